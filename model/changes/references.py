"""Which entities point at which others, and what becomes of them when those go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from model.workshop import Table, Workshop


@dataclass(frozen=True, slots=True)
class Reference:
    """One field that holds ids of another table's entities.

    Fields that only say where something came from (a note's step, what a card became) are none:
    what they name may go, and they stay as they are.
    """

    field: str
    table: Table
    goes_along: bool = False
    """Whether the entity makes no sense without the other; else it merely forgets the id."""


REFERENCES: Mapping[Table, tuple[Reference, ...]] = MappingProxyType(
    {
        "days": (Reference("steps", "steps"),),
        "links": (
            Reference("source", "actors", goes_along=True),
            Reference("target", "actors", goes_along=True),
        ),
        "notes": (Reference("actors", "actors"),),
        "targets": (Reference("actors", "actors"), Reference("links", "links")),
        "cards": (Reference("sheet", "sheets", goes_along=True), Reference("actors", "actors")),
        "grid_rows": (Reference("sheet", "sheets", goes_along=True),),
        "responses": (Reference("sheet", "sheets", goes_along=True),),
        "checks": (Reference("sheet", "sheets", goes_along=True),),
        "cafe_tables": (Reference("sheet", "sheets", goes_along=True),),
        "harvests": (Reference("table", "cafe_tables", goes_along=True),),
        "attendees": (
            Reference("day", "days", goes_along=True),
            Reference("actor", "actors"),
        ),
        "groupings": (
            Reference("sheet", "sheets", goes_along=True),
            Reference("groups", "attendees"),
        ),
        "no_flows": (
            Reference("source", "actors", goes_along=True),
            Reference("target", "actors", goes_along=True),
        ),
    }
)
"""The references of each table."""


def pointing_at(table: Table) -> Iterator[tuple[Table, Reference]]:
    """The tables and fields that hold ids of `table`'s entities."""
    for pointing, references in REFERENCES.items():
        for reference in references:
            if reference.table == table:
                yield pointing, reference


def ids_in(value: Any) -> Iterator[str]:
    """The ids that a field holds: none, one, several, or several in groups."""
    if isinstance(value, str):
        yield value
    elif value is not None:
        for part in value:
            yield from ids_in(part)


def without(value: Any, gone: Collection[str]) -> Any:
    """The field's value with the ids `gone` taken out."""
    if isinstance(value, tuple):
        return tuple(
            without(part, gone) for part in value if not (isinstance(part, str) and part in gone)
        )
    return None if value in gone else value


def missing_from(workshop: Workshop, table: Table, entity: Any) -> tuple[Table, str] | None:
    """The first table and id that `entity` points at and that is not there."""
    for reference in REFERENCES.get(table, ()):
        there = workshop.rows(reference.table)
        for entity_id in ids_in(getattr(entity, reference.field)):
            if entity_id not in there:
                return reference.table, entity_id
    return None


def left_pointing(workshop: Workshop, table: Table, gone: Collection[str]) -> str | None:
    """The first of the ids `gone` of `table` that something of `workshop` points at."""
    for pointing, reference in pointing_at(table):
        for entity in workshop.rows(pointing).values():
            for entity_id in ids_in(getattr(entity, reference.field)):
                if entity_id in gone:
                    return entity_id
    return None
