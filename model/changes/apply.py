"""Applying a change to a workshop: pure, checked, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from locales import _
from model.changes.change import Change, Edit
from model.entities import Actor, Day, Entity, Note, Target, ValueLink
from model.errors import Refused
from model.workshop import Table, Workshop, in_order_of_creation


def apply_change(workshop: Workshop, change: Change) -> Workshop:
    """`workshop` with every edit of `change` made.

    Raises:
        Refused: where an edit does not start from what the workshop holds, or would leave a link,
            note, target or day pointing at nothing. `workshop` itself never changes.
    """
    by_table: dict[Table, list[Edit]] = {}
    for edit in change.edits:
        by_table.setdefault(edit.table, []).append(edit)
    after = workshop
    for table, edits in by_table.items():
        after = after.with_rows(table, _edited(workshop.rows(table), edits))
    for edit in change.edits:
        _check_references(after, edit)
    return after


def _edited(rows: Mapping[str, Entity], edits: list[Edit]) -> Mapping[str, Entity]:
    new = dict(rows)
    for edit in edits:
        if new.get(edit.entity.id) != edit.before:
            raise Refused(_("this was changed meanwhile; look at it again and repeat the change"))
        if edit.after is None:
            del new[edit.entity.id]
        else:
            new[edit.after.id] = edit.after
    if _came_out_of_order(rows, edits):
        return in_order_of_creation(list(new.values()))
    return new


def _came_out_of_order(rows: Mapping[str, Entity], edits: list[Edit]) -> bool:
    """Whether an added entity is older than the newest one there, as when a removal is undone."""
    added = [edit.after for edit in edits if edit.after is not None and edit.before is None]
    if not added:
        return False
    times = [entity.created for entity in added]
    newest = max((entity.created for entity in rows.values()), default=dt.datetime.min)
    return times != sorted(times) or times[0] < newest


def _check_references(workshop: Workshop, edit: Edit) -> None:
    if edit.after is None:
        if isinstance(edit.before, Actor):
            _check_nothing_points_at(workshop, edit.before)
        return
    entity = edit.after
    needed: tuple[str, ...] = ()
    if isinstance(entity, ValueLink):
        needed = (entity.source, entity.target)
    elif isinstance(entity, Note | Target):
        needed = entity.actors
    if missing := [actor_id for actor_id in needed if actor_id not in workshop.actors]:
        raise Refused(_("there is no actor {id}").format(id=missing[0]))
    if isinstance(entity, Day):
        for step_id in entity.steps:
            if step_id not in workshop.steps:
                raise Refused(_("there is no agenda step {id}").format(id=step_id))


def _check_nothing_points_at(workshop: Workshop, actor: Actor) -> None:
    pointed = (
        any(actor.id in (link.source, link.target) for link in workshop.links.values())
        or any(actor.id in note.actors for note in workshop.notes.values())
        or any(actor.id in target.actors for target in workshop.targets.values())
    )
    if pointed:
        raise Refused(_("{name} still has links, notes or targets").format(name=actor.name))
