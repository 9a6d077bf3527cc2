"""The forecast of a day: when every step will start and end, how late it is, and what to do.

A pure function of the agenda, its log and the moment. The model is Ontime's: a step's time is
planned plus added minutes, overtime counts on, and added time moves expectations, never the plan.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from locales import _
from model.clock.layout import TOLERANCE, Layout, Role, Row, Situation, lay_out, situation
from model.clock.recoveries import Recovery, recoveries
from model.clock.runs import NOTHING, open_run, running_step
from model.clock.words import (
    behind_words,
    end_words,
    minutes_words,
    time_words,
    whole_minutes,
)
from model.entities import Day, Part, Run, Step, StepState
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

    @property
    def spent_minutes(self) -> float:
        """What all its runs took together, in minutes."""
        return self.spent.total_seconds() / 60

    @property
    def expected_minutes(self) -> float:
        """How long it takes from its expected start to its expected end, in minutes."""
        return (self.expected_end - self.expected_start).total_seconds() / 60


@dataclass(frozen=True, slots=True)
class Forecast:
    """A day at one moment."""

    day: str
    """Id of the day."""
    at: dt.datetime
    planned_end: dt.datetime
    expected_end: dt.datetime
    behind_minutes: int
    """How far the step in hand, or the next, is behind the plan; negative = ahead."""
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
    steps: tuple[StepForecast, ...]
    warnings: tuple[str, ...]
    recoveries: tuple[Recovery, ...]
    """The ways out when the rest no longer fits; empty where nothing is lost."""


def forecast(workshop: Workshop, day: Day, now: dt.datetime) -> Forecast:
    """The forecast of `day` at `now` (naive local wall time).

    Before the day has begun this is the plan; where it is late in beginning, the delay is in it.
    """
    state = situation(day, workshop.steps_of(day), now)
    layout = lay_out(state)
    current = state.current
    runs = current is not None and open_run(current.step) is not None
    allowed = _allowed(state, layout)
    behind = whole_minutes(_drift(state, layout))
    coming = next((row.step.id for row in state.rows if row.role is Role.COMING), None)
    return Forecast(
        day=day.id,
        at=now,
        planned_end=state.plan.end,
        expected_end=layout.end,
        behind_minutes=behind,
        words=_words(state, layout, behind, now),
        running=current.step.id if current and runs else None,
        paused=current.step.id if current and not runs else None,
        next=coming,
        remaining=None if current is None or allowed is None else allowed - current.spent,
        allowed=allowed,
        steps=tuple(
            _step_forecast(row, start, end)
            for row, start, end in zip(state.rows, layout.starts, layout.ends, strict=True)
        ),
        warnings=tuple(_warnings(workshop, state, layout)),
        recoveries=recoveries(state, layout),
    )


def _step_forecast(row: Row, start: dt.datetime, end: dt.datetime) -> StepForecast:
    step = row.step
    return StepForecast(
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
    )


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


def _words(day: Situation, layout: Layout, behind: int, now: dt.datetime) -> str:
    if not day.rows:
        return _("no steps yet")
    if day.over and not day.begun:
        return _("this day was not run")
    if all(row.role is Role.PAST for row in day.rows) and day.begun:
        return _ended_words(layout.end, day)
    ends = end_words(layout.end, day.plan.end)
    if not day.begun and now < day.moment:
        begins = _("starts {time}").format(time=time_words(layout.starts[0]))
        return _("{first}, {second}").format(first=begins, second=ends)
    if behind == 0 and whole_minutes(layout.end - day.plan.end) == 0:
        return behind_words(0)
    return _("{first}, {second}").format(first=behind_words(behind), second=ends)


def _ended_words(end: dt.datetime, day: Situation) -> str:
    planned = day.plan.end
    if whole_minutes(end - planned) == 0:
        return _("ended {time}").format(time=time_words(planned))
    return _("ended {time} instead of {planned}").format(
        time=time_words(end), planned=time_words(planned)
    )


# ---------------------------------------------------------------------- warnings


def _warnings(workshop: Workshop, day: Situation, layout: Layout) -> list[str]:
    if day.over:
        return []
    clashing = {} if day.begun else dict(day.plan.clashes)
    warnings = _clashes(day) if clashing else []
    times = zip(day.rows, layout.starts, layout.ends, strict=True)
    for position, (row, start, end) in enumerate(times):
        late = start - row.planned_start
        if row.is_anchor and late >= TOLERANCE and late > clashing.get(position, NOTHING):
            warnings.append(_late_words(row, start, end - start))
    closing = _first_closing(day, layout)
    if closing is not None and layout.end - day.plan.end >= TOLERANCE:
        warnings.append(_closing_words(*closing))
    return warnings + _elsewhere(workshop, day)


def _clashes(day: Situation) -> list[str]:
    return [
        _("the steps before {title} take {time} more than there is").format(
            title=day.rows[position].step.title, time=minutes_words(whole_minutes(over))
        )
        for position, over in day.plan.clashes
        if over >= TOLERANCE
    ]


def _late_words(row: Row, start: dt.datetime, length: dt.timedelta) -> str:
    late = minutes_words(whole_minutes(start - row.planned_start))
    if row.absorbs and row.full - length >= TOLERANCE:
        return _("{title} starts {time}, {late} late, and keeps {left} of {minutes} min").format(
            title=row.step.title,
            time=time_words(start),
            late=late,
            left=whole_minutes(length),
            minutes=whole_minutes(row.full),
        )
    return _("{title} starts {time}, {late} late").format(
        title=row.step.title, time=time_words(start), late=late
    )


def _first_closing(day: Situation, layout: Layout) -> tuple[Row, dt.datetime] | None:
    """The first closing step of the day's end that is still to come, with its expected start."""
    found = None
    for row, start in zip(day.rows, layout.starts, strict=True):
        if row.role is not Role.COMING:
            continue
        if row.step.part is not Part.CLOSING:
            found = None
        elif found is None:
            found = (row, start)
    return found


def _closing_words(row: Row, start: dt.datetime) -> str:
    late = whole_minutes(start - row.planned_start)
    if late <= 0:
        return _("there is not time enough for closing: {title}").format(title=row.step.title)
    return _("closing is threatened: {title} starts {time} instead of {planned}").format(
        title=row.step.title, time=time_words(start), planned=time_words(row.planned_start)
    )


def _elsewhere(workshop: Workshop, day: Situation) -> list[str]:
    running: Step | None = running_step(workshop)
    if running is None or any(row.step is running for row in day.rows):
        return []
    run = open_run(running)
    since = time_words(run.start) if run else ""
    other = workshop.day_of(running.id)
    return [
        _("{title} of day {number} has been running since {time}").format(
            title=running.title, number=other.number if other else "–", time=since
        )
    ]
