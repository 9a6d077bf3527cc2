"""Workshop days and the steps of their agendas, with what really happened on the clock."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum, StrEnum

from pydantic import Field, NaiveDatetime, model_validator

from locales import _
from model.entities.base import Entity, Value
from model.entities.text import Name, Text


class Phase(IntEnum):
    """The four phases of a value network process (Kymenlaakso)."""

    MAPPING = 1
    SHARED_UNDERSTANDING = 2
    VALUE_NETWORK = 3
    FOLLOW_UP = 4


class Part(StrEnum):
    """Where in a meeting a step stands (after Kaner), or that it is a break."""

    OPENING = "opening"
    PROCESSING = "processing"
    CLOSING = "closing"
    BREAK = "break"


class Group(StrEnum):
    """How the room is divided while a method or step runs."""

    PLENARY = "plenary"
    SMALL_GROUPS = "small_groups"
    PAIRS = "pairs"
    INDIVIDUAL = "individual"
    DESK = "desk"
    """Background work before or after the meeting, without the room."""


class StepState(StrEnum):
    """How far a step has come."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


class Run(Value):
    """One uninterrupted stretch of a step, by the local wall clock."""

    start: NaiveDatetime
    end: NaiveDatetime | None = None
    """None while it goes on."""


class Step(Entity):
    """One step of a day's agenda: what is planned, and the runs it really had."""

    title: Name
    method: str = ""
    """Key of the method it runs, or empty."""
    part: Part = Part.PROCESSING
    group: Group | None = None
    """How the room is divided; None where it is as the method has it."""
    minutes: int = Field(default=15, ge=0, le=24 * 60)
    """Planned minutes. Time added on the day stands in `added`, so the plan stays readable."""
    fixed: dt.time | None = None
    """The clock time at which it starts whatever happens before (lunch at 11:30)."""
    optional: bool = False
    """Whether it may be dropped when time runs out."""
    buffer: bool = False
    """Whether it is spare time, eaten before anything else."""
    firm: bool = False
    """Whether its minutes stay when others are shortened (setting up the room, a guest's talk)."""
    instruction: Text = ""
    """What the room is told."""
    state: StepState = StepState.PLANNED
    added: int = Field(default=0, ge=-24 * 60, le=24 * 60)
    """Minutes added (or taken, negative) while running the day."""
    agreed_start: NaiveDatetime | None = None
    """The later start the room agreed to on the day, where it has a fixed clock time."""
    runs: tuple[Run, ...] = ()

    @model_validator(mode="after")
    def _one_open_run(self) -> Step:
        open_runs = [run for run in self.runs if run.end is None]
        if len(open_runs) > (self.state is StepState.RUNNING):
            raise ValueError(_("only a running step has an unfinished run"))
        return self


class Day(Entity):
    """One workshop day: its date, hours and steps in order."""

    number: int = Field(ge=1)
    title: Name
    phase: Phase
    start: NaiveDatetime
    """When the first step is to begin."""
    ends: dt.time | None = None
    """The clock time at which the room must be left; None where nobody said."""
    agreed_end: NaiveDatetime | None = None
    """The end that the room agreed to on the day; None where the planned end holds."""
    steps: tuple[str, ...] = ()
    """Ids of the steps in their order."""
