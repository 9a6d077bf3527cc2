"""Drafts of cells that were being written in a form, as changes that bring them back."""

from __future__ import annotations

import json
from collections.abc import Callable

from model.changes import Change, Edit
from model.entities import Sheet
from model.forms import sheet_to_write_on
from model.forms.checklist import noted
from model.forms.grid import grid, written
from model.methods import Method
from tui.desk import Desk

GRID, CHECKLIST = "grid", "checklist"
"""What the names of the drafts of each form begin with."""


def draft_key(*names: str) -> str:
    """The key of a draft: the form, its method and sheet, and what tells the cell from others."""
    return json.dumps(names, ensure_ascii=False)


def restoring(desk: Desk, key: str, text: str) -> Change | None:
    """The change that brings a draft back; None where it is none of these, or its cell has gone.

    Raises:
        ArvoverkkoError: where the cell refuses the text.
    """
    try:
        names = json.loads(key)
    except ValueError:
        return None
    if not isinstance(names, list) or not names or names[0] not in _RESTORED:
        return None
    form, method_key, sheet_id, *cell = map(str, names)
    method = desk.catalogue.methods.get(method_key)
    sheet, opening = desk.workshop.sheets.get(sheet_id), tuple[Edit, ...]()
    if sheet is None:
        if sheet_id or method is None:
            return None
        sheet, opening = sheet_to_write_on(desk.workshop, method, at=desk.now())
    change = _RESTORED[form](desk, method, sheet, cell, text)
    return change and Change.make(*opening, *change.edits, at=change.at)


def _of_grid(
    desk: Desk, method: Method | None, sheet: Sheet, cell: list[str], text: str
) -> Change | None:
    row, kind, key = cell
    made = grid(desk.workshop, method, sheet)
    column = next((c for c in made.columns if (c.kind, c.key) == (kind, key)), None)
    line = next((line for line in made.lines if line.key == row), None)
    if column is None or (row and line is None):
        return None
    return written(desk.workshop, sheet, line, column, text, at=desk.now())


def _of_checklist(
    desk: Desk, method: Method | None, sheet: Sheet, cell: list[str], text: str
) -> Change | None:
    return noted(desk.workshop, sheet, cell[0], text, at=desk.now())


_RESTORED: dict[str, Callable[[Desk, Method | None, Sheet, list[str], str], Change | None]] = {
    GRID: _of_grid,
    CHECKLIST: _of_checklist,
}
