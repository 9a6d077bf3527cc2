"""A disk that does not give the file's bytes: the history stands in, or the reason is said."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from store_support import add_note, fingerprints, reopened, small_workshop, texts

from model.errors import CannotOpen
from model.store import Library, check_session, create_session, open_session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sessions" / "a.json"
    path.parent.mkdir()
    with create_session(path, small_workshop()) as opened:
        for number in range(3):
            add_note(opened.recorder, str(number))
            opened.recorder.store.wait()
    return path


def unreadable(path: Path, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the disk answers with `code` whoever reads the bytes that lie at `path` now."""
    bad, real = path.stat().st_ino, Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.exists() and self.stat().st_ino == bad:
            raise OSError(code, os.strerror(code), str(self))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def test_a_file_on_a_failing_disk_is_restored_from_its_history(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inode = path.stat().st_ino
    unreadable(path, errno.EIO, monkeypatch)
    assert check_session(path).state == "damaged"
    with open_session(path) as opened:
        assert texts(opened.recorder.workshop) == ["0", "1", "2"]
        assert opened.report.state == "repaired"
        assert "disk reports a fault" in opened.report.problems[0]
        kept = opened.report.set_aside
        assert kept is not None and kept.stat().st_ino == inode, "the bad file keeps its place"
        add_note(opened.recorder, "3")
    assert texts(reopened(path)) == ["0", "1", "2", "3"]


def test_without_a_history_the_reason_is_said_and_nothing_touched(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = path.rename(path.with_name("yksin.json"))
    unreadable(alone, errno.EIO, monkeypatch)
    before = sorted(item.name for item in alone.parent.rglob("*"))
    with pytest.raises(CannotOpen, match="disk reports a fault"):
        open_session(alone)
    assert sorted(item.name for item in alone.parent.rglob("*")) == before


def test_what_may_not_be_read_is_no_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints(path.parent)
    with monkeypatch.context() as patched:
        unreadable(path, errno.EACCES, patched)
        for look in (open_session, check_session):
            with pytest.raises(CannotOpen, match=r"a\.json cannot be read: reading it is not"):
                look(path)
    assert {
        name: data for name, data in fingerprints(path.parent).items() if "lock" not in name
    } == {name: data for name, data in before.items() if "lock" not in name}
    assert texts(reopened(path)) == ["0", "1", "2"]


def test_the_library_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.path_for_title("x").mkdir()
    (entry,) = library.sessions()
    assert entry.problem and "writing" not in entry.problem
