"""The grid form: rows and columns of text, with owner and date where the method has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.content import Content

from exporters.textmap.cells import cell_width
from locales import _, ngettext
from model.changes import Change, apply_change
from model.entities import Entity, Form, Rows, Sheet
from model.errors import ArvoverkkoError
from model.forms.grid import (
    Column,
    ColumnKind,
    Grid,
    Line,
    cell_text,
    done_turned,
    filled,
    grid,
    row_added,
    row_moved,
    row_removed,
    writable,
    written,
)
from model.forms.grid_block import Block, block_of, block_written
from model.methods import Method
from model.workshop import Workshop
from tui.form_drafts import GRID
from tui.home import Home
from tui.widgets.forms.grid_drawing import drawn
from tui.widgets.forms.grid_layout import Look, ShownColumn, ShownLine
from tui.widgets.forms.grid_writing import Cell, SheetForm

OWNER_WIDTH = (10, 22)
DUE_WIDTH = 12
"""A date, and before it a sign where it has passed."""

LATE = "! "
"""Stands before a date that has passed."""

DONE_MARKS = {False: "○", True: "●"}


class GridForm(SheetForm):
    """Enter writes a cell, Tab goes on; rows are the method's, the actors, or the room's own."""

    FORM: ClassVar[Form] = Form.GRID
    GUIDE_FROM: ClassVar[int] = 130

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self._grid = Grid(method.rows, (), ())

    # ------------------------------------------------------------------ showing

    @property
    def adding(self) -> bool:
        """Whether a row to add follows the last one."""
        return self._grid.rows is Rows.FREE

    def fill(self) -> None:
        """The grid as it is now."""
        self._grid = grid(self.workshop, self.method, self.sheet)
        today = self.home.desk.now().date()
        lines = []
        for line in self._grid.lines:
            shown = shown_line(self._grid, line, today)
            cells = tuple(self.shown_text((line.key, n), c) for n, c in enumerate(shown.cells))
            looks = tuple(self.shown_look((line.key, n), k) for n, k in enumerate(shown.looks))
            lines.append(ShownLine(line.key, cells, looks, shown.group))
        self.table.show(
            shown_columns(self._grid), lines, adding=self.adding, begun=self.refused_on_new_row()
        )

    def standing(self) -> Content:
        """How many rows there are, how many are done and late; what belongs into the cell."""
        words = standing_words(self._grid, self.home.desk.now().date())
        return Content("   ".join(filter(None, (words, self._hint()))))

    def _hint(self) -> str:
        line = self._line(self.table.row)
        column = self._grid.columns[self.table.column] if self._grid.columns else None
        return (line.hint if line else "") or (column.hint if column else "")

    def _line(self, row: int) -> Line | None:
        return self._grid.lines[row] if row < len(self._grid.lines) else None

    def _line_of(self, key: str) -> Line | None:
        return next((line for line in self._grid.lines if line.key == key), None) if key else None

    @classmethod
    def projected(
        cls,
        workshop: Workshop,
        method: Method,
        sheet: Sheet | None,
        width: int,
        height: int,
        part: str = "",
    ) -> Content:
        """The table for the room: what has been written on it."""
        made = grid(workshop, method, sheet)
        # What is late is the facilitator's affair.
        lines = [shown_line(made, line, dt.date.min) for line in made.lines]
        return drawn(shown_columns(made), lines, width, height)

    # ------------------------------------------------------------------ writing

    def text_of(self, cell: Cell) -> str:
        """What is stored in a cell."""
        line = self._line_of(cell[0])
        return cell_text(line, self._grid.columns[cell[1]]) if line else ""

    def can_write(self, row: int, column: int) -> bool:
        """Given titles and the mark of what is done are not written."""
        return writable(self._line(row), self._grid.columns[column])

    def stored(self, cell: Cell, text: str) -> Change:
        """The change that writes a cell, with what opens the sheet."""
        line, column = self._line_of(cell[0]), self._grid.columns[cell[1]]
        return self._change(
            lambda sheet, now: written(self.workshop, sheet, line, column, text, at=now)
        )

    def key_of(self, row_id: str) -> str:
        """A row of the room's own goes by its id, a given one by its item."""
        row = self.workshop.grid_rows.get(row_id)
        return (row.item if row else "") or row_id

    def draft_name(self, cell: Cell) -> list[str]:
        """Method, sheet, row and column."""
        column = self._grid.columns[cell[1]]
        return [GRID, self.method.key, self.sheet_id or "", cell[0], column.kind, column.key]

    def _change(self, make: Callable[[Sheet, dt.datetime], Change | None]) -> Change:
        now = self.home.desk.now()
        sheet, opening = self.sheet_and_opening(now)
        change = make(sheet, now)
        return Change.make(*opening, *(change.edits if change else ()), at=now)

    def enter_cell(self) -> None:
        """Enter writes; on a given title it goes to the first cell, on the mark it marks."""
        column = self._grid.columns[self.table.column]
        if column.kind is ColumnKind.DONE:
            self.form_row_done()
        elif not self.begin(replace=False):
            self.table.go_to(self.table.row, self.table.column + 1)
            self.begin(replace=False)

    def paste(self, text: str) -> bool:
        """A block of cells from a spreadsheet goes into as many cells, as one change."""
        if "\t" in text:
            self._put(block_of(text))
        return "\t" in text

    def on_paste(self, event: events.Paste) -> None:
        """Pasted while no cell is written: a block, be it of one column."""
        event.stop()
        if event.text.strip():
            self._put(block_of(event.text))

    def _put(self, block: Block) -> None:
        self.leave()
        row, column, now = self.table.row, self.table.column, self.home.desk.now()
        sheet, opening = self.sheet_and_opening(now)
        try:
            opened = apply_change(self.workshop, Change.make(*opening, at=now))
            change = block_written(opened, self.method, sheet, row, column, block, at=now)
            self.home.make(Change.make(*opening, *change.edits, at=now))
        except ArvoverkkoError as refusal:
            self.home.tell(str(refusal), severity="warning")
            return
        self.sheet_id = sheet.id
        self.fill()
        self.table.go_to(row + len(block) - 1, column)
        words = ngettext("{n} row pasted", "{n} rows pasted", len(block))
        self.home.tell(words.format(n=len(block)))

    # ------------------------------------------------------------------ commands

    def form_add_row(self) -> None:
        """Add a row beneath the one under the cursor and write into it."""
        if self.adding and self.table.key == "":
            self.begin(replace=False)
            return
        after = self._line(self.table.row)
        if not self.write(lambda sheet, now: row_added(self.workshop, sheet, after, at=now)):
            return
        newest = max(
            (row for row in self.workshop.grid_rows.values() if row.sheet == self.sheet_id),
            key=lambda row: row.created,
        )
        self.table.go_to_key(newest.id, 0)
        self.begin(replace=False)

    def form_remove(self) -> None:
        """Remove the row under the cursor, or empty a given one; undo brings it back."""
        if line := self._line(self.table.row):
            self.change(lambda now: row_removed(self.workshop, line, at=now))

    def form_row_done(self) -> None:
        """Mark the row under the cursor as done, or as not done after all."""
        if not any(column.kind is ColumnKind.DONE for column in self._grid.columns):
            self.home.tell(_("The rows of this table are not followed up."))
        elif line := self._line(self.table.row):
            self.change(lambda now: done_turned(line, at=now))

    def clear_mark(self) -> None:
        """Delete on the mark of what is done: it is not done after all."""
        line = self._line(self.table.row)
        at_mark = self._grid.columns[self.table.column].kind is ColumnKind.DONE
        if at_mark and line is not None and line.row is not None and line.row.done:
            self.form_row_done()

    def form_row_up(self) -> None:
        """Move the row under the cursor up."""
        self._move(-1)

    def form_row_down(self) -> None:
        """Move the row under the cursor down."""
        self._move(1)

    def _move(self, by: int) -> None:
        line, sheet = self._line(self.table.row), self.sheet
        if line is None or sheet is None:
            return
        self.change(lambda now: row_moved(self.workshop, sheet, line, by, at=now))

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on a row, as when the follow-up asks where it comes from."""
        self.table.go_to_key(self.key_of(entity.id))


def shown_columns(made: Grid) -> list[ShownColumn]:
    """The columns of a grid as the table shows them."""
    shown = []
    for column in made.columns:
        match column.kind:
            case ColumnKind.TITLE:
                shown.append(ShownColumn(column.title, "title"))
            case ColumnKind.TEXT:
                shown.append(ShownColumn(column.title))
            case ColumnKind.OWNER:
                least, most = OWNER_WIDTH
                # Its own title is not broken in the middle of the word.
                least = min(max(least, cell_width(column.title)), most)
                shown.append(ShownColumn(column.title, "fixed", least, most))
            case ColumnKind.DUE:
                shown.append(ShownColumn(column.title, "fixed", DUE_WIDTH, DUE_WIDTH))
            case ColumnKind.DONE:
                width = max(4, len(column.title))
                shown.append(ShownColumn(column.title, "fixed", width, width))
    return shown


def shown_line(made: Grid, line: Line, today: dt.date) -> ShownLine:
    """A row of a grid as the table shows it: what is done stands back, what is late stands out."""
    late = is_late(line, today)
    done = line.row is not None and line.row.done
    cells: list[str] = []
    looks: list[Look] = []
    for column in made.columns:
        text, look = _shown_cell(line, column, late)
        cells.append(text)
        looks.append("quiet" if done else look)
    return ShownLine(line.key, tuple(cells), tuple(looks), line.group)


def _shown_cell(line: Line, column: Column, late: bool) -> tuple[str, Look]:
    text = cell_text(line, column)
    match column.kind:
        case ColumnKind.TITLE:
            return text, "title"
        case ColumnKind.DUE if late:
            return LATE + text, "late"
        case ColumnKind.DONE:
            return (DONE_MARKS[line.row.done] if line.row and filled(line.row) else ""), ""
    return text, ""


def is_late(line: Line, today: dt.date) -> bool:
    """Whether a row's date has passed and it is not done."""
    row = line.row
    return row is not None and not row.done and row.due is not None and row.due < today


def standing_words(made: Grid, today: dt.date) -> str:
    """How many rows are written, done and late."""
    rows = [line.row for line in made.lines if filled(line.row)]
    if made.rows is Rows.ACTORS and not made.lines:
        return _("Type the actors as people name them:  + Kela /public")
    if made.rows is Rows.FREE:
        words = [ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows))]
    else:
        words = [_("{n} of {all} rows written").format(n=len(rows), all=len(made.lines))]
    done = sum(row.done for row in rows if row)
    late = sum(is_late(line, today) for line in made.lines)
    if done:
        words.append(ngettext("{n} done", "{n} done", done).format(n=done))
    if late:
        words.append(ngettext("{n} late", "{n} late", late).format(n=late))
    return " · ".join(words)
