"""Running a day: start, finish, next, back, pause, resume, skip, jump.

Each makes a `Change`; nothing happens until the recorder applies it. Only one step runs at a time
in the whole session: whatever starts ends what ran.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from locales import _
from model.changes import Change, Edit, edited
from model.clock.placing import place
from model.clock.runs import (
    begun,
    day_at,
    last_moment,
    open_run,
    paused_step,
    running_step,
    step_in_hand,
)
from model.entities import Day, Run, Step, StepState
from model.errors import Refused
from model.workshop import Workshop

_UNDONE = (StepState.PLANNED, StepState.PAUSED)


def start(
    workshop: Workshop, now: dt.datetime, step_id: str | None = None, day: Day | None = None
) -> Change:
    """The change that starts a step: `step_id`, else the next one of `day`, else of today's day.

    A paused step goes on. What ran ends; planned steps before `step_id` are passed over.

    Raises:
        Refused: where there is no such step, it runs already, or none is left.
    """
    if step_id is not None:
        return jump(workshop, step_id, now)
    if running := running_step(workshop):
        raise Refused(
            _(
                "{title} is running already; go on to the next step, or name the one to start"
            ).format(title=running.title)
        )
    day = day or day_at(workshop, now)
    if day is None:
        raise Refused(_("there is no workshop day; add one first"))
    steps = workshop.steps_of(day)
    if not steps:
        raise Refused(_("day {number} has no steps; add one first").format(number=day.number))
    coming = _after(steps, _frontier(steps)) or _after(steps, -1)
    if paused := paused_step(steps):
        coming = paused
    if coming is None:
        raise Refused(_("every step of day {number} is done").format(number=day.number))
    return _change(now, (coming, _started(coming, now)))


def jump(workshop: Workshop, step_id: str, now: dt.datetime) -> Change:
    """The change that goes to a step at once, forward or back; a step that was done runs again.

    What ran ends. Going forward, planned steps in between are passed over and can be started later;
    going back, the step that was left waits, paused.

    Raises:
        Refused: where there is no such step, or it runs already.
    """
    target, day = place(workshop, step_id)
    if open_run(target):
        raise Refused(_("{title} is running already").format(title=target.title))
    steps = workshop.steps_of(day)
    position = steps.index(target)
    pairs: list[tuple[Step, Step]] = []
    for i, step in enumerate(steps):
        if open_run(step):
            left = StepState.DONE if i < position else StepState.PAUSED
            pairs.append((step, _ended(step, now, left)))
        elif i < position and step.state in _UNDONE:
            passed = StepState.DONE if step.runs else StepState.SKIPPED
            pairs.append((step, edited(step, state=passed)))
    pairs += _others_ended(workshop, steps, now)
    return _change(now, *pairs, (target, _started(target, now)))


def finish(workshop: Workshop, now: dt.datetime) -> Change:
    """The change that ends the step in hand, running or paused; nothing else starts.

    Raises:
        Refused: where none is.
    """
    step = _in_hand(workshop, now)
    return _change(now, (step, _ended(step, now, StepState.DONE)))


def next_step(workshop: Workshop, now: dt.datetime) -> Change:
    """The change that ends the step in hand and starts the one after it; the last only ends.

    Where none is in hand, the next one of today's day starts.

    Raises:
        Refused: where nothing is left to start or end.
    """
    step = step_in_hand(workshop, now)
    day = workshop.day_of(step.id) if step else None
    if step is None or day is None:
        return start(workshop, now)
    return _moving_on(workshop, day, step, now, StepState.DONE)


def back(workshop: Workshop, now: dt.datetime) -> Change:
    """The change that goes back: the step in hand waits, the one before it runs again.

    The step that was left keeps what it has run, and goes on with a further run later.

    Raises:
        Refused: where nothing stands before it.
    """
    step = step_in_hand(workshop, now)
    if step is None:
        day = day_at(workshop, now)
        steps = workshop.steps_of(day) if day else []
        before = _frontier(steps)
    else:
        day = workshop.day_of(step.id)
        steps = workshop.steps_of(day) if day else []
        before = steps.index(step) - 1 if step in steps else -1
    while before >= 0 and steps[before].state is StepState.SKIPPED:
        before -= 1
    if before < 0:
        raise Refused(_("there is no step to go back to"))
    pairs = []
    if step is not None and open_run(step):
        pairs.append((step, _left_waiting(step, now)))
    return _change(now, *pairs, (steps[before], _started(steps[before], now)))


def pause(workshop: Workshop, now: dt.datetime) -> Change:
    """The change that stops the running step for a while: its remaining time stands still.

    Raises:
        Refused: where no step runs.
    """
    step = running_step(workshop)
    if step is None:
        raise Refused(_("no step is running"))
    return _change(now, (step, _ended(step, now, StepState.PAUSED)))


def resume(workshop: Workshop, now: dt.datetime) -> Change:
    """The change that lets the paused step go on, as a further run.

    Raises:
        Refused: where none is paused.
    """
    step = step_in_hand(workshop, now)
    if step is not None and open_run(step):
        raise Refused(_("{title} is running already").format(title=step.title))
    if step is None:
        waiting = [step for step in workshop.steps.values() if step.state is StepState.PAUSED]
        if not waiting or running_step(workshop):
            raise Refused(_("no step is paused"))
        step = max(waiting, key=lambda step: (last_moment(step) or dt.datetime.min, step.id))
    return _change(now, (step, _started(step, now)))


def skip(workshop: Workshop, now: dt.datetime, step_id: str | None = None) -> Change:
    """The change that leaves a step out: `step_id`, else the one in hand, else the next.

    Where it is the step in hand, the one after it starts.

    Raises:
        Refused: where there is no such step, or it is done or left out already.
    """
    in_hand = step_in_hand(workshop, now)
    if step_id is None and in_hand is None:
        day = day_at(workshop, now)
        steps = workshop.steps_of(day) if day else []
        step = _after(steps, _frontier(steps))
        if step is None:
            raise Refused(_("there is no step to skip"))
    elif step_id is None:
        step = in_hand
    else:
        step = place(workshop, step_id)[0]
    assert step is not None, "every branch found a step or refused"
    if step.state is StepState.DONE:
        raise Refused(_("{title} is done already").format(title=step.title))
    if step.state is StepState.SKIPPED:
        raise Refused(_("{title} is left out already").format(title=step.title))
    day = workshop.day_of(step.id)
    if step is in_hand and day is not None:
        return _moving_on(workshop, day, step, now, StepState.SKIPPED)
    return _change(now, (step, _ended(step, now, StepState.SKIPPED)))


def restore(workshop: Workshop, step_id: str, now: dt.datetime) -> Change:
    """The change that puts a step that was left out back on the agenda.

    Raises:
        Refused: where there is no such step, or it was not left out.
    """
    step = place(workshop, step_id)[0]
    if step.state is not StepState.SKIPPED:
        raise Refused(_("{title} was not left out").format(title=step.title))
    state = StepState.PAUSED if step.runs else StepState.PLANNED
    return _change(now, (step, edited(step, state=state)))


# ---------------------------------------------------------------------- pieces


def _moving_on(
    workshop: Workshop, day: Day, step: Step, now: dt.datetime, state: StepState
) -> Change:
    """End `step` in `state` and start the one after it, where there is one."""
    steps = workshop.steps_of(day)
    following = _after(steps, steps.index(step))
    pairs = [(step, _ended(step, now, state))]
    if following is not None:
        pairs.append((following, _started(following, now)))
    return _change(now, *pairs)


def _frontier(steps: list[Step]) -> int:
    """Position of the step that ran last; -1 where none has."""
    logged = [(moment, i) for i, step in enumerate(steps) if (moment := last_moment(step))]
    return max(logged)[1] if begun(steps) else -1


def _after(steps: list[Step], position: int) -> Step | None:
    return next((step for step in steps[position + 1 :] if step.state in _UNDONE), None)


def _in_hand(workshop: Workshop, now: dt.datetime) -> Step:
    step = step_in_hand(workshop, now)
    if step is None:
        raise Refused(_("no step is running"))
    return step


def _started(step: Step, now: dt.datetime) -> Step:
    closed = _closed(step, now)
    return edited(step, state=StepState.RUNNING, runs=(*closed, Run(start=now)))


def _ended(step: Step, now: dt.datetime, state: StepState) -> Step:
    return edited(step, state=state, runs=_closed(step, now))


def _left_waiting(step: Step, now: dt.datetime) -> Step:
    """`step` as one goes back from it: a run of no length leaves no trace."""
    runs = tuple(run for run in _closed(step, now) if run.end != run.start)
    return edited(step, state=StepState.PAUSED if runs else StepState.PLANNED, runs=runs)


def _closed(step: Step, now: dt.datetime) -> tuple[Run, ...]:
    """The runs of `step`, none of them open; none ends before it began."""
    return tuple(
        run if run.end is not None else Run(start=run.start, end=max(now, run.start))
        for run in step.runs
    )


def _others_ended(
    workshop: Workshop, steps: Iterable[Step], now: dt.datetime
) -> list[tuple[Step, Step]]:
    """Steps outside `steps`, as of another day, that still run: they end."""
    here = {step.id for step in steps}
    return [
        (step, _ended(step, now, StepState.DONE))
        for step in workshop.steps.values()
        if step.id not in here and open_run(step)
    ]


def _change(now: dt.datetime, *pairs: tuple[Step, Step]) -> Change:
    return Change.make(*(Edit(before=before, after=after) for before, after in pairs), at=now)
