"""The value transfer matrix with a cursor on its cells: who would give, who would get."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from textual import events
from textual.message import Message
from textual.reactive import reactive

from exporters.textmap import MapOptions
from model.network.graph import Pair
from model.workshop import Workshop
from tui.widgets.map_view import MapView

_STEPS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
"""What the arrows do to row and column."""


class MatrixView(MapView):
    """The matrix. Arrows move the cursor from cell to cell, Esc lets go of it."""

    cell: reactive[Pair | None] = reactive(None)
    """The pair under the cursor: who gives, who gets."""

    @dataclass
    class CellChosen(Message):
        """The cursor was put on another cell by hand, or on none."""

        pair: Pair | None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(view="matrix", legend=False, id=id)

    def options(self, workshop: Workshop) -> MapOptions:
        """The matrix, and in it the pair under the cursor."""
        return replace(super().options(workshop), view="matrix", cell=self.cell)

    def watch_workshop(self) -> None:
        """The network changed; who is under the cursor may have gone."""
        known = self.workshop.actors.keys() if self.workshop is not None else set()
        if self.cell is not None and not set(self.cell) <= known:
            self._choose(None)
        super().watch_workshop()

    def watch_cell(self) -> None:
        """Another cell."""
        self.redraw()

    def _choose(self, pair: Pair | None) -> None:
        if pair != self.cell:
            self.cell = pair
            self.post_message(self.CellChosen(pair))

    def action_move(self, direction: Literal["left", "right", "up", "down"]) -> None:
        """Go to the next cell in that direction; the diagonal has none."""
        if self.workshop is None or len(self.workshop.actors) < 2:
            return
        from exporters.textmap.matrix import matrix_order

        order = [actor.id for actor in matrix_order(list(self.workshop.actors.values()))]
        if self.cell is None:
            self._choose((order[0], order[1]))
            return
        row, column = (order.index(actor) for actor in self.cell)
        down, right = _STEPS[direction]
        row, column = row + down, column + right
        if row == column:
            row, column = row + down, column + right
        if 0 <= row < len(order) and 0 <= column < len(order):
            self._choose((order[row], order[column]))

    def action_focus_actor(self) -> None:
        """Nothing to look closer at: the cell says it all."""

    def action_step_back(self) -> None:
        """Let go of the cell."""
        self._choose(None)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a cell."""
        at = event.get_content_offset(self)
        if self.drawing is None or at is None:
            return
        for pair, (x, y) in self.drawing.cells.items():
            if y == at.y and x <= at.x <= x + 1:
                self._choose(pair)
                return
        self._choose(None)
