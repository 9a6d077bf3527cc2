"""A board drawn for a window: as many columns as can be read, their cards as blocks of lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Region

from model.forms.columns import Column
from model.workshop import Workshop
from tui.widgets.forms.board_body import HEAD, Body, Look, Spot, blocks_of, density, focus_of
from tui.widgets.forms.board_heads import GAP, beside, heads, others, turning

NARROWEST = 22
"""Cells of a column in which long words can still be read."""

CLOSE = 18
"""Cells of a column where all of them fit beside each other so: seeing all is worth more then."""

WIDEST = 80
"""Cells that a column has at most: longer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class BoardDrawing:
    """A board as it stands in the window."""

    lines: tuple[Content, ...]
    spots: tuple[Spot, ...]
    """What lies where, cards before the columns behind them."""
    first: int
    """Number of the first column that is shown."""
    shown: int
    """How many columns are shown."""
    tops: Mapping[str, int]
    """Lines scrolled away above, by column."""
    slot: Region | None
    """Where the line that is typed stands."""

    def at(self, x: int, y: int) -> Spot | None:
        """What lies at a cell of the drawing."""
        return next((spot for spot in self.spots if spot.region.contains(x, y)), None)


def columns_that_fit(count: int, width: int) -> int:
    """How many of `count` columns can be read side by side in `width` cells; at least one."""
    if count * (CLOSE + GAP) <= width + GAP:
        return count
    return max(1, min(count, (width + GAP) // (NARROWEST + GAP)))


def draw_board(
    columns: Sequence[Column], workshop: Workshop, width: int, height: int, look: Look
) -> BoardDrawing:
    """The board in `width` x `height` cells, scrolled so that the cursor is seen."""
    keys = [column.key for column in columns]
    shown = columns_that_fit(len(columns), width)
    at = keys.index(look.column) if look.column in keys else 0
    first = min(max(look.first, at - shown + 1, 0), at, len(columns) - shown)
    visible = columns[first : first + shown]
    cells = min((width + GAP) // shown - GAP, WIDEST)
    top = heads(visible, cells, look.column, on_title=look.item == HEAD)
    all_in_sight = shown == len(columns)
    room = max(height - len(top) - (not all_in_sight), 1)
    style = density(visible, workshop, cells, room)
    spots: list[Spot] = []
    tops: dict[str, int] = dict(look.tops)
    bodies: list[list[Content]] = []
    slot: Region | None = None
    for number, column in enumerate(visible):
        x = number * (cells + GAP)
        blocks = blocks_of(column, workshop, cells, look, style)
        body = Body(blocks, room, tops.get(column.key, 0), focus_of(look, column))
        tops[column.key] = body.top
        bodies.append(body.rows(cells))
        spots += body.spots(column.key, x, len(top), cells)
        slot = slot or body.slot(x, len(top), cells)
        spots.append(Spot(Region(x, 0, cells, len(top)), column.key, title=True))
        spots.append(Spot(Region(x, len(top), cells, room), column.key))
    lines = [*top, *beside(bodies, cells)]
    if not all_in_sight:
        lines.append(others(columns, first, shown, width))
        spots += turning(columns, first, shown, width, len(lines) - 1)
    return BoardDrawing(tuple(lines), tuple(spots), first, shown, tops, slot)
