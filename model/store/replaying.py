"""From a good file, along the change log, to the newest state it leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from locales import _, ngettext
from model.changes import Change, apply_change
from model.errors import CannotOpen, Refused
from model.store.book import Book
from model.store.codec import PLAIN, Codec
from model.store.disk import Fingerprint
from model.store.history import changes_to_remember
from model.store.log import LogReading
from model.store.migrations import migrate
from model.store.reading import read_workshop
from model.store.sessionfile import SCHEMA, SessionFile
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file from which the session may be restored."""

    path: Path
    content: SessionFile
    reaches: int
    """The generation that the change log leads on to from here without a gap."""


@dataclass(slots=True)
class Recovered:
    """The newest state of a session, and what is wrong on the disk."""

    workshop: Workshop
    book: Book
    file_generation: int
    """The generation in the session file; 0 where the file is of no use."""
    seen: Fingerprint | None = field(default=None, kw_only=True)
    """The session file as it was when it was read."""
    history: list[Change]
    problems: list[str] = field(default_factory=list)
    lost: bool = False
    """Whether something could not be brought back, or is no more than hoped to be whole."""
    newer: bool = False
    """Whether a newer program wrote the file: it must not be written to."""
    restored_from: Path | None = None
    keep_file_as: str = ""
    """The word under which the file has to be kept before it is written anew; empty for none."""
    set_history_aside: bool = False
    """Whether generations and log belong to something else and have to make room."""
    rewrite: bool = False
    """Whether the file has to be written anew."""
    log: LogReading = field(default_factory=LogReading)
    ours: Book | None = None
    """What this computer had, where the file goes its own way; to be kept beside it."""
    codec: Codec = PLAIN
    """How everything is sealed."""
    relocking: bool = False
    """Whether setting or taking off a passphrase was begun and not ended."""


def replayed(start: Candidate, log: LogReading) -> Recovered:
    """The state that the change log leads to from `start`."""
    head = start.content.head
    reading = read_workshop(migrate(start.content.tables, head.schema))
    book = Book(reading.tables, head.generation, head.last_change)
    book.changed_at(head.changed)
    result = Recovered(
        workshop=reading.workshop,
        book=book,
        file_generation=0,
        history=[],
        problems=list(reading.problems),
        rewrite=bool(reading.problems) or head.schema < SCHEMA,
        lost=bool(reading.problems),
        keep_file_as=_reason_to_keep(head.schema, reading.problems),
        log=log,
    )
    replayed = 0
    for record in log.records:
        if record.generation <= head.generation:
            continue
        try:
            change = Change.from_record(record.change)
            result.workshop = apply_change(result.workshop, change)
        except (Refused, ValueError, KeyError, TypeError):
            continue
        book.apply(record.change)
        replayed += 1
        book.generation = record.generation
    if missed := max(log.last - head.generation, 0) - replayed:
        result.lost = log.damaged = True
        result.problems.append(
            ngettext(
                "{n} change could not be brought back, because the change log is damaged.",
                "{n} changes could not be brought back, because the change log is damaged.",
                missed,
            ).format(n=missed)
        )
    result.history = _history(book, log)
    return result


def _reason_to_keep(schema: int, problems: list[str]) -> str:
    if schema < SCHEMA:
        return f"before-schema-{SCHEMA}"
    return "damaged" if problems else ""


def _history(book: Book, log: LogReading) -> list[Change]:
    end = log.unbroken_end()
    if not end or end[-1].generation != book.generation:
        return []
    return changes_to_remember([record.change for record in end])


def reach(content: SessionFile, log: LogReading) -> int:
    """The generation that the change log leads on to from `content` without a gap."""
    records = log.by_generation()
    generation, last_change = content.head.generation, content.head.last_change
    while (record := records.get(generation + 1)) and record.previous == last_change:
        generation, last_change = record.generation, record.change_id
    return generation


def newer(main: SessionFile) -> Recovered:
    """What can be read of a newer program's file.

    Raises:
        CannotOpen: where that is nothing.
    """
    try:
        reading = read_workshop(main.tables)
    except CannotOpen as error:
        raise CannotOpen(
            _("The file was written by a newer version of the program; this one cannot read it.")
        ) from error
    return Recovered(
        workshop=reading.workshop,
        book=Book(reading.tables, main.head.generation, main.head.last_change),
        file_generation=main.head.generation,
        history=[],
        problems=[newer_words(), *reading.problems],
        newer=True,
    )


def newer_words() -> str:
    """Why a newer program's file is not written to."""
    return _("The file was written by a newer version of the program: it can be read only.")
