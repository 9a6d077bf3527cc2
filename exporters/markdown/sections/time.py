"""Time planned against time used, day by day."""

from __future__ import annotations

import datetime as dt

from exporters.markdown.blocks import heading, table
from exporters.markdown.report import NOT_SAID, Report, date_words
from exporters.markdown.text import inline
from locales import _
from model.clock.plan import plan
from model.clock.runs import begun, first_start, last_moment, open_run, spent
from model.clock.words import time_words, whole_minutes
from model.entities import Day, Step, StepState
from model.labels import label


def body(report: Report) -> list[str]:
    """A table for every day that has begun."""
    blocks: list[str] = []
    for day in report.workshop.days_in_order():
        steps = report.workshop.steps_of(day)
        if begun(steps):
            title = _("Day {number}, {date}: {title}").format(
                number=day.number, date=date_words(day.start.date()), title=inline(day.title)
            )
            blocks += [heading(report.level + 1, title), _hours(day, steps), _day(report, steps)]
    return blocks


def _hours(day: Day, steps: list[Step]) -> str:
    """When the day began and ended, and when it was to."""
    starts = [start for step in steps if (start := first_start(step))]
    planned = _("Planned {start}–{end}").format(
        start=time_words(day.start), end=time_words(plan(day, steps).end)
    )
    if any(open_run(step) for step in steps):
        took = _("began {start}, still going on").format(start=time_words(min(starts)))
    else:
        took = _("took {start}–{end}").format(
            start=time_words(min(starts)),
            end=time_words(max(end for step in steps if (end := last_moment(step)))),
        )
    return f"{planned}, {took}."


def _day(report: Report, steps: list[Step]) -> str:
    now = report.options.now
    rows = [_step(step, now) for step in steps]
    planned = sum(step.minutes for step in steps)
    used = sum(whole_minutes(spent(step, now)) for step in steps)
    rows.append((_("Total"), "", str(planned), str(used), _signed(used - planned)))
    return table(
        (_("Step"), _("Began"), _("Planned, min"), _("Used, min"), _("Difference")),
        rows,
        right="<>>>>",
    )


def _step(step: Step, now: dt.datetime) -> tuple[str, ...]:
    title = inline(step.title)
    start = first_start(step)
    if start is None:
        used = label(step.state) if step.state is StepState.SKIPPED else NOT_SAID
        return title, NOT_SAID, str(step.minutes), used, ""
    used_minutes = whole_minutes(spent(step, now))
    return (
        title,
        time_words(start),
        str(step.minutes),
        str(used_minutes),
        _signed(used_minutes - step.minutes),
    )


def _signed(minutes: int) -> str:
    return f"{minutes:+d}".replace("-", "−") if minutes else "0"
