"""Cards keep their order, their groups and their column, whatever is done with them."""

from __future__ import annotations

import pytest
from boards import AT, board, card, done, ids, now, sheet_of, with_cards

from model.changes import add, apply_change, new, remove
from model.entities import Attendee, Card, Day, NoteKind, Phase
from model.errors import Refused
from model.forms.arranging import (
    group_cards,
    move_cards,
    move_in_column,
    rename_group,
    sort_by_votes,
)
from model.forms.ballot import ballot_of, read_ballot, set_ballot, vote
from model.forms.becoming import (
    as_agreement,
    as_notes,
    as_target,
    link_cards,
    origins_of,
    outcomes_of,
)
from model.forms.board import add_cards, assign_cards, change_card, remove_cards, weigh_card
from model.forms.columns import board_of, groups_on
from model.forms.naming import named_actors, written_actors
from model.workshop import Workshop


def layout(workshop: Workshop) -> dict[str, str]:
    """The board as text by column; a group stands in brackets under its name."""
    return {
        column.key: " ".join(
            f"{heap.name}({' '.join(card.text for card in heap.cards)})"
            if heap.name
            else heap.cards[0].text
            for heap in column.heaps
        )
        for column in board_of(workshop, sheet_of(workshop))
    }


def test_cards_stand_in_the_order_in_which_they_were_written() -> None:
    """A paste of several lines makes several cards, blank ones none."""
    workshop = with_cards(board(), ideas="a b")
    change = add_cards(workshop, sheet_of(workshop), "ideas", ["c", "  ", "d"], at=now())
    workshop = done(workshop, change)
    assert layout(workshop) == {"ideas": "a b c d", "grouped": "", "chosen": ""}
    with pytest.raises(Refused, match="blank"):
        add_cards(workshop, sheet_of(workshop), "ideas", [" "], at=now())
    with pytest.raises(Refused, match="no column nowhere"):
        add_cards(workshop, sheet_of(workshop), "nowhere", ["x"], at=now())


def test_a_card_moves_sideways_and_along_its_column() -> None:
    """Sideways it keeps its height where it can; at the end it says so."""
    workshop = with_cards(board(), ideas="a b c", chosen="x y")
    workshop = done(workshop, move_cards(workshop, ids(workshop, "b"), "chosen", 1, at=now()))
    assert layout(workshop) == {"ideas": "a c", "grouped": "", "chosen": "x b y"}
    workshop = done(workshop, move_cards(workshop, ids(workshop, "a"), "grouped", 7, at=now()))
    workshop = done(workshop, move_in_column(workshop, ids(workshop, "y"), -1, at=now()))
    assert layout(workshop) == {"ideas": "c", "grouped": "a", "chosen": "x y b"}
    with pytest.raises(Refused, match="at the end already"):
        move_in_column(workshop, ids(workshop, "x"), -1, at=now())
    with pytest.raises(Refused, match="stands so already"):
        move_cards(workshop, ids(workshop, "c"), "ideas", at=now())


def test_alike_cards_stand_together_under_a_name() -> None:
    """A group is moved, renamed, joined and taken apart; its cards move within it."""
    workshop = with_cards(board(), ideas="a b c d e")
    workshop = done(workshop, group_cards(workshop, ids(workshop, "b d"), "Tieto", at=now()))
    assert layout(workshop)["ideas"] == "a Tieto(b d) c e"
    workshop = done(workshop, group_cards(workshop, ids(workshop, "e"), " tieto ", at=now()))
    assert layout(workshop)["ideas"] == "a Tieto(b d e) c", "the same name in other letters"
    workshop = done(workshop, move_in_column(workshop, ids(workshop, "c"), -1, at=now()))
    assert layout(workshop)["ideas"] == "a c Tieto(b d e)", "past the whole group"
    workshop = done(workshop, move_in_column(workshop, ids(workshop, "e"), -1, at=now()))
    assert layout(workshop)["ideas"] == "a c Tieto(b e d)"
    with pytest.raises(Refused):
        move_in_column(workshop, ids(workshop, "b"), -1, at=now())
    workshop = done(workshop, move_in_column(workshop, ids(workshop, "b e d"), -1, at=now()))
    assert layout(workshop)["ideas"] == "a Tieto(b e d) c"
    workshop = done(workshop, group_cards(workshop, ids(workshop, "e"), "", at=now()))
    assert layout(workshop)["ideas"] == "a Tieto(b d) e c", "behind the group it came from"
    workshop = done(workshop, move_cards(workshop, ids(workshop, "b d"), "chosen", at=now()))
    workshop = done(workshop, move_cards(workshop, ids(workshop, "e"), "chosen", 0, at=now()))
    assert layout(workshop) == {"ideas": "a c", "grouped": "", "chosen": "e Tieto(b d)"}
    workshop = done(
        workshop, rename_group(workshop, sheet_of(workshop), "Tieto", "TIETO", at=now())
    )
    assert groups_on(workshop, sheet_of(workshop)) == ["TIETO"]
    workshop = done(workshop, rename_group(workshop, sheet_of(workshop), "TIETO", "", at=now()))
    assert layout(workshop)["chosen"] == "e b d"
    with pytest.raises(Refused, match="no group TIETO any more"):
        rename_group(workshop, sheet_of(workshop), "TIETO", "x", at=now())
    with pytest.raises(Refused, match="stands so already"):
        group_cards(workshop, ids(workshop, "a"), "", at=now())


def test_a_card_that_comes_to_a_column_with_its_group_joins_it() -> None:
    """The group is one heap in a column, and may stand in two columns."""
    workshop = with_cards(board(), ideas="a b", chosen="x y")
    workshop = done(workshop, group_cards(workshop, ids(workshop, "a b x"), "G", at=now()))
    assert layout(workshop) == {"ideas": "G(a b)", "grouped": "", "chosen": "G(x) y"}
    workshop = done(workshop, move_cards(workshop, ids(workshop, "a"), "chosen", 2, at=now()))
    assert layout(workshop) == {"ideas": "G(b)", "grouped": "", "chosen": "G(x a) y"}


def test_votes_are_counted_and_no_more_are_given_than_there_are() -> None:
    """The voters are those said, else those present on the day; without any there is no limit."""
    workshop = with_cards(board(), ideas="a b c")
    for _turn in range(4):
        workshop = done(workshop, vote(workshop, ids(workshop, "b")[0], 1, at=now()))
    assert ballot_of(workshop, sheet_of(workshop)).words() == "4 votes given"
    sheet = sheet_of(workshop)
    with pytest.raises(Refused, match="4 votes are given already; 1 × 3 are too few"):
        set_ballot(workshop, sheet, 1, 3, at=now())
    workshop = done(workshop, set_ballot(workshop, sheet, 2, 3, at=now()))
    workshop = done(workshop, vote(workshop, ids(workshop, "c")[0], 2, at=now()))
    assert ballot_of(workshop, sheet_of(workshop)).words() == "6 of 6 votes given"
    with pytest.raises(Refused, match="6 of 6 votes given: none is left"):
        vote(workshop, ids(workshop, "a")[0], 1, at=now())
    with pytest.raises(Refused, match="no votes to take back"):
        vote(workshop, ids(workshop, "a")[0], -1, at=now())
    workshop = done(workshop, sort_by_votes(workshop, sheet_of(workshop), "ideas", at=now()))
    assert layout(workshop)["ideas"] == "b c a"
    with pytest.raises(Refused, match="stands so already"):
        sort_by_votes(workshop, sheet_of(workshop), "ideas", at=now())
    silent = with_cards(board(votes=0), ideas="a")
    with pytest.raises(Refused, match="not voted on here"):
        vote(silent, ids(silent, "a")[0], 1, at=now())
    assert ballot_of(silent, sheet_of(silent)).words() == ""


def test_those_present_on_the_day_vote_unless_said_otherwise() -> None:
    """Who has not arrived has no vote."""
    workshop = with_cards(board(), ideas="a")
    day = new(Day, number=1, title="P", phase=Phase.VALUE_NETWORK, start=AT, created=now())
    people = [
        new(Attendee, day=day.id, name=f"P{n}", arrived=n < 4, created=now()) for n in range(6)
    ]
    workshop = apply_change(workshop, add(day, *people, at=now()))
    assert ballot_of(workshop, sheet_of(workshop)).words() == "0 of 12 votes given"
    workshop = done(workshop, set_ballot(workshop, sheet_of(workshop), 7, 3, at=now()))
    assert ballot_of(workshop, sheet_of(workshop)).allowed == 21


@pytest.mark.parametrize(
    ("text", "each", "means"),
    [("12", 3, (12, 3)), (" 8 x 5 ", 3, (8, 5)), ("8×2", 0, (8, 2)), ("9*1", 3, (9, 1))],
)
def test_voters_are_typed_alone_or_with_their_votes(
    text: str, each: int, means: tuple[int, int]
) -> None:
    """As people write it."""
    assert read_ballot(text, each) == means


@pytest.mark.parametrize(("text", "each"), [("", 3), ("0", 3), ("8", 0), ("eight", 3), ("8x0", 0)])
def test_what_is_no_number_of_voters_is_refused(text: str, each: int) -> None:
    """With what to write instead."""
    with pytest.raises(Refused, match="12 x 3"):
        read_ballot(text, each)


def test_impact_and_effort_are_from_one_to_five() -> None:
    """Each of them can be taken back."""
    workshop = with_cards(board(), ideas="a")
    (a,) = ids(workshop, "a")
    workshop = done(workshop, weigh_card(workshop, a, 5, 2, at=now()))
    workshop = done(workshop, weigh_card(workshop, a, 5, None, at=now()))
    assert (card(workshop, "a").impact, card(workshop, "a").effort) == (5, None)
    with pytest.raises(Refused, match="from 1 to 5"):
        weigh_card(workshop, a, 6, 1, at=now())


def test_actors_are_given_by_name_and_new_ones_come_along() -> None:
    """Of several cards each keeps the actors that only it has."""
    workshop = with_cards(board(), ideas="a b")
    named = named_actors(workshop, 'kela, "Valo, Voima ja Kumppanit"', at=now())
    assert [actor.name for actor in named.made] == ["Valo, Voima ja Kumppanit"]
    (a, b) = ids(workshop, "a b")
    workshop = done(workshop, assign_cards(workshop, [a], named.ids, named.made, at=now()))
    assert written_actors(workshop, card(workshop, "a").actors) == (
        'Kela, "Valo, Voima ja Kumppanit"'
    )
    again = named_actors(workshop, written_actors(workshop, card(workshop, "a").actors), at=now())
    assert (again.ids, again.made) == (card(workshop, "a").actors, ())
    ohjaamo = named_actors(workshop, "Ohjaamo", at=now())
    workshop = done(workshop, assign_cards(workshop, [a, b], ohjaamo.ids, at=now()))
    assert written_actors(workshop, card(workshop, "b").actors) == "Ohjaamo"
    assert "Kela" in written_actors(workshop, card(workshop, "a").actors)
    kela = next(actor for actor in workshop.actors.values() if actor.name == "Kela")
    workshop = done(workshop, remove(workshop, "actors", kela.id, at=now()))
    assert "Kela" not in written_actors(workshop, card(workshop, "a").actors)


def test_a_card_becomes_a_target_an_agreement_and_a_note_and_stays_connected() -> None:
    """Both ways: the card knows what it became, and that knows where it came from."""
    workshop = with_cards(board(), ideas="a b c")
    (a, b, c) = ids(workshop, "a b c")
    named = named_actors(workshop, "Kela", at=now())
    workshop = done(workshop, assign_cards(workshop, [a], named.ids, at=now()))
    workshop = done(workshop, as_target(workshop, [a], at=now()))
    (target,) = workshop.targets.values()
    assert (target.title, target.what, target.actors) == ("a", "", named.ids)
    assert [card.text for card in origins_of(workshop, target.id)] == ["a"]
    workshop = done(workshop, as_agreement(workshop, [a], at=now()))
    assert [type(outcome).__name__ for outcome in outcomes_of(workshop, card(workshop, "a"))] == [
        "Target", "Agreement",
    ]  # fmt: skip
    workshop = done(workshop, group_cards(workshop, [b, c], "Tieto", at=now()))
    workshop = done(workshop, as_target(workshop, [b, c], at=now()))
    group = list(workshop.targets.values())[1]
    assert (group.title, group.what) == ("Tieto", "- b\n- c")
    notes = as_notes(workshop, [b, c], NoteKind.IDEA, Phase.VALUE_NETWORK, at=now())
    workshop = done(workshop, notes)
    assert [note.text for note in workshop.notes.values()] == ["b", "c"]
    workshop = done(workshop, link_cards(workshop, group, [a, b], at=now()))
    assert [card.text for card in origins_of(workshop, group.id)] == ["a", "b"]
    workshop = done(workshop, remove(workshop, "targets", target.id, at=now()))
    assert [type(outcome).__name__ for outcome in outcomes_of(workshop, card(workshop, "a"))] == [
        "Agreement", "Target",
    ]  # fmt: skip


def test_a_long_card_keeps_all_its_text_on_the_target() -> None:
    """The title is cut between two words; the whole stands under it."""
    long = "Asiakas ei saa samaa vastausta kahdesta paikasta " * 5
    workshop = board()
    change = add_cards(
        workshop, sheet_of(workshop), "ideas", [long, "\n\u200b\nlyhyt\nja"], at=now()
    )
    workshop = done(workshop, change)
    for one in list(workshop.cards):
        workshop = done(workshop, as_target(workshop, [one], at=now()))
    first, second = workshop.targets.values()
    assert len(first.title) <= 120
    assert first.title.endswith(" samaa vastausta…") or first.title.endswith("…")
    assert not first.title.removesuffix("…").endswith(" ")
    assert first.what == long.strip()
    assert (second.title, second.what) == ("lyhyt", "\u200b\nlyhyt\nja")


def test_a_card_without_a_column_of_the_board_is_never_out_of_sight() -> None:
    """It stands in the first one, as does every card of a board without columns."""
    workshop = board()
    lost = Card(sheet=sheet_of(workshop).id, column="gone", text="lost", created=now())
    workshop = apply_change(workshop, add(lost, at=now()))
    assert layout(workshop)["ideas"] == "lost"
    workshop = done(workshop, move_cards(workshop, [lost.id], "chosen", at=now()))
    assert layout(workshop)["chosen"] == "lost"
    bare = with_cards(board(columns=""), cards="x")
    assert layout(bare) == {"cards": "x"}


def test_what_has_gone_meanwhile_is_said() -> None:
    """Nothing happens then."""
    workshop = with_cards(board(), ideas="a")
    (a,) = ids(workshop, "a")
    gone = done(workshop, remove_cards(workshop, [a], at=now()))
    with pytest.raises(Refused, match="not there any more"):
        change_card(gone, a, text="x", at=now())
    with pytest.raises(Refused, match="no card here"):
        move_cards(gone, [], "chosen", at=now())
