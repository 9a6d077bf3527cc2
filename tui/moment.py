"""One tick of the desk: everything that moves with the time, taken at once. No Textual in here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from locales import language
from model import clock
from model.entities import Day, Phase, StepState
from model.methods import Catalogue
from model.recorder import SaveStatus
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Moment:
    """One tick: everything that moves with the time, taken at once."""

    now: dt.datetime
    day: Day | None
    forecast: clock.Forecast | None
    saving: SaveStatus
    alerts: clock.Alerts | None = None
    """What the facilitator has to be told about the day now."""
    method: str = ""
    """Title of the step in hand's method; empty where it has none, or is called like it."""


def moment_of(
    workshop: Workshop,
    now: dt.datetime,
    saving: SaveStatus,
    asked: clock.Asked | None,
    catalogue: Catalogue,
) -> Moment:
    """The moment `now` of a session; `asked` is what was asked last about time that is missing."""
    day = day_at_hand(workshop, now)
    if day is None:
        return Moment(now, None, None, saving)
    forecast = clock.forecast(workshop, day, now)
    alerts = clock.alerts(workshop, day, now, asked, forecast)
    method = _method_of(workshop, alerts.step, catalogue)
    return Moment(now, day, forecast, saving, alerts, method)


def day_at_hand(workshop: Workshop, now: dt.datetime) -> Day | None:
    """The running step's day, else today's, else the first that is not over."""
    step = clock.step_in_hand(workshop, now)
    if step is not None and (day := workshop.day_of(step.id)):
        return day
    days = workshop.days_in_order()
    if any(day.start.date() == now.date() for day in days):
        return clock.day_at(workshop, now)
    over = (StepState.DONE, StepState.SKIPPED)
    ahead = [d for d in days if any(s.state not in over for s in workshop.steps_of(d))]
    return next(iter(ahead or days), None)


def phase_reached(workshop: Workshop) -> Phase:
    """The phase of the last day that has begun; mapping before any has."""
    begun = [
        day for day in workshop.days_in_order() if any(step.runs for step in workshop.steps_of(day))
    ]
    return begun[-1].phase if begun else Phase.MAPPING


def phase_running(workshop: Workshop) -> Phase | None:
    """The phase of the day whose step is running; None where none runs."""
    step = clock.running_step(workshop)
    day = workshop.day_of(step.id) if step else None
    return day.phase if day else None


def _method_of(workshop: Workshop, step_id: str | None, catalogue: Catalogue) -> str:
    step = workshop.steps.get(step_id or "")
    method = catalogue.methods.get(step.method) if step and step.method else None
    if step is None or method is None or step.title in (method.title.fi, method.title.en):
        return ""
    return method.title.of(language())
