"""Time planned against time used, day by day."""

from __future__ import annotations

import datetime as dt

from exporters.bars import bars
from exporters.markdown.blocks import fenced, heading, table
from exporters.markdown.report import NOT_SAID, Report, capital, date_words
from exporters.markdown.text import inline
from locales import _
from model.clock import ActualRow, planned_against_actual
from model.clock.plan import agreed_end
from model.clock.words import time_words, whole_minutes
from model.entities import Day, Part, StepState
from model.labels import label

BARS_WIDTH = 72
"""The widest line of the bars, in cells."""


def body(report: Report) -> list[str]:
    """For every day that has begun: its hours, a table of its steps, and their bars."""
    blocks: list[str] = []
    for day in report.workshop.days_in_order():
        rows = planned_against_actual(report.workshop, day, report.options.now)
        if any(row.actual_start for row in rows):
            title = _("Day {number}, {date}: {title}").format(
                number=day.number, date=date_words(day.start.date()), title=inline(day.title)
            )
            drawing = bars(rows, BARS_WIDTH, ascii_only=report.options.ascii)
            blocks += [heading(report.level + 1, title), _hours(day, rows), _day(rows)]
            blocks += [_parts(rows), *([fenced("\n".join(drawing))] if drawing else [])]
    return blocks


def _hours(day: Day, rows: tuple[ActualRow, ...]) -> str:
    """When the day began and ended, when it was to, and what was agreed on the way."""
    planned_end = rows[-1].planned_start + dt.timedelta(minutes=rows[-1].planned_minutes)
    words = _("Planned {start}–{end}").format(
        start=time_words(day.start), end=time_words(planned_end)
    )
    if agreed := agreed_end(day, planned_end):
        words += ", " + _("agreed on the day to end {time}").format(time=time_words(agreed))
    start = time_words(min(row.actual_start for row in rows if row.actual_start))
    if any(row.actual_start and not row.actual_end for row in rows):
        return f"{words}, " + _("began {start}, still going on").format(start=start) + "."
    end = time_words(max(row.actual_end for row in rows if row.actual_end))
    return f"{words}, " + _("took {start}–{end}").format(start=start, end=end) + "."


def _day(rows: tuple[ActualRow, ...]) -> str:
    planned = sum(row.planned_minutes for row in rows)
    used = _used(rows)
    total = (_("Total"), "", str(planned), str(used), _signed(used - planned))
    return table(
        (_("Step"), _("Began"), _("Planned, min"), _("Used, min"), _("Difference")),
        [*map(_step, rows), total],
        right="<>>>>",
    )


def _parts(rows: tuple[ActualRow, ...]) -> str:
    """What opening, processing, closing and breaks took of what they were to take."""
    words = []
    for part in Part:
        of_part = tuple(row for row in rows if row.part is part)
        if of_part:
            words.append(
                _("{part} {used} of {planned} min").format(
                    part=label(part),
                    used=_used(of_part),
                    planned=sum(row.planned_minutes for row in of_part),
                )
            )
    return capital(", ".join(words)) + "."


def _used(rows: tuple[ActualRow, ...]) -> int:
    return whole_minutes(sum((row.spent for row in rows), dt.timedelta()))


def _step(row: ActualRow) -> tuple[str, ...]:
    title, planned = inline(row.title), str(row.planned_minutes)
    if row.actual_start is None:
        used = label(row.state) if row.state is StepState.SKIPPED else NOT_SAID
        return title, NOT_SAID, planned, used, ""
    used_minutes = whole_minutes(row.spent)
    return (
        title,
        time_words(row.actual_start),
        planned,
        str(used_minutes),
        _signed(used_minutes - row.planned_minutes),
    )


def _signed(minutes: int) -> str:
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"
