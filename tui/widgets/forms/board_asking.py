"""What a board asks on its line: a group's name, actors, an answer, weights, voters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import _, ngettext
from model.capture import Completion
from model.capture.folding import plain
from model.entities import Card
from model.entities.text import clean_line
from model.errors import Refused
from model.forms.arranging import group_cards, rename_group
from model.forms.ballot import ballot_of, read_ballot, set_ballot
from model.forms.board import SCALE, assign_cards, common_actors, weigh_card
from model.forms.columns import groups_on
from model.forms.naming import Named
from tui.widgets.actors_question import actors_question
from tui.widgets.ask_line import Question

if TYPE_CHECKING:
    from tui.widgets.forms.board import BoardForm

_SHORT = 40


def group_question(form: BoardForm, cards: Sequence[Card] = (), *, rename: str = "") -> Question:
    """Which group `cards` belong to, or what the group `rename` is to be called."""
    sheet = form.sheet
    known = groups_on(form.workshop, sheet) if sheet else []
    ids = [card.id for card in cards]
    now = rename or _shared([card.cluster for card in cards])

    def take(text: str) -> bool:
        if clean_line(text) == now and (rename or all(card.cluster == now for card in cards)):
            return True
        if rename and sheet is not None:
            return form.do(rename_group, sheet, rename, text)
        done = form.do(group_cards, ids, text)
        return done and form.unmark()

    def preview(text: str) -> str:
        if text.strip():
            return ""
        return _("Empty: each card stands on its own.") if now else _("Cards alike, one name.")

    return Question(
        _("Group"), take, text=now, offers=lambda text, _at: _among(known, text), preview=preview
    )


def _shared(values: Sequence[str]) -> str:
    return values[0] if values and all(value == values[0] for value in values) else ""


def _among(names: Sequence[str], text: str) -> list[Completion]:
    """The names that go on as typed, all of them where nothing is typed."""
    typed = plain(text.strip())
    fitting = (name for name in names if typed in plain(name) and name != text)
    return [Completion(0, len(text), name, "") for name in fitting]


def cards_actors_question(form: BoardForm, cards: Sequence[Card]) -> Question:
    """Whom `cards` are given to; names nobody has used become actors."""
    ids = [card.id for card in cards]

    def take(named: Named) -> bool:
        return form.do(assign_cards, ids, named.ids, named.made) and form.unmark()

    return actors_question(form.home, common_actors(cards), take)


def weight_question(form: BoardForm, cards: Sequence[Card]) -> Question:
    """Impact and effort of a card; once said, those of the next card are asked."""
    card = cards[0]

    def take(text: str) -> bool:
        if text.strip():
            try:
                impact, effort = _read_weight(text)
            except Refused as refusal:
                form.home.tell(str(refusal), severity="warning")
                return False
            if (impact, effort) != (card.impact, card.effort):
                form.do(weigh_card, card.id, impact, effort)
        following = form.next_card(card.id)
        if following is not None:
            form.line.ask(weight_question(form, [following]))
        return True

    return Question(
        _("Impact and effort, 1–5 each"),
        take,
        preview=lambda _text: f"{_weight_now(card)}{short(card)}",
        complete=lambda text: len(text.strip()) == 2 and text.strip().isdigit(),
        at_once=True,
    )


def _weight_now(card: Card) -> str:
    if not card.impact and not card.effort:
        return ""
    return f"({card.impact or '–'} {card.effort or '–'})  "


def _read_weight(text: str) -> tuple[int | None, int | None]:
    """Impact and effort as typed: `43`, `4 3`, `4`; 0 takes one back."""
    digits = [char for char in text if not char.isspace()]
    allowed = {"0", *map(str, SCALE)}
    if not 1 <= len(digits) <= 2 or not set(digits) <= allowed:
        raise Refused(_("write two numbers from 1 to 5: impact, then effort, as 43; 0 for none"))
    values = [int(digit) or None for digit in digits]
    return values[0], values[1] if len(values) == 2 else None


def voters_question(form: BoardForm) -> Question:
    """How many people vote, and with how many votes each."""
    sheet, _opening = form.sheet_and_opening(form.home.desk.now())
    ballot = ballot_of(form.workshop, sheet)

    def take(text: str) -> bool:
        if not text.strip():
            return True
        try:
            voters, each = read_ballot(text, ballot.each)
        except Refused as refusal:
            form.home.tell(str(refusal), severity="warning")
            return False
        if (voters, each) == (ballot.voters, ballot.each):
            return True
        return form.write(lambda sheet, now: set_ballot(form.workshop, sheet, voters, each, at=now))

    def preview(text: str) -> str:
        if not text.strip():
            return _("as 12, or with the votes of each, as 12 x 3")
        voters, each = read_ballot(text, ballot.each)
        total = voters * each
        return ngettext("{n} vote in all", "{n} votes in all", total).format(n=total)

    before = f"{ballot.voters} x {ballot.each}" if ballot.voters and ballot.each else ""
    return Question(_("How many vote?"), take, text=before, preview=preview)


def short(card: Card) -> str:
    """The beginning of a card's text."""
    line = " ".join(card.text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
