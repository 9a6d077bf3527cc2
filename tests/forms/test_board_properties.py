"""Whatever is done on a board in whatever order, its rules hold and undo restores it exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from boards import AT, board, sheet_of
from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import Change, apply_change, describe
from model.errors import Refused
from model.forms.arranging import (
    group_cards,
    move_cards,
    move_in_column,
    rename_group,
    sort_by_votes,
)
from model.forms.ballot import ballot_of, set_ballot, vote
from model.forms.becoming import as_agreement, as_target
from model.forms.board import add_cards, change_card, remove_cards, weigh_card
from model.forms.columns import board_of, cards_on, headings_of
from model.workshop import Workshop

Operation = Callable[[Workshop, dt.datetime], Change]

COLUMNS = st.sampled_from(["ideas", "grouped", "chosen", "nowhere"])
NAMES = st.sampled_from(["", "Tieto", "tieto", "[/b]", "Palvelut"])
CHOICE = st.lists(st.integers(0, 30), min_size=1, max_size=4)


def chosen(workshop: Workshop, numbers: list[int]) -> list[str]:
    """Ids of some of the cards there are; none where there are none."""
    cards = list(workshop.cards)
    return list(dict.fromkeys(cards[n % len(cards)] for n in numbers)) if cards else []


def one(workshop: Workshop, number: int) -> str:
    """Id of a card; of none where there are none."""
    return next(iter(chosen(workshop, [number])), "none")


def operations() -> st.SearchStrategy[Operation]:
    """Anything that can be done on a board."""
    texts = st.lists(st.text("ab[/]\n ", max_size=6), min_size=1, max_size=3)
    return st.one_of(
        st.builds(
            lambda c, t: lambda w, at: add_cards(w, sheet_of(w), c, t, at=at), COLUMNS, texts
        ),
        st.builds(
            lambda n, c, i: lambda w, at: move_cards(w, chosen(w, n), c, i, at=at),
            CHOICE, COLUMNS, st.none() | st.integers(-2, 9),
        ),
        st.builds(
            lambda n, by: lambda w, at: move_in_column(w, chosen(w, n), by, at=at),
            CHOICE, st.sampled_from([-1, 1]),
        ),
        st.builds(
            lambda n, name: lambda w, at: group_cards(w, chosen(w, n), name, at=at), CHOICE, NAMES
        ),
        st.builds(
            lambda a, b: lambda w, at: rename_group(w, sheet_of(w), a, b, at=at), NAMES, NAMES
        ),
        st.builds(
            lambda n, by: lambda w, at: vote(w, one(w, n), by, at=at),
            st.integers(0, 30), st.integers(-2, 3),
        ),
        st.builds(
            lambda people, each: lambda w, at: set_ballot(w, sheet_of(w), people, each, at=at),
            st.integers(1, 4), st.integers(1, 3),
        ),
        st.builds(lambda c: lambda w, at: sort_by_votes(w, sheet_of(w), c, at=at), COLUMNS),
        st.builds(
            lambda n, i, e: lambda w, at: weigh_card(w, one(w, n), i, e, at=at),
            st.integers(0, 30), st.integers(0, 6), st.none() | st.integers(1, 5),
        ),
        st.builds(
            lambda n: lambda w, at: change_card(w, one(w, n), text=f"text {n}", at=at),
            st.integers(0, 30),
        ),
        st.builds(lambda n: lambda w, at: remove_cards(w, chosen(w, n), at=at), CHOICE),
        st.builds(lambda n: lambda w, at: as_target(w, chosen(w, n), at=at), CHOICE),
        st.builds(lambda n: lambda w, at: as_agreement(w, chosen(w, n), at=at), CHOICE),
    )  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(operations(), min_size=1, max_size=25))
def test_the_rules_of_a_board_hold(steps: list[Operation]) -> None:
    """Cards stand once each in a column that exists, votes never exceed, undo restores exactly."""
    workshop = board(voters=2)
    past: list[tuple[Workshop, Change]] = []
    for number, step in enumerate(steps):
        try:
            change = step(workshop, AT + dt.timedelta(seconds=number))
        except Refused:
            continue
        past.append((workshop, change))
        workshop = apply_change(workshop, change)
        assert describe(change, workshop)
        _check(workshop)
    for before, change in reversed(past):
        workshop = apply_change(workshop, change.undone(AT))
        assert workshop.documents() == before.documents()


def _check(workshop: Workshop) -> None:
    sheet = sheet_of(workshop)
    columns = board_of(workshop, sheet)
    shown = [card.id for column in columns for card in column.cards]
    assert sorted(shown) == sorted(card.id for card in cards_on(workshop, sheet))
    keys = {heading.key for heading in headings_of(sheet)}
    assert {card.column for card in workshop.cards.values()} <= keys
    ballot = ballot_of(workshop, sheet)
    assert ballot.allowed is not None and ballot.given <= ballot.allowed
    for column in columns:
        names = [heap.name for heap in column.heaps if heap.name]
        assert len(names) == len(set(names)), "a group is one heap in a column"
