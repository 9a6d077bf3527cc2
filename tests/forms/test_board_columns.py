"""Columns of a board in use: added, renamed, moved, taken away, and where their cards go."""

from __future__ import annotations

import pytest
from boards import board, card, done, heading, now, sheet_of, with_cards
from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import add, apply_change, describe
from model.entities import Form, Heading, Sheet
from model.errors import Refused
from model.forms.arranging import group_cards
from model.forms.board_columns import (
    MOST,
    add_column,
    move_column,
    remove_column,
    rename_column,
)
from model.forms.columns import board_of
from model.workshop import Workshop

DEEDS = ["add", "rename", "move", "remove"]


def layout(workshop: Workshop) -> dict[str, str]:
    return {
        column.heading.title: " ".join(card.text for card in column.cards)
        for column in board_of(workshop, sheet_of(workshop))
    }


def test_a_column_comes_beside_another_under_its_heading() -> None:
    """To the right of the one meant; a board without columns gets its second."""
    workshop = with_cards(board("ideas grouped"), ideas="a b")
    change = add_column(sheet_of(workshop), "ideas", " Kesken [/b] ", at=now())
    workshop = done(workshop, change)
    assert layout(workshop) == {"Ideas": "a b", "Kesken [/b]": "", "Grouped": ""}
    assert describe(change, workshop) == "new column “Kesken [/b]”"
    plain = Sheet(created=now(), method="m", form=Form.BOARD, title="Taulu")
    session = apply_change(Workshop(session=workshop.session), add(plain, at=now()))
    session = done(session, add_column(plain, "cards", "Toinen", at=now()))
    assert list(layout(session)) == ["Taulu", "Toinen"]
    grouped = plain.model_copy(
        update={"columns": (Heading(key="a", title="A", group="Rutiini"), heading("b"))}
    )
    heads = add_column(grouped, "a", "Uusi", at=now()).edits[0].after.columns
    assert [head.group for head in heads] == ["Rutiini", "Rutiini", ""]


def test_a_column_is_called_otherwise_and_keeps_its_cards() -> None:
    """The key stays; a name that is blank, taken or the same is refused."""
    workshop = with_cards(board("ideas grouped"), ideas="a")
    renamed = rename_column(sheet_of(workshop), "ideas", "Ajatukset", at=now())
    workshop = done(workshop, renamed)
    assert layout(workshop) == {"Ajatukset": "a", "Grouped": ""}
    assert describe(renamed, workshop) == "column “Ajatukset” renamed"
    sheet = sheet_of(workshop)
    for title, words in (
        ("  ", "needs a name"),
        ("grouped", "already"),
        ("Ajatukset", "so already"),
    ):
        with pytest.raises(Refused, match=words):
            rename_column(sheet, "ideas", title, at=now())
    with pytest.raises(Refused, match="not there any more"):
        rename_column(sheet, "gone", "x", at=now())


def test_a_column_moves_with_its_cards() -> None:
    """Left and right as far as there are places."""
    workshop = with_cards(board("a b c"), a="x", c="y")
    moved = move_column(sheet_of(workshop), "a", 1, at=now())
    workshop = done(workshop, moved)
    assert list(layout(workshop).items()) == [("B", ""), ("A", "x"), ("C", "y")]
    assert describe(moved, workshop).endswith("moved")
    workshop = done(workshop, move_column(sheet_of(workshop), "c", -9, at=now()))
    assert list(layout(workshop)) == ["C", "B", "A"]
    with pytest.raises(Refused, match="at the end"):
        move_column(sheet_of(workshop), "c", -1, at=now())


def test_the_cards_of_a_column_taken_away_stand_in_its_neighbour() -> None:
    """On its left, of the first one on its right; groups come together; undo brings all back."""
    workshop = with_cards(board("a b c"), a="x", b="y z", c="w")
    workshop = done(workshop, group_cards(workshop, [card(workshop, "x").id], "G", at=now()))
    workshop = done(workshop, group_cards(workshop, [card(workshop, "z").id], "g", at=now()))
    removal = remove_column(workshop, sheet_of(workshop), "b", at=now())
    assert removal.words == "Column removed; its 2 cards stand in “A” now."
    workshop = done(workshop, removal.change)
    assert describe(removal.change, workshop) == "column “B” removed and 2 more"
    assert layout(workshop) == {"A": "x z y", "C": "w"}, "of one group, so beside each other"
    removal = remove_column(workshop, sheet_of(workshop), "a", at=now())
    assert removal.beside == "c"
    workshop = done(workshop, removal.change)
    assert layout(workshop) == {"C": "w x z y"}
    with pytest.raises(Refused, match="only one"):
        remove_column(workshop, sheet_of(workshop), "c", at=now())


def test_a_board_has_as_many_columns_as_can_be_found_again() -> None:
    """One more is refused."""
    sheet = sheet_of(board(" ".join(f"k{n}" for n in range(MOST))))
    with pytest.raises(Refused, match=str(MOST)):
        add_column(sheet, "k0", "Vielä yksi", at=now())


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9))))
def test_no_card_is_lost_whatever_is_done_to_columns(steps: list[tuple[str, int]]) -> None:
    """Every card stands in one column, no two columns have one key or one name."""
    workshop = with_cards(board("a b c"), a="x y", b="z", c="w")
    for number, (deed, at) in enumerate(steps):
        sheet = sheet_of(workshop)
        keys = [column.key for column in board_of(workshop, sheet)]
        key = keys[at % len(keys)]
        try:
            if deed == "add":
                change = add_column(sheet, key, f"uusi {number}", at=now())
            elif deed == "rename":
                change = rename_column(sheet, key, f"nimi {number}", at=now())
            elif deed == "move":
                change = move_column(sheet, key, at - 4, at=now())
            else:
                change = remove_column(workshop, sheet, key, at=now()).change
        except Refused:
            continue
        workshop = done(workshop, change)
        columns = board_of(workshop, sheet_of(workshop))
        texts = sorted(card.text for column in columns for card in column.cards)
        assert texts == ["w", "x", "y", "z"]
        assert len({column.key for column in columns}) == len(columns)
        assert len({column.heading.title for column in columns}) == len(columns)
        assert {c.column for c in workshop.cards.values()} <= {c.key for c in columns}
