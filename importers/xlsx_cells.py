"""The sheets of an XLSX workbook as rows of text: formulas by their values, merged cells filled."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from importers.draft import Progress, Stopped, quietly
from importers.tables import ROW_LIMIT, Row, Sheet, stop_if, tidy
from locales import _, language, ngettext
from model.dates import format_date
from model.errors import Refused

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MARK = b"PK\x03\x04"
"""How a workbook begins, as every ZIP file does."""

OLD_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old Excel workbook begins, and a new one with a password."""

_UNPACKED_LIMIT = 600 * 2**20
"""Bytes; a workbook that unpacks to more was made to do harm, or is no list of actors."""

_COLUMN_LIMIT = 500
"""Columns beyond these are somebody's stray cell."""

_ZEROS = re.compile(r"0{2,}")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl raises at workbooks that are damaged or not quite by the standard."""


def read_xlsx(
    data: bytes, stop: Callable[[], bool] | None = None, progress: Progress = quietly
) -> tuple[Sheet, ...]:
    """The sheets of a workbook that hold anything, the hidden ones last.

    A formula is read as the value that was saved with it. A cell that is merged over several rows
    stands in each of them; over several columns it stands in the first.

    Args:
        stop: asked now and then; where it says yes, the work ends.
        progress: told how much of how much is unpacked and understood.

    Raises:
        Refused: where it is no workbook that can be read, saying what to do.
        Stopped: where `stop` said so.
    """
    _check(data)
    try:
        twice = _has_formulas(data)
        watched = _Watched(data, stop, progress, passes=2 if twice else 1)
        book = _opened(watched, values=True)
        formulas = _opened(watched, values=False) if twice else None
    except _FAULTS as error:
        raise Refused(
            _("the workbook cannot be read; open it in a spreadsheet program and save it anew")
        ) from error
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
    steps = _Steps(sum(len(sheet._cells) for sheet in sheets), stop, progress)
    found = [_sheet(sheet, formulas, steps) for sheet in sheets]
    return tuple(sheet for sheet in found if sheet.rows)


def _check(data: bytes) -> None:
    if data.startswith(OLD_MARK):
        raise Refused(
            _(
                "this is an old Excel workbook, or one with a password; save it as .xlsx without "
                "a password, or as CSV"
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
            size = sum(info.file_size for info in parts.infolist())
    except _FAULTS as error:
        raise Refused(_("the workbook is damaged or not whole; copy it anew")) from error
    if "mimetype" in names:
        raise Refused(_("this is no Excel workbook; save it as .xlsx or as CSV"))
    if not any(name.startswith("xl/") for name in names):
        raise Refused(_("this is a ZIP file and no workbook; unpack it first"))
    if size > _UNPACKED_LIMIT:
        raise Refused(_("the workbook is too large to be a list of actors or links"))


_STRIDE = 512
_PARTS = 1000
_UNPACKING = 0.6
"""The share of the work that unpacking is; making texts of the cells is the rest."""


class _Steps:
    """Counts the cells that texts are made of, and stops where somebody says so."""

    def __init__(self, cells: int, stop: Callable[[], bool] | None, progress: Progress) -> None:
        self._cells, self._stop, self._progress = max(cells, 1), stop, progress
        self._done = 0

    def step(self) -> None:
        """One cell is done."""
        self._done += 1
        stop_if(self._stop, self._done)
        if self._done % _STRIDE == 0:
            share = _UNPACKING + (1 - _UNPACKING) * self._done / self._cells
            self._progress(round(_PARTS * share), _PARTS)


class _Watched(io.BytesIO):
    """Bytes that tell how far they are read, and stop being read when somebody says so.

    openpyxl understands the cells while it unpacks them, so the bytes keep pace with the work.
    """

    def __init__(
        self, data: bytes, stop: Callable[[], bool] | None, progress: Progress, passes: int
    ) -> None:
        super().__init__(data)
        self._stop, self._progress = stop, progress
        self._done, self._total = 0, passes * len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        """As of any file."""
        if self._stop is not None and self._stop():
            raise Stopped
        data = super().read(size)
        self._done = min(self._done + len(data), self._total)
        self._progress(round(_PARTS * _UNPACKING * self._done / self._total), _PARTS)
        return data


def _opened(data: _Watched, *, values: bool) -> Workbook:
    import warnings

    from openpyxl import load_workbook

    data.seek(0)
    with warnings.catch_warnings():
        # What openpyxl does not know of (pictures, conditional formats) is no matter here.
        warnings.simplefilter("ignore")
        return load_workbook(data, data_only=values)


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = (name for name in parts.namelist() if name.startswith("xl/worksheets/"))
        return any(b"<f>" in part or b"<f " in part for part in map(parts.read, sheets))


def _sheet(sheet: Worksheet, formulas: Workbook | None, steps: _Steps) -> Sheet:
    grid: dict[int, dict[int, str]] = {}
    # openpyxl's own walk would make a cell for every gap, up to a stray one in row 1,048,576.
    for (row, column), cell in sheet._cells.items():
        steps.step()
        if column <= _COLUMN_LIMIT and (text := _text(cell)):
            grid.setdefault(row, {})[column] = text
    _fill_merged(sheet, grid)
    if len(grid) > ROW_LIMIT:
        raise Refused(_("the table has more than {n:,} rows").format(n=ROW_LIMIT))
    width = max((max(row) for row in grid.values()), default=0)
    rows = tuple(
        Row(number, tuple(cells_of.get(column, "") for column in range(1, width + 1)))
        for number, cells_of in sorted(grid.items())
    )
    return Sheet(str(sheet.title), rows, tuple(_remarks(sheet, formulas)))


def _fill_merged(sheet: Worksheet, grid: dict[int, dict[int, str]]) -> None:
    for area in sheet.merged_cells.ranges:
        top, bottom = int(area.min_row), min(int(area.max_row), ROW_LIMIT)
        text = grid.get(top, {}).get(int(area.min_col), "")
        if text:
            for row in range(top + 1, bottom + 1):
                # A merged area may reach beyond the table: only rows that hold something count.
                if row in grid:
                    grid[row].setdefault(int(area.min_col), text)


def _remarks(sheet: Worksheet, formulas: Workbook | None) -> Iterator[str]:
    """What is wrong with the sheet's formulas: errors, and values that were never saved."""
    faults = [cell.coordinate for cell in sheet._cells.values() if cell.data_type == "e"]
    if faults:
        yield ngettext(
            "cell {cells} holds an error of its formula and was left empty",
            "cells {cells} hold errors of their formulas and were left empty",
            len(faults),
        ).format(cells=_listed(faults))
    if formulas is None or sheet.title not in formulas.sheetnames:
        return
    there = sheet._cells
    unsaved = [
        cell.coordinate
        for place, cell in formulas[sheet.title]._cells.items()
        if cell.data_type == "f" and (place not in there or there[place].value is None)
    ]
    if unsaved:
        yield ngettext(
            "cell {cells} holds a formula without its value; open the workbook in a spreadsheet "
            "program, save it and import it again",
            "cells {cells} hold formulas without their values; open the workbook in a spreadsheet "
            "program, save it and import it again",
            len(unsaved),
        ).format(cells=_listed(unsaved))


def _listed(cells: list[str]) -> str:
    shown = ", ".join(cells[:5])
    return f"{shown}, …" if len(cells) > 5 else shown


def _text(cell: Cell | MergedCell) -> str:
    """What the spreadsheet shows in the cell, near enough; empty for an error."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        date = format_date(value.date(), language())
        return date if value.time() == dt.time() else f"{date} {value:%H:%M}"
    if isinstance(value, dt.date):
        return format_date(value, language())
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and _ZEROS.fullmatch(str(cell.number_format)):
        return str(value).zfill(len(str(cell.number_format)))
    return tidy(str(value))
