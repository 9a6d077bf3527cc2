"""Finding the newest state of a session among its file, its generations and its change log.

Reads only. What has to be put right on the disk is returned as a plan, so that opening can finish
in memory where the disk is full or read-only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from locales import _, ngettext
from model.changes import Change, apply_change
from model.errors import CannotOpen, Refused
from model.store import disk
from model.store.book import Book
from model.store.disk import Fingerprint
from model.store.history import changes_to_remember
from model.store.log import LogReading, read_log
from model.store.migrations import migrate
from model.store.place import Place, number_of
from model.store.reading import read_workshop
from model.store.sessionfile import (
    SCHEMA,
    NoSessionFile,
    SessionFile,
    decode,
    looks_like_ours,
)
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


def recover(place: Place) -> Recovered:
    """The newest state of the session at `place`.

    Raises:
        CannotOpen: where there is no session, or none that can be read. Nothing was touched.
    """
    seen = disk.fingerprint(place.path)
    found = _recover(place, _bytes_of(place))
    found.seen = seen
    return found


def _recover(place: Place, raw: bytes | None) -> Recovered:
    main = _decoded(raw)
    log = read_log(place)
    if main is not None and main.head.schema > SCHEMA and (main.intact or not log.records):
        return _newer(main)
    if main is not None and main.intact and main.head.schema <= SCHEMA:
        return _from_good_file(place, main, log)
    return _from_the_rest(place, raw, main, log)


# ------------------------------------------------------------------ the file is good


def _from_good_file(place: Place, main: SessionFile, log: LogReading) -> Recovered:
    if _goes_its_own_way(place, main, log):
        return _own_way(place, main, log)
    start = Candidate(place.path, main, _reach(main, log))
    if start.reaches < log.last:
        # The log has a gap; perhaps a kept generation lies beyond it.
        start = max((start, *_kept(place, log)), key=lambda candidate: candidate.reaches)
    result = _replayed(start, log)
    result.file_generation = main.head.generation
    if result.book.generation > main.head.generation:
        result.rewrite = True
        result.restored_from = place.segments()[-1] if start.content is main else start.path
        _say_older_or_interrupted(result, main, log)
    _say_log_damage(place, result, main.head.generation)
    return result


def _goes_its_own_way(place: Place, main: SessionFile, log: LogReading) -> bool:
    """Whether the file does not belong to the history beside it."""
    head = main.head
    if not log.records:
        kept = [_session_in(path) for path in place.generations()[:1]]
        return any(session not in ("", head.session) for session in kept)
    if log.records[-1].session != head.session:
        return True
    records = log.by_generation()
    if here := records.get(head.generation):
        return here.change_id != head.last_change
    if after := records.get(head.generation + 1):
        return after.previous != head.last_change
    return head.generation > log.last and not log.unreadable


def _own_way(place: Place, main: SessionFile, log: LogReading) -> Recovered:
    result = _replayed(Candidate(place.path, main, main.head.generation), LogReading())
    result.file_generation = main.head.generation
    result.set_history_aside = True
    kept = max(_kept(place, log), key=_worth, default=None)
    if kept is not None:
        result.ours = _replayed(kept, log).book
    result.problems.append(
        _(
            "The file was changed elsewhere, or another one was put in its place. It is open as it "
            "stands; the version that this computer had, and its change log, are kept beside it."
        )
    )
    return result


def _say_older_or_interrupted(result: Recovered, main: SessionFile, log: LogReading) -> None:
    brought = result.book.generation - main.head.generation
    if main.head.generation < log.records[-1].file:
        result.keep_file_as = "older"
        words = ngettext(
            "The file was older than its change log: after a power cut, or because an older copy "
            "was put in its place. {n} change was brought back; the older file is kept.",
            "The file was older than its change log: after a power cut, or because an older copy "
            "was put in its place. {n} changes were brought back; the older file is kept.",
            brought,
        )
    else:
        words = ngettext(
            "The program had ended while saving. The last change was completed from the change "
            "log; nothing is missing.",
            "The program had ended while saving. The last {n} changes were completed from the "
            "change log; nothing is missing.",
            brought,
        )
    result.problems.append(words.format(n=brought))


def _say_log_damage(place: Place, result: Recovered, file_generation: int) -> None:
    log = result.log
    kept = place.generations()
    if log.records:
        log.damaged |= log.last < file_generation
    elif log.unreadable or (kept and number_of(kept[0]) < file_generation):
        log.damaged = True
    if log.damaged and not result.lost:
        result.problems.append(
            _(
                "The change log is damaged in places. The session itself is whole, but changes "
                "before the damage cannot be taken back any more."
            )
        )


# ------------------------------------------------------------------ the file is of no use


def _from_the_rest(
    place: Place, raw: bytes | None, main: SessionFile | None, log: LogReading
) -> Recovered:
    best = max(_kept(place, log), key=_worth, default=None)
    if best is None:
        return _from_altered_file(place, raw, main)
    result = _replayed(best, log)
    result.rewrite = True
    result.restored_from = best.path
    if main is not None and main.head.generation > result.book.generation:
        result.lost = log.damaged = True
        result.problems.append(
            _("What was entered last may be missing; the damaged file may still show it.")
        )
    if raw is None:
        words = _("The file was gone. The session was restored from its history folder.")
    else:
        result.keep_file_as = "damaged"
        words = _(
            "The file was damaged, or changed by another program. The session was restored from "
            "its history folder; the damaged file is kept."
        )
    result.problems.insert(0, words)
    return result


def _from_altered_file(place: Place, raw: bytes | None, main: SessionFile | None) -> Recovered:
    """Open what nothing can vouch for, or say why not."""
    name = place.path.name
    if raw is None:
        raise CannotOpen(_("There is no file {name}.").format(name=name))
    if not raw:
        raise CannotOpen(
            _("{name} is empty and no session. It was left as it is.").format(name=name)
        )
    if main is None or main.head.schema > SCHEMA:
        if looks_like_ours(raw):
            raise CannotOpen(
                _(
                    "{name} is a session that is damaged, and there is no history folder beside it "
                    "to restore it from. It was left as it is; look for a copy of it."
                ).format(name=name)
            )
        raise CannotOpen(_("{name} is no session. It was left as it is.").format(name=name))
    result = _replayed(Candidate(place.path, main, main.head.generation), LogReading())
    result.rewrite = result.lost = True
    result.keep_file_as = "damaged"
    result.problems.append(
        _(
            "The file is not as this program wrote it: it was damaged, or changed by another "
            "program. What can be read is open; look it through. The file as it was is kept."
        )
    )
    return result


# ------------------------------------------------------------------ pieces


def _newer(main: SessionFile) -> Recovered:
    try:
        reading = read_workshop(main.tables)
    except CannotOpen as error:
        raise CannotOpen(
            _("The file was written by a newer version of the program; this one cannot read it.")
        ) from error
    words = _("The file was written by a newer version of the program: it can be read only.")
    return Recovered(
        workshop=reading.workshop,
        book=Book(reading.tables, main.head.generation, main.head.last_change),
        file_generation=main.head.generation,
        history=[],
        problems=[words, *reading.problems],
        newer=True,
    )


def _replayed(start: Candidate, log: LogReading) -> Recovered:
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


def _kept(place: Place, log: LogReading) -> Iterator[Candidate]:
    """The generations that are good, and the file that was about to be put in place."""
    for path in (place.next, *place.generations()):
        try:
            content = decode(path.read_bytes())
        except (OSError, NoSessionFile):
            continue
        if content.intact and content.head.schema <= SCHEMA:
            yield Candidate(path, content, _reach(content, log))


def _worth(candidate: Candidate) -> tuple[int, int]:
    return candidate.reaches, candidate.content.head.generation


def _reach(content: SessionFile, log: LogReading) -> int:
    records = log.by_generation()
    generation, last_change = content.head.generation, content.head.last_change
    while (record := records.get(generation + 1)) and record.previous == last_change:
        generation, last_change = record.generation, record.change_id
    return generation


def _session_in(path: Path) -> str:
    try:
        return decode(path.read_bytes()).head.session
    except (OSError, NoSessionFile):
        return ""


def _bytes_of(place: Place) -> bytes | None:
    try:
        return place.path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotOpen(
            _("{name} cannot be read: {reason}.").format(
                name=place.path.name, reason=disk.reason(error)
            )
        ) from error


def _decoded(raw: bytes | None) -> SessionFile | None:
    try:
        return None if raw is None else decode(raw)
    except NoSessionFile:
        return None
