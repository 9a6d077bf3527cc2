"""The cards of a board by impact and effort: fields with numbers, and a list of the cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from exporters.boardplot import PlotDrawing, draw_plot
from exporters.textmap.cells import cell_width, drawable
from model.entities import Card
from model.forms.board import SCALE
from model.forms.columns import Column
from model.forms.weighing import weighed
from model.workshop import Workshop
from tui.widgets.forms.board_canvas import MOVES
from tui.widgets.forms.board_cards import card_lines, dots
from tui.widgets.key_taker import KeyTaker

BESIDE_FROM = 70
"""Cells from which on the numbers' words stand beside the fields, not under them."""

WIDEST = 100
"""Cells that the fields take at most."""


class Picker(Protocol):
    """Who does what is asked for on the plot."""

    def plot_key(self, key: str) -> None:
        """Do what one of `MOVES` asks for."""

    def plot_picked(self, card_id: str) -> None:
        """A card was clicked."""


class BoardPlot(KeyTaker, Widget, can_focus=True):
    """Fields of impact × effort beside the list of cards; ↑ and ↓ go through the list."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"key('{key}')", show=False) for key in MOVES
    ]
    DEFAULT_CSS = """
    BoardPlot { height: 1fr; width: 1fr; display: none; }
    """

    selected: reactive[str] = reactive("")
    """Id of the card under the cursor."""

    def __init__(self, picker: Picker, board: Callable[[], Sequence[Column]]) -> None:
        super().__init__(id="board-plot")
        self._picker = picker
        self._board = board
        self._workshop: Workshop | None = None
        self._rows: list[str] = []
        self._list_at = (0, 0)

    def show(self, workshop: Workshop) -> None:
        """Draw the cards as they are in `workshop`."""
        self._workshop = workshop
        ids = [card.id for card in self.cards()]
        if self.selected not in ids:
            self.selected = ids[0] if ids else ""
        self.refresh()

    def cards(self) -> list[Card]:
        """All cards in the order of the list: the weighed ones by what they promise, the others."""
        ready, rest = weighed(self._board())
        return [*ready, *rest]

    def move(self, by: int) -> None:
        """Go to another card of the list."""
        ids = [card.id for card in self.cards()]
        if ids:
            at = ids.index(self.selected) + by if self.selected in ids else 0
            self.selected = ids[min(max(at, 0), len(ids) - 1)]

    def action_key(self, key: str) -> None:
        """Go through the list, or weigh the card under the cursor."""
        self._picker.plot_key(key)

    def on_click(self, event: events.Click) -> None:
        """Choose the card in the list."""
        at = event.get_content_offset(self)
        row = (at.y - self._list_at[1]) if at and at.x >= self._list_at[0] else -1
        if 0 <= row < len(self._rows):
            self._picker.plot_picked(self._rows[row])

    # ------------------------------------------------------------------ drawing

    def render(self) -> Content:
        """The fields and the list."""
        if self._workshop is None:
            return Content("")
        width, height = self.content_size
        ready, rest = weighed(self._board())
        lines, self._rows, self._list_at = draw_weighed(
            ready, rest, self._workshop, width, height, self.selected
        )
        return Content("\n").join(lines)


def draw_weighed(
    ready: Sequence[Card],
    rest: Sequence[Card],
    workshop: Workshop,
    width: int,
    height: int,
    selected: str = "",
) -> tuple[list[Content], list[str], tuple[int, int]]:
    """Fields and list in `width` x `height` cells.

    Returns the lines, the card of each line of the list, and where the list begins.
    """
    beside = width >= BESIDE_FROM
    plot_width = min(width * 11 // 20 if beside else width, WIDEST)
    plot_height = height if beside else max(height * 3 // 5, 9)
    points = [(card.impact or 0, card.effort or 0) for card in ready]
    plot = draw_plot(points, plot_width, min(plot_height, plot_width // 2))
    ids = [card.id for card in ready]
    fields = _fields(plot, ids.index(selected) + 1 if selected in ids else 0)
    left = max(line.cell_length for line in fields) + 2 if beside else 0
    room = height if beside else height - len(fields)
    listed, rows = _list(ready, rest, workshop, width - left, room, selected)
    if not beside:
        return [*fields, *listed], rows, (0, len(fields))
    lines = []
    for number in range(max(len(fields), len(listed))):
        field = fields[number] if number < len(fields) else Content("")
        words = listed[number] if number < len(listed) else Content("")
        lines.append(Content.assemble(field.pad_right(left - field.cell_length), words))
    return lines[:height], rows, (left, 0)


def _fields(plot: PlotDrawing, current: int) -> list[Content]:
    lines = [Content.styled(line, "$quiet") for line in plot.lines]
    for number, (x, y, cells) in plot.places.items():
        style = "bold $background on $accent" if number == current else "bold $accent"
        lines[y] = lines[y].stylize(style, x, x + cells)
    return lines


def _list(
    ready: Sequence[Card],
    rest: Sequence[Card],
    workshop: Workshop,
    width: int,
    height: int,
    selected: str,
) -> tuple[list[Content], list[str]]:
    """The cards with their numbers, as many lines as there are, the selected one among them."""
    lines: list[Content] = []
    rows: list[str] = []
    for number, card in enumerate([*ready, *rest], start=1):
        on = card.id == selected
        lead = f"{number:>3}  " if number <= len(ready) else "  –  "
        text = _entry(card, workshop, max(width - len(lead), 5), whole=on)
        for at, line in enumerate(text):
            sign = Content.styled(lead if not at else " " * len(lead), "bold $accent")
            words = Content.assemble(sign, line)
            lines.append(
                words.pad_right(max(width - words.cell_length, 0)).stylize_before(
                    "on $accent 30%" if on else ""
                )
            )
            rows.append(card.id)
    first = rows.index(selected) if selected in rows else 0
    last = len(rows) - rows[::-1].index(selected) if selected in rows else 0
    top = min(max(last - height, 0), first) if last > height else 0
    return lines[top : top + height], rows[top : top + height]


def _entry(card: Card, workshop: Workshop, width: int, *, whole: bool) -> list[Content]:
    """A card in the list: all of it, or what fits on one line with its votes."""
    if whole:
        return card_lines(card, workshop, width)
    votes = f" {dots(card.votes)}" if card.votes else ""
    text = Content(drawable(card.text)).truncate(max(width - cell_width(votes), 1), ellipsis=True)
    return [Content.assemble(text, (votes, "bold $accent"))]


def shifted(value: int | None, by: int) -> int:
    """A value of a scale moved by one step; the middle where nothing was said."""
    if value is None:
        return SCALE[len(SCALE) // 2]
    return min(max(value + by, SCALE[0]), SCALE[-1])
