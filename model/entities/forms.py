"""What methods leave behind: sheets, and the cards, rows, answers and harvests on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field, model_validator

from locales import _
from model.entities.base import Entity, Value
from model.entities.text import FilledLine, FilledText, Line, Name, Text


class Form(StrEnum):
    """The capture form that a method's outcome is written in."""

    ACTORS = "actors"
    LINKS = "links"
    BOARD = "board"
    GRID = "grid"
    RATING = "rating"
    CHECKLIST = "checklist"
    TARGETS = "targets"
    CAFE = "cafe"
    NOTES = "notes"


class Rows(StrEnum):
    """Where the rows of a grid come from."""

    FREE = "free"
    """The room adds a row whenever there is something to write."""
    GIVEN = "given"
    """The method's items are the rows."""
    ACTORS = "actors"
    """Every actor of the network has a row."""


class Heading(Value):
    """A column or an item of a sheet, in the words that the session's language had for it."""

    key: str
    """As the method names it; cards, cells and answers are stored under it."""
    title: Line
    group: Line = ""
    """Heading over the items that belong together."""
    steps: tuple[Line, ...] = ()
    """Words for each value of this item's own scale, lowest first."""


class Sheet(Entity):
    """One use of a method's form: a board, a grid, a rating… of this session.

    It carries the method's columns and items, so a session opens in full on a laptop that lacks
    the facilitator's own method files.
    """

    method: str
    """Key of the method."""
    form: Form
    title: Name
    step: str | None = None
    """Id of the agenda step it was opened in."""
    round: int = Field(default=1, ge=1)
    """How many times this method has been used: 1 for the first sheet."""
    columns: tuple[Heading, ...] = ()
    items: tuple[Heading, ...] = ()
    rows: Rows = Rows.FREE
    """Where a grid's rows come from."""
    owner_and_date: bool = False
    """Whether each row of a grid has an owner and a date, and so is followed up."""
    votes: int = Field(default=0, ge=0, le=99)
    """Votes that each person has on a board; 0 where cards are not voted on."""
    voters: int = Field(default=0, ge=0, le=999)
    """People who vote; 0 where nobody counted them."""
    answers: bool = False
    """Whether each card of a board is to be answered: until then the follow-up brings it up."""
    low: int = 1
    """Lowest value of a rating's scale."""
    high: int = 5
    """Highest value of a rating's scale."""
    low_words: Line = ""
    high_words: Line = ""
    rounds: int = Field(default=0, ge=0, le=20)
    """Rounds of a café."""
    carried: bool = False
    """Whether it came along from the session of an earlier round."""


class Card(Entity):
    """A card on a board."""

    sheet: str
    column: str
    """Key of the board's column."""
    text: FilledText
    place: float = 0.0
    """Its place in the column: cards stand by place, then by age."""
    cluster: Line = ""
    """Name of the heap of alike cards it was put into; empty for none."""
    actors: tuple[str, ...] = ()
    """Ids of the actors it is given to."""
    votes: int = Field(default=0, ge=0)
    impact: int | None = Field(default=None, ge=1, le=5)
    effort: int | None = Field(default=None, ge=1, le=5)
    became: tuple[str, ...] = ()
    """Ids of the targets, agreements, notes and links that were made from it."""
    answer: Text = ""
    """What was answered to it, as to a customer panel's feedback."""
    step: str | None = None


OWN_TITLE = "*"
"""The cell that holds the title of a row which the room added to a grid of given rows."""


class GridRow(Entity):
    """A row of a grid: text by column."""

    sheet: str
    item: str = ""
    """Key of the given row it fills, or id of the actor it is about; empty for a row of its own.

    A row that the room adds to given ones has its title in the cell `OWN_TITLE`.
    """
    cells: Mapping[str, Text] = Field(default_factory=dict)
    """Texts by column key."""
    owner: Line = ""
    due: dt.date | None = None
    done: bool = False
    place: float = 0.0
    step: str | None = None


class Respondent(StrEnum):
    """Who gave a rating."""

    PERSON = "person"
    GROUP = "group"
    ROOM = "room"


class Response(Entity):
    """One respondent's answers to a rating, or to a part of it."""

    sheet: str
    by: Respondent = Respondent.PERSON
    name: Line = ""
    """Who; empty where it is anonymous, as it is unless asked otherwise. Personal data."""
    values: Mapping[str, int] = Field(default_factory=dict)
    """Values by item key, on the sheet's scale."""
    step: str | None = None


class CheckAnswer(StrEnum):
    """What a checklist's item was answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Check(Entity):
    """The answer to one item of a checklist."""

    sheet: str
    item: str
    answer: CheckAnswer | None = None
    """None where there is only a note so far."""
    note: Text = ""
    settled: bool = False
    """Whether what was open has been dealt with since."""
    owner: Line = ""
    """Who sees to what is open."""
    due: dt.date | None = None
    step: str | None = None


class CafeTable(Entity):
    """A table of a learning café."""

    sheet: str
    number: int = Field(ge=1)
    topic: Line = ""
    host: Line = ""
    """Who stays at the table and sums up; personal data."""
    summary: Text = ""
    """The host's summing up."""


class Harvest(Entity):
    """Something that a café table said in one round."""

    table: str
    """Id of the café table."""
    round: int = Field(ge=1)
    text: FilledText


class Attendee(Entity):
    """A person who was present on a workshop day. Personal data."""

    day: str
    name: FilledLine
    actor: str | None = None
    """Id of the actor the person comes from."""
    arrived: bool = True
    """False where the person was expected and has not come."""


class Grouping(Entity):
    """The room divided into groups: pairs, groups of n, or a café's tables in one round."""

    title: Name
    step: str | None = None
    sheet: str | None = None
    """Id of the café's sheet it belongs to."""
    round: int = Field(default=0, ge=0)
    """The café round it holds for; 0 where there are no rounds."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Ids of the attendees, group by group."""


class NoFlow(Entity):
    """A pair that was asked about, and between whom nothing flows in this direction."""

    source: str
    target: str
    step: str | None = None

    @model_validator(mode="after")
    def _between_two(self) -> NoFlow:
        if self.source == self.target:
            raise ValueError(_("a pair needs two different actors"))
        return self
