"""Dates as people write them: 15.12.2026, 15.12., 2026-12-15."""

from __future__ import annotations

import datetime as dt
import re

from locales import _
from model.errors import Refused

_FINNISH = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{4})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def parse_date(text: str, today: dt.date) -> dt.date | None:
    """The date that `text` means; None for blank text. Without a year, the next such day.

    Raises:
        Refused: where it is no date, with forms that are.
    """
    text = text.strip()
    if not text:
        return None
    try:
        if match := _ISO.fullmatch(text):
            return dt.date(*map(int, match.groups()))
        if match := _FINNISH.fullmatch(text):
            day, month, year = match.groups()
            if year:
                return dt.date(int(year), int(month), int(day))
            this_year = dt.date(today.year, int(month), int(day))
            return this_year if this_year >= today else this_year.replace(year=today.year + 1)
    except ValueError:
        pass
    raise Refused(
        _("“{text}” is no date; write 15.12.2026, 15.12. or 2026-12-15").format(text=text[:40])
    )


def format_date(date: dt.date | None, language: str) -> str:
    """`date` as the language writes it; empty for None."""
    if date is None:
        return ""
    return f"{date.day}.{date.month}.{date.year}" if language == "fi" else date.isoformat()


def short_date(date: dt.date) -> str:
    """Day and month where the year goes without saying: 15.12."""
    return f"{date.day}.{date.month}."
