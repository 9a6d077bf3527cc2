"""What else the groups wrote: notes, targets, boards and all other tables come along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from model.capture.folding import key
from model.entities import Actor, Entity, NoFlow, Snapshot, ValueLink
from model.entities.text import NAME_LIMIT
from model.merge.conflict import Conflict
from model.merge.fields import Spoken, one_of
from model.merge.groups import Called, Group, joined_by, same_ids
from model.merge.ids import Ids
from model.merge.sources import Source
from model.workshop import Table

Calling = Callable[[Group[Any]], Iterator[Called]]


def _by_title(group: Group[Any]) -> Iterator[Called]:
    for entity in group.entities():
        yield Called(key(entity.title))


def _by_person(group: Group[Any]) -> Iterator[Called]:
    for entity in group.entities():
        yield Called("\n".join((entity.day, key(entity.name), entity.actor or "")))


def _by_pair(group: Group[Any]) -> Iterator[Called]:
    for entity in group.entities():
        yield Called(f"{entity.source}\n{entity.target}")


_TABLES: Mapping[Table, Calling | None] = {
    "attendees": _by_person,
    "no_flows": _by_pair,
    "targets": _by_title,
    "agreements": _by_title,
    "sheets": None,
    "notes": None,
    "cards": None,
    "grid_rows": None,
    "responses": None,
    "checks": None,
    "cafe_tables": None,
    "harvests": None,
    "groupings": None,
}
"""By table, what else than the id tells that two entities are one; in an order in which what is
pointed at comes first."""

_TOLD_APART: Mapping[Table, str] = {"sheets": "title"}
"""Tables whose entities go by a name that should be theirs alone, and the field that holds it."""


def take_tables(
    sources: Sequence[Source],
    ids: Sequence[Ids],
    decided: Mapping[str, int],
) -> tuple[dict[Table, dict[str, Entity]], list[Conflict]]:
    """Every table but session, agenda, actors, links and snapshots; and what is contradictory."""
    tables: dict[Table, dict[str, Entity]] = {}
    conflicts: list[Conflict] = []
    for table, calling in _TABLES.items():
        groups = _groups(table, calling, sources, ids)
        made: dict[str, Entity] = {}
        for group in groups:
            spoken = [Spoken(m.entity, (sources[m.source].title,)) for m in group.members]
            entity, found = one_of(spoken, group.id, _words(spoken[0].entity), decided)
            if not _is_pointless(entity):
                made[entity.id] = entity
                conflicts += found
        if field := _TOLD_APART.get(table):
            _tell_apart(made, groups, sources, field)
        tables[table] = made
    return tables, conflicts


def _groups(
    table: Table, calling: Calling | None, sources: Sequence[Source], ids: Sequence[Ids]
) -> tuple[Group[Entity], ...]:
    rows = [
        {each: ids[index].followed(entity) for each, entity in source.workshop.rows(table).items()}
        for index, source in enumerate(sources)
    ]
    groups = same_ids(rows)
    if calling is not None:
        groups = joined_by(groups, calling)
    for group in groups:
        for member in group.members:
            ids[member.source].became(member.entity.id, group.id)
    return groups


def _is_pointless(entity: Entity) -> bool:
    return isinstance(entity, NoFlow) and entity.source == entity.target


def _words(entity: Entity) -> str:
    for field in ("title", "text", "name"):
        if words := str(getattr(entity, field, "")):
            return words
    return ""


def _tell_apart(
    made: dict[str, Entity],
    groups: Sequence[Group[Entity]],
    sources: Sequence[Source],
    field: str,
) -> None:
    """Put the group's title behind names that several groups gave to different things."""
    taken = Counter(key(getattr(entity, field)) for entity in made.values())
    for group in groups:
        entity = made.get(group.id)
        if entity is None or taken[key(getattr(entity, field))] < 2:
            continue
        titles = sorted(sources[index].title for index in group.sources)
        ending = f" ({', '.join(titles)})"[:80]
        name = getattr(entity, field)[: NAME_LIMIT - len(ending)].rstrip() + ending
        made[group.id] = entity.model_copy(update={field: name})


def take_snapshots(sources: Sequence[Source], ids: Sequence[Ids]) -> dict[str, Snapshot]:
    """Every kept network, its actors and links under the ids of the result, its name its own."""
    made: dict[str, Snapshot] = {}
    for index, source in enumerate(sources):
        for snapshot in source.workshop.snapshots.values():
            made.setdefault(snapshot.id, _followed(snapshot, ids[index]))
    names = Counter(key(snapshot.name) for snapshot in made.values())
    for source in sources:
        for each in source.workshop.snapshots:
            if names[key(made[each].name)] > 1:
                ending = f" ({source.title})"[:80]
                name = made[each].name[: NAME_LIMIT - len(ending)].rstrip() + ending
                made[each] = made[each].model_copy(update={"name": name})
    return made


def _followed(snapshot: Snapshot, ids: Ids) -> Snapshot:
    actors: dict[str, Actor] = {}
    for actor in snapshot.actors:
        now = actor.model_copy(update={"id": ids.now(actor.id)})
        actors.setdefault(now.id, now)
    links: dict[str, ValueLink] = {}
    for link in snapshot.links:
        now_link = ids.followed(link).model_copy(update={"id": ids.now(link.id)})
        if now_link.source != now_link.target:
            links.setdefault(now_link.id, now_link)
    return snapshot.model_copy(
        update={"actors": tuple(actors.values()), "links": tuple(links.values())}
    )
