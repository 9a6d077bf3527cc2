"""What the forecast says of a day, and the forms it is given in."""

from __future__ import annotations

import datetime as dt

from clock_agendas import Room, at, closing, lunch, of, step, times, with_days, workshop

from model import clock
from model.clock import StepForecast
from model.entities import Part


def morning() -> Room:
    return Room(workshop(step("a", 30), step("b", 20), step("c", 40), closing(30)))


def test_a_day_that_was_never_run_or_never_closed_makes_no_insane_figures() -> None:
    room = morning()
    month_later = at("09:00") + dt.timedelta(days=30)
    seen = room.when(month_later)
    assert (seen.words, seen.behind_minutes) == ("this day was not run", 0)
    assert seen.expected_end == seen.planned_end
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.finish(room.workshop, at("09:35")))
    seen = room.when(month_later)
    assert (seen.behind_minutes, seen.expected_end) == (5, at("11:05"))
    assert (seen.warnings, seen.recoveries) == ((), ())


def test_before_the_day_begins_the_plan_stands_and_a_delay_is_said() -> None:
    room = morning()
    seen = room.at("07:00")
    assert seen.words == "starts 09:00, ends 11:00"
    assert [(s.expected_start, s.expected_end) for s in seen.steps] == [
        (s.planned_start, s.planned_end) for s in seen.steps
    ]
    seen = room.at("09:06")
    assert seen.words == "6 min behind, ends 11:06 instead of 11:00"
    assert of(seen, "a").expected_start == at("09:06")


def test_an_overfull_morning_is_said_while_planning() -> None:
    room = Room(workshop(step("a", 100), step("b", 60), lunch(), closing(30)))
    assert room.at("08:00").warnings[0] == "the steps before lunch take 10 min more than there is"


def test_a_fixed_step_that_is_no_break_keeps_its_length() -> None:
    room = Room(workshop(step("a", 60), step("guest", 45, fixed="10:00"), closing(15)))
    room.do(clock.start(room.workshop, at("09:10")))
    seen = room.at("09:10")
    assert times(seen)["guest"] == ("10:10", "10:55")
    assert seen.warnings[0] == "guest starts 10:10, 10 min late"
    assert seen.expected_end == at("11:10")


def test_a_late_fixed_break_keeps_a_third() -> None:
    room = Room(workshop(step("a", 60), step("coffee", 15, fixed="10:00", part=Part.BREAK)))
    room.do(clock.start(room.workshop, at("09:00")))
    assert times(room.at("10:10"))["coffee"] == ("10:10", "10:15")
    assert times(room.at("10:12"))["coffee"] == ("10:12", "10:17")


def test_the_day_in_hand() -> None:
    evening = at("22:00")
    held = with_days(
        [
            (evening, [step("late", 180)]),
            (at("22:00") + dt.timedelta(days=1), [step("again", 60)]),
        ]
    )
    day1, day2 = held.days.values()
    assert clock.day_at(held, evening - dt.timedelta(days=90)) == day1
    assert clock.day_at(held, at("08:00")) == day1
    assert clock.day_at(held, evening + dt.timedelta(hours=2.5)) == day1
    assert clock.day_at(held, evening + dt.timedelta(hours=5)) == day2
    running = Room(held).do(clock.start(held, evening)).workshop
    assert clock.day_at(running, evening + dt.timedelta(hours=5)) == day1
    assert clock.day_at(with_days([]), evening) is None
    two = with_days([(at("09:00"), [step("x", 60)]), (at("13:00"), [step("y", 60)])])
    assert [clock.day_at(two, at(t)).number for t in ("08:00", "12:00", "13:30", "18:00")] == [  # type: ignore[union-attr]
        1,
        1,
        2,
        2,
    ]


def test_planned_against_actual() -> None:
    room = morning()
    room.do(clock.start(room.workshop, at("09:05")))
    room.do(clock.next_step(room.workshop, at("09:45")))
    rows = clock.planned_against_actual(room.workshop, room.day, at("09:50"))
    assert [(r.title, r.planned_minutes, r.spent, r.over, r.runs) for r in rows[:3]] == [
        ("a", 30, dt.timedelta(minutes=40), dt.timedelta(minutes=10), 1),
        ("b", 20, dt.timedelta(minutes=5), dt.timedelta(minutes=-15), 1),
        ("c", 40, dt.timedelta(), dt.timedelta(), 0),
    ]
    assert [(r.actual_start, r.actual_end) for r in rows[:3]] == [
        (at("09:05"), at("09:45")),
        (at("09:45"), None),
        (None, None),
    ]


def test_the_document_has_the_fields_of_the_command_line() -> None:
    room = Room(workshop(step("[/b] a", 30), lunch("09:30", 30), closing()))
    room.do(clock.start(room.workshop, at("09:00:20")))
    room.do(clock.next_step(room.workshop, at("09:42:50")))
    shown = clock.document(room.at("09:45"))
    assert set(shown) == {
        *("at", "planned_end", "agreed_end", "expected_end", "behind_minutes", "words"),
        *("spare_minutes", "running", "paused", "next", "remaining_minutes"),
        *("steps", "warnings", "recoveries"),
    }
    assert shown["next"] == "closing" and shown["remaining_minutes"] == 15
    assert set(clock.document(room.at("10:30"))["recoveries"][0]) == {
        *("key", "words", "expected_end", "steps", "preview"),
    }
    assert shown["steps"][0] == {
        "id": "[/b] a",
        "title": "[/b] a",
        "part": "processing",
        "fixed": None,
        "planned_start": "2026-11-24T09:00",
        "planned_end": "2026-11-24T09:30",
        "planned_minutes": 30,
        "added_minutes": 0,
        "expected_start": "2026-11-24T09:00:20",
        "expected_end": "2026-11-24T09:42:50",
        "state": "done",
        "expected_minutes": 42.5,
        "spent_minutes": 42.5,
        "runs": [{"start": "2026-11-24T09:00:20", "end": "2026-11-24T09:42:50"}],
        "optional": False,
        "buffer": False,
        "firm": False,
    }
    assert shown["steps"][1]["fixed"] == "09:30"
    assert shown["steps"][1]["runs"] == [{"start": "2026-11-24T09:42:50", "end": None}]
    assert shown["running"] == "lunch" and shown["at"] == "2026-11-24T09:45"


def test_step_forecast_knows_its_minutes() -> None:
    room = morning()
    seen: StepForecast = of(room.at("08:00"), "c")
    assert (seen.expected_minutes, seen.spent_minutes) == (40, 0)
