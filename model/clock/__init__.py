"""An agenda against the time of day: pure functions of (agenda, log, now)."""

from model.clock.actions import (
    back,
    finish,
    jump,
    next_step,
    pause,
    restore,
    resume,
    skip,
    start,
)
from model.clock.alerts import Alerts, Asked, Shortfall, alerts
from model.clock.copying import copy_day, copy_steps, duplicate_step
from model.clock.corrections import clock_moved, set_end, set_start
from model.clock.days import begin_now, begins_elsewhere, remove_day
from model.clock.deciding import add_minutes, agree_end, recover
from model.clock.document import document
from model.clock.editing import (
    add_day,
    add_step,
    move_step,
    next_day,
    set_fixed,
    set_time,
)
from model.clock.forecast import Forecast, StepForecast, forecast
from model.clock.hours import Hours, hours
from model.clock.losses import Loss
from model.clock.pace import Pace, pace
from model.clock.plan import Plan, plan, room_end
from model.clock.recoveries import Preview, Recovery, RecoveryKey
from model.clock.report import ActualRow, planned_against_actual
from model.clock.runs import day_at, running_step, spent, step_in_hand
from model.clock.shorthand import (
    Delta,
    Fixed,
    Minutes,
    Shorthand,
    parse_duration,
    parse_minutes,
    parse_span,
    parse_time,
)
from model.clock.time_source import TimeSource, WallClock
from model.clock.words import (
    Urgency,
    behind_words,
    end_words,
    length_words,
    minutes_words,
    remaining_words,
    spare_words,
    time_words,
    urgency,
)
from model.clock.written import read_lines, write_steps

__all__ = [
    "ActualRow",
    "Alerts",
    "Asked",
    "Delta",
    "Fixed",
    "Forecast",
    "Hours",
    "Loss",
    "Minutes",
    "Pace",
    "Plan",
    "Preview",
    "Recovery",
    "RecoveryKey",
    "Shortfall",
    "Shorthand",
    "StepForecast",
    "TimeSource",
    "Urgency",
    "WallClock",
    "add_day",
    "add_minutes",
    "add_step",
    "agree_end",
    "alerts",
    "back",
    "begin_now",
    "begins_elsewhere",
    "behind_words",
    "clock_moved",
    "copy_day",
    "copy_steps",
    "day_at",
    "document",
    "duplicate_step",
    "end_words",
    "finish",
    "forecast",
    "hours",
    "jump",
    "length_words",
    "minutes_words",
    "move_step",
    "next_day",
    "next_step",
    "pace",
    "parse_duration",
    "parse_minutes",
    "parse_span",
    "parse_time",
    "pause",
    "plan",
    "planned_against_actual",
    "read_lines",
    "recover",
    "remaining_words",
    "remove_day",
    "restore",
    "resume",
    "room_end",
    "running_step",
    "set_end",
    "set_fixed",
    "set_start",
    "set_time",
    "skip",
    "spare_words",
    "spent",
    "start",
    "step_in_hand",
    "time_words",
    "urgency",
    "write_steps",
]
