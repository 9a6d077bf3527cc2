"""Copying steps and whole days, within a session or from another one, as changes.

A copy is planned and has not run; what was agreed or added on the day does not go along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from model.changes import Change, Edit, edited
from model.clock.editing import inserted, next_day, position_of
from model.clock.placing import place
from model.clock.runs import begun
from model.daytimes import moved_along
from model.entities import Day, Step, StepState, new_id
from model.workshop import Workshop


def duplicate_step(workshop: Workshop, step_id: str, at: dt.datetime) -> Change:
    """The change that puts a copy of a step behind it, planned and not yet run.

    Raises:
        Refused: where there is no such step.
    """
    step, day = place(workshop, step_id)
    return copy_steps(workshop, day, [step], after=step_id, at=at)


def copy_steps(
    workshop: Workshop,
    day: Day,
    steps: Iterable[Step],
    *,
    at: dt.datetime,
    after: str | None = None,
) -> Change:
    """The change that adds copies of `steps`, from any day or session, to `day`.

    Raises:
        Refused: where `after` is no step of the day.
    """
    planned = not begun(workshop.steps_of(day))
    copies = [_fresh(step, at, planned=planned, fixed=step.fixed) for step in steps]
    position = len(day.steps) if after is None else position_of(day, after) + 1
    return inserted(day, copies, position, at)


def copy_day(
    workshop: Workshop,
    source: Workshop,
    day: Day,
    *,
    at: dt.datetime,
    start: dt.datetime | None = None,
) -> Change:
    """The change that adds a copy of `day` of `source`, any session or this one, as the last day.

    Where it starts at another clock time, the clock times of its steps and of the room move along;
    one that would fall past midnight is fixed no longer.

    Args:
        workshop: the session that gets the day.
        source: the session that has it.
        day: the day.
        at: the moment of creation.
        start: when the copy begins; without it a day after the last day, at the hour of `day`.
    """
    number, after_last = next_day(workshop, at)
    if start is None:
        start = dt.datetime.combine(after_last.date(), day.start.time())
    begins = day.start.time()
    steps = [
        _fresh(step, at, planned=True, fixed=moved_along(step.fixed, begins, start))
        for step in source.steps_of(day)
    ]
    fresh_day = edited(
        day,
        id=new_id(),
        created=at,
        number=number,
        start=start,
        ends=moved_along(day.ends, begins, start),
        agreed_end=None,
        steps=tuple(step.id for step in steps),
    )
    added = [Edit(before=None, after=entity) for entity in (*steps, fresh_day)]
    return Change.make(*added, at=at)


def _fresh(step: Step, at: dt.datetime, *, planned: bool, fixed: dt.time | None) -> Step:
    """A copy of `step` that has not run; its minutes are `planned`, or added to a running day."""
    minutes = step.minutes or max(step.added, 0)
    return edited(
        step,
        id=new_id(),
        created=at,
        state=StepState.PLANNED,
        runs=(),
        agreed_start=None,
        fixed=fixed,
        minutes=minutes if planned else 0,
        added=0 if planned else minutes,
    )
