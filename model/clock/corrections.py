"""Setting the log right: a step that really started earlier, a machine clock that was set."""

from __future__ import annotations

import datetime as dt

from locales import _
from model.changes import Change, Edit, edited
from model.clock.runs import open_run, running_step
from model.clock.words import time_words
from model.entities import Run, Step
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


def clock_moved(workshop: Workshop, by: dt.timedelta, now: dt.datetime) -> Change | None:
    """The change for a machine clock that was set by `by` while a step runs; None where none runs.

    The run's start moves along, so that its remaining time does not jump; the log shows it.

    Args:
        now: the moment by the clock as it is now.
    """
    step = running_step(workshop)
    run = open_run(step) if step else None
    if step is None or run is None or not by:
        return None
    runs = tuple(Run(start=run.start + by) if other is run else other for other in step.runs)
    return Change.make(Edit(before=step, after=edited(step, runs=runs)), at=now)
