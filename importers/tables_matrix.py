"""A matrix of actors by actors, as UCINET, R and spreadsheets have it, to a table of its cells.

Who stands in the rows gives, who stands in the columns gets, as is the convention of adjacency
matrices; the two ends can be exchanged where somebody drew it the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from importers.draft import Skipped
from importers.tables import Row, Sheet
from importers.tables_header import Headed, row_words
from locales import _
from model.capture.folding import key

_LOOKED_AT = 10
"""Rows among which the names over the columns are looked for."""

_FEWEST = 3
"""Names that rows and columns have in common; two may be chance."""

_SHARE = 0.6
_NO_LINK = frozenset({"", "0", "0.0", "0,0", "-", "–", "—", ".", "ei", "no", "false", "na", "nan"})
_MERE_MARK = frozenset({"1", "1.0", "1,0", "x", "✓", "✔", "kyllä", "yes", "true", "on"})
"""Cells that say that there is a link, and nothing of it."""

_FLOWS = re.compile(r"\s*[;\n]\s*")


def cell_columns() -> tuple[str, str, str]:
    """What the three columns of a matrix's cells are called: row, column, what stands there."""
    return _("Row"), _("Column"), _("Cell")


def is_mere_mark(cell: str) -> bool:
    """Whether a cell only says that there is a link."""
    return cell.casefold() in _MERE_MARK


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the names stand."""

    at: int
    """Place of the row with the names of the columns."""
    side: int
    """The column with the names of the rows."""
    heads: Mapping[int, str]
    """Names over the columns, by the column of the cells beneath them."""


def matrix_cells(sheet: Sheet) -> Headed | None:
    """The filled cells of `sheet` as rows; None where it is no matrix of actors by actors."""
    found = _found(sheet.rows)
    if found is None:
        return None
    columns = cell_columns()
    cells: list[tuple[int, dict[str, str]]] = []
    named: list[tuple[int, str]] = []
    skipped: list[Skipped] = []
    known = {key(name) for name in found.heads.values()}
    head = sheet.rows[found.at]
    for row in sheet.rows[found.at + 1 :]:
        giver = _cell(row, found.side)
        if not giver:
            if any(map(_cell_says, row.cells)):
                skipped.append(Skipped(row_words(row.number), _("it names no actor")))
            continue
        if key(giver) not in known and not _has_links(row, found):
            # A remark under the matrix, or sums of its columns.
            skipped.append(Skipped(row_words(row.number), _("it is no row of the matrix")))
            continue
        named.append((row.number, giver))
        for column, getter in found.heads.items():
            text = _cell(row, column)
            if not _cell_says(text) or (key(giver) == key(getter) and not _is_words(text)):
                continue
            flows = _FLOWS.split(text) if _is_words(text) else [text]
            cells += [
                (row.number, dict(zip(columns, (giver, getter, flow), strict=True)))
                for flow in flows
                if flow
            ]
    named += [(head.number, name) for name in found.heads.values()]
    return Headed(
        columns, tuple(cells), head.number, tuple(skipped), matrix=True, named=tuple(named)
    )


def both_ends(asked: Mapping[str, str]) -> dict[str, str]:
    """Corrections with the other end turned too, where one end of the cells was turned.

    Args:
        asked: fields by the folded name of a column.
    """
    row, column, _cells = map(key, cell_columns())
    turned = {"source": "target", "target": "source"}
    ends = dict(asked)
    for one, other in ((row, column), (column, row)):
        if asked.get(one) in turned and other not in asked:
            ends[other] = turned[asked[one]]
    return ends


def _found(rows: Sequence[Row]) -> _Found | None:
    """The names, in one of the first rows and in one of the first two columns beneath it."""
    sides = [[key(_cell(row, side)) for row in rows] for side in (0, 1)]
    wide = max((len(row.cells) for row in rows), default=0)
    for at, head in enumerate(rows[:_LOOKED_AT]):
        for side, folded in enumerate(sides):
            names = set(filter(None, folded[at + 1 :]))
            heads = {c: cell for c, cell in enumerate(head.cells) if c > side and cell}
            # R leaves the corner out, and the names stand a column too far to the left.
            moved = {c + 1: cell for c, cell in enumerate(head.cells[: wide - 1]) if cell}
            for each in (heads, moved):
                if _is_square(list(map(key, each.values())), names):
                    return _Found(at, side, each)
    return None


def _is_square(heads: Sequence[str], names: AbstractSet[str]) -> bool:
    """Whether the same actors stand over the columns and before the rows."""
    if len(set(heads)) < len(heads):
        return False
    common = len(names & set(heads))
    return common >= _FEWEST and common >= _SHARE * max(len(heads), len(names))


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _cell_says(text: str) -> bool:
    return text.casefold() not in _NO_LINK


def _is_words(text: str) -> bool:
    return any(char.isalpha() for char in text) and not is_mere_mark(text)


def _has_links(row: Row, found: _Found) -> bool:
    """Whether a row whose name stands over no column is one of the matrix all the same."""
    said = [text for column in found.heads if (text := _cell(row, column)) and _cell_says(text)]
    sums = {"yhteensä", "summa", "total", "sum", "yht."}
    return bool(said) and _cell(row, found.side).casefold() not in sums
