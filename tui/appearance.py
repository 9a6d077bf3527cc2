"""Language and colours: changed while the program runs, in every place at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from locales import LANGUAGES, language, set_language
from tui.screens.base import PlaceScreen
from tui.screens.library import LibraryScreen
from tui.screens.places import PLACES
from tui.screens.projector import ProjectorScreen
from tui.widgets.capture_line import CaptureInput

if TYPE_CHECKING:
    from tui.session_app import SessionApp

BETWEEN = "between"
"""An empty screen to stand on while all others are made anew."""


def add_places(app: SessionApp) -> None:
    """The library and every place, made when one first goes there."""
    app.add_mode("library", LibraryScreen)
    for name, screen in PLACES.items():
        app.add_mode(name, screen)


async def next_language(app: SessionApp) -> None:
    """The other language, everywhere at once."""
    app.save_cards()
    names = list(LANGUAGES)
    set_language(names[(names.index(language()) + 1) % len(names)])
    app.remember(replace(app.settings, language=language()))
    await _rebuild(app)


async def next_theme(app: SessionApp) -> None:
    """Dark, light, the terminal's colours."""
    app.save_cards()
    app.take_next_theme()
    app.remember(replace(app.settings, theme=app.theme))
    await _rebuild(app)


async def _rebuild(app: SessionApp) -> None:
    """Make every screen anew: words are translated when a screen is made."""
    here, capturing = app.current_mode, isinstance(app.focused, CaptureInput)
    projected = isinstance(app.screen, ProjectorScreen)
    editing = app.screen.editing() if isinstance(app.screen, PlaceScreen) else None
    await app.switch_mode(BETWEEN)
    for name in ("library", *PLACES):
        await app.remove_mode(name)
    add_places(app)
    await app.switch_mode(here)
    if projected:
        await app.push_screen(ProjectorScreen())
    elif capturing:
        app.action_focus_capture()
    elif editing and isinstance(app.screen, PlaceScreen):
        app.catch_up(app.screen)
        app.screen.go_on_editing(editing)
