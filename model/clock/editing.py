"""Editing an agenda: days and steps added, moved and given time, as changes.

Once a day has begun, its plan stays as it was agreed: what is edited then is time added on the day,
so that the forecast says what it costs.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from locales import _
from model.changes import Change, Edit, edited, new
from model.clock.placing import place
from model.clock.runs import begun
from model.clock.shorthand import LONGEST, Delta, Fixed, Minutes, parse_duration
from model.entities import Day, Phase, Step, StepState
from model.errors import Refused
from model.workshop import Workshop

_ONE_DAY = dt.timedelta(days=1)


def add_day(
    workshop: Workshop,
    *,
    title: str,
    at: dt.datetime,
    start: dt.datetime | None = None,
    phase: Phase = Phase.VALUE_NETWORK,
) -> Change:
    """The change that adds a day after the last; without `start`, a day later at the same time.

    Raises:
        Refused: where the title is blank or too long.
    """
    number, following = next_day(workshop, at)
    day = new(Day, number=number, title=title, phase=phase, start=start or following, created=at)
    return Change.make(Edit(before=None, after=day), at=at)


def next_day(workshop: Workshop, at: dt.datetime) -> tuple[int, dt.datetime]:
    """The number of a day after the last, and a day after the last at the same time; else at nine.

    Raises:
        Refused: where the calendar ends before it.
    """
    days = workshop.days.values()
    last = max((day.start for day in days), default=dt.datetime.combine(at.date(), dt.time(9)))
    try:
        following = last + _ONE_DAY
    except OverflowError:
        raise Refused(_("the workshop days would run past the year 9999")) from None
    return max((day.number for day in days), default=0) + 1, following


def add_step(
    workshop: Workshop,
    day: Day,
    after: str | None = None,
    *,
    title: str,
    at: dt.datetime,
    minutes: int = 15,
    **fields: Any,
) -> Change:
    """The change that adds a step to `day` behind the step `after`; without it, at the end.

    On a day that has begun its minutes count as added: the plan never held them.

    Raises:
        Refused: where a field does not fit, or `after` is no step of the day.
    """
    step = new(Step, title=title, minutes=minutes, created=at, **fields)
    if begun(workshop.steps_of(day)):
        step = edited(step, minutes=0, added=minutes)
    position = len(day.steps) if after is None else position_of(day, after) + 1
    return inserted(day, [step], position, at)


def move_step(
    workshop: Workshop, step_id: str, to: int | Literal["up", "down"], at: dt.datetime
) -> Change:
    """The change that moves a step within its day: one up, one down, or to position `to` (from 0).

    Raises:
        Refused: where there is no such step, or it stands there already.
    """
    day = place(workshop, step_id)[1]
    position = position_of(day, step_id)
    if isinstance(to, str):
        to = position + (1 if to == "down" else -1)
    others = [other for other in day.steps if other != step_id]
    if to == position or not 0 <= to <= len(others):
        raise Refused(_("the step cannot be moved any further that way"))
    others.insert(to, step_id)
    return Change.make(Edit(before=day, after=edited(day, steps=tuple(others))), at=at)


def set_time(workshop: Workshop, step_id: str, text: str, at: dt.datetime) -> Change:
    """The change that gives a step the time `text` says: `10`, `1h15`, `+10`, or `11:30`.

    Raises:
        Refused: where the text says no time, or the step is over or has started.
    """
    step, day = place(workshop, step_id)
    if step.state in (StepState.DONE, StepState.SKIPPED):
        raise Refused(
            _("{title} is over; its time cannot be changed any more").format(title=step.title)
        )
    match parse_duration(text, step):
        case Fixed(time):
            return set_fixed(workshop, step_id, time, at)
        case Minutes(minutes):
            pass
        case Delta(delta):
            minutes = step.minutes + step.added + delta
    assert 0 <= minutes <= LONGEST, "the shorthand keeps to these"
    if begun(workshop.steps_of(day)):
        after = edited(step, added=minutes - step.minutes)
    else:
        after = edited(step, minutes=minutes, added=0)
    return Change.make(Edit(before=step, after=after), at=at)


def set_fixed(workshop: Workshop, step_id: str, fixed: dt.time | None, at: dt.datetime) -> Change:
    """The change that fixes a step to a clock time, or frees it (None).

    Raises:
        Refused: where there is no such step, or it has started.
    """
    step = place(workshop, step_id)[0]
    if step.runs:
        raise Refused(_("{title} has started already").format(title=step.title))
    return Change.make(Edit(before=step, after=edited(step, fixed=fixed)), at=at)


def inserted(day: Day, steps: list[Step], position: int, at: dt.datetime) -> Change:
    """The change that puts new `steps` at `position` (from 0) of `day`."""
    ids = tuple(step.id for step in steps)
    order = (*day.steps[:position], *ids, *day.steps[position:])
    edits = [Edit(before=None, after=step) for step in steps]
    return Change.make(*edits, Edit(before=day, after=edited(day, steps=order)), at=at)


def position_of(day: Day, step_id: str) -> int:
    """The position of a step in `day`, from 0.

    Raises:
        Refused: where it is none of the day's steps.
    """
    if step_id not in day.steps:
        raise Refused(_("there is no agenda step {id}").format(id=step_id))
    return day.steps.index(step_id)
