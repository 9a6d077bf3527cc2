"""Somebody else writes to the file, or takes it away, while it is open: said, and both are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from recovery_support import notes, running, session_of_45_notes
from steps import capture, keys, on_disk, screen_text, settle, toasts, until

from tui.screens.base import PlaceScreen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A session of 45 notes with its history, in a folder of its own."""
    return session_of_45_notes(tmp_path)


async def test_another_version_put_in_place_is_told_and_kept(file: Path, home: Path, now) -> None:
    older = file.read_bytes()
    app = running(file, home, now)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await capture(pilot, "yksi")
        await until(pilot, lambda: app.desk.recorder.store.status.state == "saved")
        assert not toasts(app)
        beside = file.with_name("pilvestä.tmp")
        beside.write_bytes(older)
        beside.replace(file)
        await capture(pilot, "kaksi")
        await until(
            pilot, lambda: any("Another program had changed" in said for said in toasts(app))
        )
        (said,) = toasts(app)
        assert "foreign-" in said and "Earlier versions (H)" in said
        await capture(pilot, "kolme")
        await until(pilot, lambda: app.desk.recorder.store.status.state == "saved")
        assert len(toasts(app)) == 1, "it is told once"
        assert notes(app)[-3:] == ["yksi", "kaksi", "kolme"]
        await keys(pilot, "escape", "H")
        await settle(pilot)
        assert "foreign-" in screen_text(app)
    assert [note.text for note in on_disk(file).notes.values()][-1] == "kolme"
    (kept,) = file.with_name(file.name + ".history").glob("foreign-*")
    assert kept.read_bytes() == older


async def test_a_file_taken_away_is_told_and_written_again(file: Path, home: Path, now) -> None:
    app = running(file, home, now)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        file.unlink()
        await capture(pilot, "yksi")
        await until(pilot, lambda: any("had been removed" in said for said in toasts(app)))
    assert [note.text for note in on_disk(file).notes.values()][-1] == "yksi"
