"""The grids: one part for each, as a table where it fits a page, row by row where it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.markdown.blocks import bullets, heading, strong, table
from exporters.markdown.report import NOT_SAID, Report, fields, lead
from exporters.markdown.text import flowing, inline
from locales import _, language
from model.entities import Form, Rows, Sheet, TargetState
from model.forms.grid import Column, ColumnKind, Grid, Line, cell_text, filled, grid
from model.labels import label
from model.methods.catalogue import Catalogue
from model.methods.method import Method

COLUMNS_MOST = 5
"""The most columns of a table that a page of paper can take."""

CELL_MOST = 160
"""The longest text that a cell of a table can take."""


def body(report: Report) -> list[str]:
    """Every grid that something was written on, oldest first."""
    blocks: list[str] = []
    for sheet in report.workshop.sheets.values():
        if sheet.form is not Form.GRID:
            continue
        made = grid(report.workshop, method_of(report, sheet), sheet)
        written = [line for line in made.lines if filled(line.row)]
        if written:
            blocks.append(heading(report.level + 1, sheet_title(report, sheet)))
            blocks += _grid(report, made, written)
    return blocks


def method_of(report: Report, sheet: Sheet) -> Method | None:
    """The method of a sheet, where its words in another language than the sheet's are wanted."""
    return methods_for(report).get(sheet.method)


def methods_for(report: Report) -> Mapping[str, Method]:
    """The methods that say the sheets' words in the report's language; none where they do so."""
    if language() == report.workshop.session.language or not report.workshop.sheets:
        return {}
    return report.options.methods or Catalogue.load().methods


def sheet_title(report: Report, sheet: Sheet) -> str:
    """What a sheet is called, as Markdown; with its round where there are several."""
    method = method_of(report, sheet)
    title = inline(method.title.of(language()) if method else sheet.title)
    rounds = sum(other.method == sheet.method for other in report.workshop.sheets.values())
    if rounds < 2:
        return title
    return _("{title}, round {n}").format(title=title, n=sheet.round)


def _grid(report: Report, made: Grid, written: Sequence[Line]) -> list[str]:
    columns = [column for column in made.columns if _said(column, written)]
    wide = len(columns) > COLUMNS_MOST or any(
        len(cell_text(line, column)) > CELL_MOST for line in written for column in columns
    )
    blocks = _rows(report, columns, written) if wide else [_table(columns, written)]
    empty = [line.title for line in made.lines if line.item and not filled(line.row)]
    if empty and made.rows is Rows.GIVEN:
        names = ", ".join(inline(title) for title in empty)
        blocks.append(lead(_("Nothing written yet")) + " " + names)
    return blocks


def _said(column: Column, lines: Sequence[Line]) -> bool:
    """Whether a column has anything to tell; the first one and texts always have."""
    if column.kind in (ColumnKind.TITLE, ColumnKind.TEXT):
        return True
    return any(cell_text(line, column) for line in lines)


def _table(columns: Sequence[Column], lines: Sequence[Line]) -> str:
    return table(
        [inline(_title(column)) for column in columns],
        [[_cell(line, column) or NOT_SAID for column in columns] for line in lines],
    )


def _rows(report: Report, columns: Sequence[Column], lines: Sequence[Line]) -> list[str]:
    """One heading and list for each row: what is wide is read from top to bottom."""
    blocks: list[str] = []
    for number, line in enumerate(lines, start=1):
        first, *rest = columns
        name = _cell(line, first) or _("Row {n}").format(n=number)
        blocks.append(strong(name))
        said = {
            inline(_title(column)): _flowing(line, column)
            for column in rest
            if cell_text(line, column)
        }
        blocks += [bullets(fields(said))] if said else []
    return blocks


def _title(column: Column) -> str:
    return _("State") if column.kind is ColumnKind.DONE else column.title


def _cell(line: Line, column: Column) -> str:
    if column.kind is ColumnKind.DONE:
        return label(TargetState.DONE if line.row and line.row.done else TargetState.OPEN)
    return inline(cell_text(line, column))


def _flowing(line: Line, column: Column) -> str:
    if column.kind is ColumnKind.TEXT:
        return flowing(cell_text(line, column), indent="  ", first=False)
    return _cell(line, column)
