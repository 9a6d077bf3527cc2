"""Boards to try things on."""

from __future__ import annotations

import datetime as dt
from itertools import count

from model.changes import Change, add, apply_change, new
from model.entities import Actor, Card, Form, Heading, Session, Sheet
from model.forms.board import add_cards
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 10)
_SECONDS = count()


def now() -> dt.datetime:
    """A moment later than all before: no two things are made at once."""
    return AT + dt.timedelta(seconds=next(_SECONDS))


def heading(key: str) -> Heading:
    """A column's head."""
    return Heading(key=key, title=key.capitalize())


def board(columns: str = "ideas grouped chosen", votes: int = 3, voters: int = 0) -> Workshop:
    """A session with an empty board and two actors."""
    workshop = Workshop(session=new(Session, title="T", created=now()))
    sheet = Sheet(
        created=now(),
        method="target-choice",
        form=Form.BOARD,
        title="Choosing",
        columns=tuple(map(heading, columns.split())),
        votes=votes,
        voters=voters,
    )
    actors = (new(Actor, name=name, created=now()) for name in ("Kela", "Ohjaamo"))
    return apply_change(workshop, add(sheet, *actors, at=now()))


def sheet_of(workshop: Workshop) -> Sheet:
    """The board."""
    (sheet,) = workshop.sheets.values()
    return sheet


def with_cards(workshop: Workshop, **columns: str) -> Workshop:
    """`workshop` with one-word cards by column, in the order given."""
    for column, texts in columns.items():
        change = add_cards(workshop, sheet_of(workshop), column, texts.split(), at=now())
        workshop = done(workshop, change)
    return workshop


def done(workshop: Workshop, change: Change) -> Workshop:
    """`workshop` after `change`, which can be undone exactly."""
    after = apply_change(workshop, change)
    assert apply_change(after, change.undone(AT)).documents() == workshop.documents()
    return after


def card(workshop: Workshop, text: str) -> Card:
    """The card that says `text`."""
    return next(card for card in workshop.cards.values() if card.text == text)


def ids(workshop: Workshop, texts: str) -> list[str]:
    """The ids of the cards with these one-word texts."""
    return [card(workshop, text).id for text in texts.split()]
