"""The store of a session that is open for writing: one worker thread puts every change on disk."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

from tinydb import TinyDB

from locales import _
from model.changes import Change
from model.errors import NotSaved
from model.recorder import SaveStatus
from model.store import disk
from model.store.book import Book
from model.store.lock import SessionLock
from model.store.log import ChangeLog, Record
from model.store.place import Place
from model.store.repair import Repair
from model.store.storage import SessionStorage
from model.workshop import Workshop

RETRY_SECONDS = 0.5
"""How long after a failure saving is tried again, when no change comes before."""


class SessionStore:
    """Puts every change on the disk, in order, on a thread of its own.

    For each change a line goes to the change log and is flushed; then the whole file is written
    beside, flushed, and put in place. Changes that come meanwhile share the next file, never a
    line of the log. What fails stays in memory and is tried again, with every later change and
    every half second.

    Args:
        place: where the session lies.
        lock: the lock on it, held.
        book: what the session holds.
        repair: what has to be put right on the disk first.
    """

    def __init__(self, place: Place, lock: SessionLock, book: Book, repair: Repair) -> None:
        self.notices: list[str] = []
        """What happened to the file from outside while it was open, in words."""
        self._place = place
        self._lock = lock
        self._book = book
        self._repair: Repair | None = repair
        self._codec = repair.codec
        self._db = TinyDB(
            place.path,
            on_foreign=self._foreign_version,
            codec=self._codec,
            storage=SessionStorage,
        )
        self._storage = cast(SessionStorage, self._db.storage)
        self._storage.generation = repair.file_generation
        self._storage.seen = repair.seen
        self._log = ChangeLog(place, book.generation + 1)
        self._lines: list[bytes] = []
        self._needs_base = False
        self._state = threading.Condition()
        self._queue: list[Change] = []
        # The state that was found counts as one change to be saved: it may need writing back.
        self._submitted = self._taken = 1
        self._tried = self._saved = 0
        self._failure = ""
        self._unwritable = ""
        self._closing = self._ended = False
        self._listeners: list[Callable[[SaveStatus], None]] = []
        self._save([])
        self._thread = threading.Thread(target=self._work, name="session store", daemon=True)
        self._thread.start()
        atexit.register(self._close_quietly)

    # ------------------------------------------------------------------ for the recorder

    @property
    def status(self) -> SaveStatus:
        """What the disk holds now."""
        with self._state:
            pending = self._submitted - self._saved
            if self._failure:
                return SaveStatus("not_saved", pending, self._failure)
            if pending and self._ended:
                return SaveStatus("not_saved", pending, _("saving has ended"))
            if pending:
                return SaveStatus("saving", pending)
            return SaveStatus("saved", 0, self.notices[-1] if self.notices else "")

    def submit(self, change: Change, workshop: Workshop) -> None:
        """Queue `change` for the disk; returns at once.

        Raises:
            NotSaved: where the session was closed.
        """
        with self._state:
            if self._closing:
                raise NotSaved(_("The session was closed; the change was not saved."))
            self._queue.append(change)
            self._submitted += 1
            self._state.notify_all()

    def wait(self, timeout: float | None = None) -> None:
        """Return when everything submitted so far is durable.

        Raises:
            NotSaved: where it cannot be saved now, or was not within `timeout` seconds.
        """
        with self._state:
            goal = self._submitted
            done = self._state.wait_for(
                lambda: self._saved >= goal or self._tried >= goal or self._ended, timeout
            )
            if self._saved >= goal:
                return
            reason = self._failure if done else _("the disk has not answered yet")
        raise NotSaved(not_saved_words(reason or _("saving has ended")))

    def watch(self, listener: Callable[[SaveStatus], None]) -> None:
        """Call `listener`, from the store's thread, when the status changes."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Save what is left, let go of the file and its lock.

        Raises:
            NotSaved: where something could not be saved; the lock is let go all the same.
        """
        with self._state:
            self._closing = True
            self._state.notify_all()
        self._thread.join()
        atexit.unregister(self._close_quietly)
        self._log.close()
        self._lock.release()
        if self._saved < self._submitted:
            raise NotSaved(not_saved_words(self._failure))

    def _close_quietly(self) -> None:
        try:
            self.close()
        except NotSaved:
            return

    # ------------------------------------------------------------------ the worker

    def _work(self) -> None:
        try:
            self._book.encode_rows()
            while not self._is_over():
                with self._state:
                    batch, self._queue = self._queue, []
                if batch:
                    self._tell()
                self._save(batch)
            if self._failure:
                self._save([])
        finally:
            with self._state:
                self._ended = True
                self._state.notify_all()

    def _is_over(self) -> bool:
        """Wait for a change or for the time to try again; True when the session is to be closed."""
        with self._state:
            if not self._queue and not self._closing:
                self._state.wait_for(
                    lambda: bool(self._queue) or self._closing,
                    RETRY_SECONDS if self._failure else None,
                )
            return self._closing and not self._queue

    def _save(self, batch: list[Change]) -> None:
        for change in batch:
            self._take(change)
        failure = ""
        try:
            self._put_on_disk()
        except OSError as error:
            failure = disk.reason(error)
        with self._state:
            self._taken += len(batch)
            self._tried = self._taken
            self._failure = failure or self._unwritable
            if not self._failure:
                self._saved = self._taken
            self._state.notify_all()
        self._tell()

    def _take(self, change: Change) -> None:
        """Bring one change into the book and write its line for the log."""
        try:
            record = change.to_record()
            line = Record(
                generation=self._book.generation + 1,
                file=self._storage.generation,
                session=self._book.session_id,
                previous=self._book.last_change,
                change=record,
            ).line(self._codec)
        except (TypeError, ValueError) as error:
            self._unwritable = _("a text cannot be written: {reason}").format(reason=error)
            return
        self._book.apply(record)
        self._lines.append(line)

    def _put_on_disk(self) -> None:
        """Bring the disk to the book's generation: with two flushes where nothing is amiss."""
        if not self._lock.still_ours():
            raise OSError(_("another program has taken the session over"))
        if self._repair is not None:
            self._repair.before()
            if self._repair.rewrite:
                self._write_file()
                disk.flush_folder(self._place.path.parent)
            self._repair.after()
            self._repair = None
        if self._lines:
            self._needs_base |= self._log.append(self._lines)
            self._lines.clear()
        else:
            self._log.open()
        if self._storage.generation != self._book.generation:
            self._write_file()
        self._tidy()

    def _write_file(self) -> None:
        self._storage.write(self._book.data())

    def _tidy(self) -> None:
        """What keeps recovery short; a failure here costs nothing that was acknowledged."""
        try:
            if self._needs_base:
                self._storage.keep_generation()
                self._needs_base = False
            if self._log.is_full():
                disk.flush_folder(self._place.path.parent)
                disk.flush_folder(self._place.folder)
                self._log.rotate()
        except OSError:
            return

    def _foreign_version(self, kept: Path | None) -> None:
        if kept is None:
            words = _("The file had been removed; it was written again.")
        else:
            words = _(
                "Another program had changed the file. Its version is kept as {path}; yours goes "
                "on in the session file."
            ).format(path=kept)
        self.notices.append(words)

    def _tell(self) -> None:
        status = self.status
        for listener in tuple(self._listeners):
            listener(status)


def not_saved_words(reason: str) -> str:
    """That something is not on the disk, why, what is kept and what to do."""
    return _(
        "Not saved: {reason}. Everything is kept in memory and saving is tried again; a copy can "
        "be saved elsewhere."
    ).format(reason=reason)
