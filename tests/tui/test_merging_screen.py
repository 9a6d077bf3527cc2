"""Merging on the screen: sessions ticked, questions answered by one key, contradictions settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from steps import enter, fill, header_line, keys, on_disk, prepare, screen_text, type_text, until
from textual.pilot import Pilot
from textual.widgets import Input

from locales import set_language
from tui.app import ArvoverkkoApp
from tui.screens.base import PlaceScreen
from tui.screens.library import LibraryScreen
from tui.screens.merge_choice import MergeChoiceScreen, MergeTitleScreen
from tui.screens.merging_conflicts import MergeConflictsScreen
from tui.screens.merging_questions import MergeQuestionsScreen
from tui.screens.picking import PickScreen

GROUPS = {
    "Ryhmä 1": ("+ Kela /j", "Kela -> TE-tsto: tieto", "+ SPR", "+ Ohjaamo"),
    "Ryhmä 2": ("+ KELA /y", "KELA -> TE-toimisto: Tieto", "+ 木木 [/b]"),
    "Ryhmä 3": ("+ Suomen Punainen Risti ry", "+ Ohjamo", "Ohjamo -> Kela: asiakkaat"),
}


@pytest.fixture
def groups(app: ArvoverkkoApp) -> list[Path]:
    """Three groups' sessions in the library; the last one is open."""
    files = []
    for title, lines in GROUPS.items():
        files.append(prepare(app, title))
        fill(app, *lines)
    return files


async def choose(pilot: Pilot[None], *, ticks: tuple[int, ...] = (1, 2)) -> ArvoverkkoApp:
    """Open the list and tick the sessions at these places; the open one is ticked already."""
    app = pilot.app
    assert isinstance(app, ArvoverkkoApp)
    await keys(pilot, "escape", "&")
    await until(pilot, lambda: isinstance(app.screen, MergeChoiceScreen))
    at = 0
    for place in ticks:
        await keys(pilot, *("down",) * (place - at), "space")
        at = place
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_groups_maps_become_one_session(
    app: ArvoverkkoApp, groups: list[Path], size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await enter(pilot)
        before = [file.read_bytes() for file in groups]
        await choose(pilot, ticks=())
        await keys(pilot, "enter")
        assert "Tick at least two sessions." in screen_text(app)
        await keys(pilot, "down", "space", "down", "space", "enter")
        await until(pilot, lambda: isinstance(app.screen, MergeQuestionsScreen))
        shown = screen_text(app)
        for words in ("1 of 2", "Ohjaamo", "Ohjamo", "Spelled nearly", "asiakkaat", "Ryhmä 3"):
            assert words in shown, words
        # Later, back, yes; a no for the second; Esc goes a step back and forgets nothing.
        await keys(pilot, "l", "left")
        assert "later" in screen_text(app)
        await keys(pilot, "y")
        assert "2 of 2" in screen_text(app) and "SPR" in screen_text(app)
        await keys(pilot, "k")
        await until(pilot, lambda: isinstance(app.screen, MergeConflictsScreen))
        await until(pilot, lambda: "○ Ryhmä 2" in screen_text(app))
        shown = screen_text(app)
        for words in ("Kela", "sector", "● Ryhmä 1", "public", "private"):
            assert words in shown, words
        await keys(pilot, "right")
        assert "● Ryhmä 2" in screen_text(app)
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, MergeQuestionsScreen))
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, MergeConflictsScreen))
        await until(pilot, lambda: "● Ryhmä 2" in screen_text(app))
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, MergeTitleScreen))
        assert "Ryhmä 1 + Ryhmä 2 + Ryhmä 3" in screen_text(app)
        await keys(pilot, "f4")
        await until(pilot, lambda: isinstance(app.screen, PickScreen))
        assert "TE-toimisto = TE-tsto" in screen_text(app)
        await type_text(pilot, "tsto")
        await keys(pilot, "enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, MergeTitleScreen))
        assert "6 actors" in screen_text(app), "kept apart"
        await keys(pilot, "f4")
        await until(pilot, lambda: isinstance(app.screen, PickScreen))
        await keys(pilot, "enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, MergeTitleScreen))
        assert "5 actors" in screen_text(app), "and together again"
        app.screen.query_one(Input).value = ""
        await type_text(pilot, "Kymenlaakson kartta")
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await until(pilot, lambda: "Kymenlaakson" in header_line(app))
        path = app.desk.path
        assert path is not None and path not in groups
        result = on_disk(path)
        actors = {actor.name: actor for actor in result.actors.values()}
        assert set(actors) == {
            *("Kela", "TE-toimisto", "Ohjaamo", "木木 [/b]", "Suomen Punainen Risti ry"),
        }
        assert actors["Kela"].sector.value == "private"
        assert actors["Kela"].origins == ("Ryhmä 1", "Ryhmä 2", "Ryhmä 3")
        assert actors["Ohjaamo"].origins == ("Ryhmä 1", "Ryhmä 3")
        assert [file.read_bytes() for file in groups] == before


async def test_in_finnish_from_the_library_with_nothing_to_ask(
    app: ArvoverkkoApp, home: Path
) -> None:
    """No question, no contradiction: straight to the title. Esc leads back and out."""
    for title, name in (("A", "Kela"), ("B", "Ohjaamo")):
        prepare(app, title)
        fill(app, f"+ {name}")
    set_language("fi")
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "l")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await keys(pilot, "&")
        await until(pilot, lambda: isinstance(app.screen, MergeChoiceScreen))
        await keys(pilot, "down", "space", "enter")
        await until(pilot, lambda: isinstance(app.screen, MergeTitleScreen))
        assert "A + B" in screen_text(app)
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, MergeChoiceScreen))
        assert screen_text(app).count("✓") == 2, "what was ticked stays ticked"
        await keys(pilot, "o")
        await until(pilot, lambda: isinstance(app.screen.focused, Input))
        await type_text(pilot, str(home / "ei-ole.json"))
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, MergeChoiceScreen))
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, MergeTitleScreen))
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        assert {actor.name for actor in app.desk.workshop.actors.values()} == {
            "Kela",
            "Ohjaamo",
        }
