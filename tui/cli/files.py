"""Finding the session that FILE means, and opening it for reading or for a change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model.errors import CannotOpen, NotSaved, ReadOnlySession
from model.store import Library
from model.store.place import Place
from tui.cli.failures import say
from tui.cli.passphrases import with_passphrase

if TYPE_CHECKING:
    from model.store import OpenedSession


def library() -> Library:
    """The library in the data folder."""
    return Library()


def file_of(name: str) -> Path:
    """The session file that `name` means: a path, or a short name of the library.

    Raises:
        CannotOpen: where there is no such session, or it is a folder.
    """
    path = library().resolve(name)
    if path.is_dir():
        raise CannotOpen(_("{path} is a folder, not a session").format(path=path))
    # A session whose file is gone may still be in the folder beside it.
    if not path.exists() and not Place.of(path).folder.is_dir():
        raise CannotOpen(
            _(
                "there is no file {path}; “arvoverkko list” shows the sessions of the library"
            ).format(path=path)
        )
    return path


@contextmanager
def reading(name: str) -> Iterator[OpenedSession]:
    """The session that `name` means, open for reading: nothing on the disk is touched.

    Raises:
        CannotOpen: where there is none, or none that can be read.
    """
    from model.store import open_session

    file = file_of(name)
    opened = with_passphrase(lambda secret: open_session(file, read_only=True, passphrase=secret))
    try:
        yield opened
    finally:
        opened.recorder.store.close()


@contextmanager
def changing(name: str) -> Iterator[OpenedSession]:
    """The session that `name` means, open for changes; at the end all of them are on the disk.

    Raises:
        CannotOpen: where there is none, or none that can be read.
        ReadOnlySession: where another program has it open, or nothing may be written.
        NotSaved: where the changes could not be put on the disk.
    """
    from model.store import open_session
    from model.store.writer import not_saved_words

    file = file_of(name)
    opened = with_passphrase(lambda secret: open_session(file, passphrase=secret))
    store = opened.recorder.store
    if store.status.state == "read_only":
        store.close()
        raise ReadOnlySession(store.status.reason)
    unsaved = not_saved_words(store.status.reason)
    for problem in opened.report.problems:
        # That nothing can be written is said once, at the end.
        if problem != unsaved:
            say(problem)
    try:
        yield opened
    finally:
        _close(opened)


def _close(opened: OpenedSession) -> None:
    try:
        opened.close()
    except NotSaved as error:
        raise NotSaved(
            _(
                "Not saved: {reason}. What was saved before is as it was; see to the disk, then do "
                "it again."
            ).format(reason=opened.recorder.store.status.reason)
        ) from error
    # What somebody else did to the file meanwhile.
    if notice := opened.recorder.store.status.reason:
        say(notice)
