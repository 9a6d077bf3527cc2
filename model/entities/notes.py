"""What is said in the room: one-line notes of several kinds."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from model.entities.agenda import Phase
from model.entities.base import Entity
from model.entities.text import FilledText, Line


class NoteKind(StrEnum):
    """What a note is; each kind but the first has a mark of its own in the one-line language."""

    OBSERVATION = "observation"
    DECISION = "decision"
    QUESTION = "question"
    IDEA = "idea"
    TASK = "task"
    QUOTATION = "quotation"
    PARKED = "parked"


class Note(Entity):
    """One note; `created` is the time it was captured."""

    text: FilledText
    kind: NoteKind = NoteKind.OBSERVATION
    step: str | None = None
    """Id of the step that was running."""
    phase: Phase | None = None
    actors: tuple[str, ...] = ()
    """Ids of the actors it mentions."""
    speaker: Line = ""
    """Who said it; personal data."""
    resolved: bool = False
    """Whether a question, task or parked point has been dealt with."""
    owner: Line = ""
    """Who sees to it, where it is something to do."""
    due: dt.date | None = None
