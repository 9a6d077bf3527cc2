"""Finding a step and the day it stands on."""

from __future__ import annotations

from locales import _
from model.entities import Day, Step
from model.errors import Refused
from model.workshop import Workshop


def place(workshop: Workshop, step_id: str) -> tuple[Step, Day]:
    """The step with this id and the day whose agenda holds it.

    Raises:
        Refused: where there is none.
    """
    step = workshop.steps.get(step_id)
    day = workshop.day_of(step_id) if step else None
    if step is None or day is None:
        raise Refused(_("there is no agenda step {id}").format(id=step_id))
    return step, day
