"""Actors, people and links out of another program's file: `import`."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from importers.draft import Column, Mapped, Outcome, Scope, Verdict
from locales import _, ngettext
from model.errors import NotSaved, Refused
from model.store import data_folder, disk
from tui.cli.failures import say
from tui.cli.files import changing, file_of, reading
from tui.cli.output import Output
from tui.cli.usage import WrongUsage

if TYPE_CHECKING:
    from importers.document import Asked, ReadAs, Understood
    from importers.tables_memory import Memory

_LARGEST = 200_000_000
"""Bytes of the largest document that is read."""

_SHOWN = 40
"""Things that are told one by one; all of them stand in the JSON."""

_PASTED = "-"
"""The source that is read from standard input."""


def import_(options: Namespace, output: Output) -> int:
    """Read a document and add what is new; or only tell what would happen."""
    from importers.document import outcome, understood
    from importers.tables_memory import Memory

    file_of(options.file)  # before anything is read for a session that is not there
    memory = Memory(data_folder())
    pasted = options.source == _PASTED
    data = _typed_in() if pasted else contents(Path(options.source).expanduser())
    asked = _asked(options)
    read = understood("" if pasted else options.source, data, asked, memory=memory)
    _check_columns(asked.scoped, read.draft.columns)
    now = dt.datetime.now()
    if options.dry_run:
        with reading(options.file) as opened:
            result = outcome(read, opened.recorder.workshop, now, overwrite=options.replace)
    else:
        with changing(options.file) as opened:
            result = outcome(read, opened.recorder.workshop, now, overwrite=options.replace)
            if result.change is not None:
                opened.recorder.apply(result.change)
        if read.corrected:
            _remember(read, memory)
    if output.as_json:
        output.json({**result.summary(), **_how(read), "deeds": _deeds(result)})
    else:
        _tell(read, result, output, dry=options.dry_run)
    return 0


def _asked(options: Namespace) -> Asked:
    """What was said of how the source is to be read."""
    from importers.document import Asked
    from importers.registry import SOURCES

    if options.format is not None and options.format not in SOURCES:
        raise WrongUsage(_("--format needs one of {formats}").format(formats=", ".join(SOURCES)))
    return Asked(
        mapping=_by_name(options.map),
        scoped=_mapping(options.field),
        undirected=options.undirected,
        format=options.format,
        encoding=options.encoding,
        delimiter=options.delimiter,
        sheet=options.sheet,
        header_row=options.header_row,
    )


def _by_name(said: Sequence[str]) -> dict[str, str]:
    """What `--map COLUMN=FIELD` says; nothing after the sign leaves the column out."""
    mapping = {}
    for each in said:
        column, sign, field = each.rpartition("=")
        if not sign or not column.strip():
            raise WrongUsage(
                _("--map needs {form}, as in {example}").format(
                    form="COLUMN=FIELD", example="Yritys=name"
                )
            )
        mapping[column.strip()] = field.strip()
    return mapping


def _remember(read: Understood, memory: Memory) -> None:
    try:
        read.remember(memory)
    except (NotSaved, OSError) as error:
        say(_("imported, but the mapping could not be kept: {reason}").format(reason=error))


def _typed_in() -> bytes:
    """What stands on standard input."""
    data = sys.stdin.buffer.read(_LARGEST) if sys.stdin is not None else b""
    if not data.strip():
        raise Refused(_("there is nothing on standard input"))
    return data


def contents(path: Path) -> bytes:
    """The bytes of a document.

    Raises:
        Refused: where there is none, or it is too large to be one.
    """
    if path.is_dir():
        raise Refused(_("{path} is a folder, not a document").format(path=path))
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(_("{path} is too large to be read").format(path=path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(_("there is no file {path}").format(path=path)) from error
    except OSError as error:
        raise Refused(
            _("{path} cannot be read: {reason}").format(
                path=path, reason=disk.reason(error, reading=True)
            )
        ) from error


def _mapping(said: Sequence[str]) -> Mapped:
    """What `--field actor:COLUMN=FIELD` says; nothing after the sign leaves the column out."""
    mapping: dict[tuple[Scope, str], str] = {}
    for each in said:
        column, sign, field = each.rpartition("=")
        scope, colon, name = column.partition(":")
        if not sign or not colon or scope not in get_args(Scope) or not name:
            raise WrongUsage(
                _("--field needs {form}, as in {example}").format(
                    form="actor:COLUMN=FIELD", example="actor:Department=networks"
                )
            )
        mapping["actor" if scope == "actor" else "link", name] = field.strip()
    return mapping


def _check_columns(mapping: Mapped, columns: Sequence[Column]) -> None:
    """Refuse a correction of a column that the document does not have."""
    there = {(column.scope, column.name) for column in columns}
    for scope, name in mapping:
        if (scope, name) not in there:
            names = ", ".join(f"{column.scope}:{column.name}" for column in columns)
            raise Refused(
                _("the document has no {column}; it has {columns}").format(
                    column=f"{scope}:{name}", columns=names
                )
            )


def _how(read: Understood) -> dict[str, object]:
    """How the document was understood."""
    how: dict[str, object] = {"columns": [_column(each) for each in read.columns]}
    if read.table is not None:
        how["encoding"], how["delimiter"] = read.table.encoding, read.table.delimiter
        how["tables"] = [
            {"sheet": part.sheet, "kind": part.kind, "rows": part.rows, "header": part.header_row}
            for part in read.table.parts
        ]
    return how


def _column(read_as: ReadAs) -> dict[str, object]:
    column = read_as.column
    return {
        "scope": read_as.scope,
        "name": column.name,
        "field": column.field,
        "reason": column.reason,
        "filled": column.filled,
        "samples": list(column.samples),
    }


def _deeds(result: Outcome) -> list[dict[str, object]]:
    """Every actor and link, and what it comes to."""
    return [
        {
            "kind": deed.scope,
            "verdict": deed.verdict,
            "words": deed.words,
            "where": deed.where,
            "fields": list(deed.details),
        }
        for deed in result.deeds
    ]


def _tell(read: Understood, outcome: Outcome, output: Output, *, dry: bool) -> None:
    if dry:
        _tell_columns(read.columns, output)
        output.line()
    heads = {
        "added": _("would be added") if dry else _("added"),
        "changed": _("would be changed") if dry else _("changed"),
        "same": _("there already"),
    }
    for verdict in get_args(Verdict):
        if counts := outcome.count(verdict):
            words = ", ".join(counted(scope, number) for scope, number in counts.items())
            output.line(f"{heads[verdict]}: {words}")
    if outcome.change is None:
        output.line(_("nothing is new"))
    if dry:
        _tell_deeds(outcome, output)
    for remark in outcome.remarks:
        output.line(remark)
    if outcome.skipped:
        output.line()
        number = len(outcome.skipped)
        output.line(
            ngettext("{n} thing was skipped:", "{n} things were skipped:", number).format(n=number)
        )
        for item in outcome.skipped[:_SHOWN]:
            output.line(f"  {item.where}: {item.why}")
        if number > _SHOWN:
            output.line("  " + _("and {n} more").format(n=number - _SHOWN))


def _tell_deeds(outcome: Outcome, output: Output) -> None:
    """What would be added and changed, one by one."""
    news = [deed for deed in outcome.deeds if deed.verdict != "same"]
    for deed in news[:_SHOWN]:
        sign = "+" if deed.verdict == "added" else "~"
        details = f": {', '.join(deed.details)}" if deed.verdict == "changed" else ""
        output.line(f"  {sign} {deed.words}{details}  ({deed.where})")
    if len(news) > _SHOWN:
        output.line("  " + _("and {n} more").format(n=len(news) - _SHOWN))


def counted(scope: Scope, number: int) -> str:
    """So many actors or links, in words."""
    if scope == "actor":
        return ngettext("{n} actor", "{n} actors", number).format(n=number)
    return ngettext("{n} link", "{n} links", number).format(n=number)


def _tell_columns(columns: Sequence[ReadAs], output: Output) -> None:
    """What each column of the document is read as, and why."""
    from importers.tables_fields import field_title

    rows = []
    for read_as in columns:
        column = read_as.column
        of = _("actor") if read_as.scope == "actor" else _("link")
        cells = (of, column.name, field_title(column.field, read_as.scope), column.reason)
        rows.append((*cells, str(column.filled), ", ".join(column.samples[:2])))
    heads = (_("Of"), _("Column"), _("Read as"), _("Because of"), _("Filled"), _("For example"))
    output.table(heads, rows, align="<<<<><")
