"""The capture line in a narrow window, with pasted lines that wait, and with a draft."""

from __future__ import annotations

from steps import capture, enter, keys, prepare, screen_text, settle, type_text, words_in
from textual import events

from model.store import Drafts
from tui.app import ArvoverkkoApp
from tui.widgets.capture_line import CaptureInput, CaptureLine


def line(app: ArvoverkkoApp) -> str:
    """What stands in the capture line."""
    return app.screen.query_one(CaptureInput).value


async def paste(app: ArvoverkkoApp, pilot, text: str) -> None:
    app.focused.post_message(events.Paste(text))
    await pilot.pause()


async def test_nothing_worth_knowing_is_cut_off_at_80_columns(app: ArvoverkkoApp) -> None:
    """What does not fit beside the preview stands below it; names that are offered go first."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await capture(pilot, "+ Kela, TE-toimisto, Asiakas")
        await type_text(pilot, "TE -> Kela: tieto")
        assert words_in(app, "#preview") == "new link TE → Kela tieto tangible new actor TE"
        assert words_in(app, "#offers") == "TE is new; did you mean TE-toimisto?"
        await keys(pilot, "ctrl+u")
        assert not words_in(app, "#offers")
        await type_text(pilot, "+ Uusi /foo")
        assert "/person" in screen_text(app)
        await keys(pilot, "ctrl+u")
        await type_text(pilot, "TE-keskus ja muut, Ohjaamo Kotka, Kotkan seurakunta -> K")
        assert "⇥ Kela" in words_in(app, "#offers")


async def test_a_long_line_can_be_looked_at_from_end_to_end(app: ArvoverkkoApp) -> None:
    """The field scrolls, although a letter more lays nothing out anew."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await type_text(pilot, "alku " + "keskellä " * 55 + "loppu")
        assert "loppu" in screen_text(app)
        await keys(pilot, "home")
        assert "❯ alku keskellä" in screen_text(app)
        await keys(pilot, "end", "x")
        assert "loppux" in screen_text(app)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "loppux" in screen_text(app)


async def test_pasted_lines_can_be_skipped_and_dropped(app: ArvoverkkoApp) -> None:
    """One that is refused holds nobody up; a wrong paste goes with one key."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        await paste(app, pilot, "Kela ->\nKela -> Asiakas: etuudet\n! yksi\n! kaksi\n! kolme\n")
        assert "4 more lines were pasted" in screen_text(app)
        await keys(pilot, "enter")
        assert line(app) == "Kela ->", "a refused line stays"
        await keys(pilot, "ctrl+u")
        assert "Enter brings up the next" in words_in(app, "#preview")
        await keys(pilot, "enter", "enter")
        assert [link.what for link in app.desk.workshop.links.values()] == ["etuudet"]
        assert line(app) == "! yksi"
        await keys(pilot, "ctrl+u", "backspace")
        assert app.screen.query_one(CaptureLine).text == ""
        assert "Enter brings" not in screen_text(app)
        await keys(pilot, "enter")
        assert line(app) == "" and not app.desk.workshop.notes


async def test_a_draft_stands_there_before_the_first_key(app: ArvoverkkoApp) -> None:
    """With the pasted lines that were waiting, read and ready for Enter."""
    path = prepare(app)
    app.desk.close()
    drafts = Drafts(path)
    drafts.keep("capture", "! kesken\n! odottaa")
    drafts.close()
    app.desk.open(path)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        assert line(app) == "! kesken" and "new decision kesken" in words_in(app, "#preview")
        assert "1 more line was pasted" in screen_text(app)
        await keys(pilot, "enter", "enter")
        await settle(pilot)
        assert [note.text for note in app.desk.workshop.notes.values()] == ["kesken", "odottaa"]
