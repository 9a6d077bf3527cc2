"""The rule that matches what one actor needs with what another offers, by words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from locales import _
from model.entities import Actor
from model.network.findings.base import Finding, Severity, Situation

Offers = dict[str, list[tuple[str, str]]]
"""By the first letters of a word offered: the word and who offers it."""

_SHORTEST = 5
_STEM_SHARE = 0.7
_MOST = 5
_WORD = re.compile(r"[^\W\d_]+")

_COMMON_WORDS = frozenset(
    _WORD.findall(
        """
        kaikki kaikille kaikkien kanssa myös muiden muille muita omaan omien oman sekä tarve
        tarvitsee tarvitsemme tarjoaa tarjoamme voimme haluamme asiakas asiakkaan asiakkaat
        asiakkaita asiakkaille verkosto verkoston verkostossa verkostoon yhteinen yhteistä
        yhteistyö yhteistyötä
        about customer customers every needs network offer offers other others their there these
        those which would
        """
    )
)
"""Words that many actors write and that say nothing about what is needed or offered."""


def needs_and_offers(situation: Situation) -> Iterator[Finding]:
    """Someone needs what others offer, and nothing flows between them that way.

    Words match by their beginnings, since Finnish inflects their ends; the match is shown.
    """
    offers: Offers = {}
    for actor in situation.network.actors.values():
        for word in _words(actor.offers):
            offers.setdefault(word[:_SHORTEST], []).append((word, actor.id))
    found = (
        _finding(situation, getter.id, needed, givers)
        for getter in situation.network.actors.values()
        for needed in _words(getter.needs)
        if (givers := _givers(situation, getter, needed, offers))
    )
    yield from islice(found, _MOST)


def _words(text: str) -> list[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return list(dict.fromkeys(w for w in found if len(w) >= _SHORTEST and w not in _COMMON_WORDS))


def _givers(situation: Situation, getter: Actor, needed: str, offers: Offers) -> dict[str, str]:
    """The word each actor offers that meets the need, of those who give `getter` nothing yet."""
    givers: dict[str, str] = {}
    for offered, giver in offers.get(needed[:_SHORTEST], ()):
        is_open = giver != getter.id and (giver, getter.id) not in situation.network.arcs
        if is_open and giver not in givers and _same_stem(needed, offered):
            givers[giver] = offered
    return givers


def _same_stem(one: str, other: str) -> bool:
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= _STEM_SHARE * max(len(one), len(other))


def _finding(situation: Situation, getter: str, needed: str, givers: dict[str, str]) -> Finding:
    first, offered = next(iter(givers.items()))
    return Finding(
        key="needs_and_offers",
        severity=Severity.MEDIUM,
        words=_(
            "{getter} needs “{needed}”. Offered by those who have no link there: "
            "{givers} (“{offered}”)."
        ).format(
            getter=situation.name(getter),
            needed=needed,
            givers=situation.names(givers),
            offered=offered,
        ),
        question=_("Could this flow: {giver} → {getter}: {what}?").format(
            giver=situation.name(first), getter=situation.name(getter), what=offered
        ),
        actors=(getter, *givers),
        links=(),
        measure=_("structural holes (needs and offers)"),
    )
