"""Time planned against time used, day by day."""

from __future__ import annotations

import datetime as dt

from exporters.markdown.blocks import heading, table
from exporters.markdown.report import NOT_SAID, Report, date_words
from exporters.markdown.text import inline
from locales import _
from model.clock import ActualRow, planned_against_actual
from model.clock.words import time_words, whole_minutes
from model.entities import Day, StepState
from model.labels import label


def body(report: Report) -> list[str]:
    """A table for every day that has begun."""
    blocks: list[str] = []
    for day in report.workshop.days_in_order():
        rows = planned_against_actual(report.workshop, day, report.options.now)
        if any(row.actual_start for row in rows):
            title = _("Day {number}, {date}: {title}").format(
                number=day.number, date=date_words(day.start.date()), title=inline(day.title)
            )
            blocks += [heading(report.level + 1, title), _hours(day, rows), _day(rows)]
    return blocks


def _hours(day: Day, rows: tuple[ActualRow, ...]) -> str:
    """When the day began and ended, and when it was to."""
    planned_end = rows[-1].planned_start + dt.timedelta(minutes=rows[-1].planned_minutes)
    planned = _("Planned {start}–{end}").format(
        start=time_words(day.start), end=time_words(planned_end)
    )
    start = time_words(min(row.actual_start for row in rows if row.actual_start))
    if any(row.actual_start and not row.actual_end for row in rows):
        return f"{planned}, " + _("began {start}, still going on").format(start=start) + "."
    end = time_words(max(row.actual_end for row in rows if row.actual_end))
    return f"{planned}, " + _("took {start}–{end}").format(start=start, end=end) + "."


def _day(rows: tuple[ActualRow, ...]) -> str:
    planned = sum(row.planned_minutes for row in rows)
    used = whole_minutes(sum((row.spent for row in rows), dt.timedelta()))
    total = (_("Total"), "", str(planned), str(used), _signed(used - planned))
    return table(
        (_("Step"), _("Began"), _("Planned, min"), _("Used, min"), _("Difference")),
        [*map(_step, rows), total],
        right="<>>>>",
    )


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
