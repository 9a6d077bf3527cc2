"""What the program shows and offers when a session was damaged, is locked, or does not open."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import orjson
import pytest
from recovery_support import NOW, notes, plain, running, session_of_45_notes, shown
from steps import capture, header_line, keys, on_disk, screen_text, settle, toasts, type_text, until
from textual.pilot import Pilot

from model.changes import add
from model.entities import Note, Session
from model.store import create_session, open_session, passphrase
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.library import LibraryScreen
from tui.screens.recovery_dialogs import PassphraseScreen
from tui.widgets.entity_table import EntityTable

SIZES = pytest.mark.parametrize("size", [(80, 24)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A session of 45 notes with its history, in a folder of its own."""
    return session_of_45_notes(tmp_path)


# ------------------------------------------------------------------ after opening


@SIZES
async def test_a_restored_session_says_what_happened_and_goes_on(
    size, file: Path, home: Path, now
) -> None:
    bad = file.read_bytes()[:-200]
    file.write_bytes(bad)
    app = running(file, home, now)
    async with app.run_test(size=size) as pilot:
        await shown(pilot)
        words = plain(app)
        assert "The session was restored" in words
        assert "restored from its history folder" in words
        assert "Restored from" in words and "on with the session" in words
        (kept,) = (file.parent / "kotka.json.history").glob("damaged-*")
        assert kept.read_bytes() == bad
        await keys(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, PlaceScreen)
        assert len(notes(app)) == 45
        await capture(pilot, "jatkuu")
        await until(pilot, lambda: app.desk.recorder.store.status.state == "saved")
        assert "jatkuu" in [note.text for note in on_disk(file).notes.values()]


async def test_a_save_that_was_completed_stops_nobody(file: Path, home: Path, now) -> None:
    """The file of one change ago with the log of now is what a kill while saving leaves."""
    older = file.read_bytes()
    with open_session(file) as opened:
        opened.recorder.apply(add(Note(text="viimeinen", created=NOW), at=NOW))
    log = max((file.parent / "kotka.json.history").glob("changes-*.log"))
    before = log.read_bytes()
    file.write_bytes(older)
    assert b"viimeinen" in before
    app = running(file, home, now)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        assert "viimeinen" in notes(app)
        assert any("nothing is missing" in words for words in toasts(app))


@SIZES
async def test_a_newer_file_is_shown_and_stays_as_it_is(size, file: Path, home: Path, now) -> None:
    raw = file.read_bytes().replace(b'"schema":1', b'"schema":2', 1)
    digest = orjson.loads(raw)["_meta"]["1"]["sha256"].encode()
    blank = raw.replace(digest, b"0" * 64, 1)
    raw = raw.replace(digest, hashlib.sha256(blank).hexdigest().encode(), 1)
    file.write_bytes(raw)
    app = running(file, home, now)
    async with app.run_test(size=size) as pilot:
        await shown(pilot)
        words = plain(app)
        assert "newer version" in words and "read only" in words
        assert "go back to this version" not in words
        await keys(pilot, "escape")
        await capture(pilot, "ei tallennu")
        assert "read only" in header_line(app)
        assert "ei tallennu" not in notes(app)
        await keys(pilot, "escape", "H")
        await shown(pilot)
    app.desk.close()
    assert file.read_bytes() == raw


async def test_a_session_that_is_open_elsewhere_names_the_holder(
    file: Path, home: Path, now
) -> None:
    with open_session(file):
        app = running(file, home, now)
        async with app.run_test(size=(120, 40)) as pilot:
            await shown(pilot)
            assert "open in another program" in plain(app)
            assert "has had the session open since" in plain(app)
            await keys(pilot, "enter")
            await settle(pilot)
            assert "read only" in header_line(app)


@SIZES
async def test_a_file_that_does_not_open_offers_what_lies_beside_it(
    size, file: Path, home: Path, now
) -> None:
    """The session's own row is beyond reading; an earlier version is whole."""
    raw = file.read_bytes().replace(b"Kotkan [/b] verkko", b"", 2)
    digest = orjson.loads(raw)["_meta"]["1"]["sha256"].encode()
    blank = raw.replace(digest, b"0" * 64, 1)
    raw = raw.replace(digest, hashlib.sha256(blank).hexdigest().encode(), 1)
    file.write_bytes(raw)
    app = running(file, home, now)
    async with app.run_test(size=size) as pilot:
        await shown(pilot)
        words = plain(app)
        assert "kotka.json could not be opened" in words
        assert "Nothing was changed" in words
        await keys(pilot, "v")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        assert len(notes(app)) == 40
        assert "read only" in header_line(app)
        app.open_path(file)
        await shown(pilot)
        await keys(pilot, "c")
        await settle(pilot)
        await keys(pilot, "enter")
        await until(
            pilot,
            lambda: (
                app.desk.is_open
                and app.desk.path is not None
                and app.desk.path.parent == file.parent
                and app.desk.path != file
            ),
        )
        copy = app.desk.path
        assert copy is not None and len(notes(app)) == 40
        app.open_path(file)
        await shown(pilot)
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
    app.desk.close()
    assert file.read_bytes() == raw
    assert len(on_disk(copy).notes) == 40


async def test_a_file_with_nothing_beside_it_says_so(tmp_path: Path, home: Path, now) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    app = running(bad, home, now)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: any("no session" in words for words in toasts(app)))
        assert isinstance(app.screen, LibraryScreen)
    assert bad.read_text() == "{"


# ------------------------------------------------------------------ earlier versions


@SIZES
async def test_an_earlier_version_comes_back_and_goes_again(
    size, file: Path, home: Path, now
) -> None:
    app = running(file, home, now)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await keys(pilot, "escape", "H")
        screen = await shown(pilot)
        words = plain(app)
        assert "The session is in good order" in words
        assert str(file) in words.replace(" ", "") or file.name in words
        table = screen.query_one(EntityTable)
        assert table.row_count == 3
        assert re.search(r"20\.11\.2026|2026-11-20|20 Nov 2026", words)
        await keys(pilot, "down", "r")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        assert len(notes(app)) == 20
        await keys(pilot, "escape", "u")
        assert len(notes(app)) == 45
        await keys(pilot, "U")
        assert len(notes(app)) == 20
        await until(pilot, lambda: app.desk.recorder.store.status.state == "saved")
        assert len(on_disk(file).notes) == 20


async def test_damage_while_the_session_is_open_is_named(file: Path, home: Path, now) -> None:
    app = running(file, home, now)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        folder = file.parent / "kotka.json.history"
        oldest = min(folder.glob("generation-*"))
        oldest.write_bytes(oldest.read_bytes()[:300])
        shutil.copy(file, file.with_name("kotka (1).json"))
        file.write_bytes(b"{}")
        await keys(pilot, "escape", "H")
        await shown(pilot)
        words = plain(app)
        assert "is not as it was written here" in words
        assert oldest.name in words
        assert "kotka (1).json" in words
        await keys(pilot, "escape")
        await capture(pilot, "uusi")
        await until(pilot, lambda: len(on_disk(file).notes) == 46)
        await keys(pilot, "escape", "H")
        await shown(pilot)
        assert "is not as it was written" not in plain(app)
        assert "another program's version" in plain(app)


async def test_save_a_copy_from_the_recovery_screen(
    file: Path, home: Path, now, tmp_path: Path
) -> None:
    app = running(file, home, now)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await keys(pilot, "escape", "H")
        await shown(pilot)
        await keys(pilot, "s")
        await settle(pilot)
        await type_text(pilot, str(tmp_path / "muistitikku.json"))
        await keys(pilot, "enter")
        await until(pilot, (tmp_path / "muistitikku.json").exists)
    assert len(on_disk(tmp_path / "muistitikku.json").notes) == 45


# ------------------------------------------------------------------ passphrases


async def test_a_locked_session_asks_until_it_is_told(
    tmp_path: Path, home: Path, now, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography")
    monkeypatch.setattr("model.store.protection.COST", 2**4)
    path = tmp_path / "x.json"
    session = Session(title="Salainen", created=NOW)
    create_session(path, Workshop(session=session), passphrase("kuusi [/b] kertaa")).close()
    app = running(path, home, now)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PassphraseScreen))
        await settle(pilot)
        await type_text(pilot, "väärä")
        assert "väärä" not in screen_text(app)
        await keys(pilot, "enter")
        await until(pilot, lambda: "passphrase is wrong" in plain(app))
        await type_text(pilot, "kuusi [/b] kertaa")
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await capture(pilot, "luottamuksellinen asia")
        await type_text(pilot, "luottamuksellinen luonnos")
        await until(pilot, lambda: app.desk.recorder.store.status.state == "saved")
        await keys(pilot, "escape", "H")
        await shown(pilot)
        await keys(pilot, "escape")
    app.desk.close()
    told = [p.name for p in tmp_path.rglob("*") if p.is_file() and b"luottamu" in p.read_bytes()]
    assert told == []
    assert (tmp_path / "x.json.history" / "drafts.json").exists()


async def test_a_passphrase_is_set_and_taken_off_in_the_program(
    file: Path, home: Path, now, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography")
    monkeypatch.setattr("model.store.protection.COST", 2**4)
    app = running(file, home, now)

    async def answer(pilot: Pilot[None], *words: str) -> None:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await keys(pilot, "escape", "P")
        for word in words:
            await until(pilot, lambda: isinstance(app.screen, PassphraseScreen))
            await settle(pilot)
            if word:
                await type_text(pilot, word)
            await keys(pilot, "enter")
        await settle(pilot)

    async with app.run_test(size=(100, 30)) as pilot:
        await answer(pilot, "yksi", "kaksi")
        assert b"huomio 3" in file.read_bytes()
        await answer(pilot, "yksi", "yksi")
        await until(pilot, lambda: b"huomio 3" not in file.read_bytes())
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        assert len(notes(app)) == 45
        await keys(pilot, "escape", "u")
        assert len(notes(app)) == 44, "undo goes on"
        await keys(pilot, "U")
        await answer(pilot, "")
        await until(pilot, lambda: b"huomio 3" in file.read_bytes())
        assert len(notes(app)) == 45
    app.desk.close()
    with open_session(file) as opened:
        assert opened.report.state == "good"
