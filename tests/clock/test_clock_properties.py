"""What the clock never does, whatever the agenda and whatever is pressed."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from clock_agendas import Room, at, step, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from model import clock
from model.changes import apply_change, update
from model.clock.layout import lay_out
from model.clock.recoveries import Taking
from model.clock.settle import LEAST_MINUTES
from model.clock.situation import least_break, situation
from model.entities import Part, Step, StepState
from model.errors import Refused

MINUTE = dt.timedelta(minutes=1)
WAYS = (*get_args(Taking), "cut_break")
PRESSES = ("start", "finish", "next", "back", "pause", "resume", "skip", "jump", "add", "recover")


@st.composite
def agendas(draw: st.DrawFn) -> list[Step]:
    count = draw(st.integers(0, 12))
    steps = []
    at_minute = 9 * 60
    for i in range(count):
        minutes = draw(st.integers(0, 70))
        part = draw(st.sampled_from(list(Part)))
        fixed = None
        if draw(st.integers(0, 4)) == 0:
            shown = (at_minute + draw(st.integers(-20, 40))) % (24 * 60)
            fixed = dt.time(shown // 60, shown % 60)
        steps.append(
            step(
                f"s{i}",
                minutes,
                part=part,
                fixed=fixed,
                optional=draw(st.booleans()),
                firm=draw(st.integers(0, 4)) == 0,
                buffer=part in (Part.PROCESSING, Part.BREAK) and draw(st.integers(0, 3)) == 0,
            )
        )
        at_minute += minutes
    return steps


@st.composite
def presses(draw: st.DrawFn) -> list[tuple[str, int, int, int]]:
    """What is pressed: the key, seconds after the one before, a step, minutes."""
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(PRESSES),
                st.integers(0, 45 * 60),
                st.integers(0, 11),
                st.integers(-40, 40),
            ),
            max_size=14,
        )
    )


def press(room: Room, key: str, which: int, minutes: int, now: dt.datetime) -> None:
    """Press one key; a refusal must leave everything as it was."""
    held, ids = room.workshop, room.day.steps
    step_id = ids[which % len(ids)] if ids else "none"
    try:
        match key:
            case "start":
                change = clock.start(held, now)
            case "finish":
                change = clock.finish(held, now)
            case "next":
                change = clock.next_step(held, now)
            case "back":
                change = clock.back(held, now)
            case "pause":
                change = clock.pause(held, now)
            case "resume":
                change = clock.resume(held, now)
            case "skip":
                change = clock.skip(held, now, step_id if which % 2 else None)
            case "jump":
                change = clock.jump(held, step_id, now)
            case "add":
                change = clock.add_minutes(held, step_id, minutes, now)
            case _:
                ways = room.when(now).recoveries
                change = clock.recover(
                    held, room.day, ways[which % len(ways)].key if ways else "shorten", now
                )
    except Refused as refusal:
        assert str(refusal)
        return
    room.do(change)
    assert apply_change(room.workshop, change.undone(now)) == held


def check(room: Room, now: dt.datetime) -> None:
    seen = room.when(now)
    day = situation(room.day, room.workshop.steps_of(room.day), now)
    open_runs = [run for s in room.workshop.steps.values() for run in s.runs if run.end is None]
    assert len(open_runs) <= 1
    assert len(seen.steps) == len(room.day.steps)
    for row, s in zip(day.rows, seen.steps, strict=True):
        assert s.expected_end >= s.expected_start, "a step takes less than no time"
        assert s.planned_minutes >= 0 and s.planned_minutes + s.added_minutes >= 0
        assert s.planned_end - s.planned_start == s.planned_minutes * MINUTE
        runs = sum(((run.end or now) - run.start for run in s.runs), dt.timedelta())
        assert s.spent == runs == clock.spent(room.workshop.steps[s.id], now)
        if row.is_anchor:
            assert s.expected_start >= s.planned_start, "a fixed step moved earlier"
            assert s.expected_start.time() >= s.fixed or s.expected_start > s.planned_start
        if row.is_anchor and s.part is Part.CLOSING:
            assert s.expected_minutes >= s.planned_minutes + min(s.added_minutes, 0)
    if seen.running:
        assert seen.remaining is not None
        assert seen.remaining <= (seen.allowed or dt.timedelta())
    clock.document(seen)


def check_recoveries(room: Room, now: dt.datetime) -> None:
    """Each preview is what taking it leads to; closing gives only when nothing else can."""
    seen = room.when(now)
    for way in seen.recoveries:
        after = Room(room.workshop).do(clock.recover(room.workshop, room.day, way.key, now))
        then = after.when(now)
        assert then.expected_end == way.expected_end
        check_preview(then, way)
        assert then.due_end >= min(seen.due_end, way.expected_end), "the end came nearer"
        if way.key == "push_end":
            assert then.recoveries == () and then.losses == (), "it was agreed, and still is asked"
        assert way.words and way.key in WAYS
        if way.key in ("cut_break", "next_gives"):
            assert seen.running or seen.paused, "only a break in hand can have begun late"
        if way.key == "cut_break":
            in_hand = seen.running or seen.paused
            assert in_hand not in {loss.step for loss in then.losses}, "agreed, and still asked"
        by_id = {s.id: s for s in then.steps}
        for step_id, minutes in way.steps:
            assert minutes >= 0
            assert abs(by_id[step_id].expected_minutes - minutes) <= 1
        if way.key != "push_end":
            assert way.expected_end <= max(seen.expected_end, seen.due_end, seen.planned_end)
        for before, later in zip(seen.steps, then.steps, strict=True):
            assert (before.planned_start, before.planned_minutes, before.runs) == (
                later.planned_start,
                later.planned_minutes,
                later.runs,
            )
        closing = [s.id for s in seen.steps if s.part is Part.CLOSING and not s.buffer]
        shortened = [(step_id, m) for step_id, m in way.added if m < 0 and step_id in closing]
        for step_id, _minutes in shortened:
            assert way.key == "shorten"
            check_nothing_else_can_shrink(room, now, way, step_id)
        buffers = {s.id for s in seen.steps if s.buffer}
        firm = {s.id for s in seen.steps if s.firm} - buffers
        assert not [step_id for step_id, m in way.added if m < 0 and step_id in firm]


def check_preview(then: clock.Forecast, way: clock.Recovery) -> None:
    """The preview is the forecast that follows, to the second."""
    ahead = [s for s in then.steps if s.coming or s.id in (then.running, then.paused)]
    kept = [step for step in way.preview if not step.dropped]
    assert [(s.id, s.expected_start, s.expected_end) for s in ahead] == [
        (step.id, step.start, step.end) for step in kept
    ]
    assert {step.id for step in way.preview if step.dropped} == set(way.dropped)
    assert {(step.id, step.minutes) for step in way.preview if step.touched} == set(way.steps)


def check_nothing_else_can_shrink(
    room: Room, now: dt.datetime, way: clock.Recovery, closing: str
) -> None:
    """A minute less of another step cannot take the place of a minute of closing."""
    day = situation(room.day, room.workshop.steps_of(room.day), now)
    layout = lay_out(day, dict(way.added))
    for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True):
        if row.role.value != "coming" or row.spent or row.step.part is Part.CLOSING:
            continue
        if row.step.firm and not row.step.buffer:
            continue
        least = dt.timedelta(minutes=0 if row.step.buffer else LEAST_MINUTES)
        if row.is_anchor and row.absorbs:
            least = least_break(row.step)
        if end - start - MINUTE < least:
            continue
        instead = dict(way.added)
        instead[closing] += 1
        instead[row.step.id] = instead.get(row.step.id, 0) - 1
        assert lay_out(day, instead).end > layout.end, f"{row.step.id} could shrink instead"


@settings(deadline=None, max_examples=60)
@given(agendas(), presses(), st.integers(-30, 50), st.none() | st.times())
def test_whatever_is_pressed(
    steps: list[Step], keys: list[tuple[str, int, int, int]], begin: int, ends: dt.time | None
) -> None:
    room = Room(workshop(*steps))
    room.do(update(room.day, ends=ends, at=at("08:00")))
    now = at("09:00") + begin * MINUTE
    check(room, now)
    check_recoveries(room, now)
    for key, seconds, which, minutes in keys:
        now += dt.timedelta(seconds=seconds)
        press(room, key, which, minutes, now)
        check(room, now)
        check_recoveries(room, now)


@settings(deadline=None, max_examples=60)
@given(agendas(), st.integers(0, 200))
def test_time_that_passes_only_makes_things_later(steps: list[Step], late: int) -> None:
    room = Room(workshop(*steps))
    try:
        room.do(clock.start(room.workshop, at("09:00")))
    except Refused:
        return
    first, second = room.at("09:00"), room.when(at("09:00") + late * MINUTE)
    assert second.expected_end >= first.expected_end
    for before, after in zip(first.steps, second.steps, strict=True):
        assert after.expected_start >= before.expected_start


@settings(deadline=None, max_examples=60)
@given(agendas(), st.integers(0, 24 * 60 * 3))
def test_a_day_before_it_begins_is_its_plan(steps: list[Step], early: int) -> None:
    room = Room(workshop(*steps))
    seen = room.when(at("09:00") - early * MINUTE)
    plan = clock.plan(room.day, steps)
    if not plan.clashes:
        assert [(s.expected_start, s.expected_end) for s in seen.steps] == list(plan.times)
        assert (seen.behind_minutes, seen.recoveries, seen.warnings) == (0, (), ())
    assert all(s.state is StepState.PLANNED for s in seen.steps)


@settings(deadline=None, max_examples=60)
@given(agendas(), st.integers(5, 60), st.integers(0, 90), st.integers(0, 80), st.booleans())
def test_a_break_that_began_late(
    rest: list[Step], length: int, late: int, later: int, paused: bool
) -> None:
    """The break is in hand: running, past its time, or stopped by a pause."""
    pause = step("pause", length, part=Part.BREAK, fixed="10:00")
    room = Room(workshop(step("talk", 60), pause, *rest))
    room.do(clock.start(room.workshop, at("09:00")))
    began = at("10:00") + late * MINUTE
    room.do(clock.next_step(room.workshop, began))
    check_recoveries(room, began)
    if paused:
        room.do(clock.pause(room.workshop, began + 2 * MINUTE))
    now = began + max(later, 3) * MINUTE
    check(room, now)
    check_recoveries(room, now)
