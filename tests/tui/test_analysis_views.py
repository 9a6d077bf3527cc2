"""Measures on the screen: by name, in a table, before and after; and stopping what takes long."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from steps import enter, go, key_event, keys, screen_text, settle, until, words_in

from benchmarks.networks import network
from model.changes import keep_snapshot
from model.entities import Session
from model.samples import sample_workshop
from model.workshop import Workshop
from tui.app import ArvoverkkoApp
from tui.screens.comparison import ComparisonScreen
from tui.screens.findings import FindingsScreen
from tui.widgets.entity_table import EntityTable


async def test_measures_stand_in_words_and_by_name(app: ArvoverkkoApp) -> None:
    """Each measure with its counts, then who it means, and how the sectors mix."""
    app.desk.take_in(sample_workshop("maahanmuuttajatyo"))
    async with app.run_test(size=(120, 90)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape")
        await go(pilot, "f")
        await settle(pilot)
        # A finding's second line begins beneath its first, not beneath its sign.
        shown = screen_text(app).splitlines()
        first = next(number for number, line in enumerate(shown) if "▲" in line)
        assert shown[first].index("2 ") == len(shown[first + 1]) - len(shown[first + 1].lstrip())
        await keys(pilot, "z")
        await settle(pilot)
        told = words_in(app, "#measure-words")
        assert "52 of 420 possible directions" in told
        assert "articulation points Maahan muuttanut asiakas bridges" in told
        assert "community 3 (6 actors) Ammattiopisto, TE-palvelut" in told
        assert "Sector mixing matrix" in told
        assert "public sector 12 12 3 3 30" in told


async def test_a_table_that_is_uncovered_while_the_text_before_it_scrolls(
    app: ArvoverkkoApp,
) -> None:
    """Textual tells it nothing of its size then; it is filled all the same."""
    app.desk.take_in(sample_workshop("maahanmuuttajatyo"))
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape")
        await go(pilot, "f")
        await keys(pilot, "z", "pagedown", "pagedown", "z")
        await settle(pilot)
        assert "Kaupungin" in screen_text(app)
        assert app.screen.query_one("#actor-measures", EntityTable).row_count == 21


async def test_the_list_of_findings_breaks_its_lines_anew(app: ArvoverkkoApp) -> None:
    """After the window has changed its size nothing is cut and the cursor stays."""
    app.desk.take_in(sample_workshop("ohjaamo"))
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape")
        await go(pilot, "f")
        await keys(pilot, "down", "down")
        before = len(screen_text(app).splitlines())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert max(map(len, screen_text(app).splitlines())) <= 80
        assert before == 40
        assert "most central actor" in screen_text(app), "the finding under the cursor"


async def test_measuring_two_huge_states_tells_how_far_it_is_and_stops(
    app: ArvoverkkoApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick measures stand at once, Esc keeps them, coming back takes the rest."""
    actors, links = network(120, 500, seed=1)
    shop = Workshop(
        session=Session(title="Huge", created=app.desk.now()),
        actors={one.id: one for one in actors},
        links={one.id: one for one in links[:-100]},
    )
    (edit,) = keep_snapshot(shop, "Before", at=app.desk.now()).edits
    assert edit.after is not None
    kept = {edit.after.id: edit.after}
    late = {one.id: one for one in links}
    app.desk.take_in(replace(shop, snapshots=kept, links=late))
    # Long enough on any machine for a key to come in between.
    monkeypatch.setattr("tui.screens.comparison.BREATH", 0.05)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape")
        await go(pilot, "6")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        while screen.view != "before-after":
            await keys(pilot, "z")
        for _wait in range(2000):
            if screen._measuring:
                break
            await asyncio.sleep(0.01)
        await pilot.pause()
        assert "still measuring" in words_in(app, "#differs")
        await keys(pilot, "escape")
        await settle(pilot)
        assert "stopped" in words_in(app, "#differs")
        assert "density" in screen_text(app)
        assert "modularity" not in screen_text(app)
        monkeypatch.setattr("tui.screens.comparison.BREATH", 0)
        await keys(pilot, "z", "z", "z")
        await settle(pilot)
        assert "modularity" in screen_text(app)
        assert "stopped" not in words_in(app, "#differs")


async def test_a_place_is_reached_while_the_colours_are_still_changing(app: ArvoverkkoApp) -> None:
    """Every screen is made anew for each change; keys that come meanwhile wait for it."""
    app.desk.take_in(sample_workshop("ohjaamo"))
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape")
        for key in ("f3", "f3", "f"):
            app.post_message(key_event(key))
        await until(pilot, lambda: isinstance(app.screen, FindingsScreen), seconds=30)
        await settle(pilot)
        assert app.theme == "ansi-dark"
        assert "7 findings" in screen_text(app)
