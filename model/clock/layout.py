"""Laying out what is left of a day: expected start and end of every step, from the log and now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from model.clock.plan import HALF_DAY, Plan, due_end, plan
from model.clock.runs import NOTHING, first_start, last_moment, open_run, paused_step, spent
from model.entities import Day, Part, Step, StepState

TOLERANCE = dt.timedelta(minutes=1)
"""Lateness below this is none: nothing is said and nothing offered."""

_MINUTE = dt.timedelta(minutes=1)


class Role(Enum):
    """Where a step stands at the moment of the forecast."""

    PAST = "past"
    CURRENT = "current"
    COMING = "coming"


@dataclass(slots=True, eq=False)
class Row:
    """A step with what the layout needs of it, worked out once."""

    step: Step
    planned_start: dt.datetime
    planned_end: dt.datetime
    role: Role
    spent: dt.timedelta
    first: dt.datetime | None
    """When it first began."""
    last: dt.datetime | None
    """The latest moment logged for it."""
    full: dt.timedelta = field(init=False)
    """Planned and added minutes together; never negative."""
    left: dt.timedelta = field(init=False)
    """What it still takes where nothing shortens it."""
    due_start: dt.datetime = field(init=False)
    """When it is to start at a clock time: as planned, or as was agreed on the day."""
    is_anchor: bool = field(init=False)
    """Whether its clock time still binds what comes before it."""
    absorbs: bool = field(init=False)
    """Whether it ends on time though it starts late: a break at a fixed time."""

    def __post_init__(self) -> None:
        step = self.step
        fixed = step.fixed is not None
        self.full = dt.timedelta(minutes=max(step.minutes + step.added, 0))
        self.left = max(self.full - self.spent, NOTHING) if step.runs else self.full
        self.is_anchor = fixed and self.role is Role.COMING and self.first is None
        self.absorbs = fixed and step.part is Part.BREAK
        agreed = step.agreed_start if fixed else None
        # An agreement of another date, as on a day that was moved, is none.
        holds = agreed is not None and NOTHING < agreed - self.planned_start < HALF_DAY
        self.due_start = agreed if agreed is not None and holds else self.planned_start

    def allowed(self, start: dt.datetime, extra: int = 0) -> dt.timedelta:
        """How long it may take where it starts at `start` and gets `extra` minutes more.

        A break at a fixed time ends when it was to end, so it takes the lateness out of itself,
        down to a third of its length.
        """
        full = max(self.full + extra * _MINUTE, NOTHING) if extra else self.full
        if not self.absorbs:
            return full
        until_end = self.planned_end + (self.step.added + extra) * _MINUTE - start
        return min(full, max(least_break(self.step), until_end))


def least_break(step: Step) -> dt.timedelta:
    """What a fixed break keeps however late it starts: a third in whole minutes, a firm one all."""
    return (step.minutes if step.firm else -(-step.minutes // 3)) * _MINUTE


@dataclass(frozen=True, slots=True)
class Situation:
    """A day at one moment: its rows, and the moment from which the rest is laid out."""

    rows: tuple[Row, ...]
    plan: Plan
    due: dt.datetime
    """The end that counts: the planned one, or the one that was agreed on the day."""
    moment: dt.datetime
    """Now; but the day's start before it, and the last logged moment when it is long over."""
    current: Row | None
    """The step that runs, or that a pause has stopped."""
    begun: bool
    """Whether any step has ever run."""
    over: bool
    """Whether the day is long gone and nothing runs any more."""


def situation(day: Day, steps: Sequence[Step], now: dt.datetime) -> Situation:
    """What is known of `day` at `now`."""
    planned = plan(day, steps)
    running = next((step for step in steps if open_run(step)), None)
    in_hand = running or paused_step(steps)
    logged = [(moment, i) for i, step in enumerate(steps) if (moment := last_moment(step))]
    last, frontier = max(logged, default=(None, -1))
    if in_hand is not None:
        frontier = next(i for i, step in enumerate(steps) if step is in_hand)
    moment, over = _moment(day, planned, running, last, now)
    rows = []
    current = None
    for i, (step, (start, end)) in enumerate(zip(steps, planned.times, strict=True)):
        undone = step.state not in (StepState.DONE, StepState.SKIPPED)
        role = Role.COMING if undone and i > frontier else Role.PAST
        if step is in_hand:
            role = Role.CURRENT
        row = Row(
            step,
            start,
            end,
            role,
            spent(step, now) if step.runs else NOTHING,
            first_start(step) if step.runs else None,
            last_moment(step) if step.runs else None,
        )
        if role is Role.CURRENT:
            current = row
        rows.append(row)
    due = due_end(day, planned.end)
    return Situation(tuple(rows), planned, due, moment, current, last is not None, over)


def _moment(
    day: Day, planned: Plan, running: Step | None, last: dt.datetime | None, now: dt.datetime
) -> tuple[dt.datetime, bool]:
    """The moment to lay out from, and whether the day is long over.

    Without the second a day that was never closed would be thousands of minutes late a week on.
    """
    if running is not None:
        run = open_run(running)
        return (max(now, run.start) if run else now), False
    if now >= max(planned.end, (last or day.start) + HALF_DAY):
        return last or day.start, True
    return max(now, last or day.start), False


@dataclass(frozen=True, slots=True)
class Layout:
    """Expected times of every row."""

    starts: Sequence[dt.datetime]
    ends: Sequence[dt.datetime]
    end: dt.datetime
    """When the day ends."""


def lay_out(
    day: Situation,
    extra: Mapping[str, int] | None = None,
    dropped: Collection[str] = (),
) -> Layout:
    """The expected times of `day`, with `extra` minutes for some steps and others `dropped`.

    What is over keeps its logged times. The current step ends when its time is up, or now where it
    is up already. The rest follow; a step at a fixed time never starts before it, and buffers in
    front of one shrink as far as needed for it to start on time.
    """
    extra = extra or {}
    rows = day.rows
    starts: list[dt.datetime] = []
    ends: list[dt.datetime] = []
    cursor = rows[0].planned_start if rows else day.plan.end
    live = False
    stretch = 0
    buffers: dict[int, dt.timedelta] = {}
    for i, row in enumerate(rows):
        if row.role is Role.PAST or row.step.id in dropped:
            if row.first is not None and row.last is not None:
                starts.append(row.first)
                ends.append(row.last)
                cursor = cursor if live else row.last
            else:
                starts.append(cursor)
                ends.append(cursor)
            continue
        if not live:
            cursor, live, stretch = day.moment, True, i
        more = extra.get(row.step.id, 0)
        start = cursor
        if row.is_anchor:
            late = cursor - row.planned_start
            if late > NOTHING and buffers:
                late -= _eat(rows, starts, ends, buffers, stretch, late)
            start = row.planned_start + max(late, NOTHING)
            stretch, buffers = i, {}
        if more or row.absorbs:
            left = max(row.allowed(row.first or start, more) - row.spent, NOTHING)
        else:
            left = row.left
        cursor = start + left
        starts.append(row.first or start)
        # A log that is ahead of the clock, which was set back, ends nothing before it began.
        ends.append(cursor if row.first is None else max(cursor, row.first))
        if row.step.buffer and left > NOTHING and not row.absorbs:
            buffers[i] = left
    if not live:
        cursor = max((row.last for row in rows if row.last is not None), default=cursor)
    return Layout(starts, ends, cursor)


def _eat(
    rows: Sequence[Row],
    starts: list[dt.datetime],
    ends: list[dt.datetime],
    buffers: Mapping[int, dt.timedelta],
    stretch: int,
    late: dt.timedelta,
) -> dt.timedelta:
    """Shrink `buffers` by up to `late` and move what follows them; returns how much it was."""
    eaten = NOTHING
    for i in range(stretch, len(starts)):
        if rows[i].first is None:
            starts[i] -= eaten
        elif rows[i].role is Role.PAST:
            continue
        if i in buffers:
            eaten += min(late - eaten, buffers[i])
        ends[i] -= eaten
    return eaten
