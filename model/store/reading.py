"""From the tables of a file to a workshop; what does not fit is set aside, never dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError

from locales import _, ngettext
from model.entities import Day, Entity, Note, Session, Target, ValueLink
from model.errors import CannotOpen
from model.store.sessionfile import INVALID, Document, Tables
from model.workshop import TABLES, Table, Workshop, in_order_of_creation


@dataclass(slots=True)
class Reading:
    """A workshop and the tables it was read from."""

    workshop: Workshop
    tables: Tables
    """The tables without the rows that could not be read; those are in the table `_invalid`."""
    problems: list[str] = field(default_factory=list)
    """What was set aside, in words."""


def read_workshop(tables: Tables) -> Reading:
    """The workshop that `tables` hold.

    Rows that fit no entity, that have another row's id, or that link actors who are not there go to
    the table `_invalid`, with the reason. A note, target or day that mentions something missing
    stays without the mention, and its original goes there.

    Raises:
        CannotOpen: where the session's own row cannot be read.
    """
    invalid = _Invalid(tables)
    found: dict[Table, dict[str, Entity]] = {}
    kept: Tables = {name: rows for name, rows in tables.items() if name not in TABLES}
    for table, entity_type in TABLES.items():
        entities: dict[str, Entity] = {}
        rows: dict[str, Document] = {}
        for key, document in tables.get(table, {}).items():
            entity = _entity(entity_type, document, entities)
            if isinstance(entity, str):
                invalid.add(table, document, entity)
                continue
            entities[entity.id] = entity
            rows[key] = document
        found[table], kept[table] = entities, rows
    _leave_out_dangling(found, kept, invalid)
    if len(found["session"]) != 1:
        raise CannotOpen(
            _("The row that describes the session itself cannot be read: {reason}").format(
                reason=invalid.reason_for("session") or _("there is none")
            )
        )
    session = next(iter(found.pop("session").values()))
    columns = {table: in_order_of_creation(list(rows.values())) for table, rows in found.items()}
    workshop = Workshop(session=cast(Session, session), **cast(dict[str, Any], columns))
    if invalid.rows:
        kept[INVALID] = {**kept.get(INVALID, {}), **invalid.rows}
    return Reading(workshop, kept, invalid.words())


class _Invalid:
    """The rows that are set aside."""

    def __init__(self, tables: Tables) -> None:
        taken = (int(key) for key in tables.get(INVALID, {}) if key.isdecimal())
        self._next = max(taken, default=0) + 1
        self.rows: dict[str, Document] = {}

    def add(self, table: str, document: Document, reason: str) -> None:
        row = {"table": table, "reason": reason, "document": document}
        self.rows[str(self._next)] = row
        self._next += 1

    def reason_for(self, table: str) -> str:
        return next((row["reason"] for row in self.rows.values() if row["table"] == table), "")

    def words(self) -> list[str]:
        if not self.rows:
            return []
        first = next(iter(self.rows.values()))
        return [
            ngettext(
                "One row of the file does not fit and was set aside inside it, not deleted "
                "({table}: {reason}).",
                "{n} rows of the file do not fit and were set aside inside it, not deleted "
                "(the first in {table}: {reason}).",
                len(self.rows),
            ).format(n=len(self.rows), table=first["table"], reason=first["reason"])
        ]


def _entity(
    entity_type: type[Entity], document: Document, others: dict[str, Entity]
) -> Entity | str:
    """The entity of a row, or why there is none."""
    try:
        entity = entity_type.model_validate(document)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"]))
        return f"{place}: {fault['msg']}" if place else fault["msg"]
    if entity.id in others:
        return _("another row has the id {id}").format(id=entity.id)
    if entity.created.tzinfo is not None:
        return _("the time {time} has a time zone").format(time=entity.created.isoformat())
    return entity


def _leave_out_dangling(
    found: dict[Table, dict[str, Entity]], kept: Tables, invalid: _Invalid
) -> None:
    actors, steps = found["actors"].keys(), found["steps"].keys()
    names: tuple[Table, ...] = ("links", "notes", "targets", "days")
    for name in names:
        for key, document in list(kept[name].items()):
            entity = found[name][document["id"]]
            wanted = _mentioned(entity)
            missing = wanted - (steps if isinstance(entity, Day) else actors)
            if not missing:
                continue
            invalid.add(name, document, _("there is no {id}").format(id=min(missing)))
            if isinstance(entity, ValueLink):
                del kept[name][key], found[name][entity.id]
                continue
            column = "steps" if isinstance(entity, Day) else "actors"
            left = [other for other in document[column] if other not in missing]
            kept[name][key] = {**document, column: left}
            found[name][entity.id] = entity.model_copy(update={column: tuple(left)})


def _mentioned(entity: Entity) -> set[str]:
    if isinstance(entity, ValueLink):
        return {entity.source, entity.target}
    if isinstance(entity, Note | Target):
        return set(entity.actors)
    return set(entity.steps) if isinstance(entity, Day) else set()
