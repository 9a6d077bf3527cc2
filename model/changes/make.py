"""Making changes: adding, editing and removing entities, with everything that goes along."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from locales import _
from model.changes.change import Change, Edit
from model.entities import Actor, Day, Entity, Note, Snapshot, Step, Target
from model.errors import Refused
from model.workshop import Table, Workshop

M = TypeVar("M", bound=BaseModel)


def refusal(error: ValidationError) -> Refused:
    """The first fault that pydantic found, in words."""
    fault = error.errors()[0]
    own_words = fault.get("ctx", {}).get("error")
    if own_words is not None:
        return Refused(str(own_words))
    field = ".".join(str(part) for part in fault["loc"])
    return Refused(f"{field}: {fault['msg']}")


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

    An actor takes its links along and leaves the notes and targets that mention it; a step leaves
    its day; a day takes its steps along.

    Raises:
        Refused: where there is no such entity, or it is the session itself.
    """
    entity = workshop.rows(table).get(entity_id)
    if entity is None or table == "session":
        raise Refused(_("there is nothing to remove under {id}").format(id=entity_id))
    edits = [Edit(before=entity, after=None)]
    if isinstance(entity, Actor):
        edits = _without_actor(workshop, entity) + edits
    elif isinstance(entity, Step):
        if day := workshop.day_of(entity.id):
            steps = tuple(step_id for step_id in day.steps if step_id != entity.id)
            edits.insert(0, Edit(before=day, after=edited(day, steps=steps)))
    elif isinstance(entity, Day):
        edits += [Edit(before=step, after=None) for step in workshop.steps_of(entity)]
    return Change.make(*edits, at=at)


def _without_actor(workshop: Workshop, actor: Actor) -> list[Edit]:
    edits = [
        Edit(before=link, after=None)
        for link in workshop.links.values()
        if actor.id in (link.source, link.target)
    ]
    mentions: list[Note | Target] = [*workshop.notes.values(), *workshop.targets.values()]
    for entity in mentions:
        if actor.id not in entity.actors:
            continue
        others = tuple(actor_id for actor_id in entity.actors if actor_id != actor.id)
        edits.append(Edit(before=entity, after=edited(entity, actors=others)))
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
