"""Contact people written on one line each, as in `Anna Esimerkki, johtaja, anna@esimerkki.fi`."""

from __future__ import annotations

import re

from locales import _
from model.changes import new
from model.entities import Contact, InvitationState
from model.errors import Refused
from model.labels import label
from model.lists import join_list, split_list

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+")
_PHONE = re.compile(r"\+?[\d\s()/-]{5,}")


def parse_contacts(text: str) -> tuple[Contact, ...]:
    """One contact per line: the name first, then role, e-mail, phone and state in any order.

    Raises:
        Refused: where a line has no name or too many parts, naming the line.
    """
    return tuple(_parse_contact(line) for line in text.splitlines() if line.strip())


def _parse_contact(line: str) -> Contact:
    name, *parts = [part.strip() for part in re.split(r"[,;]", line)]
    fields: dict[str, object] = {"name": name}
    for part in filter(None, parts):
        if _EMAIL.fullmatch(part):
            key, value = "email", part
        elif _PHONE.fullmatch(part):
            key, value = "phone", part
        elif state := _state(part):
            key, value = "state", state
        else:
            key, value = "role", part
        if key in fields:
            raise Refused(
                _("contact “{line}”: “{first}” and “{second}” say the same thing twice").format(
                    line=line.strip()[:60], first=fields[key], second=value
                )
            )
        fields[key] = value
    return new(Contact, **fields)


def _state(word: str) -> InvitationState | None:
    for state in InvitationState:
        if word.casefold() in (label(state).casefold(), state.value):
            return state
    return None


def format_contacts(contacts: tuple[Contact, ...]) -> str:
    """The lines that `parse_contacts` reads back."""
    return "\n".join(
        ", ".join(filter(None, (c.name, c.role, c.email, c.phone, label(c.state))))
        for c in contacts
    )


_BAR = re.compile(r"((?:[^\\|]|\\.)*)(?:\||$)", re.DOTALL)
_PACKED = ("name", "role", "email", "phone", "state")


def pack_contacts(contacts: tuple[Contact, ...]) -> str:
    """All contacts in one text for a data file: fields between bars, people between semicolons."""
    return join_list(" | ".join(map(_escaped, _packed(contact))) for contact in contacts)


def _packed(contact: Contact) -> tuple[str, ...]:
    return contact.name, contact.role, contact.email, contact.phone, contact.state.value


def _escaped(field: str) -> str:
    return field.replace("\\", "\\\\").replace("|", "\\|")


def unpack_contacts(text: str) -> tuple[Contact, ...]:
    """The contacts that `pack_contacts` put into one text.

    Raises:
        Refused: where one has no name or a field that does not fit.
    """
    people = []
    for packed in split_list(text):
        fields = [re.sub(r"\\(.)", r"\1", part.strip()) for part in _BAR.findall(packed)]
        said = {key: value for key, value in zip(_PACKED, fields, strict=False) if value}
        people.append(new(Contact, **{"name": "", **said}))
    return tuple(people)
