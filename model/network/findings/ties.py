"""Rules about what carries the ties: mandates behind strong ones, loops in which value returns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from locales import _, ngettext
from model.entities import Strength
from model.network.findings.base import Finding, Severity, Situation, ids
from model.network.measures.loops import LONGEST

_FEWEST_STRONG = 3
_FEWEST_LINKS_FOR_LOOPS = 10
_ROUND_TRIP = 2


def strong_without_mandate(situation: Situation) -> Iterator[Finding]:
    """Strong ties of actors for whom no mandate is written down; the customer needs none.

    Where nobody's mandate is written down the room has not been asked yet: that is told as one
    thing, and quietly.
    """
    network = situation.network
    strong = [link for link in network.existing if link.strength is Strength.STRONG]
    if len(strong) < _FEWEST_STRONG:
        return
    ties: dict[str, int] = {}
    for link in strong:
        for end in (link.source, link.target):
            if not network.actors[end].mandate and not situation.is_customer(end):
                ties[end] = ties.get(end, 0) + 1
    actors = tuple(sorted(ties, key=lambda actor: -ties[actor]))
    if not actors:
        return
    links = [link for link in strong if link.source in ties or link.target in ties]
    is_asked = any(actor.mandate for actor in network.actors.values())
    yield Finding(
        key="strong_without_mandate",
        severity=Severity.MEDIUM if is_asked else Severity.LOW,
        words=_mandate_words(situation, actors, is_asked=is_asked),
        question=_("{name}: who has promised time and resources for these ties?").format(
            name=situation.name(actors[0])
        ),
        actors=actors,
        links=ids(links),
        measure=_("strong ties without mandate"),
    )


def _mandate_words(situation: Situation, actors: tuple[str, ...], *, is_asked: bool) -> str:
    if is_asked:
        words = ngettext(
            "{n} actor has strong ties but no written mandate: {names}.",
            "{n} actors have strong ties but no written mandate: {names}.",
            len(actors),
        )
    else:
        words = ngettext(
            "Nobody's mandate is written down, and {n} actor has strong ties: {names}.",
            "Nobody's mandate is written down, and {n} actors have strong ties: {names}.",
            len(actors),
        )
    return words.format(n=len(actors), names=situation.names(actors))


def value_loops(situation: Situation) -> Iterator[Finding]:
    """Loops of three or four actors in which value returns, those with the customer first."""
    if not situation.has_shape:
        return
    loops = [loop for loop in situation.measures.loops if len(loop) > _ROUND_TRIP]
    if not loops:
        return
    loop = min(loops, key=lambda loop: not any(map(situation.is_customer, loop)))
    around = [*loop, loop[0]]
    links = [situation.network.arcs[source, target][0] for source, target in pairwise(around)]
    path = " → ".join(situation.label(actor) for actor in around)
    if situation.measures.all_loops:
        words = ngettext(
            "Value returns in {n} loop of three or four actors: {path}.",
            "Value returns in {n} loops of three or four actors, for example {path}.",
            len(loops),
        ).format(n=len(loops), path=path)
    else:
        words = _("Value returns in more than {n} loops, for example {path}.").format(
            n=len(loops), path=path
        )
    yield Finding(
        key="value_loops",
        severity=Severity.LOW,
        words=words,
        question=_("{path}: what keeps this loop turning?").format(path=path),
        actors=loop,
        links=ids(links),
        measure=_("directed cycles"),
    )


def no_return(situation: Situation) -> Iterator[Finding]:
    """Not a single loop of two to four actors: no value comes back by any short way."""
    links = len(situation.network.existing)
    if not situation.has_shape or links < _FEWEST_LINKS_FOR_LOOPS:
        return
    if situation.measures.loops or not situation.measures.all_loops:
        return
    yield Finding(
        key="no_return",
        severity=Severity.MEDIUM,
        words=_(
            "Not one of the {links} links is part of a loop of two to {longest} actors: "
            "what is given does not come back."
        ).format(links=links, longest=LONGEST),
        question=_("What comes back to those who give, and by which way?"),
        actors=(),
        links=(),
        measure=_("directed cycles"),
    )
