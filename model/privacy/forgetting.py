"""Forgetting one person: what is taken out of an entity, whichever state of it one looks at.

It is a function of one stored entity alone, so it can be put to the session, to every before and
after in its history, and to every kept version, and all of them still fit each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from locales import _
from model.privacy.people import PERSON_FIELDS, SHORTEST_ADDRESS, pattern_of
from model.workshop import Workshop

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a person stands in a session."""

    tables: Mapping[str, int]
    """Entities by table."""

    @property
    def total(self) -> int:
        """How many entities hold the person."""
        return sum(self.tables.values())


@dataclass(frozen=True)
class Forgetting:
    """Takes one person out of stored entities."""

    name: str
    """The person's whole name."""
    attendees: frozenset[str] = frozenset()
    """Ids under which the person stood on a roll."""
    addresses: frozenset[str] = frozenset()
    """E-mail addresses and telephone numbers of the person."""
    instead: str = field(default_factory=lambda: _("(name removed)"))
    """What stands in texts in the name's place."""

    @classmethod
    def of(cls, name: str, rows: Iterable[tuple[str, Document]]) -> Forgetting:
        """What forgets `name`, given every state of every entity that is to forget it."""
        attendees: set[str] = set()
        addresses: set[str] = set()
        folded = _folded(name)
        for table, row in rows:
            if table == "attendees" and _folded(row.get("name", "")) == folded:
                attendees.add(row["id"])
            for actor in [row] if table == "actors" else row.get("actors", []):
                if isinstance(actor, dict):
                    addresses |= _addresses(actor, folded)
        return cls(" ".join(name.split()), frozenset(attendees), frozenset(addresses))

    def scrub(self, table: str, row: Document) -> Document | None:
        """`row` without the person; None where nothing is left of it."""
        if table == "attendees" and row["id"] in self.attendees:
            return None
        scrubbed: Document = {key: self._value(key, value) for key, value in row.items()}
        return scrubbed

    def names(self, text: str) -> bool:
        """Whether `text` names the person."""
        return self._pattern.search(text) is not None

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(key, value)
        if key == "contacts" and isinstance(value, list):
            kept = [c for c in value if _folded(c.get("name", "")) != _folded(self.name)]
            return [self._value("", contact) for contact in kept]
        if isinstance(value, list):
            return [self._value(key, part) for part in value if not self._is_attendee(part)]
        if isinstance(value, dict):
            return {name: self._value(name, part) for name, part in value.items()}
        return value

    def _is_attendee(self, part: object) -> bool:
        return isinstance(part, str) and part in self.attendees

    def _text(self, key: str, text: str) -> str:
        if key in PERSON_FIELDS and _folded(text) == _folded(self.name):
            return ""
        for address in self.addresses:
            text = text.replace(address, self.instead)
        return self._pattern.sub(self.instead, text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern_of([self.name])


def found_of(workshop: Workshop, name: str) -> Found:
    """Where `name` stands in the session as it is now."""
    documents = workshop.documents()
    rows = [(table, row) for table, entities in documents.items() for row in entities]
    forgetting = Forgetting.of(name, rows)
    counts = Counter(table for table, row in rows if forgetting.scrub(table, row) != row)
    return Found({str(table): count for table, count in counts.items()})


def _addresses(actor: Document, folded: str) -> set[str]:
    return {
        address
        for contact in actor.get("contacts", [])
        if _folded(contact.get("name", "")) == folded
        for address in (contact.get("email", ""), contact.get("phone", ""))
        if len(address) > SHORTEST_ADDRESS
    }


def _folded(name: object) -> str:
    return " ".join(name.split()).casefold() if isinstance(name, str) else ""
