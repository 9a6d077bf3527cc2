"""What a document says of a network, as plain data: nothing of it has touched a session yet.

A reader of `importers.registry` makes an `ImportDraft` of a file's bytes, `importers.apply` makes
one undoable change of the draft. A screen shows `columns`, lets them be corrected, and reads the
document again with the corrections in `ReadOptions.mapping`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from model.changes import Change

Scope = Literal["actor", "link"]
"""Whether a column says something of actors or of links."""

NOTHING = ""
"""The field of a column that is left out."""


@dataclass(frozen=True, slots=True)
class DraftActor:
    """An actor that the document names."""

    key: str
    """How the draft's links name it; drafts of one key are one actor, said in several places."""
    where: str
    """Its place in the document, in words: “row 7”, “node n3”."""
    fields: Mapping[str, object]
    """Values by field of `Actor`, `name` among them; only what the document says.

    `id` and `created` only where the document carries ours. `contacts` is a tuple of `Contact`.
    """
    meant: frozenset[str] = frozenset()
    """Fields that somebody changed in the document on purpose: they replace what is there."""


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A directed flow that the document names."""

    source: str
    """Key of the draft's actor that gives."""
    target: str
    """Key of the draft's actor that gets."""
    where: str
    """Its place in the document, in words."""
    fields: Mapping[str, object]
    """Values by field of `ValueLink`, `what` among them and the two ends not."""
    meant: frozenset[str] = frozenset()
    """Fields that somebody changed in the document on purpose: they replace what is there."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the document that was not taken."""

    where: str
    """Its place in the document, in words."""
    why: str
    """The reason, in words."""


Verdict = Literal["added", "changed", "same"]
"""What one thing of the document comes to in the session."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One actor or link of the document, and what it comes to."""

    scope: Scope
    verdict: Verdict
    words: str
    """The actor's name, or the link with both its ends."""
    where: str
    """Its place in the document, in words."""
    details: tuple[str, ...] = ()
    """Of something changed, the names of the fields that are filled or replaced."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a draft comes to in one session: a change that is not made yet, and the tale of it."""

    change: Change | None
    """The one undoable change; None where nothing is new."""
    deeds: tuple[Deed, ...]
    """Every actor and link that was taken, in the order of the document, actors first."""
    skipped: tuple[Skipped, ...]
    """What was not taken, or not altogether: the reader's reasons first."""
    remarks: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> dict[Scope, int]:
        """How many actors and links have `verdict`; none of a kind is not counted."""
        counts: dict[Scope, int] = {}
        for deed in self.deeds:
            if deed.verdict == verdict:
                counts[deed.scope] = counts.get(deed.scope, 0) + 1
        return counts

    def summary(self) -> dict[str, object]:
        """The counts and what was skipped, as the command line answers in JSON."""
        return {
            "added": self.count("added"),
            "changed": self.count("changed"),
            "same": self.count("same"),
            "skipped": [{"where": item.where, "why": item.why} for item in self.skipped],
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True, slots=True)
class Column:
    """A column or attribute of the document, and what it is read as."""

    scope: Scope
    name: str
    """As the document calls it; unique within its scope."""
    field: str
    """The field of `Actor` or `ValueLink` it is read as; `NOTHING` where it is left out."""
    filled: int
    """How many rows or elements have a value in it."""
    samples: tuple[str, ...] = ()
    """The first few different values."""
    reason: str = ""
    """Why it is read so, in words, where it is not its name alone."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """Everything that a reader took from one document."""

    actors: tuple[DraftActor, ...] = ()
    links: tuple[DraftLink, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[Column, ...] = ()
    """What was found, in the order of the document, with the guessed or asked fields."""
    remarks: tuple[str, ...] = ()
    """What was understood in a way that the facilitator should know of, in words."""
    title: str = ""
    """What the document calls itself."""
    answers: bool = False
    """Whether people answered one by one, so that their texts go under what is there already."""


Mapped = Mapping[tuple[Scope, str], str]
"""Fields by scope and name of a column; `NOTHING` leaves a column out."""

Progress = Callable[[int, int], None]
"""Told how many of how many elements are done; raises `Stopped` to end the work."""


class Stopped(Exception):
    """The work was stopped by the one who asked for it; nothing was changed."""


def quietly(done: int, total: int) -> None:
    """Nobody watches the progress."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a document is read."""

    mapping: Mapped = field(default_factory=lambda: MappingProxyType({}))
    """Corrections of what columns are read as; the others are guessed."""
    undirected: Literal["both", "one"] = "both"
    """Whether an undirected edge becomes links both ways, or one as it is written."""
    progress: Progress = quietly
