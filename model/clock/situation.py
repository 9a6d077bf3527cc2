"""What is known of a day at one moment: its steps with their part in it, and what the log says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from model.clock.plan import HALF_DAY, Plan, due_end, plan
from model.clock.runs import NOTHING, first_start, last_moment, open_run, paused_step, spent
from model.entities import Day, Part, Step, StepState

if TYPE_CHECKING:
    from model.clock.forecast import StepForecast

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
    told: StepForecast | None = field(init=False, default=None)
    """What was last told of it, to be told again while its times stand."""

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

    @property
    def late_break(self) -> dt.timedelta:
        """How late it began where it is a break at a fixed time in hand; zero for all else.

        A start that the room agreed to is not late.
        """
        if self.role is not Role.CURRENT or not self.absorbs or self.first is None:
            return NOTHING
        return max(self.first - self.due_start, NOTHING)

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


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """What of a day stands still from tick to tick, as long as nobody changes its agenda or log."""

    day: Day
    steps: tuple[Step, ...]
    plan: Plan
    rows: tuple[Row, ...]
    """One for each step; what a step that runs has spent is out of date."""
    running: tuple[int, ...]
    """Positions of the steps that run: one at most, but in a log that was written otherwise."""
    current: int | None
    """Position of the step in hand, running or paused."""
    last: dt.datetime | None
    """The latest moment logged."""

    def is_of(self, day: Day, steps: Sequence[Step]) -> bool:
        """Whether it was worked out for these very entities, which never change in place."""
        return (
            self.day is day
            and len(self.steps) == len(steps)
            and all(known is step for known, step in zip(self.steps, steps, strict=True))
        )


_last_known: _Standing | None = None
"""Of the day that was asked about last; the next tick of the clock asks about it again."""


def situation(day: Day, steps: Sequence[Step], now: dt.datetime) -> Situation:
    """What is known of `day` at `now`."""
    global _last_known
    known = _last_known
    if known is None or not known.is_of(day, steps):
        known = _last_known = _standing(day, steps)
    rows = list(known.rows)
    for at in known.running:
        rows[at] = replace(rows[at], spent=spent(steps[at], now))
    running = steps[known.running[0]] if known.running else None
    moment, over = _moment(day, known.plan, running, known.last, now)
    return Situation(
        tuple(rows),
        known.plan,
        due_end(day, known.plan.end),
        moment,
        None if known.current is None else rows[known.current],
        known.last is not None,
        over,
    )


def _standing(day: Day, steps: Sequence[Step]) -> _Standing:
    planned = plan(day, steps)
    running = tuple(i for i, step in enumerate(steps) if open_run(step))
    paused = paused_step(steps) if not running else None
    in_hand = running[0] if running else None
    if paused is not None:
        in_hand = next(i for i, step in enumerate(steps) if step is paused)
    logged = [(moment, i) for i, step in enumerate(steps) if (moment := last_moment(step))]
    last, frontier = max(logged, default=(None, -1))
    if in_hand is not None:
        frontier = in_hand
    rows = []
    for i, (step, (start, end)) in enumerate(zip(steps, planned.times, strict=True)):
        undone = step.state not in (StepState.DONE, StepState.SKIPPED)
        role = Role.COMING if undone and i > frontier else Role.PAST
        rows.append(
            Row(
                step,
                start,
                end,
                Role.CURRENT if i == in_hand else role,
                spent(step, last) if step.runs and last else NOTHING,
                first_start(step) if step.runs else None,
                last_moment(step) if step.runs else None,
            )
        )
    return _Standing(day, tuple(steps), planned, tuple(rows), running, in_hand, last)


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
