"""File and change log damaged together: what is there is restored, what may be missing is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from store_support import add_note, copied, reopened, small_workshop, texts

from model.store import check_session, create_session, open_session
from model.store.place import Place

ALL = [str(number) for number in range(30)]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with thirty changes behind it; its newest kept generation is older."""
    path = tmp_path_factory.mktemp("saved") / "a.json"
    with create_session(path, small_workshop()) as opened:
        for text in ALL:
            add_note(opened.recorder, text)
            opened.recorder.store.wait()
    return path


def log_of(path: Path) -> Path:
    return Place.of(path).segments()[-1]


def cut_log(path: Path) -> None:
    """The last three lines are gone, and half of the one before."""
    lines = log_of(path).read_bytes().splitlines(keepends=True)
    log_of(path).write_bytes(b"".join(lines[:-4]) + lines[-4][:20])


def empty_log(path: Path) -> None:
    log_of(path).write_bytes(b"")


def flip_in_log(path: Path) -> None:
    lines = log_of(path).read_bytes().splitlines(keepends=True)
    lines[-2] = lines[-2].replace(b'"', b"'", 1)
    log_of(path).write_bytes(b"".join(lines))


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def cut_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize("damage_log", [cut_log, empty_log, flip_in_log])
@pytest.mark.parametrize("damage_file", [empty_file, cut_file, Path.unlink])
def test_what_may_be_missing_is_never_passed_over(
    damage_file: Callable[[Path], None],
    damage_log: Callable[[Path], None],
    saved: Path,
    tmp_path: Path,
) -> None:
    path = copied(saved, tmp_path / "copy")
    damage_log(path)
    damage_file(path)
    assert check_session(path).state == "damaged"
    with open_session(path) as opened:
        found = texts(opened.recorder.workshop)
        assert found != ALL and [text for text in ALL if text in found] == found
        assert opened.report.state == "damaged"
        words = " ".join(opened.report.problems)
        assert "may be missing" in words or "could not be brought back" in words
        add_note(opened.recorder, "uusi")
    with open_session(path) as opened:
        assert opened.report.state == "good", opened.report.problems
        assert texts(opened.recorder.workshop) == [*found, "uusi"]


def test_half_a_line_that_nobody_was_promised_is_no_loss(saved: Path, tmp_path: Path) -> None:
    """After a kill the first line of the file still says that everything is there."""
    path = copied(saved, tmp_path / "copy")
    with log_of(path).open("ab") as log:
        log.write(b'0badc0de {"schema":1,"gener')
    cut_file(path)
    with open_session(path) as opened:
        assert texts(opened.recorder.workshop) == ALL
        assert opened.report.state == "repaired"
    assert texts(reopened(path)) == ALL
