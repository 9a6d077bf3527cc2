"""Reading the test tables, and what they come to in a small session."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importers.document import Asked, Understood, outcome, understood
from importers.draft import Outcome
from model.changes import apply_change
from model.entities import Actor, Contact, Session
from model.workshop import Workshop

TABLES = Path(__file__).parent / "tables"
NOW = dt.datetime(2026, 11, 24, 9, 0)


def session(*names: str) -> Workshop:
    """A session with actors of these names."""
    actors = {name: Actor(id=name, name=name, created=NOW) for name in names}
    return Workshop(session=Session(id="s", title="Verkko", created=NOW), actors=actors)


@dataclass(frozen=True)
class Imported:
    """What an import left, and what it told."""

    read: Understood
    outcome: Outcome
    workshop: Workshop

    @property
    def fields(self) -> dict[str, str]:
        """What each column was read as."""
        return {each.column.name: each.column.field for each in self.read.columns}

    @property
    def names(self) -> list[str]:
        """The actors by name."""
        return [actor.name for actor in self.workshop.actors.values()]

    @property
    def links(self) -> set[tuple[str, str, str]]:
        """The links by the names of their ends."""
        name = {actor.id: actor.name for actor in self.workshop.actors.values()}
        return {(name[x.source], name[x.target], x.what) for x in self.workshop.links.values()}

    @property
    def skipped(self) -> list[str]:
        """What was skipped, with its place."""
        return [f"{item.where}: {item.why}" for item in self.outcome.skipped]

    def actor(self, name: str) -> Actor:
        """The actor of this name."""
        return next(each for each in self.workshop.actors.values() if each.name == name)

    def people(self, name: str) -> list[Contact]:
        """The contact people of an actor."""
        return list(self.actor(name).contacts)


def imported(
    source: str | bytes, into: Workshop | None = None, /, name: str = "", **asked: Any
) -> Imported:
    """A file of the folder, or bytes, read and put into a session."""
    data = (TABLES / source).read_bytes() if isinstance(source, str) else source
    before = into or session()
    read = understood(name or (source if isinstance(source, str) else ""), data, Asked(**asked))
    result = outcome(read, before, NOW)
    after = apply_change(before, result.change) if result.change is not None else before
    return Imported(read, result, after)


def workbook(**sheets: Sequence[Sequence[object]]) -> Any:
    """An openpyxl workbook with these sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
