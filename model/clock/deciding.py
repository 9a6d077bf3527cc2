"""Deciding about time while the day runs: more or less of it, a way out, another end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from locales import _
from model.changes import Change, Edit, edited
from model.clock.forecast import forecast
from model.clock.placing import place
from model.clock.plan import HALF_DAY, plan
from model.clock.words import time_words
from model.entities import Day, StepState
from model.errors import Refused
from model.workshop import Workshop


def add_minutes(workshop: Workshop, step_id: str, minutes: int, now: dt.datetime) -> Change:
    """The change that gives a step `minutes` more (or takes them, negative) on the day.

    The plan stays as it was. A step never gets less than no time at all; less than it has used
    already is allowed and shows as overtime.

    Raises:
        Refused: where there is no such step, it is over, or nothing would change.
    """
    step = place(workshop, step_id)[0]
    if step.state in (StepState.DONE, StepState.SKIPPED):
        raise Refused(
            _("{title} is over; its time cannot be changed any more").format(title=step.title)
        )
    added = max(step.added + minutes, -step.minutes)
    if added == step.added:
        raise Refused(_("{title} has no time left to take").format(title=step.title))
    return Change.make(Edit(before=step, after=edited(step, added=added)), at=now)


def recover(workshop: Workshop, day: Day, key: str, now: dt.datetime) -> Change:
    """The change that takes one of the ways out the forecast of `day` offers at `now`.

    Pushing the end makes the later end, and the later start of steps at a clock time, the ones
    that were agreed on the day; the plan stays as it was.

    Raises:
        Refused: where that way is not offered, naming those that are.
    """
    offered = forecast(workshop, day, now).recoveries
    way = next((way for way in offered if way.key == key), None)
    if way is None:
        if not offered:
            raise Refused(_("nothing has to be recovered: the day fits"))
        keys = ", ".join(way.key for way in offered)
        raise Refused(_("“{key}” does not apply now; these do: {keys}").format(key=key, keys=keys))
    fields: dict[str, dict[str, Any]] = {}
    for step_id, minutes in way.added:
        fields.setdefault(step_id, {})["added"] = workshop.steps[step_id].added + minutes
    for step_id, start in way.agreed_starts:
        fields.setdefault(step_id, {})["agreed_start"] = start
    for step_id in way.dropped:
        fields.setdefault(step_id, {})["state"] = StepState.SKIPPED
    edits = [
        Edit(before=step, after=edited(step, **fields[step.id]))
        for step in workshop.steps_of(day)
        if step.id in fields
    ]
    if way.agreed_end is not None:
        edits.append(Edit(before=day, after=edited(day, agreed_end=way.agreed_end)))
    return Change.make(*edits, at=now)


def agree_end(workshop: Workshop, day: Day, end: dt.datetime | None, now: dt.datetime) -> Change:
    """The change that makes `end` the one the room agreed to; None for the planned end again.

    Raises:
        Refused: where it is no later than the day's start, or half a day past the planned end.
    """
    planned = plan(day, workshop.steps_of(day)).end
    if end is not None and not day.start < end < planned + HALF_DAY:
        raise Refused(
            _("a day that is planned {start}–{end} cannot end {time}").format(
                start=time_words(day.start), end=time_words(planned), time=time_words(end)
            )
        )
    return Change.make(Edit(before=day, after=edited(day, agreed_end=end)), at=now)
