"""Making and opening sessions: the lock, the newest state, and what was put right, in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from locales import _
from model.errors import CannotOpen, NotSaved, Refused
from model.recorder import Recorder
from model.store import disk
from model.store.book import Book
from model.store.codec import PLAIN, Codec
from model.store.conflicts import conflict_copies
from model.store.follower import FollowingStore
from model.store.lock import SessionLock, holder_words
from model.store.place import Place, free_name
from model.store.recovery import recover
from model.store.repair import Repair
from model.store.replaying import Recovered
from model.store.sessionfile import encode
from model.store.writer import SessionStore, not_saved_words
from model.workshop import Workshop

if TYPE_CHECKING:
    from model.store.protection import Passphrase

OpeningState = Literal["good", "repaired", "damaged", "newer", "locked"]


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """What opening or checking a session found."""

    state: OpeningState
    """repaired: everything is there again; damaged: something is not, or was not repaired."""
    problems: tuple[str, ...] = ()
    """What was found and done, in sentences."""
    restored_from: Path | None = None
    """The kept generation or change log that the session was restored from."""
    set_aside: Path | None = None
    """Where the file that was replaced is kept, or this computer's version of it."""
    readable: bool = True
    """Whether there is anything to open; what is no session is not."""


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A session that is open. `close` it, or use it as a context."""

    recorder: Recorder
    path: Path
    """The session file, links followed."""
    report: OpeningReport
    codec: Codec = PLAIN
    """How its bytes go to the disk: with it drafts and copies are locked as the session is."""

    def close(self) -> None:
        """Save what is left and let the session go.

        Raises:
            NotSaved: where something could not be saved.
        """
        self.recorder.store.close()

    def __enter__(self) -> OpenedSession:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create_session(
    path: Path | str, workshop: Workshop, passphrase: Passphrase | None = None
) -> OpenedSession:
    """Write `workshop` as a new session at `path` and open it; with a passphrase it is locked.

    Raises:
        Refused: where there is a file at `path`; it stays as it is.
        NotSaved: where the disk refuses, or the folder is not there.
    """
    place = Place.of(path)
    try:
        codec = passphrase.new_lock() if passphrase is not None else PLAIN
        _create(place, workshop, codec)
    except OSError as error:
        raise NotSaved(
            _("{name} could not be created: {reason}.").format(
                name=place.path.name, reason=disk.reason(error)
            )
        ) from error
    return open_session(place.path, passphrase=passphrase)


def _create(place: Place, workshop: Workshop, codec: Codec) -> None:
    taken = _("There is a file {name} already; it was left as it is.").format(name=place.path.name)
    if place.path.exists():
        raise Refused(taken)
    if place.folder.exists():
        _make_room(place)
    disk.make_folder(place.folder)
    lock = SessionLock(place)
    if not lock.acquire():
        raise Refused(taken)
    try:
        data = encode(Book.of(workshop).data(), codec)
        disk.write_new(place.generation(1), data)
        disk.write_new(place.next, data)
        disk.flush_folder(place.folder)
        if place.path.exists():
            raise Refused(taken)
        disk.replace(place.next, place.path)
        disk.flush_folder(place.path.parent)
    finally:
        lock.release()


def _make_room(place: Place) -> None:
    """Keep the history of a session that had this name before and whose file is gone."""
    lock = SessionLock(place)
    if not lock.acquire():
        raise Refused(_("{name} is being made by another program.").format(name=place.path.name))
    lock.release()
    if place.generations() or place.segments():
        disk.replace(place.folder, free_name(place.path.parent, f"{place.folder.name}-kept", ""))


def open_session(
    path: Path | str, *, read_only: bool = False, passphrase: Passphrase | None = None
) -> OpenedSession:
    """Open the session at `path` at its newest state, whatever has happened to its files.

    Where another program has it open, or nothing may be written, it is open for reading only; the
    recorder's store is a `FollowingStore` then.

    Raises:
        PassphraseNeeded, WrongPassphrase: where it is locked, and `passphrase` does not open it.
        CannotOpen: where there is no session, or none that can be read; nothing was touched.
    """
    place = Place.of(path)
    # Nothing is made beside a file before it is known to be a session.
    found = None if place.folder.exists() and not read_only else recover(place, passphrase)
    if found is not None and (read_only or found.newer):
        reason = _("The session is open for reading only.")
        return _reading(place, found, reason, passphrase, may_succeed=False)
    lock = SessionLock(place)
    if reason := _cannot_lock(place, lock):
        return _reading(place, found or recover(place, passphrase), reason, passphrase)
    if holder := _holder(place, lock):
        found = found or recover(place, passphrase)
        return _reading(place, found, holder, passphrase, locked=True)
    try:
        if found is None or found.seen != disk.fingerprint(place.path):
            found = recover(place, passphrase)
    except CannotOpen:
        lock.release()
        raise
    if found.newer:
        lock.release()
        return _reading(place, found, found.problems[0], passphrase, may_succeed=False)
    repair = Repair(place, found)
    store = SessionStore(place, lock, found.book, repair)
    report = _report(found, repair, store, conflict_copies(place, found.workshop.session.id))
    recorder = Recorder(found.workshop, store, found.history)
    return OpenedSession(recorder, place.path, report, found.codec)


def _cannot_lock(place: Place, lock: SessionLock) -> str:
    """Why nothing may be written there, in words; empty where it may. Takes the lock if it can."""
    if disk.marked_read_only(place.path):
        return _("The file is marked read-only; it is open for reading only.")
    try:
        disk.make_folder(place.folder)
        lock.acquire()
    except OSError as error:
        return _(
            "Nothing can be written beside the file: {reason}. It is open for reading only."
        ).format(reason=disk.reason(error))
    return ""


def _holder(place: Place, lock: SessionLock) -> str:
    """Who has the session, in words; empty where it is ours."""
    if lock.held:
        return ""
    return _("{holder}. It is open here for reading only and follows what is saved there.").format(
        holder=holder_words(place)
    )


def _reading(
    place: Place,
    found: Recovered,
    reason: str,
    passphrase: Passphrase | None,
    *,
    locked: bool = False,
    may_succeed: bool = True,
) -> OpenedSession:
    state: OpeningState = "good"
    if locked:
        state = "locked"
    elif found.newer:
        state = "newer"
    elif found.lost or found.rewrite:
        state = "damaged"
    reason = found.problems[0] if found.newer else reason
    store = FollowingStore(
        place,
        reason,
        found.seen,
        may_succeed=may_succeed and not found.newer,
        passphrase=passphrase,
    )
    problems = ((reason,) if locked else ()) + tuple(found.problems)
    report = OpeningReport(state, problems, found.restored_from)
    recorder = Recorder(found.workshop, store, found.history)
    return OpenedSession(recorder, place.path, report, found.codec)


def _report(
    found: Recovered, repair: Repair, store: SessionStore, conflicts: list[str]
) -> OpeningReport:
    status = store.status
    problems = list(found.problems)
    if status.state == "not_saved":
        problems.append(not_saved_words(status.reason))
    state: OpeningState = "repaired" if problems else "good"
    if found.lost or status.state == "not_saved":
        state = "damaged"
    return OpeningReport(state, tuple(problems + conflicts), found.restored_from, repair.set_aside)
