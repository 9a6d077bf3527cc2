"""Clock times of a day that begins at another hour."""

from __future__ import annotations

import datetime as dt


def moved_along(fixed: dt.time | None, begins: dt.time, day_start: dt.datetime) -> dt.time | None:
    """`fixed`, as far from `day_start` as it was from `begins`; None past midnight."""
    if fixed is None:
        return None
    date = day_start.date()
    distance = dt.datetime.combine(date, fixed) - dt.datetime.combine(date, begins)
    moved = day_start + distance
    return moved.time() if moved.date() == date else None
