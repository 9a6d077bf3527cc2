"""Actors and links that are one made into one, each with the groups that said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.capture.folding import key
from model.entities import Actor, ValueLink
from model.entities.text import NAME_LIMIT
from model.merge.actors import ActorGroup
from model.merge.conflict import Conflict
from model.merge.fields import Spoken, agreed, one_of
from model.merge.groups import Called, Group, joined_by, same_ids
from model.merge.ids import Ids, derived_id
from model.merge.sources import Source, in_alphabet
from model.merge.values import lists


@dataclass
class Network:
    """The actors and links of the result while they are made."""

    actors: dict[str, Actor] = field(default_factory=dict)
    links: dict[str, ValueLink] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    to_themselves: list[tuple[ValueLink, tuple[str, ...]]] = field(default_factory=list)
    """Links whose two ends have become one actor, with those who said them."""


def take_actors(
    network: Network,
    groups: Sequence[ActorGroup],
    sources: Sequence[Source],
    ids: Sequence[Ids],
    decided: Mapping[str, int],
) -> None:
    """Put the actors into `network`; `ids` learn what became of each."""
    for group in groups:
        for member in group.members:
            ids[member.source].became(member.entity.id, group.id)
    for group in groups:
        spoken = [
            Spoken(ids[m.source].followed(m.entity), sources[m.source].origins_of(m.entity))
            for m in group.members
        ]
        name = agreed(spoken, "name")
        label = agreed(spoken, "label")
        settled = {
            "name": name,
            "label": label,
            "aliases": _aliases((name, label), spoken),
            "origins": in_alphabet(origin for one in spoken for origin in one.origins),
            "former_ids": _former_ids(group.id, spoken),
        }
        actor, conflicts = one_of(spoken, group.id, name, decided, settled)
        network.actors[actor.id] = actor
        network.conflicts += conflicts


def _aliases(called: tuple[str, ...], spoken: Sequence[Spoken[Actor]]) -> tuple[str, ...]:
    """Every spelling but those it is `called` by: aliases, and names and labels not chosen."""
    actors = [one.entity for one in spoken]
    known = set(map(key, called))
    kept = [alias for alias in lists(actor.aliases for actor in actors) if key(alias) not in known]
    known.update(map(key, kept))
    for other in in_alphabet(each for actor in actors for each in (actor.name, actor.label)):
        if other and key(other) not in known:
            kept.append(other)
            known.add(key(other))
    return tuple(kept)


def _former_ids(
    entity_id: str, spoken: Sequence[Spoken[Actor]] | Sequence[Spoken[ValueLink]]
) -> tuple[str, ...]:
    entities = [one.entity for one in spoken]
    every = {each for entity in entities for each in (entity.id, *entity.former_ids)}
    return tuple(sorted(every - {entity_id}))


def tell_apart(network: Network, groups: Sequence[ActorGroup]) -> None:
    """Put the group's title behind the names of `groups`, which are called the same."""
    called = Counter(key(actor.name) for actor in network.actors.values())
    for group in groups:
        actor = network.actors[group.id]
        if called[key(actor.name)] > 1:
            ending = f" ({', '.join(actor.origins)})"[:60]
            name = actor.name[: NAME_LIMIT - len(ending)].rstrip() + ending
            network.actors[actor.id] = actor.model_copy(update={"name": name})


def take_links(
    network: Network, sources: Sequence[Source], ids: Sequence[Ids], decided: Mapping[str, int]
) -> None:
    """Put the links into `network`, its actors being there; `ids` learn what became of each."""
    followed = [
        {link.id: ids[index].followed(link) for link in source.workshop.links.values()}
        for index, source in enumerate(sources)
    ]
    groups = _link_groups(followed)
    wanted = Counter(group.id for group in groups)
    for group in groups:
        link_id = group.id
        if wanted[link_id] > 1:
            link_id = derived_id(link_id, _ends_name(group))
        spoken = [Spoken(m.entity, sources[m.source].origins_of(m.entity)) for m in group.members]
        for member in group.members:
            ids[member.source].became(member.entity.id, link_id)
        _take_link(network, link_id, spoken, decided)


def _take_link(
    network: Network, link_id: str, spoken: Sequence[Spoken[ValueLink]], decided: Mapping[str, int]
) -> None:
    first = spoken[0].entity
    origins = in_alphabet(origin for one in spoken for origin in one.origins)
    if first.source == first.target:
        network.to_themselves.append((first, origins))
        return
    what = agreed(spoken, "what")
    name = f"{network.actors[first.source].name} → {network.actors[first.target].name}: {what}"
    settled = {"origins": origins, "former_ids": _former_ids(link_id, spoken)}
    link, conflicts = one_of(spoken, link_id, name, decided, settled)
    network.links[link.id] = link
    network.conflicts += conflicts


def _link_groups(rows: Sequence[Mapping[str, ValueLink]]) -> list[Group[ValueLink]]:
    """The links that are one: by id, then by all that tells flows apart, then by what flows."""
    groups = tuple(part for group in same_ids(rows) for part in _by_ends(group))
    for calling in (_exactly, _roughly):
        groups = joined_by(groups, calling)
    return list(groups)


def _by_ends(group: Group[ValueLink]) -> Iterator[Group[ValueLink]]:
    """One group for each pair of ends: a link that somebody turned round has become two."""
    parts: dict[tuple[str, str], list[int]] = {}
    for index, link in enumerate(group.entities()):
        parts.setdefault((link.source, link.target), []).append(index)
    for indices in parts.values():
        yield Group(tuple(group.members[index] for index in indices))


def _ends_name(group: Group[ValueLink]) -> str:
    return min(
        "\n".join((link.source, link.target, key(link.what), link.nature))
        for link in group.entities()
    )


def _roughly(group: Group[ValueLink]) -> Iterator[Called]:
    for link in group.entities():
        yield Called("\n".join((link.source, link.target, key(link.what), link.nature)))


def _exactly(group: Group[ValueLink]) -> Iterator[Called]:
    for link in group.entities():
        rest = (link.state, key(link.category), key(link.channel))
        yield Called("\n".join((link.source, link.target, key(link.what), link.nature, *rest)))
