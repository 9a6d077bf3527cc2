"""What the program says by itself while a day runs: once, quietly, with one-key choices."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest
from steps import (
    capture,
    enter,
    fill,
    go,
    header_line,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    type_text,
    until,
    words_in,
)  # fmt: skip

import tui.app
from model.entities import NoteKind
from model.recorder import SaveStatus
from tui.app import ArvoverkkoApp
from tui.settings import read_settings
from tui.widgets.alert_line import AlertLine
from tui.widgets.flash import FLASHING
from tui.widgets.header import SessionHeader

NINE = dt.datetime(2026, 11, 23, 9, 0)


class HeardApp(ArvoverkkoApp):
    """Counts what the terminal's bell would be heard for, and how often the header is inverted."""

    CSS_PATH = Path(tui.app.__file__).parent / ArvoverkkoApp.CSS_PATH
    rung = 0

    def bell(self) -> None:
        self.rung += 1


@pytest.fixture
def app(home: Path, now) -> HeardApp:
    """The program on an empty library."""
    return HeardApp(folder=home, now=now)


def banner(app: ArvoverkkoApp) -> str:
    """The banner's words; empty where there is none."""
    line = app.screen.query_one(AlertLine)
    return words_in(app, "AlertLine") if line.region.height else ""


async def at(app: ArvoverkkoApp, pilot, now, minutes: float) -> None:
    """Let it be so many minutes after nine."""
    now.go_to(NINE + dt.timedelta(minutes=minutes))
    app._tick()
    await settle(pilot)


async def test_time_that_is_missing_is_asked_about_once(app: HeardApp, now) -> None:
    """While somebody types: no key is stolen, F keys answer; then silence; undone with u."""
    path = prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n", "n", "n")  # the third step: 45 minutes from 9:00
        await go(pilot, "3")
        await keys(pilot, "space")
        await type_text(pilot, "Kela -> Asi")
        assert banner(app) == "", "the day is ahead of its plan"
        await at(app, pilot, now, 122)
        asked = banner(app)
        assert "missing: " in asked
        assert "Lounas" in asked
        for words in ("F4 move what follows: ", "F5 shorten ", "R look closer", "F9 not now"):
            assert words in asked, words
        await keys(pilot, *"akas")
        assert app.screen.query_one("#capture").value == "Kela -> Asiakas", "typing goes on"
        before = app.desk.workshop
        ways = app.desk.moment().forecast.recoveries
        shorten = next(way for way in ways if way.key == "shorten")
        assert f"ends {shorten.expected_end:%H:%M}" in asked, "the time that would follow"
        await keys(pilot, f"f{4 + ways.index(shorten)}")
        await settle(pilot)
        assert banner(app) == ""
        assert app.screen.query_one("#capture").value == "Kela -> Asiakas"
        for step_id, minutes in shorten.added:
            assert app.desk.workshop.steps[step_id].added == minutes
        app.desk.recorder.store.wait()
        assert on_disk(path) == app.desk.workshop, "the choice is in the log and the file"
        await at(app, pilot, now, 123)
        assert banner(app) == "", "what was answered is not asked again"
        await keys(pilot, "escape", "u")
        assert app.desk.workshop == before
        await settle(pilot)
        assert "missing: " in banner(app), "an answer that is taken back is an open question"
        await keys(pilot, "f9", "f4")
        assert app.desk.workshop == before
        assert "Nothing is asked now" in screen_text(app)


async def test_a_question_is_put_off(app: HeardApp, now) -> None:
    """F9 sends it away; a minute more does not bring it back, a new shortfall does."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n")
        await at(app, pilot, now, 10)
        lines = screen_text(app).splitlines()
        assert "5 min missing: ends 10:05 instead of 10:00" in banner(app)
        assert all(len(line) <= 80 for line in lines)
        before = app.desk.workshop
        await keys(pilot, "f9")
        await settle(pilot)
        assert banner(app) == ""
        await at(app, pilot, now, 12)
        assert banner(app) == ""
        assert app.desk.workshop == before
        await keys(pilot, "n")
        await at(app, pilot, now, 12 + 15 + 6)
        assert "13 min missing" in banner(app), "more is lost, in another step"
        await keys(pilot, "R")
        await settle(pilot)
        shown = screen_text(app)
        assert "Keep every step" in shown
        assert "09:33–09:43  6D-malli" in shown, "every step as the first way would have it"
        await keys(pilot, "down")
        await settle(pilot)
        assert "instead of" in screen_text(app)
        await keys(pilot, "escape")
        await pilot.click(AlertLine, offset=(2, 1))
        await settle(pilot)
        assert app.is_running


async def test_parked_points_come_up_before_closing(app: HeardApp, now) -> None:
    """The banner leads to the list; a point is dealt with, or becomes a target, there and then."""
    prepare(app, agenda="check-up")
    fill(app, "= Kuka maksaa tulkin", "= Avaimet [/b] talolle", "! päätös")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n", "n", "n", "n")
        await settle(pilot)
        assert banner(app) == "", "the work goes on"
        await keys(pilot, "n")
        await settle(pilot)
        assert "2 parked points to take up before closing" in banner(app)
        assert "F4 look at them" in banner(app)
        await keys(pilot, "f4")
        await settle(pilot)
        assert "Avaimet [/b] talolle" in screen_text(app)
        await keys(pilot, "enter", "down", "t", "escape")
        await settle(pilot)
        parked = [n for n in app.desk.workshop.notes.values() if n.kind is NoteKind.PARKED]
        assert all(note.resolved for note in parked)
        assert [t.title for t in app.desk.workshop.targets.values()] == ["Avaimet [/b] talolle"]
        assert banner(app) == ""
        await keys(pilot, "u", "u")
        assert not app.desk.workshop.targets
        await capture(pilot, "= Vielä yksi")
        await at(app, pilot, now, 1)
        assert "parked point" in banner(app), "a point that is new comes up too"
        await keys(pilot, "f9")
        await at(app, pilot, now, 2)
        assert banner(app) == ""


async def test_news_of_the_disk_may_begin_a_flash_that_ends(app: HeardApp, now) -> None:
    """The store's thread knows no program; what it sets going is the program's all the same."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n", "n")  # 15 minutes
        header = app.screen.query_one(SessionHeader)
        now.pass_minutes(14.5)
        told = threading.Thread(target=app._saving_changed, args=(SaveStatus("saving", 1),))
        told.start()
        await until(pilot, lambda: header.has_class(FLASHING), 10)
        told.join()
        await until(pilot, lambda: not header.has_class(FLASHING), 10)


async def test_bell_and_flash_when_the_time_is_up(app: HeardApp, now, home) -> None:
    """A flash near the end, bell and flash at the end, once each; Q mutes, for good."""
    path = prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n", "n")  # 15 minutes
        header = app.screen.query_one(SessionHeader)

        async def flashed() -> bool:
            """Whether the header is inverted within half a second."""
            for _ in range(25):
                if header.has_class(FLASHING):
                    return True
                await pilot.pause(0.02)
            return False

        await at(app, pilot, now, 12.1)
        assert "2:54 left, start to round off" in header_line(app)
        assert app.rung == 0
        await at(app, pilot, now, 14.5)
        assert "left, round off now" in header_line(app)
        assert await flashed()
        assert app.rung == 0, "near the end there is a flash, no bell"
        while header.has_class(FLASHING):
            await pilot.pause(0.02)
        await at(app, pilot, now, 15.1)
        assert app.rung == 1
        await at(app, pilot, now, 15.2)
        assert app.rung == 1, "once"
        await keys(pilot, "plus")
        await at(app, pilot, now, 20.2)
        assert app.rung == 2, "the given time is up as well"

        await keys(pilot, "Q")
        assert "a flash, no bell" in screen_text(app)
        await keys(pilot, "plus")
        await at(app, pilot, now, 25.2)
        assert app.rung == 2
        await keys(pilot, "Q")
        assert "neither bell nor flash" in screen_text(app)
        assert read_settings(home)[0].signal == "none"
        await keys(pilot, "n")
        await at(app, pilot, now, 60)
        assert app.rung == 2
        await keys(pilot, "q")
    again = HeardApp(path, folder=home, now=now)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert again.settings.signal == "none"
        assert banner(again) != "", "a day that is found short asks"
