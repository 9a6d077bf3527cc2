"""Map, findings and projector: what the cursor stands on and what the room sees."""

from __future__ import annotations

import datetime as dt

from steps import (
    actor_named,
    capture,
    enter,
    fill,
    go,
    keys,
    prepare,
    screen_text,
    settle,
    words_in,
)  # fmt: skip

from model.samples import sample_names, sample_workshop
from tui.app import ArvoverkkoApp
from tui.screens.map import MapScreen
from tui.screens.projector import ProjectorScreen
from tui.widgets.map_view import MapView

LINES = (
    "+ Kela /julkinen",
    "Kela -> Asiakas: etuudet",
    "Kela -> Ohjaamo: palveluohjaus",
    "Ohjaamo ..> Asiakas: luottamus !",
    "Asiakas ..> Kela: palaute",
    "Seurakunta ?> Ohjaamo: tilat",
)


def map_view(app: ArvoverkkoApp) -> MapView:
    return app.screen.query_one(MapView)


def centre(view: MapView, actor: str) -> tuple[float, float]:
    assert view.drawing is not None
    x, y, width, height = view.drawing.rects[actor]
    return x + width / 2, y + height / 2


async def test_the_cursor_on_the_map(app: ArvoverkkoApp) -> None:
    """Arrows go to an actor, Enter looks closer, Esc steps back, z changes the view."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "m")
        view = map_view(app)
        await keys(pilot, "z")  # from "what fits best" to the map
        await settle(pilot)
        assert "View: map" in screen_text(app)
        assert "Arrow keys put the cursor on an actor" in words_in(app, "#details")
        seen = set()
        for key, axis, sign in (
            ("right", 0, 1),
            ("down", 1, 1),
            ("left", 0, -1),
            ("up", 1, -1),
        ) * 2:
            before = view.selected
            await keys(pilot, key)
            assert view.selected is not None
            if before not in (None, view.selected):
                assert (centre(view, view.selected)[axis] - centre(view, before)[axis]) * sign > 0
            seen.add(view.selected)
            name = app.desk.workshop.actors[view.selected].name
            assert words_in(app, "#details").startswith(name)
        assert len(seen) > 1
        kela = actor_named(app, "Kela")
        view.selected = kela.id
        await settle(pilot)
        detail = words_in(app, "#details")
        assert "public · organisation" in detail
        assert "Gives (2) → Asiakas: etuudet" in detail
        assert "→ Ohjaamo: palveluohjaus" in detail
        assert "Gets (1) ← Asiakas: palaute intangible" in detail

        await keys(pilot, "enter")
        await settle(pilot)
        assert view.focus_on == kela.id
        assert view.drawing.view == "ego"
        assert "Seurakunta" not in words_in(app, "#map"), "who is not around it is left out"
        await keys(pilot, "escape")
        await settle(pilot)
        assert view.focus_on is None
        assert "Seurakunta" in words_in(app, "#map")
        await keys(pilot, "escape")
        assert view.selected is None
        assert isinstance(app.screen, MapScreen)

        shown = set()
        for _ in range(6):
            await keys(pilot, "z")
            await settle(pilot)
            shown.add(words_in(app, "#preview"))
            assert "Kela" in words_in(app, "#map")
        assert shown == {
            "View: by sector", "View: list", "View: the view that fits best", "View: map",
            "View: one actor closely", "View: rings around one actor",
        }  # fmt: skip


async def test_the_mouse_on_the_map(app: ArvoverkkoApp) -> None:
    """A click selects, a second one looks closer, a click beside lets go."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "m")
        view = map_view(app)
        ohjaamo = actor_named(app, "Ohjaamo").id
        x, y, _width, _height = view.drawing.rects[ohjaamo]
        await pilot.click(MapView, offset=(x + 2, y))
        await settle(pilot)
        assert view.selected == ohjaamo
        assert words_in(app, "#details").startswith("Ohjaamo")
        await pilot.click(MapView, offset=(x + 2, y))
        await settle(pilot)
        assert view.focus_on == ohjaamo
        await keys(pilot, "escape")
        await settle(pilot)
        rects = view.drawing.rects.values()
        empty = next(
            (cx, cy)
            for cy in range(view.size.height)
            for cx in range(view.size.width)
            if not any(a <= cx < a + w and b <= cy < b + h for a, b, w, h in rects)
        )
        await pilot.click(MapView, offset=empty)
        await settle(pilot)
        assert view.selected is None
        assert "Arrow keys" in words_in(app, "#details")


async def test_an_actor_looked_at_goes_away(app: ArvoverkkoApp) -> None:
    """Undone or removed elsewhere while the map looks at it: the map shows the whole again."""
    prepare(app)
    fill(app, *LINES, "Uusi -> Kela: apu")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "m")
        view = map_view(app)
        view.selected = view.focus_on = actor_named(app, "Uusi").id
        await settle(pilot)
        assert "Seurakunta" not in words_in(app, "#map")
        await keys(pilot, "u")
        await settle(pilot)
        assert app.is_running
        assert "Seurakunta" in words_in(app, "#map")
        assert view.focus_on is None
        view.selected = view.focus_on = actor_named(app, "Kela").id
        await settle(pilot)
        await go(pilot, "1")
        app.remove("actors", actor_named(app, "Kela").id)
        await settle(pilot)
        await keys(pilot, "m")
        await settle(pilot)
        assert "Seurakunta" in words_in(app, "#map")


async def test_the_map_of_another_session_starts_afresh(app: ArvoverkkoApp) -> None:
    """The actor that was looked at in one session is not looked for in the next."""
    app.desk.take_in(sample_workshop(sample_names()[0]))
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "m")
        view = map_view(app)
        await keys(pilot, "right", "enter")
        await settle(pilot)
        assert view.focus_on is not None
        app.desk.take_in(sample_workshop(sample_names()[1]))
        await enter(pilot)
        await go(pilot, "m")
        for actor in list(app.desk.workshop.actors.values())[:3]:
            assert (actor.label or actor.name) in words_in(app, "#map")


async def test_a_finding_is_shown_on_the_map(app: ArvoverkkoApp) -> None:
    """Enter on a finding goes to the map, the cursor on one of its actors; also twice in a row."""
    app.desk.take_in(sample_workshop(sample_names()[0]))
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        for step in (0, 1, 3):
            await go(pilot, "f")
            shown = words_in(app, "#body")
            assert "findings" in shown
            assert "Ask:" in shown
            found = app.screen._found
            assert found[0].words[:40] in shown
            await keys(pilot, "home", *["down"] * step, "enter")
            await settle(pilot)
            assert isinstance(app.screen, MapScreen)
            view = map_view(app)
            assert view.selected in found[step].actors
            assert words_in(app, "#details").startswith(
                app.desk.workshop.actors[view.selected].name.split()[0]
            )
            # Looking closely at one actor must not stand in the way of the next finding.
            await keys(pilot, "enter")
            await settle(pilot)
        rects = map_view(app).drawing.rects
        elsewhere = next(actor for actor in app.desk.workshop.actors if actor not in rects)
        app.look_at((elsewhere,))
        await settle(pilot)
        assert map_view(app).selected == elsewhere


async def test_no_findings_and_no_links(app: ArvoverkkoApp) -> None:
    """An empty network has nothing to find; the screens say so and keys do nothing."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "f")
        assert "Nothing stands out yet" in words_in(app, "#body")
        await keys(pilot, "enter", "down")
        await go(pilot, "m")
        await keys(pilot, "right", "enter", "z", "escape", "k")
        await go(pilot, "x")
        assert app.is_running
        await capture(pilot, "Kela -> Asiakas: etuudet")
        await settle(pilot)
        assert "Kela" in words_in(app, "#matrix")


async def test_the_projector_is_for_the_room(app: ArvoverkkoApp, now) -> None:
    """Map, matrix and a big clock; none of the facilitator's own figures; the next step named."""
    prepare(app, agenda="check-up")
    fill(app, *LINES, "= salainen muistiinpano")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(dt.datetime(2026, 11, 23, 9, 0))
        await keys(pilot, "escape", "n")
        now.go_to(dt.datetime(2026, 11, 23, 9, 2, 29, 500_000))
        await keys(pilot, "p")
        await settle(pilot)
        assert isinstance(app.screen, ProjectorScreen)
        shown = screen_text(app)
        assert "Avaus  2:30 left" in shown.splitlines()[0]
        assert "Ohjaamo" in shown
        assert "etuudet" in shown or "Kela" in shown
        for private in ("saved", "behind", "on time", "salainen", "❯", "F1"):
            assert private not in shown, private
        await keys(pilot, "space")
        await settle(pilot)
        assert "Kela" in screen_text(app)
        await keys(pilot, "space")
        await settle(pilot)
        assert "Next: Tunteminen, luottamus, sitoutuminen" in screen_text(app)
        digits = app.screen.query_one("#left")
        assert digits.value == "2:30"
        now.go_to(dt.datetime(2026, 11, 23, 9, 6, 10, 500_000))
        app._tick()
        await settle(pilot)
        assert digits.value == "+1:10"
        assert "1:10 over" in screen_text(app)
        assert "behind" not in screen_text(app)
        await keys(pilot, "n")  # the day goes on also from here
        await settle(pilot)
        assert "6D-malli" in screen_text(app)
        assert "Tunteminen" in screen_text(app).splitlines()[0]
        await keys(pilot, "f3", "f2")
        await settle(pilot)
        assert isinstance(app.screen, ProjectorScreen), "colours and language change in place"
        await keys(pilot, "f2", "escape")
        await settle(pilot)
        assert app.screen.PLACE == "mapping"
        await keys(pilot, "p", "m")
        await settle(pilot)
        assert isinstance(app.screen, MapScreen), "a place's key leads out of the projector"
        await keys(pilot, "1")
        await settle(pilot)
        assert app.screen.PLACE == "mapping", "and no projector is left behind"


async def test_the_projector_grows_with_the_network(app: ArvoverkkoApp) -> None:
    """What is undone or added while it is up is seen at once."""
    prepare(app)
    fill(app, *LINES)
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "p")
        await settle(pilot)
        assert "Seurakunta" in screen_text(app)
        await keys(pilot, "u")
        await settle(pilot)
        assert "Seurakunta" in screen_text(app), "nothing is undone unseen in front of the room"
        app.action_undo()
        await settle(pilot)
        assert "Seurakunta" not in screen_text(app)
