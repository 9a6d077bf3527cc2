"""A table of entities that keeps its cursor on the same one while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

Row = tuple[str, tuple[Text | str, ...]]
"""An entity's id and its cells. Plain strings are shown as they are, never as markup."""


NARROWEST = 12
"""The flexible column never gets fewer cells than this."""

SCROLLBAR = 1
"""Cells kept free for the scrollbar, so that its coming does not wrap the text anew."""

_MEASURE = Console(width=200)


class EntityTable(DataTable[Text]):
    """Rows by entity id; ↑ and ↓ move, Enter opens.

    One column is flexible: it takes the room that the others leave, and wraps its text.
    """

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

    def __init__(
        self,
        columns: Sequence[str],
        *,
        flexible: int = 1,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(cursor_type="row", zebra_stripes=False, id=id)
        self._columns = tuple(columns)
        self._flexible = flexible
        self._rows: dict[str, tuple[Text, ...]] = {}
        self._room = 0

    @property
    def current(self) -> str | None:
        """Id of the entity under the cursor."""
        ids = list(self._rows)
        return ids[self.cursor_row] if 0 <= self.cursor_row < len(ids) else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show `rows`; where only cells changed, only cells are touched."""
        new = {row_id: tuple(map(_as_text, cells)) for row_id, cells in rows}
        if new == self._rows:
            return
        if list(new) == list(self._rows) and self._flexible_width(new) == self._room:
            self._update_cells(new)
        else:
            self._fill(new)

    def on_resize(self) -> None:
        """The flexible column takes what the others leave."""
        if self._flexible_width(self._rows) != self._room:
            self._fill(self._rows)

    def _update_cells(self, new: dict[str, tuple[Text, ...]]) -> None:
        for row_id, cells in new.items():
            if cells == self._rows[row_id]:
                continue
            if cells[self._flexible] != self._rows[row_id][self._flexible]:
                # Its wrapped text may need another number of lines.
                self._fill(new)
                return
            for column, cell in zip(self._columns, cells, strict=True):
                self.update_cell(row_id, column, cell)
        self._rows = new

    def _fill(self, new: dict[str, tuple[Text, ...]]) -> None:
        current, row = self.current, self.cursor_row
        widths = self._widths(new)
        self._room = widths[self._flexible]
        with self.prevent(DataTable.RowHighlighted):
            self.clear(columns=True)
            for name, width in zip(self._columns, widths, strict=True):
                self.add_column(Text(name), key=name, width=width)
            for row_id, cells in new.items():
                self.add_row(*cells, key=row_id, height=self._height(cells))
            self._rows = new
            ids = list(new)
            if ids:
                at = ids.index(current) if current in new else min(row, len(ids) - 1)
                self.move_cursor(row=at)
        if self.current is not None:
            self.post_message(self.Moved(self, self.current))

    def _widths(self, rows: dict[str, tuple[Text, ...]]) -> list[int]:
        widths = [
            max([cell_len(name), *(cells[column].cell_len for cells in rows.values())])
            for column, name in enumerate(self._columns)
        ]
        widths[self._flexible] = self._flexible_width(rows, widths)
        return widths

    def _flexible_width(
        self, rows: dict[str, tuple[Text, ...]], widths: list[int] | None = None
    ) -> int:
        if widths is None:
            return self._widths(rows)[self._flexible]
        others = sum(widths) - widths[self._flexible]
        padding = 2 * self.cell_padding * len(widths)
        room = self.scrollable_content_region.width - others - padding - SCROLLBAR
        return max(room, NARROWEST)

    def _height(self, cells: tuple[Text, ...]) -> int:
        """Lines that the flexible cell needs at its width."""
        cell = cells[self._flexible]
        if cell.cell_len <= self._room:
            return 1
        return max(1, len(cell.wrap(_MEASURE, self._room)))

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
    return Text(cell) if isinstance(cell, str) else cell
