"""How rows and columns of text lie in the window: widths, wrapped cells, what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from exporters.textmap.cells import cell_width, shortened
from exporters.wrapping import wrapped

GAP = 2
"""Cells between two columns."""

TEXT_LEAST, TEXT_MOST = 16, 60
"""The narrowest and the widest column of text where all of them fit."""

TITLE_LEAST = 4
"""The narrowest first column."""

TEXT_SCROLLED = 20
"""What a column of text gets at the least where the columns scroll."""

HEADER_MOST = 3
"""Lines that column titles may take."""

ADD = "+"
"""The sign of the row to add."""

Look = Literal["", "title", "quiet", "late", "good", "warn", "problem"]
"""How a cell looks, apart from the cursor."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column as it is shown."""

    title: str
    kind: Literal["title", "text", "fixed"] = "text"
    """What the first column names a row by, free text, or something short of a known width."""
    least: int = TEXT_LEAST
    most: int = TEXT_MOST
    share: float = 1 / 3
    """How much of the window a title may take."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row as it is shown."""

    key: str
    """What tells it from the others, also when they come and go."""
    cells: tuple[str, ...]
    looks: tuple[Look, ...]
    group: str = ""
    """The heading it stands under."""


@lru_cache(maxsize=32768)
def wrapped_lines(text: str, width: int) -> tuple[str, ...]:
    """`text` in lines of at most `width` cells, its own line ends kept; always one line or more."""
    return tuple(line for part in text.split("\n") for line, _cells in wrapped(part, width))


def capped(lines: Sequence[str], most: int) -> list[str]:
    """At most `most` lines; where some are left out, the last one ends with an ellipsis."""
    if len(lines) <= most:
        return list(lines)
    last = lines[most - 1]
    return [*lines[: most - 1], f"{last[:-1]}…" if len(last) > 1 else "…"]


def column_widths(columns: Sequence[ShownColumn], naturals: Sequence[int], room: int) -> list[int]:
    """The cells of each column in a window of `room` cells.

    Where the narrowest they can be does not fit, the first one takes a third at the most, and the
    columns of text share what is left so that as many as possible stand beside each other whole.
    """
    bounds = [
        _bounds(column, natural, room) for column, natural in zip(columns, naturals, strict=True)
    ]
    least = [low for low, _want in bounds]
    spare = room - GAP * (len(columns) - 1) - sum(least)
    if spare >= 0:
        return _spread(columns, bounds, spare)
    first = min(least[0], max(8, room // 3))
    region = max(4, room - first - GAP)
    side_by_side = max(1, (region + GAP) // (TEXT_SCROLLED + GAP))
    share = max(4, (region - GAP * (side_by_side - 1)) // side_by_side)
    rest = [
        share if column.kind == "text" else min(low, region)
        for column, low in zip(columns[1:], least[1:], strict=True)
    ]
    return [first, *rest]


def _bounds(column: ShownColumn, natural: int, room: int) -> tuple[int, int]:
    """The narrowest width of a column, and the one it would like."""
    if column.kind == "title":
        want = max(TITLE_LEAST, min(natural, max(12, int(room * column.share))))
        return min(want, max(12, room // 4)), want
    return column.least, max(column.least, min(natural, column.most))


def _spread(
    columns: Sequence[ShownColumn], bounds: Sequence[tuple[int, int]], spare: int
) -> list[int]:
    """The narrowest widths, and `spare` cells given to those who want more, then to all texts."""
    wishes = [want - low for low, want in bounds]
    share = min(1.0, spare / max(1, sum(wishes)))
    given = [int(wish * share) for wish in wishes]
    widths = [low + more for (low, _want), more in zip(bounds, given, strict=True)]
    texts = [place for place, column in enumerate(columns) if column.kind == "text"]
    for place in texts:
        widths[place] = max(
            widths[place], min(TEXT_MOST, widths[place] + (spare - sum(given)) // len(texts))
        )
    return widths


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of the drawing that belong together: a row, or a heading over rows."""

    row: int
    """Number of the row, of the first beneath it for a heading."""
    top: int
    height: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class GridLayout:
    """Rows and columns laid out for a width."""

    columns: tuple[ShownColumn, ...]
    lines: tuple[ShownLine, ...]
    widths: tuple[int, ...]
    bands: tuple[Band, ...]
    most: int
    """Lines that a row may take."""
    room: int
    """Cells from side to side."""

    @property
    def height(self) -> int:
        """Lines of all rows, without the column titles."""
        return self.bands[-1].top + self.bands[-1].height if self.bands else 0

    def line(self, row: int) -> ShownLine | None:
        """The row of that number; None for the one to add."""
        return self.lines[row] if row < len(self.lines) else None

    def cell(self, row: int, column: int) -> list[str]:
        """The lines of a cell as they are drawn."""
        line = self.line(row)
        if line is None:
            return [ADD if column == 0 else ""]
        return capped(wrapped_lines(line.cells[column], self.widths[column]), self.most)

    def header(self, column: int) -> list[str]:
        """The lines of a column's title."""
        title = self.columns[column].title
        return capped(wrapped_lines(title, self.widths[column]), HEADER_MOST)

    @property
    def header_height(self) -> int:
        """Lines that the column titles take."""
        return max((len(self.header(n)) for n in range(len(self.widths))), default=0)

    def columns_in_sight(self, left: int, cursor: int) -> tuple[int, ...]:
        """The columns that stand beside each other: the first, then those from `left` on.

        The window moves as little as it has to for the column of the cursor.
        """
        count = len(self.widths)
        if count < 2:
            return tuple(range(count))
        left = max(1, min(left, count - 1))
        if 0 < cursor < left:
            left = cursor
        while left < cursor and not self._fit(left, cursor):
            left += 1
        right = left
        while right + 1 < count and self._fit(left, right + 1):
            right += 1
        while left > 1 and right == count - 1 and self._fit(left - 1, right):
            left -= 1
        return (0, *range(left, right + 1))

    def _fit(self, left: int, right: int) -> bool:
        used = self.widths[0] + sum(self.widths[n] + GAP for n in range(left, right + 1))
        return used <= self.room


def laid_out(
    columns: Sequence[ShownColumn],
    lines: Sequence[ShownLine],
    room: int,
    most: int,
    *,
    adding: bool = False,
) -> GridLayout:
    """Rows and columns laid out.

    Args:
        columns: the columns; the first stays in sight where the others scroll.
        lines: the rows in order.
        room: cells from side to side.
        most: lines that a row may take.
        adding: whether an empty row to add follows the last one.
    """
    naturals = [
        max(
            min(cell_width(column.title), TEXT_SCROLLED),
            max((_natural(line.cells[place]) for line in lines), default=0),
        )
        for place, column in enumerate(columns)
    ]
    widths = column_widths(columns, naturals, room)
    bands: list[Band] = []
    top = 0
    group = ""
    for row, line in enumerate(lines):
        if line.group != group:
            group = line.group
            bands.append(Band(row, top, 1, heading=shortened(group, room) or " "))
            top += 1
        tallest = max(
            len(wrapped_lines(cell, width)) for cell, width in zip(line.cells, widths, strict=True)
        )
        bands.append(Band(row, top, min(most, tallest)))
        top += min(most, tallest)
    if adding:
        bands.append(Band(len(lines), top, 1))
    return GridLayout(tuple(columns), tuple(lines), tuple(widths), tuple(bands), most, room)


def _natural(text: str) -> int:
    return max(cell_width(part) for part in text.split("\n"))


def hidden(columns: Sequence[int], count: int) -> tuple[int, int]:
    """How many of `count` columns are out of sight to the left and to the right."""
    if not columns:
        return 0, 0
    left = sum(after - before - 1 for before, after in pairwise(columns))
    return left, count - 1 - columns[-1]
