"""Columns of a document to fields: what each is read as, and the values of one row or element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from importers.draft import NOTHING, Column, Mapped, Scope, Skipped
from importers.fields import FIELDS, field_of, guessed
from importers.values import one_line, printable, shown, value_of
from locales import _
from model.changes import new
from model.entities import Contact
from model.errors import Refused
from model.lists import split_list

_SAMPLES = 6

OWN_FIELDS = frozenset({"id", "created", "step", "pinned", "contacts", "former_ids"})
"""Fields that only our own documents carry."""


class Reading:
    """How one document's columns are read, and what could not be.

    Args:
        rows: the values of every row by column, of actors and of links.
        mapping: corrections of the guess.
        own: what columns of our own making are read as; a scope that has some is not guessed.
        without: keys of fields that make no sense in this document.
    """

    def __init__(
        self,
        rows: Mapping[Scope, Sequence[Mapping[str, str]]],
        mapping: Mapped,
        own: Mapped,
        *,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.skipped: list[Skipped] = []
        """Values that did not fit their field."""
        found = [column for scope in FIELDS for column in _columns(scope, rows.get(scope, ()))]
        self._ours = {scope for scope, _name in own}
        guess = guessed([c for c in found if c.scope not in self._ours], without=without)
        guess |= _needed(found, own, self._ours)
        read_as = {**guess, **own, **_checked(mapping)}
        self.columns = tuple(
            replace(column, field=read_as.get((column.scope, column.name), NOTHING))
            for column in found
        )
        """The columns that have values, in the order of the document."""
        # What was asked for comes before what was guessed, and the likelier guess comes first.
        order = list(dict.fromkeys((*mapping, *own, *guess)))
        there = {(column.scope, column.name) for column in found}
        self._by_scope: dict[Scope, list[tuple[str, str]]] = {scope: [] for scope in FIELDS}
        for scope, name in order:
            if (scope, name) in there and (field := read_as[scope, name]) != NOTHING:
                self._by_scope[scope].append((name, field))

    def first(self, scope: Scope, field: str, values: Mapping[str, str]) -> str:
        """The text of `field` in one row; empty where it has none."""
        texts = (values.get(name, "") for name, to in self._by_scope[scope] if to == field)
        return next((text for text in texts if text.strip()), "")

    def fields(self, scope: Scope, values: Mapping[str, str], where: str) -> dict[str, object]:
        """What one row says, by field; values that do not fit are put down as skipped."""
        fields: dict[str, object] = {}
        texts: dict[str, list[tuple[str, str]]] = {}
        person: dict[str, object] = {}
        for name, field in self._by_scope[scope]:
            text = values.get(name, "")
            if not text.strip():
                continue
            known = field_of(scope, field)
            shape = known.shape if known is not None else "own"
            try:
                if shape == "text":
                    texts.setdefault(field, []).append((name, printable(text).strip()))
                elif shape == "contact":
                    person.setdefault(field, value_of(field, one_line(text)))
                elif shape == "list":
                    more = split_list(text) if scope in self._ours else value_of(field, text)
                    fields[field] = (*_tuple(fields.get(field)), *_tuple(more))
                elif field not in fields and (value := _value(shape, field, text)) != "":
                    fields[field] = value
            except Refused as error:
                self.skipped.append(Skipped(where, f"{name}: {error}"))
        for field, said in texts.items():
            fields[field] = _together(said)
        if person:
            self._add_person(fields, person, where)
        return fields

    def _add_person(
        self, fields: dict[str, object], person: Mapping[str, object], where: str
    ) -> None:
        try:
            fields["contacts"] = (*_tuple(fields.get("contacts")), _contact(person))
        except Refused as error:
            self.skipped.append(Skipped(where, str(error)))


def _columns(scope: Scope, rows: Sequence[Mapping[str, str]]) -> list[Column]:
    filled: dict[str, int] = {}
    samples: dict[str, dict[str, None]] = {}
    for row in rows:
        for name, text in row.items():
            if text.strip():
                filled[name] = filled.get(name, 0) + 1
                seen = samples.setdefault(name, {})
                if len(seen) < _SAMPLES:
                    seen[shown(text)] = None
    return [Column(scope, name, NOTHING, filled[name], tuple(samples[name])) for name in filled]


_NEEDED: Mapping[Scope, str] = {"actor": "name", "link": "what"}


def _needed(
    found: Sequence[Column], own: Mapped, ours: AbstractSet[Scope]
) -> dict[tuple[Scope, str], str]:
    """Names and flows in files of ours whose columns for them another program has renamed."""
    there = {own.get((column.scope, column.name)) for column in found}
    missing = [scope for scope in ours if _NEEDED[scope] not in there]
    guess = guessed([column for column in found if column.scope in missing])
    return {known: field for known, field in guess.items() if field == _NEEDED[known[0]]}


def _checked(mapping: Mapped) -> Mapped:
    for (scope, name), field in mapping.items():
        if field not in (NOTHING, *OWN_FIELDS) and field_of(scope, field) is None:
            known = ", ".join(each.key for each in FIELDS[scope])
            raise Refused(
                _("“{column}” cannot be read as “{field}”; there are {fields}").format(
                    column=name, field=field, fields=known
                )
            )
    return mapping


def _value(shape: str, field: str, text: str) -> object:
    if shape in ("line", "end"):
        return one_line(text)
    return value_of(field, text.strip())


def _contact(person: Mapping[str, object]) -> Contact:
    """The contact person of one row; whoever has no name goes by the e-mail address."""
    said = {field.removeprefix("contact_"): value for field, value in person.items()}
    return new(Contact, **{"name": said.get("email", ""), **said})


def _together(said: Sequence[tuple[str, str]]) -> str:
    """One text as it stands; several with what their columns are called."""
    if len(said) == 1:
        return said[0][1]
    return "\n".join(f"{name}: {text}" for name, text in said)


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
