"""`agenda --log`: planned against used time of a day, as a table and as a plot."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from typing import Any

from locales import _, pgettext
from model.clock import ActualRow, planned_against_actual
from model.clock.document import iso, plain_minutes
from model.entities import Day
from model.labels import label
from model.workshop import Workshop
from tui.cli.output import Output

_SIZE = (80, 24)


def tell_log(
    workshop: Workshop, day: Day, at: dt.datetime, options: Namespace, output: Output
) -> int:
    """Write every step of `day` as planned and as it went up to `at`."""
    rows = planned_against_actual(workshop, day, at)
    if output.as_json:
        output.json(
            {
                "day": day.number,
                "planned_minutes": sum(row.planned_minutes for row in rows),
                "spent_minutes": plain_minutes(sum((row.spent for row in rows), dt.timedelta())),
                "steps": [_row(row) for row in rows],
            }
        )
        return 0
    headings = (
        pgettext("column", "Began"),
        pgettext("column", "Ended"),
        pgettext("column", "Planned"),
        pgettext("column", "Spent"),
        pgettext("column", "State"),
        _("Step"),
    )
    output.table(headings, [_cells(row) for row in rows], ">>>><<")
    if any(row.actual_start for row in rows):
        from exporters.plots import time_plot

        output.line()
        output.text(time_plot(rows, *(options.size or _SIZE), color=options.color) + "\n")
    return 0


def _cells(row: ActualRow) -> tuple[str, ...]:
    return (
        f"{row.actual_start:%H:%M}" if row.actual_start else "",
        f"{row.actual_end:%H:%M}" if row.actual_end else "",
        str(row.planned_minutes),
        str(round(row.spent / dt.timedelta(minutes=1))) if row.actual_start else "",
        label(row.state),
        row.title,
    )


def _row(row: ActualRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "part": row.part.value,
        "state": row.state.value,
        "planned_start": iso(row.planned_start),
        "planned_minutes": row.planned_minutes,
        "added_minutes": row.added_minutes,
        "actual_start": iso(row.actual_start) if row.actual_start else None,
        "actual_end": iso(row.actual_end) if row.actual_end else None,
        "spent_minutes": plain_minutes(row.spent),
        "over_minutes": plain_minutes(row.over),
        "runs": row.runs,
    }
