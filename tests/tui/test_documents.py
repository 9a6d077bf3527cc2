"""Writing documents: where, which, and what of personal data goes along."""

from __future__ import annotations

from pathlib import Path

from steps import enter, fill, go, keys, prepare, screen_text, settle, toasts
from textual.widgets import Input

from tui.app import ArvoverkkoApp


async def test_a_folder_that_is_not_there_costs_no_path(app: ArvoverkkoApp, tmp_path: Path) -> None:
    """A last missing folder is made; where more is missing, the path stays to be mended."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "w")
        await settle(pilot)
        app.screen.query_one(Input).value = str(tmp_path / "no" / "where")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Not written" in screen_text(app)
        field = app.screen.query_one(Input)
        assert field.value == str(tmp_path / "no" / "where")
        field.value = str(tmp_path / "made")
        await keys(pilot, "enter")
        await settle(pilot)
        assert {file.suffix for file in (tmp_path / "made").iterdir()} == {".md", ".graphml"}


async def test_any_format_is_written(app: ArvoverkkoApp, tmp_path: Path) -> None:
    """Chosen from the list, with names under pseudonyms."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", '> Aino Esimerkki: "luotan"')
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "Y")
        await settle(pilot)
        assert "Write which document?" in screen_text(app)
        await keys(pilot, "tab", "right", "tab")
        app.screen.query_one(Input).value = str(tmp_path)
        await keys(pilot, "enter")
        await settle(pilot)
        (written,) = tmp_path.glob("*.md")
        text = written.read_text()
        assert "luotan" in text and "Aino" not in text
        await keys(pilot, "Y")
        await settle(pilot)
        app.screen.query_one("#folder", Input).value = str(tmp_path / "a" / "b")
        await keys(pilot, "enter")
        await settle(pilot)
        assert any("Not written" in words for words in toasts(app))
        assert app.screen.query_one("#folder", Input).value == str(tmp_path / "a" / "b")
        await keys(pilot, "escape")
        await settle(pilot)


async def test_the_report_tells_what_was_chosen(app: ArvoverkkoApp) -> None:
    """Sections go out and move; the preview follows, and undo brings them back."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "! päätös yhdestä ovesta")
    async with app.run_test(size=(120, 60)) as pilot:
        await enter(pilot)
        await go(pilot, "r")
        await settle(pilot)
        await settle(pilot)
        assert "Toimijat" in screen_text(app)
        await keys(pilot, "c")
        await settle(pilot)
        at = ["cover", "summary", "map", "findings", "matrix", "actors"].index("actors")
        await keys(pilot, *["down"] * at, "space", "K", "enter")
        await settle(pilot)
        chosen = app.desk.workshop.session.report_sections
        assert "actors" not in chosen and chosen[0] == "cover"
        await keys(pilot, "u")
        await settle(pilot)
        assert app.desk.workshop.session.report_sections == ()
        assert app.capture_text == "", "nothing was typed into the capture line on the way"


async def test_a_network_is_written_for_yed_or_summed(app: ArvoverkkoApp, tmp_path: Path) -> None:
    """The fields come with the formats that they mean something to; what was altered is said."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "Kela -> Ohjaamo: tieto", "Ohjaamo <-> SPR: apu")
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "Y")
        await settle(pilot)
        assert "Parallel links" not in screen_text(app)
        await keys(pilot, "down", "down")
        await settle(pilot)
        assert "with shapes for yEd" in screen_text(app)
        await keys(pilot, "tab", "tab", "right", "tab", "right")
        app.screen.query_one("#folder", Input).value = str(tmp_path)
        await keys(pilot, "enter")
        await settle(pilot)
        (written,) = tmp_path.glob("*.graphml")
        text = written.read_text()
        assert "y:ShapeNode" in text and text.count("<edge ") == 3, "two links are one edge"
        said = " ".join([screen_text(app), *toasts(app)])
        assert "read them as distances" in " ".join(said.split())
        written.unlink()

        await keys(pilot, "Y")
        await settle(pilot)
        await keys(pilot, "down", "down")
        app.screen.query_one("#folder", Input).value = str(tmp_path)
        await keys(pilot, "enter")
        await settle(pilot)
        text = written.read_text()
        assert "y:ShapeNode" not in text and text.count("<edge ") == 4
