"""Editing an agenda: days and steps added, moved, copied and given time, as changes.

Once a day has begun, its plan stays as it was agreed: what is edited then is time added on the day,
so that the forecast says what it costs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Literal

from locales import _
from model.changes import Change, Edit, edited, new
from model.clock.runs import begun
from model.clock.shorthand import LONGEST, Delta, Fixed, Minutes, parse_duration
from model.entities import Day, Phase, Step, StepState, new_id
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
    days = workshop.days_in_order()
    if start is None:
        last = max((day.start for day in days), default=None)
        nine = dt.datetime.combine(at.date(), dt.time(9))
        start = (last or nine) + _ONE_DAY
    number = max((day.number for day in days), default=0) + 1
    day = new(Day, number=number, title=title, phase=phase, start=start, created=at)
    return Change.make(Edit(before=None, after=day), at=at)


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
    position = len(day.steps) if after is None else _position(day, after) + 1
    return _inserted(day, [step], position, at)


def duplicate_step(workshop: Workshop, step_id: str, at: dt.datetime) -> Change:
    """The change that puts a copy of a step behind it, planned and not yet run.

    Raises:
        Refused: where there is no such step.
    """
    step, day = _place(workshop, step_id)
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
    running = begun(workshop.steps_of(day))
    copies = []
    for step in steps:
        minutes = step.minutes or max(step.added, 0)
        fresh = {"id": new_id(), "created": at, "state": StepState.PLANNED, "runs": ()}
        planned = {"minutes": 0, "added": minutes} if running else {"minutes": minutes, "added": 0}
        copies.append(edited(step, **fresh, **planned))
    position = len(day.steps) if after is None else _position(day, after) + 1
    return _inserted(day, copies, position, at)


def move_step(
    workshop: Workshop, step_id: str, to: int | Literal["up", "down"], at: dt.datetime
) -> Change:
    """The change that moves a step within its day: one up, one down, or to position `to` (from 0).

    Raises:
        Refused: where there is no such step, or it stands there already.
    """
    day = _place(workshop, step_id)[1]
    position = _position(day, step_id)
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
    step, day = _place(workshop, step_id)
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
    step = _place(workshop, step_id)[0]
    if step.runs:
        raise Refused(_("{title} has started already").format(title=step.title))
    return Change.make(Edit(before=step, after=edited(step, fixed=fixed)), at=at)


def _inserted(day: Day, steps: list[Step], position: int, at: dt.datetime) -> Change:
    ids = tuple(step.id for step in steps)
    order = (*day.steps[:position], *ids, *day.steps[position:])
    edits = [Edit(before=None, after=step) for step in steps]
    return Change.make(*edits, Edit(before=day, after=edited(day, steps=order)), at=at)


def _place(workshop: Workshop, step_id: str) -> tuple[Step, Day]:
    step = workshop.steps.get(step_id)
    day = workshop.day_of(step_id) if step else None
    if step is None or day is None:
        raise Refused(_("there is no agenda step {id}").format(id=step_id))
    return step, day


def _position(day: Day, step_id: str) -> int:
    if step_id not in day.steps:
        raise Refused(_("there is no agenda step {id}").format(id=step_id))
    return day.steps.index(step_id)
