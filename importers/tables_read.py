"""Reading a table: a CSV file, a workbook or a pasted table, to a draft of what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from importers.draft import NOTHING, Column, ImportDraft, Progress, ReadOptions, Scope, Skipped
from importers.tables import Sheet
from importers.tables_fields import Kind, choices, field_called, field_title
from importers.tables_guess import TableColumn, guessed, kind_of
from importers.tables_header import Headed, headed
from importers.tables_matrix import both_ends, matrix_cells
from importers.tables_memory import Memory
from importers.tables_rows import Taken, take_actors, take_links
from importers.tables_words import heading_of
from importers.values import shown
from locales import _
from model.capture.folding import key
from model.errors import Refused


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table is read; what is left out is told from the table itself."""

    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Corrections: a field's key or title by column; a column that is to be left out has none."""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    """Name of the workbook's sheet; otherwise the one that looks most like actors or links."""
    header_row: int | None = None
    """Number of the row of headings as the spreadsheet shows it; 0 for none."""
    memory: Memory | None = None
    """Where corrections of earlier imports are kept."""
    reading: ReadOptions = field(default_factory=ReadOptions)
    """What holds for every document; its `mapping` is not looked at."""
    stop: Callable[[], bool] | None = None
    """Asked now and then while cells are read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the document; a workbook may have one of actors and one of links."""

    sheet: str
    """Name of the sheet; empty for a text table."""
    kind: Kind
    columns: tuple[TableColumn, ...]
    rows: int
    header_row: int
    """Number of the row of headings; 0 where there is none."""
    matrix: bool = False
    """Whether it is a matrix of actors by actors; its rows are then its filled cells."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says, and how it was understood."""

    draft: ImportDraft
    parts: tuple[Part, ...]
    encoding: str = ""
    delimiter: str = ""

    def columns(self) -> list[TableColumn]:
        """All columns, in the order of the document."""
        return [column for part in self.parts for column in part.columns]

    def remember(self, memory: Memory) -> None:
        """Keep what the columns were read as; tables without headings cannot be told again.

        Raises:
            NotSaved: where the data folder cannot be written.
        """
        for part in self.parts:
            if part.header_row and not part.matrix:
                memory.keep({column.name: column.field for column in part.columns})


def read_table(data: bytes, options: TableOptions | None = None) -> TableReading:
    """What the table `data` (CSV or XLSX) says of actors, people and links.

    Raises:
        Refused: where it cannot be read, or a correction names no column or field, in one line.
        Stopped: where `options` stopped it.
    """
    chosen = options or TableOptions()
    sheets = _sheets(data, chosen)
    if not sheets[0].delimiter:
        # Unpacking a workbook was the greater part of the work.
        rest = _share(chosen.reading.progress, _UNPACKING, 1 - _UNPACKING)
        chosen = replace(chosen, reading=replace(chosen.reading, progress=rest))
    tables = [_table(sheet, chosen.header_row) for sheet in sheets]
    _check_columns(chosen.mapping, tables)
    read = [
        (sheet, table, _columns(sheet, table, chosen))
        for sheet, table in zip(sheets, tables, strict=True)
    ]
    used, remarks = _used(read, chosen)
    taken = Taken()
    parts = []
    for sheet, table, columns in used:
        taken.sheet = sheet.name if len(used) > 1 else ""
        kind = kind_of(columns)
        rows, head = len(table.rows), table.header_row
        parts.append(Part(sheet.name, kind, tuple(columns), rows, head, table.matrix))
        if kind == "links":
            take_links(table, columns, taken, chosen.reading)
        else:
            _check_name(columns)
            take_actors(table, columns, taken, chosen.reading.progress)
    draft = _draft(used, taken, remarks)
    return TableReading(draft, tuple(parts), sheets[0].encoding, sheets[0].delimiter)


_UNPACKING = 0.85
"""The share of the work that unpacking a workbook is."""

_PARTS = 1000


def _share(progress: Progress, before: float, share: float) -> Progress:
    """`progress` of a part of the work, `share` of the whole, with the share `before` done."""

    def told(done: int, total: int) -> None:
        progress(round(_PARTS * (before + share * done / max(total, 1))), _PARTS)

    return told


def _table(sheet: Sheet, header_row: int | None) -> Headed:
    """`sheet` as a matrix where it is one and nobody said where the headings are."""
    cells = matrix_cells(sheet) if header_row is None else None
    return cells if cells is not None else headed(sheet, header_row)


Read = tuple[Sheet, Headed, list[TableColumn]]


def _draft(used: Sequence[Read], taken: Taken, remarks: Sequence[str]) -> ImportDraft:
    columns: list[Column] = []
    skipped: list[Skipped] = []
    said: list[str] = []
    for sheet, table, found in used:
        scope: Scope = "link" if kind_of(found) == "links" else "actor"
        columns += [column.as_column(scope) for column in found]
        skipped += table.skipped
        said += [*sheet.remarks, *table.remarks]
    return ImportDraft(
        actors=tuple(taken.actors),
        links=tuple(taken.links),
        skipped=(*skipped, *taken.skipped),
        columns=tuple(columns),
        remarks=(*said, *remarks, *taken.remarks),
        answers=True,
    )


def _sheets(data: bytes, options: TableOptions) -> Sequence[Sheet]:
    from importers.csv_cells import read_csv
    from importers.xlsx_cells import MARK, OLD_MARK, read_xlsx

    if data.startswith((MARK, OLD_MARK)):
        sheets = read_xlsx(data, options.stop, _share(options.reading.progress, 0, _UNPACKING))
        if options.sheet is not None:
            sheets = tuple(s for s in sheets if key(s.name) == key(options.sheet)) or _no(
                options.sheet, sheets
            )
    elif data.lstrip()[:15].lower().startswith((b"<html", b"<!doctype html", b"<table")):
        raise Refused(_("this is a web page; save it as .xlsx or CSV in a spreadsheet program"))
    else:
        sheets = (read_csv(data, options.encoding, options.delimiter, options.stop),)
    if not any(sheet.rows for sheet in sheets):
        raise Refused(_("there is no table in it: every cell is empty"))
    return sheets


def _no(name: str, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    raise Refused(
        _("the workbook has no sheet “{name}”; it has {names}").format(
            name=shown(name), names=", ".join(sheet.name for sheet in sheets)
        )
    )


def _check_columns(mapping: Mapping[str, str], tables: Sequence[Headed]) -> None:
    there = {key(name): name for table in tables for name in table.names}
    for column in mapping:
        if key(column) not in there:
            raise Refused(
                _("there is no column “{column}”; there are {columns}").format(
                    column=shown(column), columns=", ".join(there.values())
                )
            )


def _columns(sheet: Sheet, table: Headed, options: TableOptions) -> list[TableColumn]:
    """The columns as they are read: as asked, else as last time, else as guessed."""
    found = guessed(table)
    earlier: Mapping[str, str] = {}
    if options.memory is not None and table.header_row and not table.matrix:
        earlier = options.memory.recall(table.names)
    asked = {key(column): field_called(to) for column, to in options.mapping.items()}
    if table.matrix:
        asked = both_ends(asked)
    known = {*choices("actors"), *choices("links")}
    settled = []
    for column in found:
        if key(column.name) in asked:
            column = replace(column, field=asked[key(column.name)], reason=_("you said so"))
        elif (to := earlier.get(column.name)) in known and to != column.field:
            column = replace(column, field=to or NOTHING, reason=_("as last time"))
        settled.append(column)
    return _without_rivals(settled, set(asked))


def _without_rivals(columns: list[TableColumn], asked: set[str]) -> list[TableColumn]:
    """What was asked for comes before what was guessed for the same field."""
    wanted = {column.field for column in columns if key(column.name) in asked} - {NOTHING}
    single = {"name", "source", "target", "what", "contact_name", "label"}
    return [
        replace(column, field=NOTHING, reason=_("another column is read so"))
        if key(column.name) not in asked and column.field in wanted & single
        else column
        for column in columns
    ]


def _used(read: Sequence[Read], options: TableOptions) -> tuple[list[Read], list[str]]:
    """The sheets that are taken: one of actors and one of links, and what is said of the others."""
    if len(read) == 1:
        return list(read), []
    known = [each for each in read if each[1].header_row and _is_known(each[2])]
    best: dict[Kind, Read] = {}
    for each in known:
        kind = kind_of(each[2])
        if kind not in best or _headings(each) > _headings(best[kind]):
            best[kind] = each
    used = [each for each in read if any(each is one for one in best.values())] or [read[0]]
    used.sort(key=lambda each: kind_of(each[2]) == "links")
    names = [each[0].name for each in read if not any(each is one for one in used)]
    if not names:
        return used, []
    words = _("sheets that were not read: {names}").format(names=", ".join(names))
    return used, [words]


def _headings(read: Read) -> tuple[int, int]:
    """How many of a sheet's columns are read as something, and how many rows it has."""
    return sum(column.field != NOTHING for column in read[2]), len(read[1].rows)


def _is_known(columns: Sequence[TableColumn]) -> bool:
    """Whether the headings name ends of links, or an actor or a person."""
    if kind_of(columns) == "links":
        return True
    names = [column for column in columns if column.field in ("name", "contact_name")]
    return any(heading_of(column.name) is not None for column in names)


def _check_name(columns: Sequence[TableColumn]) -> None:
    fields = {column.field for column in columns}
    if fields & {"name", "contact_name", "contact_first", "contact_last"}:
        return
    ends = {"source": "target", "target": "source"}
    for one, other in ends.items():
        if one in fields:
            raise Refused(
                _("a list of links needs both ends: say which column is “{field}”").format(
                    field=field_title(other)
                )
            )
    raise Refused(
        _("say which column names the actors; there are {columns}").format(
            columns=", ".join(column.name for column in columns)
        )
    )
