"""The formats that actors and links can be read from.

Every reader turns a document's bytes into an `ImportDraft` and refuses, in one line, what it cannot
read; `importers.apply` makes a change of the draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from importers.draft import ImportDraft, ReadOptions
from locales import N_, _
from model.errors import Refused

Reader = Callable[[bytes, ReadOptions], ImportDraft]

BEGINNING = 4096
"""Bytes that are enough to tell the formats apart."""


@dataclass(frozen=True, slots=True)
class Source:
    """One format that can be read."""

    key: str
    """As `--format` names it."""
    message: str
    """What it is, in English."""
    endings: tuple[str, ...]
    """How its file names end, lower case and with the dot; the first is the usual one."""
    read: Reader
    """Makes the draft; loads what it needs only then. Raises `Refused`."""
    mark: re.Pattern[bytes] | None = None
    """What the beginning of a document of this format looks like, in lower case."""

    @property
    def title(self) -> str:
        """What it is, in the language in force."""
        return _(self.message)


def _graphml(data: bytes, options: ReadOptions) -> ImportDraft:
    from importers.graphml import read_graphml

    return read_graphml(data, options)


def _gexf(data: bytes, options: ReadOptions) -> ImportDraft:
    from importers.gexf import read_gexf

    return read_gexf(data, options)


def _pajek(data: bytes, options: ReadOptions) -> ImportDraft:
    from importers.pajek import read_pajek

    return read_pajek(data, options)


def _json_graph(data: bytes, options: ReadOptions) -> ImportDraft:
    from importers.json_graph import read_json_graph

    return read_json_graph(data, options)


def _table(data: bytes, options: ReadOptions) -> ImportDraft:
    from importers.tables_read import TableOptions, read_table

    mapping = {name: field for (_scope, name), field in options.mapping.items()}
    return read_table(data, TableOptions(mapping=mapping, reading=options)).draft


_SOURCES = (
    Source(
        "graphml",
        N_("Network from Gephi, yEd, Cytoscape, R, Python or Network Canvas (GraphML)"),
        (".graphml", ".xml"),
        _graphml,
        re.compile(rb"\s*<.*[<:]graphml\b", re.DOTALL),
    ),
    Source(
        "gexf",
        N_("Network from Gephi (GEXF)"),
        (".gexf", ".xml"),
        _gexf,
        re.compile(rb"\s*<.*[<:]gexf\b", re.DOTALL),
    ),
    Source(
        "pajek",
        N_("Network from Pajek (.net)"),
        (".net", ".paj"),
        _pajek,
        re.compile(rb"(.*\n)?\s*\*(vertices|network)\b"),
    ),
    Source(
        "json-graph",
        N_("Network as JSON from Kumu, Cytoscape.js, D3 or programs (JSON Graph Format)"),
        (".json", ".jgf", ".cyjs"),
        _json_graph,
        re.compile(rb"\s*[{\[]\s*[{\[\"]"),
    ),
    Source(
        "csv",
        N_("Actors, registrations or links from a form or spreadsheet (CSV)"),
        (".csv", ".tsv", ".tab", ".txt"),
        _table,
    ),
    Source(
        "xlsx",
        N_("Actors, registrations or links from a form or spreadsheet (Excel)"),
        (".xlsx", ".xlsm", ".xls", ".ods"),
        _table,
        re.compile(rb"pk\x03\x04|\xd0\xcf\x11\xe0"),
    ),
)

SOURCES: Mapping[str, Source] = MappingProxyType({item.key: item for item in _SOURCES})
"""Formats by key."""

TABLES = frozenset({"csv", "xlsx"})
"""Keys of the formats that are tables; a table's columns are guessed in a way of their own."""


def recognised(name: str, data: bytes) -> Source | None:
    """The format of a document by its content and the name of its file; None where it is none.

    What it begins with counts more than how its name ends: people rename files.
    """
    beginning = _letters(data[:BEGINNING])
    by_content = [item for item in SOURCES.values() if item.mark and item.mark.match(beginning)]
    ending = PurePath(name).suffix.lower()
    by_name = [item for item in SOURCES.values() if ending in item.endings]
    both = [item for item in by_name if item in by_content]
    return next(iter([*both, *by_content, *by_name]), None)


def _letters(beginning: bytes) -> bytes:
    """The beginning in lower case without a mark; of two bytes a character, as UTF-16 has, one."""
    return beginning.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"").lower()


def read_draft(
    name: str, data: bytes, options: ReadOptions | None = None, *, key: str | None = None
) -> ImportDraft:
    """What the document `data` of the file `name` says of a network.

    Args:
        key: the format; where it is None, the format is recognised.

    Raises:
        Refused: where the format is unknown or the document cannot be read, in one line.
        Stopped: where `options.progress` stopped it.
    """
    if key is not None and key not in SOURCES:
        raise Refused(
            _("there is no import format “{key}”; choose from {keys}").format(
                key=key, keys=", ".join(SOURCES)
            )
        )
    source = SOURCES[key] if key is not None else recognised(name, data)
    if source is None:
        raise Refused(
            _("{file} is in no format that can be read; choose one with --format: {keys}").format(
                file=PurePath(name).name, keys=", ".join(SOURCES)
            )
        )
    return source.read(data, options or ReadOptions())
