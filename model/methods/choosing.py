"""What a step takes over from the method that is chosen for it."""

from __future__ import annotations

from typing import Any

from model.entities import Step
from model.methods.method import Method


def fields_from(
    method: Method,
    step: Step,
    before: Method | None,
    *,
    language: str,
    untouched: bool,
    begun: bool,
) -> dict[str, Any]:
    """The fields of `step` that change when it is to run `method`.

    Title, minutes and instruction are taken from the method where nobody has written their own:
    in a step that is `untouched`, or where they are still those of the method it had before.

    Args:
        method: the method that was chosen.
        step: the step.
        before: the method that the step had.
        language: the session's language, "fi" or "en".
        untouched: whether the step is as it was made.
        begun: whether its day has begun; time is added on the day then, and the plan stays.
    """
    fields: dict[str, Any] = {"method": method.key}
    titles = (before.title.fi, before.title.en) if before else ()
    if untouched or step.title in titles:
        fields["title"] = method.title.of(language)
    full = step.minutes + step.added
    own_minutes = not untouched and (before is None or full != before.minutes.total)
    if method.minutes.total and not own_minutes and not step.runs:
        if begun:
            fields["added"] = method.minutes.total - step.minutes
        else:
            fields |= {"minutes": method.minutes.total, "added": 0}
    if not step.instruction or step.instruction in instructions(before):
        fields["instruction"] = instruction(method, language)
    return fields


def instruction(method: Method, language: str) -> str:
    """What the room is told first: the method's first question."""
    return next(iter(method.prompts.of(language)), "")


def instructions(method: Method | None) -> tuple[str, ...]:
    """The method's instruction in each language."""
    return () if method is None else (instruction(method, "fi"), instruction(method, "en"))
