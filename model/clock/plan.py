"""The plan of a day: when each step was to start and end, before anything really happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from model.entities import Day, Step

EARLIEST = dt.timedelta(hours=3)
"""How far before the day's start a fixed time may lie and still mean the same day."""

HALF_DAY = dt.timedelta(hours=12)
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """A day as planned."""

    times: tuple[tuple[dt.datetime, dt.datetime], ...]
    """Start and end of each step, in the day's order."""
    end: dt.datetime
    """When the last step is to end; the day's start where there are no steps."""
    clashes: tuple[tuple[int, dt.timedelta], ...]
    """Fixed steps (by position) that the steps before them run into, and by how much."""


def plan(day: Day, steps: Sequence[Step]) -> Plan:
    """The planned times of `steps`, one after the other from the day's start.

    A fixed step starts at its clock time, whatever stands before it. Minutes added on the day do
    not count: the plan is what was agreed beforehand.
    """
    cursor = day.start
    times: list[tuple[dt.datetime, dt.datetime]] = []
    clashes: list[tuple[int, dt.timedelta]] = []
    for position, step in enumerate(steps):
        if step.fixed is not None:
            start = fixed_start(step.fixed, cursor, day.start)
            if start < cursor:
                clashes.append((position, cursor - start))
            cursor = start
        end = cursor + dt.timedelta(minutes=step.minutes)
        times.append((cursor, end))
        cursor = end
    return Plan(tuple(times), cursor, tuple(clashes))


def room_end(day: Day) -> dt.datetime | None:
    """When the room must be left: the first such clock time after the day's start; None if open."""
    if day.ends is None:
        return None
    end = dt.datetime.combine(day.start.date(), day.ends)
    return end if end > day.start else end + _ONE_DAY


def agreed_end(day: Day, planned_end: dt.datetime) -> dt.datetime | None:
    """The end the room agreed to on the day, as long as it lies on the day; else None.

    A day that was given another date afterwards has to be agreed anew.
    """
    agreed = day.agreed_end
    on_the_day = agreed is not None and day.start < agreed < planned_end + HALF_DAY
    return agreed if on_the_day else None


def due_end(day: Day, planned_end: dt.datetime) -> dt.datetime:
    """The end that counts: the agreed one, else the planned one, no later than the room is free."""
    if agreed := agreed_end(day, planned_end):
        return agreed
    room = room_end(day)
    return min(planned_end, room) if room else planned_end


def fixed_start(fixed: dt.time, cursor: dt.datetime, day_start: dt.datetime) -> dt.datetime:
    """The moment a fixed clock time means where the steps before it end at `cursor`.

    The first such clock time that is not far before the cursor or the day's start, so an evening
    that goes past midnight finds the right date and an overfull morning stays on its own.
    """
    earliest = max(cursor - HALF_DAY, day_start - EARLIEST)
    start = dt.datetime.combine(earliest.date(), fixed)
    while start < earliest:
        start += _ONE_DAY
    return start
