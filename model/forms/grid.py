"""The grid: rows and columns of text as the room sees them, and what can be done to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from locales import _, language
from model.changes import Change, Edit, add, edited, new, remove, update
from model.dates import format_date, parse_date
from model.entities import OWN_TITLE, GridRow, Heading, Rows, Sheet
from model.errors import Refused
from model.forms.sheets import headings
from model.methods.method import Method
from model.workshop import Workshop


class ColumnKind(StrEnum):
    """What a column of a grid holds."""

    TITLE = "title"
    """The given item or the actor that the row is about."""
    TEXT = "text"
    OWNER = "owner"
    DUE = "due"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid."""

    kind: ColumnKind
    title: str
    key: str = ""
    """Key of a text column; empty for the others."""
    hint: str = ""
    """What belongs here, where the title does not say it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a grid as it stands, also where nothing has been written on it yet."""

    item: str
    """Key of the given item, or id of the actor; empty for a row of the room's own."""
    title: str
    """The given item's or the actor's words; for a row of its own what the room called it."""
    row: GridRow | None
    """What has been written; None where nothing has."""
    group: str = ""
    hint: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other lines: `item`, else the row's id."""
        return self.item or (self.row.id if self.row else "")


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid at one moment: its columns and its lines in order."""

    rows: Rows
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def grid(workshop: Workshop, method: Method | None, sheet: Sheet | None) -> Grid:
    """The grid of `sheet`, or of a method that has none yet, in the language in force.

    The sheet says which columns and items there are, the method how they are called in the
    language in force; either may be missing.
    """
    rows = sheet.rows if sheet else method.rows if method else Rows.FREE
    followed = sheet.owner_and_date if sheet else bool(method and method.owner_and_date)
    columns = [
        Column(ColumnKind.TEXT, heading.title, heading.key, hint)
        for heading, hint in headings(sheet, method, "columns")
    ]
    if rows is not Rows.FREE:
        title = _("Actor") if rows is Rows.ACTORS else _("Topic")
        columns.insert(0, Column(ColumnKind.TITLE, title))
    if followed:
        columns += [
            Column(ColumnKind.OWNER, _("Owner")),
            Column(ColumnKind.DUE, _("Date"), hint=_("a date as in 15.12.2026 or 15.12.")),
            Column(ColumnKind.DONE, _("Done")),
        ]
    items = headings(sheet, method, "items") if rows is Rows.GIVEN else []
    return Grid(rows, tuple(columns), tuple(_lines(workshop, sheet, rows, items)))


def _lines(
    workshop: Workshop, sheet: Sheet | None, rows: Rows, items: Sequence[tuple[Heading, str]]
) -> list[Line]:
    written = rows_of(workshop, sheet)
    by_item = {row.item: row for row in written if row.item}
    own = [row for row in written if not row.item]
    lines = []
    if rows is Rows.GIVEN:
        lines = [
            Line(item.key, item.title, by_item.pop(item.key, None), item.group, hint)
            for item, hint in items
        ]
    elif rows is Rows.ACTORS:
        lines = [
            Line(actor.id, actor.name, by_item.pop(actor.id, None))
            for actor in workshop.actors.values()
        ]
    # What was written about an actor or item that is gone stays in sight.
    lines += [
        Line(row.item, _("(no longer in the list)"), row) for row in by_item.values() if filled(row)
    ]
    return lines + [Line("", row.cells.get(OWN_TITLE, ""), row) for row in own]


def rows_of(workshop: Workshop, sheet: Sheet | None) -> list[GridRow]:
    """What has been written on `sheet`, by place, then by age."""
    if sheet is None:
        return []
    rows = (row for row in workshop.grid_rows.values() if row.sheet == sheet.id)
    return sorted(rows, key=lambda row: (row.place, row.created, row.id))


def filled(row: GridRow | None) -> bool:
    """Whether anything has been written on `row`."""
    return row is not None and bool(any(row.cells.values()) or row.owner or row.due or row.done)


def cell_text(line: Line, column: Column) -> str:
    """What stands in a cell, as it would be typed in the language in force."""
    row = line.row
    match column.kind:
        case ColumnKind.TITLE:
            return line.title
        case ColumnKind.TEXT:
            return row.cells.get(column.key, "") if row else ""
        case ColumnKind.OWNER:
            return row.owner if row else ""
        case ColumnKind.DUE:
            return format_date(row.due, language()) if row else ""
        case ColumnKind.DONE:
            return _("done") if row and row.done else ""


def writable(line: Line | None, column: Column) -> bool:
    """Whether text can be typed into a cell; None stands for a row that is not there yet."""
    if column.kind is ColumnKind.TITLE:
        return line is None or not line.item
    return column.kind is not ColumnKind.DONE


# ---------------------------------------------------------------------- changes


def written(
    workshop: Workshop,
    sheet: Sheet,
    line: Line | None,
    column: Column,
    text: str,
    *,
    at: dt.datetime,
) -> Change:
    """The change that puts `text` into a cell; a row that is not there yet is made.

    Args:
        workshop: the session.
        sheet: the sheet that is written on.
        line: the row; None for a new one at the end.
        column: the column.
        text: what was typed; a date as people write it.
        at: now.

    Raises:
        Refused: where the text does not fit, or the cell is not there to be written.
    """
    if not writable(line, column):
        raise Refused(
            _("“{title}” is given; write into the cells beside it").format(
                title=line.title if line else column.title
            )
        )
    row = line.row if line else None
    fields = _fields(row, column, text, at.date())
    if row is not None:
        return update(row, at=at, **fields)
    item = line.item if line else ""
    made = new(
        GridRow, created=at, sheet=sheet.id, item=item, place=_last_place(workshop, sheet), **fields
    )
    return add(made, at=at)


def _fields(row: GridRow | None, column: Column, text: str, today: dt.date) -> Mapping[str, Any]:
    match column.kind:
        case ColumnKind.OWNER:
            return {"owner": text}
        case ColumnKind.DUE:
            return {"due": parse_date(text, today)}
        case _:
            key = column.key if column.kind is ColumnKind.TEXT else OWN_TITLE
            cells = {**(row.cells if row else {}), key: text}
            return {"cells": {name: cell for name, cell in cells.items() if cell.strip()}}


def _last_place(workshop: Workshop, sheet: Sheet) -> float:
    return max((row.place for row in rows_of(workshop, sheet)), default=0.0) + 1


def row_added(workshop: Workshop, sheet: Sheet, after: Line | None, *, at: dt.datetime) -> Change:
    """The change that adds an empty row of its own beneath `after`, or at the end.

    Raises:
        Refused: where the rows are the network's actors.
    """
    if sheet.rows is Rows.ACTORS:
        raise Refused(_("every actor has its row; a new actor gets one:  + Kela"))
    made = new(GridRow, created=at, sheet=sheet.id, place=_last_place(workshop, sheet))
    own = _own_rows(workshop, sheet)
    ids = [row.id for row in own]
    at_row = after.row.id if after and after.row and not after.item else ""
    if at_row not in ids or at_row == ids[-1]:
        return add(made, at=at)
    order = list(own)
    order.insert(ids.index(at_row) + 1, made)
    return Change.make(*_in_order(order, made), at=at)


def row_moved(
    workshop: Workshop, sheet: Sheet, line: Line, by: int, *, at: dt.datetime
) -> Change | None:
    """The change that moves a row of its own up (-1) or down (1); None where it cannot go further.

    Raises:
        Refused: where the row is given.
    """
    if line.item or line.row is None:
        raise Refused(_("only rows that the room has added can be moved"))
    order = _own_rows(workshop, sheet)
    place = [row.id for row in order].index(line.row.id)
    if not 0 <= place + by < len(order):
        return None
    order[place], order[place + by] = order[place + by], order[place]
    return Change.make(*_in_order(order, None), at=at)


def _own_rows(workshop: Workshop, sheet: Sheet) -> list[GridRow]:
    return [row for row in rows_of(workshop, sheet) if not row.item]


def _in_order(order: Sequence[GridRow], made: GridRow | None) -> list[Edit]:
    """The edits that give the rows their places in `order`; `made` is a new one among them."""
    edits = []
    for place, row in enumerate(order, start=1):
        if row is made:
            edits.append(Edit(before=None, after=edited(row, place=float(place))))
        elif row.place != place:
            edits.append(Edit(before=row, after=edited(row, place=float(place))))
    return edits


def row_removed(workshop: Workshop, line: Line, *, at: dt.datetime) -> Change:
    """The change that removes a row, or empties one that is given.

    Raises:
        Refused: where nothing stands on it.
    """
    if line.row is None:
        raise Refused(_("there is nothing on this row yet"))
    return remove(workshop, "grid_rows", line.row.id, at=at)


def done_turned(line: Line, *, at: dt.datetime) -> Change:
    """The change that marks a row as done, or as not done after all.

    Raises:
        Refused: where nothing stands on it.
    """
    if line.row is None or not filled(line.row):
        raise Refused(_("there is nothing on this row yet"))
    return update(line.row, at=at, done=not line.row.done)
