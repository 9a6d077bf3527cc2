"""What the storage tests share: small sessions, and reading the disk as anybody else would."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from model.changes import add
from model.entities import Actor, Note, Session, ValueLink
from model.recorder import Recorder
from model.store import open_session
from model.workshop import Workshop

NOW = dt.datetime(2026, 11, 24, 9, 0)


def small_workshop(title: str = "Maahanmuuttajatyön arvoverkko") -> Workshop:
    return Workshop(session=Session(title=title, created=NOW))


def add_note(recorder: Recorder, text: str, at: dt.datetime = NOW) -> Note:
    created = at + dt.timedelta(seconds=len(recorder.workshop.notes))
    note = Note(text=text, created=created)
    recorder.apply(add(note, at=at))
    return note


def add_pair(recorder: Recorder, number: int) -> ValueLink:
    """Two actors and a link between them, in one change."""
    giver = Actor(name=f"Toimija {number}", created=NOW)
    getter = Actor(name=f"Ääkköset {number} 😀", created=NOW)
    link = ValueLink(source=giver.id, target=getter.id, what="tieto", created=NOW)
    recorder.apply(add(giver, getter, link, at=NOW))
    return link


def texts(workshop: Workshop) -> list[str]:
    return [note.text for note in workshop.notes.values()]


def plain_texts(path: Path) -> list[str]:
    """The notes as plain TinyDB reads them from the file alone."""
    with TinyDB(path, access_mode="r") as database:
        return [document["text"] for document in database.table("notes").all()]


def reopened(path: Path) -> Workshop:
    with open_session(path) as opened:
        return opened.recorder.workshop


def fingerprints(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` and its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copied(source: Path, target: Path) -> Path:
    """A copy of a session with its history folder, as it lies on the disk now."""
    target.mkdir(parents=True)
    shutil.copytree(source.parent, target, dirs_exist_ok=True)
    return target / source.name


def changed_elsewhere(path: Path, tmp_path: Path) -> bytes:
    """The file as it comes back from another laptop, where one more note was made."""
    there = tmp_path / "other laptop" / path.name
    there.parent.mkdir()
    shutil.copyfile(path, there)
    with open_session(there) as opened:
        add_note(opened.recorder, "toisella koneella")
    return there.read_bytes()


class Faults:
    """Lets the system calls of the store fail, chosen by their running number."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, *also: str) -> None:
        self.calls = 0
        self.fails: Callable[[int], int] = lambda number: 0
        self.short = False
        self._folder = folder
        for name in ("open", "write", "fsync", "replace", "link", "ftruncate", "mkdir", *also):
            monkeypatch.setattr(os, name, self._failing(name, getattr(os, name)))

    def never(self) -> None:
        self.fails = lambda number: 0
        self.short = False

    def once(self, number: int, code: int = errno.EIO) -> None:
        self.calls = 0
        self.fails = lambda call: code if call == number else 0

    def from_now(self, number: int, code: int = errno.ENOSPC) -> None:
        self.calls = 0
        self.fails = lambda call: code if call >= number else 0

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if not self._concerns(name, arguments):
                return real(*arguments, **options)
            self.calls += 1
            if code := self.fails(self.calls):
                if name == "write" and self.short:
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                raise OSError(code, os.strerror(code))
            return real(*arguments, **options)

        return call

    def _concerns(self, name: str, arguments: tuple[Any, ...]) -> bool:
        """Whether the call touches the folder under test, and would change it."""
        if name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR):
            return False
        target = arguments[0]
        if isinstance(target, int):
            try:
                target = Path(f"/proc/self/fd/{target}").readlink()
            except OSError:
                return False
        return str(target).startswith(str(self._folder))
