"""A block of cells, as copied from a spreadsheet, put into a grid from one of its cells on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from locales import _
from model.changes import Change, Edit, apply_change
from model.entities import GridRow, Rows, Sheet
from model.errors import Refused
from model.forms.grid import Column, Line, grid, writable, written
from model.methods.method import Method
from model.workshop import Workshop

Block = Sequence[Sequence[str]]
"""Texts row by row."""


def block_of(text: str) -> Block:
    """The cells of a pasted text: rows by lines, columns by tabs, as spreadsheets copy them.

    A cell in double quotes may hold line ends, and two quotes for one.
    """
    rows: list[list[str]] = [[]]
    cell, quoted, place = "", False, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    while place < len(text):
        char = text[place]
        if quoted and text.startswith('""', place):
            cell, place = cell + '"', place + 1
        elif char == '"' and (quoted or not cell) and _closes(text, place, quoted):
            quoted = not quoted
        elif not quoted and char in "\t\n":
            rows[-1].append(cell)
            cell = ""
            if char == "\n":
                rows.append([])
        else:
            cell += char
        place += 1
    rows[-1].append(cell)
    return rows


def _closes(text: str, place: int, quoted: bool) -> bool:
    """Whether the quote at `place` opens a quoted cell that ends, or ends the one that is open."""
    if quoted:
        return text[place + 1 : place + 2] in ("", "\t", "\n")
    closing = text.find('"', place + 1)
    while closing >= 0 and text.startswith('""', closing):
        closing = text.find('"', closing + 2)
    return closing >= 0 and text[closing + 1 : closing + 2] in ("", "\t", "\n")


def block_written(
    workshop: Workshop,
    method: Method | None,
    sheet: Sheet,
    row: int,
    column: int,
    block: Block,
    *,
    at: dt.datetime,
) -> Change:
    """The one change that writes a block from the cell at `row` and `column` on.

    Blank cells of the block leave what stands there; rows are added to a free grid where needed.

    Args:
        workshop: the session, with `sheet` in it.
        method: what gives the grid its words.
        sheet: the sheet that is written on.
        row: number of the row the block begins on; the one behind the last is a new one.
        column: number of the column it begins in.
        block: texts row by row.
        at: now.

    Raises:
        Refused: where it does not fit, or a cell refuses its text; nothing is written then.
    """
    made = grid(workshop, method, sheet)
    columns = made.columns[column:]
    if max(map(len, block)) > len(columns):
        raise Refused(
            _("{n} columns were pasted and {fit} fit from here on; go further left").format(
                n=max(map(len, block)), fit=len(columns)
            )
        )
    if made.rows is not Rows.FREE and row + len(block) > len(made.lines):
        raise Refused(
            _("{n} rows were pasted and {fit} fit from here on; go further up").format(
                n=len(block), fit=len(made.lines) - row
            )
        )
    after = workshop
    for number, texts in enumerate(block, start=row):
        line = made.lines[number] if number < len(made.lines) else None
        after = _row_written(after, sheet, line, columns, texts, at)
        at += dt.timedelta(microseconds=1)  # rows that are added stand in their order
    return Change.make(*_edits(workshop, after), at=at)


def _row_written(
    workshop: Workshop,
    sheet: Sheet,
    line: Line | None,
    columns: Sequence[Column],
    texts: Sequence[str],
    at: dt.datetime,
) -> Workshop:
    for column, text in zip(columns, texts, strict=False):
        if not text.strip() or not writable(line, column):
            continue
        change = written(workshop, sheet, line, column, text, at=at)
        workshop = apply_change(workshop, change)
        row = change.edits[-1].after
        assert isinstance(row, GridRow)
        line = replace(line, row=row) if line else Line("", "", row)
    return workshop


def _edits(before: Workshop, after: Workshop) -> list[Edit]:
    """What became of each row, whatever happened to it on the way."""
    return [
        Edit(before=before.grid_rows.get(row.id), after=row)
        for row in after.grid_rows.values()
        if before.grid_rows.get(row.id) != row
    ]
