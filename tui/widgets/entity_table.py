"""A table of entities that keeps its cursor on the same one while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

Row = tuple[str, tuple[Text | str, ...]]
"""An entity's id and its cells. Plain strings are shown as they are, never as markup."""


class EntityTable(DataTable[Text]):
    """Rows by entity id; ↑ and ↓ move, Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another entity."""

        table: EntityTable
        entity_id: str

    @dataclass
    class Opened(Message):
        """Enter was pressed on an entity."""

        table: EntityTable
        entity_id: str

    def __init__(self, columns: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(cursor_type="row", zebra_stripes=False, id=id)
        self._columns = tuple(columns)
        self._rows: dict[str, tuple[Text, ...]] = {}

    def on_mount(self) -> None:
        """Columns are there before the first row."""
        for name in self._columns:
            self.add_column(Text(name), key=name)

    @property
    def current(self) -> str | None:
        """Id of the entity under the cursor."""
        ids = list(self._rows)
        return ids[self.cursor_row] if 0 <= self.cursor_row < len(ids) else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show `rows`; cells that did not change are not touched."""
        new = {row_id: tuple(map(_as_text, cells)) for row_id, cells in rows}
        if list(new) == list(self._rows):
            for row_id, cells in new.items():
                for column, cell, old in zip(self._columns, cells, self._rows[row_id], strict=True):
                    if cell != old:
                        self.update_cell(row_id, column, cell, update_width=True)
            self._rows = new
            return
        current, row = self.current, self.cursor_row
        with self.prevent(DataTable.RowHighlighted):
            self.clear()
            for row_id, cells in new.items():
                self.add_row(*cells, key=row_id)
            self._rows = new
            ids = list(new)
            self.move_cursor(row=ids.index(current) if current in new else min(row, len(ids) - 1))
        if self.current is not None:
            self.post_message(self.Moved(self, self.current))

    def go_to(self, entity_id: str) -> None:
        """Put the cursor on an entity."""
        if entity_id in self._rows:
            self.move_cursor(row=list(self._rows).index(entity_id))

    @on(DataTable.RowHighlighted)
    def _highlighted(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        if event.row_key.value in self._rows:
            self.post_message(self.Moved(self, str(event.row_key.value)))

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.post_message(self.Opened(self, str(event.row_key.value)))


def _as_text(cell: Text | str) -> Text:
    return Text(cell, no_wrap=True) if isinstance(cell, str) else cell
