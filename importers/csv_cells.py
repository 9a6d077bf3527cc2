"""The rows of a text table: which sign parts its cells, and the cells of every row."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from importers.csv_encoding import decoded
from importers.tables import ROW_LIMIT, Row, Sheet, stop_if, tidy
from locales import _
from model.errors import Refused

DELIMITERS = ("\t", ";", ",", "|")
"""Signs that part cells, by what is chosen where two fit as well."""

NAMES = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "bar": "|", "pipe": "|"}
"""How a delimiter can be named where the sign itself is hard to type."""

_LOOKED_AT = 200
_MOST_LINES = 40
"""A cell of more lines than this was never meant: its quote was not closed."""

_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*(?:\r\n|\r|\n|$)", re.IGNORECASE)
"""What Excel reads the sign from, and shows to nobody."""

_GUARDED = re.compile(r"'(?=[=+\-@\t])")
"""The apostrophe before what a spreadsheet would calculate."""

_AS_FORMULA = re.compile(r'="?(.*?)"?$', re.DOTALL)


def read_csv(
    data: bytes,
    encoding: str | None = None,
    delimiter: str | None = None,
    stop: Callable[[], bool] | None = None,
) -> Sheet:
    """The rows of a text table.

    Args:
        encoding: where it is None it is told from the bytes.
        delimiter: one sign, or a name such as `tab`; where it is None it is told from the rows.
        stop: asked now and then; where it says yes, the work ends.

    Raises:
        Refused: where it is no text, or has too many rows.
        Stopped: where `stop` said so.
    """
    found = decoded(data, encoding)
    text = found.text
    if hint := _SEPARATOR_LINE.match(text):
        text = text[hint.end() :]
    sign = _sign(delimiter) or (hint.group(1) if hint else "") or delimiter_of(text)
    rows, remarks = _rows(text, sign, stop)
    return Sheet("", rows, (*found.remarks, *remarks), found.encoding, sign)


def _sign(delimiter: str | None) -> str:
    if not delimiter:
        return ""
    sign = NAMES.get(delimiter.strip().lower(), delimiter)
    if len(sign) != 1 or sign in '"\r\n':
        raise Refused(
            _("“{text}” parts no cells; give one sign, or tab").format(text=delimiter[:20])
        )
    return sign


def delimiter_of(text: str) -> str:
    """The sign that parts the cells of `text`: that by which most rows get the same count.

    A tab where none does: every line is one cell then.
    """
    return max(DELIMITERS, key=lambda sign: (_evenness(text, sign), -DELIMITERS.index(sign)))


def _evenness(text: str, sign: str) -> tuple[float, int]:
    """The share of rows with the usual count of cells, and that count."""
    records = islice(_records(text, sign, csv.QUOTE_MINIMAL), _LOOKED_AT)
    counts = Counter(len(record) for record in records if record)
    wide = {count: rows for count, rows in counts.items() if count > 1}
    if not wide:
        return 0.0, 1
    count = max(wide, key=lambda count: (wide[count], count))
    share = wide[count] / counts.total()
    # In a list of names a comma now and then parts nothing.
    return (share, count) if share >= 0.5 or count > 2 else (0.0, 1)


def _rows(
    text: str, sign: str, stop: Callable[[], bool] | None
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    try:
        rows = _filled(_records(text, sign, csv.QUOTE_MINIMAL), stop)
        if text.count('"') % 2 and rows and any("\n" in cell for cell in rows[-1].cells):
            raise _OpenQuote
        return rows, ()
    except _OpenQuote:
        words = _("a quote in the file is never closed; quotes were read as ordinary signs")
        return _filled(_records(text, sign, csv.QUOTE_NONE), stop), (words,)


class _OpenQuote(Exception):
    """A cell goes on over more lines than anybody writes."""


def _filled(records: Iterator[list[str]], stop: Callable[[], bool] | None) -> tuple[Row, ...]:
    rows = []
    for number, record in enumerate(records, start=1):
        stop_if(stop, number)
        if any(cell.count("\n") > _MOST_LINES for cell in record):
            raise _OpenQuote
        cells = tuple(_cell(cell) for cell in record)
        if any(cells):
            rows.append(Row(number, cells))
        if len(rows) > ROW_LIMIT:
            raise Refused(_("the table has more than {n:,} rows").format(n=ROW_LIMIT))
    return tuple(rows)


def _records(text: str, sign: str, quoting: int) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 30)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=sign,
        quoting=quoting,  # type: ignore[arg-type]  # one of csv's constants
        skipinitialspace=sign != "\t",
    )
    return iter(reader)


def _cell(cell: str) -> str:
    cell = tidy(cell)
    if cell.startswith("'"):
        return _GUARDED.sub("", cell, count=1)
    if cell.startswith('="') and (match := _AS_FORMULA.match(cell)):
        return match.group(1)
    return cell
