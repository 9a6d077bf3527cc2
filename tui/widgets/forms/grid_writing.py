"""What forms share whose cells are written in place: cursor, editor, drafts, refusals."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from locales import _, ngettext
from model.changes import Change
from model.errors import ArvoverkkoError
from tui.form_drafts import draft_key
from tui.widgets.forms.base import FormView
from tui.widgets.forms.grid_editor import CellEditor, Way
from tui.widgets.forms.grid_layout import Look
from tui.widgets.forms.grid_table import GridTable

Cell = tuple[str, int]
"""A row's key and the number of a column."""


class SheetForm(FormView):
    """A table whose cells are edited where they stand. Each cell is saved as it is left.

    A text that was refused stays in its cell, marked, with the reason beneath the table: nothing
    that was typed is lost.
    """

    DEFAULT_CSS = """
    SheetForm #grid-area { height: 1fr; layers: below above; }
    SheetForm GridTable { layer: below; }
    SheetForm #grid-foot { height: 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    SheetForm #grid-foot.-problem { color: $error; }
    """

    def compose(self) -> ComposeResult:
        """The table with the editor over it, and a line that says how things stand."""
        with Container(id="grid-area"):
            yield GridTable()
            yield CellEditor(self._leave_cell, self.paste)
        yield Static("", id="grid-foot", markup=False)

    @property
    def table(self) -> GridTable:
        """The table."""
        return self.query_one(GridTable)

    @property
    def editor(self) -> CellEditor:
        """The editor; shown only while a cell is written."""
        return self.query_one(CellEditor)

    def on_mount(self) -> None:
        """Enter on a cell writes."""
        self._at: Cell | None = None
        self._run = 0
        self._refused: dict[Cell, str] = {}
        self._insisted: tuple[Cell, str] | None = None
        self.table.hands = self
        super().on_mount()

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.table

    # ------------------------------------------------------------------ what a form says of itself

    @abstractmethod
    def fill(self) -> None:
        """Show the rows as they are now."""

    @abstractmethod
    def text_of(self, cell: Cell) -> str:
        """What is stored in a cell, as it would be typed."""

    @abstractmethod
    def can_write(self, row: int, column: int) -> bool:
        """Whether text can be typed into the cell at `row` and `column` of the table."""

    @abstractmethod
    def stored(self, cell: Cell, text: str) -> Change:
        """The change that stores `text`, with what opens the sheet; raises where it is refused."""

    @abstractmethod
    def draft_name(self, cell: Cell) -> list[str]:
        """What tells the draft of a cell from all others."""

    @abstractmethod
    def standing(self) -> Content:
        """How things stand, for the line beneath the table."""

    def leave_by(self, way: Way) -> Way:
        """Where a key really leads out of a cell; forms that are no spreadsheets may differ."""
        return way

    def paste(self, text: str) -> bool:
        """Take a text that was pasted into a cell and is more than one cell's."""
        return False

    def enter_cell(self) -> None:
        """Enter on a cell: write, or what else the cell is for."""
        self.begin(replace=False)

    def enter_words(self) -> str:
        """What Enter does, for the footer."""
        return _("write")

    # ------------------------------------------------------------------ showing

    def show(self, workshop: object) -> None:
        """The rows as they are now; what is being typed stays."""
        self.fill()
        self._stand()
        self._say()

    def shown_text(self, cell: Cell, stored: str) -> str:
        """What a cell shows: what was refused there, else what is stored."""
        return self._refused.get(cell, stored)

    def refused_on_new_row(self) -> dict[int, str]:
        """What was refused on the row to add, by column."""
        return {column: text for (key, column), text in self._refused.items() if not key}

    def shown_look(self, cell: Cell, look: Look) -> Look:
        """How a cell looks, which a refused text alters."""
        return "problem" if cell in self._refused else look

    @on(GridTable.Moved)
    def _moved(self, event: GridTable.Moved) -> None:
        event.stop()
        self._stand()
        self._say()

    def _stand(self) -> None:
        """The editor over its cell."""
        if self._at is not None and (found := self.table.cell_region()):
            place, head = found
            self.editor.stand(place, head, max(head + 1, self.table.size.height))

    def _say(self, problem: str = "") -> None:
        foot = self.query_one("#grid-foot", Static)
        foot.set_class(bool(problem), "-problem")
        if problem:
            foot.update(Content(problem))
            return
        parts = [self.standing(), _hidden_words(*self.table.hidden_columns())]
        if self._at is not None:
            parts = [Content(_("Tab next · Enter row below · Ctrl+N new line · Esc done"))]
        foot.update(Content("   ").join(part for part in parts if part.plain))

    # ------------------------------------------------------------------ writing

    def begin(self, *, replace: bool) -> bool:
        """Put the editor over the cell under the cursor; False where it cannot be written."""
        table = self.table
        if not table.row_count or not self.can_write(table.row, table.column):
            return False
        self._run = table.column
        self._open(replace=replace)
        return True

    def _open(self, *, replace: bool) -> None:
        cell = (self.table.key, self.table.column)
        self._at = cell
        self.editor.open(self._refused.get(cell, self.text_of(cell)), replace=replace)
        self._stand()
        # At once: the next key is a letter of the cell already.
        self.screen.set_focus(self.editor)
        self._say()

    def write_anew(self) -> None:
        """Backspace: write the cell from the beginning."""
        if self.begin(replace=True):
            self.editor.clear()

    def clear_cell(self) -> None:
        """Delete: empty the cell, or take back what was marked in it."""
        if not self.table.row_count:
            return
        cell = (self.table.key, self.table.column)
        if not self.can_write(self.table.row, self.table.column):
            self.clear_mark()
        elif self._refused.pop(cell, None) or self.text_of(cell):
            if not self.text_of(cell) or self.home.try_to(self.stored, cell, ""):
                self._draft(cell, "")
            self.fill()
            self._say()

    def clear_mark(self) -> None:
        """Delete in a cell that is not written: take back the mark in it, where there is one."""

    def letter(self) -> None:
        """Say how one writes: letters are commands here."""
        self._say(_("Letters are commands here: Enter writes into the cell, Esc ends it."))

    def commit(self) -> bool:
        """Store what the editor holds; False where it was refused, which is said."""
        if self._at is None:
            return True
        cell, text = self._at, self.editor.text
        self._refused.pop(cell, None)
        if text.strip() != self.text_of(cell).strip():
            try:
                change = self.stored(cell, text)
                self.home.make(change)
            except ArvoverkkoError as refusal:
                self._refused[cell] = text
                self.fill()
                self._say(str(refusal))
                return False
            self._took(cell, change)
        else:
            self.fill()
        self._draft(cell, "")
        return True

    def _took(self, cell: Cell, change: Change) -> None:
        """A cell was stored: the sheet may be a new one, and so may the row."""
        row = change.edits[-1].after
        self.sheet_id = getattr(row, "sheet", self.sheet_id)
        if not cell[0] and row is not None:
            here = self.table.key == "" or self.table.key == cell[0]
            self.fill()
            if here:
                self.table.go_to_key(self.key_of(row.id))
            self._at = (self.key_of(row.id), cell[1])

    def key_of(self, row_id: str) -> str:
        """The key of the row that was written last; its id where it is a row of its own."""
        return row_id

    def _leave_cell(self, way: Way) -> None:
        """Go on from the cell that is being written."""
        if self._at is None:
            return
        cell, text = self._at, self.editor.text
        new_and_empty = not cell[0] and not text.strip()
        if not self.commit() and self._insisted != (cell, text):
            # The first time it stays, so that the reason is read.
            self._insisted = (cell, text)
            return
        self._insisted = None
        way = self.leave_by(way)
        if way == "out" or (way == "below" and new_and_empty):
            self.close_cell()
            return
        table = self.table
        row, column = self._target(way)
        if way in ("left", "right", "up", "down"):
            self._run = column
        moved = table.go_to(row, column)
        if moved and self.can_write(table.row, table.column):
            self._open(replace=True)
        else:
            self.close_cell()

    def _target(self, way: Way) -> tuple[int, int]:
        """The cell that a way leads to; Tab passes over cells that cannot be written."""
        table = self.table
        row, column = table.row, table.column
        match way:
            case "up":
                return row - 1, column
            case "down":
                return row + 1, column
            case "left":
                return row, column - 1
            case "right":
                return row, column + 1
            case "below":
                return row + 1, self._run
            case _:
                return self._next_writable(1 if way == "next" else -1)

    def _next_writable(self, step: Literal[-1, 1]) -> tuple[int, int]:
        table = self.table
        here = row, column = table.row, table.column
        while True:
            table.go_to(row, column)
            following = table.beside(step)
            if following == (row, column):
                table.go_to(*here)
                return here
            row, column = following
            if self.can_write(row, column):
                table.go_to(*here)
                return following

    def close_cell(self) -> None:
        """No cell is written any more; the table has the keys."""
        self._at = None
        focused = self.screen.focused is self.editor
        self.editor.close()
        if focused:
            self.screen.set_focus(self.table)
        if not self._refused:
            self._say()

    def leave(self) -> bool:
        """Save the cell that is being written and give the keys to the table."""
        if self._at is None:
            return False
        self._leave_cell("out")
        return True

    @on(events.DescendantBlur)
    def _left(self, event: events.DescendantBlur) -> None:
        # The window itself may have lost the keyboard: then the cell is saved and stays open.
        if event.widget is self.editor and self._at is not None:
            self.commit()
            if self.screen.focused not in (None, self.editor):
                self.close_cell()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._at is None or event.text_area is not self.editor:
            return
        self.editor.fit()
        text = self.editor.text
        self._draft(self._at, text if text.strip() != self.text_of(self._at).strip() else "")

    def _draft(self, cell: Cell, text: str) -> None:
        if self.home.desk.drafts is not None:
            self.home.desk.drafts.keep(draft_key(*self.draft_name(cell)), text)


def _hidden_words(before: int, after: int) -> Content:
    """Which columns are out of sight; nothing is cut off without a word."""
    words = []
    if before:
        words.append("‹ " + ngettext("{n} column", "{n} columns", before).format(n=before))
    if after:
        words.append(ngettext("{n} column", "{n} columns", after).format(n=after) + " ›")
    return Content("  ".join(words))
