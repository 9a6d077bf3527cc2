"""An agenda template: workshop days a facilitator starts from and edits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from model.entities import Group, Part, Phase
from model.methods.method import NO_WORDS, Both


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One step as the template has it."""

    title: Both[str]
    """The method's title where the template gives none of its own."""
    method: str
    """Key of a method, or empty."""
    part: Part
    minutes: int
    fixed: dt.time | None = None
    optional: bool = False
    buffer: bool = False
    firm: bool = False
    group: Group | None = None
    """How the room is divided, where not as the method has it."""
    instruction: Both[str] = NO_WORDS
    """What the room is told."""


@dataclass(frozen=True, slots=True)
class TemplateDay:
    """One workshop day of a template."""

    title: Both[str]
    phase: Phase
    after: int
    """Days from the first workshop day."""
    begins: dt.time
    """The clock time that the fixed times of the steps are written for."""
    steps: tuple[TemplateStep, ...]
    ends: dt.time | None = None
    """The clock time at which the room must be left."""

    @property
    def minutes(self) -> int:
        """Planned minutes of the whole day, breaks included."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """Workshop days that belong together."""

    key: str
    """The file's name without its ending."""
    title: Both[str]
    purpose: Both[str]
    days: tuple[TemplateDay, ...]
    place: int = 99
    """Its place in the list of templates."""
    own: bool = False
    """Whether it comes from the facilitator's own folder."""
