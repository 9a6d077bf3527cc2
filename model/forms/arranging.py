"""Where cards stand on their board: moved, put into groups, sorted, as changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from locales import _
from model.changes import Change, Edit, edited
from model.entities import Card, Sheet
from model.entities.text import clean_line
from model.errors import Refused
from model.forms.board import cards_in, column_of
from model.forms.columns import Column, Heap, board_of, groups_on
from model.workshop import Workshop

T = TypeVar("T")


def move_cards(
    workshop: Workshop,
    card_ids: Collection[str],
    column: str,
    index: int | None = None,
    *,
    at: dt.datetime,
) -> Change:
    """The change that moves cards into a column of their board.

    Args:
        index: how many heaps of the column, those that move not counted, stand above them; None
            for its foot. A card whose group the column has already joins it there.

    Raises:
        Refused: where a card or the column has gone, or nothing would move.
    """
    moving = cards_in(workshop, card_ids)
    there = column_of(workshop, _sheet(workshop, moving), column)
    heaps = _without(there.heaps, moving)
    index = len(heaps) if index is None else min(max(index, 0), len(heaps))
    for heap in reversed(_in_heaps(moving)):
        heaps = _put(heaps, heap, index)
    return _change(_laid(heaps, there), moving, at)


def move_in_column(
    workshop: Workshop, card_ids: Collection[str], by: int, *, at: dt.datetime
) -> Change:
    """The change that moves a card, or a whole group, one place up (-1) or down (1).

    A card of a group moves within the group; a card alone and a group move past what is beside.

    Raises:
        Refused: where a card has gone, or stands at the end already.
    """
    moving = cards_in(workshop, card_ids)
    board = board_of(workshop, _sheet(workshop, moving))
    column = next(column for column in board if moving[0] in column.cards)
    heaps = list(column.heaps)
    at_heap = next(number for number, heap in enumerate(heaps) if moving[0] in heap.cards)
    heap = heaps[at_heap]
    if len(moving) < len(heap.cards):
        cards = _swapped(heap.cards, heap.cards.index(moving[0]), by)
        heaps[at_heap] = replace(heap, cards=tuple(cards))
    else:
        heaps = _swapped(heaps, at_heap, by)
    return _change(_laid(heaps, column), moving, at)


def group_cards(
    workshop: Workshop, card_ids: Collection[str], name: str, *, at: dt.datetime
) -> Change:
    """The change that puts cards into the group called `name`; a blank name takes them out.

    They stay in their columns. A name that a group of the board has in other letters is that group.

    Raises:
        Refused: where a card has gone, the name does not fit, or nothing would change.
    """
    cards = cards_in(workshop, card_ids)
    sheet = _sheet(workshop, cards)
    name = _line(name)
    known = {other.casefold(): other for other in groups_on(workshop, sheet)}
    name = known.get(name.casefold(), name)
    edits: list[Edit] = []
    for column in board_of(workshop, sheet):
        chosen = [c for c in column.cards if c.id in card_ids and c.cluster != name]
        if chosen:
            edits += _laid(_regrouped(column, chosen, name), column)
    return _change(edits, cards, at)


def rename_group(
    workshop: Workshop, sheet: Sheet, old: str, name: str, *, at: dt.datetime
) -> Change:
    """The change that gives a group another name on the whole board; a blank one dissolves it.

    Raises:
        Refused: where there is no such group, the name does not fit, or is the same.
    """
    name = _line(name)
    columns = board_of(workshop, sheet)
    cards = [
        card
        for column in columns
        for heap in column.heaps
        if old and heap.name == old
        for card in heap.cards
    ]
    if not cards:
        raise Refused(_("there is no group {name} any more").format(name=old))
    if name.casefold() != old.casefold():
        return group_cards(workshop, [card.id for card in cards], name, at=at)
    # The same name in other letters is not looked up: it becomes the spelling.
    return _change([Edit(c, edited(c, cluster=name)) for c in cards if name != old], cards, at)


def sort_by_votes(workshop: Workshop, sheet: Sheet, column: str, *, at: dt.datetime) -> Change:
    """The change that puts what has most votes on top of a column; groups count together.

    Raises:
        Refused: where there is no such column, or it stands so already.
    """
    there = column_of(workshop, sheet, column)
    heaps = [
        replace(heap, cards=tuple(sorted(heap.cards, key=lambda card: -card.votes)))
        for heap in there.heaps
    ]
    heaps.sort(key=lambda heap: -heap.votes)
    return _change(_laid(heaps, there), heaps[0].cards if heaps else (), at)


# ------------------------------------------------------------------ inside


def _sheet(workshop: Workshop, cards: Sequence[Card]) -> Sheet:
    return workshop.sheets[cards[0].sheet]


def _line(name: str) -> str:
    try:
        return clean_line(name)
    except ValueError as error:
        raise Refused(str(error)) from error


def _in_heaps(cards: Sequence[Card]) -> list[Heap]:
    """`cards` as they move: those of one group together, in the order given."""
    heaps: dict[str, Heap] = {}
    for card in cards:
        key = f"={card.cluster}" if card.cluster else card.id
        known = heaps.get(key, Heap(card.cluster, ()))
        heaps[key] = replace(known, cards=(*known.cards, card))
    return list(heaps.values())


def _without(heaps: Iterable[Heap], cards: Collection[Card]) -> list[Heap]:
    left = (
        replace(heap, cards=tuple(card for card in heap.cards if card not in cards))
        for heap in heaps
    )
    return [heap for heap in left if heap.cards]


def _put(heaps: list[Heap], heap: Heap, index: int) -> list[Heap]:
    """`heaps` with `heap` at `index`, or joined to its group where they have it."""
    for at_heap, known in enumerate(heaps):
        if heap.name and known.name == heap.name:
            joined = replace(known, cards=(*known.cards, *heap.cards))
            return [*heaps[:at_heap], joined, *heaps[at_heap + 1 :]]
    return [*heaps[:index], heap, *heaps[index:]]


def _swapped(items: Sequence[T], at: int, by: int) -> list[T]:
    """`items` with the one at `at` moved by one; refused where it stands at the end."""
    to = at + by
    if not 0 <= to < len(items):
        raise Refused(_("it stands at the end already"))
    moved = list(items)
    moved[at], moved[to] = moved[to], moved[at]
    return moved


def _regrouped(column: Column, chosen: list[Card], name: str) -> list[Heap]:
    """The column's heaps with the `chosen` cards in the group `name`, or each on its own."""
    left = _without(column.heaps, chosen)
    first = next(number for number, heap in enumerate(column.heaps) if chosen[0] in heap.cards)
    index = len(_without(column.heaps[:first], chosen))
    if name:
        return _put(left, Heap(name, tuple(chosen)), index)
    # They come to stand behind what stays of the group they were in.
    index += any(card not in chosen for card in column.heaps[first].cards)
    return [*left[:index], *(Heap("", (card,)) for card in chosen), *left[index:]]


def _laid(heaps: Sequence[Heap], column: Column) -> list[Edit]:
    """The edits that make the cards of a column stand as `heaps` say."""
    edits: list[Edit] = []
    if tuple(heaps) == column.heaps:
        return edits
    cards = [(heap.name, card) for heap in heaps for card in heap.cards]
    for place, (name, card) in enumerate(cards):
        stands = {"column": column.key, "cluster": name, "place": float(place)}
        if any(getattr(card, field) != value for field, value in stands.items()):
            edits.append(Edit(before=card, after=edited(card, **stands)))
    return edits


def _change(edits: list[Edit], leading: Collection[Card], at: dt.datetime) -> Change:
    """The change of `edits`, those of the cards it is about first; refused where none is."""
    if not edits:
        raise Refused(_("it stands so already"))
    ids = {card.id for card in leading}
    return Change.make(*sorted(edits, key=lambda edit: edit.entity.id not in ids), at=at)
