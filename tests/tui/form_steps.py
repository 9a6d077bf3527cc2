"""What a facilitator does in the place of methods."""

from __future__ import annotations

from steps import keys, settle
from textual.pilot import Pilot

from tui.screens.method import MethodScreen
from tui.widgets.forms import FormView


async def open_method(pilot: Pilot[None], key: str) -> FormView:
    """Show the form of the method called `key`."""
    await keys(pilot, "escape", "M")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, MethodScreen), screen
    screen.choose(key)
    await settle(pilot)
    assert screen.form is not None and screen.form.ready
    return screen.form


async def write(pilot: Pilot[None], text: str) -> None:
    """Type `text` letter by letter, as people do."""
    await keys(pilot, *text)
