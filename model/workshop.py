"""Everything a session holds at one moment: immutable tables of entities by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal, TypeVar, cast, get_args

from pydantic import ValidationError

from locales import _
from model.entities import (
    Actor,
    Agreement,
    Attendee,
    CafeTable,
    Card,
    Check,
    Day,
    Entity,
    GridRow,
    Grouping,
    Harvest,
    NoFlow,
    Note,
    Response,
    Session,
    Sheet,
    Snapshot,
    Step,
    Target,
    ValueLink,
)
from model.errors import CannotOpen

Table = Literal[
    "session",
    "days",
    "steps",
    "actors",
    "links",
    "notes",
    "targets",
    "agreements",
    "snapshots",
    "sheets",
    "cards",
    "grid_rows",
    "responses",
    "checks",
    "cafe_tables",
    "harvests",
    "attendees",
    "groupings",
    "no_flows",
]
"""A table of a session file, named as in `arvoverkko show --json`."""

TABLES: Mapping[Table, type[Entity]] = MappingProxyType(
    {
        "session": Session,
        "days": Day,
        "steps": Step,
        "actors": Actor,
        "links": ValueLink,
        "notes": Note,
        "targets": Target,
        "agreements": Agreement,
        "snapshots": Snapshot,
        "sheets": Sheet,
        "cards": Card,
        "grid_rows": GridRow,
        "responses": Response,
        "checks": Check,
        "cafe_tables": CafeTable,
        "harvests": Harvest,
        "attendees": Attendee,
        "groupings": Grouping,
        "no_flows": NoFlow,
    }
)
assert tuple(TABLES) == get_args(Table)

_TABLE_OF: Mapping[type[Entity], Table] = {entity: table for table, entity in TABLES.items()}

E = TypeVar("E", bound=Entity)

Rows = Mapping[str, E]
"""Entities by id, in the order in which they were created."""


def table_of(entity: Entity) -> Table:
    """The table that `entity` is stored in."""
    return _TABLE_OF[type(entity)]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A session's whole content at one moment. Changes make a new one and share what stays."""

    session: Session
    days: Rows[Day] = field(default_factory=dict)
    steps: Rows[Step] = field(default_factory=dict)
    actors: Rows[Actor] = field(default_factory=dict)
    links: Rows[ValueLink] = field(default_factory=dict)
    notes: Rows[Note] = field(default_factory=dict)
    targets: Rows[Target] = field(default_factory=dict)
    agreements: Rows[Agreement] = field(default_factory=dict)
    snapshots: Rows[Snapshot] = field(default_factory=dict)
    sheets: Rows[Sheet] = field(default_factory=dict)
    cards: Rows[Card] = field(default_factory=dict)
    grid_rows: Rows[GridRow] = field(default_factory=dict)
    responses: Rows[Response] = field(default_factory=dict)
    checks: Rows[Check] = field(default_factory=dict)
    cafe_tables: Rows[CafeTable] = field(default_factory=dict)
    harvests: Rows[Harvest] = field(default_factory=dict)
    attendees: Rows[Attendee] = field(default_factory=dict)
    groupings: Rows[Grouping] = field(default_factory=dict)
    no_flows: Rows[NoFlow] = field(default_factory=dict)

    def rows(self, table: Table) -> Mapping[str, Entity]:
        """The rows of `table` by id; the session itself is a table of one row."""
        if table == "session":
            return {self.session.id: self.session}
        rows: Mapping[str, Entity] = getattr(self, table)
        return rows

    def with_rows(self, table: Table, rows: Mapping[str, Entity]) -> Workshop:
        """A copy in which `table` holds `rows`."""
        columns: dict[str, Any] = {table: rows}
        if table == "session":
            (columns["session"],) = rows.values()
        return replace(self, **columns)

    def days_in_order(self) -> list[Day]:
        """The workshop days by their number."""
        return sorted(self.days.values(), key=lambda day: (day.number, day.start, day.id))

    def steps_of(self, day: Day) -> list[Step]:
        """The steps of `day` in their order."""
        return [self.steps[step_id] for step_id in day.steps if step_id in self.steps]

    def day_of(self, step_id: str) -> Day | None:
        """The day whose agenda holds the step."""
        return next((day for day in self.days.values() if step_id in day.steps), None)

    def documents(self) -> dict[Table, list[dict[str, Any]]]:
        """Every entity as plain JSON values, by table."""
        return {
            table: [entity.model_dump(mode="json") for entity in self.rows(table).values()]
            for table in TABLES
        }

    @classmethod
    def from_documents(cls, documents: Mapping[str, list[dict[str, Any]]]) -> Workshop:
        """The workshop that `documents` describe, as `documents()` gives them.

        Raises:
            CannotOpen: where an entity does not fit its table, naming table, row and field.
        """
        tables: dict[Table, dict[str, Entity]] = {}
        for table, entity_type in TABLES.items():
            entities = []
            for row, document in enumerate(documents.get(table, []), start=1):
                try:
                    entities.append(entity_type.model_validate(document))
                except ValidationError as error:
                    fault = error.errors()[0]
                    raise CannotOpen(
                        _("row {row} of {table} cannot be read: {field}: {reason}").format(
                            row=row,
                            table=table,
                            field=".".join(map(str, fault["loc"])) or "-",
                            reason=fault["msg"],
                        )
                    ) from error
            tables[table] = in_order_of_creation(entities)
        session_rows = list(tables.pop("session").values())
        if len(session_rows) != 1 or not isinstance(session_rows[0], Session):
            raise CannotOpen(_("the file holds no session"))
        return cls(session=session_rows[0], **cast(dict[str, Any], tables))


def in_order_of_creation(entities: list[E]) -> dict[str, E]:
    """`entities` by id, oldest first; those of one moment keep the order they are given in."""
    ordered = sorted(entities, key=lambda entity: entity.created)
    return {entity.id: entity for entity in ordered}
