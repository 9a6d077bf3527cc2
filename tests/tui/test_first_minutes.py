"""The first minutes with the program: nothing is cut off, and no letter comes too soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from steps import key_event, keys, prepare, settle, type_text, words_in

from locales import set_language
from tui.app import ArvoverkkoApp
from tui.widgets.capture_line import CaptureInput, CaptureLine
from tui.widgets.choice_line import ChoiceLine


@pytest.mark.parametrize("language", ["en", "fi"])
async def test_all_agendas_are_in_sight_in_the_smallest_window(
    app: ArvoverkkoApp, language: str
) -> None:
    """Also where one's title takes two lines; a click on its second line chooses it too."""
    set_language(language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await keys(pilot, "n")
        await settle(pilot)
        shown = words_in(app, "#template").replace("‹", "").replace("›", "")
        for agenda in app.desk.catalogue.agendas.values():
            assert agenda.title.of(language) in shown
        choice = app.screen.query_one("#template", ChoiceLine)
        last = list(app.desk.catalogue.agendas)[-1]
        await keys(pilot, "tab", "left")
        assert choice.value == last
        await pilot.click(choice, offset=(5, 1 if language == "en" else 0))
        assert choice.value == next(iter(app.desk.catalogue.agendas))


async def test_what_is_typed_before_the_session_stands_is_text(app: ArvoverkkoApp) -> None:
    """Letters that come while it is being opened are no commands, and none is lost."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = app.desk.workshop
        app.enter_session()
        for key in ("u", "q", "n", "space", "a", "enter", "!", "d"):
            app.post_message(key_event(key))
        await settle(pilot)
        assert app.is_running and app.desk.workshop is before
        assert app.screen.query_one(CaptureLine).text == "uqn a\n!d"
        assert isinstance(app.focused, CaptureInput)
        await keys(pilot, "x")
        assert app.screen.query_one(CaptureInput).value == "uqn ax"


async def test_a_mistyped_path_can_be_mended(app: ArvoverkkoApp, tmp_path: Path) -> None:
    """It is offered again with what was typed, until something opens."""
    path = prepare(app)
    app.desk.close()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await keys(pilot, "o")
        await settle(pilot)
        await type_text(pilot, f"{path}x")
        await keys(pilot, "enter")
        await settle(pilot)
        assert not app.desk.is_open
        await keys(pilot, "o")
        await settle(pilot)
        await keys(pilot, "end", "backspace", "enter")
        await settle(pilot)
        assert app.desk.path == path
