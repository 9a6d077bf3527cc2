"""Agendas written as lines: what is read from them, and the day they make."""

from __future__ import annotations

import datetime as dt

import pytest
from clock_agendas import at, lunch, step, times, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from model import clock
from model.changes import apply_change
from model.clock.written import read_line
from model.entities import Part
from model.errors import Refused
from model.workshop import Workshop

DAY = """
Ohjelma 24.11.

9.00 Avaus ja esittely
9:20–10.00 Kierros: tehtävät
• 10.00 Kahvi (15 min)
10.15 Arvolinkit
11.30 – 12.15: Lounas
Ryhmä 2
Tulosten esittely, 1h15
Päivän yhteenveto 20 min
"""


def written(held: Workshop, text: str, after: str | None = None, **more: object) -> Workshop:
    day = held.days["day1"]
    change = clock.write_steps(
        held,
        day,
        clock.read_lines(text),
        after,
        at=at("08:00"),
        **more,  # type: ignore[arg-type]
    )
    return apply_change(held, change)


@pytest.mark.parametrize(
    ("line", "title", "minutes", "begins", "ends", "fixed"),
    [
        ("Avaus 15", "Avaus", 15, None, None, None),
        ("- Kahvi (15 min)", "Kahvi", 15, None, None, None),
        ("9.00–9.20 Avaus", "Avaus", None, "09:00", "09:20", None),
        ("klo 13.00 - 14.00: Ryhmät", "Ryhmät", None, "13:00", "14:00", None),
        ("Lounas 45 11:30", "Lounas", 45, None, None, "11:30"),
        ("Lounas 11:30 45 min", "Lounas", 45, None, None, "11:30"),
        ("1. Arvolinkit 1h15", "Arvolinkit", 75, None, None, None),
        ("Ryhmä 2", "Ryhmä 2", None, None, None, None),
        ("6D-malli", "6D-malli", None, None, None, None),
        ("Tavoitteet 2027", "Tavoitteet 2027", None, None, None, None),
        ("Tavoitteet 2027 30", "Tavoitteet 2027", 30, None, None, None),
        ("25:70 outo", "25:70 outo", None, None, None, None),
        ("[/b] 10", "[/b]", 10, None, None, None),
    ],
)
def test_a_line(
    line: str, title: str, minutes: int | None, begins: str, ends: str, fixed: str
) -> None:
    read = read_line(line)
    assert read is not None
    assert (read.title, read.minutes) == (title, minutes)
    assert [time and f"{time:%H:%M}" for time in (read.begins, read.ends, read.fixed)] == [
        begins,
        ends,
        fixed,
    ]


def test_a_pasted_day_comes_out_as_it_was_written() -> None:
    held = written(workshop(), DAY.replace("Ohjelma 24.11.", ""))
    day = held.days["day1"]
    seen = times(clock.forecast(held, day, at("08:00")))
    assert seen == {
        "Avaus ja esittely": ("09:00", "09:20"),
        "Kierros: tehtävät": ("09:20", "10:00"),
        "Kahvi": ("10:00", "10:15"),
        "Arvolinkit": ("10:15", "11:30"),
        "Lounas": ("11:30", "12:15"),
        "Ryhmä 2": ("12:15", "12:30"),
        "Tulosten esittely": ("12:30", "13:45"),
        "Päivän yhteenveto": ("13:45", "14:05"),
    }
    parts = {each.title: each.part for each in held.steps_of(day)}
    assert parts["Avaus ja esittely"] is Part.OPENING
    assert parts["Kahvi"] is parts["Lounas"] is Part.BREAK
    assert parts["Päivän yhteenveto"] is Part.CLOSING
    fixed = {each.title: each.fixed for each in held.steps_of(day) if each.fixed}
    assert fixed == {"Lounas": dt.time(11, 30)}, "the meal is served then; the rest may move"


def test_an_empty_day_begins_with_its_first_line() -> None:
    held = written(workshop(), "12.30 Avaus 15\nKierros 30")
    assert held.days["day1"].start == at("12:30")
    there = written(workshop(step("on", 30)), "12.30 Avaus 15")
    assert there.days["day1"].start == at("09:00"), "a planned day stays where it is"


def test_steps_come_behind_the_one_under_the_cursor_and_find_their_method() -> None:
    held = workshop(step("a", 30), lunch())
    held = written(held, "Arvolinkit 40\nkahvi 10", "a", methods={"arvolinkit": "value-links"})
    steps = held.steps_of(held.days["day1"])
    assert [each.title for each in steps] == ["a", "Arvolinkit", "kahvi", "lunch"]
    assert [each.method for each in steps] == ["", "value-links", "", ""]


def test_on_a_day_that_runs_they_are_added_on_the_day() -> None:
    held = workshop(step("a", 30), step("b", 30))
    held = apply_change(held, clock.start(held, at("09:00")))
    held = written(held, "Ylimääräinen 20", "a")
    extra = held.steps_of(held.days["day1"])[1]
    assert (extra.minutes, extra.added) == (0, 20)
    assert clock.forecast(held, held.days["day1"], at("09:05")).planned_end == at("10:00")


@pytest.mark.parametrize("text", ["", "  \n\n", "-\n•"])
def test_nothing_written_adds_nothing(text: str) -> None:
    with pytest.raises(Refused, match="no line names a step"):
        written(workshop(), text)


def test_a_long_line_keeps_all_its_words_and_too_many_lines_are_refused() -> None:
    long = "Kuka antaa kenellekin mitä ja miksi? " * 8
    held = written(workshop(), f"9.00 {long} 25")
    (step_made,) = held.steps.values()
    assert step_made.title.endswith("…") and step_made.minutes == 25
    assert step_made.instruction == long.strip()
    with pytest.raises(Refused, match="301 lines"):
        written(workshop(), "vaihe 10\n" * 301)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        held = written(workshop(step("a", 30)), text)
    except Refused:
        return
    for each in held.steps_of(held.days["day1"]):
        assert each.title.strip() and 0 <= each.minutes <= 24 * 60
