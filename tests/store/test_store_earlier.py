"""Earlier versions of a session: listed as they are, brought back as a change, taken back again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from store_support import NOW, add_note, add_pair, small_workshop, texts

from model.changes import remove, update
from model.errors import CannotOpen, Refused
from model.store import (
    create_session,
    look_over,
    open_session,
    read_version,
    restoring,
    versions,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Forty changes and more: two generations besides the first one."""
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        for number in range(22):
            add_note(opened.recorder, f"huomio {number}")
            add_pair(opened.recorder, number)
            opened.recorder.store.wait()
        recorder = opened.recorder
        recorder.apply(update(recorder.workshop.session, at=NOW, title="Uusi nimi"))
        first = next(iter(recorder.workshop.actors))
        recorder.apply(remove(recorder.workshop, "actors", first, at=NOW))
    return path


def test_the_versions_are_listed_with_what_they_hold(path: Path) -> None:
    found = versions(path)
    assert [version.kept for version in found] == [True, True, True]
    assert sorted((version.notes, version.links, version.actors) for version in found) == [
        (0, 0, 0),
        (10, 10, 20),
        (20, 20, 40),
    ]
    assert not any(version.problem for version in found)
    assert all(version.when == NOW for version in found[:2])


@pytest.mark.parametrize("which", range(3))
def test_an_earlier_version_comes_back_and_can_be_taken_back(which: int, path: Path) -> None:
    then = read_version(versions(path)[which].path)
    with open_session(path) as opened:
        recorder = opened.recorder
        now = recorder.workshop
        change = restoring(now, then, NOW + dt.timedelta(hours=1))
        assert change is not None
        recorder.apply(change)
        assert recorder.workshop == then
        assert restoring(recorder.workshop, then, NOW) is None
    with open_session(path) as opened:
        assert opened.recorder.workshop == then
        opened.recorder.undo(NOW + dt.timedelta(hours=2))
        assert opened.recorder.workshop == now


def test_another_session_is_refused(path: Path) -> None:
    with open_session(path) as opened, pytest.raises(Refused, match="another session"):
        restoring(opened.recorder.workshop, small_workshop(), NOW)


def test_what_cannot_be_read_is_listed_with_the_reason(path: Path) -> None:
    folder = path.with_name("a.json.history")
    newest = max(folder.glob("generation-*"))
    newest.write_bytes(b"x" * 50)
    (folder / "foreign-20261124-090000.json").write_bytes(b"{}")
    bad = path.read_bytes()[:-40]
    (folder / "damaged-20261124-090000.json").write_bytes(bad)
    by_name = {version.path.name: version for version in versions(path)}
    assert not by_name[newest.name].readable
    assert not by_name["foreign-20261124-090000.json"].readable
    damaged = by_name["damaged-20261124-090000.json"]
    assert damaged.readable and damaged.problem and damaged.notes > 15
    assert texts(read_version(damaged.path))[:2] == ["huomio 0", "huomio 1"]
    with pytest.raises(CannotOpen):
        read_version(newest)
    with open_session(path) as opened:
        session = opened.recorder.workshop.session.id
        assert any(newest.name in words for words in look_over(path, session))
        newest.unlink()
        assert look_over(path, session) == []
