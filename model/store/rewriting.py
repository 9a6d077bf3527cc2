"""A session and all that is kept of it, about to be written anew: whole, and nobody else at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from locales import _
from model.errors import NotSaved, ReadOnlySession, Refused
from model.store import disk
from model.store.lock import SessionLock, holder_words
from model.store.opening import open_session
from model.store.place import Place
from model.store.recovery import recover

if TYPE_CHECKING:
    from model.store.protection import Passphrase
    from model.store.replaying import Recovered


@contextmanager
def rewriting(
    place: Place, passphrase: Passphrase | None, *, damaged: str, failed: str
) -> Iterator[Recovered]:
    """The session as it is, put in order first and locked until what follows is done.

    Args:
        damaged: said where something of it is missing, with the `{problem}`.
        failed: said where the disk refuses, with the `{reason}`.

    Raises:
        PassphraseNeeded, WrongPassphrase, CannotOpen: where it cannot be read.
        ReadOnlySession: where it is open elsewhere, or nothing may be written.
        Refused: where something of it is missing or damaged, or it was changed meanwhile.
        NotSaved: where the disk refuses.
    """
    _put_right(place, passphrase, damaged)
    lock = SessionLock(place)
    try:
        if not lock.acquire():
            raise ReadOnlySession(f"{holder_words(place)}.")
        found = recover(place, passphrase)
        if found.lost or found.rewrite or found.newer:
            raise Refused(_("The session was changed meanwhile; nothing was done. Try again."))
        yield found
    except OSError as error:
        raise NotSaved(failed.format(reason=disk.reason(error))) from error
    finally:
        lock.release()


def _put_right(place: Place, passphrase: Passphrase | None, damaged: str) -> None:
    with open_session(place.path, passphrase=passphrase) as opened:
        status = opened.recorder.store.status
        if status.state == "read_only":
            raise ReadOnlySession(status.reason)
        opened.recorder.store.wait()
        if opened.report.state == "damaged":
            raise Refused(damaged.format(problem=" ".join(opened.report.problems)))
