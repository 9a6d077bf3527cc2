"""What holds in every window: keys done in turn, faults said, our colours, news from threads."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerFailed, WorkerState

from locales import _
from tui.cli.failures import log_fault
from tui.commands import COMMANDS, Command
from tui.screens.base import PlaceScreen
from tui.themes import DARK, LIGHT, THEMES, VARIABLE_DEFAULTS
from tui.widgets.entity_table import EntityTable
from tui.widgets.key_taker import KeyTaker


class SteadyApp(App[None]):
    """Commands are done before the next key is looked at; a fault never shows a traceback."""

    keymap_in_force: dict[str, str]
    """Rebound keys by command name."""
    typed_ahead: str | None = None
    """What is typed while a session is being shown for the first time; None at any other time."""

    @abstractmethod
    def tell(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say something to the person."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names for themes that are not ours."""
        return VARIABLE_DEFAULTS

    def wear(self, theme: str) -> None:
        """Make our themes known, and put on the one called `theme`; the dark one for any other."""
        for ours in (DARK, LIGHT):
            self.register_theme(ours)
        self.theme = theme if theme in THEMES else DARK.name

    def take_next_theme(self) -> None:
        """Dark, light, the terminal's colours, in turn."""
        names = list(THEMES)
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    def call_from_thread_soon(self, callback: Callable[[], None]) -> None:
        """Run `callback` on the event loop, as a part of this program, without waiting for it."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._run_as_ours, callback)

    def _run_as_ours(self, callback: Callable[[], None]) -> None:
        # The loop runs it with what is known to the thread: there, timers belong to no program.
        with self._context():
            try:
                callback()
            except Exception as error:
                self._handle_exception(error)

    async def on_event(self, event: events.Event) -> None:
        """Do a command before the next key is looked at.

        Left to the focused widget, a command waits its turn there, while the keys behind it go to
        where the cursor still is: the first letters of a title would be commands themselves.
        """
        if isinstance(event, events.Key) and (
            self._comes_too_soon(event) or await self._command_key(event)
        ):
            return
        await super().on_event(event)

    def _comes_too_soon(self, event: events.Key) -> bool:
        """Keep a letter for the capture line that is not there yet: it is no command."""
        dialog = bool(self.screen_stack) and isinstance(self.screen_stack[-1], ModalScreen)
        letter = "\n" if event.key == "enter" else event.character if event.is_printable else None
        if self.typed_ahead is None or dialog or not letter:
            return False
        self.typed_ahead += letter
        return True

    async def _command_key(self, event: events.Key) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        focused = self.focused
        if not isinstance(screen, PlaceScreen):
            return False
        if isinstance(focused, Input | TextArea) and (event.is_printable or event.key == "enter"):
            return False
        if event.key == "enter" and isinstance(focused, EntityTable):
            screen.open_card(focused)
            return True
        active = screen.active_bindings.get(event.key)
        if active is not None and isinstance(active.node, KeyTaker):
            await self.run_action(active.binding.action, active.node)
            return True
        if active is None or active.node not in (self, screen):
            return False
        if event.key == "escape":
            await self.run_action(active.binding.action, active.node)
            return True
        command = self._command_for(event, screen.place)
        if command is None:
            return False
        await self.run_action(command.action)
        return True

    def _command_for(self, event: events.Key, place: str) -> Command | None:
        """The command of a key in a place: one key may mean different things in two places."""
        keymap = self.keymap_in_force
        # What the facilitator has given a key goes before what it meant by itself.
        for command in sorted(COMMANDS, key=lambda command: command.name not in keymap):
            keys = keymap.get(command.name, command.key).split(",")
            typed = event.key in keys or event.character in keys
            if typed and command.belongs_to(place):
                return command
        return None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker of the program's own that failed is said, not thrown at the person."""
        self.worker_failed(event)

    def worker_failed(self, event: Worker.StateChanged) -> None:
        """Log what went wrong in a worker and say so; the session goes on."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            words = _("This could not be shown: {fault}. Nothing was lost; details are in {log}.")
            log = log_fault(event.worker.error)
            fault = type(event.worker.error).__name__
            self.tell(words.format(fault=fault, log=log), severity="error")

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        log = log_fault(cause)
        if self.is_headless:
            super()._handle_exception(error)
            return
        words = _(
            "arvoverkko had to stop: {fault}. What was saved is safe and drafts come back; details "
            "are in {log}."
        ).format(fault=type(cause).__name__, log=log)
        self.exit(return_code=1, message=words)
