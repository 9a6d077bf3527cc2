"""Agendas for the tests of the clock, written as a facilitator would note them down."""

from __future__ import annotations

import datetime as dt
from typing import Any

from model.changes import Change, apply_change
from model.clock import Forecast, StepForecast, forecast
from model.entities import Day, Part, Phase, Session, Step
from model.workshop import Workshop

DATE = dt.date(2026, 11, 24)


def at(clock: str, date: dt.date = DATE) -> dt.datetime:
    """The moment "09:07" or "09:07:30" on the day of the tests."""
    return dt.datetime.combine(date, dt.time.fromisoformat(clock))


def step(title: str, minutes: int, **fields: Any) -> Step:
    """A step whose id is its title; `fixed` as "11:30"."""
    if isinstance(fields.get("fixed"), str):
        fields["fixed"] = dt.time.fromisoformat(fields["fixed"])
    return Step(id=title, title=title, minutes=minutes, created=at("00:00"), **fields)


def lunch(fixed: str = "11:30", minutes: int = 45) -> Step:
    """A lunch at a fixed time."""
    return step("lunch", minutes, fixed=fixed, part=Part.BREAK)


def closing(minutes: int = 30, title: str = "closing") -> Step:
    """A closing step."""
    return step(title, minutes, part=Part.CLOSING)


def workshop(*steps: Step, start: str = "09:00", date: dt.date = DATE) -> Workshop:
    """A session of one day with `steps`."""
    return with_days([(at(start, date), list(steps))])


def with_days(days: list[tuple[dt.datetime, list[Step]]]) -> Workshop:
    """A session of several days."""
    made = [
        Day(
            id=f"day{number}",
            number=number,
            title=f"Day {number}",
            phase=Phase.VALUE_NETWORK,
            start=start,
            created=at("00:00"),
            steps=tuple(step.id for step in steps),
        )
        for number, (start, steps) in enumerate(days, start=1)
    ]
    return Workshop(
        session=Session(title="Test", created=at("00:00")),
        days={day.id: day for day in made},
        steps={step.id: step for _start, steps in days for step in steps},
    )


class Room:
    """A running day: applies actions and reads forecasts, as the program does."""

    def __init__(self, held: Workshop, day: str = "day1") -> None:
        self.workshop = held
        self.day_id = day

    @property
    def day(self) -> Day:
        """The day as it is now."""
        return self.workshop.days[self.day_id]

    def do(self, change: Change) -> Room:
        """Make a change."""
        self.workshop = apply_change(self.workshop, change)
        return self

    def at(self, clock: str) -> Forecast:
        """The forecast at a clock time of the day."""
        return self.when(at(clock))

    def when(self, now: dt.datetime) -> Forecast:
        """The forecast at a moment."""
        return forecast(self.workshop, self.day, now)


def of(seen: Forecast, title: str) -> StepForecast:
    """A step of a forecast."""
    return next(step for step in seen.steps if step.title == title)


def times(seen: Forecast) -> dict[str, tuple[str, str]]:
    """Expected start and end of every step, as clock times."""
    return {
        step.title: (f"{step.expected_start:%H:%M}", f"{step.expected_end:%H:%M}")
        for step in seen.steps
    }
