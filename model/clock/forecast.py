"""The forecast of a day: when every step will start and end, how late it is, and what to do.

A pure function of the agenda, its log and the moment. The model is Ontime's: a step's time is
planned plus added minutes, overtime counts on, and added time moves expectations, never the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from locales import _
from model.clock.layout import TOLERANCE, Layout, lay_out
from model.clock.losses import Loss, losses
from model.clock.plan import agreed_end
from model.clock.recoveries import Recovery, recoveries
from model.clock.runs import NOTHING, open_run
from model.clock.situation import Role, Row, Situation, situation
from model.clock.warnings import warnings
from model.clock.words import (
    behind_words,
    end_words,
    spare_words,
    time_words,
    whole_minutes,
)
from model.entities import Day, Part, Run, StepState
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class StepForecast:
    """One step: as planned, and as it went or will go."""

    id: str
    title: str
    part: Part
    fixed: dt.time | None
    """The clock time it starts at, where it has one."""
    planned_start: dt.datetime
    planned_end: dt.datetime
    planned_minutes: int
    added_minutes: int
    """Minutes added on the day (or taken, negative)."""
    expected_start: dt.datetime
    """When it started, or is expected to."""
    expected_end: dt.datetime
    """When it ended, or is expected to."""
    state: StepState
    spent: dt.timedelta
    """What all its runs took together."""
    runs: tuple[Run, ...]
    optional: bool
    buffer: bool
    firm: bool
    coming: bool
    """Whether it is still to come: neither over, nor left out, nor in hand."""

    @property
    def full_minutes(self) -> int:
        """Planned and added minutes together: what it may take, before a break absorbs lateness."""
        return max(self.planned_minutes + self.added_minutes, 0)

    @property
    def lasting_minutes(self) -> int:
        """How many minutes it is to last as things stand.

        Minutes that a break at a clock time was given are room for its lateness, not length.
        """
        if self.fixed is None or self.part is not Part.BREAK:
            return self.full_minutes
        if self.is_over:
            return min(self.full_minutes, self.planned_minutes or self.full_minutes)
        return round(self.expected_minutes)

    @property
    def is_over(self) -> bool:
        """Whether it is done or left out."""
        return self.state in (StepState.DONE, StepState.SKIPPED)

    @property
    def spent_minutes(self) -> float:
        """What all its runs took together, in minutes."""
        return self.spent.total_seconds() / 60

    @property
    def expected_minutes(self) -> float:
        """How long it takes from its expected start to its expected end, in minutes."""
        return (self.expected_end - self.expected_start).total_seconds() / 60


@dataclass(frozen=True)
class Forecast:
    """A day at one moment."""

    day: str
    """Id of the day."""
    at: dt.datetime
    begun: bool
    """Whether any step has run."""
    over: bool
    """Whether the day is long gone and nothing runs any more."""
    planned_end: dt.datetime
    agreed_end: dt.datetime | None
    """The later end that the room agreed to on the day."""
    due_end: dt.datetime
    """The end that counts: the agreed one, else the planned one while the room is free."""
    expected_end: dt.datetime
    behind_minutes: int
    """How far the step in hand, or the next, is behind the plan; negative = ahead.

    What the room agreed to on the day, by pushing the end, is not counted as behind.
    """
    words: str
    """The day in a few words: "6 min behind, ends 14:52 instead of 15:00"."""
    running: str | None
    """Id of the step that runs."""
    paused: str | None
    """Id of the step that a pause has stopped."""
    next: str | None
    """Id of the step that comes next."""
    remaining: dt.timedelta | None
    """What the step in hand has left, running or paused; negative = overtime."""
    allowed: dt.timedelta | None
    """What the step in hand may take altogether, as things stand."""
    spare: dt.timedelta
    """Gaps and spare time up to the next clock time, or to the end; zero where the day is late."""
    spare_before: str | None
    """Id of the step at that clock time; None for the end."""
    losses: tuple[Loss, ...]
    """What no longer fits: late fixed steps, breaks that are cut, a late end; empty where all does.

    A day that is long over has lost nothing any more.
    """
    steps: tuple[StepForecast, ...]
    warnings: tuple[str, ...]
    ways_out: Callable[[], tuple[Recovery, ...]] = field(repr=False, compare=False)
    """Works out `recoveries`."""

    @cached_property
    def recoveries(self) -> tuple[Recovery, ...]:
        """The ways out when the rest no longer fits; empty where nothing is lost.

        They cost more than all the rest, and few moments ask for them.
        """
        return self.ways_out()


def forecast(workshop: Workshop, day: Day, now: dt.datetime) -> Forecast:
    """The forecast of `day` at `now` (naive local wall time).

    Before the day has begun this is the plan; where it is late in beginning, the delay is in it.
    """
    state = situation(day, workshop.steps_of(day), now)
    layout = lay_out(state)
    current = state.current
    runs = current is not None and open_run(current.step) is not None
    allowed = _allowed(state, layout)
    behind = whole_minutes(_unagreed(_drift(state, layout), state))
    lost = () if state.over else losses(state, layout)
    spare, before = (NOTHING, None) if lost or state.over else _spare(state, layout)
    coming = next((row.step.id for row in state.rows if row.role is Role.COMING), None)
    return Forecast(
        day=day.id,
        at=now,
        begun=state.begun,
        over=state.over,
        planned_end=state.plan.end,
        agreed_end=agreed_end(day, state.plan.end),
        due_end=state.due,
        expected_end=layout.end,
        behind_minutes=behind,
        words=_words(state, layout, behind, spare, now),
        running=current.step.id if current and runs else None,
        paused=current.step.id if current and not runs else None,
        next=coming,
        remaining=None if current is None or allowed is None else allowed - current.spent,
        allowed=allowed,
        spare=spare,
        spare_before=before,
        losses=lost,
        steps=tuple(
            _step_forecast(row, start, end)
            for row, start, end in zip(state.rows, layout.starts, layout.ends, strict=True)
        ),
        warnings=warnings(workshop, day, state, layout, now),
        ways_out=partial(recoveries, day, state, layout) if lost else tuple,
    )


def _step_forecast(row: Row, start: dt.datetime, end: dt.datetime) -> StepForecast:
    """The forecast of one step; that of the tick before where nothing of it moved."""
    known = row.told
    if known is not None and known.expected_end == end and known.expected_start == start:
        return known
    step = row.step
    row.told = StepForecast(
        step.id,
        step.title,
        step.part,
        step.fixed,
        row.planned_start,
        row.planned_end,
        step.minutes,
        step.added,
        start,
        end,
        step.state,
        row.spent,
        step.runs,
        step.optional,
        step.buffer,
        step.firm,
        row.role is Role.COMING,
    )
    return row.told


def _allowed(day: Situation, layout: Layout) -> dt.timedelta | None:
    """What the step in hand may take; a running buffer only as far as the layout leaves it."""
    row = day.current
    if row is None or row.first is None:
        return None
    allowed = row.allowed(row.first)
    if row.step.buffer and row.spent < allowed:
        position = next(i for i, other in enumerate(day.rows) if other is row)
        allowed = row.spent + (layout.ends[position] - day.moment)
    return allowed


def _drift(day: Situation, layout: Layout) -> dt.timedelta:
    """How far the step in hand, else the next one, else the end of the day is behind the plan."""
    for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True):
        if row is day.current:
            return end - row.planned_end
        if day.current is None and row.role is Role.COMING:
            return start - row.planned_start
    return layout.end - day.plan.end


def _unagreed(drift: dt.timedelta, day: Situation) -> dt.timedelta:
    """`drift` without what was agreed on the day by pushing the end."""
    agreed = day.due - day.plan.end
    return drift - min(max(drift, NOTHING), max(agreed, NOTHING))


def _spare(day: Situation, layout: Layout) -> tuple[dt.timedelta, str | None]:
    """The gap and the spare time before the next fixed step or the end, and that step's id."""
    spare, cursor = NOTHING, day.moment
    for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True):
        if row.role is Role.PAST:
            continue
        if row.is_anchor:
            return spare + max(start - cursor, NOTHING), row.step.id
        if row.step.buffer:
            spare += end - max(start, cursor)
        cursor = end
    return spare + max(day.due - layout.end, NOTHING), None


def _words(
    day: Situation, layout: Layout, behind: int, spare: dt.timedelta, now: dt.datetime
) -> str:
    if not day.rows:
        return _("no steps yet")
    if day.over and not day.begun:
        return _("this day was not run")
    if all(row.role is Role.PAST for row in day.rows) and day.begun:
        return _ended_words(layout.end, day)
    agreed = day.due > day.plan.end
    ends = end_words(layout.end, day.due, agreed=agreed)
    if not day.begun and now < day.moment:
        begins = _("starts {time}").format(time=time_words(layout.starts[0]))
        return _("{first}, {second}").format(first=begins, second=ends)
    words = behind_words(behind)
    other_end = whole_minutes(layout.end - day.due) != 0
    if behind or agreed or other_end:
        words = _("{first}, {second}").format(first=words, second=ends)
    if behind >= 0 and spare >= TOLERANCE and not other_end:
        words = _("{first}, {second}").format(first=words, second=spare_words(spare))
    return words


def _ended_words(end: dt.datetime, day: Situation) -> str:
    if whole_minutes(end - day.due) == 0:
        return _("ended {time}").format(time=time_words(day.due))
    return _("ended {time} instead of {planned}").format(
        time=time_words(end), planned=time_words(day.due)
    )
