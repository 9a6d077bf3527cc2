"""Editing an agenda, the shorthand for times, and the clock's words."""

from __future__ import annotations

import datetime as dt

import pytest
from clock_agendas import Room, at, closing, of, step, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from locales import speaking
from model import clock
from model.clock.allot import allot
from model.entities import StepState
from model.errors import Refused


def agenda() -> Room:
    return Room(workshop(step("a", 30), step("b", 20), closing(30)))


def titles(room: Room) -> list[str]:
    return [s.title for s in room.at("08:00").steps]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("10", clock.Minutes(10)),
        (" 10 min ", clock.Minutes(10)),
        ("0", clock.Minutes(0)),
        ("1h15", clock.Minutes(75)),
        ("1 h 15 min", clock.Minutes(75)),
        ("1t15", clock.Minutes(75)),
        ("2h", clock.Minutes(120)),
        ("1,5 h", clock.Minutes(90)),
        ("1.5h", clock.Minutes(90)),
        ("10m15s", clock.Minutes(10)),
        ("1h 9 min 45 s", clock.Minutes(70)),
        ("90s", clock.Minutes(2)),
        ("+10m", clock.Delta(10)),
        ("+10", clock.Delta(10)),
        ("+1h", clock.Delta(60)),
        ("-5", clock.Delta(-5)),
        ("− 5", clock.Delta(-5)),
        ("11:30", clock.Fixed(dt.time(11, 30))),
        ("11.30", clock.Fixed(dt.time(11, 30))),
        ("klo 9.05", clock.Fixed(dt.time(9, 5))),
        ("00:00", clock.Fixed(dt.time(0, 0))),
    ],
)
def test_shorthand(text: str, meaning: object) -> None:
    assert clock.parse_duration(text, step("a", 30)) == meaning


@pytest.mark.parametrize(
    "text",
    (
        *("", " ", "+", "-", "ten", "24:00", "11:75", "1:5", "25h", "1441", "-31", "s", "1m2m"),
        *("١٠", "[/b]", "1e3", "--5", "+11:30", "h", "1h1h", "10\x00", "9" * 400),
    ),
    ids=lambda text: ascii(text[:12]),
)
def test_shorthand_that_means_nothing_is_refused_with_words(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        clock.parse_duration(text, step("a", 30))
    assert 0 < len(str(refusal.value)) < 200


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=12) | st.text("0123456789hmt:.,+-− ", max_size=8))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    try:
        meaning = clock.parse_duration(text, step("a", 30))
    except Refused:
        return
    if isinstance(meaning, clock.Minutes):
        assert 0 <= meaning.minutes <= 24 * 60
    elif isinstance(meaning, clock.Delta):
        assert 0 <= 30 + meaning.minutes <= 24 * 60


def test_parse_minutes_takes_lengths_only() -> None:
    assert clock.parse_minutes("1h15") == 75
    for text in ("11:30", "+10", ""):
        with pytest.raises(Refused):
            clock.parse_minutes(text)


def test_parse_span_takes_seconds_as_speaking_turns_have_them() -> None:
    for text, seconds in (("45s", 45), ("1m30", 90), ("1m30s", 90), ("2", 120), ("1 min", 60)):
        assert clock.parse_span(text) == dt.timedelta(seconds=seconds)
    for text in ("", "+1", "11:30", "s", "25h"):
        with pytest.raises(Refused):
            clock.parse_span(text)


def test_times_cascade_as_one_edits() -> None:
    room = agenda()
    room.do(clock.set_time(room.workshop, "a", "1h15", at("08:00")))
    assert of(room.at("08:00"), "b").planned_start == at("10:15")
    room.do(clock.set_time(room.workshop, "a", "-15", at("08:00")))
    assert of(room.at("08:00"), "a").planned_minutes == 60
    room.do(clock.set_time(room.workshop, "b", "11:30", at("08:00")))
    assert of(room.at("08:00"), "closing").planned_start == at("11:50")
    room.do(clock.set_fixed(room.workshop, "b", None, at("08:00")))
    assert of(room.at("08:00"), "closing").planned_start == at("10:20")


def test_time_set_on_a_day_that_runs_leaves_the_plan_alone() -> None:
    room = agenda()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.set_time(room.workshop, "b", "35", at("09:05")))
    room.do(clock.set_time(room.workshop, "a", "+10", at("09:05")))
    seen = room.at("09:05")
    assert [(s.planned_minutes, s.added_minutes) for s in seen.steps] == [
        (30, 10),
        (20, 15),
        (30, 0),
    ]
    assert seen.planned_end == at("10:20") and seen.expected_end == at("10:45")
    with pytest.raises(Refused, match="has started already"):
        clock.set_time(room.workshop, "a", "11:30", at("09:05"))


def test_steps_are_added_moved_and_copied() -> None:
    room = agenda()
    room.do(clock.add_step(room.workshop, room.day, "a", title="new", at=at("08:00"), minutes=5))
    assert titles(room) == ["a", "new", "b", "closing"]
    room.do(clock.add_step(room.workshop, room.day, title="last", at=at("08:00")))
    assert titles(room)[-1] == "last"
    room.do(clock.move_step(room.workshop, "b", "up", at("08:00")))
    room.do(clock.move_step(room.workshop, "closing", 0, at("08:00")))
    assert titles(room) == ["closing", "a", "b", "new", "last"]
    for step_id, to in (("closing", "up"), ("closing", 0), ("a", 9), ("a", -1)):
        with pytest.raises(Refused):
            clock.move_step(room.workshop, step_id, to, at("08:00"))  # type: ignore[arg-type]
    room.do(clock.duplicate_step(room.workshop, "a", at("08:00")))
    assert titles(room) == ["closing", "a", "a", "b", "new", "last"]
    assert len(set(room.day.steps)) == 6


def test_a_copy_has_not_run() -> None:
    room = agenda()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.add_day(room.workshop, title="Next", at=at("09:10")))
    other = room.workshop.days_in_order()[-1]
    assert (other.number, other.start) == (2, at("09:00") + dt.timedelta(days=1))
    held = list(room.workshop.steps.values())
    room.do(clock.copy_steps(room.workshop, other, held, at=at("09:10")))
    copies = room.workshop.steps_of(room.workshop.days[other.id])
    assert [(c.title, c.minutes, c.state, c.runs) for c in copies] == [
        ("a", 30, StepState.PLANNED, ()),
        ("b", 20, StepState.PLANNED, ()),
        ("closing", 30, StepState.PLANNED, ()),
    ]
    assert not {c.id for c in copies} & {s.id for s in held}


@pytest.mark.parametrize(
    "title",
    ["", "  ", "x" * 1_000_000, "a\x07b"],
    ids=["empty", "blank", "a million characters", "control character"],
)
def test_a_step_needs_a_title(title: str) -> None:
    room = agenda()
    with pytest.raises(Refused):
        clock.add_step(room.workshop, room.day, title=title, at=at("08:00"))


def test_words() -> None:
    assert [clock.behind_words(m) for m in (6, -2, 0, 80, 120)] == [
        "6 min behind",
        "2 min ahead",
        "on time",
        "1 h 20 min behind",
        "2 h behind",
    ]
    shown = [
        (dt.timedelta(minutes=12, seconds=31), "12:31 left"),
        (-dt.timedelta(minutes=2, seconds=10), "2:10 over"),
        (dt.timedelta(), "0:00 left"),
        (dt.timedelta(seconds=-0.5), "0:00 left"),
        (dt.timedelta(hours=1, minutes=2, seconds=3.9), "1:02:03 left"),
    ]
    for remaining, words in shown:
        assert clock.remaining_words(remaining) == words
    assert clock.end_words(at("14:52"), at("15:00")) == "ends 14:52 instead of 15:00"
    with speaking("fi"):
        assert clock.behind_words(0) != ""


def test_urgency_comes_with_a_fifth_and_a_twentieth_left() -> None:
    hour = dt.timedelta(hours=1)
    left = [(30, "calm"), (12, "warning"), (3, "danger"), (0, "danger"), (-1, "over")]
    for minutes, urgency in left:
        assert clock.urgency(dt.timedelta(minutes=minutes), hour) == urgency
    assert clock.urgency(dt.timedelta(), dt.timedelta()) == "danger"


@settings(deadline=None, max_examples=100)
@given(
    st.integers(0, 500),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=8),
)
def test_minutes_are_shared_out_whole(minutes: int, givers: list[tuple[int, int]]) -> None:
    capacities = [capacity for capacity, _weight in givers]
    weights = [weight for _capacity, weight in givers]
    given_up = allot(minutes, capacities, weights)
    assert sum(given_up) == min(minutes, sum(capacities))
    assert all(0 <= part <= most for part, most in zip(given_up, capacities, strict=True))


def test_minutes_are_shared_in_proportion() -> None:
    assert allot(12, [60, 30, 30], [60, 30, 30]) == [6, 3, 3]
    assert allot(10, [1, 60, 60], [60, 60, 60]) == [1, 5, 4]
    assert allot(1, [10, 10], [10, 10]) == [1, 0]
