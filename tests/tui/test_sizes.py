"""Every place in every size of window, with nothing, a sample and a huge session in it."""

from __future__ import annotations

import pytest
from steps import enter, go, keys, prepare, screen_text, settle
from textual.pilot import Pilot

from benchmarks.generate import generate
from model.samples import sample_names, sample_workshop
from tui.app import ArvoverkkoApp
from tui.screens.dialogs import NewSessionScreen, PromptScreen
from tui.screens.help import HelpScreen
from tui.screens.places import PLACES

SIZES = ((80, 24), (120, 40), (200, 60), (40, 12))


async def visit_all(app: ArvoverkkoApp, pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Go through all places at `size`; each fills the window, header and footer in their lines."""
    await pilot.resize_terminal(*size)
    await settle(pilot)
    title = app.desk.workshop.session.title
    for place in PLACES:
        app.go(place)
        await settle(pilot)
        assert app.is_running, (place, size)
        lines = screen_text(app).splitlines()
        assert len(lines) == size[1], (place, size)
        assert lines[0].strip().startswith(title[:8]), (place, size)
        assert "saved" in lines[0] or "saving" in lines[0], (place, size)
        assert lines[-1].strip().endswith("en"), (place, size)
        assert any(line.strip().startswith("❯") for line in lines), (place, size)
    await keys(pilot, "escape", "p")
    await settle(pilot)
    for _ in range(3):
        await keys(pilot, "space")
        await settle(pilot)
    await keys(pilot, "escape", "f1")
    assert isinstance(app.screen, HelpScreen), size
    assert "Esc closes" in screen_text(app), size
    await keys(pilot, "escape", "l", "n")
    await settle(pilot)
    assert isinstance(app.screen, NewSessionScreen), size
    await keys(pilot, "escape", "o")
    await settle(pilot)
    assert isinstance(app.screen, PromptScreen), size
    await keys(pilot, "escape", "escape")
    await settle(pilot)


@pytest.mark.parametrize("content", ["empty", "sample", "huge"])
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
        for size in SIZES:
            await visit_all(app, pilot, size)


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
