"""What is on the disk when a session says that it is saved, and what comes back."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_support import NOW, add_note, add_pair, plain_texts, reopened, small_workshop, texts
from tinydb import TinyDB

from model.changes import add, remove, update
from model.entities import Note
from model.errors import NotSaved, Refused
from model.recorder import SaveStatus
from model.store import SessionStorage, create_session, open_session
from model.store.sessionfile import encode
from model.workshop import TABLES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kotka.json"


def test_a_saved_change_is_in_the_file_that_plain_tinydb_reads(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        for number in range(30):
            add_note(opened.recorder, f"huomio {number}")
            opened.recorder.store.wait()
            assert plain_texts(path)[-1] == f"huomio {number}"
    assert texts(reopened(path)) == [f"huomio {number}" for number in range(30)]


def test_everything_comes_back_as_it_was(path: Path) -> None:
    with create_session(path, small_workshop("Verkosto [/b] 😀 ä")) as opened:
        recorder = opened.recorder
        links = [add_pair(recorder, number) for number in range(5)]
        recorder.apply(remove(recorder.workshop, "actors", links[0].source, at=NOW))
        recorder.apply(update(recorder.workshop.links[links[1].id], at=NOW, what="uusi"))
        left = recorder.workshop
    assert reopened(path) == left


def test_tables_are_called_as_the_entities_and_meta_comes_first(path: Path) -> None:
    create_session(path, small_workshop()).close()
    raw = path.read_bytes()
    assert raw.startswith(b'{"_meta":')
    assert list(orjson.loads(raw)) == ["_meta", *TABLES]


def test_undo_and_redo_survive_a_restart(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        for number in range(6):
            add_note(opened.recorder, str(number))
        opened.recorder.undo(NOW, 3)
    with open_session(path) as opened:
        assert texts(opened.recorder.workshop) == ["0", "1", "2"]
        opened.recorder.redo(NOW)
        assert texts(opened.recorder.workshop) == ["0", "1", "2", "3"]
    with open_session(path) as opened:
        assert len(opened.recorder.undo(NOW, 99)) == 4
        assert texts(opened.recorder.workshop) == []
    with open_session(path) as opened:
        assert len(opened.recorder.redo(NOW, 99)) == 6


def test_five_hundred_changes_can_be_taken_back_after_many_more(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        for number in range(1700):
            add_note(opened.recorder, str(number))
            if number % 100 == 0:
                opened.recorder.store.wait()
    segments = list(path.with_name("kotka.json.history").glob("changes-*.log"))
    assert 2 <= len(segments) <= 4, "the log is kept, but not for ever"
    with open_session(path) as opened:
        assert opened.report.state == "good"
        assert len(opened.recorder.undo(NOW, 9999)) == 500
        assert len(opened.recorder.workshop.notes) == 1200


def test_two_flushes_for_each_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with create_session(path, small_workshop()) as opened:
        flushes: list[int] = []
        real = os.fsync
        monkeypatch.setattr(os, "fsync", lambda fd: (flushes.append(fd), real(fd))[1])
        for number in range(50):
            add_note(opened.recorder, str(number))
            opened.recorder.store.wait()
        assert len(flushes) == 100


def test_changes_made_at_once_all_get_their_line_in_the_log(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        for number in range(200):
            add_note(opened.recorder, str(number))
        opened.recorder.store.wait()
    lines = b"".join(
        segment.read_bytes()
        for segment in path.with_name("kotka.json.history").glob("changes-*.log")
    )
    assert lines.count(b"\n") == 200


def test_only_the_owner_may_read(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        add_note(opened.recorder, "salainen")
        opened.recorder.store.wait()
        folder = path.with_name("kotka.json.history")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for file in (path, *folder.iterdir()):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_file_that_is_there_is_never_written_over(path: Path) -> None:
    path.write_text("kauppalista")
    with pytest.raises(Refused, match=r"kotka\.json"):
        create_session(path, small_workshop())
    assert path.read_text() == "kauppalista"


def test_a_new_session_keeps_the_history_of_one_whose_file_is_gone(path: Path) -> None:
    with create_session(path, small_workshop("Vanha")) as opened:
        add_note(opened.recorder, "vanha huomio")
    path.unlink()
    with create_session(path, small_workshop("Uusi")) as opened:
        assert opened.recorder.workshop.session.title == "Uusi"
        assert opened.report.state == "good"
    (kept,) = path.parent.glob("kotka.json.history-kept-*")
    assert any("Vanha" in file.read_text() for file in kept.glob("generation-*.json"))


def test_the_status_tells_of_saving_and_saved(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        told: list[SaveStatus] = []
        opened.recorder.store.watch(told.append)
        add_note(opened.recorder, "yksi")
        opened.recorder.store.wait()
        assert opened.recorder.store.status == SaveStatus("saved")
    assert [status.state for status in told][:2] == ["saving", "saved"]


def test_a_closed_session_takes_nothing_more(path: Path) -> None:
    opened = create_session(path, small_workshop())
    opened.close()
    with pytest.raises(NotSaved):
        add_note(opened.recorder, "liian myöhään")


def test_the_clock_may_jump_and_two_changes_may_share_a_moment(path: Path) -> None:
    moments = [NOW, NOW - dt.timedelta(days=900), NOW + dt.timedelta(days=9000), NOW, NOW]
    with create_session(path, small_workshop()) as opened:
        for number, moment in enumerate(moments):
            add_note(opened.recorder, str(number), at=moment)
    with open_session(path) as opened:
        assert sorted(texts(opened.recorder.workshop)) == list("01234")
        assert len(opened.recorder.undo(NOW, 9)) == 5


def test_unknown_fields_with_any_text_stay(path: Path) -> None:
    odd = 'nolla \0, emoji 👩‍👩‍👧, rivi\n, lainaus " ja \\ ja \u2028'
    with create_session(path, small_workshop()) as opened:
        note = Note.model_validate({"text": "x", "created": NOW, "later": {odd: [odd]}})
        opened.recorder.apply(add(note, at=NOW))
    with open_session(path) as opened:
        (note,) = opened.recorder.workshop.notes.values()
        assert note.model_extra == {"later": {odd: [odd]}}
        opened.recorder.undo(NOW)
        opened.recorder.redo(NOW)
    assert reopened(path).notes[note.id] == note


def test_text_that_no_file_can_hold_is_said_to_be_unsaved(path: Path) -> None:
    opened = create_session(path, small_workshop())
    note = Note.model_validate({"text": "x", "created": NOW, "later": "\ud800"})
    opened.recorder.apply(add(note, at=NOW))
    with pytest.raises(NotSaved):
        opened.recorder.store.wait()
    with pytest.raises(NotSaved):
        opened.close()


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.text(min_size=1, max_size=40).filter(str.strip), max_size=8), st.data())
def test_whatever_is_typed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("typed") / "x.json"
    with create_session(path, small_workshop()) as opened:
        for line in lines:
            try:
                add_note(opened.recorder, line)
            except ValueError:
                continue  # not a text that a note may hold
            if data.draw(st.booleans()):
                opened.recorder.undo(NOW)
        left = opened.recorder.workshop
    assert reopened(path) == left


def test_the_storage_serves_tinydb_itself(path: Path) -> None:
    with create_session(path, small_workshop()) as opened:
        add_note(opened.recorder, "yksi")
    with TinyDB(path, storage=SessionStorage) as database:
        assert [document["text"] for document in database.table("notes")] == ["yksi"]
        document = database.table("notes").all()[0]
        database.table("notes").insert({**document, "id": "other", "text": "kaksi"})
    with open_session(path) as opened:
        assert opened.report.state == "good", "the checksum fits what TinyDB wrote through us"
        assert sorted(texts(opened.recorder.workshop)) == ["kaksi", "yksi"]


def test_without_a_head_nothing_is_written(path: Path) -> None:
    with pytest.raises(ValueError):
        encode({"notes": {}})
