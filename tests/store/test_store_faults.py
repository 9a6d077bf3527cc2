"""A disk that refuses: nothing on it gets worse, the session goes on, and saving resumes."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from store_support import (
    NOW,
    Faults,
    add_note,
    copied,
    fingerprints,
    plain_texts,
    reopened,
    small_workshop,
    texts,
)

from model.errors import NotSaved, ReadOnlySession
from model.store import OpenedSession, create_session, open_session, save_copy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at descriptors in /proc")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session" / "a.json"


@pytest.fixture
def opened(path: Path) -> OpenedSession:
    path.parent.mkdir()
    opened = create_session(path, small_workshop())
    add_note(opened.recorder, "ennen")
    opened.recorder.store.wait()
    return opened


def wait_until_saved(opened: OpenedSession, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while opened.recorder.store.status.state != "saved":
        assert time.monotonic() < until, opened.recorder.store.status
        time.sleep(0.02)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("number", range(1, 7))
def test_a_failing_call_loses_nothing(
    number: int,
    short: bool,
    sticky: bool,
    code: int,
    path: Path,
    opened: OpenedSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("model.store.writer.RETRY_SECONDS", 0.05)
    faults = Faults(monkeypatch, path.parent)
    faults.short = short
    (faults.from_now if sticky else faults.once)(number, code)
    add_note(opened.recorder, "kesken")
    try:
        opened.recorder.store.wait()
        acknowledged = ["ennen", "kesken"]
        assert plain_texts(path) == acknowledged
    except NotSaved as error:
        acknowledged = ["ennen"]
        words = str(error)
        assert ("full" if code == errno.ENOSPC else "fault") in words
    else:
        assert faults.short is False, "a call that fails is never taken for a save"
    assert texts(opened.recorder.workshop) == ["ennen", "kesken"], "the session goes on"
    faults.never()
    # As if the program were killed now: what the disk holds opens at what was acknowledged.
    left = copied(path, tmp_path / "left")
    found = texts(reopened(left))
    assert found[: len(acknowledged)] == acknowledged
    assert found in (["ennen"], ["ennen", "kesken"])
    wait_until_saved(opened)
    add_note(opened.recorder, "jälkeen")
    opened.close()
    with open_session(path) as again:
        assert again.report.state == "good"
        assert texts(again.recorder.workshop) == ["ennen", "kesken", "jälkeen"]
        assert len(again.recorder.undo(NOW, 9)) == 3


@pytest.mark.parametrize("number", range(1, 12))
def test_recovery_finishes_in_memory_when_the_disk_is_full(
    number: int, path: Path, opened: OpenedSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_note(opened.recorder, "toinen")
    opened.close()
    bad = path.read_bytes()[:-50]
    path.write_bytes(bad)
    faults = Faults(monkeypatch, path.parent)
    faults.from_now(number)
    again = open_session(path)
    assert texts(again.recorder.workshop) == ["ennen", "toinen"]
    kept = [raw for raw in fingerprints(path.parent).values() if raw == bad]
    assert kept, "the damaged bytes are still there"
    if again.recorder.store.status.state != "read_only":
        add_note(again.recorder, "kolmas")
        faults.never()
        wait_until_saved(again)
        assert plain_texts(path) == ["ennen", "toinen", "kolmas"]
    again.close()
    assert bad in fingerprints(path.parent).values()
    faults.never()
    assert texts(reopened(path))[:2] == ["ennen", "toinen"]


def test_saving_resumes_by_itself(
    path: Path, opened: OpenedSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = Faults(monkeypatch, path.parent)
    faults.from_now(1)
    add_note(opened.recorder, "kesken")
    with pytest.raises(NotSaved, match="the disk is full"):
        opened.recorder.store.wait()
    status = opened.recorder.store.status
    assert (status.state, status.pending, status.reason) == ("not_saved", 1, "the disk is full")
    faults.never()
    wait_until_saved(opened, seconds=1.5)
    assert plain_texts(path) == ["ennen", "kesken"]
    opened.close()


def test_closing_says_what_could_not_be_saved(
    path: Path, opened: OpenedSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = Faults(monkeypatch, path.parent)
    faults.from_now(1)
    add_note(opened.recorder, "kesken")
    with pytest.raises(NotSaved):
        opened.close()
    faults.never()
    with open_session(path) as again:
        assert again.report.state == "good"
        assert texts(again.recorder.workshop) == ["ennen"]


def test_a_folder_that_goes_and_comes_back(path: Path, opened: OpenedSession) -> None:
    gone = path.parent.with_name("gone")
    path.parent.rename(gone)
    add_note(opened.recorder, "kesken")
    with pytest.raises(NotSaved, match="folder is not there"):
        opened.recorder.store.wait()
    assert not path.parent.exists(), "nothing is made where a disk was mounted"
    copy = save_copy(opened.recorder.workshop, gone.parent / "copy.json")
    assert texts(reopened(copy)) == ["ennen", "kesken"]
    gone.rename(path.parent)
    wait_until_saved(opened)
    assert plain_texts(path) == ["ennen", "kesken"]
    opened.close()


def test_a_history_folder_that_was_deleted_is_made_again(path: Path, opened: OpenedSession) -> None:
    shutil.rmtree(path.with_name("a.json.history"))
    add_note(opened.recorder, "jälkeen")
    opened.recorder.store.wait()
    assert open_session(path).report.state == "locked", "the lock came along"
    opened.close()
    path.write_bytes(b"")
    assert texts(reopened(path)) == ["ennen", "jälkeen"]


def test_a_file_marked_read_only_is_respected(path: Path, opened: OpenedSession) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    add_note(opened.recorder, "kesken")
    with pytest.raises(NotSaved, match="read-only"):
        opened.recorder.store.wait()
    assert path.read_bytes() == before
    path.chmod(0o600)
    wait_until_saved(opened)
    opened.close()
    path.chmod(0o400)
    with open_session(path) as again:
        with pytest.raises(ReadOnlySession, match="read-only"):
            add_note(again.recorder, "ei")
        assert texts(again.recorder.workshop) == ["ennen", "kesken"]


def run_alone(code: str, *arguments: object) -> str:
    """Run `code` in a process of its own, whose limits and rights it may give away."""
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_systems_own_limit_on_files(tmp_path: Path) -> None:
    """A real refusal of the system in the middle of a write, without a fault layer."""
    said = run_alone(
        """
        import resource, signal, sys
        from pathlib import Path
        from model.errors import NotSaved
        from model.store import create_session
        from store_support import add_note, small_workshop, plain_texts
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        path = Path(sys.argv[1]) / "a.json"
        opened = create_session(path, small_workshop())
        saved = 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, -1))
        for number in range(200):
            add_note(opened.recorder, f"{number} " + "x" * 300)
            try:
                opened.recorder.store.wait()
            except NotSaved as error:
                print(error)
                break
            saved += 1
        assert 0 < saved < 200 and len(plain_texts(path)) == saved
        resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
        opened.close()
        assert len(plain_texts(path)) == saved + 1
        """,
        tmp_path,
    )
    assert "larger than the system allows" in said
    with open_session(tmp_path / "a.json") as opened:
        assert opened.report.state == "good"


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes another user to meet read-only folders")
def test_a_folder_that_may_not_be_written(path: Path, opened: OpenedSession) -> None:
    opened.close()
    for folder in (path.parent, path.parent.parent):
        folder.chmod(0o755)
    shutil.rmtree(path.with_name("a.json.history"))
    path.chmod(0o644)
    before = fingerprints(path.parent)
    said = run_alone(
        """
        import os, sys
        from model.errors import ReadOnlySession
        from model.store import open_session
        from store_support import add_note, texts
        os.setuid(65534)
        opened = open_session(sys.argv[1])
        assert texts(opened.recorder.workshop) == ["ennen"]
        try:
            add_note(opened.recorder, "ei")
        except ReadOnlySession as error:
            print(error)
        """,
        path,
    )
    assert "read-only" in said
    assert fingerprints(path.parent) == before
