"""A day's total against the time there is: minutes by part, spare time, when the room is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from locales import _
from model.clock.plan import plan, room_end
from model.clock.words import minutes_words, time_words, whole_minutes
from model.entities import Day, Part
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Hours:
    """The planned hours of a day."""

    start: dt.datetime
    end: dt.datetime
    """When the plan ends."""
    minutes: int
    """Planned minutes of all steps, breaks and spare time included."""
    by_part: Mapping[Part, int]
    """The planned minutes of each part; spare time counts in none."""
    buffers: int
    """Minutes of spare time in the plan."""
    gaps: int
    """Minutes in front of clock times in which nothing is planned."""
    missing: int
    """Minutes by which the steps in front of clock times take more than there is."""
    room: dt.datetime | None
    """When the room must be left; None where nobody said."""
    available: int | None
    """Minutes from the start until the room must be left; None where nobody said."""
    left: int | None
    """Minutes between the plan's end and the room's; negative = too much is planned."""
    words: str
    """ "5 h 45 min of 6 h, 15 min to spare", or "6 h, ends 15:00" where the room is free."""


def hours(workshop: Workshop, day: Day) -> Hours:
    """The planned hours of `day`; minutes added on the day do not count."""
    steps = workshop.steps_of(day)
    planned = plan(day, steps)
    room = room_end(day)
    by_part = dict.fromkeys(Part, 0)
    buffers = gaps = 0
    cursor = day.start
    for step, (start, end) in zip(steps, planned.times, strict=True):
        gaps += max(whole_minutes(start - cursor), 0)
        cursor = end
        if step.buffer:
            buffers += step.minutes
        else:
            by_part[step.part] += step.minutes
    return Hours(
        start=day.start,
        end=planned.end,
        minutes=sum(step.minutes for step in steps),
        by_part=MappingProxyType(by_part),
        buffers=buffers,
        gaps=gaps,
        missing=whole_minutes(sum((over for _place, over in planned.clashes), dt.timedelta())),
        room=room,
        available=whole_minutes(room - day.start) if room else None,
        left=whole_minutes(room - planned.end) if room else None,
        words=_words(day.start, planned.end, room),
    )


def _words(start: dt.datetime, end: dt.datetime, room: dt.datetime | None) -> str:
    total = minutes_words(max(whole_minutes(end - start), 0))
    if room is None:
        return _("{total}, ends {time}").format(total=total, time=time_words(end))
    available = minutes_words(whole_minutes(room - start))
    left = whole_minutes(room - end)
    if not left:
        words = _("{total} of {available}, all of it used")
    elif left > 0:
        words = _("{total} of {available}, {time} to spare")
    else:
        words = _("{total} of {available}, {time} too much")
    return words.format(total=total, available=available, time=minutes_words(abs(left)))
