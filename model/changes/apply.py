"""Applying a change to a workshop: pure, checked, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from locales import _
from model.changes.change import Change, Edit
from model.changes.references import left_pointing, missing_from
from model.entities import Entity
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
    for table, edits in by_table.items():
        _check_references(after, table, edits)
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


def _check_references(workshop: Workshop, table: Table, edits: list[Edit]) -> None:
    for edit in edits:
        if edit.after is None or (missing := missing_from(workshop, table, edit.after)) is None:
            continue
        where, missing_id = missing
        if where == "actors":
            raise Refused(_("there is no actor {id}").format(id=missing_id))
        raise Refused(
            _("what this belongs to is not there any more ({id}); look at it again").format(
                id=missing_id
            )
        )
    gone = {edit.entity.id: edit.entity for edit in edits if edit.after is None}
    if gone and (left := left_pointing(workshop, table, gone)) is not None:
        raise Refused(
            _("{name} still has links, notes or other things that belong to it").format(
                name=getattr(gone[left], "name", left)
            )
        )
