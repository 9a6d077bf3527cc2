"""The columns of a board while it is in use: added, called otherwise, moved, taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from locales import _, ngettext
from model.changes import Change, Edit, edited, new
from model.entities import Heading, Sheet
from model.entities.text import clean_line
from model.errors import Refused
from model.forms.board import column_of
from model.forms.columns import Column, board_of, headings_of
from model.workshop import Workshop

OWN_KEY = "own"
"""Begins the keys of the columns that the room has added."""

MOST = 30
"""Columns that a board may have: beyond that nobody finds anything again."""


def add_column(sheet: Sheet, beside: str, title: str, *, at: dt.datetime) -> Change:
    """The change that puts a new column to the right of the column `beside`.

    It stands under the same heading as its neighbour.

    Raises:
        Refused: where the title is blank or taken, or there are as many columns as may be.
    """
    heads = list(headings_of(sheet))
    if len(heads) >= MOST:
        raise Refused(_("the board has {n} columns already; that is the most").format(n=MOST))
    place = next((n for n, head in enumerate(heads) if head.key == beside), len(heads) - 1)
    made = new(Heading, key=_free_key(heads), title=_title(title, heads), group=heads[place].group)
    return _with(sheet, [*heads[: place + 1], made, *heads[place + 1 :]], at)


def rename_column(sheet: Sheet, key: str, title: str, *, at: dt.datetime) -> Change:
    """The change that calls a column otherwise; its cards stay in it.

    Raises:
        Refused: where the column has gone, or the title is blank, taken or the same.
    """
    heads = headings_of(sheet)
    place = _place(heads, key)
    others = [head for head in heads if head.key != key]
    title = _title(title, others)
    if title == heads[place].title:
        raise Refused(_("it is called so already"))
    renamed = [edited(head, title=title) if head.key == key else head for head in heads]
    return _with(sheet, renamed, at)


def move_column(sheet: Sheet, key: str, by: int, *, at: dt.datetime) -> Change:
    """The change that moves a column `by` places to the right (left where below 0), with its cards.

    It comes under the heading of the column whose place it takes.

    Raises:
        Refused: where the column has gone, or stands at the end already.
    """
    heads = list(headings_of(sheet))
    place = _place(heads, key)
    to = min(max(place + by, 0), len(heads) - 1)
    if to == place:
        raise Refused(_("it stands at the end already"))
    group = heads[to].group
    heads.insert(to, edited(heads.pop(place), group=group))
    return _with(sheet, heads, at)


@dataclass(frozen=True, slots=True)
class ColumnRemoval:
    """A column that goes, and where its cards come to stand."""

    change: Change
    beside: str
    """Key of the column that its cards go to."""
    words: str
    """What has become of the cards; empty where there were none."""


def remove_column(workshop: Workshop, sheet: Sheet, key: str, *, at: dt.datetime) -> ColumnRemoval:
    """The change that takes a column away; its cards go to the foot of the one on its left.

    The cards of the first column go to the one on its right. Groups stay together; one that the
    neighbour has already is joined to it.

    Raises:
        Refused: where the column has gone, or is the only one.
    """
    heads = headings_of(sheet)
    place = _place(heads, key)
    if len(heads) == 1:
        raise Refused(_("a board needs a column; this one is its only one"))
    gone = column_of(workshop, sheet, key)
    there = board_of(workshop, sheet)[place - 1 if place else 1]
    left = [head for head in heads if head.key != key]
    edits = [*_with(sheet, left, at).edits, *_moved(gone, there)]
    words = ""
    if count := len(gone.cards):
        words = ngettext(
            "Column removed; its {n} card stands in “{column}” now.",
            "Column removed; its {n} cards stand in “{column}” now.",
            count,
        ).format(n=count, column=there.heading.title)
    return ColumnRemoval(Change.make(*edits, at=at), there.key, words)


def _moved(gone: Column, there: Column) -> list[Edit]:
    """The edits that put the cards of one column at the foot of another."""
    foot = max((card.place for card in there.cards), default=-1.0) + 1
    return [
        Edit(before=card, after=edited(card, column=there.key, place=foot + number))
        for number, card in enumerate(gone.cards)
    ]


def _with(sheet: Sheet, heads: Sequence[Heading], at: dt.datetime) -> Change:
    return Change.make(Edit(before=sheet, after=edited(sheet, columns=tuple(heads))), at=at)


def _place(heads: Sequence[Heading], key: str) -> int:
    place = next((n for n, head in enumerate(heads) if head.key == key), None)
    if place is None:
        raise Refused(_("the column is not there any more"))
    return place


def _title(title: str, others: Sequence[Heading]) -> str:
    try:
        title = clean_line(title)
    except ValueError as error:
        raise Refused(str(error)) from error
    if not title:
        raise Refused(_("a column needs a name"))
    if title.casefold() in (head.title.casefold() for head in others):
        raise Refused(_("there is a column called “{title}” already").format(title=title))
    return title


def _free_key(heads: Sequence[Heading]) -> str:
    """A key that no column has."""
    taken = {head.key for head in heads}
    number = 1
    while f"{OWN_KEY}-{number}" in taken:
        number += 1
    return f"{OWN_KEY}-{number}"
