"""The cards of a board by impact and effort: fields with numbers, and a list of the cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from exporters.boardplot import PlotDrawing, draw_plot
from exporters.textmap.cells import drawable
from model.entities import Card
from model.forms.board import SCALE
from model.forms.columns import Column
from model.forms.weighing import weighed
from model.workshop import Workshop
from tui.widgets.forms.board_body import under_cursor
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
        self._drawing: WeighedDrawing | None = None

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
        """Choose the card whose number or line is under the pointer."""
        at = event.get_content_offset(self)
        if at is not None and self._drawing and (card := self._drawing.at(at.x, at.y)):
            self._picker.plot_picked(card)

    # ------------------------------------------------------------------ drawing

    def render(self) -> Content:
        """The fields and the list."""
        if self._workshop is None:
            return Content("")
        width, height = self.content_size
        ready, rest = weighed(self._board())
        self._drawing = draw_weighed(ready, rest, self._workshop, width, height, self.selected)
        return Content("\n").join(self._drawing.lines)


@dataclass(frozen=True, slots=True)
class WeighedDrawing:
    """Fields and list as they stand in the window."""

    lines: tuple[Content, ...]
    spots: tuple[tuple[Region, str], ...]
    """Where a card's number or line lies, and the card's id."""

    def at(self, x: int, y: int) -> str:
        """Id of the card at a cell; empty where there is none."""
        return next((card for region, card in self.spots if region.contains(x, y)), "")


def draw_weighed(
    ready: Sequence[Card],
    rest: Sequence[Card],
    workshop: Workshop,
    width: int,
    height: int,
    selected: str = "",
) -> WeighedDrawing:
    """Fields and list in `width` x `height` cells, with the selected card in sight."""
    beside = width >= BESIDE_FROM
    plot_width = min(width * 11 // 20 if beside else width, WIDEST)
    plot_height = height if beside else max(height * 3 // 5, 9)
    points = [(card.impact or 0, card.effort or 0) for card in ready]
    plot = draw_plot(points, plot_width, min(plot_height, plot_width // 2))
    ids = [card.id for card in ready]
    fields = _fields(plot, ids.index(selected) + 1 if selected in ids else 0)
    left = max(line.cell_length for line in fields) + 2 if beside else 0
    top = 0 if beside else len(fields)
    listed, rows = _list(ready, rest, workshop, width - left, height - top, selected)
    spots = [
        (Region(x, y, cells, 1), ids[number - 1]) for number, (x, y, cells) in plot.places.items()
    ]
    spots += [(Region(left, top + row, width - left, 1), card) for row, card in enumerate(rows)]
    return WeighedDrawing(tuple(_together(fields, listed, left)[:height]), tuple(spots))


def _together(fields: list[Content], listed: list[Content], left: int) -> list[Content]:
    """The list beside the fields, from cell `left` on; under them where `left` is 0."""
    if not left:
        return [*fields, *listed]
    lines = []
    for number in range(max(len(fields), len(listed))):
        field = fields[number] if number < len(fields) else Content("")
        words = listed[number] if number < len(listed) else Content("")
        lines.append(Content.assemble(field.pad_right(left - field.cell_length), words))
    return lines


def _fields(plot: PlotDrawing, current: int) -> list[Content]:
    lines = [Content.styled(line, "$quiet") for line in plot.lines]
    for number, (x, y, cells) in plot.places.items():
        style = "bold $foreground on $here" if number == current else "bold $accent"
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
        most = max(height * 2 // 3, 3) if on else 1
        text = _entry(card, workshop, max(width - len(lead), 5), most)
        for at, line in enumerate(text):
            sign = Content.styled(lead if not at else " " * len(lead), "bold $accent")
            words = Content.assemble(sign, line)
            padded = words.pad_right(max(width - words.cell_length, 0))
            lines.append(under_cursor(padded) if on else padded)
            rows.append(card.id)
    first = rows.index(selected) if selected in rows else 0
    last = len(rows) - rows[::-1].index(selected) if selected in rows else 0
    top = min(max(last - height, 0), first) if last > height else 0
    return lines[top : top + height], rows[top : top + height]


def _entry(card: Card, workshop: Workshop, width: int, most: int) -> list[Content]:
    """A card in the list: at most so many lines of its text; one line has its votes alone."""
    if most > 1:
        return card_lines(card, workshop, width, most)
    votes = Content.styled(f" {dots(card.votes)}" if card.votes else "", "bold $accent")
    room = max(width - votes.cell_length, 1)
    text = Content(drawable(card.text)).truncate(room, ellipsis=True)
    return [Content.assemble(text, votes)]


def shifted(value: int | None, by: int) -> int:
    """A value of a scale moved by one step; the middle where nothing was said."""
    if value is None:
        return SCALE[len(SCALE) // 2]
    return min(max(value + by, SCALE[0]), SCALE[-1])
