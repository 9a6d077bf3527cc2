"""Power cuts, simulated: only flushed bytes survive, and names only where their folder was flushed.

The system calls of the store are written down. For a cut after any of them a disk is made up: each
file has the bytes of its last flush, perhaps with a part of what came later, and of the changes of
names since the folder's last flush any selection has happened.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from store_support import add_note, small_workshop, texts

from model.store import create_session, open_session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at descriptors in /proc")


@dataclass
class Name:
    """One change of a name that is not durable yet."""

    folder: str
    set_to: dict[str, int | None]
    """Paths and the inode each is given; None takes the name away."""


@dataclass
class Disk:
    """What would be left of a folder if the power went now."""

    folder: Path
    flushed: dict[int, bytes] = field(default_factory=dict)
    written: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int | None] = field(default_factory=dict)
    pending: list[Name] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)

    def after_call(self, name: str, arguments: tuple[Any, ...], result: Any) -> None:
        if name == "open" and arguments[1] & os.O_CREAT:
            path, inode = str(arguments[0]), os.fstat(result).st_ino
            if self._now(path) != inode:
                self._rename({path: inode})
            self.written[inode] = Path(path).read_bytes()
        elif name in ("write", "ftruncate"):
            self.written[os.fstat(arguments[0]).st_ino] = path_of(arguments[0]).read_bytes()
        elif name == "fsync":
            path = path_of(arguments[0])
            if path.is_dir():
                self._flush_names(str(path))
            else:
                inode = path.stat().st_ino
                self.flushed[inode] = self.written[inode] = path.read_bytes()
        elif name == "replace":
            source, target = map(str, arguments)
            self._rename({target: self._now(source), source: None})
        elif name == "link":
            self._rename({str(arguments[1]): self._now(str(arguments[0]))})
        elif name == "unlink":
            self._rename({str(arguments[0]): None})

    def left(self, where: Path, chance: random.Random) -> None:
        """Write down, below `where`, one of the disks that the cut may leave."""
        names = dict(self.names)
        for change in self.pending:
            if chance.random() < 0.5:
                names.update(change.set_to)
        for path, inode in names.items():
            if inode is None:
                continue
            target = where / Path(path).relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            certain = self.flushed.get(inode, b"")
            later = self.written.get(inode, b"")
            if later.startswith(certain):
                later = later[: chance.randint(len(certain), len(later))]
            target.write_bytes(chance.choice([certain, later]))

    def _now(self, path: str) -> int | None:
        found = self.names.get(path)
        for change in self.pending:
            found = change.set_to.get(path, found)
        return found

    def _rename(self, set_to: dict[str, int | None]) -> None:
        self.pending.append(Name(str(Path(next(iter(set_to))).parent), set_to))

    def _flush_names(self, folder: str) -> None:
        for change in [change for change in self.pending if change.folder == folder]:
            self.names.update(change.set_to)
            self.pending.remove(change)


def path_of(descriptor: int) -> Path:
    return Path(f"/proc/self/fd/{descriptor}").readlink()


def watch(disk: Disk, monkeypatch: pytest.MonkeyPatch, then: Callable[[], None]) -> None:
    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            result = real(*arguments, **options)
            target = arguments[0]
            place = str(path_of(target) if isinstance(target, int) else target)
            if place.startswith(str(disk.folder)) and "holder" not in place:
                disk.after_call(name, arguments, result)
                then()
            return result

        return call

    for name in ("open", "write", "fsync", "replace", "link", "unlink", "ftruncate"):
        monkeypatch.setattr(os, name, watched(name, getattr(os, name)))


@pytest.mark.parametrize("seed", range(4))
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "disk"
    folder.mkdir()
    disk = Disk(folder)
    acknowledged: list[list[str]] = [[]]
    cuts: list[tuple[list[str], Path]] = []

    def perhaps_cut() -> None:
        if acknowledged[-1] and chance.random() < 0.05:
            where = tmp_path / f"cut-{len(cuts)}"
            where.mkdir()
            disk.left(where, chance)
            cuts.append((list(acknowledged[-1]), where / "a.json"))

    with monkeypatch.context() as patched:
        monkeypatch.setattr("model.store.log.SEGMENT_CHANGES", 12)
        monkeypatch.setattr("model.store.log.HISTORY_CHANGES", 48)
        watch(disk, patched, perhaps_cut)
        opened = create_session(folder / "a.json", small_workshop())
        for number in range(70):
            if number % 20 == 19:
                opened.close()
                opened = open_session(folder / "a.json")
            add_note(opened.recorder, str(number))
            opened.recorder.store.wait()
            acknowledged.append(texts(opened.recorder.workshop))
        opened.close()
    assert len(cuts) > 10
    for certain, path in cuts:
        with open_session(path) as opened:
            found = texts(opened.recorder.workshop)
            assert found[: len(certain)] == certain
            assert len(found) <= len(certain) + 1
            assert opened.report.state in ("good", "repaired"), opened.report.problems
