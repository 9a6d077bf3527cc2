"""Every place in every size of window, with nothing, a sample and a huge session in it."""

from __future__ import annotations

import pytest
from steps import enter, go, keys, prepare, screen_text, settle
from textual.pilot import Pilot

from benchmarks.generate import generate
from model.samples import sample_names, sample_workshop
from tui.app import ArvoverkkoApp
from tui.screens.base import PlaceScreen
from tui.screens.dialogs import NewSessionScreen, PromptScreen
from tui.screens.help import HelpScreen
from tui.screens.places import PLACES

SIZES = ((80, 24), (120, 40), (200, 60), (40, 12))

PLACES_IN = {
    "empty": ((80, 24), (40, 12)),
    "sample": ((80, 24), (120, 40), (40, 12)),
    "huge": ((200, 60), (40, 12)),
}
"""Sizes in which every place is looked at, by what the session holds."""


DRAWN = {"network", "map", "matrix", "findings", "report"}
"""Places whose body a worker makes."""


async def resize_through(app: ArvoverkkoApp, pilot: Pilot[None], place: str, content: str) -> None:
    """Stand in a place while the window changes; header, capture line and footer stay."""
    going = app.go(place)
    assert going is not None
    await going
    title = app.desk.workshop.session.title
    for size in PLACES_IN[content]:
        await pilot.resize_terminal(*size)
        await (settle(pilot) if place in DRAWN else pilot.pause())
        assert app.is_running, (place, size)
        lines = screen_text(app).splitlines()
        assert len(lines) == size[1], (place, size)
        assert lines[0].strip().startswith(title[:8]), (place, size)
        assert "saved" in lines[0] or "saving" in lines[0], (place, size)
        assert lines[-1].strip().endswith("en"), (place, size)
        assert any(line.strip().startswith("❯") for line in lines), (place, size)


@pytest.mark.parametrize("content", PLACES_IN)
async def test_every_place_in_every_size(app: ArvoverkkoApp, content: str) -> None:
    """No size and no amount ends the program or pushes header, capture line or footer away."""
    match content:
        case "empty":
            prepare(app, agenda="empty")
        case "sample":
            app.desk.take_in(sample_workshop(sample_names()[0]))
        case "huge":
            app.desk.take_in(generate(60, 200, 300))
    async with app.run_test(size=SIZES[0]) as pilot:
        await enter(pilot)
        for place in PLACES:
            await resize_through(app, pilot, place, content)


async def test_projector_and_dialogs_in_every_size(app: ArvoverkkoApp) -> None:
    """What comes over a place fits, and leaves the place as it was."""
    app.desk.take_in(sample_workshop(sample_names()[1]))
    async with app.run_test(size=SIZES[0]) as pilot:
        await enter(pilot)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await keys(pilot, "escape", "p")
            await settle(pilot)
            for _ in range(3):
                await keys(pilot, "space")
            await keys(pilot, "escape", "f1")
            assert isinstance(app.screen, HelpScreen), size
            assert size[1] < 24 or "Esc closes" in screen_text(app), size
            await keys(pilot, "escape", "l", "n")
            assert isinstance(app.screen, NewSessionScreen), size
            assert size[1] < 24 or "Esc leaves" in screen_text(app), size
            await keys(pilot, "escape", "o")
            assert isinstance(app.screen, PromptScreen), size
            assert "Open which file?" in screen_text(app), size
            await keys(pilot, "escape", "escape")
            await settle(pilot)
            assert isinstance(app.screen, PlaceScreen), size


async def test_a_card_opens_in_the_smallest_window(app: ArvoverkkoApp) -> None:
    """Where table and card do not fit beside each other, Enter shows the card and Esc the table."""
    app.desk.take_in(sample_workshop(sample_names()[1]))
    async with app.run_test(size=(40, 12)) as pilot:
        await enter(pilot)
        await go(pilot, "1")
        name = next(iter(app.desk.workshop.actors.values())).name
        await keys(pilot, "home", "enter")
        await settle(pilot)
        assert "Name" in screen_text(app)
        assert name.split()[0] in screen_text(app)
        assert not app.screen.query_one("#table").region.width
        await keys(pilot, "escape")
        await settle(pilot)
        assert app.screen.query_one("#table").region.width > 30
        assert not app.screen.query_one("#form").region.width
