"""The library: the sessions in the program's data folder, listed from the heads of their files."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from locales import _
from model.errors import CannotOpen, NotSaved, Refused
from model.store import disk
from model.store.place import HISTORY_SUFFIX, Place
from model.store.sessionfile import HEAD_BYTES, Head, NoSessionFile, decode_outside, read_head

SUFFIX = ".json"
_SLUG_LENGTH = 60


def data_folder() -> Path:
    """Where the program keeps what is its own: ARVOVERKKO_HOME, else the platform's data folder."""
    if home := os.environ.get("ARVOVERKKO_HOME"):
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path("arvoverkko", appauthor=False)


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session of the library, as the first line of its file tells it."""

    file: Path
    title: str
    changed: dt.datetime
    """When it was last changed: local wall clock."""
    actors: int = 0
    links: int = 0
    notes: int = 0
    illustrative: bool = False
    problem: str = ""
    """Why it cannot be read like the others, in words."""
    id: str = ""
    """The session's id; empty where it is not known."""
    locked: bool = False
    """Whether it is locked with a passphrase: title and figures are hidden then."""

    @property
    def readable(self) -> bool:
        """Whether its file is as it should be, as far as the first line tells."""
        return not self.problem


class Library:
    """The sessions in one data folder.

    Args:
        folder: the data folder; the sessions lie in its folder `sessions`.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = Path(folder) if folder is not None else data_folder()
        """The data folder."""
        self.sessions_folder = self.folder / "sessions"
        """Where the session files lie."""

    def sessions(self) -> list[SessionSummary]:
        """Every session, the last changed first.

        One whose file is gone, but which can be restored from its history folder, is among them.
        """
        files, histories = self._entries()
        found = [_summary(Path(entry.path)) for entry in files]
        there = {summary.file.name for summary in found}
        ids = {summary.id for summary in found}
        for name in histories:
            gone = self.sessions_folder / name.removesuffix(HISTORY_SUFFIX)
            summary = None if gone.name in there else _summary_of_gone(gone)
            if summary is not None and summary.id not in ids:
                found.append(summary)
        return sorted(found, key=lambda summary: (summary.changed, summary.file), reverse=True)

    @staticmethod
    def summary_of(path: Path) -> SessionSummary:
        """A session file anywhere, as its first line tells it."""
        return _summary(path)

    def resolve(self, name_or_path: str | Path, *, new: bool = False) -> Path:
        """The file that `name_or_path` means: a path, or the short name of a session in here.

        Whatever holds a separator, ends in `.json` or is a file is a path.

        Args:
            new: whether it is the name of a session to be made: nothing has to be there then, and
                the library's folder is made.

        Raises:
            CannotOpen: where there is no such session, naming those that are called nearly so.
            Refused: where it can be no name.
            NotSaved: where the library's folder cannot be made.
        """
        text = str(name_or_path)
        path = Path(text).expanduser()
        if _is_path(text) or path.is_file():
            return path
        if not text.strip() or text.startswith(".") or "\0" in text:
            raise Refused(_("“{name}” is no name for a session.").format(name=text))
        in_library = self.sessions_folder / f"{text}{SUFFIX}"
        if new:
            self._make_folder()
        if new or in_library.exists() or Place.of(in_library).folder.exists():
            return in_library
        raise CannotOpen(self._unknown_words(text))

    def path_for_title(self, title: str) -> Path:
        """A free path for a new session called `title`, readable in any file manager.

        The library's folder is made.
        """
        self._make_folder()
        stem = slug(title)
        path, number = self.sessions_folder / f"{stem}{SUFFIX}", 1
        while path.exists() or Place.of(path).folder.exists():
            number += 1
            path = self.sessions_folder / f"{stem}-{number}{SUFFIX}"
        return path

    def _make_folder(self) -> None:
        try:
            self.sessions_folder.mkdir(disk.FOLDER_MODE, parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(
                _("The folder {folder} cannot be made: {reason}.").format(
                    folder=self.sessions_folder, reason=disk.reason(error)
                )
            ) from error

    def _unknown_words(self, name: str) -> str:
        known = sorted(Path(entry.name).stem for entry in self._entries()[0])
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        if near:
            return _("The library has no session {name}. Did you mean {near}?").format(
                name=name, near=", ".join(near)
            )
        return _("The library has no session {name}. “arvoverkko list” shows what it has.").format(
            name=name
        )

    def _entries(self) -> tuple[list[os.DirEntry[str]], list[str]]:
        """The session files, and the names of the history folders."""
        try:
            with os.scandir(self.sessions_folder) as entries:
                everything = list(entries)
        except (FileNotFoundError, NotADirectoryError):
            return [], []
        files = [
            entry
            for entry in everything
            if entry.name.endswith(SUFFIX) and not entry.name.startswith(".")
        ]
        suffix = SUFFIX + HISTORY_SUFFIX
        return files, [entry.name for entry in everything if entry.name.endswith(suffix)]


def _summary(path: Path) -> SessionSummary:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            beginning = os.read(descriptor, HEAD_BYTES)
        finally:
            os.close(descriptor)
        return _of_head(path, read_head(beginning))
    except NoSessionFile:
        return _summary_of_odd(path)
    except OSError as error:
        reason = disk.reason(error, reading=True)
        problem = _("The file cannot be read: {reason}.").format(reason=reason)
        return SessionSummary(path, path.stem, dt.datetime.min, problem=problem)


def _summary_of_odd(path: Path) -> SessionSummary:
    """A file without a head line: damaged, written by another program, or no session at all."""
    try:
        content = decode_outside(path.read_bytes())
        return _of_head(path, content.head)
    except (NoSessionFile, OSError):
        if gone := _summary_of_gone(path):
            return gone
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime)
        return SessionSummary(
            path, path.stem, changed, problem=_("The file is no session, or it is damaged.")
        )


def _summary_of_gone(path: Path) -> SessionSummary | None:
    """A session whose file is gone or damaged, from the newest generation that is kept."""
    for kept in Place(path).generations():
        try:
            with kept.open("rb") as file:
                head = read_head(file.read(HEAD_BYTES))
        except (OSError, NoSessionFile):
            continue
        problem = _("The file is missing or damaged; opening it restores the session.")
        return _of_head(path, head, problem)
    return None


def _of_head(path: Path, head: Head, problem: str = "") -> SessionSummary:
    locked = head.protection is not None
    return SessionSummary(
        file=path,
        title=path.stem if locked else head.title,
        changed=head.changed,
        actors=head.actors,
        links=head.links,
        notes=head.notes,
        illustrative=head.illustrative,
        problem=problem or (_("Locked with a passphrase.") if locked else ""),
        id=head.session,
        locked=locked,
    )


def _is_path(text: str) -> bool:
    separators = [os.sep, *([os.altsep] if os.altsep else [])]
    return text.endswith(SUFFIX) or any(separator in text for separator in separators)


def slug(title: str, nothing: str = "session") -> str:
    """`title` as a file name that every system takes; `nothing` where no letter is left of it."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_SLUG_LENGTH].strip("-")
    return words or nothing
