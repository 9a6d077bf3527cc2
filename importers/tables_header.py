"""Where a table begins: its row of headings, with titles above it, or none at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from importers.draft import NOTHING, Skipped
from importers.tables import Row, Sheet
from importers.tables_words import end_pair, folded, heading_of
from locales import _, ngettext

_LOOKED_AT = 30
"""Rows among which the headings are looked for."""

_LONGEST = 250
_VALUE = re.compile(r"\S+@\S+\.\S+|\+?[\d\s()/.:,-]{4,}|\d+")
"""What stands in rows, not in headings: addresses, numbers, dates."""

_SUMS = frozenset({"yhteensä", "summa", "total", "sum", "yht."})
_FEW = 0.2


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with its columns named."""

    names: tuple[str, ...]
    """Names of the columns, each once: the headings, or the letters of a spreadsheet."""
    rows: tuple[tuple[int, dict[str, str]], ...]
    """Number of each row as the spreadsheet shows it, and its filled cells by column."""
    header_row: int
    """Number of the row of headings; 0 where there is none."""
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()
    matrix: bool = False
    """Whether the rows are the filled cells of a matrix of actors by actors."""
    named: tuple[tuple[int, str], ...] = ()
    """Actors that a matrix names, linked or not, with the number of the row."""


def row_words(number: int) -> str:
    """A row's place in the document, in words."""
    return _("row {n}").format(n=number)


def headed(sheet: Sheet, header_row: int | None = None) -> Headed:
    """`sheet` with its columns named.

    Args:
        header_row: number of the row of headings as the spreadsheet shows it, 0 for none; where
            it is None it is looked for.
    """
    rows = sheet.rows
    at = _found(rows) if header_row is None else _place_of(rows, header_row)
    if at is None:
        width = max((len(row.cells) for row in rows), default=0)
        return _filled(sheet, tuple(letter(n) for n in range(width)), rows, 0)
    head = rows[at]
    names = _names(head.cells)
    made = _filled(sheet, names, rows[at + 1 :], head.number)
    above = [cell for row in rows[:at] for cell in row.cells if cell]
    if not above:
        return made
    words = ngettext(
        "{n} row above the headings was left out: {text}",
        "{n} rows above the headings were left out: {text}",
        at,
    )
    text = " · ".join(dict.fromkeys(above))[:80]
    return Headed(
        made.names, made.rows, made.header_row, made.skipped,
        (words.format(n=at, text=text), *made.remarks),
    )  # fmt: skip


def letter(index: int) -> str:
    """What a spreadsheet calls the column at `index`: A, B, …, Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _place_of(rows: Sequence[Row], number: int) -> int | None:
    return next((at for at, row in enumerate(rows) if row.number == number), None)


def _found(rows: Sequence[Row]) -> int | None:
    """The place of the row of headings; None where the table begins at once."""
    if not rows:
        return None
    scores = [(_score(rows, at), -at) for at in range(min(len(rows), _LOOKED_AT))]
    best, place = max(scores)
    if best > 0:
        return -place
    return _first_full(rows)


def _score(rows: Sequence[Row], at: int) -> float:
    """How much a row looks like headings: how many of its cells are known as such."""
    head = rows[at].cells
    filled = {column: cell for column, cell in enumerate(head) if cell}
    if any(len(cell) > _LONGEST or _VALUE.fullmatch(cell) for cell in filled.values()):
        return 0
    width = max(len(row.cells) for row in rows)
    if len(filled) < min(2, width):
        # A title over the table may hold a known word; headings stand side by side.
        return 0
    # Answers stand in their column again and again, headings do not.
    others = [row.cells for row in rows if row.cells != head]
    again = {c for c in filled if any(c < len(row) and row[c] == filled[c] for row in others)}
    if 2 * len(again) > len(filled):
        return 0
    if not again and end_pair(list(filled.values())) is not None:
        return 100
    found = [heading_of(cell) for column, cell in filled.items() if column not in again]
    known = [heading for heading in found if heading is not None and heading.field != NOTHING]
    exact = sum(heading.exact for heading in known)
    words = len(known)
    if not exact and words < min(2, width):
        return 0
    return words + exact + 0.1 * len(filled)


def _first_full(rows: Sequence[Row]) -> int | None:
    """The first row as wide as most, where it may be headings that nobody knows."""
    widths = Counter(sum(map(bool, row.cells)) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width))
    if usual < 2 or len(rows) < 2:
        return None
    at = next(at for at, row in enumerate(rows) if sum(map(bool, row.cells)) >= usual)
    cells = [cell for cell in rows[at].cells if cell]
    elsewhere = {cell for row in rows[at + 1 :] for cell in row.cells}
    odd = any(_VALUE.fullmatch(cell) or cell in elsewhere for cell in cells)
    return None if odd or len(set(cells)) < len(cells) or at + 1 == len(rows) else at


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    """The headings, each once; a letter where there is none."""
    taken: Counter[str] = Counter()
    names = []
    for index, cell in enumerate(cells):
        name = " ".join(cell.split()) or letter(index)
        taken[name] += 1
        names.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return tuple(names)


def _filled(sheet: Sheet, names: tuple[str, ...], rows: Sequence[Row], header: int) -> Headed:
    width = _width(names)
    longer = [row for row in rows if any(row.cells[width:])]
    if longer and (not sheet.delimiter or len(longer) > _FEW * len(rows)):
        most = max(len(row.cells) for row in rows)
        names = (*names[:most], *(letter(index) for index in range(len(names), most)))
        longer, width = [], most
    skipped = []
    kept = []
    too_long = {row.number for row in longer}
    heading = tuple(map(folded, names[:width]))
    for row in rows:
        if row.number in too_long:
            why = _("it has more cells than there are headings; a quote or separator is amiss")
            skipped.append(Skipped(row_words(row.number), why))
        elif header and tuple(map(folded, row.cells[:width])) == heading:
            skipped.append(Skipped(row_words(row.number), _("it repeats the headings")))
        elif row.cells[0].casefold() in _SUMS and all(
            not cell or _VALUE.fullmatch(cell) for cell in row.cells[1:]
        ):
            skipped.append(Skipped(row_words(row.number), _("it is a sum")))
        else:
            cells = {n: c for n, c in zip(names, row.cells, strict=False) if c}
            kept.append((row.number, cells))
    used = {name for _number, cells in kept for name in cells}
    there = tuple(n for i, n in enumerate(names) if n in used or (header and n != letter(i)))
    return Headed(there, tuple(kept), header, tuple(skipped))


def _width(names: Sequence[str]) -> int:
    """How many columns have headings, up to the last that has one."""
    headed_ones = [index for index, name in enumerate(names) if name != letter(index)]
    return headed_ones[-1] + 1 if headed_ones else len(names)
