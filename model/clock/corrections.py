"""Setting the log right: a step that really started earlier, a machine clock that was set."""

from __future__ import annotations

import datetime as dt

from locales import _
from model.changes import Change, Edit, edited
from model.clock.plan import HALF_DAY
from model.clock.runs import day_at, last_moment, step_in_hand
from model.clock.words import time_words
from model.entities import Run, Step, StepState
from model.errors import Refused
from model.workshop import Workshop


def set_start(workshop: Workshop, step_id: str, start: dt.datetime, now: dt.datetime) -> Change:
    """The change that sets the start of a step's last run right.

    A run that ended as this one started, or that the new start cuts into, ends at the new start.

    Raises:
        Refused: where the step has not run, or the new start lies in the future, after the run's
            end, or before another run that began later than it.
    """
    step = workshop.steps.get(step_id)
    if step is None or not step.runs:
        raise Refused(_("only a step that has started has a start to set right"))
    run = step.runs[-1]
    if start > (run.end or now):
        raise Refused(
            _(
                "{title} cannot have started at {time}: that is after it ended, or still to come"
            ).format(title=step.title, time=time_words(start))
        )
    edits = []
    after: dict[str, Step] = {}
    for other in workshop.steps.values():
        runs = [
            _cut(earlier, run, start, other.title)
            for earlier in other.runs
            if not (other is step and earlier is run)
        ]
        if other is step:
            runs.append(Run(start=start, end=run.end))
        if tuple(runs) != other.runs:
            after[other.id] = edited(other, runs=tuple(runs))
            edits.append(Edit(before=other, after=after[other.id]))
    if not edits:
        raise Refused(_("{title} started then already").format(title=step.title))
    return Change.make(*edits, at=now)


def _cut(earlier: Run, run: Run, start: dt.datetime, title: str) -> Run:
    """`earlier` as it must end for `run` to begin at `start`."""
    if earlier.end is None or earlier.start > run.start:
        return earlier
    touches = earlier.end == run.start
    if not touches and earlier.end <= start:
        return earlier
    if earlier.start > start:
        raise Refused(
            _("{title} started only at {time}; nothing else can have started before that").format(
                title=title, time=time_words(earlier.start)
            )
        )
    return Run(start=earlier.start, end=start)


def set_end(workshop: Workshop, step_id: str, end: dt.datetime, now: dt.datetime) -> Change:
    """The change that sets the end of a step's last run right, as where nobody pressed a key.

    A step that still runs is over then.

    Raises:
        Refused: where the step has not run, or the new end lies in the future, before the run's
            start, or in a run of another step.
    """
    step = workshop.steps.get(step_id)
    if step is None or not step.runs:
        raise Refused(_("only a step that has started has an end to set right"))
    run = step.runs[-1]
    if not run.start <= end <= now:
        raise Refused(
            _("{title} began {start}; it cannot have ended {time}").format(
                title=step.title, start=time_words(run.start), time=time_words(end)
            )
        )
    for other in workshop.steps.values():
        if other is not step and any(run.start < later.start < end for later in other.runs):
            raise Refused(
                _("{title} began before {time}; two steps cannot have run at once").format(
                    title=other.title, time=time_words(end)
                )
            )
    if run.end == end:
        raise Refused(_("{title} ended then already").format(title=step.title))
    runs = (*step.runs[:-1], Run(start=run.start, end=end))
    state = StepState.DONE if step.state is StepState.RUNNING else step.state
    return Change.make(Edit(before=step, after=edited(step, runs=runs, state=state)), at=now)


def clock_moved(workshop: Workshop, by: dt.timedelta, now: dt.datetime) -> Change | None:
    """The change for a machine clock that was set by `by` while a day runs; None where none does.

    All that was logged on the day moves along: it was told by the same clock. So the running step
    keeps its remaining time, the steps keep their order, and the log shows the move.

    Args:
        now: the moment by the clock as it is now.
    """
    before = now - by
    in_hand = step_in_hand(workshop, before)
    day = workshop.day_of(in_hand.id) if in_hand else day_at(workshop, before)
    logged = [step for step in workshop.steps_of(day) if step.runs] if day else []
    last = max((moment for step in logged if (moment := last_moment(step))), default=None)
    if not by or last is None or (in_hand is None and abs(before - last) > HALF_DAY):
        return None
    edits = [
        Edit(before=step, after=edited(step, runs=tuple(_moved(run, by) for run in step.runs)))
        for step in logged
    ]
    return Change.make(*edits, at=now)


def _moved(run: Run, by: dt.timedelta) -> Run:
    return Run(start=run.start + by, end=run.end + by if run.end else None)
