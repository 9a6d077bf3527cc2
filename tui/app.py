"""The full-screen program: it starts here, and here its commands arrive."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from locales import LANGUAGES, language_from_environment, set_language
from model.errors import NotSaved
from tui import appearance, palette
from tui.commands import bindings
from tui.deeds import DEEDS, followup, history
from tui.deeds.agenda import run_agenda
from tui.deeds.alerts import answer
from tui.deeds.recovery import leaving_words
from tui.deeds.settings import change_setting
from tui.screens.base import PlaceScreen
from tui.session_app import SessionApp

TICK = 1.0
"""Seconds between two looks at the clock; what is shown is computed, never counted."""

SETTLED = 3.0
"""Seconds after which what was loaded at the start is there for good."""


class ArvoverkkoApp(SessionApp):
    """The program.

    Args:
        path: the session to open; None opens the library.
        folder: the data folder; the platform's where it is left out.
        now: the clock, for tests; the machine's where it is left out.
    """

    CSS_PATH = "styles/arvoverkko.tcss"
    TITLE = "arvoverkko"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def __init__(
        self,
        path: Path | None = None,
        folder: Path | None = None,
        now: Callable[[], dt.datetime] | None = None,
    ) -> None:
        super().__init__(folder, now)
        self._first = path

    def on_mount(self) -> None:
        """Themes, keys, the first screen, the clock."""
        self.wear(self.settings.theme)
        self.set_keymap(self.keymap_in_force)
        self.add_mode(appearance.BETWEEN, Screen)
        appearance.add_places(self)
        self.set_interval(TICK, self._tick)
        if self._first is None or not self.open_path(self._first):
            self.switch_mode("library")
        self.set_timer(1.0, self._say_problems)
        if not self.is_headless:
            # Looking through all that is loaded once more would hold a key for a tenth of a second.
            self.set_timer(SETTLED, gc.freeze)

    def _say_problems(self) -> None:
        """Mistakes in the facilitator's own files; reading them waits for the first screen."""
        for problem in (*self.own_problems, *self.desk.catalogue.problems):
            self.tell(problem, severity="warning")

    # ------------------------------------------------------------------ commands

    def action_undo(self) -> None:
        """Take back the last change."""
        history.undo(self)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        history.redo(self)

    async def action_new_target(self) -> None:
        """A new target's card, in the follow-up."""
        await followup.new_target(self)

    async def action_new_agreement(self) -> None:
        """A new agreement's card, in the follow-up."""
        await followup.new_agreement(self)

    def action_agenda(self, verb: str) -> None:
        """Run the agenda: next, back, pause (or resume), finish, more, less."""
        run_agenda(self, verb)

    def action_alert(self, number: int) -> None:
        """Take a way that the banner offers, by its number from 1; 0 puts it off."""
        answer(self, number)

    def action_switch(self, name: str) -> None:
        """Change a setting to its next value."""
        change_setting(self, name)

    def action_do(self, name: str) -> None:
        """Do what a command asks for; what asks something first goes on beside the screens."""
        steps = DEEDS[name](self)
        if steps is not None:
            self.start(steps)

    @work
    async def action_help(self) -> None:
        """The help; a command chosen there is run here."""
        await palette.help_asked(self)

    def action_command_palette(self) -> None:
        """The palette, in the language in force."""
        palette.open_palette(self)

    async def action_next_language(self) -> None:
        """The other language, everywhere at once."""
        await appearance.next_language(self)

    async def action_next_theme(self) -> None:
        """Dark, light, the terminal's colours."""
        await appearance.next_theme(self)

    async def action_quit_safely(self) -> None:
        """Leave; what is typed into a card is saved first."""
        if isinstance(self.screen, PlaceScreen):
            self.screen.action_leave_text()
        try:
            self.desk.make_sure()
        except NotSaved as problem:
            if self.saving.warn():
                self.tell(leaving_words(problem), severity="error")
                return
        with suppress(NotSaved):
            self.desk.close()
        self.exit()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: every command that makes sense here."""
        return palette.palette_entries(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that need a session are off until one is open; most are, on the projector."""
        return palette.may_be_used(self, action, parameters)


def run(path: Path | None, asked_language: str | None = None) -> int:
    """Open the full screen on `path`, or on the library; returns the exit status.

    The language is the one asked for, else the one chosen inside the program before, else the
    machine's.
    """
    app = ArvoverkkoApp(path)
    asked = asked_language if asked_language in LANGUAGES else app.settings.language
    set_language(asked or language_from_environment())
    app.run()
    app.desk.close()
    return app.return_code or 0


__all__ = ["ArvoverkkoApp", "run"]
