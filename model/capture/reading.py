"""What came of reading one line: the change it makes or why it makes none, and its colours."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from typing import Literal

from model.changes import Change
from model.errors import Refused

Role = Literal[
    "actor",
    "new_actor",
    "arrow",
    "what",
    "mark",
    "category",
    "channel",
    "sector",
    "error",
]
"""What a stretch of the line stands for."""

SavedKind = Literal["actor", "link", "note"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the line, in characters from its start, and what it stands for."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as it was understood. A blank line has neither a change nor an error."""

    change: Change | None = None
    """What Enter will do; None where the line is blank or cannot be taken."""
    error: str = ""
    """What is wrong and what to write instead; empty where nothing is."""
    summary: str = ""
    """What Enter will save, in one line of plain text, remarks included."""
    new_actors: tuple[str, ...] = ()
    """Names unknown so far, which become actors."""
    saved: tuple[tuple[SavedKind, str], ...] = ()
    """What the change adds or edits: kind and id, in the order of the change."""
    spans: tuple[Span, ...] = ()
    """Stretches of the line by what they stand for: in order, never overlapping."""
    unfinished: bool = False
    """Whether the error only asks for the rest of a line that is right so far."""
    remarks: tuple[str, ...] = ()
    """What to look at before Enter: a near miss of a name, a mention of nobody, a link skipped."""


class Unreadable(Refused):
    """The line cannot be taken; the message says what to write instead."""

    def __init__(self, words: str, *, unfinished: bool = False) -> None:
        super().__init__(words)
        self.unfinished = unfinished


@dataclass(slots=True)
class Draft:
    """What is gathered while a line is read."""

    spans: list[Span] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def mark(self, start: int, end: int, role: Role) -> None:
        """Say what the stretch from `start` to `end` stands for; an empty one is nothing."""
        if end > start:
            self.spans.append(Span(start, end, role))

    def remark(self, words: str) -> None:
        """Add what to look at, once."""
        if words not in self.remarks:
            self.remarks.append(words)

    def finished(self) -> tuple[Span, ...]:
        """The spans in order; of two that overlap the one that was marked last counts."""
        taken: list[Span] = []
        for span in reversed(self.spans):
            place = bisect(taken, span.start, key=lambda other: other.start)
            before, after = taken[max(0, place - 1) : place], taken[place : place + 1]
            if all(other.end <= span.start for other in before) and all(
                span.end <= other.start for other in after
            ):
                taken.insert(place, span)
        return tuple(taken)

    def refused(self, error: Unreadable) -> Reading:
        """The reading of a line that cannot be taken."""
        return Reading(error=str(error), spans=self.finished(), unfinished=error.unfinished)

    def accepted(
        self,
        change: Change,
        words: list[str],
        saved: list[tuple[SavedKind, str]],
        new_actors: tuple[str, ...] = (),
    ) -> Reading:
        """The reading of a line that makes `change`; `words` say what that saves."""
        return Reading(
            change=change,
            summary=" · ".join(["  ".join(word for word in words if word), *self.remarks]),
            new_actors=new_actors,
            saved=tuple(saved),
            spans=self.finished(),
            remarks=tuple(self.remarks),
        )
