"""The learning café: tables, seating from attendance, rounds on the clock, harvest."""

from __future__ import annotations

import datetime as dt

import pytest

from model.changes import Change, add, apply_change, new, remove
from model.entities import (
    Actor,
    Attendee,
    Day,
    Form,
    Phase,
    Run,
    Session,
    Sheet,
    Step,
    StepState,
)
from model.errors import Refused
from model.forms import cafe
from model.methods import Minutes
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 13, 0)
MINUTE = dt.timedelta(minutes=1)
MINUTES = Minutes(10, 45, 15)


@pytest.fixture
def workshop() -> Workshop:
    """Twelve people of three organisations, one of them still on the way; a café of 3 rounds."""
    actors = [new(Actor, id=f"o{n}", name=f"Org {n}", created=AT) for n in range(3)]
    people = [
        new(
            Attendee,
            id=f"p{n}",
            day="d",
            name=f"Henkilö {n}",
            actor=f"o{n % 3}",
            arrived=n != 11,
            created=AT,
        )
        for n in range(12)
    ]
    return apply_change(
        Workshop(new(Session, title="S", created=AT)),
        add(
            *actors,
            new(Day, id="d", number=3, title="P", phase=Phase.FOLLOW_UP, start=AT, created=AT),
            *people,
            new(
                Sheet,
                id="c",
                method="learning-cafe",
                form=Form.CAFE,
                title="Kahvila",
                rounds=3,
                created=AT,
            ),
            at=AT,
        ),
    )


def with_tables(workshop: Workshop, *lines: str) -> Workshop:
    for line in lines:
        workshop = apply_change(
            workshop, cafe.table_added(workshop, workshop.sheets["c"], line, at=AT)
        )
    return workshop


def do(workshop: Workshop, change: Change) -> Workshop:
    return apply_change(workshop, change)


def test_tables_are_numbered_and_have_hosts(workshop: Workshop) -> None:
    """Topic and host from one line; a topic may hold commas only where a host follows."""
    workshop = with_tables(workshop, "Viestintä, henkilö 0", "Yksi ovi", "a, b, Henkilö 1")
    tables = cafe.tables_of(workshop, workshop.sheets["c"])
    assert [(t.number, t.topic, t.host) for t in tables] == [
        (1, "Viestintä", "henkilö 0"),
        (2, "Yksi ovi", ""),
        (3, "a, b", "Henkilö 1"),
    ]
    with pytest.raises(Refused):
        cafe.table_added(workshop, workshop.sheets["c"], " , Henkilö", at=AT)


def test_everybody_present_is_seated_in_every_round(workshop: Workshop) -> None:
    """Hosts stay, who has not come is not seated, and seating anew replaces the old one."""
    workshop = with_tables(workshop, "A, henkilö 0", "B", "C, Henkilö 1")
    sheet, day = workshop.sheets["c"], workshop.days["d"]
    seated = do(workshop, cafe.seated(workshop, sheet, day, 1, at=AT))
    tables = cafe.tables_of(seated, sheet)
    for number in (1, 2, 3):
        seating = cafe.seating_in(seated, sheet, number)
        assert sorted(p.id for group in seating.values() for p in group) == sorted(
            f"p{n}" for n in range(11)
        )
        assert seating[tables[0].id][0].id == "p0"
        assert seating[tables[2].id][0].id == "p1"
    assert cafe.seating_in(seated, sheet, 4) == {}
    again = cafe.seated(seated, sheet, day, 2, at=AT)
    after = do(seated, again)
    assert len(after.groupings) == 3
    assert do(after, again.undone(AT)) == seated


def test_too_few_people_or_no_table_is_said(workshop: Workshop) -> None:
    """With what to do about it."""
    sheet, day = workshop.sheets["c"], workshop.days["d"]
    with pytest.raises(Refused, match="no table yet"):
        cafe.seated(workshop, sheet, day, 1, at=AT)
    crowded = with_tables(workshop, *(f"T{n}" for n in range(12)))
    with pytest.raises(Refused, match="not enough"):
        cafe.seated(crowded, sheet, day, 1, at=AT)


def test_a_table_takes_its_harvest_along(workshop: Workshop) -> None:
    """What a table said stands by round; undo brings it back."""
    workshop = with_tables(workshop, "A")
    (table,) = cafe.tables_of(workshop, workshop.sheets["c"])
    for number, text in ((2, "toinen"), (1, "[/b] ensin"), (2, "kolmas")):
        workshop = do(workshop, cafe.harvested(table, number, text, at=AT))
    assert [h.text for h in cafe.harvest_of(workshop, table)] == ["[/b] ensin", "toinen", "kolmas"]
    change = remove(workshop, "cafe_tables", table.id, at=AT)
    after = do(workshop, change)
    assert not after.harvests
    assert do(after, change.undone(AT)) == workshop


@pytest.mark.parametrize(
    ("minute", "number", "left"),
    [
        (0, 0, 10),
        (9, 0, 1),
        (10, 1, 15),
        (24, 1, 1),
        (25, 2, 15),
        (54, 3, 1),
        (55, 4, 15),
        (72, 4, -2),
    ],
)
def test_rounds_run_on_the_clock(workshop: Workshop, minute: int, number: int, left: int) -> None:
    """70 minutes: opening 10, three rounds of 15, closing 15; the closing counts on."""
    step = new(
        Step,
        title="Kahvila",
        minutes=70,
        state=StepState.RUNNING,
        runs=(Run(start=AT),),
        created=AT,
    )
    now = cafe.round_now(workshop.sheets["c"], MINUTES, step, AT + minute * MINUTE)
    assert (now.number, now.left, now.length) == (number, left * MINUTE, 15 * MINUTE)


def test_added_minutes_lengthen_every_part(workshop: Workshop) -> None:
    """A café of half the time has rounds of half the length; a pause stands still."""
    step = new(
        Step,
        title="Kahvila",
        minutes=30,
        added=5,
        state=StepState.PAUSED,
        runs=(Run(start=AT, end=AT + 6 * MINUTE),),
        created=AT,
    )
    now = cafe.round_now(workshop.sheets["c"], MINUTES, step, AT + 60 * MINUTE)
    assert now.number == 1
    assert now.length == 7.5 * MINUTE
    assert now.left == 6.5 * MINUTE


def test_how_many_rounds(workshop: Workshop) -> None:
    """One to twenty."""
    sheet = workshop.sheets["c"]
    assert do(workshop, cafe.with_rounds(sheet, 5, at=AT)).sheets["c"].rounds == 5
    for wrong in (0, 21):
        with pytest.raises(Refused):
            cafe.with_rounds(sheet, wrong, at=AT)
