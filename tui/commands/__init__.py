"""Every command, declared once: key, words, footer place, palette entry and help."""

from __future__ import annotations

from textual.binding import Binding

from locales import _
from tui.commands.agenda import AGENDA_COMMANDS
from tui.commands.boards import BOARDS_COMMANDS
from tui.commands.command import Command
from tui.commands.editing import EDITING_COMMANDS
from tui.commands.followup import FOLLOWUP_COMMANDS
from tui.commands.methods import METHODS_COMMANDS
from tui.commands.network import NETWORK_COMMANDS
from tui.commands.places import PLACES_COMMANDS
from tui.commands.program import PROGRAM_COMMANDS
from tui.commands.room import ROOM_COMMANDS
from tui.commands.session import SESSION_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *EDITING_COMMANDS,
    *PLACES_COMMANDS,
    *AGENDA_COMMANDS,
    *FOLLOWUP_COMMANDS,
    *NETWORK_COMMANDS,
    *ROOM_COMMANDS,
    *METHODS_COMMANDS,
    *BOARDS_COMMANDS,
    *SESSION_COMMANDS,
    *PROGRAM_COMMANDS,
)
"""All commands. The order is that of the help."""

BY_NAME = {command.name: command for command in COMMANDS}

ALERT_KEYS = ("alert.1", "alert.2", "alert.3", "alert.4")
"""The commands that answer the banner, in the order of its choices."""


def bindings() -> list[Binding]:
    """The key bindings of all commands."""
    return [command.binding() for command in COMMANDS]


def title(command: Command) -> str:
    """The command's name in the language in force."""
    return _(command.title)


def place_titles(command: Command) -> list[str]:
    """The places that a command works in, by their names; all forms are at home in one."""
    goes = (BY_NAME.get(f"go.{place}", BY_NAME["go.method"]) for place in command.places)
    return list(dict.fromkeys(title(go) for go in goes))


__all__ = ["ALERT_KEYS", "BY_NAME", "COMMANDS", "Command", "bindings", "place_titles", "title"]
