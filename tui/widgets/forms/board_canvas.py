"""The board on the screen: its drawing, the line that is typed in it, and the mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget

from model.forms.columns import Column
from model.workshop import Workshop
from tui.widgets.forms.board_body import Look, Slot, Spot
from tui.widgets.forms.board_cursor import BoardCursor
from tui.widgets.forms.board_drawing import BoardDrawing, draw_board
from tui.widgets.forms.board_editor import CardEditor, Typist
from tui.widgets.key_taker import KeyTaker

MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter")
"""The keys that move the cursor, and the one that edits what it stands on."""


class Hands(Protocol):
    """Who does what is asked for on the canvas."""

    def key(self, key: str) -> None:
        """Do what one of `MOVES` asks for."""

    def picked(self, spot: Spot, *, twice: bool) -> None:
        """Something was clicked."""

    def dropped(self, card_id: str, spot: Spot) -> None:
        """A card was dragged to another place."""

    def column_dropped(self, column: str, spot: Spot) -> None:
        """A column was dragged by its title to another place."""


class BoardCanvas(KeyTaker, Widget, can_focus=True):
    """Columns of cards with a cursor. The keys go to `hands`."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"key('{key}')", show=False) for key in MOVES
    ]
    DEFAULT_CSS = """
    BoardCanvas { height: 1fr; width: 1fr; }
    BoardCanvas CardEditor {
        position: absolute; display: none; border: none; padding: 0 1; height: auto;
        background: $panel; scrollbar-size: 1 1;
    }
    BoardCanvas CardEditor:focus { border: none; }
    """

    def __init__(self, hands: Hands, typist: Typist, board: Callable[[], Sequence[Column]]) -> None:
        super().__init__(id="board-canvas")
        self._hands = hands
        self._typist = typist
        self._board = board
        self._workshop: Workshop | None = None
        self._slot: Slot | None = None
        self._first = 0
        self._tops: Mapping[str, int] = {}
        self._held = ""
        self._held_column = ""
        self._dragged = False
        self.drawing: BoardDrawing | None = None
        """The board as it was drawn last."""
        self.cursor = BoardCursor()
        """Where the cursor stands."""

    def compose(self) -> ComposeResult:
        """The line that is typed lies over the drawing."""
        yield CardEditor(self._typist)

    @property
    def editor(self) -> CardEditor:
        """The line that is typed."""
        return self.query_one(CardEditor)

    # ------------------------------------------------------------------ drawing

    def show(self, workshop: Workshop) -> None:
        """Draw the board as it is in `workshop`."""
        self._workshop = workshop
        self.cursor.settle(self._board())
        self.redraw()

    def redraw(self, *, follow: bool = True) -> None:
        """Draw anew, with the cursor in sight unless it is not to be followed."""
        if self._workshop is None or not self.size.width:
            return
        look = Look(
            column=self.cursor.column,
            item=self.cursor.item,
            first=self._first,
            tops=self._tops,
            marked=frozenset(self.cursor.marked),
            slot=self._slot,
            follow=follow,
        )
        size = self.size
        self.drawing = draw_board(self._board(), self._workshop, size.width, size.height, look)
        self._first, self._tops = self.drawing.first, self.drawing.tops
        if (region := self.drawing.slot) is not None:
            self.editor.styles.offset = (region.x, region.y)
            self.editor.styles.width = region.width
            self.editor.styles.max_height = max(region.height, 1)
        self.refresh()

    def render(self) -> Content:
        """The drawing."""
        return Content("\n").join(self.drawing.lines if self.drawing else ())

    def on_resize(self) -> None:
        """Another window."""
        self.redraw()

    # ------------------------------------------------------------------ typing

    def open_editor(self, item: str, text: str, *, beneath: bool = False) -> None:
        """Type into the card `item`, or a new one at the foot of the column where it is empty.

        Args:
            item: the card's id; empty for a new one.
            text: what stands there to begin with.
            beneath: whether it is typed beneath the card's text, as an answer is.
        """
        editor = self.editor
        self._slot = Slot(item, 1, beneath)
        editor.load_text(text)
        editor.display = True
        self.redraw()
        # At once, not in a moment: the next key is a letter of the text already.
        self.screen.set_focus(editor)
        editor.move_cursor(editor.document.end)
        self.call_after_refresh(self.fit_editor)

    def close_editor(self) -> None:
        """Type no more; the keys are the board's again."""
        self._slot = None
        self.editor.display = False
        self.redraw()
        if self.screen.focused is self.editor:
            self.screen.set_focus(self)

    def fit_editor(self) -> None:
        """Make the gap as high as what is typed."""
        if self._slot is not None and self._slot.height != self.editor.lines_needed:
            self._slot = replace(self._slot, height=self.editor.lines_needed)
            self.redraw()

    @property
    def slot(self) -> Slot | None:
        """What is typed into; None where nothing is."""
        return self._slot

    # ------------------------------------------------------------------ keys and mouse

    def action_key(self, key: str) -> None:
        """Move the cursor, or edit what it stands on."""
        self._hands.key(key)

    def _spot(self, event: events.MouseEvent) -> Spot | None:
        at = event.get_content_offset(self) or Offset(-1, -1)
        return self.drawing.at(at.x, at.y) if self.drawing else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a card, or of a column by its title."""
        spot = self._spot(event)
        cards = self._workshop.cards if self._workshop else {}
        self._held = spot.item if spot and spot.item in cards else ""
        self._held_column = spot.column if spot and spot.title else ""
        self._dragged = False
        if self._held or self._held_column:
            self.capture_mouse()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of what was held: somewhere else it is moved there."""
        held, self._held = self._held, ""
        column, self._held_column = self._held_column, ""
        if not held and not column:
            return
        self.release_mouse()
        spot = self._spot(event)
        if spot is None:
            return
        if column and spot.column != column:
            self._dragged = True
            self._hands.column_dropped(column, spot)
        elif held and spot.item != held:
            self._dragged = True
            self._hands.dropped(held, spot)

    def on_click(self, event: events.Click) -> None:
        """Choose what lies under the pointer; twice edits it."""
        if self._dragged:
            # It was a card's way to another place.
            return
        if (spot := self._spot(event)) is not None:
            event.stop()
            self._hands.picked(spot, twice=event.chain > 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the column under the pointer."""
        self._scroll(event, 2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the column under the pointer."""
        self._scroll(event, -2)

    def _scroll(self, event: events.MouseEvent, by: int) -> None:
        if (spot := self._spot(event)) is None or self._slot is not None:
            return
        event.stop()
        self._tops = {**self._tops, spot.column: max(self._tops.get(spot.column, 0) + by, 0)}
        self.redraw(follow=False)
