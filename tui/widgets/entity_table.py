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
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import DataTable

Cells = tuple[Text | str, ...]
"""The cells of a row. Plain strings are shown as they are, never as markup."""

Row = tuple[str, Cells]
"""An entity's id and its cells."""


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
        self._given: dict[str, Cells] = {}
        self._room = 0

    @property
    def current(self) -> str | None:
        """Id of the entity under the cursor."""
        ids = list(self._rows)
        return ids[self.cursor_row] if 0 <= self.cursor_row < len(ids) else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show `rows`; where only cells changed, only cells are touched."""
        new = {
            row_id: known if (known := self._known(row_id, cells)) else tuple(map(_as_text, cells))
            for row_id, cells in rows
        }
        if not self.size.width:
            # Not laid out: the first size fills the table, once.
            self._rows = new
            return
        ids, old_ids = list(new), list(self._rows)
        if ids[: len(old_ids)] != old_ids or not self._update_cells(new):
            self._fill(new)
        else:
            self._append(new, ids[len(old_ids) :])

    def _known(self, row_id: str, cells: Cells) -> tuple[Text, ...] | None:
        """The row as it stands, where it was given the very same cells."""
        if self._given.get(row_id) is cells:
            return self._rows.get(row_id)
        self._given[row_id] = cells
        return None

    def on_resize(self) -> None:
        """The flexible column takes what the others leave."""
        if self._flexible_width(self._rows) != self._room:
            self._fill(self._rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight; a table that is first drawn here is filled at last.

        Uncovered while its neighbour still scrolls, it gets a size that it hears nothing of.
        """
        if self._rows and not self.columns:
            self.call_next(self.on_resize)
        return super().render_lines(crop)

    def _update_cells(self, new: dict[str, tuple[Text, ...]]) -> bool:
        """Update the rows that stand already; False where the whole table has to be made anew."""
        changed = [
            row_id
            for row_id, cells in self._rows.items()
            if new[row_id] is not cells and new[row_id] != cells
        ]
        added = list(new)[len(self._rows) :]
        if not self.columns:
            # Its first size is known, and the table is about to be filled for it.
            return False
        if not self._rows or not self._fits({i: new[i] for i in (*changed, *added)}):
            return not new
        for row_id in changed:
            if self._height(new[row_id]) != self._height(self._rows[row_id]):
                return False
            for column, cell in zip(self._columns, new[row_id], strict=True):
                self.update_cell(row_id, column, cell)
        return True

    def _fits(self, rows: dict[str, tuple[Text, ...]]) -> bool:
        """Whether the columns are wide enough for `rows`."""
        return all(
            cell.cell_len <= column.width
            for cells in rows.values()
            for at, (column, cell) in enumerate(zip(self.ordered_columns, cells, strict=True))
            if at != self._flexible
        )

    def _append(self, new: dict[str, tuple[Text, ...]], added: list[str]) -> None:
        at_end = self.cursor_row == len(self._rows) - 1
        for row_id in added:
            self.add_row(*new[row_id], key=row_id, height=self._height(new[row_id]))
        self._rows = new
        if added and at_end:
            # Who stands at the newest one goes along with the newest one.
            self.move_cursor(row=len(new) - 1)

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
        # An empty table tells of a row that is none.
        if event.row_key is not None and event.row_key.value in self._rows:
            self.post_message(self.Moved(self, str(event.row_key.value)))

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.post_message(self.Opened(self, str(event.row_key.value)))


def _as_text(cell: Text | str) -> Text:
    return Text(cell) if isinstance(cell, str) else cell
