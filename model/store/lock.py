"""One writing program per session: a kernel lock, which ends with its holder whatever happens."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import platform

import orjson
from filelock import FileLock, Timeout

from locales import _
from model.store import disk
from model.store.place import Place


class SessionLock:
    """The right to write to one session. The kernel takes it back when the holder ends."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = self._fresh()
        self._identity = (0, 0)

    def acquire(self) -> bool:
        """Try to get the lock; False where another program, or another part of this one, has it.

        Raises:
            OSError: where the lock file cannot be made or the disk knows no locks.
        """
        if self._lock.is_locked:
            return True
        disk.make_folder(self._place.folder)
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except NotImplementedError as error:
            raise OSError(_("the disk knows no locks")) from error
        found = self._place.lock.stat()
        self._identity = found.st_dev, found.st_ino
        self._leave_note()
        return True

    @property
    def held(self) -> bool:
        """Whether it is ours now."""
        return bool(self._lock.is_locked)

    def still_ours(self) -> bool:
        """Whether what is locked is what others would lock: the folder may have been replaced.

        Raises:
            OSError: where a new lock file cannot be made.
        """
        try:
            found = self._place.lock.stat()
            if self._lock.is_locked and self._identity == (found.st_dev, found.st_ino):
                return True
        except FileNotFoundError:
            pass  # the folder was taken away
        old, self._lock = self._lock, self._fresh()
        old.release(force=True)
        return self.acquire()

    def release(self) -> None:
        """Let the lock go."""
        if self._lock.is_locked:
            disk.remove(self._place.holder)
        self._lock.release(force=True)

    def _fresh(self) -> FileLock:
        return FileLock(
            self._place.lock,
            mode=disk.FILE_MODE,
            blocking=False,
            thread_local=False,
            fallback_to_soft=False,
        )

    def _leave_note(self) -> None:
        note = {
            "name": _user(),
            "machine": platform.node(),
            "process": os.getpid(),
            "since": f"{dt.datetime.now():%Y-%m-%dT%H:%M:%S}",
        }
        try:
            self._place.holder.write_bytes(orjson.dumps(note))
            self._place.holder.chmod(disk.FILE_MODE)
        except OSError:
            return


def holder_words(place: Place) -> str:
    """Who has the session open for writing, in words."""
    try:
        note = orjson.loads(place.holder.read_bytes())
        return _("{name} on {machine} has had the session open since {since}").format(
            name=note["name"],
            machine=note["machine"],
            since=dt.datetime.fromisoformat(note["since"]).strftime("%Y-%m-%d %H:%M"),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return _("another program has the session open")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
