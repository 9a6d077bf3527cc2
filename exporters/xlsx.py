"""The session as a workbook (XLSX), a sheet for each table, for Excel and LibreOffice.

Written with openpyxl. Nothing that people wrote is ever calculated: text that begins like a formula
is stored as text and marked as such, so that it stays text when its cell is edited. Dates are
dates, numbers are numbers, and the same session gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, cast

from exporters.options import Document, ExportOptions
from exporters.textmap.cells import cell_width
from exporters.xlsx_tables import Cell, SheetTable, tables
from exporters.xml_text import XmlText
from locales import _, ngettext, speaking
from model.workshop import Workshop

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as WrittenCell
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA = re.compile(r"[=+\-@\t\r]")
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the code of a character (ECMA-376, ST_Xstring)."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
"""Signs that the name of a sheet cannot have."""
_CELL_LIMIT = 32_767
"""The longest text that a cell of Excel holds."""
_WIDEST = 48
_NARROWEST = 8
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the package: the oldest that a zip file knows."""


def xlsx(workshop: Workshop, options: ExportOptions) -> Document:
    """The session as a workbook, in its own language or the one asked for.

    Contacts, quotations and the names of people stay out unless `options.personal_data`.
    """
    from openpyxl import Workbook

    xml = _Texts()
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "arvoverkko"
    book.properties.created = book.properties.modified = options.now.replace(microsecond=0)
    with speaking(options.language or workshop.session.language):
        book.properties.title = xml.fitting(workshop.session.title)
        for table in tables(workshop, options):
            _fill(book.create_sheet(_FORBIDDEN.sub(" ", table.title)[:31]), table, xml)
    return Document(_packed(book), (*xml.remarks(), *_left_out(workshop, options)))


class _Texts(XmlText):
    """Texts as a cell holds them."""

    cut = 0
    """Texts that were too long for a cell."""

    def fitting(self, text: str) -> str:
        """`text` as it may stand in a cell."""
        text = _CODE.sub("_x005F_", self.legal(text))
        if len(text) > _CELL_LIMIT:
            self.cut += 1
            text = text[: _CELL_LIMIT - 1] + "…"
        return text

    def remarks(self) -> tuple[str, ...]:
        """In words, what was removed or cut."""
        if not self.cut:
            return super().remarks()
        words = ngettext(
            "{n} text was too long for a cell and was cut",
            "{n} texts were too long for a cell and were cut",
            self.cut,
        ).format(n=self.cut)
        return (*super().remarks(), words)


def _fill(sheet: Worksheet, table: SheetTable, xml: _Texts) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    wrapped, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    for number, row in enumerate((table.columns, *table.rows), start=1):
        for column, value in enumerate(row, start=1):
            if value is not None and value != "":
                # Nothing is merged here, so it is a cell to write into.
                cell = cast("WrittenCell", sheet.cell(number, column))
                _write(cell, value, xml)
                cell.alignment = wrapped
    for heading in sheet[1]:
        heading.font = bold
    for column in range(1, len(table.columns) + 1):
        values = [table.columns[column - 1], *(row[column - 1] for row in table.rows)]
        width = max(_columns(value) for value in values) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(
            max(width, _NARROWEST), _WIDEST
        )
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: WrittenCell, value: Cell, xml: _Texts) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    text = xml.fitting(value)
    cell.value = text
    # openpyxl would take "=…" for a formula and "#N/A" for an error.
    cell.data_type = "s"
    if _FORMULA.match(text):
        cell.quotePrefix = True


def _columns(value: Cell) -> int:
    if isinstance(value, str):
        return max((cell_width(line) for line in value.split("\n")), default=0)
    return len(str(value)) if value is not None else 0


def _packed(book: Workbook) -> bytes:
    """The workbook's bytes, the same each time: without the moment of writing."""
    from openpyxl.writer.excel import ExcelWriter

    dated = io.BytesIO()
    with zipfile.ZipFile(dated, "w") as archive:
        ExcelWriter(book, archive).write_data()
    packed = io.BytesIO()
    with zipfile.ZipFile(dated) as parts, zipfile.ZipFile(packed, "w") as archive:
        for part in parts.namelist():
            info = zipfile.ZipInfo(part, _EPOCH)
            archive.writestr(info, parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _left_out(workshop: Workshop, options: ExportOptions) -> tuple[str, ...]:
    if options.personal_data:
        return ()
    return (_("contacts, quotations and the names of people were left out"),)
