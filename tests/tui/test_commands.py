"""Every command does something where it is offered, and every key can be typed in Finland."""

from __future__ import annotations

from itertools import combinations

import pytest
from steps import enter, fill, footer_line, prepare, settle
from textual.actions import parse
from textual.keys import _character_to_key
from textual.screen import Screen

from model.entities import Form
from tui.app import ArvoverkkoApp
from tui.commands import COMMANDS, Command
from tui.screens.base import PlaceScreen
from tui.screens.library import LibraryScreen
from tui.screens.places import PLACES
from tui.screens.projector import ProjectorScreen
from tui.widgets.footer import shown_key
from tui.widgets.forms import FORMS

WITHOUT_ALTGR = frozenset(
    "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789 §½!\"#¤%&/()=?+<>,.-;:_'*"
)
"""One stroke, or one with Shift, on a Finnish keyboard; dead keys such as ´ and ^ are not."""

TYPED = {_character_to_key(character) for character in WITHOUT_ALTGR}
"""The same as Textual names them."""

EATEN = {f"ctrl+{letter}" for letter in "bchijmsz"} | {"ctrl+at", "ctrl+space"}
"""What tmux, the terminal's line discipline or the encoding of keys keeps for itself."""


def keys_of(command: Command) -> list[str]:
    return command.key.split(",")


def resolves(action: str, screen: type[Screen] | Screen, app: object = ArvoverkkoApp) -> bool:
    """Whether `action` names something that can be run on `screen` or the program."""
    namespace, name, _arguments = parse(action)
    target = {"app": app, "screen": screen}[namespace]
    return any(callable(getattr(target, f"{lead}{name}", None)) for lead in ("action_", "_action_"))


FORM_PLACES = ("form", *(f"form.{form}" for form in Form))
"""What the commands of the capture forms belong to."""


def test_names_and_actions_are_unique() -> None:
    """A keymap file and the help tell commands apart by these."""
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert len({(command.action, command.places) for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_action_is_there(command: Command) -> None:
    """Each command's action exists in each place that the command names."""
    assert set(command.places) <= {*PLACES, *FORM_PLACES}
    if command.action.startswith("screen."):
        assert command.places, "a command for every place belongs to the program"
    for place in command.places or PLACES:
        assert resolves(command.action, PLACES.get(place, PLACES["method"])), place
        _space, name, parameters = parse(command.action)
        for form in FORMS.values() if name == "form" else ():
            if command.belongs_to(f"form.{form.FORM}"):
                assert callable(getattr(form, f"form_{parameters[0]}")), form
    assert command.title
    assert command.help.endswith((".", "…"))


@pytest.mark.parametrize("place", [*PLACES, *FORM_PLACES])
def test_keys_are_unique_in_a_place(place: str) -> None:
    """No two commands of a place share a key."""
    here = [command for command in COMMANDS if command.belongs_to(place)]
    for first, second in combinations(here, 2):
        assert not set(keys_of(first)) & set(keys_of(second)), (first.name, second.name)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_keys_can_be_typed(command: Command) -> None:
    """Neither AltGr nor a dead key, nor what a terminal keeps for itself."""
    for key in keys_of(command):
        assert key not in EATEN
        assert not key.startswith(("alt+", "super+", "ctrl+shift+"))
        if "+" in key or key.startswith("f") or key in ("space", "delete"):
            continue
        assert key in TYPED, key


async def test_the_footer_shows_only_what_works(app: ArvoverkkoApp) -> None:
    """Whatever the footer offers in a place can be run there, and no widget takes its key."""
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet", "huomio")
    async with app.run_test(size=(400, 40)) as pilot:
        await enter(pilot)
        for place in PLACES:
            app.go(place)
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, PlaceScreen)
            screen.action_leave_text()
            await settle(pilot)
            offered = [c for c in _offered(app) if c.belongs_to(screen.place)]
            assert len(offered) > 8, place
            taken = _keys_taken(screen)
            for command in offered:
                assert resolves(command.action, screen, app), (place, command.name)
                assert not taken & set(keys_of(command)), (place, command.name)
        app.action_library()
        await settle(pilot)
        for command in _offered(app):
            assert resolves(command.action, app.screen, app), command.name
            assert not _keys_taken(app.screen) & set(keys_of(command)), command.name
            assert not command.needs_session, command.name


async def test_the_first_footer_offers_nothing_that_needs_a_session(app: ArvoverkkoApp) -> None:
    """On an empty library there is nothing to undo, to capture or to project."""
    async with app.run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        offered = {command.name for command in _offered(app)}
        assert offered == {"program.help", "program.palette", "program.quit"}
        line = footer_line(app)
        assert "n new session" in line
        assert "o open a file" in line


def _offered(app: ArvoverkkoApp) -> list[Command]:
    """The commands whose key and words stand in the footer now."""
    pieces = footer_line(app).split("  ")
    return [
        command
        for command in COMMANDS
        if f"{shown_key(keys_of(command)[0])} {command.title}"
        in [piece.strip() for piece in pieces]
    ]


def _keys_taken(screen: Screen) -> set[str]:
    """The keys that the focused widget or the screen takes before the program sees them."""
    nodes = [screen] if screen.focused is None else screen.focused.ancestors_with_self
    return {
        key for node in nodes if node is not screen.app for key in node._bindings.key_to_bindings
    }


def test_the_projector_keeps_its_own_keys() -> None:
    """Space and Esc are said on its last line; `q` leaves it rather than the program."""
    keys = {key for binding in ProjectorScreen.BINDINGS for key in binding.key.split(",")}
    views = {"space", "right", "pagedown", "left", "pageup", "up", "down"}
    assert keys == {*views, "escape", "p", "q"}
