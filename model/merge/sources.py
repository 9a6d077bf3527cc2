"""The groups' sessions that are to become one, each under the title that it is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.capture.folding import key
from model.entities import Actor, ValueLink
from model.entities.text import LINE_LIMIT
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Source:
    """One group's session."""

    workshop: Workshop
    title: str
    """What its actors and links are said to come from."""

    @classmethod
    def of(cls, workshop: Workshop, name: str = "") -> Source:
        """The session under its own title, or under `name`."""
        return cls(workshop, name or workshop.session.title)

    def origins_of(self, entity: Actor | ValueLink) -> tuple[str, ...]:
        """Whose word the entity is: what it was merged from before, else this group's."""
        return entity.origins or (self.title,)

    def groups(self) -> tuple[str, ...]:
        """The groups whose maps are in this session: itself, or those it was merged from."""
        return self.workshop.session.origins or (self.title,)


def sources_of(workshops: Sequence[Workshop], names: Sequence[str] = ()) -> tuple[Source, ...]:
    """The sessions under their titles; where several have one title, with `names` behind it."""
    titles = Counter(key(workshop.session.title) for workshop in workshops)
    found = []
    for index, workshop in enumerate(workshops):
        title = workshop.session.title
        if titles[key(title)] > 1 and index < len(names):
            title = f"{title} ({names[index]})"[:LINE_LIMIT]
        found.append(Source(workshop, title))
    return tuple(found)


def distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """`sources` without those that say exactly what another one says."""
    kept: list[Source] = []
    for source in sources:
        if not any(source.workshop == other.workshop for other in kept):
            kept.append(source)
    return tuple(kept)


def in_alphabet(words: Iterable[str]) -> tuple[str, ...]:
    """`words`, each once, in an order that does not depend on how they were given."""
    return tuple(sorted(set(words), key=lambda word: (key(word), word)))
