"""Filling any capture form by keyboard."""

from __future__ import annotations

from steps import capture, keys, settle, type_text
from textual.pilot import Pilot

from model.entities import Form
from tui.widgets.choice_line import ChoiceLine

MARKUP = "[/b] [@click=app.quit]x[/] "
"""Goes into every form; shown as typed, it does nothing."""


async def fill_in(pilot: Pilot[None], form: Form, text: str) -> None:
    """Write `text` into the form that is shown, in the way that its footer offers first."""
    if form is Form.BOARD:
        await keys(pilot, "e")
        await type_text(pilot, text)
        await keys(pilot, "enter", "escape")
    elif form is Form.GRID:
        await keys(pilot, "tab", "enter")
        await type_text(pilot, text)
        await keys(pilot, "tab", "escape")
    elif form is Form.RATING:
        await keys(pilot, "e", "3", "2", "escape")
    elif form is Form.CHECKLIST:
        await keys(pilot, "j", "enter")
        await type_text(pilot, text)
        await keys(pilot, "escape")
    elif form is Form.CAFE:
        await keys(pilot, "e")
        await type_text(pilot, text)
        await keys(pilot, "enter", "escape")
    elif form is Form.TARGETS:
        await keys(pilot, "e")
        await type_text(pilot, text)
        await keys(pilot, "escape")
    elif form is Form.ACTORS:
        await keys(pilot, "enter")
        while isinstance(pilot.app.focused, ChoiceLine):
            await keys(pilot, "tab")
        await type_text(pilot, text)
        await keys(pilot, "escape")
    elif form is Form.LINKS:
        await capture(pilot, f"Kela -> SPR: {text}")
        await keys(pilot, "escape")
    else:
        await capture(pilot, f"* {text}")
        await keys(pilot, "escape")
    await settle(pilot)
