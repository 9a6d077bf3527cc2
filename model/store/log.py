"""The change log: one line per change with a checksum, flushed before the change is acknowledged.

It is the undo history as well; there is no second journal. It lies in pieces ("segments") named
by their first generation; old pieces go when the later ones hold history enough.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from model.errors import CannotOpen
from model.store import disk
from model.store.codec import PLAIN, Codec
from model.store.migrations import migrate_change
from model.store.place import Place, number_of
from model.store.sessionfile import SCHEMA, Document

SEGMENT_CHANGES = 500
"""Changes in one piece of the log."""

HISTORY_CHANGES = 1000
"""Older pieces are let go when the later ones hold this many changes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the change log."""

    generation: int
    """The generation the change led to."""
    file: int
    """The generation the session file had when the line was written."""
    session: str
    """Id of the session."""
    previous: str
    """Id of the change before: the lines are a chain, so that another chain is noticed."""
    change: Document
    """The change as `Change.to_record` gives it."""

    def line(self, codec: Codec = PLAIN) -> bytes:
        """The record as a line of the log."""
        body = orjson.dumps(
            {
                "schema": SCHEMA,
                "generation": self.generation,
                "file": self.file,
                "session": self.session,
                "previous": self.previous,
                "change": self.change,
            }
        )
        sealed = codec.seal(body, b"line")
        return b"%08x %b\n" % (zlib.crc32(sealed), sealed)

    @property
    def change_id(self) -> str:
        """Id of the change."""
        return str(self.change["id"])


@dataclass(slots=True)
class LogReading:
    """What the change log holds."""

    records: list[Record] = field(default_factory=list)
    """By generation; gaps where lines are damaged."""
    damaged: bool = False
    """Whether changes are missing between the first and the last."""
    unreadable: bool = False
    """Whether any line could not be read; half a last line is normal after a kill."""

    foreign: bool = False
    """Whether there are whole lines under another lock than the session's."""
    newer: bool = False
    """Whether there are lines of a newer program, which this one cannot read."""

    @property
    def last(self) -> int:
        """The last generation in the log; 0 where it is empty."""
        return self.records[-1].generation if self.records else 0

    def by_generation(self) -> dict[int, Record]:
        """The records by the generation each led to."""
        return {record.generation: record for record in self.records}

    def unbroken_end(self) -> list[Record]:
        """The records after the last gap."""
        start = len(self.records)
        while start and (
            start == len(self.records)
            or self.records[start - 1].generation + 1 == self.records[start].generation
        ):
            start -= 1
        return self.records[start:]


def read_log(place: Place, codec: Codec = PLAIN) -> LogReading:
    """The change log of the session at `place`; what cannot be read is left out and said."""
    found: dict[int, Record] = {}
    reading = LogReading()
    expected = 0
    for segment in place.segments():
        expected = expected or number_of(segment)
        try:
            lines = segment.read_bytes().split(b"\n")
        except OSError:
            reading.unreadable = True
            continue
        for line in filter(None, lines):
            body = _checked(line)
            if body is not None and _lock_of(body) != codec.lock_id:
                reading.foreign = True
                continue
            try:
                record = _record(body, codec)
            except _NewerRecord:
                reading.newer = True
                continue
            if record is None:
                reading.unreadable = True
            else:
                # The same generation twice: a failed write was repeated.
                found[record.generation] = record
    reading.records = [found[generation] for generation in sorted(found)]
    numbers = [record.generation for record in reading.records]
    if numbers and (numbers[0] != expected or numbers[-1] - numbers[0] + 1 != len(numbers)):
        reading.damaged = True
    return reading


class _NewerRecord(ValueError):
    """A newer program wrote the line."""


def _checked(line: bytes) -> bytes | None:
    """What stands in a line of the log behind its checksum; None where they do not fit."""
    try:
        return line[9:] if int(line[:8], 16) == zlib.crc32(line[9:]) else None
    except ValueError:
        return None


def _lock_of(body: bytes) -> str:
    """Names the lock that a line is under; empty for none."""
    return "" if body.startswith(b"{") else body.partition(b":")[0].decode("ascii", "replace")


def _record(body: bytes | None, codec: Codec) -> Record | None:
    if body is None:
        return None
    try:
        fields: dict[str, Any] = orjson.loads(codec.unseal(body, b"line"))
        schema = fields.get("schema", 0)
        if schema > SCHEMA:
            raise _NewerRecord
        return Record(
            generation=fields["generation"],
            file=fields["file"],
            session=fields["session"],
            previous=fields["previous"],
            change=migrate_change(fields["change"], schema),
        )
    except _NewerRecord:
        raise
    except (CannotOpen, ValueError, KeyError, TypeError):
        return None


class ChangeLog:
    """The change log of an open session, at its end. Used by one thread.

    Args:
        place: the session's place.
        next_generation: the generation that the next line will lead to.
    """

    def __init__(self, place: Place, next_generation: int) -> None:
        self._place = place
        self._next = next_generation
        self._path: Path | None = None
        self._descriptor: int | None = None
        self._length = 0
        self._count = 0
        self._torn = False

    def open(self) -> bool:
        """Get ready to append; returns whether a piece of the log had to be begun.

        Raises:
            OSError: where the disk refuses.
        """
        if self._still_there():
            return False
        self.close()
        segments = self._place.segments()
        count = _lines_in(segments[-1]) if segments else SEGMENT_CHANGES
        if count < SEGMENT_CHANGES and number_of(segments[-1]) + count == self._next:
            self._begin(segments[-1])
            self._count = count
            return False
        self._begin(self._place.segment(self._next))
        disk.flush_folder(self._place.folder)
        return True

    def append(self, lines: list[bytes]) -> bool:
        """Add `lines`, one change each, and return when they are durable.

        Returns whether a piece of the log had to be begun, because there was none any more.

        Raises:
            OSError: where the disk refuses; what was written in part is cut off again, or is
                ended, so that it spoils no later line.
        """
        begun = self.open()
        assert self._descriptor is not None
        try:
            data = b"".join(lines)
            disk.write_all(self._descriptor, b"\n" + data if self._torn else data)
            disk.flush(self._descriptor)
        except OSError:
            self._cut_back()
            raise
        self._length = os.fstat(self._descriptor).st_size
        self._torn = False
        self._count += len(lines)
        self._next += len(lines)
        return begun

    def is_full(self) -> bool:
        """Whether it is time for a new piece."""
        return self._count >= SEGMENT_CHANGES

    def rotate(self) -> None:
        """Begin a new piece, and let old ones go that hold more history than anybody takes back.

        The session file has to be durable, name and all, before this is called.

        Raises:
            OSError: where the disk refuses; the log goes on as it was.
        """
        segments = self._place.segments()
        self.close()
        self._begin(self._place.segment(self._next))
        disk.flush_folder(self._place.folder)
        firsts = [number_of(segment) for segment in segments]
        for segment, after in zip(segments, firsts[1:], strict=False):
            if self._next - after >= HISTORY_CHANGES:
                disk.remove(segment)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = None
        self._path = None

    def _begin(self, path: Path) -> None:
        self._descriptor = disk.open_for_appending(path)
        self._path = path
        self._length = os.fstat(self._descriptor).st_size
        self._count = 0
        self._torn = _ends_in_half_a_line(path)

    def _still_there(self) -> bool:
        """Whether the open file is the one that has the name: a folder may be taken away."""
        if self._descriptor is None or self._path is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except OSError:
            return False

    def _cut_back(self) -> None:
        assert self._descriptor is not None
        try:
            os.ftruncate(self._descriptor, self._length)
        except OSError:
            self._torn = True


def write_segment(place: Place, records: Sequence[Record], *codecs: Codec) -> Path:
    """Write a piece of the log anew, from `records` that are known to be good; returns its path.

    Given several codecs, every record is written under each.
    """
    path = place.segment(records[0].generation)
    lines = (record.line(codec) for codec in codecs for record in records)
    beside = path.with_suffix(".tmp")
    disk.write_new(beside, b"".join(lines))
    disk.replace(beside, path)
    return path


def _lines_in(segment: Path) -> int:
    return sum(_checked(line) is not None for line in segment.read_bytes().split(b"\n"))


def _ends_in_half_a_line(path: Path) -> bool:
    raw = path.read_bytes()
    return bool(raw) and not raw.endswith(b"\n")
