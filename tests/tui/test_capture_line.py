"""The capture line: completion, history, what is said while a line is unfinished, and focus."""

from __future__ import annotations

from steps import (
    capture,
    enter,
    fill,
    footer_line,
    go,
    header_line,
    key_event,
    keys,
    on_disk,
    prepare,
    settle,
    type_text,
    words_in,
)  # fmt: skip
from textual import events
from textual.widgets import Static

from model.store import Drafts
from tui.app import ArvoverkkoApp
from tui.screens.places import PLACES
from tui.widgets.capture_line import CaptureInput, CaptureLine


def line(app: ArvoverkkoApp) -> str:
    """What stands in the capture line."""
    return app.screen.query_one(CaptureInput).value


def preview(app: ArvoverkkoApp) -> str:
    return words_in(app, "#preview")


def tone(app: ArvoverkkoApp) -> set[str]:
    """How the preview is set: "error", "ready" or neither."""
    return set(app.screen.query_one("#preview", Static).classes) & {"error", "ready"}


async def test_tab_takes_what_is_offered(app: ArvoverkkoApp) -> None:
    """Names are offered as they are typed; the arrows choose, Tab takes, Enter saves."""
    prepare(app)
    fill(app, "+ Kela, Kotkan seurakunta, Kotkan kaupunki /julkinen, Ohjaamo")
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        await keys(pilot, "K", "o", "t")
        offers = words_in(app, "#offers")
        assert offers.startswith("⇥ Kotkan")
        assert "Kotkan seurakunta" in offers
        assert "Kotkan kaupunki" in offers
        chosen = offers.split("⇥ ")[1].split("  ")[0]
        await keys(pilot, "down")
        other = words_in(app, "#offers").split("⇥ ")[1]
        assert not other.startswith(chosen)
        await keys(pilot, "up")
        assert words_in(app, "#offers") == offers
        await keys(pilot, "down", "tab")
        taken = line(app).strip()
        assert taken in ("Kotkan seurakunta", "Kotkan kaupunki")
        assert other.startswith(taken)
        assert isinstance(app.focused, CaptureInput), "Tab keeps the cursor in the line"
        await type_text(pilot, " -> Oh")
        await keys(pilot, "tab")
        assert line(app).startswith(f"{taken} -> Ohjaamo")
        await type_text(pilot, ": ohjaus" if not line(app).rstrip().endswith(":") else "ohjaus")
        assert preview(app).startswith(f"new link {taken} → Ohjaamo")
        assert tone(app) == {"ready"}
        await keys(pilot, "enter")
        assert line(app) == ""
        assert preview(app).startswith("✓")
        (link,) = app.desk.workshop.links.values()
        assert link.what == "ohjaus"


async def test_earlier_lines_come_back(app: ArvoverkkoApp) -> None:
    """↑ goes back through the lines that were saved, ↓ forward to the empty line again."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        lines = ("ensimmäinen", "! toinen", "Kela -> Asiakas: etuudet")
        await capture(pilot, *lines)
        for expected in (*reversed(lines), lines[0]):
            await keys(pilot, "up")
            assert line(app) == expected
        await keys(pilot, "down", "down")
        assert line(app) == lines[2]
        await keys(pilot, "down", "down")
        assert line(app) == ""
        await keys(pilot, "up", "end", "backspace", "enter")
        assert [link.what for link in app.desk.workshop.links.values()] == ["etuudet", "etuude"]


async def test_unfinished_is_said_quietly_and_refused_in_colour(app: ArvoverkkoApp) -> None:
    """A line that only needs more is not an error; one that cannot be is, and Enter keeps it."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        kept = app.desk.workshop
        await type_text(pilot, "Kela ->")
        unfinished = preview(app)
        assert unfinished
        assert tone(app) == set()
        await keys(pilot, "enter")
        assert line(app) == "Kela ->"
        assert tone(app) == {"error"}, "asked for, it is said as a refusal"
        await keys(pilot, "space", *"Kela")
        await type_text(pilot, ": x")
        assert tone(app) == {"error"}
        assert preview(app) != unfinished
        assert "Kela" in preview(app)
        await keys(pilot, "enter")
        assert app.desk.workshop == kept
        assert line(app) == "Kela -> Kela: x", "the line stays to be mended"
        await keys(pilot, "home", "ctrl+k")
        assert (line(app), preview(app)) == ("", "")
        await keys(pilot, "enter")
        assert app.desk.workshop == kept


async def test_a_line_travels_through_all_places_and_survives_a_kill(
    app: ArvoverkkoApp, home, now
) -> None:
    """Half a line stands in the next place; unsaved it is there when the program comes again."""
    path = prepare(app)
    half = "Kela -> Asiakas: puol"
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        await type_text(pilot, half)
        for place in PLACES:
            app.go(place)
            await settle(pilot)
            assert line(app) == half, place
            assert preview(app).startswith("new link"), place
            assert not isinstance(app.focused, CaptureInput), place
        await keys(pilot, "l")
        await settle(pilot)
        await keys(pilot, "escape")
        await settle(pilot)
        assert line(app) == half
        assert app.desk.drafts is not None
        app.desk.drafts._write()  # what its timer does within a second
        assert Drafts(path).read() == {"capture": half}
        # The program is killed here: nothing is closed in order.
        app.desk.recorder.store._lock.release()
        again = ArvoverkkoApp(path, folder=home, now=now)
        async with again.run_test(size=(120, 30)) as second:
            await settle(second)
            assert line(again) == half
            assert isinstance(again.focused, CaptureInput)
            await keys(second, "end", "i", "enter")
            assert [link.what for link in again.desk.workshop.links.values()] == ["puoli"]
            again.desk.drafts._write()
            assert Drafts(path).read() == {}


async def test_letters_never_run_commands_while_typing(app: ArvoverkkoApp) -> None:
    """Every letter, digit and sign with a command goes into the line; Esc gives them back."""
    path = prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "space")
        typed = "1234aovmxfrlpnbsERgtkdcjzeKJSwCqUuyi ,.+-?"
        await pilot.press(*("space" if c == " " else c for c in typed))
        await settle(pilot)
        assert line(app) == typed
        assert app.is_running
        assert app.screen.PLACE == "mapping"
        assert app.desk.running_step() is None
        assert "Esc keys" in footer_line(app), "the footer says how to get the keys back"
        assert "n next step" not in footer_line(app)
        await keys(pilot, "escape")
        assert "n next step" in footer_line(app)
        assert line(app) == typed, "leaving keeps the text"
        await keys(pilot, "n")
        assert app.desk.running_step() is not None
        await keys(pilot, "i")
        assert isinstance(app.focused, CaptureInput)
        await keys(pilot, "home", "ctrl+k", "escape", "3", "space")
        await settle(pilot)
        assert app.screen.PLACE == "network"
        await keys(pilot, *"note", "enter")
        assert [note.text for note in app.desk.workshop.notes.values()] == ["note"]
        assert isinstance(app.focused, CaptureInput), "the next line can follow at once"
        await keys(pilot, "escape", "q")
    assert [note.text for note in on_disk(path).notes.values()] == ["note"]


async def test_letters_that_follow_at_once_go_where_they_belong(app: ArvoverkkoApp) -> None:
    """Keys typed in a burst: a place, the line, a note; a card, its field, its text."""
    prepare(app)
    fill(app, "+ Kela")
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        await pilot.press("escape", "3", "space", *"nopea", "enter", "escape", "1")
        await settle(pilot)
        assert [note.text for note in app.desk.workshop.notes.values()] == ["nopea"]
        assert app.screen.PLACE == "mapping"
        await pilot.press("enter", "end", *"nq", "escape")
        await settle(pilot)
        assert [actor.name for actor in app.desk.workshop.actors.values()] == ["Kelanq"]
        await pilot.press("escape", "4", "t", *"nt", "escape", "g", *"sq", "escape")
        await settle(pilot)
        assert [target.title for target in app.desk.workshop.targets.values()] == ["nt"]
        assert [made.title for made in app.desk.workshop.agreements.values()] == ["sq"]
        assert app.is_running


async def test_a_burst_of_keys_loses_no_letter(app: ArvoverkkoApp) -> None:
    """Two lines that arrive faster than the first is saved, as over a slow connection."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        for key in (*"yksi", "enter", *"kaksi", "enter", *"Kela ->", "enter", *" Oy: x", "enter"):
            app.post_message(key_event(key))
        await settle(pilot)
        notes = list(app.desk.workshop.notes.values())
        assert [note.text for note in notes] == ["yksi", "kaksi"]
        assert [link.what for link in app.desk.workshop.links.values()] == ["x"]
        assert line(app) == ""


async def test_pasting_many_lines_and_control_characters(app: ArvoverkkoApp) -> None:
    """A paste is one line; control characters are refused or dropped, never run."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        app.focused.post_message(events.Paste("Kela -> Asiakas: etuudet\nOhjaamo -> Asiakas: x"))
        await pilot.pause()
        assert "\n" not in line(app)
        assert line(app).startswith("Kela -> Asiakas: etuudet")
        await keys(pilot, "home", "ctrl+k")
        kept = app.desk.workshop
        app.focused.post_message(events.Paste("a\x00b\x1b[31mc"))
        await pilot.pause()
        await keys(pilot, "enter")
        assert app.is_running
        changed = app.desk.workshop != kept
        assert changed or tone(app) == {"error"}
        assert all("\x1b" not in note.text for note in app.desk.workshop.notes.values())


async def test_a_million_characters(app: ArvoverkkoApp) -> None:
    """A line far too long is refused with a reason, in reasonable time."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        kept = app.desk.workshop
        await type_text(pilot, "+ " + "x" * 1_000_000)
        await keys(pilot, "enter")
        assert app.desk.workshop == kept
        assert tone(app) == {"error"}
        assert preview(app)


async def test_the_line_is_read_anew_when_the_session_changes(app: ArvoverkkoApp) -> None:
    """A name that has become known is no new actor any more; a mouse click focuses the line."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await enter(pilot)
        await type_text(pilot, "Kela -> Asiakas: etuudet")
        assert "new actor" in preview(app)
        fill(app, "+ Kela, Asiakas")
        await settle(pilot)
        assert "new actor" not in preview(app)
        await keys(pilot, "escape")
        assert not isinstance(app.focused, CaptureInput)
        await pilot.click(CaptureInput)
        assert isinstance(app.focused, CaptureInput)
        await keys(pilot, "enter")
        assert app.screen.query_one(CaptureLine).entry.value == ""
        assert len(app.desk.workshop.links) == 1
        assert "saved" in header_line(app) or "saving" in header_line(app)
        await go(pilot, "v")
        assert "Kela → Asiakas: etuudet" in words_in(app, "#body")
