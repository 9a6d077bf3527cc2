"""What each column of a table is read as: guessed, with the reason, from headings and values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from importers.draft import NOTHING, Column, Scope
from importers.fields import FIELDS, field_of
from importers.tables_answers import answer
from importers.tables_fields import Kind
from importers.tables_header import Headed
from importers.tables_matrix import is_mere_mark
from importers.tables_words import (
    FIRST,
    GETS_FROM,
    GIVES_TO,
    LAST,
    SOME_NAME,
    SUBMITTED,
    end_pair,
    folded,
    heading_of,
    link_heading,
)
from importers.values import shown, understood
from locales import _

_SAMPLES = 6
_LOOKED_AT = 300
_MOST = 0.6

_VAGUE = frozenset({"tila", "status"})
"""Headings that are only an invitation's where the values are its words."""

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_PHONE = re.compile(r"(?:\+|00)?[\d\s()/-]{6,20}")
_PERSON = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’.-]*){1,3}")
_NO_PERSON = re.compile(
    r"\b(ry|oy|oyj|ab|ltd|kaupunki|kunta|keskus|toimisto|yhdistys|liitto|palvelut?|sairaala|koulu"
    r"|opisto|seurakunta|virasto|alue|säätiö|verkosto|centre|center|office|city|university)\b"
    r"|(?:keskus|toimisto|yhdistys|liitto|palvelut|koulu|opisto|seurakunta|virasto|laitos|säätiö)$",
    re.IGNORECASE,
)

_SEVERAL = frozenset(
    {NOTHING, SUBMITTED, "contact_email", "contact_phone", "contact_state", GIVES_TO, GETS_FROM}
    | {
        field.key
        for fields in FIELDS.values()
        for field in fields
        if field.shape in ("text", "list")
    }
)
"""What several columns can be read as together."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table, what it is read as, and why."""

    name: str
    field: str
    """A field's key; `NOTHING` where the column is left out."""
    reason: str
    """Why, in words."""
    filled: int
    """How many rows have a value in it."""
    samples: tuple[str, ...] = ()
    """The first few different values."""

    def as_column(self, scope: Scope) -> Column:
        """The column as every document has it."""
        return Column(scope, self.name, self.field, self.filled, self.samples)


def columns_of(table: Headed) -> list[TableColumn]:
    """The columns of `table` with their first values, none of them read as anything yet."""
    found = []
    for name in table.names:
        values = [cells[name] for _number, cells in table.rows if name in cells]
        samples = tuple(dict.fromkeys(shown(value) for value in values[:_LOOKED_AT]))[:_SAMPLES]
        found.append(TableColumn(name, NOTHING, "", len(values), samples))
    return found


def guessed(table: Headed) -> list[TableColumn]:
    """The columns of `table` with what each is likely to be read as, and why."""
    columns = columns_of(table)
    values = {
        name: [cells[name] for _number, cells in table.rows[:_LOOKED_AT] if name in cells]
        for name in table.names
    }
    if table.matrix:
        return _matrix_columns(columns, values)
    if (ends := _ends(table, values)) is not None:
        return _each_once(
            [_link_column(column, index, ends, table) for index, column in enumerate(columns)]
        )
    return _actor_columns(columns, values, headings=table.header_row > 0)


def kind_of(columns: Sequence[TableColumn]) -> Kind:
    """Whether the columns are those of links."""
    fields = {column.field for column in columns}
    return "links" if {"source", "target"} <= fields else "actors"


# ------------------------------------------------------------------ links


def _ends(table: Headed, values: Mapping[str, Sequence[str]]) -> tuple[int, int] | None:
    if table.header_row:
        ends = end_pair(list(table.names))
        if ends is None or folded(table.names[ends[0]]) == "source":
            return ends
        # Figures are counts of what is given and got; only programs call actors by numbers.
        figures = [_mostly(values[table.names[end]], str.isdigit) for end in ends]
        return None if all(figures) else ends
    # Without headings: names that stand in two columns each are the ends of links.
    wide = [index for index, name in enumerate(table.names) if values[name]]
    if len(wide) < 2 or len(table.rows) < 2:
        return None
    one, other = (set(values[table.names[index]]) for index in wide[:2])
    return (wide[0], wide[1]) if one & other else None


def _link_column(
    column: TableColumn, index: int, ends: tuple[int, int], table: Headed
) -> TableColumn:
    if index in ends:
        field = "source" if index == ends[0] else "target"
        reason = _("its heading") if table.header_row else _("the same names in two columns")
        return replace(column, field=field, reason=reason)
    if not table.header_row:
        if index == ends[1] + 1:
            return replace(column, field="what", reason=_("it follows the two ends"))
        return replace(column, reason=_("nothing fits"))
    field = link_heading(column.name)
    reason = _("its heading")
    if field in ("category", "direction") and column.samples:
        for by_values in ("direction", "nature"):
            if _are_words(by_values, column.samples):
                field, reason = by_values, _("its heading, and its values")
    known = field_of("link", field)
    if known is not None and known.shape in ("choice", "number") and column.samples:
        fits = [understood(field, sample) for sample in column.samples]
        if sum(fits) < _MOST * len(fits):
            field = "category" if field == "nature" else NOTHING
    if field == NOTHING:
        reason = _("nothing fits")
    return replace(column, field=field, reason=reason)


def _matrix_columns(
    columns: Sequence[TableColumn], values: Mapping[str, Sequence[str]]
) -> list[TableColumn]:
    """The ends of a matrix's cells, and what stands in them."""
    row, column, cell = columns
    said = [value for value in values[cell.name] if not is_mere_mark(value)]
    field, reason = "what", _("what stands in the cells")
    if not said:
        field, reason = NOTHING, _("it only says that there is a link")
    elif not _mostly(said, lambda value: any(map(str.isalpha, value))):
        field, reason = NOTHING, _("figures; choose what they say")
    else:
        for by_values in ("nature", "strength"):
            if _are_words(by_values, said):
                field, reason = by_values, _("its values")
    return [
        replace(row, field="source", reason=_("the names of the rows")),
        replace(column, field="target", reason=_("the names of the columns")),
        replace(cell, field=field, reason=reason),
    ]


# ------------------------------------------------------------------ actors


def _actor_columns(
    columns: Sequence[TableColumn], values: Mapping[str, Sequence[str]], *, headings: bool
) -> list[TableColumn]:
    found = [_actor_column(column, values[column.name], headings) for column in columns]
    found = _names_settled(found, values)
    return _each_once(found)


def _actor_column(column: TableColumn, values: Sequence[str], headings: bool) -> TableColumn:
    heading = heading_of(column.name) if headings else None
    by_values, why = _of_values(values)
    if heading is not None:
        field = heading.field
        contact = ("contact_email", "contact_phone")
        if by_values in contact and field not in contact and not heading.exact:
            return replace(column, field=by_values, reason=why)
        if folded(column.name) in _VAGUE and not _mostly(values, answer):
            return replace(column, reason=_("nothing fits"))
        if field in ("kind", "sector", "internal") and not _are_words(field, values):
            other = "sector" if field == "kind" and _are_words("sector", values) else "networks"
            return replace(
                column,
                field=other if field == "kind" else field,
                reason=_("its heading, and its values"),
            )
        reason = _("its heading") if field != NOTHING else _("it says nothing of actors")
        return replace(column, field=field, reason=reason)
    if by_values:
        return replace(column, field=by_values, reason=why)
    return replace(column, reason=_("nothing fits"))


def _of_values(values: Sequence[str]) -> tuple[str, str]:
    """What the values themselves say, and the reason; empty where they say nothing."""
    if _mostly(values, _EMAIL.fullmatch):
        return "contact_email", _("its values are e-mail addresses")
    if _mostly(values, _is_phone):
        return "contact_phone", _("its values are telephone numbers")
    if _are_words("sector", values):
        return "sector", _("its values are sectors")
    return "", ""


def _is_phone(value: str) -> bool:
    digits = sum(char.isdigit() for char in value)
    return bool(_PHONE.fullmatch(value)) and digits >= 7 and value.lstrip()[:1] in "+0"


def _are_words(field: str, values: Sequence[str]) -> bool:
    return _mostly(values, lambda value: understood(field, value) and not value.isdigit())


def _mostly(values: Sequence[str], holds: Callable[[str], object]) -> bool:
    return bool(values) and sum(bool(holds(value)) for value in values) >= _MOST * len(values)


def _are_people(values: Sequence[str]) -> bool:
    return _mostly(
        values, lambda value: _PERSON.fullmatch(value) and not _NO_PERSON.search(value)
    ) and not _mostly(values, lambda value: value.upper() == value)


def _names_settled(
    columns: list[TableColumn], values: Mapping[str, Sequence[str]]
) -> list[TableColumn]:
    """A plain “name” is the actor's or the person's, as the other columns have it."""
    fields = {column.field for column in columns}
    people = {FIRST, LAST, "contact_email", "contact_phone", "contact_state", SUBMITTED}
    settled = []
    for column in columns:
        if column.field != SOME_NAME:
            settled.append(column)
            continue
        if "name" in fields:
            field, reason = "contact_name", _("another column names the organisation")
        elif fields & people and _are_people(values[column.name]):
            field, reason = "contact_name", _("its values are people's names")
        else:
            field, reason = "name", _("its heading")
        fields.add(field)
        settled.append(replace(column, field=field, reason=reason))
    if not fields & {"contact_name", FIRST, LAST}:
        if fields & {"contact_email", "contact_phone"}:
            _people_found(settled, values)
        if "name" not in fields:
            _name_found(settled, values)
    elif "name" not in fields:
        # What stands before the people may be where they come from.
        person = {"contact_name", FIRST, LAST}
        first = next(index for index, column in enumerate(settled) if column.field in person)
        before = settled[:first]
        _name_found(before, values)
        settled[:first] = before
    return settled


def _people_found(columns: list[TableColumn], values: Mapping[str, Sequence[str]]) -> None:
    """Beside addresses, a column of people's names is that of the people."""
    for index, column in enumerate(columns):
        known = heading_of(column.name) is not None
        if column.field == NOTHING and not known and _are_people(values[column.name]):
            columns[index] = replace(
                column, field="contact_name", reason=_("its values are people's names")
            )
            return


def _name_found(columns: list[TableColumn], values: Mapping[str, Sequence[str]]) -> None:
    """Without any name in the headings, the first column with words in it is the actor's."""
    for index, column in enumerate(columns):
        said = values[column.name]
        known = heading_of(column.name) is not None
        if column.field == NOTHING and not known and said and not _mostly(said, str.isdigit):
            columns[index] = replace(column, field="name", reason=_("the first column with words"))
            return


def _each_once(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """One column for each field that holds one value: the fullest, the first of two as full."""
    best: dict[str, TableColumn] = {}
    for column in columns:
        known = best.get(column.field)
        if known is None or column.filled > known.filled:
            best[column.field] = column
    return [
        column
        if column.field in _SEVERAL or best[column.field] is column
        else replace(
            column,
            field=NOTHING,
            reason=_("“{column}” is read so already").format(column=best[column.field].name),
        )
        for column in columns
    ]
