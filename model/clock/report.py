"""Planned against actual, step by step, for the report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from model.clock.forecast import forecast
from model.clock.runs import NOTHING
from model.entities import Day, Part, StepState
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class ActualRow:
    """One step as planned and as it went."""

    id: str
    title: str
    part: Part
    state: StepState
    planned_start: dt.datetime
    planned_minutes: int
    added_minutes: int
    """Minutes added on the day (or taken, negative)."""
    actual_start: dt.datetime | None
    """When it first began; None where it never did."""
    actual_end: dt.datetime | None
    """When its last run ended; None where it never began or still runs."""
    spent: dt.timedelta
    """What all its runs took together."""
    over: dt.timedelta
    """Spent minus planned; negative where it took less."""
    runs: int


def planned_against_actual(workshop: Workshop, day: Day, now: dt.datetime) -> tuple[ActualRow, ...]:
    """Every step of `day` as planned and as it went up to `now`, in the day's order."""
    rows = []
    for step in forecast(workshop, day, now).steps:
        open_ended = any(run.end is None for run in step.runs)
        ran = bool(step.runs)
        planned = dt.timedelta(minutes=step.planned_minutes)
        rows.append(
            ActualRow(
                id=step.id,
                title=step.title,
                part=step.part,
                state=step.state,
                planned_start=step.planned_start,
                planned_minutes=step.planned_minutes,
                added_minutes=step.added_minutes,
                actual_start=min(run.start for run in step.runs) if ran else None,
                actual_end=(
                    max(run.end for run in step.runs if run.end is not None)
                    if ran and not open_ended
                    else None
                ),
                spent=step.spent,
                over=step.spent - planned if ran else NOTHING,
                runs=len(step.runs),
            )
        )
    return tuple(rows)
