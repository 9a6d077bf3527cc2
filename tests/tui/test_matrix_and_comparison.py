"""The round through the matrix, two states compared, and findings while they are measured."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from steps import (
    actor_named,
    capture,
    enter,
    fill,
    go,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    type_text,
    words_in,
)  # fmt: skip
from textual.widgets import ContentSwitcher

from model.changes import keep_snapshot
from model.network.graph import Network
from model.network.pairs import PairState, pair_coverage, state_of
from model.samples import sample_names, sample_workshop
from tui.app import ArvoverkkoApp
from tui.screens.comparison import ComparisonScreen
from tui.screens.findings import FindingsScreen
from tui.screens.map import MapScreen
from tui.widgets.compare_view import CompareView
from tui.widgets.matrix_view import MatrixView

LINES = (
    "+ Asiakas /asiakas",
    "Kela -> Asiakas: etuudet",
    "Ohjaamo ..> Asiakas: luottamus",
    "Nuoret -> Kela: [/b] kysymyksiä",
)


def matrix(app: ArvoverkkoApp) -> MatrixView:
    return app.screen.query_one(MatrixView)


async def test_a_round_through_the_matrix(app: ArvoverkkoApp) -> None:
    """g asks, e says nothing flows, c begins a link, j puts off, until all is gone through."""
    prepare(app)
    fill(app, *LINES[:3], '+ "[/b] seura -> x" /3s')
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await go(pilot, "x")
        assert "2 of 12 cells gone through" in screen_text(app)
        assert "· not asked" in words_in(app, "#matrix-legend")
        await keys(pilot, "g")
        await settle(pilot)
        assert "Ask: Does anything flow between [/b] seura -> x and Asiakas, either way?" in (
            " ".join(screen_text(app).split())
        )
        await keys(pilot, "e")
        await settle(pilot)
        assert "2 asked and none" in screen_text(app)
        assert "– asked: nothing" in words_in(app, "#matrix-legend")
        assert "–" in words_in(app, "#matrix")
        put_off = matrix(app).cell
        assert put_off is not None
        await keys(pilot, "j")
        await settle(pilot)
        assert matrix(app).cell not in (put_off, put_off[::-1])
        # A link of the pair under the cursor, by one key and its value.
        pair = matrix(app).cell
        await keys(pilot, "c")
        await type_text(pilot, "yhteinen ilta")
        await keys(pilot, "enter")
        await settle(pilot)
        network = Network.of_workshop(app.desk.workshop)
        assert pair is not None and state_of(network, pair) is PairState.LINKED
        assert "And what comes back" in " ".join(screen_text(app).split())
        await keys(pilot, "escape", "g")
        await settle(pilot)
        assert matrix(app).cell == pair[::-1], "the way back is asked while both are in mind"
        for _number in range(12):
            await keys(pilot, "e")
        await settle(pilot)
        for _number in range(6):
            await keys(pilot, "g", "e")
        await settle(pilot)
        coverage = pair_coverage(Network.of_workshop(app.desk.workshop))
        assert coverage.share == 1
        await keys(pilot, "g")
        assert "Every pair has been gone through" in screen_text(app)
    assert len(on_disk(app.desk.path or Path()).no_flows) == coverage.nothing


async def test_a_cell_by_hand(app: ArvoverkkoApp) -> None:
    """Arrows and clicks choose a cell; e is about this direction only and takes itself back."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "x")
        await keys(pilot, "c", "j", "escape")
        assert "Put the cursor on a cell" not in words_in(app, "#pair")
        await keys(pilot, "escape", "escape", "down")
        await settle(pilot)
        view = matrix(app)
        before = view.cell
        await keys(pilot, "down", "right")
        await settle(pilot)
        assert view.cell != before
        for direction in ("left", "up") * 8:
            await keys(pilot, direction)
            assert view.cell is not None and view.cell[0] != view.cell[1]
        kela, client = actor_named(app, "Kela").id, actor_named(app, "Asiakas").id
        assert view.drawing is not None
        x, y = view.drawing.cells[client, kela]
        await pilot.click(MatrixView, offset=(x, y))
        await settle(pilot)
        assert view.cell == (client, kela)
        assert "And what comes back: Asiakas → Kela?" in words_in(app, "#pair")
        assert "Kela → Asiakas: etuudet" in words_in(app, "#details")
        await keys(pilot, "e")
        await settle(pilot)
        assert len(app.desk.workshop.no_flows) == 1
        assert "asked, nothing flows" in words_in(app, "#pair")
        # A link found later takes it back, in one change.
        await capture(pilot, "Asiakas -> Kela: palaute")
        await settle(pilot)
        assert not app.desk.workshop.no_flows
        await keys(pilot, "escape", "u")
        await settle(pilot)
        assert len(app.desk.workshop.no_flows) == 1
        await pilot.click(MatrixView, offset=(x, y))
        await keys(pilot, "e")
        await settle(pilot)
        assert not app.desk.workshop.no_flows, "once more takes it back"
        x, y = view.drawing.cells[kela, client]
        await pilot.click(MatrixView, offset=(x, y))
        await keys(pilot, "e")
        assert "has a link" in app._notifications.__iter__().__next__().message
        # What is typed already is not overwritten.
        await capture(pilot)
        await type_text(pilot, "kesken")
        await keys(pilot, "escape", "c")
        assert app.screen.capture_line.text == "kesken"
        app.remove("actors", client)
        await settle(pilot)
        assert view.cell is None, "who is under the cursor may go"


async def test_the_matrix_follows_the_cursor(app: ArvoverkkoApp) -> None:
    """More actors than rows: the part with the cursor is drawn."""
    prepare(app)
    fill(app, *(f"+ Toimija {number}" for number in range(40)))
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await go(pilot, "x")
        await keys(pilot, "down", *["down"] * 30)
        await settle(pilot)
        assert "of 40" in words_in(app, "#matrix")
        view = matrix(app)
        assert view.drawing is not None and view.cell in view.drawing.cells


async def test_two_states_are_compared(app: ArvoverkkoApp) -> None:
    """Snapshots against now: on the map, as a table, in figures; chosen, renamed, removed."""
    prepare(app)
    fill(app, *LINES[:3])
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "6")
        assert isinstance(app.screen, ComparisonScreen)
        assert "Nothing to compare with yet" in screen_text(app)
        await keys(pilot, "z", "z", "c", "e", "comma", "d", "t", "k")
        await settle(pilot)
        assert len(app.desk.workshop.snapshots) == 1
        assert "nothing in the network has changed" in screen_text(app)
        await capture(
            pilot, "Uusi [/b] -> Asiakas: tuki", "Kela -> Asiakas: etuudet !", "+ Kolmas /3s"
        )
        app.remove("actors", actor_named(app, "Ohjaamo").id)
        await settle(pilot)
        await keys(pilot, "escape")
        said = " ".join(screen_text(app).split())
        assert "2 new actors, 1 actor gone" in said and "1 link changed" in said
        await keys(pilot, "z", "z")
        await settle(pilot)
        table = words_in(app, "#changes") if app.screen.view == "changes" else ""
        while app.screen.view != "changes":
            await keys(pilot, "z")
            await settle(pilot)
            table = words_in(app, "#changes")
        assert "⊕ Uusi [/b] new: organisation" in table
        assert "⊖ Ohjaamo gone: organisation" in table
        assert "≠ Kela → Asiakas: etuudet strength not said → strong" in table
        await keys(pilot, "z")
        await settle(pilot)
        figures = words_in(app, "#before-after")
        assert "actors 3 4 +1" in figures
        assert "strong ties 0 1 +1" in figures
        assert "density" in figures
        await keys(pilot, "z")
        await settle(pilot)
        drawing = app.screen.query_one(CompareView).drawing
        assert drawing is not None and drawing.view == "compare"
        assert "Uusi [/b]" in drawing.text() and "⊖" in drawing.text()
        assert "⊕ new ⊖ gone ≠ changed" in words_in(app, "#differs")


async def test_which_states(app: ArvoverkkoApp) -> None:
    """Two snapshots against each other; a name, a removal and its undo."""
    prepare(app)
    desk = app.desk
    for name, line in (("One", LINES[1]), ("Two", LINES[2]), ("Three", LINES[3])):
        fill(app, line)
        desk.apply(keep_snapshot(desk.workshop, name, at=desk.now()))
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await go(pilot, "6")
        assert "Two (2026-11-23) → now" in " ".join(screen_text(app).split()), "what differs"
        await keys(pilot, "comma")
        assert "One (2026-11-23) → now" in " ".join(screen_text(app).split())
        await keys(pilot, "e")
        await settle(pilot)
        assert "Which later state?" in screen_text(app)
        await keys(pilot, "home", "down", "enter")
        await settle(pilot)
        said = " ".join(screen_text(app).split())
        assert "One (2026-11-23) → Two (2026-11-23)" in said
        assert "1 new link" in said
        await keys(pilot, "c")
        await settle(pilot)
        await keys(pilot, "end", "enter")
        await settle(pilot)
        assert "Three (2026-11-23) → Two" in " ".join(screen_text(app).split())
        await keys(pilot, "t")
        await settle(pilot)
        await keys(pilot, "end")
        await type_text(pilot, " [/b]")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Three [/b]" in screen_text(app)
        await keys(pilot, "d")
        await settle(pilot)
        assert len(desk.workshop.snapshots) == 2
        await keys(pilot, "u")
        await settle(pilot)
        assert len(desk.workshop.snapshots) == 3
        await keys(pilot, "f2")
        await settle(pilot)
        assert app.is_running


async def test_measures_by_their_standard_names(app: ArvoverkkoApp) -> None:
    """z goes on to measures and actors; Enter on an actor or a finding leads to the map."""
    app.desk.take_in(sample_workshop(sample_names()[0]))
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "f")
        screen = app.screen
        assert isinstance(screen, FindingsScreen)
        assert "Important · " in words_in(app, "#findings")
        finding = next(f for f in screen._found if len(f.actors) > 1 and f.links)
        at = screen._found.index(finding)
        await keys(pilot, "z")
        await settle(pilot)
        shown = words_in(app, "#measures")
        assert "arc reciprocity" in shown and "modularity (Louvain)" in shown
        await keys(pilot, "z")
        await settle(pilot)
        assert "Betweenness" in words_in(app, "#actor-measures")
        assert "Burt's constraint" in words_in(app, "#details")
        first = screen.query_one("#actor-measures").current
        await keys(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, MapScreen)
        assert app.screen.map.selected == first
        await go(pilot, "f")
        await keys(pilot, "z")
        await settle(pilot)
        assert screen.query_one(ContentSwitcher).current == "findings"
        await keys(pilot, "home", *["down"] * at, "enter")
        await settle(pilot)
        assert isinstance(app.screen, MapScreen)
        assert app.screen.map.marked == {*finding.actors, *finding.links}
        assert finding.words[:30] in words_in(app, "#looked-at")


async def test_measuring_can_be_stopped(
    app: ArvoverkkoApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a huge network the quick findings come first, Esc stops, c takes the rest."""
    from benchmarks.networks import network
    from model.entities import Session
    from model.workshop import Workshop

    actors, links = network(300, 2000, seed=1)
    huge = Workshop(
        session=Session(title="Huge", created=app.desk.now()),
        actors={one.id: one for one in actors},
        links={one.id: one for one in links},
    )
    app.desk.take_in(huge)
    # Long enough on any machine for a key to come in between.
    monkeypatch.setattr("tui.screens.findings.BREATH", 0.05)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "f")
        screen = app.screen
        assert isinstance(screen, FindingsScreen)
        for _wait in range(2000):
            if screen._measuring and screen._measures is not None:
                break
            await asyncio.sleep(0.01)
        await pilot.pause()
        assert "still measuring" in screen_text(app)
        assert "Esc stops" in screen_text(app)
        await keys(pilot, "escape")
        await settle(pilot)
        assert screen._measures is not None and not screen._measures.complete
        assert "stopped; c takes the slow measures too" in screen_text(app)
        assert screen._found, "what is quick stands"
        monkeypatch.setattr("tui.screens.findings.BREATH", 0)
        await keys(pilot, "c")
        await settle(pilot)
        assert screen._measures.complete
        assert "still measuring" not in screen_text(app)
