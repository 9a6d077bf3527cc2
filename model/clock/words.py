"""The clock in words: how far behind, how much is left, when it ends. Words, not signs."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from locales import _

Urgency = Literal["calm", "warning", "danger", "over"]
"""How near the end of its time a step is; always shown with words beside the colour."""

_WARNING, _DANGER = 0.20, 0.05


def minutes_words(minutes: int) -> str:
    """`minutes` (not negative) as "6 min" or "1 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    if not rest:
        return _("{n} h").format(n=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def length_words(minutes: int, planned: int) -> str:
    """ "40 min", or "35 min instead of 40" where another length was planned."""
    if minutes == planned or not planned:
        return minutes_words(minutes)
    return _("{time} instead of {planned}").format(
        time=minutes_words(minutes), planned=minutes_words(planned) if planned >= 60 else planned
    )


def behind_words(minutes: int) -> str:
    """ "6 min behind", "2 min ahead" (negative minutes) or "on time"."""
    if minutes > 0:
        return _("{time} behind").format(time=minutes_words(minutes))
    if minutes < 0:
        return _("{time} ahead").format(time=minutes_words(-minutes))
    return _("on time")


def remaining_words(remaining: dt.timedelta) -> str:
    """ "12:31 left", or "2:10 over" where `remaining` is negative; hours where there are any."""
    seconds = int(remaining.total_seconds())
    if seconds < 0:
        return _("{time} over").format(time=clock_words(-seconds))
    return _("{time} left").format(time=clock_words(seconds))


def clock_words(seconds: int) -> str:
    """`seconds` (not negative) as "12:31" or "1:02:31", as a stopwatch shows them."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spare_words(spare: dt.timedelta, before: str = "") -> str:
    """ "8 min to spare", or "8 min to spare before Lunch" where `before` is a step's title."""
    time = minutes_words(whole_minutes(spare))
    if before:
        return _("{time} to spare before {title}").format(time=time, title=before)
    return _("{time} to spare").format(time=time)


def end_words(expected: dt.datetime, due: dt.datetime, *, agreed: bool = False) -> str:
    """ "ends 14:52 instead of 15:00", or "ends 15:00" where they are the same minute.

    Args:
        expected: when the day will end.
        due: when it is to end.
        agreed: whether `due` was agreed on the day; then "ends 15:12 as agreed".
    """
    if whole_minutes(expected - due) == 0:
        words = _("ends {time} as agreed") if agreed else _("ends {time}")
        return words.format(time=time_words(due))
    return _("ends {time} instead of {planned}").format(
        time=time_words(expected), planned=time_words(due)
    )


def time_words(moment: dt.datetime | dt.time) -> str:
    """A time of day as "14:52"."""
    return f"{moment:%H:%M}"


def whole_minutes(time: dt.timedelta) -> int:
    """Full minutes in `time`; parts of a minute count as none, on either side of zero."""
    return int(time.total_seconds() / 60)


def urgency(remaining: dt.timedelta, allowed: dt.timedelta) -> Urgency:
    """How near the end a step is: warning with a fifth of its time left, danger with a twentieth.

    The thresholds are those of SessionLab's time tracker.
    """
    if remaining.total_seconds() < 0:
        return "over"
    share = remaining / allowed if allowed else 0.0
    if share <= _DANGER:
        return "danger"
    return "warning" if share <= _WARNING else "calm"
