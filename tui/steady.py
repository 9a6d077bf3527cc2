"""What holds for every key and every fault, whatever the program does with them."""

from __future__ import annotations

from abc import abstractmethod

from textual import events
from textual.app import App
from textual.notifications import SeverityLevel
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerFailed, WorkerState

from locales import _
from tui.cli.failures import log_fault
from tui.commands import COMMANDS, Command
from tui.screens.base import PlaceScreen
from tui.widgets.entity_table import EntityTable
from tui.widgets.key_taker import KeyTaker


class SteadyApp(App[None]):
    """Commands are done before the next key is looked at; a fault never shows a traceback."""

    keymap_in_force: dict[str, str]
    """Rebound keys by command name."""

    @abstractmethod
    def tell(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say something to the person."""

    async def on_event(self, event: events.Event) -> None:
        """Do a command before the next key is looked at.

        Left to the focused widget, a command waits its turn there, while the keys behind it go to
        where the cursor still is: the first letters of a title would be commands themselves.
        """
        if isinstance(event, events.Key) and await self._command_key(event):
            return
        await super().on_event(event)

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
