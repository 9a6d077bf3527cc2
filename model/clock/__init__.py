"""An agenda against the time of day: pure functions of (agenda, log, now)."""

from model.clock.actions import (
    add_minutes,
    back,
    finish,
    jump,
    next_step,
    pause,
    recover,
    restore,
    resume,
    skip,
    start,
)
from model.clock.corrections import clock_moved, set_start
from model.clock.document import document
from model.clock.editing import (
    add_day,
    add_step,
    copy_steps,
    duplicate_step,
    move_step,
    set_fixed,
    set_time,
)
from model.clock.forecast import Forecast, StepForecast, forecast
from model.clock.plan import Plan, plan
from model.clock.recoveries import Recovery, RecoveryKey
from model.clock.report import ActualRow, planned_against_actual
from model.clock.runs import day_at, running_step, spent, step_in_hand
from model.clock.shorthand import (
    Delta,
    Fixed,
    Minutes,
    Shorthand,
    parse_duration,
    parse_minutes,
    parse_time,
)
from model.clock.time_source import TimeSource, WallClock
from model.clock.words import (
    Urgency,
    behind_words,
    end_words,
    minutes_words,
    remaining_words,
    time_words,
    urgency,
)

__all__ = [
    "ActualRow",
    "Delta",
    "Fixed",
    "Forecast",
    "Minutes",
    "Plan",
    "Recovery",
    "RecoveryKey",
    "Shorthand",
    "StepForecast",
    "TimeSource",
    "Urgency",
    "WallClock",
    "add_day",
    "add_minutes",
    "add_step",
    "back",
    "behind_words",
    "clock_moved",
    "copy_steps",
    "day_at",
    "document",
    "duplicate_step",
    "end_words",
    "finish",
    "forecast",
    "jump",
    "minutes_words",
    "move_step",
    "next_step",
    "parse_duration",
    "parse_minutes",
    "parse_time",
    "pause",
    "plan",
    "planned_against_actual",
    "recover",
    "remaining_words",
    "restore",
    "resume",
    "running_step",
    "set_fixed",
    "set_start",
    "set_time",
    "skip",
    "spent",
    "start",
    "step_in_hand",
    "time_words",
    "urgency",
]
