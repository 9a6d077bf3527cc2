"""The drawing in the links form: Enter on a link opens its card, rings are drawn as rings."""

from __future__ import annotations

from typing import cast

from steps import enter, fill, go, keys, prepare, settle, until, words_in

from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen
from tui.widgets.cards import Cards
from tui.widgets.map_view import MapView


async def test_enter_on_a_link_opens_its_card(app: ArvoverkkoApp) -> None:
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet @puhelin", "Ohjaamo -> Kela: tieto")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "M")
        cast(MethodScreen, app.screen).choose("positive-loops")
        await settle(pilot)
        view = app.screen.query_one("#form-map", MapView)
        await until(pilot, lambda: view.drawing is not None, 20)
        link = next(one for one in app.desk.workshop.links.values() if one.what == "tieto")
        view.focus()
        view.put_cursor(None, link.id)
        await keys(pilot, "enter")
        await settle(pilot)
        cards = app.screen.query_one("#method-links", Cards)
        await until(pilot, lambda: cards.current == link, 20)
        assert cards.display
        assert cards.has_class("-detail")
        assert "tieto" in words_in(app, "#method-links")


async def test_rings_are_drawn_as_rings(app: ArvoverkkoApp) -> None:
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet @puhelin", "Ohjaamo ..> Asiakas: tuki")
    async with app.run_test(size=(160, 44)) as pilot:
        await enter(pilot)
        await go(pilot, "M")
        cast(MethodScreen, app.screen).choose("ego-map")
        await settle(pilot)
        view = app.screen.query_one("#form-map", MapView)
        await until(pilot, lambda: view.drawing is not None and view.drawing.view == "rings", 20)
        assert view.drawing is not None
        assert "etuudet @puhelin" in view.drawing.text()
