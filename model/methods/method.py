"""A method as data: what it is for, how it is led, in which form its outcome is captured."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from model.entities import Form, Group, Phase, Rows

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """The same thing in Finnish and in English."""

    fi: T
    en: T

    def of(self, language: str) -> T:
        """The Finnish for "fi", the English for any other language."""
        return self.fi if language == "fi" else self.en


NO_WORDS = Both("", "")
"""Words that were not given."""


class LinksView(StrEnum):
    """The view of the network that a links method works in."""

    MAP = "map"
    LINES = "lines"
    MATRIX = "matrix"
    EGO = "ego"


@dataclass(frozen=True, slots=True)
class Minutes:
    """Default minutes of the three parts that every encounter goes through (after Kaner)."""

    opening: int = 0
    processing: int = 0
    closing: int = 0

    @property
    def total(self) -> int:
        """The whole method's minutes."""
        return self.opening + self.processing + self.closing


@dataclass(frozen=True, slots=True)
class Field:
    """One column or one item of a capture form."""

    key: str
    """Stays the same whatever the words are; answers are stored under it."""
    title: Both[str]
    hint: Both[str] = NO_WORDS
    """What belongs here, where the title does not say it."""
    group: Both[str] = NO_WORDS
    """Heading over the items that belong together."""
    steps: Both[tuple[str, ...]] = Both((), ())
    """Words for each value of this item's own scale, lowest first; empty for the method's scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a rating: whole numbers from `low` to `high`, with words for both ends."""

    low: int = 1
    high: int = 5
    low_words: Both[str] = NO_WORDS
    high_words: Both[str] = NO_WORDS


@dataclass(frozen=True, slots=True)
class Method:
    """One way of working, ready to run."""

    key: str
    """The file's name without its ending."""
    phases: tuple[Phase, ...]
    """The phases it serves, its own phase first."""
    form: Form
    group: tuple[Group, ...]
    """How the room is divided, in the order of working."""
    title: Both[str]
    purpose: Both[str]
    minutes: Minutes
    prompts: Both[tuple[str, ...]]
    """Questions for the facilitator to put to the room."""
    materials: Both[tuple[str, ...]] = Both((), ())
    source: str = ""
    """Short names of the documents it comes from."""
    columns: tuple[Field, ...] = ()
    """Columns of a board or grid; for actors and targets, the fields that are filled in."""
    items: tuple[Field, ...] = ()
    """What is rated, checked or asked; for a grid, its given rows."""
    scale: Scale = Scale()
    """Used by ratings only."""
    view: LinksView = LinksView.MAP
    """Used by links methods only."""
    rows: Rows = Rows.FREE
    """Used by grids only."""
    owner_and_date: bool = False
    """Whether each row of a grid has an owner and a date, and so is followed up."""
    votes: int = 0
    """Votes that each person has on a board; 0 where cards are not voted on."""
    answers: bool = False
    """Whether each card of a board is to be answered: until then the follow-up brings it up."""
    rounds: int = 0
    """Rounds of a café, each as long as the others; 0 for other forms."""
    place: int = 99
    """Its place among the methods of its phase; those of one place stand by key."""
    own: bool = False
    """Whether it comes from the facilitator's own folder."""

    @property
    def phase(self) -> Phase:
        """The phase it stands under in the catalogue."""
        return self.phases[0]
