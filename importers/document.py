"""Any document to what it says: networks by their format, tables by their columns.

What was understood is shown column by column, with the reason, and read again with corrections.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from importers.apply import applied
from importers.draft import (
    NOTHING,
    Column,
    ImportDraft,
    Mapped,
    Outcome,
    Progress,
    ReadOptions,
    Scope,
    Stopped,
    quietly,
)
from importers.fields import FIELDS, field_of
from importers.registry import TABLES, read_draft, recognised
from importers.tables_fields import choices, field_called
from importers.tables_guess import TableColumn
from importers.tables_matching import resolved
from importers.tables_memory import Memory
from importers.tables_read import TableOptions, TableReading, read_table
from importers.values import shown
from locales import _
from model.capture.folding import key
from model.errors import Refused
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody said of how the document is to be read; the rest is told from it."""

    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Fields, by key or title, by the name of the column."""
    scoped: Mapped = field(default_factory=lambda: MappingProxyType({}))
    """Fields, by key, by scope and name of the column."""
    undirected: Literal["both", "one"] = "both"
    """Whether an edge without direction becomes links both ways, or one as it is written."""
    format: str | None = None
    """Key of the format."""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None

    @property
    def of_tables(self) -> bool:
        """Whether anything was said that only tables have."""
        said = (self.encoding, self.delimiter, self.sheet, self.header_row)
        return any(each is not None for each in said)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A column or attribute, what it is read as, and why."""

    scope: Scope
    column: TableColumn
    choices: tuple[str, ...]
    """What else it can be read as, `NOTHING` first."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a document says, and how it was understood."""

    name: str
    """Of the file; empty for a pasted table."""
    draft: ImportDraft
    columns: tuple[ReadAs, ...]
    table: TableReading | None = None
    """What was understood of a table; None for a network file."""
    corrected: bool = False
    """Whether somebody said what a column is to be read as."""

    def remember(self, memory: Memory) -> None:
        """Keep what the columns of a table were read as, for the next one with these headings.

        Raises:
            NotSaved: where the data folder cannot be written.
        """
        if self.table is not None:
            self.table.remember(memory)


def understood(
    name: str,
    data: bytes,
    asked: Asked | None = None,
    *,
    memory: Memory | None = None,
    progress: Progress = quietly,
    stop: Callable[[], bool] | None = None,
) -> Understood:
    """What the document `data` of the file `name` says.

    Args:
        memory: where the corrections of earlier tables are kept.
        progress: told how many rows or elements are read.
        stop: asked now and then; where it says yes, the work ends.

    Raises:
        Refused: where it cannot be read, or a correction does not fit, in one line.
        Stopped: where `stop` or `progress` stopped it.
    """
    chosen = asked or Asked()
    watched = _watched(progress, stop)
    if _is_table(name, data, chosen):
        options = TableOptions(
            mapping={
                **{name: to for (_scope, name), to in chosen.scoped.items()},
                **chosen.mapping,
            },
            encoding=chosen.encoding,
            delimiter=chosen.delimiter,
            sheet=chosen.sheet,
            header_row=chosen.header_row,
            memory=memory,
            reading=ReadOptions(undirected=chosen.undirected, progress=watched),
            stop=stop,
        )
        reading = read_table(data, options)
        columns = tuple(
            ReadAs("link" if part.kind == "links" else "actor", column, choices(part.kind))
            for part in reading.parts
            for column in part.columns
        )
        return Understood(name, reading.draft, columns, reading, bool(options.mapping))
    return _network(name, data, chosen, watched)


def outcome(
    read: Understood,
    workshop: Workshop,
    at: dt.datetime,
    *,
    overwrite: bool = False,
    progress: Progress = quietly,
    stop: Callable[[], bool] | None = None,
) -> Outcome:
    """What the document comes to in `workshop`; nothing has happened yet.

    Args:
        overwrite: let the document count where it contradicts what is there.

    Raises:
        Stopped: where `stop` or `progress` stopped it.
    """
    watched = _watched(progress, stop)
    draft = read.draft if read.table is None else resolved(read.draft, workshop)
    return applied(draft, workshop, at, replace=overwrite, progress=watched)


def _watched(progress: Progress, stop: Callable[[], bool] | None) -> Progress:
    def watch(done: int, total: int) -> None:
        if stop is not None and stop():
            raise Stopped
        progress(done, total)

    return watch


def _is_table(name: str, data: bytes, asked: Asked) -> bool:
    if asked.format is not None:
        return asked.format in TABLES
    found = recognised(name, data)
    # What has no name was pasted, as cells of a spreadsheet are.
    return asked.of_tables or (found.key in TABLES if found is not None else not name)


# ------------------------------------------------------------------ network files


def _network(name: str, data: bytes, asked: Asked, progress: Progress) -> Understood:
    options = ReadOptions(asked.scoped, undirected=asked.undirected, progress=progress)
    draft = read_draft(name, data, options, key=asked.format)
    if asked.mapping:
        mapping = {**asked.scoped, **_mapped(asked.mapping, draft.columns)}
        draft = read_draft(name, data, replace(options, mapping=mapping), key=asked.format)
    columns = tuple(
        ReadAs(column.scope, _as_table_column(column, asked), _choices(column.scope))
        for column in draft.columns
    )
    return Understood(name, draft, columns)


def _mapped(asked: Mapping[str, str], columns: Sequence[Column]) -> Mapped:
    mapping: dict[tuple[Scope, str], str] = {}
    for name, to in asked.items():
        wanted = field_called(to)
        meant = [
            column
            for column in columns
            if key(column.name) == key(name)
            and (wanted == NOTHING or field_of(column.scope, wanted) is not None)
        ]
        if not meant:
            raise Refused(
                _("there is no column “{column}” to be read so; there are {columns}").format(
                    column=shown(name), columns=", ".join(column.name for column in columns)
                )
            )
        mapping.update({(column.scope, column.name): wanted for column in meant})
    return mapping


def _as_table_column(column: Column, asked: Asked) -> TableColumn:
    said = (
        key(column.name) in map(key, asked.mapping) or (column.scope, column.name) in asked.scoped
    )
    reason = column.reason or (_("nothing fits") if column.field == NOTHING else _("its heading"))
    if said:
        reason = _("you said so")
    return TableColumn(column.name, column.field, reason, column.filled, column.samples)


def _choices(scope: Scope) -> tuple[str, ...]:
    ends = ("source", "target", "direction")
    return (NOTHING, *(each.key for each in FIELDS[scope] if each.key not in ends))
