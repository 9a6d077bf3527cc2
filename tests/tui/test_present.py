"""The second window: what the room sees, following another program, and nothing that edits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from steps import keys, screen_text, settle, until

from model import clock
from model.capture import read
from model.methods import session_from_template
from model.store import OpenedSession, create_session
from tui.desk import Desk
from tui.main import main
from tui.present import PresentApp
from tui.widgets.big_digits import BigDigits, Digit

NINE = dt.datetime(2026, 11, 23, 9, 0)
FACILITATORS_ONLY = ("behind", "on time", "saved", "read only", "❯", "F1")


def written(folder: Path) -> OpenedSession:
    """A session that this test writes to, as the first program does."""
    workshop = session_from_template("Kotkan arvoverkko", "check-up", "fi", NINE, NINE)
    return create_session(folder / "kotka.json", workshop)


def say(first: OpenedSession, line: str, at: dt.datetime) -> None:
    """Save a line of the one-line language in the first program."""
    change = read(line, first.recorder.workshop, at).change
    assert change is not None, line
    first.recorder.apply(change)
    first.recorder.store.wait()


async def test_it_follows_and_never_edits(home: Path, tmp_path: Path, now) -> None:
    """Actors, links and the clock come from the other program; no key changes anything."""
    with written(tmp_path) as first:
        desk = Desk(home, now)
        desk.open(first.path, read_only=True)
        app = PresentApp(desk)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert "Kotkan arvoverkko" in screen_text(app)
            say(first, "Kela -> Asiakas: etuudet", NINE)
            await until(pilot, lambda: "etuudet" in screen_text(app))
            assert "tangible" in screen_text(app), "the signs are explained"

            now.go_to(NINE)
            first.recorder.apply(clock.start(first.recorder.workshop, NINE))
            first.recorder.store.wait()
            await until(pilot, lambda: "Avaus" in screen_text(app))
            now.go_to(NINE + dt.timedelta(minutes=1, seconds=29.5))
            app._tick()
            await keys(pilot, "pageup")
            await settle(pilot)
            shown = screen_text(app)
            assert "until 09:05" in shown
            assert "Next: Tunteminen, luottamus, sitoutuminen · 15 min" in shown
            digits = app.screen.query_one(BigDigits)
            assert digits.value == "3:30"
            assert digits.region.height == 15, "as large as the window allows"
            for private in FACILITATORS_ONLY:
                assert private not in shown, private
            now.go_to(NINE + dt.timedelta(minutes=4, seconds=50))
            app._tick()
            await settle(pilot)
            assert "finish your sentence" in screen_text(app), "words beside the colour"
            now.go_to(NINE + dt.timedelta(minutes=15, seconds=0.5))
            app._tick()
            await settle(pilot)
            assert digits.value == "+10:00"
            assert "the time is up" in screen_text(app)
            assert len(digits.query(Digit)) == 6

            before = first.path.read_bytes()
            for key in ("n", "d", "plus", "minus", "u", "space", "right", "left", "down", "up"):
                await keys(pilot, key)
            await settle(pilot)
            assert app.is_running
            first.recorder.store.wait()
            assert first.path.read_bytes() == before
            await keys(pilot, "f3", "escape")
            await settle(pilot)
        assert not app.is_running


async def test_alone_and_with_the_file_gone(home: Path, tmp_path: Path, now) -> None:
    """It needs no first program; a file that goes away is said quietly, and the picture stays."""
    first = written(tmp_path)
    say(first, "Kela -> Asiakas: etuudet", NINE)
    first.close()
    desk = Desk(home, now)
    desk.open(first.path, read_only=True)
    app = PresentApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "etuudet" in screen_text(app))
        away = first.path.rename(tmp_path / "muualla.json")
        app._tick()
        await settle(pilot)
        assert "The session file is not there now" in screen_text(app)
        assert "Kela" in screen_text(app)
        away.rename(first.path)
        app._tick()
        await settle(pilot)
        assert "not there now" not in screen_text(app)
        for size in ((40, 12), (200, 60), (20, 6)):
            await pilot.resize_terminal(*size)
            await keys(pilot, "space", "space", "space")
            await settle(pilot)
            assert app.is_running, size
        await keys(pilot, "q")
    desk.close()


def test_what_cannot_be_presented_is_said(capsys) -> None:
    """Without a session, and with one that is not there: one line that says so."""
    for arguments, words in (
        (["--present"], "--present needs a session"),
        (["ei ole.json", "--present"], "ei ole.json"),
    ):
        assert main(["--language", "en", *arguments]) == 2
        said = capsys.readouterr().err.strip()
        assert words in said
        assert len(said.splitlines()) == 1
