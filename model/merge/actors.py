"""Which actors of several sessions are surely one: by id, name, label, alias and spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from model.capture.folding import key
from model.entities import Actor
from model.merge.groups import Called, Group, joined_by, same_ids, together
from model.merge.sources import Source
from model.merge.spelling import spelling

ActorGroup = Group[Actor]
"""Actors that are one."""


def actor_groups(
    sources: Sequence[Source],
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[str] = (),
) -> tuple[ActorGroup, ...]:
    """The actors of all sessions, those together that are one.

    Args:
        same: pairs of ids of sure groups that somebody said are one.
        apart: ids of sure groups that somebody said are not one; each actor stands alone then.
    """
    sure = sure_groups(sources)
    if not (split := set(apart)):
        return together(sure, same)
    alone = {group.id for group in sure if group.id in split}
    pieces = [
        piece
        for piece in same_ids([source.workshop.actors for source in sources])
        if any(piece.members[0] in group.members for group in sure if group.id in alone)
    ]
    kept = [group for group in sure if group.id not in alone]
    return together([*kept, *pieces], same)


def sure_groups(sources: Sequence[Source]) -> tuple[ActorGroup, ...]:
    """The actors of all sessions, those that are surely one together.

    Sure are the same id, and then, from the strictest to the loosest, the same name, the same
    name or alias, and the same of these but for accents, abbreviations and legal form. Two actors
    that one session keeps apart are never joined so.
    """
    groups = same_ids([source.workshop.actors for source in sources])
    for calling in (_names, _all_names, _spelled_names, spelled):
        groups = joined_by(groups, calling)
    return groups


def names_of(group: ActorGroup) -> list[str]:
    """What the actors of `group` are called in full."""
    return list(dict.fromkeys(actor.name for actor in group.entities()))


def _aliases_of(group: ActorGroup) -> list[str]:
    return [alias for actor in group.entities() for alias in actor.aliases]


def _labels_of(group: ActorGroup) -> list[str]:
    return [actor.label for actor in group.entities() if actor.label]


def _names(group: ActorGroup) -> Iterator[Called]:
    for name in names_of(group):
        yield Called(key(name))


def _all_names(group: ActorGroup) -> Iterator[Called]:
    for name in (*names_of(group), *_aliases_of(group)):
        yield Called(key(name))
    for label in _labels_of(group):
        yield Called(key(label), weak=True)


def _spelled_names(group: ActorGroup) -> Iterator[Called]:
    for name in names_of(group):
        yield Called(spelling(name).key, spelling(name).form)


def spelled(group: ActorGroup) -> Iterator[Called]:
    """Everything that the actors of `group` are called, but for accents and the like."""
    for name in (*names_of(group), *_aliases_of(group)):
        yield Called(spelling(name).key, spelling(name).form)
    for label in _labels_of(group):
        yield Called(spelling(label).key, spelling(label).form, weak=True)


def apart_pairs(sources: Sequence[Source], apart: Iterable[str]) -> set[frozenset[str]]:
    """The pairs of ids that somebody said are not one."""
    split = set(apart)
    return {
        frozenset(pair)
        for group in sure_groups(sources)
        if group.id in split
        for pair in combinations(sorted({actor.id for actor in group.entities()}), 2)
    }
