"""Who came, in the roll and in the invitations; turns that are computed from times."""

from __future__ import annotations

import datetime as dt

import pytest

from model.changes import add, apply_change, new
from model.entities import Actor, Contact, Day, InvitationState, Phase, Session
from model.errors import Refused
from model.people import (
    Turns,
    call_the_roll,
    checked_in,
    drawn,
    present,
    read_person,
    read_turn_length,
    turned_round,
)
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)
REGISTERED = InvitationState.REGISTERED


@pytest.fixture
def workshop() -> Workshop:
    """Two who registered, one who declined."""
    contacts = [
        new(Contact, name="Aino Esimerkki", state=REGISTERED),
        new(Contact, name="Veikko Esimerkki", state=InvitationState.DECLINED),
    ]
    return apply_change(
        Workshop(new(Session, title="S", created=AT)),
        add(
            new(Actor, id="kela", name="Kela", aliases=("KELA",), contacts=contacts, created=AT),
            new(
                Actor,
                id="spr",
                name="SPR",
                contacts=[new(Contact, name="Oili Malli", state=REGISTERED)],
                created=AT,
            ),
            new(Day, id="d", number=1, title="P", phase=Phase.MAPPING, start=AT, created=AT),
            at=AT,
        ),
    )


def test_the_roll_holds_who_registered(workshop: Workshop) -> None:
    """Nobody has arrived yet; calling it again adds nobody."""
    day = workshop.days["d"]
    after = apply_change(workshop, call_the_roll(workshop, day, at=AT))
    assert [person.name for person in after.attendees.values()] == ["Aino Esimerkki", "Oili Malli"]
    assert present(after, day) == []
    with pytest.raises(Refused, match="already"):
        call_the_roll(after, day, at=AT)


def test_who_arrives_is_known_again(workshop: Workshop) -> None:
    """By name and organisation, whatever the case; the invitation says attended; and back again."""
    day = workshop.days["d"]
    after = apply_change(workshop, call_the_roll(workshop, day, at=AT))
    change = checked_in(after, day, read_person("aino  esimerkki, kela"), at=AT)
    after = apply_change(after, change)
    assert len(after.attendees) == 2
    (aino,) = present(after, day)
    assert aino.name == "Aino Esimerkki"
    assert after.actors["kela"].contacts[0].state is InvitationState.ATTENDED
    assert after.actors["kela"].contacts[1].state is InvitationState.DECLINED
    with pytest.raises(Refused, match="here already"):
        checked_in(after, day, read_person("Aino Esimerkki"), at=AT)
    back = apply_change(after, turned_round(after, aino, at=AT))
    assert present(back, day) == []
    assert back.actors["kela"].contacts[0].state is REGISTERED


def test_whoever_walks_in_brings_an_organisation(workshop: Workshop) -> None:
    """An unknown one becomes an actor in the same change; none is fine too."""
    day = workshop.days["d"]
    change = checked_in(workshop, day, read_person("Uusi Ihminen, Uusi yhdistys"), at=AT)
    after = apply_change(workshop, change)
    (person,) = present(after, day)
    assert after.actors[person.actor or ""].name == "Uusi yhdistys"
    assert apply_change(after, change.undone(AT)) == workshop
    alone = apply_change(workshop, checked_in(workshop, day, read_person("[/b] Vieras"), at=AT))
    assert present(alone, day)[0].actor is None
    for wrong in ("", "  ", ", Kela"):
        with pytest.raises(Refused):
            read_person(wrong)


def test_turns_are_computed_from_times() -> None:
    """A pause stands still; overtime counts on; the round ends with the last one."""
    minute = dt.timedelta(minutes=1)
    turns = Turns.begun(("a", "b"), 2 * minute, AT)
    assert (turns.speaking, turns.following) == ("a", "b")
    assert turns.left(AT + minute) == minute
    paused = turns.paused_or_resumed(AT + minute)
    assert paused.left(AT + 9 * minute) == minute
    resumed = paused.paused_or_resumed(AT + 9 * minute)
    assert resumed.left(AT + 12 * minute) == -2 * minute
    second = resumed.next(AT + 12 * minute)
    assert (second.speaking, second.following) == ("b", None)
    assert second.left(AT + 12 * minute) == 2 * minute
    assert second.back(AT + 13 * minute).speaking == "a"
    assert second.next(AT).next(AT).speaking is None


def test_no_side_of_the_cube_comes_twice_before_all_have_come() -> None:
    """Six throws show six sides; a seventh shows any."""
    used: list[int] = []
    for seed in range(6):
        used.append(drawn(6, seed, used))
    assert sorted(used) == list(range(6))
    assert drawn(6, 7, used) in range(6)
    assert {drawn(6, seed) for seed in range(60)} == set(range(6))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2", 120), (" 1:30 ", 90), ("1.30", 90), ("45 s", 45), ("3 min", 180), ("90sek", 90)],
)
def test_how_long_a_turn_is(text: str, seconds: int) -> None:
    """Minutes, minutes and seconds, or seconds."""
    assert read_turn_length(text) == dt.timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "0", "x", "-1", "121", "1h", "999:59"])
def test_what_is_no_length_of_a_turn(text: str) -> None:
    """Said with what to write."""
    with pytest.raises(Refused, match="1:30"):
        read_turn_length(text)
