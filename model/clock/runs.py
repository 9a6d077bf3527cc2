"""What the clock has logged: the runs of steps, and which step and day are in hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from model.clock.plan import plan
from model.entities import Day, Run, Step, StepState
from model.workshop import Workshop

NOTHING = dt.timedelta()

OVERRUN = dt.timedelta(hours=6)
"""How long after its planned end a day whose step still runs stays the day in hand."""


def open_run(step: Step) -> Run | None:
    """The run of `step` that goes on; None where it stands still."""
    return next((run for run in step.runs if run.end is None), None)


def spent(step: Step, now: dt.datetime) -> dt.timedelta:
    """The time all runs of `step` took together up to `now`; never negative.

    A run that began after `now`, as when the machine's clock was set back, counts as nothing yet.
    """
    return sum((max((run.end or now) - run.start, NOTHING) for run in step.runs), NOTHING)


def first_start(step: Step) -> dt.datetime | None:
    """When `step` first began; None where it never did."""
    return min((run.start for run in step.runs), default=None)


def last_moment(step: Step) -> dt.datetime | None:
    """The latest moment logged for `step`: the end of its last run, or the start of an open one."""
    return max((run.end or run.start for run in step.runs), default=None)


def begun(steps: Iterable[Step]) -> bool:
    """Whether any of `steps` has ever run."""
    return any(step.runs for step in steps)


def running_step(workshop: Workshop) -> Step | None:
    """The step that runs now, on whichever day; None where none does."""
    running = [
        (run.start, step)
        for step in workshop.steps.values()
        if step.runs and (run := open_run(step))
    ]
    return max(running, key=lambda pair: (pair[0], pair[1].id))[1] if running else None


def paused_step(steps: Iterable[Step]) -> Step | None:
    """The step a pause has stopped; None where one runs or the last run ended otherwise."""
    logged = [(moment, step) for step in steps if (moment := last_moment(step))]
    if not logged or any(open_run(step) for _moment, step in logged):
        return None
    latest = max(moment for moment, _step in logged)
    return next(
        (
            step
            for moment, step in logged
            if moment == latest and step.state in (StepState.PAUSED, StepState.RUNNING)
        ),
        None,
    )


def step_in_hand(workshop: Workshop, now: dt.datetime | None = None) -> Step | None:
    """The step that runs, or was paused last; None where neither is.

    With `now`, a pause counts only on its own day: what yesterday left paused is not in hand.
    """
    running = running_step(workshop)
    if running is not None or now is None:
        return running or paused_step(workshop.steps.values())
    day = day_at(workshop, now)
    return paused_step(workshop.steps_of(day)) if day else None


def day_at(workshop: Workshop, now: dt.datetime) -> Day | None:
    """The day that `now` belongs to; None where there are no days.

    That is the day whose planned hours hold `now` (they may reach past midnight), else one whose
    step still runs shortly after its planned end, else the day of `now`'s date, else the first.
    """
    days = workshop.days_in_order()
    ends = {day.id: plan(day, workshop.steps_of(day)).end for day in days}
    within = [day for day in days if day.start <= now < ends[day.id]]
    if within:
        return max(within, key=lambda day: day.start)
    running = running_step(workshop)
    late = workshop.day_of(running.id) if running else None
    if late and late.start <= now < ends[late.id] + OVERRUN:
        return late
    today = [day for day in days if day.start.date() == now.date()]
    started = [day for day in today if day.start <= now]
    if started:
        return max(started, key=lambda day: day.start)
    if today:
        return min(today, key=lambda day: day.start)
    return days[0] if days else None
