"""Finding the newest state of a session among its file, its generations and its change log.

Reads only. What has to be put right on the disk is returned as a plan, so that opening can finish
in memory where the disk is full or read-only.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _, ngettext
from model.errors import CannotOpen
from model.store import disk
from model.store.codec import Codec
from model.store.log import LogReading, read_log
from model.store.place import Place, number_of
from model.store.relocking import is_relocking
from model.store.replaying import Candidate, Recovered, newer, newer_words, reach, replayed
from model.store.salvage import salvage, salvaged_words
from model.store.sessionfile import (
    HEAD_BYTES,
    SCHEMA,
    NoSessionFile,
    SessionFile,
    decode,
    decode_outside,
    looks_like_ours,
    read_head,
)
from model.store.unlocking import codec_for

if TYPE_CHECKING:
    from model.store.protection import Passphrase


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a session is looked for, and what opens it."""

    place: Place
    raw: bytes | None
    """The session file's bytes; None where there is no file."""
    codec: Codec
    log: LogReading
    fault: str = ""
    """Why the disk does not give the file's bytes, in words; empty where it does."""

    def decoded(self, raw: bytes | None) -> SessionFile | None:
        try:
            return None if raw is None else decode(raw, self.codec)
        except NoSessionFile:
            return None


def recover(place: Place, passphrase: Passphrase | None = None) -> Recovered:
    """The newest state of the session at `place`.

    Raises:
        PassphraseNeeded, WrongPassphrase: where it is locked, and `passphrase` does not open it.
        CannotOpen: where there is no session, or none that can be read. Nothing was touched.
    """
    seen = disk.fingerprint(place.path)
    raw, fault = bytes_of(place)
    codec = codec_for(place, raw, passphrase)
    source = _Source(place, raw, codec, read_log(place, codec), fault)
    found = _recover(source)
    found.seen, found.codec = seen, codec
    found.relocking = is_relocking(place, codec)
    if source.log.newer and not found.newer:
        found.newer = True
        found.problems.insert(0, newer_words())
    return found


def _recover(source: _Source) -> Recovered:
    main, log = source.decoded(source.raw), source.log
    if main is not None and main.head.schema > SCHEMA and (main.intact or not log.records):
        return newer(main)
    if main is not None and main.intact and main.head.schema <= SCHEMA:
        return _from_good_file(source, main)
    return _from_the_rest(source, main)


# ------------------------------------------------------------------ the file is good


def _from_good_file(source: _Source, main: SessionFile) -> Recovered:
    place, log = source.place, source.log
    if _goes_its_own_way(source, main):
        return _own_way(source, main)
    start = Candidate(place.path, main, reach(main, log))
    if start.reaches < log.last:
        # The log has a gap; perhaps a kept generation lies beyond it.
        start = max((start, *_kept(source)), key=lambda candidate: candidate.reaches)
    result = replayed(start, log)
    result.file_generation = main.head.generation
    if result.book.generation > main.head.generation:
        result.rewrite = True
        result.restored_from = place.segments()[-1] if start.content is main else start.path
        _say_older_or_interrupted(result, main, log)
    _say_log_damage(place, result, main.head.generation)
    return result


def _goes_its_own_way(source: _Source, main: SessionFile) -> bool:
    """Whether the file does not belong to the history beside it."""
    head, log = main.head, source.log
    if not log.records:
        if is_relocking(source.place, source.codec):
            return False
        kept = [_owner(path) for path in source.place.generations()[:1]]
        ours = head.session, source.codec.lock_id
        return log.foreign or any(owner not in (None, ours) for owner in kept)
    if log.records[-1].session != head.session:
        return True
    records = log.by_generation()
    if here := records.get(head.generation):
        return here.change_id != head.last_change
    if after := records.get(head.generation + 1):
        return after.previous != head.last_change
    return head.generation > log.last and not log.unreadable


def _own_way(source: _Source, main: SessionFile) -> Recovered:
    result = replayed(Candidate(source.place.path, main, main.head.generation), LogReading())
    result.file_generation = main.head.generation
    result.set_history_aside = True
    kept = max(_kept(source), key=_worth, default=None)
    if kept is not None:
        result.ours = replayed(kept, source.log).book
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


def _from_the_rest(source: _Source, main: SessionFile | None) -> Recovered:
    log = source.log
    best = max(_kept(source), key=_worth, default=None)
    if best is None:
        return _from_altered_file(source, main)
    result = replayed(best, log)
    result.rewrite = True
    result.restored_from = best.path
    log.damaged |= log.unreadable
    if not _reaches_the_end(source, result):
        result.lost = log.damaged = True
        result.problems.append(
            _("What was entered last may be missing; the damaged file may still show it.")
            if source.raw
            else _("What was entered last may be missing.")
        )
    if source.raw is None:
        words = _("The file was gone. The session was restored from its history folder.")
    else:
        result.keep_file_as = "damaged"
        words = _damaged_words(source.fault)
    result.problems.insert(0, words)
    return result


def _reaches_the_end(source: _Source, result: Recovered) -> bool:
    """Whether what was restored is known to be the last state there was.

    The first line of the file says how many changes there were, also where the rest is damaged;
    otherwise only a log whose every line is whole can vouch for that.
    """
    try:
        return read_head((source.raw or b"")[:HEAD_BYTES]).generation <= result.book.generation
    except NoSessionFile:
        return bool(source.log.records) and not source.log.unreadable


def _damaged_words(fault: str) -> str:
    if fault:
        return _(
            "The file cannot be read any more: {reason}. The session was restored from its history "
            "folder; save a copy of it on another disk as well."
        ).format(reason=fault)
    return _(
        "The file was damaged, or changed by another program. The session was restored from its "
        "history folder; the damaged file is kept."
    )


def _from_altered_file(source: _Source, main: SessionFile | None) -> Recovered:
    """Open what nothing can vouch for, or say why not."""
    name, raw = source.place.path.name, source.raw
    if source.fault:
        raise CannotOpen(_unreadable_words(name, source.fault))
    if raw is None:
        raise CannotOpen(_("There is no file {name}.").format(name=name))
    if not raw:
        raise CannotOpen(
            _("{name} is empty and no session. It was left as it is.").format(name=name)
        )
    if main is None or main.head.schema > SCHEMA:
        if part := salvage(raw):
            return _salvaged(source, part)
        if looks_like_ours(raw):
            raise CannotOpen(
                _(
                    "{name} is a session that is damaged, and there is no history folder beside it "
                    "to restore it from. It was left as it is; look for a copy of it."
                ).format(name=name)
            )
        raise CannotOpen(_("{name} is no session. It was left as it is.").format(name=name))
    result = _unvouched(source, main)
    result.problems.insert(
        0,
        _(
            "The file is not as this program wrote it: it was damaged, or changed by another "
            "program. What can be read is open; look it through. The file as it was is kept."
        ),
    )
    return result


def _salvaged(source: _Source, part: SessionFile) -> Recovered:
    result = _unvouched(source, part)
    result.problems.insert(0, salvaged_words(part.head, result.workshop))
    return result


def _unvouched(source: _Source, content: SessionFile) -> Recovered:
    start = Candidate(source.place.path, content, content.head.generation)
    result = replayed(start, LogReading())
    result.rewrite = result.lost = True
    result.keep_file_as = "damaged"
    return result


# ------------------------------------------------------------------ pieces


def _kept(source: _Source) -> Iterator[Candidate]:
    """The generations that are good, and the file that was about to be put in place."""
    for path in (source.place.next, *source.place.generations()):
        try:
            content = decode(path.read_bytes(), source.codec)
        except (OSError, NoSessionFile):
            continue
        if content.intact and content.head.schema <= SCHEMA:
            yield Candidate(path, content, reach(content, source.log))


def _worth(candidate: Candidate) -> tuple[int, int]:
    return candidate.reaches, candidate.content.head.generation


def _owner(path: Path) -> tuple[str, str] | None:
    """The session whose generation this is, and its lock; None where it cannot be read."""
    try:
        head = decode_outside(path.read_bytes()).head
    except (OSError, NoSessionFile):
        return None
    return head.session, head.protection.id if head.protection else ""


def bytes_of(place: Place) -> tuple[bytes | None, str]:
    """The session file's bytes, None where there is no file; and the fault of a disk that fails.

    A disk that fails under the file may still hold the history folder, so that is no end yet.

    Raises:
        CannotOpen: where the file is there and may not be read.
    """
    try:
        return place.path.read_bytes(), ""
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        why = disk.reason(error, reading=True)
        if error.errno == errno.EIO:
            return b"", why
        raise CannotOpen(_unreadable_words(place.path.name, why)) from error


def _unreadable_words(name: str, why: str) -> str:
    return _("{name} cannot be read: {reason}.").format(name=name, reason=why)
