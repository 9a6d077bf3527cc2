"""A forecast as the JSON document of the command line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from model.clock.alerts import Alerts
from model.clock.forecast import Forecast, StepForecast
from model.clock.recoveries import Recovery
from model.clock.words import time_words


def document(forecast: Forecast, alerts: Alerts | None = None) -> dict[str, Any]:
    """`forecast` as plain JSON values, with what there is to tell under `alerts`.

    Times are ISO 8601 local, to the minute, with seconds where there are any; minutes spent are
    whole where they come out whole.
    """
    return {
        "at": iso(forecast.at),
        "planned_end": iso(forecast.planned_end),
        "agreed_end": iso(forecast.agreed_end) if forecast.agreed_end else None,
        "expected_end": iso(forecast.expected_end),
        "behind_minutes": forecast.behind_minutes,
        "words": forecast.words,
        "spare_minutes": plain_minutes(forecast.spare),
        "running": forecast.running,
        "paused": forecast.paused,
        "next": forecast.next,
        "remaining_minutes": (
            None if forecast.remaining is None else plain_minutes(forecast.remaining)
        ),
        "steps": [_step(step) for step in forecast.steps],
        "warnings": list(forecast.warnings),
        "recoveries": [_recovery(way) for way in forecast.recoveries],
        **({} if alerts is None else {"alerts": _alerts(alerts)}),
    }


def _recovery(way: Recovery) -> dict[str, Any]:
    return {
        "key": way.key,
        "words": way.words,
        "expected_end": iso(way.expected_end),
        "steps": [{"id": step_id, "minutes": minutes} for step_id, minutes in way.steps],
        "preview": [
            {
                "id": step.id,
                "expected_start": iso(step.start),
                "expected_end": iso(step.end),
                "minutes": step.minutes,
                "dropped": step.dropped,
            }
            for step in way.preview
        ],
    }


def _alerts(alerts: Alerts) -> dict[str, Any]:
    return {
        "level": alerts.level,
        "words": alerts.words,
        "next": alerts.next_words,
        "shortfall": alerts.shortfall.words if alerts.shortfall else None,
        "ask": alerts.ask,
        "pace": alerts.pace.words if alerts.pace else None,
        "parked": list(alerts.parked),
    }


def _step(step: StepForecast) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": step.title,
        "part": step.part.value,
        "fixed": time_words(step.fixed) if step.fixed else None,
        "planned_start": iso(step.planned_start),
        "planned_end": iso(step.planned_end),
        "planned_minutes": step.planned_minutes,
        "added_minutes": step.added_minutes,
        "expected_start": iso(step.expected_start),
        "expected_end": iso(step.expected_end),
        "state": step.state.value,
        "expected_minutes": plain_minutes(step.expected_end - step.expected_start),
        "spent_minutes": plain_minutes(step.spent),
        "runs": [
            {"start": iso(run.start), "end": iso(run.end) if run.end else None} for run in step.runs
        ],
        "optional": step.optional,
        "buffer": step.buffer,
        "firm": step.firm,
    }


def iso(moment: dt.datetime) -> str:
    """`moment` as `2026-11-24T10:42`, with seconds where there are any."""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def plain_minutes(time: dt.timedelta) -> int | float:
    """Minutes to two decimals; an integer where they come out whole."""
    minutes = round(time.total_seconds() / 60, 2)
    return int(minutes) if minutes.is_integer() else minutes
