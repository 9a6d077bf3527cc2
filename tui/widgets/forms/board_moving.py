"""What keys and mouse do on a board: the cursor goes from card to card, cards go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from model.changes import Change
from model.errors import Refused
from model.forms.arranging import move_cards, move_in_column
from model.forms.board import weigh_card
from tui.widgets.forms.board_asking import group_question
from tui.widgets.forms.board_body import HEAD, Spot
from tui.widgets.forms.board_plot import shifted

if TYPE_CHECKING:
    from tui.widgets.forms.board import BoardForm

_STEPS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
_FAR = 10_000
_PAGE = 5
"""Cards that PgUp and PgDn go."""


class CardMoving:
    """Keys and mouse of a board and of its plot."""

    def __init__(self, form: BoardForm) -> None:
        self._form = form

    # ------------------------------------------------------------------ the board

    def key(self, key: str) -> None:
        """Move the cursor, or edit what it stands on."""
        cursor, columns = self._form.canvas.cursor, self._form.columns()
        if key == "enter":
            self._edit()
        elif key in _STEPS:
            cursor.move(columns, *_STEPS[key])
        elif key in ("home", "end"):
            cursor.move(columns, _FAR if key == "end" else -_FAR, 0)
        else:
            cursor.move(columns, 0, _PAGE if key == "pagedown" else -_PAGE)
        self._form.canvas.redraw()
        self._form.say_state()

    def _edit(self) -> None:
        form = self._form
        cards = form.under()
        if form.keeping.chosen:
            form.keeping.ask_name()
        elif form.group:
            form.line.ask(group_question(form, rename=form.group))
        elif cards:
            form.typing.start_edit(cards[0].id)
        else:
            form.form_add()

    def picked(self, spot: Spot, *, twice: bool) -> None:
        """A click chooses; on a title it adds a card. Two rename a title or edit a card."""
        form = self._form
        item = HEAD if spot.title and twice else spot.item
        form.canvas.cursor.go_to(form.columns(), spot.column, item)
        form.canvas.redraw()
        form.say_state()
        if spot.title and twice:
            form.keeping.ask_name()
        elif spot.title:
            form.form_add()
        elif twice and spot.item:
            self._edit()

    def dropped(self, card_id: str, spot: Spot) -> None:
        """A card was dragged to another place, and all that are marked with it if it is."""
        form = self._form
        marked = form.canvas.cursor.marked
        moving = [card.id for card in form.chosen()] if card_id in marked else [card_id]
        there = next(column for column in form.columns() if column.key == spot.column)
        heaps = [heap for heap in there.heaps if any(card.id not in moving for card in heap.cards)]
        at = (n for n, heap in enumerate(heaps) if spot.item in [card.id for card in heap.cards])
        index = 0 if spot.title else next(at, None)
        if self.quietly(move_cards, moving, spot.column, index):
            form.canvas.cursor.go_to(form.columns(), spot.column, card_id)
            form.refresh_board()

    def column_dropped(self, column: str, spot: Spot) -> None:
        """A column was dragged by its title to another one's place."""
        self._form.keeping.drop(column, spot.column)

    def move(self, direction: str) -> None:
        """Move the chosen cards a column sideways, or the one under the cursor up or down.

        On the plot the card gets another weight; on a column's title the column moves.
        """
        dx, dy = _STEPS[direction]
        if self._form.plotting:
            self._weigh_by(-dy, dx)
        elif self._form.keeping.chosen:
            self._form.keeping.move(dx)
        elif dx:
            self._move_sideways(dx)
        elif cards := self._form.under():
            self.quietly(move_in_column, [card.id for card in cards], dy)

    def _move_sideways(self, by: int) -> None:
        form = self._form
        columns, cards = form.columns(), form.chosen()
        if not cards:
            return
        at = next(number for number, column in enumerate(columns) if cards[0] in column.cards)
        if not 0 <= at + by < len(columns):
            return
        index = next(n for n, heap in enumerate(columns[at].heaps) if cards[0] in heap.cards)
        target, group = columns[at + by].key, form.canvas.cursor.item if form.group else ""
        if self.quietly(move_cards, [card.id for card in cards], target, index) and group:
            form.canvas.cursor.go_to(form.columns(), target, group)
            form.canvas.redraw()

    def quietly(self, make: Callable[..., Change], *args: Any) -> bool:
        """Make a change where there is one: at the end of a column there is nothing to say."""
        try:
            change = make(self._form.workshop, *args, at=self._form.home.desk.now())
        except Refused:
            return False
        return self._form.home.try_to(lambda: change)

    # ------------------------------------------------------------------ the plot

    def plot_key(self, key: str) -> None:
        """Go through the list of the plot; Enter weighs."""
        by = {"up": -1, "left": -1, "down": 1, "right": 1, "home": -_FAR, "end": _FAR}
        by |= {"pageup": -_PAGE, "pagedown": _PAGE}
        if key == "enter":
            self._form.form_weigh()
        else:
            self._form.plot.move(by[key])
            self.plot_picked(self._form.plot.selected)

    def plot_picked(self, card_id: str) -> None:
        """Put the cursor on a card of any column, on the board and on the plot."""
        form = self._form
        form.canvas.cursor.go_to(form.columns(), form.canvas.cursor.column, card_id)
        form.plot.selected = card_id
        form.canvas.redraw()

    def _weigh_by(self, impact: int, effort: int) -> None:
        cards = self._form.under()
        if not cards:
            return
        card = cards[0]
        if card.impact is None or card.effort is None:
            # The first stroke brings it into the middle of the plot.
            impact = effort = 0
        weight = shifted(card.impact, impact), shifted(card.effort, effort)
        if weight != (card.impact, card.effort):
            self._form.do(weigh_card, card.id, *weight)
