"""An early signal of pace: whether the steps so far ran slower or faster than planned."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from locales import _
from model.clock.forecast import Forecast, StepForecast
from model.clock.words import minutes_words, whole_minutes
from model.entities import Part, StepState

EVIDENCE = dt.timedelta(minutes=30)
"""Planned time that must have been worked through before anything is said of pace."""

TELLS = dt.timedelta(minutes=5)
"""What the pace must cost or gain by the end to be worth a word."""

_NOTABLE = 0.10
_BEYOND = 2.0
"""A pace so far from the plan tells of one mishap, not of what is to come."""

_NOTHING = dt.timedelta()


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the room has been compared with the plan."""

    kind: Literal["slow", "fast"]
    share: float
    """Time used for each minute planned: 1.2 where twelve minutes went for every ten."""
    rest: dt.timedelta
    """What the rest would take more at this pace (less, negative)."""
    words: str


def pace(seen: Forecast) -> Pace | None:
    """The pace of a day that goes on; None while it is even, or there is too little to tell by.

    Working steps count as they were planned, or as they were shortened on the day; what they were
    given on the day counts as slowness. Breaks and spare time say nothing about the room.
    """
    current = seen.running or seen.paused
    done = [step for step in seen.steps if _tells(step, current)]
    planned = sum((_allowed(step) for step in done), _NOTHING)
    used = sum((step.spent for step in done), _NOTHING)
    ahead = sum((_ahead(step, seen) for step in seen.steps if _can_stretch(step)), _NOTHING)
    if seen.over or planned < EVIDENCE or not ahead:
        return None
    share = used / planned
    rest = ahead * (share - 1)
    if abs(share - 1) < _NOTABLE or abs(rest) < TELLS:
        return None
    words = _message(share).format(
        used=minutes_words(whole_minutes(used)),
        planned=minutes_words(whole_minutes(planned)),
        time=minutes_words(whole_minutes(abs(rest))),
    )
    return Pace("slow" if share > 1 else "fast", share, rest, words)


def _message(share: float) -> str:
    if share >= _BEYOND:
        return _("slower than planned: {used} for {planned}")
    if share <= 1 / _BEYOND:
        return _("faster than planned: {used} for {planned}")
    if share > 1:
        return _(
            "slower than planned: {used} for {planned}; at this pace the rest takes {time} more"
        )
    return _("faster than planned: {used} for {planned}; at this pace the rest takes {time} less")


def _works(step: StepForecast) -> bool:
    return step.part is not Part.BREAK and not step.buffer


def _tells(step: StepForecast, current: str | None) -> bool:
    """Whether the step says something about pace: it is done, or has used up its time."""
    if not _works(step) or not step.runs:
        return False
    return step.state is StepState.DONE or (step.id == current and step.spent > _allowed(step))


def _allowed(step: StepForecast) -> dt.timedelta:
    """The minutes a step is measured by."""
    on_the_day = step.added_minutes < 0 or not step.planned_minutes
    return dt.timedelta(minutes=step.full_minutes if on_the_day else step.planned_minutes)


def _can_stretch(step: StepForecast) -> bool:
    return _works(step) and not step.firm and step.coming


def _ahead(step: StepForecast, seen: Forecast) -> dt.timedelta:
    return max(step.expected_end - max(step.expected_start, seen.at), _NOTHING)
