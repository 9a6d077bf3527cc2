"""What can be read of a session file that is broken off or damaged, when nothing else is left."""

from __future__ import annotations

import re

import orjson

from locales import _
from model.store.sessionfile import (
    HEAD_BYTES,
    SCHEMA,
    Document,
    Head,
    NoSessionFile,
    SessionFile,
    Tables,
    read_head,
)
from model.workshop import Workshop

_TABLE = re.compile(rb'"(\w+)":\{\}*,?')
_ROW = re.compile(rb'"(\d+)":(\{.*\})')
_TABLES_END = 2
"""Braces that can follow a table's last row: the table's own and the file's."""


def salvage(raw: bytes) -> SessionFile | None:
    """The rows of a damaged file that are whole; None where not even the session's own is.

    Every row stands on a line of its own, so damage costs no more than the lines it touches. A
    locked file has one row and yields nothing.
    """
    try:
        head = read_head(raw[:HEAD_BYTES])
    except NoSessionFile:
        return None
    if head.protection is not None or head.schema > SCHEMA:
        return None
    tables: Tables = {}
    rows: dict[str, Document] = {}
    for line in raw.split(b"\n")[1:]:
        if table := _TABLE.fullmatch(line):
            rows = tables.setdefault(table[1].decode(), {})
        elif (row := _row(line)) is not None:
            rows.setdefault(*row)
    return SessionFile(head, tables, intact=False) if tables.get("session") else None


def _row(line: bytes) -> tuple[str, Document] | None:
    """TinyDB's key and the document of a row's line."""
    match = _ROW.fullmatch(line.removesuffix(b","))
    if match is None:
        return None
    text = match[2]
    for _brace in range(1 + _TABLES_END):
        try:
            document = orjson.loads(text)
            return (match[1].decode(), document) if isinstance(document, dict) else None
        except ValueError:
            text = text.removesuffix(b"}")
    return None


def salvaged_words(head: Head, workshop: Workshop) -> str:
    """How much of a file could be read, of what its first line says was in it."""
    return _(
        "The file is broken off or damaged, and nothing beside it can restore it. What can be read "
        "is open: {actors} of {all_actors} actors, {links} of {all_links} links, {notes} of "
        "{all_notes} notes. The file as it was is kept; look for a copy of it as well."
    ).format(
        actors=len(workshop.actors),
        all_actors=head.actors,
        links=len(workshop.links),
        all_links=head.links,
        notes=len(workshop.notes),
        all_notes=head.notes,
    )
