"""The follow-up place: everything in one list, changed right there; the next round from it."""

from __future__ import annotations

import datetime as dt

from steps import (  # fmt: skip
    enter,
    fill,
    go,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    toasts,
    type_text,
    words_in,
)
from textual.widgets import Input

from model.changes import add, new
from model.entities import Agreement, LinkState, Target
from model.store import open_session
from tui.app import ArvoverkkoApp
from tui.screens.dialogs import NewSessionScreen
from tui.widgets.entity_table import EntityTable

MARKUP = "[/b] [@click=app.quit]x[/]"


def prepared(app: ArvoverkkoApp):
    """A late agreement, a target ahead, a task, a hole; returns the session's file."""
    path = prepare(app)
    now = app.desk.now()
    late = new(Agreement, title=f"Tapaamme {MARKUP}", due=dt.date(2026, 11, 1), created=now)
    ahead = new(
        Target, title="Yksi ovi", owner="Bo", due=dt.date(2026, 12, 15), created=app.desk.now()
    )
    app.desk.apply(add(late, at=now))
    app.desk.apply(add(ahead, at=now))
    fill(app, "- soita koululle", "Kela ?> Ohjaamo: tieto")
    return path


async def test_everything_is_in_one_list_and_changed_right_there(app: ArvoverkkoApp) -> None:
    """By date, late ones said in words; state, owner and date without leaving the list."""
    prepared(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await go(pilot, "4")
        listed = words_in(app, "#matters")
        order = [listed.index(word) for word in ("Tapaamme [/b]", "Yksi ovi", "soita", "Kela →")]
        assert order == sorted(order)
        assert "2026-11-01, late" in listed
        filters = words_in(app, "#filters")
        assert "›open 4‹ late 1 within four weeks 2 owner or date missing 3 done 0" in filters
        await keys(pilot, "home", "enter")
        await type_text(pilot, MARKUP)
        await keys(pilot, "tab", "end", "ctrl+u")
        await type_text(pilot, "24.12.2026")
        await keys(pilot, "escape")
        (agreement,) = app.desk.workshop.agreements.values()
        assert (agreement.owner, agreement.due) == (MARKUP, dt.date(2026, 12, 24))
        assert "late 0" in words_in(app, "#filters")
        await keys(pilot, "c", "c")
        assert app.desk.workshop.agreements[agreement.id].state == "done"
        assert "Tapaamme" in words_in(app, "#matters"), "what was done just now stays"
        assert app.screen.query_one("#matters", EntityTable).current == agreement.id
        await keys(pilot, "u", "u", "j")
        assert "Yksi ovi" in words_in(app, "#matters")
        assert "Tapaamme" not in words_in(app, "#matters"), "targets only"
        await keys(pilot, "j", "j")
        assert "soita" in words_in(app, "#matters")
        await keys(pilot, "enter")
        await type_text(pilot, "Cia")
        await keys(pilot, "escape", "j", "j", "h", "h")
        assert "Bo" in words_in(app, "#filters")
        assert "Yksi ovi" in words_in(app, "#matters")
        assert "soita" not in words_in(app, "#matters")
        await keys(pilot, "h", "h", "h", "end", "c")
        (link,) = app.desk.workshop.links.values()
        assert link.state is LinkState.EXISTING, "what was wished for flows now"
        await keys(pilot, "u", "z")
        assert app.screen.query_one("#targets").region.width
        await keys(pilot, "z", "home")
        await pilot.click("#filters", offset=(12, 0))
        assert "›late 0‹" in words_in(app, "#filters")


async def test_the_next_meeting_and_the_next_round(app: ArvoverkkoApp, home) -> None:
    """The new session begins at the next meeting, with what is open; the old one is untouched."""
    path = prepared(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "4")
        assert "no next meeting yet" in words_in(app, "#filters")
        await keys(pilot, "e")
        await settle(pilot)
        await type_text(pilot, "12.13.2026")
        await keys(pilot, "enter")
        await settle(pilot)
        assert any("is no date" in words for words in toasts(app))
        await keys(pilot, "e")
        await settle(pilot)
        await type_text(pilot, "12.1.2027")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "next meeting 2027-01-12 (in 50 days)" in words_in(app, "#filters")
        old = app.desk.workshop
        app.desk.recorder.store.wait()
        before = path.read_bytes()
        await keys(pilot, "N")
        await settle(pilot)
        assert isinstance(app.screen, NewSessionScreen)
        assert app.screen.query_one("#title", Input).value.startswith("Kotkan arvoverkko, ")
        assert app.screen.query_one("#date", Input).value == "2027-01-12"
        await keys(pilot, "enter")
        await settle(pilot)
        assert app.desk.workshop.session.round == 2
        assert app.desk.path != path
        assert path.read_bytes() == before
        assert on_disk(path) == old
        assert "Round 2: 2 actors, 1 link, 3 open matters came along" in screen_text(app)
        await go(pilot, "4")
        assert "Yksi ovi" in words_in(app, "#matters")
        assert app.desk.workshop.days_in_order()[0].start == dt.datetime(2027, 1, 12, 9)
        again = open_session(app.desk.path, read_only=True)
        assert again.recorder.workshop == app.desk.workshop
        again.recorder.store.close()


async def test_the_cards_are_one_key_away_and_come_up_by_themselves(app: ArvoverkkoApp) -> None:
    """`t` opens a new card; Enter on an outcome's matter edits owner and date, G its whole card."""
    prepared(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await go(pilot, "4")
        await keys(pilot, "t")
        await type_text(pilot, "Uusi kohde")
        await keys(pilot, "escape")
        assert "Uusi kohde" in words_in(app, "#targets")
        await keys(pilot, "z", "home", "down", "G")
        await settle(pilot)
        assert "Yksi ovi" in words_in(app, "#targets")
        assert app.focused is not None and app.focused.id == "field-title"
        await keys(pilot, "escape", "z", "end", "G")
        await settle(pilot)
        assert app.screen.query_one("#links").region.width, "a hole is mended among the links"
