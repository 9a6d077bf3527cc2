"""Two programs on one session: one writes, the other reads, follows and succeeds."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store_support import NOW, add_note, fingerprints, plain_texts, reopened, small_workshop, texts

from model.errors import ReadOnlySession
from model.recorder import SaveStatus
from model.store import (
    Followed,
    FollowingStore,
    OpenedSession,
    check_session,
    create_session,
    open_session,
)

WRITER = """
    import sys
    from model.store import open_session
    from store_support import add_note
    opened = open_session(sys.argv[1])
    print("open", opened.report.state, flush=True)
    for line in sys.stdin:
        add_note(opened.recorder, line.strip())
        opened.recorder.store.wait()
        print("saved", flush=True)
    opened.close()
"""


class Writer:
    """Another process that has the session open."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITER), str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent,
        )
        assert self.answer() == "open good"

    def write(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        assert self.answer() == "saved"

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    create_session(path, small_workshop()).close()
    return path


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    writer = Writer(path)
    yield writer
    writer.kill()


def follow(opened: OpenedSession, news: Callable[[Followed], None]) -> None:
    assert isinstance(opened.recorder.store, FollowingStore)
    opened.recorder.store.follow(news)


def test_the_second_program_reads_and_says_who_writes(path: Path, writer: Writer) -> None:
    writer.write("ensimmäinen")
    before = fingerprints(path.parent)
    for name in (path, make_link(path)):
        opened = open_session(name)
        assert opened.report.state == "locked"
        assert "has had the session open since" in opened.report.problems[0]
        assert texts(opened.recorder.workshop) == ["ensimmäinen"]
        with pytest.raises(ReadOnlySession, match="has had the session open since"):
            add_note(opened.recorder, "ei")
        with pytest.raises(ReadOnlySession):
            opened.recorder.undo(NOW)
        opened.close()
    assert check_session(path, repair=True).state == "locked"
    assert {**fingerprints(path.parent), "link.json": b""} == {**before, "link.json": b""}
    writer.write("toinen")
    assert plain_texts(path) == ["ensimmäinen", "toinen"]


def make_link(path: Path) -> Path:
    link = path.with_name("link.json")
    link.symlink_to(path)
    return link


def test_the_second_program_follows(path: Path, writer: Writer) -> None:
    heard: list[list[str]] = []
    came = threading.Event()

    def news(followed: Followed) -> None:
        assert not followed.writable
        heard.append(texts(followed.workshop))
        came.set()

    with open_session(path) as opened:
        follow(opened, news)
        for number in range(3):
            came.clear()
            writer.write(str(number))
            assert came.wait(60), "no news"
    assert heard[-1] == ["0", "1", "2"]


@pytest.mark.parametrize("end", ["kill", "quit"])
def test_the_second_program_takes_over(end: str, path: Path, writer: Writer) -> None:
    opened = open_session(path)
    ours = threading.Event()
    states: list[SaveStatus] = []

    def news(followed: Followed) -> None:
        opened.recorder.workshop = followed.workshop
        if followed.writable:
            ours.set()

    opened.recorder.store.watch(states.append)
    follow(opened, news)
    writer.write("häneltä")
    if end == "kill":
        writer.kill()
    else:
        writer.process.communicate(timeout=20)
    assert ours.wait(60)
    until = time.monotonic() + 60
    while opened.recorder.store.status.state != "saved" and time.monotonic() < until:
        time.sleep(0.01)
    add_note(opened.recorder, "minulta")
    opened.recorder.store.wait()
    assert states[-1].state in ("saving", "saved")
    assert plain_texts(path) == ["häneltä", "minulta"]
    opened.close()
    assert texts(reopened(path)) == ["häneltä", "minulta"]


def test_no_lock_is_left_by_a_kill(path: Path, writer: Writer) -> None:
    writer.write("ennen")
    writer.kill()
    with open_session(path) as opened:
        assert opened.report.state == "good"
        add_note(opened.recorder, "heti perään")
    assert texts(reopened(path)) == ["ennen", "heti perään"]


def test_reading_only_makes_nothing_and_hinders_nobody(path: Path) -> None:
    before = fingerprints(path.parent)
    with open_session(path, read_only=True) as reading:
        assert reading.report.state == "good"
        with open_session(path) as writing:
            assert writing.report.state == "good"
    assert fingerprints(path.parent).keys() == before.keys()


def test_what_was_opened_for_reading_is_never_taken_over(path: Path) -> None:
    heard: list[Followed] = []
    with open_session(path, read_only=True) as reading:
        follow(reading, heard.append)
        time.sleep(0.6)
        assert reading.recorder.store.status.state == "read_only"
        with open_session(path) as writing:
            add_note(writing.recorder, "muualta")
            writing.recorder.store.wait()
            end = time.monotonic() + 60
            while not heard and time.monotonic() < end:
                time.sleep(0.02)
    assert [texts(followed.workshop) for followed in heard] == [["muualta"]]
