"""Whole days: one that begins at another time than planned, one that is taken out."""

from __future__ import annotations

import datetime as dt

from model.changes import Change, Edit, apply_change, edited, remove
from model.clock.actions import jump, start
from model.clock.plan import EARLIEST, HALF_DAY
from model.clock.runs import begun
from model.daytimes import moved_along
from model.entities import Day
from model.workshop import Workshop


def begins_elsewhere(workshop: Workshop, day: Day, now: dt.datetime) -> bool:
    """Whether a day that begins now is not merely early or late: it was planned for another time.

    That is another date, three hours away at least, or six hours on the same date; so an evening
    that begins after midnight is late, and a day that is tried out the evening before is moved.
    """
    if begun(workshop.steps_of(day)):
        return False
    away = abs(now - day.start)
    other_date = now.date() != day.start.date()
    return away >= (EARLIEST if other_date else HALF_DAY / 2)


def begin_now(workshop: Workshop, day: Day, now: dt.datetime, step_id: str | None = None) -> Change:
    """The change that moves `day` to begin now and starts its first step, or the one named.

    The clock times of its steps and of the room keep their distance from the day's start; one
    that would fall past midnight is fixed no longer.

    Raises:
        Refused: where the step cannot be started.
    """
    moved = _moved(workshop, day, now.replace(second=0, microsecond=0))
    after = apply_change(workshop, moved)
    if step_id is None:
        started = start(after, now, day=after.days[day.id])
    else:
        started = jump(after, step_id, now)
    after = apply_change(after, started)
    touched = {edit.entity.id for edit in (*moved.edits, *started.edits)}
    pairs = [
        (before, after.steps[step_id])
        for step_id, before in workshop.steps.items()
        if step_id in touched and before != after.steps[step_id]
    ]
    edits = [Edit(before=step, after=now_so) for step, now_so in pairs]
    return Change.make(*edits, Edit(before=day, after=after.days[day.id]), at=now)


def _moved(workshop: Workshop, day: Day, begins: dt.datetime) -> Change:
    planned = day.start.time()
    edits = [
        Edit(before=step, after=edited(step, fixed=moved_along(step.fixed, planned, begins)))
        for step in workshop.steps_of(day)
        if step.fixed is not None
    ]
    ends = moved_along(day.ends, planned, begins)
    after = edited(day, start=begins, ends=ends, agreed_end=None)
    return Change.make(*edits, Edit(before=day, after=after), at=begins)


def remove_day(workshop: Workshop, day_id: str, at: dt.datetime) -> Change:
    """The change that removes a day with its steps; the days after it count one less.

    Raises:
        Refused: where there is no such day.
    """
    gone = remove(workshop, "days", day_id, at=at)
    number = workshop.days[day_id].number
    later = [
        Edit(before=day, after=edited(day, number=day.number - 1))
        for day in workshop.days.values()
        if day.number > number
    ]
    return Change.make(*later, *gone.edits, at=at)
