"""Commands by their names: in the help, in the palette, and which of them may be used now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.app import SystemCommand
from textual.command import CommandPalette

from locales import _
from tui.commands import BY_NAME, COMMANDS, Command, place_titles, title
from tui.screens.base import PlaceScreen
from tui.screens.help import HelpScreen
from tui.screens.projector import ProjectorScreen

if TYPE_CHECKING:
    from tui.session_app import SessionApp

WHILE_PROJECTING = {"agenda", "go", "next_theme", "next_language"}
"""What may be done in front of the room: nothing that edits or quits unseen."""


async def help_asked(app: SessionApp) -> None:
    """Show the help, and run the command that is chosen there."""
    name = await app.push_screen_wait(HelpScreen(_place(app), app.keymap_in_force))
    if name:
        await run_command(app, name)


async def run_command(app: SessionApp, name: str) -> None:
    """Run a command by its name; says where it works if it does not work here."""
    command = BY_NAME[name]
    if command.needs_session and not app.desk.is_open:
        app.tell(_("no session is open; open or make one in the library"))
    elif not (command.belongs_to(_place(app)) and await app.run_action(command.action)):
        places = ", ".join(place_titles(command))
        words = _("“{command}” works in: {places}")
        app.tell(words.format(command=title(command), places=places))


def open_palette(app: SessionApp) -> None:
    """The palette, in the language in force."""
    if not isinstance(app.screen, CommandPalette):
        app.push_screen(CommandPalette(placeholder=_("search for a command")))


def palette_entries(app: SessionApp) -> Iterable[SystemCommand]:
    """Every command that makes sense here."""
    for command in COMMANDS:
        if command.needs_session and not app.desk.is_open:
            continue
        yield SystemCommand(title(command), _(command.help), _runner(app, command.name))


def may_be_used(app: SessionApp, action: str, parameters: tuple[object, ...]) -> bool:
    """Commands that need a session are off until one is open; most are, on the projector."""
    command = _OF_ACTION.get((action, *parameters[:1]))
    if command is None:
        return True
    if app.screen_stack and isinstance(app.screen, ProjectorScreen):
        return action in WHILE_PROJECTING
    return not command.needs_session or app.desk.is_open


def _place(app: SessionApp) -> str:
    return app.screen.place if isinstance(app.screen, PlaceScreen) else app.place


def _runner(app: SessionApp, name: str) -> Callable[[], None]:
    def run_it() -> None:
        app.call_later(run_command, app, name)

    return run_it


def _parsed(command: Command) -> tuple[object, ...]:
    """The name and first parameter of a command's action, as `check_action` gets them."""
    _space, name, parameters = parse(command.action)
    return (name, *parameters[:1])


_OF_ACTION = {
    _parsed(command): command for command in COMMANDS if command.action.startswith("app.")
}
