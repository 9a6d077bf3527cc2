"""What is lost when a day no longer fits: a late end, a late fixed step, a break that is cut.

A break that has begun late and is cut stays a loss until it is given its time, or the room agrees.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from locales import _
from model.clock.layout import TOLERANCE, Layout
from model.clock.settle import whole_break
from model.clock.situation import Row, Situation
from model.clock.words import end_words, time_words, whole_minutes


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that is lost as the day stands."""

    step: str | None
    """Id of the step at a clock time that starts late or is cut; None for the end of the day."""
    by: dt.timedelta
    """How late it is, or how much is cut from it; at least a minute."""
    words: str
    """ "Lunch keeps 33 of 45 min", "ends 15:12 instead of 15:00"."""


def losses(day: Situation, layout: Layout) -> tuple[Loss, ...]:
    """What is lost in `day` as laid out, in the day's order, its end last."""
    found = []
    for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True):
        if row.is_anchor and start - row.due_start >= TOLERANCE:
            loss = _cut(row, end - start) if row.absorbs else _late(row, start)
            if loss.by >= TOLERANCE:
                found.append(loss)
        elif row.late_break >= TOLERANCE:
            loss = _cut(row, max(end - start, row.spent))
            if loss.by >= TOLERANCE:
                found.append(loss)
    over = layout.end - day.due
    if over >= TOLERANCE:
        found.append(Loss(None, over, end_words(layout.end, day.due)))
    return tuple(found)


def _cut(row: Row, length: dt.timedelta) -> Loss:
    whole = whole_break(row)
    lost = whole - length
    # What is left and what is missing make up the whole, though both are told in full minutes.
    left = whole_minutes(whole) - whole_minutes(lost)
    words = _("{title} keeps {left} of {minutes} min").format(
        title=row.step.title, left=left, minutes=whole_minutes(whole)
    )
    return Loss(row.step.id, lost, words)


def _late(row: Row, start: dt.datetime) -> Loss:
    words = _("{title} starts {time} instead of {planned}").format(
        title=row.step.title, time=time_words(start), planned=time_words(row.due_start)
    )
    return Loss(row.step.id, start - row.due_start, words)
