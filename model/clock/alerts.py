"""What to tell the facilitator now: time running out or no longer fitting, pace, parked notes.

Pure functions of (workshop, day, now). What a screen has asked already it keeps as `Alerts.asked`
and hands in at the next tick; nothing else is remembered.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from locales import _, ngettext
from model.clock.forecast import Forecast, StepForecast, forecast
from model.clock.pace import Pace, pace
from model.clock.words import (
    Urgency,
    length_words,
    minutes_words,
    remaining_words,
    urgency,
    whole_minutes,
)
from model.entities import Day, NoteKind, Part
from model.workshop import Workshop

WORTH_ASKING = 3
"""Minutes that must be lost before the facilitator is asked what to give up."""

PATIENCE = 15
"""Minutes that must be lost anew before the same step is interrupted by the question again."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """That the rest of the day no longer fits."""

    minutes: int
    """Whole minutes that are missing where most are."""
    lost: tuple[str, ...]
    """Ids of the steps at a clock time that start late or are cut; the day's id for its end."""
    words: str
    """ "12 min missing: Lunch keeps 33 of 45 min; ends 15:05 instead of 15:00"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked last: kept by the screen, handed in again, never looked into."""

    step: str | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Alerts:
    """What is to be said at one moment of a day."""

    step: str | None
    """Id of the step in hand, running or paused."""
    level: Urgency
    """How near its end that step is; calm where none is in hand."""
    words: str
    """The level in words: "4:12 left, start to round off"; empty where no step is in hand."""
    next_words: str
    """What comes next and how long it will be: "Matrix, 35 min instead of 40"; empty at the end."""
    shortfall: Shortfall | None
    """What no longer fits; None where nothing is lost."""
    ask: bool
    """Whether the ways out are to be shown now; once for each new shortfall."""
    asked: Asked | None
    """To be handed in at the next tick."""
    pace: Pace | None
    """That the steps so far ran slower or faster than planned, where it tells in the end."""
    parked: tuple[str, ...]
    """Ids of the notes in the parking lot that have to be brought up now, before closing."""
    parked_words: str
    """ "3 parked points to take up before closing"; empty where there are none."""


def alerts(
    workshop: Workshop,
    day: Day,
    now: dt.datetime,
    asked: Asked | None = None,
    seen: Forecast | None = None,
) -> Alerts:
    """What has to be said about `day` at `now`.

    Args:
        asked: `Alerts.asked` of the tick before; None at first.
        seen: the forecast of the same day and moment, where it has been made already.
    """
    seen = seen or forecast(workshop, day, now)
    in_hand = _step(seen, seen.running or seen.paused)
    level = _level(seen)
    shortfall = _shortfall(seen)
    ask, asked = _asking(shortfall, asked, in_hand.id if in_hand else None)
    parked = _parked(workshop, seen, level)
    return Alerts(
        step=in_hand.id if in_hand else None,
        level=level,
        words=_level_words(seen, level),
        next_words=_next_words(_step(seen, seen.next)),
        shortfall=shortfall,
        ask=ask,
        asked=asked,
        pace=pace(seen),
        parked=parked,
        parked_words=_parked_words(len(parked)),
    )


def _step(seen: Forecast, step_id: str | None) -> StepForecast | None:
    return next((step for step in seen.steps if step.id == step_id), None) if step_id else None


def _next_words(step: StepForecast | None) -> str:
    if step is None:
        return ""
    length = length_words(round(step.expected_minutes), step.planned_minutes)
    return _("{title}, {length}").format(title=step.title, length=length)


# ---------------------------------------------------------------------- the step in hand


def _level(seen: Forecast) -> Urgency:
    if seen.remaining is None or seen.allowed is None:
        return "calm"
    return urgency(seen.remaining, seen.allowed)


def _level_words(seen: Forecast, level: Urgency) -> str:
    if seen.remaining is None:
        return ""
    left = remaining_words(seen.remaining)
    if seen.paused:
        return _("paused, {left}").format(left=left)
    match level:
        case "warning":
            return _("{left}, start to round off").format(left=left)
        case "danger":
            return _("{left}, round off now").format(left=left)
        case _:
            return left


# ---------------------------------------------------------------------- asking once


def _shortfall(seen: Forecast) -> Shortfall | None:
    if not seen.losses or not seen.begun:
        return None
    worst = max(seen.losses, key=lambda loss: loss.by)
    minutes = whole_minutes(worst.by)
    words = _("{time} missing: {what}").format(
        time=minutes_words(minutes), what="; ".join(loss.words for loss in seen.losses)
    )
    return Shortfall(minutes, tuple(loss.step or seen.day for loss in seen.losses), words)


def _asking(
    shortfall: Shortfall | None, asked: Asked | None, step: str | None
) -> tuple[bool, Asked | None]:
    """Whether to ask now, and what to remember.

    What has been asked is not asked again until more is lost: `WORTH_ASKING` minutes more in
    another step, `PATIENCE` in the same one, so that an answer given while a step overruns is not
    followed by the same question every minute.
    """
    minutes = shortfall.minutes if shortfall else 0
    if asked is not None:
        asked = Asked(asked.step, min(asked.minutes, minutes))
    before = asked.minutes if asked else 0
    same_step = asked is not None and asked.step == step
    if minutes - before < (PATIENCE if same_step else WORTH_ASKING):
        return False, asked
    return True, Asked(step, minutes)


# ---------------------------------------------------------------------- before closing


def _parked(workshop: Workshop, seen: Forecast, level: Urgency) -> tuple[str, ...]:
    """The open parked notes, once the day's work is all but done and closing is at hand."""
    if not seen.begun or seen.over or not _closing_at_hand(seen, level):
        return ()
    return tuple(
        note.id
        for note in workshop.notes.values()
        if note.kind is NoteKind.PARKED and not note.resolved
    )


def _closing_at_hand(seen: Forecast, level: Urgency) -> bool:
    if any(step.coming and _is_work(step) for step in seen.steps):
        return False
    in_hand = _step(seen, seen.running or seen.paused)
    if in_hand is not None and _is_work(in_hand):
        return level != "calm"
    return in_hand is not None or seen.next is not None


def _is_work(step: StepForecast) -> bool:
    return step.part in (Part.OPENING, Part.PROCESSING) and not step.buffer


def _parked_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{n} parked point to take up before closing",
        "{n} parked points to take up before closing",
        count,
    ).format(n=count)
