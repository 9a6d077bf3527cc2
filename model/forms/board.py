"""Cards on a board: written, changed, given to actors and weighed, as changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from locales import _
from model.changes import Change, Edit, edited, new
from model.entities import Actor, Card, Sheet
from model.errors import Refused
from model.forms.columns import Column, board_of
from model.workshop import Workshop

SCALE = range(1, 6)
"""The values of impact and effort: 1 little, 5 much."""


def add_cards(
    workshop: Workshop, sheet: Sheet, column: str, texts: Iterable[str], *, at: dt.datetime
) -> Change:
    """The change that puts a card for each text at the foot of a column; blank texts are none.

    Raises:
        Refused: where there is no such column, or nothing is written.
    """
    texts = [text for text in texts if text.strip()]
    if not texts:
        raise Refused(_("the text is blank"))
    foot = _foot(column_of(workshop, sheet, column))
    cards = [
        new(
            Card,
            sheet=sheet.id,
            column=column,
            text=text,
            place=foot + number,
            created=at + dt.timedelta(microseconds=number),
        )
        for number, text in enumerate(texts)
    ]
    return Change.make(*(Edit(before=None, after=card) for card in cards), at=at)


def change_card(workshop: Workshop, card_id: str, *, at: dt.datetime, **fields: Any) -> Change:
    """The change of a card's own fields, such as text or answer.

    Raises:
        Refused: where the card has gone or a field does not fit.
    """
    card = card_in(workshop, card_id)
    return Change.make(Edit(before=card, after=edited(card, **fields)), at=at)


def remove_cards(workshop: Workshop, card_ids: Collection[str], *, at: dt.datetime) -> Change:
    """The change that takes cards off their board; what they became stays.

    Raises:
        Refused: where one of them has gone.
    """
    cards = cards_in(workshop, card_ids)
    return Change.make(*(Edit(before=card, after=None) for card in cards), at=at)


def assign_cards(
    workshop: Workshop,
    card_ids: Collection[str],
    actors: Sequence[str],
    made: Sequence[Actor] = (),
    *,
    at: dt.datetime,
) -> Change:
    """The change that gives cards to actors, in place of those that all the cards had.

    Args:
        actors: ids of the actors, those of `made` among them.
        made: actors that come with the change.

    Raises:
        Refused: where a card has gone, or nothing would change.
    """
    cards = cards_in(workshop, card_ids)
    shared = common_actors(cards)
    edits = []
    for card in cards:
        own = [actor for actor in card.actors if actor not in shared]
        given = tuple(dict.fromkeys([*actors, *own]))
        if given != card.actors:
            edits.append(Edit(before=card, after=edited(card, actors=given)))
    if not edits:
        raise Refused(_("the card has these actors already"))
    return Change.make(*(Edit(before=None, after=actor) for actor in made), *edits, at=at)


def common_actors(cards: Sequence[Card]) -> list[str]:
    """Ids of the actors that all of `cards` are given to."""
    if not cards:
        return []
    return [a for a in cards[0].actors if all(a in card.actors for card in cards[1:])]


def weigh_card(
    workshop: Workshop, card_id: str, impact: int | None, effort: int | None, *, at: dt.datetime
) -> Change:
    """The change that sets a card's impact and effort, 1 to 5 each; None for not said.

    Raises:
        Refused: where the card has gone or a value is none of the scale.
    """
    if any(value not in (None, *SCALE) for value in (impact, effort)):
        raise Refused(_("impact and effort are numbers from 1 to 5"))
    return change_card(workshop, card_id, at=at, impact=impact, effort=effort)


def card_in(workshop: Workshop, card_id: str) -> Card:
    """The card with this id.

    Raises:
        Refused: where there is none any more.
    """
    card = workshop.cards.get(card_id)
    if card is None:
        raise Refused(_("the card is not there any more"))
    return card


def cards_in(workshop: Workshop, card_ids: Collection[str]) -> list[Card]:
    """The cards with these ids, at least one.

    Raises:
        Refused: where there is none, or one of them has gone.
    """
    if not card_ids:
        raise Refused(_("there is no card here"))
    return [card_in(workshop, card_id) for card_id in card_ids]


def column_of(workshop: Workshop, sheet: Sheet, key: str) -> Column:
    """The column of a board with this key.

    Raises:
        Refused: where the board has none such.
    """
    found = next((column for column in board_of(workshop, sheet) if column.key == key), None)
    if found is None:
        raise Refused(_("the board has no column {key}").format(key=key))
    return found


def _foot(column: Column) -> float:
    """The place under everything that stands in `column`."""
    return max((card.place for card in column.cards), default=-1.0) + 1
