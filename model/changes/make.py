"""Making changes: adding, editing and removing entities, with everything that goes along."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from locales import _
from model.changes.change import Change, Edit
from model.changes.references import REFERENCES, ids_in, pointing_at, without
from model.entities import Day, Entity, Snapshot
from model.errors import Refused
from model.workshop import Table, Workshop

M = TypeVar("M", bound=BaseModel)


def refusal(error: ValidationError) -> Refused:
    """The first fault that pydantic found, in words."""
    fault = error.errors()[0]
    field = ".".join(str(part) for part in fault["loc"])
    words = fault_words(fault)
    return Refused(words if words != fault["msg"] else f"{field}: {words}")


def fault_words(fault: ErrorDetails) -> str:
    """What is wrong with one field, in our own words where there are any."""
    return str(fault.get("ctx", {}).get("error", fault["msg"]))


def new(entity_type: type[M], /, **fields: Any) -> M:
    """A validated entity or part of one.

    Raises:
        Refused: where a field does not fit, naming it.
    """
    try:
        return entity_type.model_validate(fields)
    except ValidationError as error:
        raise refusal(error) from error


def edited(entity: M, /, **fields: Any) -> M:
    """A validated copy of `entity` with `fields` replaced.

    Raises:
        Refused: where a field does not fit, naming it.
    """
    return new(type(entity), **{**dict(entity), **fields})


def add(*entities: Entity, at: dt.datetime) -> Change:
    """The change that adds `entities`."""
    return Change.make(*(Edit(before=None, after=entity) for entity in entities), at=at)


def update(entity: Entity, /, *, at: dt.datetime, **fields: Any) -> Change:
    """The change that replaces `fields` of `entity`.

    Raises:
        Refused: where a field does not fit, naming it.
    """
    return Change.make(Edit(before=entity, after=edited(entity, **fields)), at=at)


def remove(workshop: Workshop, table: Table, entity_id: str, *, at: dt.datetime) -> Change:
    """The change that removes one entity and everything that makes no sense without it.

    An actor takes its links along and leaves the notes and targets that mention it; a sheet takes
    what stands on it; a step leaves its day; a day takes its steps along.

    Raises:
        Refused: where there is no such entity, or it is the session itself.
    """
    entity = workshop.rows(table).get(entity_id)
    if entity is None or table == "session":
        raise Refused(_("there is nothing to remove under {id}").format(id=entity_id))
    going: dict[Table, dict[str, Entity]] = {}
    _gather(workshop, table, entity, going)
    edits = _forgetting(workshop, going)
    # What was asked for comes last: the others go along with it.
    leaving = [left for rows in reversed(list(going.values())) for left in rows.values()]
    return Change.make(*edits, *(Edit(before=left, after=None) for left in leaving), at=at)


def _gather(
    workshop: Workshop, table: Table, entity: Entity, going: dict[Table, dict[str, Entity]]
) -> None:
    """Put `entity` and what goes along with it into `going`, by table."""
    going.setdefault(table, {})[entity.id] = entity
    if isinstance(entity, Day):
        going.setdefault("steps", {}).update((s.id, s) for s in workshop.steps_of(entity))
    for pointing, reference in pointing_at(table):
        if not reference.goes_along:
            continue
        for other in workshop.rows(pointing).values():
            known = other.id in going.get(pointing, ())
            if not known and entity.id in ids_in(getattr(other, reference.field)):
                _gather(workshop, pointing, other, going)


def _forgetting(workshop: Workshop, going: dict[Table, dict[str, Entity]]) -> list[Edit]:
    """The edits that take the ids of what is `going` out of what stays."""
    edits = []
    for pointing, references in REFERENCES.items():
        fields = [ref for ref in references if ref.table in going and not ref.goes_along]
        if not fields:
            continue
        for entity in workshop.rows(pointing).values():
            if entity.id in going.get(pointing, ()):
                continue
            kept = {
                ref.field: without(getattr(entity, ref.field), going[ref.table]) for ref in fields
            }
            if any(getattr(entity, field) != value for field, value in kept.items()):
                edits.append(Edit(before=entity, after=edited(entity, **kept)))
    return edits


def keep_snapshot(workshop: Workshop, name: str, *, at: dt.datetime) -> Change:
    """The change that keeps the network as it is now, under `name`.

    Raises:
        Refused: where the name is blank or taken.
    """
    snapshot = new(
        Snapshot,
        name=name,
        created=at,
        actors=tuple(workshop.actors.values()),
        links=tuple(workshop.links.values()),
    )
    if any(
        other.name.casefold() == snapshot.name.casefold() for other in workshop.snapshots.values()
    ):
        raise Refused(_("a snapshot is called {name} already").format(name=snapshot.name))
    return add(snapshot, at=at)


def stamped(change: Change, step: str | None) -> Change:
    """`change` with the running step on everything new that has a place for it and none yet."""
    if step is None:
        return change
    return replace(change, edits=tuple(_stamped(edit, step) for edit in change.edits))


def _stamped(edit: Edit, step: str) -> Edit:
    new_one = edit.after if edit.before is None else None
    if new_one is None or getattr(new_one, "step", step) is not None:
        return edit
    return Edit(before=None, after=new_one.model_copy(update={"step": step}))
