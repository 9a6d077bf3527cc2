"""Rows as CSV that a program reads and a spreadsheet does not calculate."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""


def csv_bytes(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    separator: str = ",",
    mark: bool = False,
) -> bytes:
    """A table in UTF-8, lines ending in LF.

    Args:
        columns: the head.
        rows: as many cells each.
        separator: what stands between cells; a Finnish Excel wants semicolons.
        mark: whether a byte-order mark goes first, by which Excel knows UTF-8.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n", delimiter=separator)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _harmless(cell: str) -> str:
    """`cell` as text even where a spreadsheet opens the file."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
