"""User text is data: whatever is typed into any field is kept and shown as typed."""

from __future__ import annotations

import pytest
from steps import capture, go, keys, screen_text, settle, type_text
from textual.widgets import Input, TextArea

from model.methods import session_from_template
from tui.app import ArvoverkkoApp
from tui.screens.base import PlaceScreen
from tui.screens.places import PLACES
from tui.widgets.cards import Cards
from tui.widgets.choice_line import ChoiceLine

MARKUP = "[/b]"
LINK = "[@click=app.quit]x[/]"


@pytest.fixture
def app(home, now) -> ArvoverkkoApp:
    """The program, with a session whose title looks like markup."""
    app = ArvoverkkoApp(folder=home, now=now)
    workshop = session_from_template(
        f"Verkosto {MARKUP}", "three-days", language="fi", start=now(), at=now()
    )
    app.desk.take_in(workshop)
    return app


async def enter(app: ArvoverkkoApp, pilot) -> None:
    """Show the session that the desk has open."""
    await settle(pilot)
    app.enter_session()
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_markup_is_shown_as_typed_in_every_place(app: ArvoverkkoApp, size) -> None:
    """Notes, actors, links and titles that look like markup reach every screen unharmed."""
    async with app.run_test(size=size) as pilot:
        await enter(app, pilot)
        await capture(
            pilot,
            f"! {MARKUP} päätös {LINK}",
            f'"{LINK}" -> "{MARKUP} oy": {MARKUP} ja {LINK}',
            f'"{MARKUP} oy" ?> "{LINK}": {LINK}',
        )
        notes = list(app.desk.workshop.notes.values())
        assert notes[0].text == f"{MARKUP} päätös {LINK}"
        assert {actor.name for actor in app.desk.workshop.actors.values()} == {
            LINK, f"{MARKUP} oy",
        }  # fmt: skip
        for place in PLACES:
            app.go(place)
            await settle(pilot)
            assert app.is_running, place
            assert MARKUP in screen_text(app), place
        await keys(pilot, "p")
        await settle(pilot)
        assert f"[ {MARKUP} oy]" in screen_text(app) or f"{MARKUP} oy" in screen_text(app)
        await keys(pilot, "escape", "l")
        await settle(pilot)
        assert f"Verkosto {MARKUP}" in screen_text(app)


async def test_markup_goes_into_every_field_of_every_card(app: ArvoverkkoApp) -> None:
    """Each text field of each card keeps what was typed, and shows it again after a change."""
    async with app.run_test(size=(120, 50)) as pilot:
        await enter(app, pilot)
        await capture(pilot, "Kela -> Asiakas: etuudet", "huomio")
        await go(pilot, "4")
        await keys(pilot, "t")
        await settle(pilot)
        await keys(pilot, "escape", "g")
        await settle(pilot)
        await keys(pilot, "escape")
        typed = 0
        for place in PLACES:
            app.go(place)
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, PlaceScreen)
            for cards in screen.query(Cards):
                entity = cards.current
                assert entity is not None, (place, cards.id)
                for editor in cards.form.query("Input, TextArea"):
                    name = (editor.id or "").removeprefix("field-")
                    if name in ("due", "minutes", "fixed", "contacts", "networks", "aliases"):
                        continue
                    cards.open(entity.id, name, replace=True)
                    await type_text(pilot, LINK + MARKUP)
                    await keys(pilot, "escape")
                    now = cards.current
                    assert now is not None
                    assert getattr(now, name) == LINK + MARKUP, (place, name)
                    shown = editor.text if isinstance(editor, TextArea) else editor.value
                    assert shown == LINK + MARKUP
                    typed += 1
        assert typed >= 40


async def test_a_field_that_refuses_keeps_what_was_typed_and_says_why(app: ArvoverkkoApp) -> None:
    """A wrong date or a blank name changes nothing and stays to be mended."""
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(app, pilot)
        await capture(pilot, "+ Kela")
        await go(pilot, "1")
        before = app.desk.workshop
        await keys(pilot, "enter")
        name = app.focused
        assert isinstance(name, Input)
        await keys(pilot, "end", "ctrl+u", "tab")
        await settle(pilot)
        assert app.desk.workshop == before
        assert "the name is blank" in screen_text(app)
        assert name.value == ""
        await keys(pilot, "shift+tab")
        await type_text(pilot, "Kela ")
        await keys(pilot, "escape")
        assert app.desk.workshop == before
        assert "the name is blank" not in screen_text(app)


async def test_choices_change_by_arrow_and_by_mouse(app: ArvoverkkoApp) -> None:
    """A sector is chosen with one key or one click, and undone like all else."""
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(app, pilot)
        await capture(pilot, "+ Kela")
        await go(pilot, "1")
        await keys(pilot, "enter", "tab")
        choice = app.focused
        assert isinstance(choice, ChoiceLine)
        await keys(pilot, "right")
        (kela,) = app.desk.workshop.actors.values()
        assert kela.sector == "public"
        lines = choice.render().plain.splitlines()
        (y,) = [row for row, line in enumerate(lines) if "third" in line]
        await pilot.click(choice, offset=(lines[y].index("third") + 2, y))
        await settle(pilot)
        (kela,) = app.desk.workshop.actors.values()
        assert kela.sector == "third"
        await keys(pilot, "escape", "u")
        (kela,) = app.desk.workshop.actors.values()
        assert kela.sector == "public"
