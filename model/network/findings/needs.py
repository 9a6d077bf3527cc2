"""The rule that brings together what some actors need and another offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from locales import _, ngettext
from model.network.findings.base import Finding, Severity, Situation
from model.network.findings.common_words import Vocabulary
from model.network.findings.matching import Match, Offers, Said
from model.network.findings.phrases import phrases
from model.network.findings.stems import Stem
from model.network.words import shortened

_MOST = 3
_MOST_NAMES = 3
_LONGEST_PHRASE = 52
_MOST_WORDS = 2
_EVERYBODY = 0.25
_FEW_ENOUGH = 8


def needs_and_offers(situation: Situation) -> Iterator[Finding]:
    """Some need what another offers, and nothing flows that way yet, nor is it wished for.

    One finding for each thing offered, those that share rarer words first.
    """
    actors = situation.network.actors.values()
    needs = [Said(one.id, phrase) for one in actors for phrase in phrases(one.needs)]
    offers = [Said(one.id, phrase) for one in actors for phrase in phrases(one.offers)]
    if not needs or not offers:
        return
    rarity = _rarity(situation, [*needs, *offers])
    linked = {(link.source, link.target) for link in situation.network.links}
    index = Offers(offers)
    found = [
        match
        for needed in needs
        for match in index.matching(needed, rarity)
        if (match.offered.actor, match.needed.actor) not in linked
    ]
    for together in _by_thing(found)[:_MOST]:
        yield _finding(situation, together)


def _rarity(situation: Situation, everything: list[Said]) -> Mapping[Stem, float]:
    """By stem: 1 over the number of actors who use the word; left out where too many do.

    What the customers are called is left out too: all that is needed or offered is for them.
    """
    users: dict[Stem, set[str]] = {}
    for said in everything:
        for word in said.phrase.words:
            users.setdefault(word.stem, set()).add(said.actor)
    counts: Counter[str] = Counter()
    for one, actors in users.items():
        counts[one.finnish] = max(counts[one.finnish], len(actors))
    most = max(_FEW_ENOUGH, _EVERYBODY * len(situation.network.actors))
    customers = Vocabulary(
        word
        for customer in situation.network.customers
        for word in situation.network.actors[customer].name.split()
    )
    return {
        one: 1 / counts[one.finnish]
        for one in users
        if counts[one.finnish] <= most and one not in customers
    }


def _by_thing(found: list[Match]) -> list[list[Match]]:
    """The matches by thing offered, the best first, and of each thing only the best giver's."""
    things: dict[tuple[str, str], list[Match]] = {}
    for match in found:
        things.setdefault((match.about, match.offered.actor), []).append(match)
    best: dict[str, list[Match]] = {}
    for (about, _giver), together in things.items():
        together.sort(key=lambda match: -match.weight)
        if about not in best or _value(together) > _value(best[about]):
            best[about] = together
    return sorted(best.values(), key=_value, reverse=True)


def _value(together: list[Match]) -> float:
    return sum(match.weight for match in together)


def _finding(situation: Situation, together: list[Match]) -> Finding:
    best = together[0]
    giver = best.offered.actor
    getters = list(dict.fromkeys(match.needed.actor for match in together))
    names = situation.names(getters, _MOST_NAMES)
    offered = shortened(best.offered.phrase.text, _LONGEST_PHRASE)
    sentences = (
        ngettext("{names} needs: “{what}”.", "{names} need: “{what}”.", len(getters)).format(
            names=names, what=shortened(best.needed.phrase.text, _LONGEST_PHRASE)
        ),
        _("{name} offers: “{what}”.").format(name=situation.name(giver), what=offered),
        _("In common: {words}.").format(words=_in_common(best)),
    )
    return Finding(
        key="needs_and_offers",
        severity=Severity.MEDIUM,
        words=" ".join(sentences),
        question=_("{giver} → {getters}: does this fit, and who makes the first call?").format(
            giver=situation.name(giver), getters=names
        ),
        actors=(*getters, giver),
        links=(),
        measure=_("structural holes (needs and offers)"),
    )


def _in_common(match: Match) -> str:
    """The words that brought the two together: what stands for one thing in other forms."""
    pairs = [
        needed if needed.casefold() == offered.casefold() else f"{needed} – {offered}"
        for needed, offered in match.in_common
    ]
    return ", ".join(pairs[:_MOST_WORDS])
