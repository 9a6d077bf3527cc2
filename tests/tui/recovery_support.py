"""What the tests of the recovery screen share."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from steps import screen_text, settle, until
from textual.pilot import Pilot

from model.changes import add
from model.entities import Note, Session
from model.store import create_session
from model.workshop import Workshop
from tui.app import ArvoverkkoApp
from tui.screens.recovery import RecoveryScreen

NOW = dt.datetime(2026, 11, 20, 9, 0)


def session_of_45_notes(tmp_path: Path) -> Path:
    """A session of 45 notes with its history, in a folder of its own."""
    folder = tmp_path / "kansio"
    folder.mkdir()
    path = folder / "kotka.json"
    session = Session(title="Kotkan [/b] verkko", created=NOW)
    with create_session(path, Workshop(session=session)) as opened:
        for number in range(45):
            when = NOW + dt.timedelta(minutes=number)
            opened.recorder.apply(add(Note(text=f"huomio {number}", created=when), at=when))
            opened.recorder.store.wait()
    return path


def running(path: Path, home: Path, now) -> ArvoverkkoApp:
    return ArvoverkkoApp(path=path, folder=home, now=now)


def plain(app: ArvoverkkoApp) -> str:
    """The screen as running text: wrapped lines are put together, frames left out."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", screen_text(app)).split())


async def shown(pilot: Pilot[None]) -> RecoveryScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, RecoveryScreen))
    await settle(pilot)
    assert isinstance(app.screen, RecoveryScreen)
    return app.screen


def notes(app: ArvoverkkoApp) -> list[str]:
    return [note.text for note in app.desk.workshop.notes.values()]
