"""Lone and odd files: what opens, what is refused, and what other programs leave beside."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from store_support import (
    add_note,
    add_pair,
    changed_elsewhere,
    copied,
    fingerprints,
    reopened,
    small_workshop,
    texts,
)

from model.errors import CannotOpen
from model.store import check_session, create_session, open_session
from model.store.migrations import migrate
from model.workshop import Workshop


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with 50 changes behind it."""
    path = tmp_path_factory.mktemp("saved") / "kotka.json"
    with create_session(path, small_workshop()) as opened:
        for number in range(25):
            add_note(opened.recorder, f"huomio {number}")
            add_pair(opened.recorder, number)
            opened.recorder.store.wait()
    return path


@pytest.fixture(scope="module")
def whole(saved: Path) -> Workshop:
    with open_session(saved, read_only=True) as opened:
        return opened.recorder.workshop


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\2\xff", b"[]", b"3", b'{"a": {"1": {}}}', b"muistiinpanoja", b'{"_meta": {}}'],
)
def test_what_is_no_session_is_refused_and_left_alone(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(CannotOpen, match=r"x\.json"):
            open_session(path, read_only=read_only)
    assert check_session(path, repair=True).state == "damaged"
    assert fingerprints(tmp_path) == {"x.json": content}


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"x\.json"):
        open_session(tmp_path / "x.json")
    with pytest.raises(CannotOpen):
        open_session(tmp_path)
    with pytest.raises(CannotOpen):
        open_session(tmp_path / "no" / "folder.json")
    with pytest.raises(CannotOpen):
        check_session(tmp_path / "x.json")
    assert fingerprints(tmp_path) == {}


def test_a_lone_file_that_is_cut_in_half_opens_with_what_is_left(
    saved: Path, whole: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    raw = saved.read_bytes()
    bad = raw[: len(raw) * 3 // 4]
    path.write_bytes(bad)
    with open_session(path) as opened:
        report, left = opened.report, opened.recorder.workshop
        assert report.state == "damaged"
        assert f"{len(left.actors)} of 50 actors" in report.problems[0]
        assert report.set_aside is not None
        assert report.set_aside.read_bytes() == bad
        add_note(opened.recorder, "jatkuu")
    assert 20 < len(left.actors) + len(left.links) < 75
    assert left.actors.items() <= whole.actors.items()
    assert left.links.items() <= whole.links.items()
    assert texts(reopened(path))[-1] == "jatkuu"


def test_a_lone_file_with_a_spoiled_line_loses_that_line_alone(
    saved: Path, whole: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(saved.read_bytes().replace(b"huomio 7", b"huomio\xff\x00"))
    assert check_session(path).state == "damaged"
    with open_session(path) as opened:
        left = opened.recorder.workshop
    assert texts(left) == [text for text in texts(whole) if text != "huomio 7"]
    assert (left.actors, left.links) == (whole.actors, whole.links)


def test_a_lone_file_without_the_sessions_own_row_is_refused_and_left_alone(
    saved: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    raw = saved.read_bytes()
    for cut in (raw[: raw.index(b"\n") + 3], raw.partition(b"\n")[2], raw[:100]):
        path.write_bytes(cut)
        with pytest.raises(CannotOpen, match="left as it is"):
            open_session(path)
        assert fingerprints(tmp_path) == {"x.json": cut}


def test_a_lone_file_that_was_edited_by_hand_opens_with_a_warning(
    saved: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    edited = saved.read_bytes().replace(b"huomio 3", b"kirjoitettu")
    path.write_bytes(edited)
    with open_session(path) as opened:
        assert opened.report.state == "damaged"
        assert "kirjoitettu" in texts(opened.recorder.workshop)
        assert opened.report.set_aside is not None
        assert opened.report.set_aside.read_bytes() == edited
    with open_session(path) as opened:
        assert opened.report.state == "good"


def with_rows(
    path: Path, change: Callable[[dict[str, dict[str, dict[str, object]]]], None]
) -> None:
    data = orjson.loads(path.read_bytes())
    change(data)
    path.write_bytes(orjson.dumps(data))


def test_rows_that_fit_nothing_are_set_aside_never_dropped(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    shutil.copyfile(saved, path)

    def spoil(data: dict[str, dict[str, dict[str, object]]]) -> None:
        data["notes"]["1"]["text"] = ""
        data["notes"]["3"]["id"] = data["notes"]["2"]["id"]
        data["actors"]["1"]["sector"] = "martian"
        data["notes"]["4"]["actors"] = [data["actors"]["1"]["id"], data["actors"]["2"]["id"]]
        data["omat"] = {"1": {"jotain": "muuta"}}

    with_rows(path, spoil)
    with open_session(path) as opened:
        workshop = opened.recorder.workshop
        assert (len(workshop.notes), len(workshop.actors), len(workshop.links)) == (23, 49, 24)
        assert any("5 rows" in problem for problem in opened.report.problems)
        add_note(opened.recorder, "jatkuu")
    data = orjson.loads(path.read_bytes())
    reasons = [(row["table"], row["document"]) for row in data["_invalid"].values()]
    assert sorted(table for table, _ in reasons) == ["actors", "links", "notes", "notes", "notes"]
    assert data["omat"] == {"1": {"jotain": "muuta"}}, "tables of others stay"
    with open_session(path) as opened:
        assert opened.report.state == "good"


def test_a_bad_session_row_is_refused(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    shutil.copyfile(saved, path)
    with_rows(path, lambda data: data["session"]["1"].update(title=""))
    before = fingerprints(tmp_path)
    with pytest.raises(CannotOpen, match="title"):
        open_session(path)
    assert fingerprints(tmp_path) == before


def test_a_newer_file_opens_for_reading_and_stays_as_it_is(saved: Path, tmp_path: Path) -> None:
    raw = saved.read_bytes().replace(b'"schema":1', b'"schema":2', 1)
    digest = orjson.loads(raw)["_meta"]["1"]["sha256"].encode()
    blank = raw.replace(digest, b"0" * 64, 1)
    raw = raw.replace(digest, hashlib.sha256(blank).hexdigest().encode(), 1)
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    with open_session(path) as opened:
        assert opened.report.state == "newer"
        assert len(opened.recorder.workshop.notes) == 25
        with pytest.raises(Exception, match="newer"):
            add_note(opened.recorder, "ei")
    assert check_session(path, repair=True).state == "newer"
    assert fingerprints(tmp_path) == {"x.json": raw}


def test_migrations_go_step_by_step() -> None:
    steps = {
        1: lambda tables: {**tables, "a": {"1": {"steps": "one"}}},
        2: lambda tables: {**tables, "b": tables["a"]},
    }
    assert migrate({}, 1, steps, to=3) == {
        "a": {"1": {"steps": "one"}},
        "b": {"1": {"steps": "one"}},
    }
    with pytest.raises(CannotOpen):
        migrate({}, 0, steps, to=3)


# ------------------------------------------------------------------ somebody else's hand


def test_a_change_from_outside_is_noticed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        add_note(opened.recorder, "meidän")
        opened.recorder.store.wait()
        theirs = changed_elsewhere(path, tmp_path)
        path.write_bytes(theirs)
        add_note(opened.recorder, "meidän toinen")
        opened.recorder.store.wait()
        assert "changed the file" in opened.recorder.store.status.reason
    (kept,) = (tmp_path / "a.json.history").glob("foreign-*.json")
    assert kept.read_bytes() == theirs
    assert texts(reopened(path)) == ["meidän", "meidän toinen"]


def test_a_file_removed_while_open_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        add_note(opened.recorder, "yksi")
        opened.recorder.store.wait()
        path.unlink()
        add_note(opened.recorder, "kaksi")
    assert texts(reopened(path)) == ["yksi", "kaksi"]


CONFLICTS = (
    "kotka (1).json",
    "kotka 2.json",
    "kotka-DESKTOP-1.json",
    "kotka-LAPTOP7.json",
    "kotka-LAPTOP7-safeBackup-0001.json",
    "kotka (Matti Meikäläisen ristiriitainen kopio 2026-11-24).json",
    "kotka (Matti's conflicted copy 2026-11-24).json",
    "kotka (conflicted copy 2026-11-24 091500).json",
    "kotka.sync-conflict-20261124-091500-ABCDEFG.json",
)
OWN_COPIES = ("kotka-kopio.json", "kotka-syksy-2026.json", "toinen.json")


def test_conflict_copies_are_named_and_not_touched(saved: Path, tmp_path: Path) -> None:
    path = copied(saved, tmp_path / "x")
    for name in (*CONFLICTS, *OWN_COPIES):
        shutil.copyfile(path, path.with_name(name))
    other = path.with_name("kotka (7).json")
    create_session(other, small_workshop("Aivan toinen")).close()
    before = fingerprints(tmp_path / "x")
    with open_session(path) as opened:
        said = " ".join(opened.report.problems)
        assert all(name in said for name in CONFLICTS)
        assert not any(name in said for name in (*OWN_COPIES, other.name))
        assert "merge" in said and "not opened" in said
        assert opened.report.state == "good"
    assert (
        fingerprints(tmp_path / "x").items()
        >= {
            name: raw
            for name, raw in before.items()
            if name.startswith("kotka") and "/" not in name
        }.items()
    )
