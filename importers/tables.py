"""A table as it lies in a file: sheets of rows of cells, numbered as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from importers.draft import Stopped
from importers.values import printable

ROW_LIMIT = 100_000
"""The most rows that are read."""

_ASKED_EVERY = 256


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something."""

    number: int
    """As the spreadsheet shows it: from 1, empty rows counted."""
    cells: tuple[str, ...]
    """Texts, trimmed; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a text table or of one sheet of a workbook."""

    name: str
    """The sheet's name; empty for a text table."""
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    """What was understood in a way that the facilitator should know of, in words."""
    encoding: str = ""
    """Of a text table: how its letters were stored."""
    delimiter: str = ""
    """Of a text table: the sign between its cells."""


def tidy(cell: str) -> str:
    """`cell` trimmed and without control characters; line ends stay."""
    return printable(cell).replace("\u00a0", " ").strip()


def stop_if(stop: Callable[[], bool] | None, number: int) -> None:
    """Ask `stop` once every few hundred rows.

    Raises:
        Stopped: where it says yes.
    """
    if stop is not None and number % _ASKED_EVERY == 0 and stop():
        raise Stopped
