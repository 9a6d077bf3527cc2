"""What is done to a board's columns while it is in use: added, renamed, moved, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import _
from model.errors import Refused
from model.forms.board_columns import (
    ColumnRemoval,
    add_column,
    move_column,
    remove_column,
    rename_column,
)
from tui.widgets.ask_line import Question
from tui.widgets.forms.board_body import HEAD

if TYPE_CHECKING:
    from tui.widgets.forms.board import BoardForm


class ColumnKeeping:
    """The columns of one board; the one under the cursor is meant."""

    def __init__(self, form: BoardForm) -> None:
        self._form = form

    @property
    def chosen(self) -> bool:
        """Whether the cursor stands on a column's title, so that commands mean the column."""
        form = self._form
        return form.canvas.cursor.on_head and not form.plotting and not form.canvas.cursor.marked

    @property
    def _key(self) -> str:
        return self._form.canvas.cursor.column

    def ask_new(self) -> None:
        """Ask for the name of a column to the right of this one."""

        def take(text: str) -> bool:
            if not text.strip():
                return True
            known = {column.key for column in self._form.columns()}
            if not self._form.write(lambda s, now: add_column(s, self._key, text, at=now)):
                return False
            columns = self._form.columns()
            made = next(column.key for column in columns if column.key not in known)
            self._go_to(made, "")
            return True

        self._form.line.ask(Question(_("New column"), take))

    def ask_name(self) -> None:
        """Ask what the column is to be called."""
        form, key = self._form, self._key
        title = next(column.heading.title for column in form.columns() if column.key == key)

        def take(text: str) -> bool:
            if text.strip() == title:
                return True
            return form.write(lambda sheet, now: rename_column(sheet, key, text, at=now))

        form.line.ask(Question(_("Column"), take, text=title))

    def move(self, by: int) -> None:
        """Move the column `by` places to the right; at the end there is nothing to say."""
        self._move(self._key, by)

    def drop(self, key: str, beside: str) -> None:
        """Move a column to where another one stands."""
        keys = [column.key for column in self._form.columns()]
        self._move(key, keys.index(beside) - keys.index(key))

    def _move(self, key: str, by: int) -> None:
        now = self._form.home.desk.now()
        try:
            sheet, _opening = self._form.sheet_and_opening(now)
            move_column(sheet, key, by, at=now)
        except Refused:
            return
        if self._form.write(lambda sheet, now: move_column(sheet, key, by, at=now)):
            self._go_to(key, HEAD)

    def remove(self) -> None:
        """Take the column away, and say where its cards are."""
        form, key = self._form, self._key
        now = form.home.desk.now()
        removal: ColumnRemoval | None = None
        try:
            sheet, _opening = form.sheet_and_opening(now)
            removal = remove_column(form.workshop, sheet, key, at=now)
        except Refused as refusal:
            form.home.tell(str(refusal), severity="warning")
            return
        if not form.write(lambda s, at: remove_column(form.workshop, s, key, at=at).change):
            return
        self._go_to(removal.beside, HEAD)
        if removal.words:
            form.home.tell(removal.words)

    def _go_to(self, key: str, item: str) -> None:
        self._form.canvas.cursor.go_to(self._form.columns(), key, item)
        self._form.refresh_board()
