"""The ten scenarios that must come out right, with exact times."""

from __future__ import annotations

import datetime as dt

import pytest
from clock_agendas import Room, at, closing, lunch, of, step, times, with_days, workshop

from model import clock
from model.entities import Part, StepState, new_id
from model.errors import Refused


def full_day() -> Room:
    """09:00–15:00 with lunch at 11:30 and nothing to spare."""
    return Room(
        workshop(
            step("opening", 15, part=Part.OPENING),
            step("recap", 20),
            step("links", 60),
            step("coffee", 15, part=Part.BREAK),
            step("matrix", 40),
            lunch(),
            step("targets", 60),
            step("café", 75),
            closing(30),
        )
    )


def test_1_a_late_start_moves_what_is_not_fixed_and_lunch_absorbs_it() -> None:
    room = full_day()
    room.do(clock.start(room.workshop, at("09:07")))
    seen = room.at("09:07")
    assert times(seen) == {
        "opening": ("09:07", "09:22"),
        "recap": ("09:22", "09:42"),
        "links": ("09:42", "10:42"),
        "coffee": ("10:42", "10:57"),
        "matrix": ("10:57", "11:37"),
        "lunch": ("11:37", "12:15"),
        "targets": ("12:15", "13:15"),
        "café": ("13:15", "14:30"),
        "closing": ("14:30", "15:00"),
    }
    assert seen.planned_end == seen.expected_end == at("15:00")
    assert seen.behind_minutes == 7
    assert seen.words == "7 min behind, ends 15:00"
    assert seen.warnings == ("lunch starts 11:37, 7 min late, and keeps 38 of 45 min",)


def test_1_with_a_gap_before_lunch_lunch_is_on_time() -> None:
    room = Room(workshop(step("a", 60), step("b", 60), lunch(), closing(165)))
    room.do(clock.start(room.workshop, at("09:07")))
    seen = room.at("09:30")
    assert times(seen)["b"] == ("10:07", "11:07")
    assert times(seen)["lunch"] == ("11:30", "12:15")
    assert seen.expected_end == at("15:00")
    assert seen.recoveries == () and seen.warnings == ()


def before_lunch(*between: object) -> Room:
    steps = [s for s in between if s is not None]
    return Room(
        workshop(
            step("long", 100),
            step("short", 30),
            *steps,  # type: ignore[arg-type]
            lunch(),
            step("afternoon", 135),
            closing(30),
        )
    )


def test_2_a_buffer_before_lunch_takes_the_overrun() -> None:
    room = before_lunch(step("spare", 20, buffer=True))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:40")))
    room.do(clock.next_step(room.workshop, at("11:22")))  # 42 minutes instead of 30
    seen = room.at("11:22")
    assert times(seen)["spare"] == ("11:22", "11:30")
    assert times(seen)["lunch"] == ("11:30", "12:15")
    assert of(seen, "spare").expected_minutes == 8
    assert of(seen, "spare").planned_minutes == 20
    assert seen.remaining == dt.timedelta(minutes=8)
    assert seen.expected_end == seen.planned_end == at("15:00")
    assert seen.recoveries == () and seen.warnings == ()


def test_2_the_buffer_is_seen_to_shrink_while_the_step_still_runs() -> None:
    room = before_lunch(step("spare", 20, buffer=True))
    room.do(clock.start(room.workshop, at("10:40"), "short"))
    seen = room.at("11:22")
    assert times(seen)["short"] == ("10:40", "11:22")
    assert times(seen)["spare"] == ("11:22", "11:30")
    assert times(seen)["lunch"] == ("11:30", "12:15")
    assert seen.remaining == dt.timedelta(minutes=-12)


def test_3_without_a_buffer_both_ways_are_offered_with_their_times() -> None:
    room = before_lunch(step("talk", 20))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:40")))
    room.do(clock.next_step(room.workshop, at("11:22")))
    seen = room.at("11:22")
    assert times(seen)["lunch"] == ("11:42", "12:15")
    assert seen.expected_end == at("15:00")
    ways = {way.key: way for way in seen.recoveries}
    assert set(ways) == {"push_end", "shorten"}
    assert ways["push_end"].expected_end == at("15:12")
    assert ways["push_end"].steps == (("lunch", 45),)
    assert ways["shorten"].expected_end == at("15:00")
    assert ways["shorten"].steps == (("lunch", 45), ("afternoon", 123))  # closing untouched
    assert ways["shorten"].words == "Shorten afternoon by 12 min: ends 15:00"

    pushed = Room(room.workshop).do(clock.recover(room.workshop, room.day, "push_end", at("11:22")))
    assert times(pushed.at("11:22"))["lunch"] == ("11:42", "12:27")
    assert times(pushed.at("11:22"))["closing"] == ("14:42", "15:12")

    shortened = Room(room.workshop)
    shortened.do(clock.recover(room.workshop, room.day, "shorten", at("11:22")))
    assert times(shortened.at("11:22")) == {
        "long": ("09:00", "10:40"),
        "short": ("10:40", "11:22"),
        "talk": ("11:22", "11:42"),
        "lunch": ("11:42", "12:27"),
        "afternoon": ("12:27", "14:30"),
        "closing": ("14:30", "15:00"),
    }
    assert of(shortened.at("11:22"), "afternoon").planned_minutes == 135
    assert of(shortened.at("11:22"), "closing").added_minutes == 0


def test_3_steps_before_lunch_are_shortened_where_there_are_any() -> None:
    room = Room(
        workshop(
            step("first", 50),
            step("second", 40),
            step("third", 60),
            lunch(),
            step("afternoon", 135),
            closing(30),
        )
    )
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("10:10")))  # 20 minutes over
    way = {way.key: way for way in room.at("10:10").recoveries}["shorten"]
    assert way.steps == (("third", 40),)
    room.do(clock.recover(room.workshop, room.day, "shorten", at("10:10")))
    assert times(room.at("10:10"))["lunch"] == ("11:30", "12:15")
    assert room.at("10:10").recoveries == ()


def test_4_a_pause_moves_expectations_and_not_the_remaining_time() -> None:
    room = full_day()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.pause(room.workshop, at("09:10")))
    for moment, end in (("09:10", "09:15"), ("09:12", "09:17"), ("09:15", "09:20")):
        seen = room.at(moment)
        assert seen.running is None and seen.paused == "opening"
        assert seen.remaining == dt.timedelta(minutes=5)
        assert of(seen, "opening").expected_end == at(end)
    room.do(clock.resume(room.workshop, at("09:15")))
    seen = room.at("09:17")
    assert seen.running == "opening"
    assert seen.remaining == dt.timedelta(minutes=3)
    assert of(seen, "opening").expected_end == at("09:20")
    assert of(seen, "opening").spent == dt.timedelta(minutes=12)
    assert times(seen)["matrix"] == ("10:55", "11:35")
    assert seen.behind_minutes == 5


def test_5_back_and_forward_gives_two_runs_that_add_up() -> None:
    room = full_day()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("09:12")))
    room.do(clock.back(room.workshop, at("09:15")))
    seen = room.at("09:16")
    assert seen.running == "opening"
    assert of(seen, "opening").spent == dt.timedelta(minutes=13)
    assert seen.remaining == dt.timedelta(minutes=2)
    assert times(seen)["recap"] == ("09:12", "09:35")  # 17 of its 20 minutes are to come
    room.do(clock.next_step(room.workshop, at("09:18")))
    room.do(clock.next_step(room.workshop, at("09:36")))
    seen = room.at("09:40")
    runs = {s.title: [(r.start, r.end) for r in s.runs] for s in seen.steps if s.runs}
    assert runs == {
        "opening": [(at("09:00"), at("09:12")), (at("09:15"), at("09:18"))],
        "recap": [(at("09:12"), at("09:15")), (at("09:18"), at("09:36"))],
        "links": [(at("09:36"), None)],
    }
    assert of(seen, "opening").spent == dt.timedelta(minutes=15)
    assert of(seen, "recap").spent == dt.timedelta(minutes=21)
    assert of(seen, "opening").state is of(seen, "recap").state is StepState.DONE


def test_6_a_killed_program_finds_the_step_running_on() -> None:
    room = full_day()
    room.do(clock.start(room.workshop, at("09:00")))
    before = room.at("09:05")
    reopened = Room(type(room.workshop).from_documents(room.workshop.documents()))
    after = reopened.at("09:08")
    assert before.remaining == dt.timedelta(minutes=10)
    assert after.remaining == dt.timedelta(minutes=7)
    assert after.running == before.running == "opening"
    assert times(after) == times(before)
    assert reopened.workshop == room.workshop


def test_7_past_midnight_nothing_jumps() -> None:
    evening = dt.datetime(2026, 11, 24, 22, 0)
    room = Room(
        with_days(
            [
                (
                    evening,
                    [
                        step("late", 90),
                        step("snack", 15, fixed="00:15", part=Part.BREAK),
                        step("on", 60),
                        closing(30),
                    ],
                )
            ]
        )
    )
    seen = room.when(evening)
    assert of(seen, "snack").planned_start == dt.datetime(2026, 11, 25, 0, 15)
    assert seen.planned_end == dt.datetime(2026, 11, 25, 2, 0)
    room.do(clock.start(room.workshop, evening))
    for minutes in range(0, 200, 7):
        now = evening + dt.timedelta(minutes=minutes)
        assert room.when(now).remaining == dt.timedelta(minutes=90 - minutes)
        assert clock.day_at(room.workshop, now) == room.day
    now = dt.datetime(2026, 11, 25, 0, 20)
    room.do(clock.next_step(room.workshop, now))
    seen = room.when(now)
    assert of(seen, "snack").expected_end == dt.datetime(2026, 11, 25, 0, 30)
    assert seen.expected_end == dt.datetime(2026, 11, 25, 2, 0)


def test_7_summer_time_between_two_days_changes_no_time_of_either() -> None:
    saturday, sunday = dt.datetime(2026, 3, 28, 18, 0), dt.datetime(2026, 3, 29, 9, 0)
    held = with_days(
        [
            (saturday, [step("evening", 60), closing(30)]),
            (sunday, [step("morning", 60), step("wrap", 30, part=Part.CLOSING)]),
        ]
    )
    first = Room(held)
    first.do(clock.start(held, saturday))
    first.do(clock.next_step(first.workshop, dt.datetime(2026, 3, 28, 19, 0)))
    first.do(clock.finish(first.workshop, dt.datetime(2026, 3, 28, 19, 30)))
    second = Room(first.workshop, "day2")
    second.do(clock.start(second.workshop, sunday))
    seen = second.when(dt.datetime(2026, 3, 29, 9, 10))
    assert seen.remaining == dt.timedelta(minutes=50)
    assert seen.expected_end == seen.planned_end == dt.datetime(2026, 3, 29, 10, 30)
    assert Room(second.workshop).when(sunday).words == "ended 19:30"


def test_9_a_step_jumped_over_takes_no_time_and_can_be_had_back() -> None:
    room = full_day()
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.jump(room.workshop, "links", at("09:15")))
    seen = room.at("09:15")
    assert of(seen, "recap").state is StepState.SKIPPED
    assert of(seen, "recap").expected_start == of(seen, "recap").expected_end == at("09:15")
    assert times(seen)["links"] == ("09:15", "10:15")
    assert seen.behind_minutes == -20
    assert seen.words == "20 min ahead, ends 15:00"
    room.do(clock.jump(room.workshop, "recap", at("09:30")))
    seen = room.at("09:30")
    assert seen.running == "recap"
    assert times(seen)["links"] == ("09:15", "10:35")  # 45 of its 60 minutes are to come


def test_9_a_step_added_while_running_shows_as_lateness() -> None:
    room = Room(workshop(step("a", 30), step("b", 30), closing(20)))
    room.do(clock.start(room.workshop, at("09:00")))
    change = clock.add_step(room.workshop, room.day, "a", title="extra", minutes=10, at=at("09:05"))
    room.do(change)
    seen = room.at("09:05")
    assert [s.title for s in seen.steps] == ["a", "extra", "b", "closing"]
    assert times(seen)["extra"] == ("09:30", "09:40")
    assert seen.planned_end == at("10:20")
    assert seen.expected_end == at("10:30")
    assert seen.words == "on time, ends 10:30 instead of 10:20"


def test_9_shortened_below_what_it_has_used_is_overtime_and_no_negative_plan() -> None:
    room = Room(workshop(step("a", 30), step("b", 30)))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.add_minutes(room.workshop, "a", -20, at("09:20")))
    seen = room.at("09:20")
    assert seen.remaining == dt.timedelta(minutes=-10)
    assert times(seen)["a"] == ("09:00", "09:20")
    assert of(seen, "a").planned_minutes == 30
    room.do(clock.add_minutes(room.workshop, "a", -500, at("09:21")))
    assert of(room.at("09:21"), "a").added_minutes == -30
    assert room.at("09:21").remaining == dt.timedelta(minutes=-21)
    with pytest.raises(Refused):
        clock.add_minutes(room.workshop, "a", -1, at("09:22"))


def test_10_three_hundred_steps_and_none() -> None:
    steps = [step(f"s{i}", 5).model_copy(update={"id": new_id()}) for i in range(300)]
    room = Room(workshop(*steps))
    room.do(clock.start(room.workshop, at("09:00")))
    seen = room.at("09:03")
    assert len(seen.steps) == 300
    assert seen.expected_end == seen.planned_end == at("09:00") + dt.timedelta(minutes=1500)

    mixed = Room(
        workshop(
            *(
                step(
                    f"s{i}",
                    12,
                    part=Part.CLOSING if i % 10 == 9 else Part.PROCESSING,
                    buffer=i % 13 == 3,
                    optional=i % 7 == 2,
                )
                for i in range(300)
            )
        )
    )
    mixed.do(clock.start(mixed.workshop, at("09:00")))
    late = mixed.at("15:00")  # 5 h 48 min over, in the first step
    assert [(way.key, way.expected_end - late.due_end) for way in late.recoveries] == [
        ("push_end", dt.timedelta(minutes=348)),
        ("shorten", dt.timedelta()),
        ("use_buffers", dt.timedelta(minutes=348 - 23 * 12)),
        ("drop_optional", dt.timedelta()),
    ]

    empty = Room(workshop())
    seen = empty.at("10:00")
    assert (seen.steps, seen.behind_minutes, seen.running) == ((), 0, None)
    assert seen.planned_end == at("09:00")
    assert seen.words == "no steps yet"
    assert clock.document(seen)["steps"] == []
    with pytest.raises(Refused, match="no steps"):
        clock.start(empty.workshop, at("10:00"))
