"""The store of a session that is open for reading only: follows the writer, and may succeed it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.changes import Change
from model.errors import CannotOpen, ReadOnlySession
from model.recorder import SaveStatus
from model.store import disk
from model.store.disk import Fingerprint
from model.store.lock import SessionLock
from model.store.place import Place
from model.store.recovery import recover
from model.store.repair import Repair
from model.store.writer import SessionStore
from model.workshop import Workshop

if TYPE_CHECKING:
    from model.store.protection import Passphrase

POLL_SECONDS = 0.4
"""How often the file and the lock are looked at."""


@dataclass(frozen=True, slots=True)
class Followed:
    """News of a session that somebody else writes to."""

    workshop: Workshop
    history: tuple[Change, ...]
    """The changes that led here, for a recorder's undo."""
    writable: bool
    """Whether the writer is gone and the session is ours to change from now on."""


class FollowingStore:
    """Refuses changes; once `follow` was called, tells what the writer saves.

    Args:
        place: where the session lies.
        passphrase: what opens it, where it is locked.
        reason: why it is open for reading only, in words.
        seen: the session file as it was when it was read.
        may_succeed: whether the session may be taken over when nobody holds it any more.
    """

    def __init__(
        self,
        place: Place,
        reason: str,
        seen: Fingerprint | None,
        *,
        may_succeed: bool,
        passphrase: Passphrase | None = None,
    ) -> None:
        self._place = place
        self._reason = reason
        self._may_succeed = may_succeed
        self._passphrase = passphrase
        self._seen = seen
        self._writer: SessionStore | None = None
        self._listeners: list[Callable[[SaveStatus], None]] = []
        self._news: Callable[[Followed], None] | None = None
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def status(self) -> SaveStatus:
        """Read-only with the reason, or the writer's status once the session was taken over."""
        if self._writer is not None:
            return self._writer.status
        return SaveStatus("read_only", 0, self._reason)

    def submit(self, change: Change, workshop: Workshop) -> None:
        """Refuse `change`, unless the session was taken over.

        Raises:
            ReadOnlySession: with the reason.
        """
        if self._writer is None:
            raise ReadOnlySession(self._reason)
        self._writer.submit(change, workshop)

    def wait(self, timeout: float | None = None) -> None:
        """Nothing is ever pending before the session was taken over."""
        if self._writer is not None:
            self._writer.wait(timeout)

    def watch(self, listener: Callable[[SaveStatus], None]) -> None:
        """Call `listener`, from the store's thread, when the status changes."""
        self._listeners.append(listener)
        if self._writer is not None:
            self._writer.watch(listener)

    def follow(self, news: Callable[[Followed], None]) -> None:
        """Call `news`, from a thread of the store's own, when the writer has saved something.

        When the writer is gone the session is taken over: `news` hears of it with `writable` set,
        and changes are taken as soon as it has returned. So it has to bring the recorder up to
        date before it returns.
        """
        self._news = news
        self._thread = threading.Thread(target=self._poll, name="session follower", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the session.

        Raises:
            NotSaved: where the session was taken over and something could not be saved.
        """
        self._closing.set()
        if self._thread is not None:
            self._thread.join()
        if self._writer is not None:
            self._writer.close()

    def _poll(self) -> None:
        while not self._closing.wait(POLL_SECONDS):
            try:
                if self._may_succeed and self._succeed():
                    return
                self._look()
            except (CannotOpen, OSError):
                # Gone or damaged for the moment: what is on the screen stays there.
                continue

    def _look(self) -> None:
        seen = disk.fingerprint(self._place.path)
        if seen == self._seen or seen is None:
            return
        found = recover(self._place, self._passphrase)
        self._seen = found.seen
        self._tell(Followed(found.workshop, tuple(found.history), writable=False))

    def _succeed(self) -> bool:
        if disk.marked_read_only(self._place.path):
            return False
        lock = SessionLock(self._place)
        if not lock.acquire():
            return False
        try:
            found = recover(self._place, self._passphrase)
        except CannotOpen:
            lock.release()
            raise
        if found.newer:
            lock.release()
            self._may_succeed = False
            return False
        writer = SessionStore(self._place, lock, found.book, Repair(self._place, found))
        self._tell(Followed(found.workshop, tuple(found.history), writable=True))
        for listener in self._listeners:
            writer.watch(listener)
        self._writer = writer
        for listener in self._listeners:
            listener(writer.status)
        return True

    def _tell(self, followed: Followed) -> None:
        if self._news is not None:
            self._news(followed)
