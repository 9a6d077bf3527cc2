"""Help, palette, language, colours, settings and rebound keys."""

from __future__ import annotations

import json

from steps import (
    enter,
    fill,
    footer_line,
    go,
    keys,
    prepare,
    screen_text,
    settle,
    toasts,
    type_text,
    words_in,
)  # fmt: skip
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from locales import language
from tui.app import ArvoverkkoApp
from tui.commands import COMMANDS
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.projector import ProjectorScreen
from tui.settings import read_settings
from tui.themes import THEMES
from tui.widgets.capture_line import CaptureInput


async def search(pilot, words: str) -> str:
    """Type into the help's search field; returns what the list shows."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = words
    await settle(pilot)
    return words_in(pilot.app, "#help-list")


async def test_the_help_is_searched_by_word_and_key_and_runs(app: ArvoverkkoApp) -> None:
    """Commands by word and by key, lines of the one-line language by sign; Enter runs a command."""
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet")
    async with app.run_test(size=(120, 50)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "f1")
        assert isinstance(app.screen, HelpScreen)
        options = app.screen.query_one(OptionList)
        ids = {options.get_option_at_index(i).id for i in range(options.option_count)}
        assert {command.name for command in COMMANDS} <= ids, "every command stands in the help"
        assert "Keeps the network as it is now" in await search(pilot, "snapshot")
        assert "commands" in await search(pilot, "^p")
        assert "next actor" in await search(pilot, "f8")
        assert "?>" in await search(pilot, "?>")
        await search(pilot, "there is no such thing")
        assert options.option_count == 0
        await keys(pilot, "enter")
        assert isinstance(app.screen, HelpScreen), "nothing found, nothing run"
        shown = await search(pilot, "findings")
        assert "Findings" in shown
        await keys(pilot, "down", "up", "enter")
        await settle(pilot)
        assert app.screen.PLACE == "findings"
        await keys(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await search(pilot, "invited, registered")
        await keys(pilot, "enter")
        await settle(pilot)
        assert app.is_running
        assert "Mapping" in screen_text(app)
        assert any("invitation" in words for words in [*toasts(app), words_in(app, "#preview")]), (
            "a command of another place says where it works"
        )
        await keys(pilot, "f1", "escape")
        assert app.screen.PLACE == "findings"


async def test_the_palette_lists_every_command(app: ArvoverkkoApp) -> None:
    """By its name and its help; without a session only those that need none; a choice is run."""
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert offered == {command.title for command in COMMANDS if not command.needs_session}
        prepare(app)
        await enter(pilot)
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert offered == {command.title for command in COMMANDS}
        await keys(pilot, "escape", "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        for letter in "matrix":
            await pilot.press(letter)
        await pilot.pause(0.3)
        assert "Value transfer between actors" in screen_text(app)
        await keys(pilot, "enter", "enter")
        await pilot.pause(0.2)
        await settle(pilot)
        assert app.screen.PLACE == "matrix"


async def test_the_language_changes_everything_but_place_and_text(app: ArvoverkkoApp, home) -> None:
    """F2: the same place, the same half line, the cursor where it was, other words; it is kept."""
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "3")
        await keys(pilot, "space")
        await type_text(pilot, "Kela -> uu")
        await keys(pilot, "f2")
        await settle(pilot)
        assert language() == "fi"
        assert app.screen.PLACE == "network"
        field = app.screen.query_one(CaptureInput)
        assert field.value == "Kela -> uu"
        assert app.focused is field, "letters still go into the line"
        await keys(pilot, "end", "s", "n", "q")
        assert field.value == "Kela -> uusnq"
        await keys(pilot, "escape")
        shown = screen_text(app)
        assert "Kartoitus" in shown
        assert "Arvoverkko" in shown
        assert "Mapping" not in shown
        assert "kumoa" in footer_line(app)
        assert read_settings(home)[0].language == "fi"
        await go(pilot, "1")
        assert "Toimija" in words_in(app, "#actors")
        await keys(pilot, "f1")
        assert "hae" in screen_text(app).lower()
        await keys(pilot, "escape", "l")
        await settle(pilot)
        assert "Uusi työpaja" in screen_text(app) or "Uusi" in screen_text(app)
        await keys(pilot, "f2")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "New session" in screen_text(app)
        await keys(pilot, "escape")
        await settle(pilot)
        assert app.screen.PLACE == "mapping"
        assert read_settings(home)[0].language == "en"


async def test_a_card_being_typed_into_survives_a_change_of_language(app: ArvoverkkoApp) -> None:
    """What stands in the field is saved before the screens are made anew."""
    prepare(app)
    fill(app, "+ Kela")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        for key, text in (("f2", "Kela ja muut"), ("f3", "Kela")):
            await go(pilot, "1")
            await keys(pilot, "enter", "end", "ctrl+u")
            await type_text(pilot, text)
            await keys(pilot, key)
            await settle(pilot)
            assert [actor.name for actor in app.desk.workshop.actors.values()] == [text]
            assert text in words_in(app, "#actors")
        await keys(pilot, "f2")


async def test_all_colours_show_every_place(app: ArvoverkkoApp, home) -> None:
    """Dark, light and the terminal's own, round and round; the choice is there next time."""
    prepare(app)
    fill(app, "+ Kela /julkinen", "Kela -> Asiakas: etuudet", "! päätös")
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        first = app.theme
        seen = [first]
        await keys(pilot, "escape")
        for _ in THEMES:
            await keys(pilot, "f3")
            await settle(pilot)
            seen.append(app.theme)
            for key in ("m", "1"):
                await keys(pilot, key)
                await settle(pilot)
            assert "■" in words_in(app, "#actors"), "a glyph stands beside the sector's colour"
            assert read_settings(home)[0].theme == app.theme
        assert seen == [*THEMES, first]
        app.push_screen(ProjectorScreen())
        await settle(pilot)
        assert "Kela" in screen_text(app)
    assert ArvoverkkoApp(folder=home).settings.theme == first


async def test_keys_are_rebound(home, now) -> None:
    """keys.json: the new key works, the old one does not; footer, tabs and help show it."""
    home.mkdir(parents=True)
    rebound = {"agenda.next": "N", "edit.undo": "ctrl+y,u", "go.map": "B", "program.help": "f5"}
    (home / "keys.json").write_text(json.dumps(rebound))
    app = ArvoverkkoApp(folder=home, now=now)
    prepare(app)
    fill(app, "+ Kela")
    async with app.run_test(size=(160, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "n")
        assert app.desk.running_step() is None, "the old key is free"
        line = footer_line(app)
        assert "N next step" in line
        assert "^y undo" in line
        assert "F5 help" in line
        await keys(pilot, "N")
        assert app.desk.running_step() is not None
        await keys(pilot, "ctrl+y", "u")
        assert app.desk.running_step() is None
        assert not app.desk.workshop.actors
        assert "B Map" in screen_text(app).splitlines()[1]
        await keys(pilot, "B")
        await settle(pilot)
        assert app.screen.PLACE == "map"
        await keys(pilot, "f1")
        assert not isinstance(app.screen, HelpScreen)
        await keys(pilot, "f5")
        assert isinstance(app.screen, HelpScreen)
        field = app.focused
        assert isinstance(field, Input)
        field.value = "next step"
        await settle(pilot)
        assert "N " in words_in(app, "#help-list")
        await pilot.pause(1.0)
        assert toasts(app) == []


async def test_mistakes_in_the_own_files_are_said_once(home, now) -> None:
    """An unknown command and broken JSON are named; the other keys are in force."""
    home.mkdir(parents=True)
    (home / "keys.json").write_text(
        json.dumps(
            {"agenda.nxt": "N", "edit.undo": 7, "go.map": "B", "go.notes": "", "go.links": "no,"}
        )
    )
    (home / "settings.json").write_text('{"language": "sv", "theme": ')
    app = ArvoverkkoApp(folder=home, now=now)
    prepare(app)
    async with app.run_test(size=(160, 40)) as pilot:
        await enter(pilot)
        await pilot.pause(1.2)
        said = toasts(app)
        assert len([words for words in said if "keys.json" in words]) == 1
        assert len([words for words in said if "settings.json" in words]) == 1
        assert any("agenda.nxt" in words for words in said)
        assert any("edit.undo" in words for words in said)
        await keys(pilot, "escape", "B")
        await settle(pilot)
        assert app.screen.PLACE == "map"
        await keys(pilot, "f2")
        await settle(pilot)
        await pilot.pause(1.2)
        assert len([words for words in toasts(app) if "json" in words]) <= len(said)
        await keys(pilot, "n", "u", "f2")
        assert app.is_running


async def test_broken_keys_leave_the_default_keys(home, now) -> None:
    """keys.json that is no JSON at all, or no object: the default keys work."""
    home.mkdir(parents=True)
    for text in ("{", "[]", "\0"):
        (home / "keys.json").write_text(text)
        app = ArvoverkkoApp(folder=home, now=now)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(1.2)
            assert len([words for words in toasts(app) if "keys.json" in words]) == 1
            await keys(pilot, "f1")
            assert isinstance(app.screen, HelpScreen)
