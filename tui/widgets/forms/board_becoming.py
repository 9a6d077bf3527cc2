"""Choosing what a card becomes, and the line in which it becomes a value link."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from exporters.textmap.cells import shortened
from locales import _, ngettext
from model.capture import Reading
from model.capture.names import name_index
from model.capture.value import written_what
from model.capture.writer import written_name
from model.changes import Change
from model.entities import Card, NoteKind
from model.forms.becoming import (
    Outcome,
    as_agreement,
    as_notes,
    as_target,
    connected,
    kind_of,
    outcomes_of,
    title_of,
)
from model.forms.board import cards_in
from model.labels import label
from tui.desk import Desk
from tui.home import Home
from tui.widgets.capture_line import CaptureLine
from tui.widgets.forms.board_asking import short

if TYPE_CHECKING:
    from tui.widgets.forms.board import BoardForm

NOTE_KINDS = (NoteKind.IDEA, NoteKind.DECISION, NoteKind.TASK, NoteKind.QUESTION, NoteKind.PARKED)
"""The kinds of note that a card may become."""


LONGEST_SHOWN = 300
"""Cells of a card's text that stand over the line of its link."""


class BecomeScreen(ModalScreen[str | None]):
    """What shall the card become? What it became already stands above."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, cards: Sequence[Card], became: Sequence[Outcome]) -> None:
        super().__init__()
        self._cards = cards
        self._became = became

    def compose(self) -> ComposeResult:
        """The card, what came of it, and the choices."""
        words = short(self._cards[0])
        more = len(self._cards) - 1
        if more:
            others = ngettext("and {n} more card", "and {n} more cards", more).format(n=more)
            words = f"{words}  {others}"
        with Vertical(classes="dialog"):
            yield Static(Content(words), classes="title")
            for outcome in self._became:
                yield Static(Content(f"→ {kind_of(outcome)}: {title_of(outcome)}"))
            yield OptionList(
                Option(Content(_("a development target")), id="target"),
                Option(Content(_("an agreement")), id="agreement"),
                Option(Content(_("a value link")), id="link", disabled=bool(more)),
                *(
                    Option(Content(_("a note: {kind}").format(kind=label(kind))), id=kind.value)
                    for kind in NOTE_KINDS
                ),
            )
            yield Static(_("Enter chooses · Esc leaves all as it was"), classes="quiet gap")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class LinkScreen(ModalScreen[Change | None]):
    """The one-line language for one link that a card becomes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, desk: Desk, card: Card, line: str) -> None:
        super().__init__()
        self._desk = desk
        self._card = card
        self._line = line

    def compose(self) -> ComposeResult:
        """The card's words and the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(shortened(self._card.text, LONGEST_SHOWN)), classes="title")
            yield CaptureLine(self._read, self._desk.complete, self._save)
            yield Static(_("Who gives whom what? Enter saves · Esc leaves"), classes="quiet")

    def on_mount(self) -> None:
        """The cursor where the next name belongs."""
        line = self.query_one(CaptureLine)
        line.set_text(self._line)
        source, _arrow, rest = self._line.partition(" -> ")
        if not source:
            line.entry.cursor_position = 0
        elif rest.startswith(": "):
            line.entry.cursor_position = len(source) + 4
        line.entry.focus()

    def _read(self, text: str) -> Reading:
        reading = self._desk.read(text)
        if reading.change is not None and not any(kind == "link" for kind, _id in reading.saved):
            return Reading(error=_("write a link: who -> to whom: what flows"), unfinished=True)
        return reading

    def _save(self, change: Change) -> None:
        self.dismiss(change)

    def on_capture_line_typed(self, event: CaptureLine.Typed) -> None:
        """This line is no draft of the desk's own line."""
        event.stop()


async def become(form: BoardForm, cards: Sequence[Card]) -> None:
    """Ask what `cards` become and make it so."""
    home, desk = form.home, form.home.desk
    workshop = form.workshop
    became = list(outcomes_of(workshop, cards[0])) if len(cards) == 1 else []
    choice = await home.ask(BecomeScreen(cards, became))
    if choice is None:
        return
    ids = [card.id for card in cards]
    if choice == "link":
        await _link(home, form, cards[0])
        return
    deeds = {"target": as_target, "agreement": as_agreement}
    make = deeds.get(choice)
    if make is None:
        make = partial(as_notes, kind=NoteKind(choice), phase=desk.phase_now())
    if form.do(make, ids):
        form.unmark()


async def _link(home: Home, form: BoardForm, card: Card) -> None:
    change = await home.ask(LinkScreen(home.desk, card, prefilled(form, card)))
    if change is not None:
        home.try_to(lambda: connected(form.workshop, cards_in(form.workshop, [card.id]), change))


def prefilled(form: BoardForm, card: Card) -> str:
    """The line of a link as far as a card says it: its first two actors, and its text."""
    index = name_index(form.workshop.actors)
    there = (form.workshop.actors.get(actor) for actor in card.actors[:2])
    names = [written_name(actor, index) for actor in there if actor is not None]
    source, target = (*names, "", "")[:2]
    return f"{source} -> {target}: {written_what(' '.join(card.text.split()))}"
