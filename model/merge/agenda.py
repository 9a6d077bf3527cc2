"""The agenda of the result: the first session's, and the days that only others had and ran."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.capture.folding import key
from model.entities import Day, Step, StepState
from model.merge.ids import Ids
from model.merge.sources import Source
from model.workshop import TABLES, Workshop


def agenda_of(
    sources: Sequence[Source], ids: Sequence[Ids]
) -> tuple[dict[str, Day], dict[str, Step]]:
    """The days and steps of the result; `ids` learn what became of each session's own.

    A day that the first session has too is taken from there, and what was said in its steps goes
    to the steps of the same name; the clock is that of the first who ran the step. Other days come
    along, behind, where anything was run or written in them.
    """
    first = sources[0].workshop
    days, steps = dict(first.days), dict(first.steps)
    for source, known in zip(sources[1:], ids[1:], strict=True):
        for day in source.workshop.days_in_order():
            own = source.workshop.steps_of(day)
            if (there := _same_day(day, own, days, steps)) is not None:
                known.became(day.id, there.id)
                _take_steps(
                    own, [steps[step] for step in there.steps if step in steps], steps, known
                )
            elif _is_in_use(source.workshop, day):
                number = 1 + max((each.number for each in days.values()), default=0)
                days[day.id] = day.model_copy(update={"number": number})
                steps.update((step.id, step) for step in own)
            else:
                known.stayed_behind(day.id)
                for step in own:
                    known.stayed_behind(step.id)
    return days, steps


def _same_day(
    day: Day, own: Sequence[Step], days: Mapping[str, Day], steps: Mapping[str, Step]
) -> Day | None:
    if day.id in days:
        return days[day.id]
    for other in days.values():
        if (other.number, other.phase) != (day.number, day.phase):
            continue
        titles = [key(steps[step].title) for step in other.steps if step in steps]
        same_titles = titles == [key(step.title) for step in own]
        if same_titles or other.start.date() == day.start.date():
            return other
    return None


def _take_steps(
    own: Sequence[Step], there: Sequence[Step], steps: dict[str, Step], known: Ids
) -> None:
    free = {step.id: step for step in there}
    for step in own:
        same = next(_alike(step, free), None)
        if same is None:
            known.stayed_behind(step.id)
            continue
        del free[same.id]
        known.became(step.id, same.id)
        if step.runs and not steps[same.id].runs:
            done = StepState.DONE if step.state is not StepState.SKIPPED else step.state
            runs = tuple(run for run in step.runs if run.end is not None)
            steps[same.id] = same.model_copy(
                update={"runs": runs, "state": done, "added": step.added}
            )


def _alike(step: Step, free: Mapping[str, Step]) -> Iterator[Step]:
    if step.id in free:
        yield free[step.id]
    yield from (
        other
        for other in free.values()
        if (key(other.title), other.method) == (key(step.title), step.method)
    )


def _is_in_use(workshop: Workshop, day: Day) -> bool:
    """Whether anything was run on `day` or belongs to it or its steps."""
    inside = {day.id, *day.steps}
    if any(step.runs for step in workshop.steps_of(day)):
        return True
    return any(
        inside & {getattr(entity, "step", None), getattr(entity, "day", None)}
        for table in TABLES
        if table not in ("session", "days", "steps")
        for entity in workshop.rows(table).values()
    )
