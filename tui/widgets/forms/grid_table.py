"""Rows and columns of text on the screen, drawn line by line, with a cursor on one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from exporters.textmap.cells import cell_width
from tui.widgets.forms.grid_hands import CellHands
from tui.widgets.forms.grid_layout import (
    GAP,
    Band,
    GridLayout,
    ShownColumn,
    ShownLine,
    capped,
    hidden,
    laid_out,
    wrapped_lines,
)
from tui.widgets.key_taker import KeyTaker

TALL, SHORT = 10, 5
"""Lines that a row may take, in a high and in a low window."""

HIGH = 22
"""From this height on a window is high."""

NOTHING_BEGUN: Mapping[int, str] = MappingProxyType({})
"""No text of a row that is not there yet."""


class GridTable(KeyTaker, ScrollView, can_focus=True):
    """It shows rows and moves a cursor; what is written into a cell is the editor's affair."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"move({row}, {column})", show=False)
            for key, row, column in (
                ("up", -1, 0), ("down", 1, 0), ("left", 0, -1), ("right", 0, 1),
                ("home", 0, -999), ("end", 0, 999),
                ("ctrl+home", -9999, -999), ("ctrl+end", 9999, 999),
            )
        ),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("tab", "beside(1)", show=False),
        Binding("shift+tab", "beside(-1)", show=False),
        Binding("enter", "write", show=False),
        Binding("backspace", "write_anew", show=False),
        Binding("delete", "clear", show=False),
    ]  # fmt: skip

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"grid--{name}"
        for name in (
            "head", "title", "stripe", "quiet", "late", "good", "warn", "cursor", "rest",
            "problem", "group",
        )
    }  # fmt: skip

    DEFAULT_CSS = """
    GridTable { height: 1fr; scrollbar-gutter: stable; scrollbar-size: 1 1; overflow-x: hidden; }
    GridTable > .grid--head { color: $quiet; }
    GridTable > .grid--title { text-style: bold; }
    GridTable > .grid--stripe { background: $surface; }
    GridTable > .grid--quiet { color: $quiet; }
    GridTable > .grid--late { color: $warning; text-style: bold; }
    GridTable > .grid--good { color: $success; }
    GridTable > .grid--warn { color: $warning; }
    GridTable > .grid--cursor { background: $here; color: $foreground; }
    GridTable > .grid--rest { background: $panel; }
    GridTable > .grid--problem { color: $error; text-style: underline; }
    GridTable > .grid--group { color: $accent; text-style: bold; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another cell, or the rows stand elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[ShownColumn, ...] = ()
        self._lines: tuple[ShownLine, ...] = ()
        self._adding = False
        self._begun: Mapping[int, str] = NOTHING_BEGUN
        self._layout: GridLayout | None = None
        self._tops: list[int] = []
        self._left = 1
        self._row = 0
        self._column = 0
        self.hands: CellHands | None = None
        """Who writes on it; None for nobody."""

    # ------------------------------------------------------------------ what it shows

    def show(
        self,
        columns: Sequence[ShownColumn],
        lines: Sequence[ShownLine],
        *,
        adding: bool = False,
        begun: Mapping[int, str] = NOTHING_BEGUN,
    ) -> None:
        """Show `lines`; the cursor stays on its row while others come and go.

        Args:
            columns: the columns; the first stays in sight where the others scroll.
            lines: the rows in order.
            adding: whether an empty row to add follows the last one.
            begun: what was typed on the row to add and was refused, by column.
        """
        self._begun = begun
        key = self.key
        keys = [line.key for line in lines]
        self._columns, self._lines, self._adding = tuple(columns), tuple(lines), adding
        if key in keys:
            self._row = keys.index(key)
        elif key == "" and adding:
            self._row = len(keys)
        self._row = max(0, min(self._row, self.row_count - 1))
        self._column = max(0, min(self._column, len(columns) - 1))
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.scrollable_content_region.width
        if room <= 0 or not self._columns:
            return
        most = TALL if self.size.height >= HIGH else SHORT
        self._layout = laid_out(self._columns, self._lines, room, most, adding=self._adding)
        self._tops = [band.top for band in self._layout.bands]
        self.virtual_size = Size(room, self._layout.header_height + self._layout.height)
        self._see_cursor()
        self.refresh()

    def on_resize(self) -> None:
        """Another window: other widths."""
        self._lay_out()
        self.post_message(self.Moved())

    @property
    def row_count(self) -> int:
        """Rows that the cursor can stand on, the one to add among them."""
        return len(self._lines) + self._adding

    @property
    def row(self) -> int:
        """Number of the row under the cursor."""
        return self._row

    @property
    def column(self) -> int:
        """Number of the column under the cursor."""
        return self._column

    @property
    def key(self) -> str:
        """Key of the row under the cursor; empty on the row to add."""
        return self._lines[self._row].key if self._row < len(self._lines) else ""

    def hidden_columns(self) -> tuple[int, int]:
        """How many columns are out of sight to the left and to the right."""
        return hidden(self._in_sight(), len(self._columns)) if self._layout else (0, 0)

    # ------------------------------------------------------------------ the cursor

    def go_to(self, row: int, column: int) -> bool:
        """Put the cursor on a cell; False where it stands there already, or there is none."""
        row = max(0, min(row, self.row_count - 1))
        column = max(0, min(column, len(self._columns) - 1))
        if (row, column) == (self._row, self._column):
            return False
        self._row, self._column = row, column
        self._see_cursor()
        self.refresh()
        self.post_message(self.Moved())
        return True

    def go_to_key(self, key: str, column: int | None = None) -> None:
        """Put the cursor on the row with this key."""
        for row, line in enumerate(self._lines):
            if line.key == key:
                self.go_to(row, self._column if column is None else column)

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor by so many rows and columns."""
        self.go_to(self._row + rows, self._column + columns)

    def action_page(self, pages: int) -> None:
        """Move the cursor by about a window."""
        self.go_to(self._row + pages * max(1, self.size.height // 3), self._column)

    def action_beside(self, step: int) -> None:
        """Move the cursor to the next cell, from row to row."""
        self.go_to(*self.beside(step))

    def action_write(self) -> None:
        """Enter."""
        if self.hands is not None:
            self.hands.enter_cell()

    def action_write_anew(self) -> None:
        """Backspace."""
        if self.hands is not None:
            self.hands.write_anew()

    def action_clear(self) -> None:
        """Delete."""
        if self.hands is not None:
            self.hands.clear_cell()

    def on_key(self, event: events.Key) -> None:
        """A letter that came as far as here is no command."""
        if event.is_printable and self.hands is not None:
            self.hands.letter()

    def lead_keys(self) -> Sequence[tuple[str, str]]:
        """What Enter does."""
        words = self.hands.enter_words() if self.hands is not None else ""
        return (("Enter", words),) if words else ()

    def beside(self, step: int) -> tuple[int, int]:
        """The cell after the cursor's (or before it), from row to row."""
        columns = max(1, len(self._columns))
        at = self._row * columns + self._column + step
        return divmod(max(0, min(at, self.row_count * columns - 1)), columns)

    def _see_cursor(self) -> None:
        """Scroll as little as it takes for the row of the cursor to be seen whole."""
        if self._layout is None or (band := self._band_of_row()) is None:
            return
        self._left = (*self._in_sight(), 1)[1]
        window = self.size.height - self._layout.header_height
        top = self.scroll_offset.y
        if band.top < top:
            above = self._layout.bands[max(0, self._layout.bands.index(band) - 1)]
            self.scroll_to(y=above.top if above.heading else band.top, animate=False, force=True)
        elif band.top + band.height > top + window:
            self.scroll_to(y=band.top + band.height - window, animate=False, force=True)

    def _band_of_row(self) -> Band | None:
        bands = self._layout.bands if self._layout else ()
        return next((b for b in bands if b.row == self._row and not b.heading), None)

    def _in_sight(self) -> tuple[int, ...]:
        return self._layout.columns_in_sight(self._left, self._column) if self._layout else ()

    def cell_region(self) -> tuple[Region, int] | None:
        """Where the cell under the cursor stands in the widget, and the lines of the titles."""
        band = self._band_of_row()
        if self._layout is None or band is None:
            return None
        head = self._layout.header_height
        before = [n for n in self._in_sight() if n < self._column]
        x = sum(self._layout.widths[n] + GAP for n in before)
        y = head + band.top - self.scroll_offset.y
        return Region(x, y, self._layout.widths[self._column], band.height), head

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a cell; one on the cell under the cursor is like Enter."""
        self.screen.set_focus(self)
        at = event.get_content_offset(self)
        band = self._band_at(at.y) if at is not None else None
        if at is None or self._layout is None or band is None or band.heading:
            return
        x = 0
        for column in self._in_sight():
            x += self._layout.widths[column] + GAP
            if at.x < x:
                if not self.go_to(band.row, column):
                    self.action_write()
                return

    # ------------------------------------------------------------------ drawing

    def _band_at(self, y: int) -> Band | None:
        if self._layout is None or y < self._layout.header_height:
            return None
        y += self.scroll_offset.y - self._layout.header_height
        if y >= self._layout.height:
            return None
        return self._layout.bands[bisect_right(self._tops, y) - 1]

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window: titles above, the rows as far as they are scrolled."""
        width, ground = self.size.width, self.rich_style
        if self._layout is None:
            return Strip.blank(width, ground)
        if y < self._layout.header_height:
            segments = self._head(self._layout, y)
        elif (band := self._band_at(y)) is None:
            return Strip.blank(width, ground)
        elif band.heading:
            segments = [Segment(band.heading, self._style("group"))]
        else:
            into = y + self.scroll_offset.y - self._layout.header_height - band.top
            segments = self._row_line(self._layout, band.row, into)
            if band.row % 2:
                ground += self._style("stripe")
        return Strip(segments).adjust_cell_length(width).apply_style(ground)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"grid--{name}", partial=True)

    def _head(self, layout: GridLayout, y: int) -> list[Segment]:
        segments: list[Segment] = []
        before, after = self.hidden_columns()
        in_sight = self._in_sight()
        for column in in_sight:
            lines = layout.header(column)
            text = lines[y] if y < len(lines) else ""
            padding = " " * (layout.widths[column] - cell_width(text))
            gap = " " * GAP
            if y == 0 and before and column == 0:
                gap = "‹ "
            elif y == 0 and after and column == in_sight[-1]:
                gap = " ›"
            segments.append(Segment(text + padding, self._style("head")))
            segments.append(Segment(gap, self._style("group")))
        return segments

    def _row_line(self, layout: GridLayout, row: int, into: int) -> list[Segment]:
        line = layout.line(row)
        segments: list[Segment] = []
        for column in self._in_sight():
            cell = layout.cell(row, column)
            if line is None and column in self._begun:
                cell = capped(wrapped_lines(self._begun[column], layout.widths[column]), 1)
            text = cell[into] if into < len(cell) else ""
            look = line.looks[column] if line else "problem" if column in self._begun else "quiet"
            style = self._style(look) if look else Style()
            if (row, column) == (self._row, self._column):
                style += self._style("cursor" if self.has_focus else "rest")
            padding = " " * max(0, layout.widths[column] - cell_width(text))
            segments += [Segment(text + padding, style), Segment(" " * GAP)]
        return segments
