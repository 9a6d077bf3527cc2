"""Whole days: their total against the time there is, and copies of them."""

from __future__ import annotations

import datetime as dt

from clock_agendas import DATE, Room, at, closing, lunch, step, with_days, workshop

from model import clock
from model.changes import update
from model.entities import Group, Part, StepState
from model.recorder import Recorder


def planned() -> Room:
    return Room(
        workshop(
            step("opening", 15, part=Part.OPENING),
            step("work", 120, group=Group.PAIRS, instruction="In pairs [/b]"),
            lunch("11:30", 45),
            step("spare", 20, buffer=True),
            closing(30),
        )
    )


def test_total_against_the_time_there_is() -> None:
    room = planned()
    seen = clock.hours(room.workshop, room.day)
    assert (seen.start, seen.end, seen.minutes) == (at("09:00"), at("13:05"), 230)
    assert dict(seen.by_part) == {
        Part.OPENING: 15,
        Part.PROCESSING: 120,
        Part.CLOSING: 30,
        Part.BREAK: 45,
    }
    assert (seen.buffers, seen.gaps, seen.missing) == (20, 15, 0)
    assert (seen.room, seen.available, seen.left) == (None, None, None)
    assert seen.words == "4 h 5 min, ends 13:05"
    for ends, left, words in (
        (dt.time(13, 20), 15, "4 h 5 min of 4 h 20 min, 15 min to spare"),
        (dt.time(13, 5), 0, "4 h 5 min of 4 h 5 min, all of it used"),
        (dt.time(12, 45), -20, "4 h 5 min of 3 h 45 min, 20 min too much"),
    ):
        room.do(update(room.day, ends=ends, at=at("08:00")))
        seen = clock.hours(room.workshop, room.day)
        assert (seen.left, seen.words) == (left, words)
        assert seen.available == left + 245


def test_an_overfull_morning_shows_in_the_total() -> None:
    room = Room(workshop(step("a", 170), lunch("11:30", 45)))
    assert clock.hours(room.workshop, room.day).missing == 20


def test_an_empty_day_and_a_room_left_after_midnight() -> None:
    room = Room(workshop(start="22:00"))
    assert clock.hours(room.workshop, room.day).words == "0 min, ends 22:00"
    room.do(update(room.day, ends=dt.time(1), at=at("08:00")))
    seen = clock.hours(room.workshop, room.day)
    assert seen.room == dt.datetime(2026, 11, 25, 1) and seen.left == 180


def test_a_day_is_copied_as_planned_to_another_date_and_hour() -> None:
    room = planned()
    room.do(update(room.day, ends=dt.time(13, 30), at=at("08:00")))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.next_step(room.workshop, at("09:20")))
    recorder = Recorder(room.workshop)
    recorder.apply(clock.copy_day(room.workshop, room.workshop, room.day, at=at("16:00")))
    first, second = recorder.workshop.days_in_order()
    assert (second.number, second.title, second.start) == (
        2,
        first.title,
        at("09:00") + dt.timedelta(days=1),
    )
    steps = recorder.workshop.steps_of(second)
    assert [s.title for s in steps] == ["opening", "work", "lunch", "spare", "closing"]
    assert {s.id for s in steps}.isdisjoint(first.steps)
    assert all(s.state is StepState.PLANNED and not s.runs and not s.added for s in steps)
    assert (steps[1].group, steps[1].instruction) == (Group.PAIRS, "In pairs [/b]")
    assert (steps[2].fixed, second.ends) == (dt.time(11, 30), dt.time(13, 30))
    recorder.undo(at("16:01"))
    assert recorder.workshop == room.workshop
    afternoon = dt.datetime(2027, 1, 12, 12, 15)
    moved = Room(room.workshop)
    moved.do(
        clock.copy_day(room.workshop, room.workshop, room.day, at=at("16:00"), start=afternoon)
    )
    copy = moved.workshop.days_in_order()[-1]
    assert copy.start == afternoon and copy.ends == dt.time(16, 45)
    assert moved.workshop.steps_of(copy)[2].fixed == dt.time(14, 45)


def test_a_day_and_single_steps_come_from_another_session() -> None:
    other = with_days([(dt.datetime(2025, 5, 5, 8, 30), [step("own", 25), lunch("11:00")])])
    source = other.days["day1"]
    room = planned()
    room.do(clock.copy_day(room.workshop, other, source, at=at("16:00")))
    copy = room.workshop.days_in_order()[-1]
    assert copy.start == dt.datetime(2026, 11, 25, 8, 30)
    assert [s.title for s in room.workshop.steps_of(copy)] == ["own", "lunch"]
    taken = [s for s in other.steps_of(source) if s.title == "own"]
    room.do(clock.copy_steps(room.workshop, room.day, taken, at=at("16:00"), after="opening"))
    assert [s.title for s in room.workshop.steps_of(room.day)][:3] == ["opening", "own", "work"]


def test_an_added_step_is_planned_in_the_copy() -> None:
    room = Room(workshop(step("a", 30), closing(20)))
    room.do(clock.start(room.workshop, at("09:00")))
    room.do(clock.add_step(room.workshop, room.day, "a", title="extra", minutes=10, at=at("09:05")))
    room.do(clock.copy_day(room.workshop, room.workshop, room.day, at=at("16:00")))
    copy = room.workshop.days_in_order()[-1]
    assert [(s.title, s.minutes, s.added) for s in room.workshop.steps_of(copy)] == [
        ("a", 30, 0),
        ("extra", 10, 0),
        ("closing", 20, 0),
    ]


def test_a_day_of_an_empty_session_follows_the_one_it_is_made_on() -> None:
    empty = with_days([])
    other = planned()
    after = Room(empty, "none").do(clock.copy_day(empty, other.workshop, other.day, at=at("16:00")))
    (day,) = after.workshop.days_in_order()
    assert (day.number, day.start.date()) == (1, DATE + dt.timedelta(days=1))
