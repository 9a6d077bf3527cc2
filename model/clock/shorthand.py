"""The shorthand for times in the agenda: `10`, `1h15`, `10m15s`, `+10`, `11:30`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from locales import _
from model.entities import Step
from model.errors import Refused

LONGEST = 24 * 60
"""The longest step, in minutes."""

_CLOCK = re.compile(r"(?:klo\s*|at\s*)?(\d{1,2})[:.](\d{2})", re.ASCII | re.IGNORECASE)
_CLOCK_ALONE = re.compile(r"(?:klo\s*)?(\d{1,2})(\d\d)?", re.ASCII | re.IGNORECASE)
"""A clock time written without its point."""
_DURATION = re.compile(
    r"""(?: (?P<hours> \d{1,3} (?:[.,]\d{1,2})? ) \s* [ht] \.? \s* )?
        (?: (?P<minutes> \d{1,5} ) \s* (?: m | min | minutes? | minuuttia ) \.? \s*
            (?: (?P<after> \d{1,5} ) \s* (?: s | sec | sek )? \.? )?
          | (?P<bare> \d{1,5} )
          | (?P<seconds> \d{1,5} ) \s* (?: s | sec | sek ) \.?
        )?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}


@dataclass(frozen=True, slots=True)
class Minutes:
    """The step takes so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Delta:
    """The step takes so many minutes more (less, negative)."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Fixed:
    """The step starts at a clock time."""

    time: dt.time


Shorthand = Minutes | Delta | Fixed


def parse_duration(text: str, step: Step | None = None) -> Shorthand:
    """What `text` means for `step`: minutes, more or less minutes, or a fixed clock time.

    `10`, `10 min`, `1h15`, `1 h 15 min`, `1.5 h` (and `t` for hours, as in Finnish) are minutes,
    `10m15s` is the nearest of them; a sign before them makes them a difference; `11:30` and
    `11.30` are clock times.

    Raises:
        Refused: where it is none of these, or the step would get less than nothing or more than a
            day.
    """
    text = " ".join(text.split())
    if match := _CLOCK.fullmatch(text):
        hours, minutes = map(int, match.groups())
        if hours > 23 or minutes > 59:
            raise Refused(_("there is no clock time {text}").format(text=text))
        return Fixed(dt.time(hours, minutes))
    sign = _SIGNS.get(text[:1])
    amount = _minutes(text[1:].lstrip() if sign else text, text)
    if sign is None:
        return Minutes(amount)
    if step is not None and not 0 <= step.minutes + step.added + sign * amount <= LONGEST:
        raise Refused(
            _("{title} has {minutes} min; {change} does not fit").format(
                title=step.title, minutes=step.minutes + step.added, change=text
            )
        )
    return Delta(sign * amount)


def parse_time(text: str) -> dt.time:
    """The clock time that `text` means where no length makes sense, as `11:30`, `1130`, `11`.

    Raises:
        Refused: where it is none.
    """
    if match := _CLOCK_ALONE.fullmatch(text.strip()):
        text = f"{match[1]}:{match[2] or '00'}"
    if text.strip():
        match parse_duration(text):
            case Fixed(time):
                return time
    raise Refused(_("“{text}” is no clock time; write it as 11:30").format(text=text.strip()[:20]))


def parse_minutes(text: str) -> int:
    """The minutes `text` means, where only a length makes sense: `10`, `1h15`, `1.5 h`.

    Raises:
        Refused: where it is no length, or longer than a day.
    """
    text = " ".join(text.split())
    return _minutes(text, text)


def parse_span(text: str) -> dt.timedelta:
    """The length `text` means, seconds included, as a speaking turn has it: `45s`, `1m30s`, `2`.

    Raises:
        Refused: where it is no length, or longer than a day.
    """
    text = " ".join(text.split())
    return _span(text, text)


def _minutes(text: str, shown: str) -> int:
    return round(_span(text, shown) / dt.timedelta(minutes=1))


def _span(text: str, shown: str) -> dt.timedelta:
    match = _DURATION.fullmatch(text)
    if not text or not text.isprintable() or match is None:
        raise Refused(
            _("“{text}” is no time; write 10, 1h15, +10 or 11:30").format(text=shown[:20])
        )
    hours = float((match["hours"] or "0").replace(",", "."))
    minutes = int(match["minutes"] or match["bare"] or 0)
    seconds = int(match["after"] or match["seconds"] or 0)
    span = dt.timedelta(minutes=round(hours * 60) + minutes, seconds=seconds)
    if span > dt.timedelta(minutes=LONGEST):
        raise Refused(_("a step takes at most 24 hours; “{text}” is more").format(text=shown[:20]))
    return span
