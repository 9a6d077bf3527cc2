"""What a finding is, and what the rules that make findings look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from locales import _
from model.entities import ValueLink
from model.network.graph import Network
from model.network.measures import Measures
from model.network.words import cut, listed, shortened

FEWEST_ACTORS = 5
"""Actors below which the shape of the network says nothing."""

FEWEST_LINKS = 6
"""Existing links below which the shape of the network says nothing."""

_LONGEST_NAME = 40
_LONGEST_WHAT = 40
_ROOM_FOR_ARROWS = 118


class Severity(StrEnum):
    """How much a finding asks for attention in the room."""

    HIGH = "high"
    """The network may break, or misses its point, here."""
    MEDIUM = "medium"
    """Worth a question."""
    LOW = "low"
    """Good to know."""


ORDER = tuple(Severity)
"""Severities, the most urgent first."""


def severity_words(severity: Severity) -> str:
    """How urgent a finding is, in a word or two."""
    match severity:
        case Severity.HIGH:
            return _("Important")
        case Severity.MEDIUM:
            return _("Worth a question")
        case Severity.LOW:
            return _("Good to know")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the network says, in words, with what it means on the map."""

    key: str
    """The rule that made it."""
    severity: Severity
    words: str
    """What was found, counts included, in the language that was in force."""
    question: str
    """What to ask the room about it."""
    actors: tuple[str, ...]
    """Ids of the actors it is about, the most important first."""
    links: tuple[str, ...]
    """Ids of the links it is about."""
    measure: str
    """Standard name of the measure behind it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The network and its measures, as a rule sees them."""

    network: Network
    measures: Measures

    @property
    def has_shape(self) -> bool:
        """Whether the network is large enough for findings about its shape."""
        return (
            len(self.network.actors) >= FEWEST_ACTORS and len(self.network.existing) >= FEWEST_LINKS
        )

    @property
    def others(self) -> int:
        """How many other actors each one has."""
        return len(self.network.actors) - 1

    def name(self, actor: str) -> str:
        """An actor's name, cut short where it would fill the sentence."""
        return shortened(self.network.actors[actor].name, _LONGEST_NAME)

    def label(self, actor: str) -> str:
        """What an actor is called on the map, for rows of names."""
        found = self.network.actors[actor]
        return shortened(found.label or found.name, _LONGEST_NAME)

    def names(self, actors: Iterable[str], most: int = 4) -> str:
        """Names in running text, those after the first `most` only counted."""
        return listed((self.name(actor) for actor in actors), most)

    def arrow(self, link: ValueLink) -> str:
        """A link in words: who, to whom, what."""
        what = shortened(link.what, _LONGEST_WHAT)
        return f"{self.name(link.source)} → {self.name(link.target)} ({what})"

    def arrows(self, links: Iterable[ValueLink]) -> str:
        """Links in running text, as many as a listener can hold, the others only counted."""
        every = [self.arrow(link) for link in links]
        shown = 1
        while shown < len(every) and len(" ".join(every[: shown + 1])) <= _ROOM_FOR_ARROWS:
            shown += 1
        return listed(every, shown)

    def is_customer(self, actor: str) -> bool:
        """Whether the network works for this actor."""
        return self.network.actors[actor].is_customer


Rule = Callable[[Situation], Iterator[Finding]]
"""One rule: yields what it finds, the most important first."""


def contents(links: Iterable[ValueLink], most: int = 3) -> str:
    """What flows in `links`, by category where one is given, with counts: "money (3), advice"."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for link in links:
        text = cut(link.category or link.what)
        spelling.setdefault(text.casefold(), text)
        counts[text.casefold()] += 1
    ordered = sorted(counts, key=lambda folded: -counts[folded])
    return listed(
        (
            f"{spelling[folded]} ({counts[folded]})" if counts[folded] > 1 else spelling[folded]
            for folded in ordered
        ),
        most,
    )


def ids(links: Iterable[ValueLink]) -> tuple[str, ...]:
    """The ids of `links`."""
    return tuple(link.id for link in links)
