"""Laying out what is left of a day: expected start and end of every step, from the log and now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from model.clock.runs import NOTHING
from model.clock.situation import Role, Row, Situation

TOLERANCE = dt.timedelta(minutes=1)
"""Lateness below this is none: nothing is said and nothing offered."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Expected times of every row."""

    starts: Sequence[dt.datetime]
    ends: Sequence[dt.datetime]
    end: dt.datetime
    """When the day ends."""


def lay_out(
    day: Situation,
    extra: Mapping[str, int] | None = None,
    dropped: Collection[str] = (),
) -> Layout:
    """The expected times of `day`, with `extra` minutes for some steps and others `dropped`.

    What is over keeps its logged times. The current step ends when its time is up, or now where it
    is up already. The rest follow; a step at a fixed time never starts before it, and buffers in
    front of one shrink as far as needed for it to start on time.
    """
    extra = extra or {}
    rows = day.rows
    starts: list[dt.datetime] = []
    ends: list[dt.datetime] = []
    cursor = rows[0].planned_start if rows else day.plan.end
    live = False
    stretch = 0
    buffers: dict[int, dt.timedelta] = {}
    for i, row in enumerate(rows):
        if row.role is Role.PAST or row.step.id in dropped:
            if row.first is not None and row.last is not None:
                starts.append(row.first)
                ends.append(row.last)
                cursor = cursor if live else row.last
            else:
                starts.append(cursor)
                ends.append(cursor)
            continue
        if not live:
            cursor, live, stretch = day.moment, True, i
        more = extra.get(row.step.id, 0)
        start = cursor
        if row.is_anchor:
            late = cursor - row.planned_start
            if late > NOTHING and buffers:
                late -= _eat(rows, starts, ends, buffers, stretch, late)
            start = row.planned_start + max(late, NOTHING)
            stretch, buffers = i, {}
        if more or row.absorbs:
            left = max(row.allowed(row.first or start, more) - row.spent, NOTHING)
        else:
            left = row.left
        cursor = start + left
        starts.append(row.first or start)
        # A log that is ahead of the clock, which was set back, ends nothing before it began.
        ends.append(cursor if row.first is None else max(cursor, row.first))
        if row.step.buffer and left > NOTHING and not row.absorbs:
            buffers[i] = left
    if not live:
        cursor = max((row.last for row in rows if row.last is not None), default=cursor)
    return Layout(starts, ends, cursor)


def _eat(
    rows: Sequence[Row],
    starts: list[dt.datetime],
    ends: list[dt.datetime],
    buffers: Mapping[int, dt.timedelta],
    stretch: int,
    late: dt.timedelta,
) -> dt.timedelta:
    """Shrink `buffers` by up to `late` and move what follows them; returns how much it was."""
    eaten = NOTHING
    for i in range(stretch, len(starts)):
        if rows[i].first is None:
            starts[i] -= eaten
        elif rows[i].role is Role.PAST:
            continue
        if i in buffers:
            eaten += min(late - eaten, buffers[i])
        ends[i] -= eaten
    return eaten
