"""What the sections of a report share: the workshop, the choices, and words for dates and names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from exporters.markdown.blocks import strong
from exporters.markdown.text import inline
from exporters.options import ExportOptions
from exporters.pairs import sound_links
from locales import language
from model.dates import format_date
from model.entities import Actor, Note, NoteKind, Sector, ValueLink
from model.network.graph import Network
from model.workshop import Workshop

if TYPE_CHECKING:
    from model.network.measures import Measures

LEVEL = 2
"""Heading level of a section."""

NOT_SAID = "–"
"""Stands where a card has nothing."""


class Finding(Protocol):
    """What a report needs of a finding."""

    @property
    def key(self) -> str:
        """The rule that made it."""

    @property
    def words(self) -> str:
        """What was found, in one or two sentences in the language in force."""

    @property
    def question(self) -> str:
        """What to ask the room about it."""

    @property
    def measure(self) -> str:
        """Standard name of the measure behind it."""


@dataclass(frozen=True)
class Report:
    """One report while it is written."""

    workshop: Workshop
    options: ExportOptions
    told: Sequence[Finding] | None = None
    """What the network analysis says, where it was worked out before."""
    level: int = field(default=LEVEL, kw_only=True)
    """Heading level of a section; what stands inside it goes one deeper."""

    @cached_property
    def network(self) -> Network:
        """The network as it is now."""
        return Network.of_workshop(self.workshop)

    @cached_property
    def measures(self) -> Measures:
        """Its measures, all of them."""
        from model.network.measures import measure_network

        return measure_network(self.network)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What the network analysis says, most important first.

        A network without links says nothing that the sections do not say themselves.
        """
        if self.told is not None or not self.workshop.links:
            return self.told or ()
        from model.network.findings import find

        return find(self.network, self.measures)

    @cached_property
    def links(self) -> list[ValueLink]:
        """The links whose two actors are there, in order of creation."""
        return sound_links(self.workshop)

    @cached_property
    def actors(self) -> list[Actor]:
        """The actors: the customer first, then by sector, then by name."""
        sectors = [Sector.CUSTOMER, *(s for s in Sector if s is not Sector.CUSTOMER)]
        return sorted(
            self.workshop.actors.values(),
            key=lambda actor: (
                not actor.is_customer,
                sectors.index(actor.sector),
                actor.name.casefold(),
                actor.id,
            ),
        )

    @cached_property
    def notes(self) -> list[Note]:
        """The notes that may be told: quotations only where personal data go along."""
        notes = self.workshop.notes.values()
        if self.options.personal_data:
            return list(notes)
        return [note for note in notes if note.kind is not NoteKind.QUOTATION]

    def notes_of(self, kind: NoteKind) -> list[Note]:
        """The notes of one kind."""
        return [note for note in self.notes if note.kind is kind]

    def name(self, actor_id: str) -> str:
        """An actor's name as Markdown; a question mark where there is no such actor."""
        actor = self.workshop.actors.get(actor_id)
        return inline(actor.name) if actor else "?"

    def names(self, actor_ids: Iterable[str]) -> str:
        """Actors' names as Markdown, with commas between them."""
        return ", ".join(self.name(actor_id) for actor_id in actor_ids)

    def step_title(self, step_id: str | None) -> str:
        """A step's title as Markdown; empty where there is no such step."""
        step = self.workshop.steps.get(step_id or "")
        return inline(step.title) if step else ""


Body = Callable[[Report], list[str]]
"""Writes the blocks of a section; none where there is nothing to tell."""


def date_words(date: dt.date | None) -> str:
    """A date as the report's language writes it; empty for None."""
    return format_date(date, language())


def capital(words: str) -> str:
    """`words` with a capital at the start."""
    return words[:1].upper() + words[1:]


def fields(values: Mapping[str, str]) -> list[str]:
    """List items for named values, `**Name:** value`; blank ones are left out."""
    return [f"{lead(name)} {value}" for name, value in values.items() if value]


def lead(words: str) -> str:
    """`words` in bold with a colon, as what follows is introduced."""
    return strong(f"{words}:")
