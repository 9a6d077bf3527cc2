"""What a day's forecast warns of: overfull plans, late fixed steps, closing that is threatened."""

from __future__ import annotations

import datetime as dt

from locales import _
from model.clock.layout import TOLERANCE, Layout
from model.clock.plan import agreed_end, room_end
from model.clock.runs import NOTHING, open_run, running_step
from model.clock.settle import whole_break
from model.clock.situation import Role, Row, Situation
from model.clock.words import minutes_words, time_words, whole_minutes
from model.entities import Day, Part, Step
from model.workshop import Workshop


def warnings(
    workshop: Workshop, day: Day, state: Situation, layout: Layout, now: dt.datetime
) -> tuple[str, ...]:
    """Sentences about `day` as laid out, in the language in force; none for a day long over."""
    if state.over:
        return ()
    found = _clashes(state) if not state.begun else []
    found += _late_steps(state, layout)
    closing = _first_closing(state, layout)
    if closing is not None and layout.end - state.due >= TOLERANCE:
        found.append(_closing_words(*closing))
    found += _room(day, state, layout)
    found += _later_log(state, now)
    return (*found, *_elsewhere(workshop, state))


def _clashes(day: Situation) -> list[str]:
    return [
        _("the steps before {title} take {time} more than there is").format(
            title=day.rows[position].step.title, time=minutes_words(whole_minutes(over))
        )
        for position, over in day.plan.clashes
        if over >= TOLERANCE
    ]


def _late_steps(day: Situation, layout: Layout) -> list[str]:
    """Fixed steps that start later than planned or agreed, beyond what the plan itself has."""
    clashing = {} if day.begun else dict(day.plan.clashes)
    times = zip(day.rows, layout.starts, layout.ends, strict=True)
    return [
        _late_words(row, start, end - start)
        for position, (row, start, end) in enumerate(times)
        if row.is_anchor
        and start - row.due_start >= max(TOLERANCE, clashing.get(position, NOTHING) + _INSTANT)
    ]


_INSTANT = dt.timedelta.resolution


def _late_words(row: Row, start: dt.datetime, length: dt.timedelta) -> str:
    late = minutes_words(whole_minutes(start - row.due_start))
    whole = whole_break(row)
    if row.absorbs and whole - length >= TOLERANCE:
        return _("{title} starts {time}, {late} late, and keeps {left} of {minutes} min").format(
            title=row.step.title,
            time=time_words(start),
            late=late,
            left=whole_minutes(length),
            minutes=whole_minutes(whole),
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


def _room(day: Day, state: Situation, layout: Layout) -> list[str]:
    """That the room is not free for so long, unless the room itself agreed to a later end."""
    room = room_end(day)
    if room is None or layout.end - max(room, agreed_end(day, state.plan.end) or room) < TOLERANCE:
        return []
    return [
        _("the room must be left {time}; the day ends {end}").format(
            time=time_words(room), end=time_words(layout.end)
        )
    ]


def _later_log(day: Situation, now: dt.datetime) -> list[str]:
    """That the log is ahead of `now`, as when the machine's clock was set back in between."""
    last = max((row.last for row in day.rows if row.last is not None), default=None)
    if last is None or last - now < TOLERANCE:
        return []
    return [
        _("the log goes on to {later}, but it is {time}: has the clock been set back?").format(
            later=time_words(last), time=time_words(now)
        )
    ]


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
