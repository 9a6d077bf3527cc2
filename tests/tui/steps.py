"""What a facilitator does, as functions over Textual's pilot."""

from __future__ import annotations

import string
import time
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from model.entities import Actor
from model.store import open_session
from model.workshop import Workshop
from tui.app import ArvoverkkoApp
from tui.widgets.capture_line import CaptureInput

DRAWING = {"map", "ask", "findings", "report", "rebuild"}
"""Worker groups that end by themselves."""


CHARACTERS = {
    _character_to_key(character): character
    for character in string.printable
    if not character.isalnum() and character.isprintable()
}
"""Characters by the names of their keys, such as "full_stop"."""


async def settle(pilot: Pilot[None]) -> None:
    """Let messages and the drawing workers finish; an open dialog's worker goes on waiting."""
    await pilot.pause()
    while any(w.group in DRAWING and not w.is_finished for w in pilot.app.workers):
        await pilot.pause(0.02)
    await pilot.pause()


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Put `text` into the focused field, as pasting does."""
    focused = pilot.app.focused
    assert isinstance(focused, Input | TextArea), focused
    if isinstance(focused, Input):
        focused.replace(text, *focused.selection)
    else:
        focused.replace(text, *focused.selection)
    await pilot.pause()


async def capture(pilot: Pilot[None], *lines: str) -> None:
    """Type lines into the capture line, Enter after each."""
    if not isinstance(pilot.app.focused, CaptureInput):
        await keys(pilot, "escape", "space")
    for line in lines:
        await type_text(pilot, line)
        await keys(pilot, "enter")


async def keys(pilot: Pilot[None], *names: str) -> None:
    """Press keys one by one, waiting once for each (the pilot's own `press` waits thrice)."""
    for name in names:
        pilot.app.post_message(key_event(name))
        await pilot.pause()


def key_event(name: str) -> events.Key:
    """The event of a key, by its name or its character."""
    key = _character_to_key(name) if len(name) == 1 else name
    return events.Key(key, name if len(name) == 1 else CHARACTERS.get(name))


async def go(pilot: Pilot[None], key: str) -> None:
    """Leave the text field and go to a place."""
    await keys(pilot, "escape", key)
    await settle(pilot)


def screen_text(app: ArvoverkkoApp) -> str:
    """What the screen shows, as lines of text."""
    width, height = app.size
    with app._context():  # What is not painted yet is painted here, and asks for its program.
        lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip)[:width] for strip in lines[:height])


def on_disk(path: Path) -> Workshop:
    """The session as another program reads it now."""
    opened = open_session(path, read_only=True)
    try:
        return opened.recorder.workshop
    finally:
        opened.recorder.store.close()


def fill(app: ArvoverkkoApp, *lines: str) -> None:
    """Save lines of the one-line language without typing them; each must be one."""
    with app._context():
        for line in lines:
            change = app.desk.read(line).change
            assert change is not None, line
            app.desk.apply(change)
    app.desk.make_sure()


def prepare(
    app: ArvoverkkoApp, title: str = "Kotkan arvoverkko", agenda: str = "three-days"
) -> Path:
    """Make a session beginning today at nine; returns its file."""
    now = app.desk.now()
    return app.desk.create(title, agenda, now.replace(hour=9, minute=0, second=0), "fi")


async def enter(pilot: Pilot[None]) -> None:
    """Show the session that the desk has open."""
    app = pilot.app
    assert isinstance(app, ArvoverkkoApp)
    await settle(pilot)
    app.enter_session()
    await settle(pilot)


def footer_line(app: ArvoverkkoApp) -> str:
    """The last line of the screen."""
    return screen_text(app).splitlines()[-1]


def header_line(app: ArvoverkkoApp) -> str:
    """The first line of the screen."""
    return screen_text(app).splitlines()[0]


def toasts(app: ArvoverkkoApp) -> list[str]:
    """The notices that are shown now."""
    return [notice.message for notice in app._notifications]


def actor_named(app: ArvoverkkoApp, name: str) -> Actor:
    """The actor called `name`, as it is now."""
    return next(actor for actor in app.desk.workshop.actors.values() if actor.name == name)


async def until(pilot: Pilot[None], holds: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until `holds`; fails after `seconds` of real time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"did not happen within {seconds} s"
        await pilot.pause(0.05)
    await pilot.pause()


async def resize(pilot: Pilot[None], width: int, height: int) -> None:
    """Give the window another size; returns once everything stands in it."""
    await pilot.resize_terminal(width, height)
    screen = pilot.app.screen
    await until(pilot, lambda: screen._compositor.size == (width, height), 20)
    await settle(pilot)


def words_in(app: ArvoverkkoApp, selector: str) -> str:
    """What is shown where a widget stands, as running text: wrapped lines are put together."""
    region = app.screen.query_one(selector).region
    lines = screen_text(app).splitlines()[region.y : region.bottom]
    shown = " ".join(line[region.x : region.right] for line in lines)
    return " ".join(shown.replace("│", " ").split())
