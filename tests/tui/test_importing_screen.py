"""Importing on the screen: the file or the paste, what its columns are, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from steps import (
    actor_named,
    enter,
    fill,
    keys,
    prepare,
    screen_text,
    settle,
    type_text,
    until,
    words_in,
)
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from importers.document import Asked, Understood
from importers.draft import Outcome, Progress, Stopped
from importers.tables_memory import FILE_NAME
from tui.app import ArvoverkkoApp
from tui.screens.base import PlaceScreen
from tui.screens.field_choice import FieldChoiceScreen
from tui.screens.import_source import ImportSourceScreen
from tui.screens.importing import ImportScreen
from tui.widgets.entity_table import EntityTable
from tui.writing import write_documents

TABLE = """Ilmoittautuneet
Porukka;Nimi;Sähköposti;Tulossa?;Juttu
Kela;Maija Esimerkki;maija@x.example;kyllä;etuudet [/b]
kela;Pekka Kokeilu;pekka@x.example;ei;neuvonta
[@click=app.quit]x[/];Liisa Malli;liisa@x.example;?;木
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registration list, alone in the folder the program runs in."""
    folder = tmp_path / "lataukset"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    path = folder / "ilmot.csv"
    path.write_bytes(TABLE.encode("cp1252", "replace"))
    path.write_text(TABLE, encoding="utf-8")
    return path


async def opened(pilot: Pilot[None]) -> ArvoverkkoApp:
    app = pilot.app
    assert isinstance(app, ArvoverkkoApp)
    await enter(pilot)
    await keys(pilot, "escape", "I")
    await until(pilot, lambda: isinstance(app.screen, ImportSourceScreen))
    return app


async def read(pilot: Pilot[None], app: ArvoverkkoApp) -> ImportScreen:
    """The import screen, once the document is read."""
    await until(pilot, lambda: isinstance(app.screen, ImportScreen))
    screen = app.screen
    assert isinstance(screen, ImportScreen)
    await until(pilot, lambda: "Enter imports" in screen_text(app) and not screen._busy)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_file_is_shown_corrected_and_taken_in_as_one_change(
    app: ArvoverkkoApp, source: Path, home: Path, size: tuple[int, int]
) -> None:
    prepare(app)
    fill(app, "+ Kela /j")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert "ilmot.csv" in screen_text(app), "the newest file is offered"
        await keys(pilot, "enter")
        screen = await read(pilot, app)
        shown = screen_text(app)
        for words in ("headings in row 2", "Porukka", "adds 1 actor", "changes 1 actor"):
            assert words in shown, words
        if size[1] > 30:
            for words in ("its heading", "[@click=app.quit]x[/]", "row 5"):
                assert words in shown, words
        # The last column says nothing yet: Enter on it gives it a field.
        await keys(pilot, "down", "down", "down", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, FieldChoiceScreen))
        await type_text(pilot, "tasks")
        await keys(pilot, "enter")
        await read(pilot, app)
        assert "Tasks" in screen_text(app)
        # One is left out with a letter, and put back.
        table = screen.query_one("#columns", EntityTable)
        table.move_cursor(row=4)
        await keys(pilot, "d")
        await read(pilot, app)
        assert "left out" in screen_text(app)
        table.move_cursor(row=0)
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await settle(pilot)
        kela = actor_named(app, "Kela")
        assert kela.tasks == "etuudet [/b]\nneuvonta"
        assert [person.name for person in kela.contacts] == ["Maija Esimerkki", "Pekka Kokeilu"]
        assert "[@click=app.quit]x[/]" in screen_text(app)
        assert (home / FILE_NAME).exists(), "a corrected mapping is remembered"
        await keys(pilot, "escape", "u")
        assert [actor.name for actor in app.desk.workshop.actors.values()] == ["Kela"]
        assert actor_named(app, "Kela").contacts == ()
        # Another time the same headings are read the same way.
        await keys(pilot, "I")
        await until(pilot, lambda: isinstance(app.screen, ImportSourceScreen))
        await keys(pilot, "enter")
        await read(pilot, app)
        await keys(pilot, "down", "down", "down", "down", "down")
        assert "as last time" in words_in(app, "#columns")
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, ImportSourceScreen))
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        assert len(app.desk.workshop.actors) == 1


async def test_a_pasted_table_becomes_links(app: ArvoverkkoApp, source: Path) -> None:
    """Pasted into the line it goes where there is room for it; what is wrong is said and stays."""
    prepare(app)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        line = app.screen.query_one(Input)
        await type_text(pilot, "ei/ole.csv")
        await keys(pilot, "enter")
        await until(
            pilot, lambda: "ei/ole.csv" in screen_text(app) and "no file" in screen_text(app)
        )
        line = app.screen.query_one(Input)
        assert line.value == "ei/ole.csv"
        line.value = ""
        line.focus()
        line.post_message(events.Paste("Kela\tOhjaamo\ttieto\nOhjaamo\tKela\ttuki\n"))
        await until(pilot, lambda: "Ohjaamo" in app.screen.query_one(TextArea).text)
        await keys(pilot, "enter")
        await read(pilot, app)
        shown = screen_text(app)
        assert "a pasted table" in shown and "adds 2 actors, 2 links" in shown
        await keys(pilot, "h")
        await read(pilot, app)
        await keys(pilot, "s")
        await read(pilot, app)
        assert "separator ;" in screen_text(app)
        for _sign in range(4):
            await keys(pilot, "s")
            await read(pilot, app)
        assert "separator tab" in screen_text(app)
        await keys(pilot, "home", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        await settle(pilot)
        assert {link.what for link in app.desk.workshop.links.values()} == {"tieto", "tuki"}


async def test_what_cannot_be_read_is_said(app: ArvoverkkoApp, source: Path) -> None:
    prepare(app)
    (source.parent / "kuva.csv").write_bytes(bytes(range(256)) * 40)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await type_text(pilot, "kuva.csv")
        await keys(pilot, "enter")
        await until(pilot, lambda: "the file is no text" in screen_text(app))
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, ImportSourceScreen))
        assert app.screen.query_one(Input).value == "kuva.csv"


async def test_reading_tells_how_far_it_is_and_can_be_stopped(app: ArvoverkkoApp) -> None:
    """Esc ends a reading that goes on and on; nothing was changed."""
    prepare(app)
    ended: list[bool] = []

    def endless(asked: Asked, watch: Progress, stop: Callable[[], bool]) -> Understood:
        watch(37, 100)
        while not stop():
            time.sleep(0.01)
        ended.append(True)
        raise Stopped

    def never(
        read: Understood, overwrite: bool, watch: Progress, stop: Callable[[], bool]
    ) -> Outcome:
        raise AssertionError

    answers: list[object] = []
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        app.push_screen(ImportScreen("suuri.csv", endless, never, Asked()), answers.append)
        await until(pilot, lambda: "reading … 37 %" in screen_text(app))
        assert "Esc stops" in screen_text(app)
        await keys(pilot, "enter", "d", "e", "h")
        assert "reading … 37 %" in screen_text(app), "nothing can be done meanwhile"
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen) and bool(ended))
        assert answers == [None] and app.desk.workshop.actors == {}


async def test_a_label_changed_in_yed_is_a_choice(app: ArvoverkkoApp, source: Path) -> None:
    """What was drawn anew in our own file is read as the name; the mapping says so, d leaves it."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "Ohjaamo -> SPR: apu", "SPR -> nuori: tuki")
    (file,) = write_documents(app.desk, source.parent, ("graphml",), flavour="yed").files
    text = file.read_text().replace(">Ohjaamo</y:NodeLabel>", ">Ohjaamo Kotka</y:NodeLabel>")
    changed = source.parent / "muutettu.graphml"
    changed.write_text(text)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await keys(pilot, "I")
        await settle(pilot)
        app.screen.query_one(Input).value = str(changed)
        await keys(pilot, "enter")
        await until(pilot, lambda: "Import now" in screen_text(app))
        lines = screen_text(app)
        assert "y:NodeLabel" in lines and "1 label was changed in yEd" in lines
        assert "“Ohjaamo” → “Ohjaamo Kotka”" in lines
        assert "changes 1 actor" in lines
        await keys(pilot, "home", "enter")
        await settle(pilot)
        assert actor_named(app, "Ohjaamo Kotka") is not None


async def test_what_counts_where_the_two_contradict(app: ArvoverkkoApp, source: Path) -> None:
    """What is there stays unless r lets the document count."""
    prepare(app)
    fill(app, "+ Kela /public")
    source.write_text("Nimi;Tehtävät;Sektori\nKela;etuudet;kolmas\n", encoding="utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await keys(pilot, "I")
        await settle(pilot)
        app.screen.query_one(Input).value = str(source)
        await keys(pilot, "enter")
        await until(pilot, lambda: "Import now" in screen_text(app))
        assert "what is there stays" in screen_text(app)
        assert "stays; the document says" in " ".join(screen_text(app).split())
        await keys(pilot, "r")
        await until(pilot, lambda: "the document counts" in screen_text(app))
        await settle(pilot)
        await keys(pilot, "home", "enter")
        await settle(pilot)
        assert actor_named(app, "Kela").sector == "third"
