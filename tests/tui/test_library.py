"""The library: where the program begins, and how a session is made, found and opened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from steps import fill, keys, on_disk, prepare, screen_text, settle, toasts, type_text

from model.samples import sample_names, sample_title, sample_workshop
from model.store import create_session
from tui.app import ArvoverkkoApp
from tui.screens.dialogs import NewSessionScreen
from tui.screens.library import LibraryScreen
from tui.screens.mapping import MappingScreen
from tui.widgets.capture_line import CaptureInput
from tui.widgets.choice_line import ChoiceLine


async def test_an_empty_library_says_how_to_begin(app: ArvoverkkoApp) -> None:
    """New session and samples, in a window of the smallest size."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "Make your first session, or look around in a sample." in shown
        assert "New session" in shown
        for name in sample_names():
            assert f"Sample: {sample_title(name)}" in shown
        assert "Enter opens" in shown
        await keys(pilot, "u", "1", "n")
        assert isinstance(app.screen, NewSessionScreen), "keys of a session do nothing yet"
        await keys(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert not app.desk.is_open


async def test_a_sample_opens_as_a_copy(app: ArvoverkkoApp, home: Path) -> None:
    """Trying things out in a sample changes a copy, again and again another one."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await keys(pilot, "end", "enter")
        await settle(pilot)
        title = sample_title(sample_names()[-1])
        assert title in screen_text(app)
        first = app.desk.path
        fill(app, "Muutos kopiossa")
        await keys(pilot, "escape", "l")
        await settle(pilot)
        await keys(pilot, "end", "enter")
        await settle(pilot)
        assert app.desk.path != first
        assert app.desk.workshop == sample_workshop(sample_names()[-1])
        assert first is not None
        assert [note.text for note in on_disk(first).notes.values()][-1] == "Muutos kopiossa"
        await keys(pilot, "escape", "l")
        await settle(pilot)
        shown = screen_text(app)
        assert shown.count(title) == 3  # two copies and the sample
        assert "Make your first session" not in shown


async def test_the_library_lists_sessions_and_names_damage(
    app: ArvoverkkoApp, home: Path, now
) -> None:
    """A session stands with its counts; a damaged file with its name and the whole reason."""
    path = prepare(app, "Kotkan arvoverkko")
    fill(app, "Kela -> Asiakas: etuudet", "Kela ..> Asiakas: luottamus", "yksi huomio")
    app.desk.close()
    (path.parent / "rikki.json").write_text('{"_default": {')
    (path.parent / "tyhja.json").write_bytes(b"")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        (line,) = [line for line in shown.splitlines() if "Kotkan arvoverkko" in line]
        assert line.split()[-3:] == ["2", "2", "1"]
        for name in ("rikki.json", "tyhja.json"):
            assert name in shown
        assert _words(app).count("The file is no session, or it is damaged.") == 2
        at = [i for i, row in enumerate(app.screen.query_one("#sessions")._rows) if "rikki" in row]
        await keys(pilot, "home", *["down"] * at[0], "enter")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen), "nothing was opened"
        assert any("rikki.json" in words for words in toasts(app))
        assert app.is_running


def _words(app: ArvoverkkoApp) -> str:
    """What the table shows, as running text."""
    return " ".join(screen_text(app).split())


async def test_new_session_refuses_in_words(app: ArvoverkkoApp, home: Path) -> None:
    """A blank title, a date and a time that are none: said in the dialog, nothing is made."""
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await keys(pilot, "n", "enter")
        assert "title" in _problem(app)
        assert isinstance(app.screen, NewSessionScreen)
        await type_text(pilot, "Kymen verkosto")
        app.screen.query_one("#date").focus()
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, "31.2.2027")
        await keys(pilot, "enter")
        assert "“31.2.2027” is no date" in _problem(app)
        assert "write 15.12.2026" in _problem(app)
        await keys(pilot, "ctrl+u")
        await type_text(pilot, "1.3.2027")
        app.screen.query_one("#time").focus()
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, "25:00")
        await keys(pilot, "enter")
        assert "25:00" in _problem(app)
        await keys(pilot, "ctrl+u")
        await type_text(pilot, "8.30")
        assert (
            not list((home / "sessions").glob("*.json")) if (home / "sessions").exists() else True
        )
        app.screen.query_one("#template", ChoiceLine).focus()
        await keys(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, MappingScreen), "Enter makes it from every field"
        first = app.desk.workshop.days_in_order()[0]
        assert first.start == dt.datetime(2027, 3, 1, 8, 30)
        assert app.desk.path is not None
        assert on_disk(app.desk.path).session.title == "Kymen verkosto"
        assert isinstance(app.focused, CaptureInput), "capturing begins at once"


def _problem(app: ArvoverkkoApp) -> str:
    return str(app.screen.query_one("#problem").render())


async def test_opening_what_is_no_session(app: ArvoverkkoApp, home: Path, tmp_path: Path) -> None:
    """A picture, a folder, a missing file: each is named with a reason; all stays as it was."""
    picture = tmp_path / "kuva.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    path = prepare(app, "Avoinna")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.enter_session()
        await settle(pilot)
        for wrong in (picture, tmp_path, tmp_path / "ei-ole.json"):
            await keys(pilot, "escape", "l")
            await settle(pilot)
            await keys(pilot, "o")
            await settle(pilot)
            await type_text(pilot, str(wrong))
            await keys(pilot, "enter")
            await settle(pilot)
            assert any(wrong.name in words for words in toasts(app)), wrong
            assert isinstance(app.screen, LibraryScreen)
            assert app.desk.path == path, "the open session stays open"
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert {p.name for p in tmp_path.iterdir()} == {"kuva.png", "home"}
        await keys(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, MappingScreen), "Esc goes back to the session"


async def test_opening_the_open_session_again_goes_back_to_it(app: ArvoverkkoApp) -> None:
    """One's own session is not “open in another program”."""
    path = prepare(app, "Sama uudelleen")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.enter_session()
        await settle(pilot)
        await keys(pilot, "escape", "l")
        await settle(pilot)
        await keys(pilot, "home", "down", "enter")
        await settle(pilot)
        assert app.desk.path == path
        assert "read only" not in screen_text(app)
        assert not toasts(app)
        fill(app, "Vielä yksi huomio")
    assert [note.text for note in on_disk(path).notes.values()] == ["Vielä yksi huomio"]


async def test_a_library_that_cannot_be_made_says_so(home: Path, now) -> None:
    """A file stands where the data folder should: the program runs and says why nothing is made."""
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("in the way")
    app = ArvoverkkoApp(folder=home, now=now)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await keys(pilot, "end", "enter")
        await settle(pilot)
        assert app.is_running
        assert isinstance(app.screen, LibraryScreen)
        assert any("cannot be made" in words for words in toasts(app))
    assert home.read_text() == "in the way"


async def test_a_session_given_on_the_command_line_opens_at_once(home: Path, now) -> None:
    """And one that cannot be opened leaves the library with the reason."""
    path = home / "sessions" / "valmis.json"
    path.parent.mkdir(parents=True)
    create_session(path, sample_workshop(sample_names()[0])).recorder.store.close()
    app = ArvoverkkoApp(path, folder=home, now=now)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert sample_title(sample_names()[0]) in screen_text(app)
    app = ArvoverkkoApp(home / "ei-ole.json", folder=home, now=now)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert any("ei-ole.json" in words for words in toasts(app))
