"""The program's time of day: it goes on evenly whatever is done to the machine's clock."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from clock_agendas import Room, at, closing, step, workshop

from model import clock
from model.changes import Change


class Machine:
    """A machine whose clock can be set, and whose uptime cannot."""

    def __init__(self, start: dt.datetime) -> None:
        self.shown = start
        self.uptime = 1000.0

    def passes(self, **span: float) -> None:
        self.shown += dt.timedelta(**span)
        self.uptime += dt.timedelta(**span).total_seconds()

    def clock(self) -> clock.WallClock:
        return clock.WallClock(lambda: self.shown, lambda: self.uptime)


def test_8_a_clock_set_back_an_hour_does_not_move_the_remaining_time_and_is_marked() -> None:
    machine = Machine(at("10:00"))
    wall = machine.clock()
    room = Room(workshop(step("a", 30), step("b", 30), closing(20), start="10:00"))
    room.do(clock.start(room.workshop, wall.now()))
    machine.passes(minutes=10)
    assert wall.jumped == dt.timedelta()
    assert room.when(wall.now()).remaining == dt.timedelta(minutes=20)

    machine.shown -= dt.timedelta(hours=1)
    assert wall.jumped == dt.timedelta(hours=-1)
    assert wall.now() == at("10:10")
    assert room.when(wall.now()).remaining == dt.timedelta(minutes=20)

    moved = wall.adopt()
    assert moved == dt.timedelta(hours=-1)
    assert wall.now() == at("09:10") and wall.jumped == dt.timedelta()
    mark = clock.clock_moved(room.workshop, moved, wall.now())
    assert mark is not None
    room.do(mark)
    assert room.when(wall.now()).remaining == dt.timedelta(minutes=20)
    machine.passes(minutes=25)
    assert room.when(wall.now()).remaining == dt.timedelta(minutes=-5)
    kept = Change.from_record(mark.to_record())
    assert kept.edits[0].before.runs[0].start == at("10:00")  # type: ignore[union-attr]
    assert kept.edits[0].after.runs[0].start == at("09:00")  # type: ignore[union-attr]


def test_opened_anew_after_the_clock_was_set_back_nothing_is_negative() -> None:
    room = Room(workshop(step("a", 30), step("b", 30), start="10:00"))
    room.do(clock.start(room.workshop, at("10:05")))
    seen = room.at("09:10")
    assert seen.remaining == dt.timedelta(minutes=30)
    assert seen.steps[0].spent == dt.timedelta()
    assert seen.steps[0].expected_start <= seen.steps[0].expected_end == at("10:35")
    ended = Room(room.workshop).do(clock.next_step(room.workshop, at("09:12")))
    assert all(run.end is None or run.end >= run.start for run in ended.at("09:12").steps[0].runs)


def test_summer_time_does_not_stretch_a_step() -> None:
    machine = Machine(dt.datetime(2026, 3, 29, 2, 50))
    wall = machine.clock()
    machine.passes(minutes=20)
    machine.shown += dt.timedelta(hours=1)
    assert wall.now() == dt.datetime(2026, 3, 29, 3, 10)
    assert wall.jumped == dt.timedelta(hours=1)


def test_drift_is_no_jump() -> None:
    machine = Machine(at("10:00"))
    wall = machine.clock()
    machine.passes(hours=3)
    machine.shown += dt.timedelta(seconds=1.9)
    assert wall.jumped == dt.timedelta()
    assert wall.now() == at("13:00")


def test_the_real_clock_agrees_with_the_machine() -> None:
    wall = clock.WallClock()
    first = wall.now()
    time.sleep(0.02)
    second = wall.now()
    assert dt.timedelta(milliseconds=19) < second - first < dt.timedelta(seconds=5)
    assert abs(second - dt.datetime.now()) < dt.timedelta(seconds=1)
    assert wall.jumped == dt.timedelta()


def test_no_step_to_mark_where_none_runs() -> None:
    room = Room(workshop(step("a", 30)))
    assert clock.clock_moved(room.workshop, dt.timedelta(hours=1), at("09:00")) is None


def test_the_whole_day_moves_with_the_clock_so_that_the_steps_keep_their_order() -> None:
    machine = Machine(at("10:00"))
    wall = machine.clock()
    room = Room(workshop(step("a", 30), step("b", 30), closing(20), start="10:00"))
    room.do(clock.start(room.workshop, wall.now()))
    machine.passes(minutes=30)
    room.do(clock.next_step(room.workshop, wall.now()))
    machine.passes(minutes=5)
    machine.shown -= dt.timedelta(hours=1)
    mark = clock.clock_moved(room.workshop, wall.adopt(), wall.now())
    assert mark is not None
    room.do(mark)
    assert [(run.start, run.end) for run in room.workshop.steps["a"].runs] == [
        (at("09:00"), at("09:30"))
    ]
    machine.passes(minutes=5)
    room.do(clock.pause(room.workshop, wall.now()))
    machine.passes(minutes=7)
    seen = room.when(wall.now())
    assert (seen.paused, seen.remaining) == ("b", dt.timedelta(minutes=20))
    room.do(clock.resume(room.workshop, wall.now()))
    assert room.when(wall.now()).running == "b"
    assert room.when(wall.now()).warnings == ()


def test_a_clock_set_between_two_steps_moves_the_day_and_no_earlier_one() -> None:
    room = Room(workshop(step("a", 30), step("b", 30), start="10:00"))
    room.do(clock.start(room.workshop, at("10:00")))
    room.do(clock.finish(room.workshop, at("10:30")))
    hour = dt.timedelta(hours=-1)
    room.do(clock.clock_moved(room.workshop, hour, at("09:40")) or pytest.fail("not marked"))
    assert room.workshop.steps["a"].runs[0].end == at("09:30")
    next_day = at("10:00") + dt.timedelta(days=1)
    assert clock.clock_moved(room.workshop, hour, next_day) is None


def test_a_log_that_is_ahead_of_the_clock_is_said() -> None:
    room = Room(workshop(step("a", 30), step("b", 30), start="10:00"))
    room.do(clock.start(room.workshop, at("10:05")))
    assert room.at("09:10").warnings == (
        "the log goes on to 10:05, but it is 09:10: has the clock been set back?",
    )
    assert room.at("10:06").warnings == ()
