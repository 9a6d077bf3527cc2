"""Entities that are one made into one: field by field, with what contradicts itself set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from model.capture.folding import plain
from model.changes import edited
from model.entities import ACTOR_TEXTS, Contact, Entity
from model.merge.conflict import Conflict, Said
from model.merge.sources import in_alphabet
from model.merge.values import chosen, contacts, folded, lists, texts, unheld
from model.workshop import Table, table_of

E = TypeVar("E", bound=Entity)

_TEXTS: Mapping[Table, frozenset[str]] = {
    "session": frozenset({"purpose"}),
    "actors": frozenset(ACTOR_TEXTS),
    "links": frozenset({"benefit", "note"}),
    "notes": frozenset({"text"}),
    "targets": frozenset(
        {"why", "what", "who", "how", "resources", "first_step", "indicator"},
    ),
    "agreements": frozenset({"text"}),
    "cards": frozenset({"text", "answer"}),
    "checks": frozenset({"note"}),
    "cafe_tables": frozenset({"summary"}),
    "harvests": frozenset({"text"}),
}
"""Free texts: what the groups say is kept, one under the other."""

_ALWAYS_SAID = frozenset({("actors", "kind"), ("links", "state"), ("links", "nature")})
"""Fields in which the usual value is a statement too."""

_USUAL_FIRST = frozenset({"state", "nature"})
"""Fields in which the usual value comes before the others: a flow that somebody knows exists."""

_SILENT = frozenset({"name", "label", "step", "phase", "pinned", "place", "number"})
"""Fields in which a difference is no contradiction: one of the values stands."""

_OF_THE_NETWORK: frozenset[Table] = frozenset({"actors", "links"})
"""Tables of which every other field is reported where the groups contradict each other."""

_OF_OUTCOMES: frozenset[Table] = frozenset({"notes", "targets", "agreements", "cards"})
_REPORTED_OUTCOMES = frozenset({"owner", "due", "state"})
"""Tables of which only texts and these fields are reported."""


@dataclass(frozen=True, slots=True)
class Spoken(Generic[E]):
    """An entity in one group's words, its references those of the result."""

    entity: E
    origins: tuple[str, ...]


def one_of(
    spoken: Sequence[Spoken[E]],
    entity_id: str,
    name: str,
    decided: Mapping[str, int],
    settled: Mapping[str, object] = MappingProxyType({}),
) -> tuple[E, list[Conflict]]:
    """The entity that all of `spoken` are, and where they contradict each other.

    Args:
        entity_id: its id in the result.
        name: the entity in a few words, for the conflicts.
        decided: by the key of a conflict, the index of the value that was chosen.
        settled: the values of fields that are found in another way.
    """
    first = spoken[0].entity
    if len(spoken) == 1:
        # Only lists may say something twice.
        lists_of = {
            field: _tuple([value])
            for field, value in dict(first).items()
            if isinstance(value, tuple) and len(value) > 1 and field != "pinned"
        }
        return first.model_copy(update={**lists_of, **settled, "id": entity_id}), []
    table = table_of(first)
    made: dict[str, Any] = dict(settled)
    conflicts: list[Conflict] = []
    for field in _field_names(spoken):
        if field in made:
            continue
        value, conflict = _joined(spoken, field, table, entity_id, name)
        made[field] = value
        if conflict is not None:
            index = decided.get(conflict.key, -1)
            if 0 <= index < len(conflict.said):
                made[field] = conflict.said[index].value
                conflict = Conflict(
                    table, entity_id, name, field, conflict.said, conflict.said[index].value
                )
            conflicts.append(conflict)
    made["id"] = entity_id
    made["created"] = min(one.entity.created for one in spoken)
    return edited(first, **made), conflicts


def _field_names(spoken: Iterable[Spoken[E]]) -> list[str]:
    """The fields of the entities, with those that only a newer program knows."""
    names: dict[str, None] = {}
    for one in spoken:
        names.update(dict.fromkeys(dict(one.entity)))
    return [name for name in names if name not in ("id", "created")]


def _joined(
    spoken: Sequence[Spoken[E]], field: str, table: Table, entity_id: str, name: str
) -> tuple[object, Conflict | None]:
    """The field's value, and the conflict where there is one."""
    default = _default(spoken[0].entity, field)
    values: list[Any] = [getattr(one.entity, field, default) for one in spoken]
    if isinstance(values[0], Mapping):
        return _mapping(values), None
    if isinstance(values[0], tuple) and field != "pinned":
        return _tuple(values), None
    said = _said(spoken, field, None if (table, field) in _ALWAYS_SAID else default, default)
    if not said:
        return default, None
    kept, both = said[0].value, False
    if field in _TEXTS.get(table, ()):
        alone = set(unheld(str(one.value) for one in said))
        said = [one for one in said if one.value in alone]
        kept, both = texts(alone)
        if both:
            # As they stand under each other.
            said.sort(key=lambda one: (plain(str(one.value)), str(one.value)))
    if len(said) < 2 or not _is_reported(table, field):
        return kept, None
    return kept, Conflict(table, entity_id, name, field, tuple(said), kept, both)


def _is_reported(table: Table, field: str) -> bool:
    if table in _OF_THE_NETWORK:
        return field not in _SILENT
    return table in _OF_OUTCOMES and field in _REPORTED_OUTCOMES | _TEXTS[table]


def _said(spoken: Sequence[Spoken[E]], field: str, nothing: object, default: object) -> list[Said]:
    """The different values that were given, the one that stands first.

    Args:
        nothing: the value by which nobody said anything.
        default: the value that gives way to every other.
    """
    by_value: dict[object, list[Spoken[E]]] = {}
    for one in spoken:
        value = getattr(one.entity, field, default)
        if value != nothing:
            by_value.setdefault(folded(value), []).append(one)
    said = [
        Said(
            chosen([getattr(one.entity, field) for one in saying]),
            in_alphabet(origin for one in saying for origin in one.origins),
        )
        for saying in by_value.values()
    ]
    specific = [one for one in said if one.value != default or field in _USUAL_FIRST]
    best = _agreed_most(specific or said) if said else None
    return sorted(said, key=lambda one: (one.value != best, repr(one.value)))


def _agreed_most(said: Sequence[Said]) -> object:
    """What most groups say; where as many say something else, the rules choose."""
    most = max(len(one.origins) for one in said)
    return chosen([one.value for one in said if len(one.origins) == most])


def agreed(spoken: Sequence[Spoken[E]], field: str) -> str:
    """What most groups say in a line; empty where none says anything."""
    said = _said(spoken, field, "", "")
    return str(said[0].value) if said else ""


def _default(entity: Entity, field: str) -> object:
    info = type(entity).model_fields.get(field)
    return None if info is None or info.is_required() else info.get_default()


def _tuple(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    if any(isinstance(value, Contact) for each in values for value in each):
        return contacts(values)
    return lists(values)


def _mapping(values: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    keys = {key: None for each in values for key in each}
    return {
        key: chosen([each[key] for each in values if key in each])
        for key in (keys if len(set(map(repr, values))) == 1 else sorted(keys))
    }
