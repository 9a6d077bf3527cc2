"""What a draft adds to an actor or link that is there already, and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from pydantic import ValidationError

from importers.fields import field_of
from importers.values import shown
from locales import N_, _
from model.capture.folding import key
from model.changes.make import fault_words
from model.entities import Actor, Contact, InvitationState, ValueLink
from model.entities.text import TEXT_LIMIT
from model.labels import label
from model.merge.values import holds

E = TypeVar("E", Actor, ValueLink)

_LISTS = frozenset({"networks", "aliases", "origins", "former_ids"})
_QUIET = frozenset({"step", "pinned"})
"""Where something came from and where it stands: filled where nothing is known, never disputed."""
_NEVER = frozenset({"id", "created", "source", "target"})
_OTHER_TITLES = {"contacts": N_("Contact people")}
_NEEDED = frozenset({*_NEVER, "name", "what"})


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of the fields of something that is there already."""

    fields: Mapping[str, object]
    """New values by field; empty where nothing changes."""
    kept: tuple[str, ...] = ()
    """In words, the fields where what was there stays although the document says otherwise."""


def lenient(entity_type: type[E], fields: Mapping[str, object]) -> tuple[E, tuple[str, ...]]:
    """The entity that `fields` describe, and in words the values that do not fit and were dropped.

    Raises:
        ValidationError: where it cannot be without them.
    """
    try:
        return entity_type.model_validate(fields), ()
    except ValidationError as error:
        faults = {str(fault["loc"][0]): fault for fault in error.errors() if fault["loc"]}
        if not faults or faults.keys() & _NEEDED:
            raise
        kept = {field: value for field, value in fields.items() if field not in faults}
        reasons = tuple(f"{field}: {fault_words(fault)}" for field, fault in faults.items())
        return entity_type.model_validate(kept), reasons


def merged(
    there: E,
    said: E,
    fields: Iterable[str],
    *,
    replace: bool,
    answers: bool = False,
    meant: frozenset[str] = frozenset(),
) -> Merged:
    """What `said`, of whose fields the document named `fields`, adds to `there`.

    What is empty is filled, lists grow, and where the two disagree what was there stays, unless
    `replace` or the field was changed on purpose, as those in `meant`. With `answers` texts grow
    too, line under line.
    """
    new: dict[str, object] = {}
    kept = []
    for field in fields:
        if field in _NEVER:
            continue
        old, wanted = getattr(there, field), getattr(said, field)
        if old == wanted or _is_blank(there, field, wanted):
            continue
        if field in _LISTS:
            if (grown := _union(old, wanted)) != old:
                new[field] = grown
        elif field == "contacts":
            if (people := _people(old, wanted)) != old:
                new[field] = people
        elif field in meant:
            new[field] = wanted
        elif isinstance(there, Actor) and field == "name" and _is_called(there, wanted):
            continue
        elif _is_blank(there, field, old) or (replace and field not in _QUIET):
            new[field] = wanted
        elif answers and _is_text(there, field) and len(old) + len(wanted) < TEXT_LIMIT:
            if not holds(old, wanted):
                new[field] = f"{old}\n{wanted}"
        elif field not in _QUIET:
            kept.append(
                _("{field}: “{kept}” stays; the document says “{said}”").format(
                    field=field_title(there, field), kept=_words(old), said=_words(wanted)
                )
            )
    return Merged(new, tuple(kept))


def _is_text(entity: Actor | ValueLink, key: str) -> bool:
    field = field_of("actor" if isinstance(entity, Actor) else "link", key)
    return field is not None and field.shape == "text"


def field_title(entity: Actor | ValueLink, key: str) -> str:
    """What the field is called, in the language in force."""
    field = field_of("actor" if isinstance(entity, Actor) else "link", key)
    return field.title if field is not None else _(_OTHER_TITLES.get(key, key))


def _is_blank(there: E, field: str, value: object) -> bool:
    """Whether `value` says nothing: it is what the field has where nobody said anything."""
    info = type(there).model_fields[field]
    return not info.is_required() and value == info.get_default()


def _is_called(actor: Actor, name: str) -> bool:
    return key(name) in map(key, (actor.name, actor.label, *actor.aliases))


def _union(old: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    known = set(map(key, old))
    return (*old, *(value for value in dict.fromkeys(wanted) if key(value) not in known))


def _people(old: tuple[Contact, ...], wanted: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts of both; whoever is in both, by e-mail or name, gets what was missing."""
    people = list(old)
    for person in wanted:
        index = next((i for i, known in enumerate(people) if _same_person(known, person)), None)
        if index is None:
            people.append(person)
        else:
            people[index] = _person(people[index], person)
    return tuple(people)


def _same_person(one: Contact, other: Contact) -> bool:
    if one.email and other.email:
        return key(one.email) == key(other.email)
    return key(one.name) == key(other.name)


_PROGRESS = {
    InvitationState.TO_INVITE: 0,
    InvitationState.INVITED: 1,
    InvitationState.REGISTERED: 2,
    InvitationState.DECLINED: 2,
    InvitationState.ATTENDED: 3,
}


def _person(known: Contact, said: Contact) -> Contact:
    fields: dict[str, Any] = {
        field: getattr(said, field)
        for field in ("role", "email", "phone")
        if not getattr(known, field)
    }
    # Someone who has come does not become merely invited again; who cancelled may come after all.
    if _PROGRESS[said.state] >= _PROGRESS[known.state]:
        fields["state"] = said.state
    return known.model_copy(update=fields)


def _words(value: object) -> str:
    return label(value) if isinstance(value, Enum) else shown(str(value))
