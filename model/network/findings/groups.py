"""Rules about the shape as a whole: a core with a periphery, groups with nothing between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from locales import _
from model.network.findings.base import Finding, Severity, Situation

_FEWEST_ACTORS = 8
_GOOD_FIT = 0.6
_SMALLEST_CORE = 3
_LARGEST_CORE = 0.4
_TIGHT = 0.75
_MOSTLY = 0.7
_FEWEST_TIES = 5
_NAMED_IN_CORE = 5
_DISTINCT = 0.3
_SMALLEST_GROUP = 3
_EXPECTED = 2.5
"""Ties that chance would put between two groups, from which having none is worth a word."""
_NAMED = 2


def core_and_periphery(situation: Situation) -> Iterator[Finding]:
    """Some who are nearly all linked with each other, and others linked with hardly anyone else.

    Made only where the pattern fits well, and still does so without the customer, whom everybody
    is linked with by design.
    """
    fit = situation.measures.network.core_fit
    if not _is_large(situation) or fit is None or fit < _GOOD_FIT:
        return
    actors = situation.measures.actors
    core = [who for who, one in actors.items() if one.core and not situation.is_customer(who)]
    core.sort(key=lambda who: -len(situation.network.partners[who]))
    if not _SMALLEST_CORE <= len(core) <= _LARGEST_CORE * len(actors):
        return
    ends = Counter(
        (one in core) + (other in core)
        for one, other in situation.network.dyads
        if not situation.is_customer(one) and not situation.is_customer(other)
    )
    within, to_core, outside = ends[2], ends[1], ends[0]
    is_tight = within >= _TIGHT * len(core) * (len(core) - 1) / 2
    if not is_tight or to_core + outside < _FEWEST_TIES or to_core < _MOSTLY * (to_core + outside):
        return
    yield Finding(
        key="core_and_periphery",
        severity=Severity.LOW,
        words=_(
            "The core is {names}. Leaving out the customer, the others have {all} ties, "
            "and {n} of them lead to the core."
        ).format(names=situation.names(core, _NAMED_IN_CORE), all=to_core + outside, n=to_core),
        question=_("Who on the edge should be nearer the core, and what would bring them there?"),
        actors=tuple(core),
        links=(),
        measure=_("core–periphery fit"),
    )


def groups_apart(situation: Situation) -> Iterator[Finding]:
    """The two largest groups between which not a single link runs, in a network of clear groups.

    In a small or sparse network groups fall apart by chance. So the finding is made only where
    chance would tie the two: with as many ties as their actors have, several between them.
    """
    modularity = situation.measures.network.modularity
    if not _is_large(situation) or modularity is None or modularity < _DISTINCT:
        return
    groups: dict[int, list[str]] = {}
    for actor, values in situation.measures.actors.items():
        if values.community is not None:
            groups.setdefault(values.community, []).append(actor)
    partners = situation.network.partners
    large = [group for _n, group in sorted(groups.items()) if len(group) >= _SMALLEST_GROUP]
    for one, other in combinations(large, 2):
        others = set(other)
        if any(others.intersection(partners[actor]) for actor in one):
            continue
        if _by_chance(situation, one, other) < _EXPECTED:
            continue
        first, second = (
            sorted(group, key=lambda who: -len(partners[who])) for group in (one, other)
        )
        yield Finding(
            key="groups_apart",
            severity=Severity.MEDIUM,
            words=_("Two groups have no direct link between them: {one} – {other}.").format(
                one=situation.names(first, _NAMED), other=situation.names(second, _NAMED)
            ),
            question=_("What could {one} and {other} give each other without a go-between?").format(
                one=situation.name(first[0]), other=situation.name(second[0])
            ),
            actors=(*first, *second),
            links=(),
            measure=_("modularity (Louvain)"),
        )
        return


def _by_chance(situation: Situation, one: list[str], other: list[str]) -> float:
    """Ties expected between two groups where everyone keeps its number of partners.

    The degrees of both multiplied, over twice the number of ties: the null model of Newman &
    Girvan 2004, Physical Review E 69, 026113.
    """
    partners = situation.network.partners
    ends = [sum(len(partners[actor]) for actor in group) for group in (one, other)]
    return ends[0] * ends[1] / (2 * len(situation.network.dyads))


def _is_large(situation: Situation) -> bool:
    return situation.has_shape and len(situation.network.actors) >= _FEWEST_ACTORS
