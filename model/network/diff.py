"""What changed between two states of the network: actors and links that came, went and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from model.entities import Actor, Entity, Snapshot, ValueLink
from model.network.graph import Network
from model.workshop import Workshop

E = TypeVar("E", bound=Entity)

Identity = tuple[str, ...]
"""What makes two entities with different ids the same thing captured twice."""

_NO_DIFFERENCE = frozenset({"id", "created", "step", "origins", "pinned"})
"""Where something came from and where it stands on the map says nothing of the network."""


@dataclass(frozen=True, slots=True)
class Changed(Generic[E]):
    """One actor or link that is in both states and not the same."""

    before: E
    after: E
    fields: tuple[str, ...]
    """Names of the fields that differ, in the entity's order."""


@dataclass(frozen=True, slots=True)
class Difference(Generic[E]):
    """What came, went and changed among the actors, or among the links."""

    added: tuple[E, ...]
    """From the later state."""
    removed: tuple[E, ...]
    """From the earlier state."""
    changed: tuple[Changed[E], ...]

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class NetworkDiff:
    """The difference between an earlier and a later network."""

    before: Network
    after: Network
    actors: Difference[Actor]
    links: Difference[ValueLink]

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.actors or self.links)


def compare(snapshot: Snapshot, workshop: Workshop) -> NetworkDiff:
    """What changed in the network since `snapshot` was kept."""
    return difference(Network.of(snapshot.actors, snapshot.links), Network.of_workshop(workshop))


def difference(before: Network, after: Network) -> NetworkDiff:
    """What changed from `before` to `after`.

    Actors and links are the same where their ids are. What has no match by id is matched by what
    it says, so that something removed and captured anew has not changed: actors by name, links by
    ends, value and nature. When it was captured and where it stands on the map is no difference.
    """
    same_actors = _matched(before.actors, after.actors, lambda actor: (actor.name.casefold(),))
    now_called = {old.id: new.id for old, new in same_actors}
    earlier = {link.id: _with_ends(link, now_called) for link in before.links}
    later = {link.id: link for link in after.links}
    same_links = _matched(earlier, later, _link_identity)
    return NetworkDiff(
        before=before,
        after=after,
        actors=_difference(before.actors, after.actors, same_actors),
        links=_difference(earlier, later, same_links),
    )


def _link_identity(link: ValueLink) -> Identity:
    return (link.source, link.target, link.what.casefold(), link.nature)


def _with_ends(link: ValueLink, now_called: Mapping[str, str]) -> ValueLink:
    """`link` between the actors that its ends are now, where they were captured anew."""
    source, target = (now_called.get(end, end) for end in (link.source, link.target))
    if (source, target) == (link.source, link.target):
        return link
    return link.model_copy(update={"source": source, "target": target})


def _matched(
    before: Mapping[str, E], after: Mapping[str, E], identity: Callable[[E], Identity]
) -> list[tuple[E, E]]:
    """Pairs of the same thing before and after, in the order of `after`."""
    partner = {key: before[key] for key in after if key in before}
    unmatched: dict[Identity, list[E]] = {}
    for key, entity in before.items():
        if key not in partner:
            unmatched.setdefault(identity(entity), []).append(entity)
    for key, entity in after.items():
        if key not in partner and (found := unmatched.get(identity(entity))):
            partner[key] = found.pop(0)
    return [(partner[key], entity) for key, entity in after.items() if key in partner]


def _difference(
    before: Mapping[str, E], after: Mapping[str, E], same: list[tuple[E, E]]
) -> Difference[E]:
    kept_before = {old.id for old, _new in same}
    kept_after = {new.id for _old, new in same}
    changed = (
        Changed(old, new, tuple(_differing(old, new)))
        for old, new in same
        if old is not new and old != new
    )
    return Difference(
        added=tuple(entity for key, entity in after.items() if key not in kept_after),
        removed=tuple(entity for key, entity in before.items() if key not in kept_before),
        changed=tuple(change for change in changed if change.fields),
    )


def _differing(old: Entity, new: Entity) -> list[str]:
    was, now = dict(old), dict(new)
    return [
        field
        for field in {**now, **was}
        if field not in _NO_DIFFERENCE and was.get(field) != now.get(field)
    ]
