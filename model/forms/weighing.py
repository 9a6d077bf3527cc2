"""Cards by impact and effort: which promise most for least, and which nobody has weighed."""

from __future__ import annotations

from collections.abc import Iterable

from model.entities import Card
from model.forms.columns import Column


def weighed(columns: Iterable[Column]) -> tuple[list[Card], list[Card]]:
    """The weighed cards, most impact for least effort first, and those that are not weighed.

    Of cards that promise as much, the one with more impact, then with more votes comes first;
    a card counts as weighed once it has both values.
    """
    cards = [card for column in columns for card in column.cards]
    ready = [card for card in cards if card.impact and card.effort]
    ready.sort(key=_rank)
    return ready, [card for card in cards if not (card.impact and card.effort)]


def _rank(card: Card) -> tuple[int, int, int]:
    impact, effort = card.impact or 0, card.effort or 0
    return effort - impact, -impact, -card.votes
