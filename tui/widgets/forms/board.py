"""The board: columns of cards, written as fast as people talk, then moved, grouped, voted on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, ngettext
from model.changes import Change
from model.entities import Card, Entity, Form, Sheet
from model.forms import opened_sheet
from model.forms.arranging import rename_group, sort_by_votes
from model.forms.ballot import ballot_of, vote
from model.forms.board import remove_cards
from model.forms.columns import Column, board_of
from model.methods import Method
from model.workshop import Workshop
from tui.home import Home
from tui.widgets.ask_line import AskLine, Question
from tui.widgets.forms.base import FormView
from tui.widgets.forms.board_asking import (
    cards_actors_question,
    group_question,
    voters_question,
    weight_question,
)
from tui.widgets.forms.board_becoming import become
from tui.widgets.forms.board_canvas import BoardCanvas
from tui.widgets.forms.board_columns import ColumnKeeping
from tui.widgets.forms.board_moving import CardMoving
from tui.widgets.forms.board_plot import BoardPlot
from tui.widgets.forms.board_room import board_for_the_room
from tui.widgets.forms.board_typing import CardTyping


class BoardForm(FormView):
    """Columns of cards, or the same cards by impact and effort.

    `typing` writes cards, `moving` takes the keys and the mouse; here stand the commands.
    """

    FORM = Form.BOARD
    GUIDE_FROM = 150

    DEFAULT_CSS = """
    BoardForm #board-state { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self.typing = CardTyping(self)
        """What is being typed."""
        self.moving = CardMoving(self)
        """What keys and mouse do."""
        self.keeping = ColumnKeeping(self)
        """What is done to the columns."""
        self._blank: Sheet | None = None

    def compose(self) -> ComposeResult:
        """The state of the voting, the board or its plot, and the line that asks."""
        yield Static("", id="board-state", markup=False)
        yield BoardCanvas(self.moving, self.typing, self.columns)
        yield BoardPlot(self.moving, self.columns)
        yield AskLine(self._answered)

    # ------------------------------------------------------------------ what there is

    @property
    def canvas(self) -> BoardCanvas:
        """The board."""
        return self.query_one(BoardCanvas)

    @property
    def plot(self) -> BoardPlot:
        """The same cards by impact and effort."""
        return self.query_one(BoardPlot)

    @property
    def line(self) -> AskLine:
        """The line that asks."""
        return self.query_one(AskLine)

    @property
    def plotting(self) -> bool:
        """Whether the plot is shown."""
        return bool(self.plot.display)

    def columns(self) -> list[Column]:
        """The columns with their cards, also of a board that nobody has written on."""
        return board_of(self.workshop, self.sheet or self._unwritten())

    def _unwritten(self) -> Sheet:
        """The sheet as it will be once something is written."""
        if self._blank is None:
            (edit,) = opened_sheet(self.workshop, self.method, at=self.home.desk.now()).edits
            assert isinstance(edit.after, Sheet)
            self._blank = edit.after
        return self._blank

    @property
    def group(self) -> str:
        """The group whose name the cursor stands on; empty for none."""
        return "" if self.plotting else self.canvas.cursor.group

    def under(self) -> list[Card]:
        """What the cursor stands on: a card, or the cards of a group."""
        return self.canvas.cursor.under(self.columns())

    def chosen(self) -> list[Card]:
        """What a command is about: the marked cards, else those under the cursor."""
        return self.canvas.cursor.chosen(self.columns())

    # ------------------------------------------------------------------ showing

    def main_widget(self) -> Widget:
        """The board takes the keys, or its plot."""
        return self.plot if self.plotting else self.canvas

    def show(self, workshop: Workshop) -> None:
        """Draw what changed."""
        if not self.canvas.cursor.column:
            # Where a card was being typed when the program ended, it goes on.
            self.canvas.cursor.column = self.typing.left_over()
        self.typing.stop_if_gone()
        self.refresh_board()

    def refresh_board(self) -> None:
        """Draw anew, also what no change has drawn, such as marks."""
        self.canvas.show(self.workshop)
        self.plot.show(self.workshop)
        self.say_state()

    def say_state(self) -> None:
        """Say how the voting stands."""
        words = self._state_words()
        self.query_one("#board-state", Static).update(Content.styled(words, "$quiet"))

    def _state_words(self) -> str:
        if self.typing.left_over():
            return _("A card that was being typed is kept: e goes on with it.")
        if self.keeping.chosen:
            return _("Enter renames the column · < and > move it · d removes it · L adds one")
        ballot = ballot_of(self.workshop, self.sheet or self._unwritten())
        if not ballot.voters and not any(column.cards for column in self.columns()):
            return _("e writes cards · h shows how it is led")
        parts = [_("impact × effort")] if self.plotting else []
        if marked := len(self.canvas.cursor.marked):
            parts.append(ngettext("{n} marked", "{n} marked", marked).format(n=marked))
        if ballot.each:
            parts.append(ballot.words())
            each = _("{voters} people, {each} votes each")
            counted = each.format(voters=ballot.voters, each=ballot.each)
            parts.append(counted if ballot.voters else _("V says how many vote"))
        return " · ".join(parts) or _("Enter edits · < and > move · c groups")

    def on_text_area_changed(self) -> None:
        """What is being typed is kept as a draft."""
        self.typing.changed()

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on a card."""
        if isinstance(entity, Card):
            self.moving.plot_picked(entity.id)

    def leave(self) -> bool:
        """Save what is being typed and give the keys back; with nothing typed, unmark all."""
        if not self.ready:
            return False
        return self.line.leave() or self.typing.leave() or (self._marks() and self.unmark())

    def _marks(self) -> bool:
        return bool(self.canvas.cursor.marked)

    def unmark(self) -> bool:
        """Mark nothing any more."""
        self.canvas.cursor.marked.clear()
        self.refresh_board()
        return True

    def next_column(self) -> None:
        """Put the cursor into the next column, after the last one into the first."""
        columns = self.columns()
        keys = [column.key for column in columns]
        at = (keys.index(self.canvas.cursor.column) + 1) % len(keys)
        self.canvas.cursor.go_to(columns, keys[at])

    def next_card(self, card_id: str) -> Card | None:
        """The card after this one, with the cursor on it; None after the last one."""
        columns = self.columns()
        cards = self.plot.cards() if self.plotting else [c for col in columns for c in col.cards]
        ids = [card.id for card in cards]
        at = ids.index(card_id) + 1 if card_id in ids else len(ids)
        if at == len(ids):
            return None
        self.moving.plot_picked(ids[at])
        return cards[at]

    # ------------------------------------------------------------------ commands

    def do(self, make: Callable[..., Change], *args: Any, **fields: Any) -> bool:
        """Make a change of the board; a refusal is said."""
        return self.home.try_to(make, self.workshop, *args, at=self.home.desk.now(), **fields)

    def form_add(self) -> None:
        """Write cards at the foot of the column under the cursor, one after the other."""
        if self.plotting:
            self.form_plot()
        self.typing.start_new()

    def form_left(self) -> None:
        """Move to the column on the left."""
        self.moving.move("left")

    def form_right(self) -> None:
        """Move to the column on the right."""
        self.moving.move("right")

    def form_up(self) -> None:
        """Move up in the column."""
        self.moving.move("up")

    def form_down(self) -> None:
        """Move down in the column."""
        self.moving.move("down")

    def form_mark(self) -> None:
        """Mark what the cursor stands on, or unmark it, and go on to the next."""
        self.canvas.cursor.marked ^= {card.id for card in self.under()}
        self.moving.key("down")
        self.refresh_board()

    def form_remove(self) -> None:
        """Take the chosen cards off the board; a group's name is dissolved, a column goes."""
        if self.keeping.chosen:
            self.keeping.remove()
            return
        cards = self.chosen()
        if self.group and not self._marks() and self.sheet is not None:
            self.do(rename_group, self.sheet, self.group, "")
        elif cards:
            self.do(remove_cards, [card.id for card in cards])

    def form_vote(self) -> None:
        """Give the card under the cursor a vote."""
        self._vote(1)

    def form_unvote(self) -> None:
        """Take a vote back from the card under the cursor."""
        self._vote(-1)

    def _vote(self, by: int) -> None:
        cards = self.under()
        if self.group or not cards:
            self.home.tell(_("Votes go to cards; put the cursor on one."))
        else:
            self.do(vote, cards[0].id, by)

    def form_sort(self) -> None:
        """Put what has most votes on top of the column."""
        if self.sheet is not None:
            self.moving.quietly(sort_by_votes, self.sheet, self.canvas.cursor.column)

    def form_plot(self) -> None:
        """Change between the board and its plot."""
        plotting = not self.plotting
        self.plot.display, self.canvas.display = plotting, not plotting
        cards = self.under()
        self.plot.selected = cards[0].id if cards else ""
        self.refresh_board()
        if plotting and self.plot.selected:
            self.moving.plot_picked(self.plot.selected)
        self.screen.set_focus(self.main_widget())

    # ------------------------------------------------------------------ what is asked

    def _ask(self, question: Callable[[BoardForm, Sequence[Card]], Question]) -> None:
        if cards := self.chosen():
            self.line.ask(question(self, cards))
        else:
            self._say_no_card()

    def _say_no_card(self) -> None:
        self.home.tell(_("There is no card here; e writes one."))

    def _answered(self) -> None:
        if self.screen.focused in (None, self.line.entry):
            self.screen.set_focus(self.main_widget())

    def form_group(self) -> None:
        """Ask for the group of the chosen cards."""
        if self.group and not self._marks():
            self.line.ask(group_question(self, rename=self.group))
        else:
            self._ask(group_question)

    def form_actors(self) -> None:
        """Ask whom the chosen cards are given to."""
        self._ask(cards_actors_question)

    def form_answer(self) -> None:
        """Write what was answered to the card, beneath it."""
        if self.plotting:
            self.form_plot()
        if cards := self.under():
            self.typing.start_answer(cards[0].id)
        else:
            self._say_no_card()

    def form_column(self) -> None:
        """Ask for the name of a new column beside the one under the cursor."""
        if self.plotting:
            self.form_plot()
        self.keeping.ask_new()

    def form_weigh(self) -> None:
        """Ask for impact and effort, card by card."""
        self._ask(weight_question)

    def form_voters(self) -> None:
        """Ask how many vote."""
        self.line.ask(voters_question(self))

    def form_become(self) -> Coroutine[None, None, None] | None:
        """Make a target, an agreement, a note or a link of the chosen cards."""
        cards = self.chosen()
        return become(self, cards) if cards else None

    @classmethod
    def projected(
        cls,
        workshop: Workshop,
        method: Method,
        sheet: Sheet | None,
        width: int,
        height: int,
        part: str = "",
    ) -> Content:
        """The board for the room."""
        return board_for_the_room(workshop, sheet, width, height)
