"""A board as it is read: its columns, and in each of them heaps of alike cards in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.entities import Card, Heading, Sheet
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Heap:
    """Cards that stand together: a named group of alike ones, or one card of its own."""

    name: str
    """Name of the group; empty for a card of its own."""
    cards: tuple[Card, ...]

    @property
    def votes(self) -> int:
        """The votes of its cards together."""
        return sum(card.votes for card in self.cards)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a board with what stands in it, from top to bottom."""

    heading: Heading
    heaps: tuple[Heap, ...] = ()

    @property
    def key(self) -> str:
        """The key that its cards carry."""
        return self.heading.key

    @property
    def cards(self) -> tuple[Card, ...]:
        """Its cards from top to bottom."""
        return tuple(card for heap in self.heaps for card in heap.cards)


def headings_of(sheet: Sheet) -> tuple[Heading, ...]:
    """The column heads of a board; a board that was given none has one, called as the board."""
    return sheet.columns or (Heading(key="cards", title=sheet.title),)


def cards_on(workshop: Workshop, sheet: Sheet) -> list[Card]:
    """The cards of a board, oldest first."""
    return [card for card in workshop.cards.values() if card.sheet == sheet.id]


def board_of(workshop: Workshop, sheet: Sheet) -> list[Column]:
    """The columns of a board from left to right, each with its cards in their order.

    A card whose column the board does not have stands in the first one: it is never out of sight.
    """
    headings = headings_of(sheet)
    by_column: dict[str, list[Card]] = {heading.key: [] for heading in headings}
    for card in cards_on(workshop, sheet):
        by_column.get(card.column, by_column[headings[0].key]).append(card)
    return [Column(heading, heaped(by_column[heading.key])) for heading in headings]


def heaped(cards: Iterable[Card]) -> tuple[Heap, ...]:
    """`cards`, oldest first, as heaps by place; a group stands where its first card does."""
    heaps: dict[str, Heap] = {}
    for card in sorted(cards, key=lambda card: card.place):
        key = f"={card.cluster}" if card.cluster else card.id
        known = heaps.get(key, Heap(card.cluster, ()))
        heaps[key] = replace(known, cards=(*known.cards, card))
    return tuple(heaps.values())


def groups_on(workshop: Workshop, sheet: Sheet) -> list[str]:
    """The names of a board's groups, in the order in which they stand."""
    columns = board_of(workshop, sheet)
    names = (heap.name for column in columns for heap in column.heaps if heap.name)
    return list(dict.fromkeys(names))


def stands_in(sheet: Sheet, card: Card) -> str:
    """Title of the column that a card stands in."""
    headings = headings_of(sheet)
    return next((h.title for h in headings if h.key == card.column), headings[0].title)
