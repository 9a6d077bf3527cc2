"""The same session with every person's name replaced, each always by the same pseudonym."""

from __future__ import annotations

import re
from typing import Any

from locales import _
from model.entities import Contact
from model.privacy.people import addresses_in, pattern_of, people_in
from model.workshop import Table, Workshop


def pseudonymised(workshop: Workshop) -> Workshop:
    """`workshop` with persons' names as "Person 1", "Person 2"…, in every text they stand in.

    Numbers go by when somebody was first named, so the same session gives the same pseudonyms.
    E-mail addresses and telephone numbers of contacts go, also out of texts. A name that stands in
    running text only, of somebody who is named nowhere as a person, cannot be known and stays.
    """
    names = people_in(workshop)
    if not names:
        return workshop
    pseudonyms = {
        name.casefold(): _("Person {n}").format(n=number)
        for number, name in enumerate(names, start=1)
    }
    patterns = [(pattern_of([name]), pseudonyms[name.casefold()]) for name in names]
    # Longer names first: "Aino Esimerkki" before a person who is known as "Aino" only.
    patterns.sort(key=lambda item: len(item[0].pattern), reverse=True)
    patterns += [(re.compile(re.escape(address)), "…") for address in addresses_in(workshop)]
    documents: dict[Table, list[dict[str, Any]]] = {
        table: [_replaced(row, patterns) for row in rows]
        for table, rows in workshop.documents().items()
    }
    return Workshop.from_documents(documents)  # type: ignore[arg-type]


Patterns = list[tuple[re.Pattern[str], str]]

_NEVER = frozenset({"id", "sheet", "day", "step", "table", "source", "target", "method", "column"})
"""Fields that hold ids and keys."""


def _replaced(value: Any, patterns: Patterns, field: str = "") -> Any:
    if isinstance(value, str):
        if field in _NEVER:
            return value
        for pattern, pseudonym in patterns:
            value = pattern.sub(pseudonym, value)
        return value
    if isinstance(value, list):
        return [_replaced(part, patterns, field) for part in value]
    if isinstance(value, dict):
        replaced = {key: _replaced(part, patterns, key) for key, part in value.items()}
        if _is_contact(value):
            replaced |= {"email": "", "phone": ""}
        return replaced
    return value


def _is_contact(value: dict[str, Any]) -> bool:
    return set(Contact.model_fields) <= set(value)
