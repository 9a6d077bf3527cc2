"""Entities of several sessions that are one: joined by ids, and by keys that tell it surely."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from model.entities import Entity

E = TypeVar("E", bound=Entity)


class Member(NamedTuple, Generic[E]):
    """One entity of one session."""

    source: int
    """Index of the session."""
    entity: E


@dataclass(frozen=True)
class Group(Generic[E]):
    """Entities that are one."""

    members: tuple[Member[E], ...]

    @cached_property
    def id(self) -> str:
        """The smallest of the entities' ids: the same however often and in whatever order."""
        return min(member.entity.id for member in self.members)

    @cached_property
    def sources(self) -> frozenset[int]:
        """The sessions that have one of them."""
        return frozenset(member.source for member in self.members)

    def entities(self) -> tuple[E, ...]:
        """The entities, each once."""
        return tuple(member.entity for member in self.members)


class Called(NamedTuple):
    """One key that may tell what is meant."""

    key: str
    form: str = ""
    """What must not differ, as a name's legal form; empty where nothing is said."""
    weak: bool = False
    """Whether several entities may share it, as a short label."""


Calling = Callable[[Group[E]], Iterable[Called]]
"""The keys of a group."""

Holding = dict[int, list[Called]]
"""Which groups hold a key, by their index, and how."""


def same_ids(rows: Iterable[Mapping[str, E]]) -> tuple[Group[E], ...]:
    """The entities of all sessions, those together that were one once: copies of a session.

    Args:
        rows: the table of each session.
    """
    members = [
        Member(index, entity) for index, table in enumerate(rows) for entity in table.values()
    ]
    ids = [(member.entity.id, *_former_ids(member.entity)) for member in members]
    return _made([[member] for member in members], _components(ids))


def _former_ids(entity: Entity) -> tuple[str, ...]:
    former: tuple[str, ...] = getattr(entity, "former_ids", ())
    return former


def together(groups: Sequence[Group[E]], pairs: Iterable[tuple[str, str]]) -> tuple[Group[E], ...]:
    """`groups` with those joined whose ids stand in a pair."""
    linked = {group.id: [group.id] for group in groups}
    for one, other in pairs:
        if one in linked and other in linked:
            linked[one].append(other)
    parts = _components([linked[group.id] for group in groups])
    return _made([group.members for group in groups], parts)


def joined_by(groups: Sequence[Group[E]], calling: Calling[E]) -> tuple[Group[E], ...]:
    """`groups` with those joined that a key surely tells to be one.

    Nobody is joined where one session keeps two of them apart, or where it is not plain with whom:
    the outcome does not depend on the order of the sessions.
    """
    keys: list[list[str]] = [[] for _group in groups]
    for key, holding in holders(groups, calling).items():
        if len(holding) > 1 and is_plain(groups, holding):
            for index in holding:
                keys[index].append(key)
    parts: list[list[int]] = []
    for part in _components(keys):
        sound = _apart_nowhere([groups[index] for index in part])
        parts.extend([part] if sound else [[index] for index in part])
    return _made([group.members for group in groups], parts)


def holders(groups: Sequence[Group[E]], calling: Calling[E]) -> dict[str, Holding]:
    """By key, which of `groups` hold it, and how."""
    found: dict[str, Holding] = {}
    for index, group in enumerate(groups):
        for called in calling(group):
            if called.key:
                found.setdefault(called.key, {}).setdefault(index, []).append(called)
    return found


def is_plain(groups: Sequence[Group[E]], holding: Holding) -> bool:
    """Whether all groups that hold a key are surely one.

    They are not where a session has two of them, where their forms differ, or where more than two
    share what several may share.
    """
    strong = [index for index, called in holding.items() if any(not each.weak for each in called)]
    if not strong or (len(strong) < len(holding) and len(holding) > 2):
        return False
    forms = {each.form for called in holding.values() for each in called}
    return len(forms - {""}) < 2 and _apart_nowhere([groups[index] for index in holding])


def _apart_nowhere(groups: Sequence[Group[E]]) -> bool:
    """Whether no session has two of `groups`."""
    sources = [source for group in groups for source in group.sources]
    return len(set(sources)) == len(sources)


def _made(
    members: Sequence[Sequence[Member[E]]], parts: Iterable[Sequence[int]]
) -> tuple[Group[E], ...]:
    """The groups whose members are those of each part together; ordered by id."""
    made = [
        Group(tuple(sorted((m for index in part for m in members[index]), key=_place)))
        for part in parts
    ]
    return tuple(sorted(made, key=lambda group: group.id))


def _place(member: Member[E]) -> tuple[str, int]:
    return member.entity.id, member.source


def _components(keys: Sequence[Iterable[str]]) -> list[list[int]]:
    """The indices of `keys` that share a key, directly or over others, in parts."""
    parent = list(range(len(keys)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[str, int] = {}
    for index, each in enumerate(keys):
        for one in each:
            parent[root(index)] = root(first.setdefault(one, index))
    parts: dict[int, list[int]] = {}
    for index in range(len(keys)):
        parts.setdefault(root(index), []).append(index)
    return list(parts.values())
