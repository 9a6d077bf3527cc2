"""Targets on their canvas and timed discussions: filled, connected, projected, undone."""

from __future__ import annotations

from form_steps import open_method, write
from steps import capture, enter, fill, keys, prepare, screen_text, settle, type_text, words_in
from textual.widgets import Input, TextArea

from locales import set_language
from model.changes import Change
from model.forms import sheet_to_write_on
from model.forms.becoming import origins_of
from model.forms.board import add_cards
from tui.app import ArvoverkkoApp
from tui.widgets.forms.notes import NotesForm
from tui.widgets.forms.targets import TargetsForm

MARKUP = "[/b]"
LINK = "[@click=app.quit]x[/]"


def put_cards(app: ArvoverkkoApp, *texts: str) -> None:
    """Put cards on a board before the screen is up."""
    desk = app.desk
    method = desk.catalogue.methods["target-choice"]
    sheet, opening = sheet_to_write_on(desk.workshop, method, at=desk.now())
    change = add_cards(desk.workshop, sheet, "chosen", texts, at=desk.now())
    desk.apply(Change.make(*opening, *change.edits, at=desk.now()))


async def open_targets(pilot) -> TargetsForm:
    """Show the targets' canvas."""
    form = await open_method(pilot, "target-canvas")
    assert isinstance(form, TargetsForm)
    return form


async def test_a_canvas_is_filled_and_connected(app: ArvoverkkoApp) -> None:
    """Every field keeps what is typed; actors, links and cards are chosen by their names."""
    set_language("fi")
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "Ohjaamo -> nuori: tuki")
    put_cards(app, f"yksi ovi {LINK}", "toinen")
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        form = await open_targets(pilot)
        await keys(pilot, "t")
        assert "e lisää kohteen" in screen_text(app)
        await keys(pilot, "e")
        await type_text(pilot, f"Yksi ovi {MARKUP}")
        editors = list(form.canvas.query("Input, TextArea"))
        assert len(editors) == 10
        for editor in editors[1:]:
            app.screen.set_focus(editor)
            await pilot.pause()
            await type_text(pilot, "1.12.2026" if editor.id == "field-due" else LINK + MARKUP)
        await keys(pilot, "escape")
        (target,) = app.desk.workshop.targets.values()
        for name in ("why", "what", "who", "how", "resources", "first_step", "indicator", "owner"):
            assert getattr(target, name) == LINK + MARKUP, name
        assert target.due is not None and target.due.month == 12
        await keys(pilot, "t")
        await write(pilot, "ohj")
        await keys(pilot, "tab")
        await type_text(pilot, ", Uusi oy")
        await keys(pilot, "enter", "L")
        await settle(pilot)
        await write(pilot, "tuki")
        await keys(pilot, "enter", "escape")
        await settle(pilot)
        await keys(pilot, "c")
        await settle(pilot)
        await keys(pilot, "enter", "escape")
        await settle(pilot)
        workshop = app.desk.workshop
        (target,) = workshop.targets.values()
        assert [workshop.actors[a].name for a in target.actors] == ["Ohjaamo", "Uusi oy"]
        assert [workshop.links[link].what for link in target.links] == ["tuki"]
        assert [card.text for card in origins_of(workshop, target.id)] == [f"yksi ovi {LINK}"]
        await keys(pilot, "j", "enter")
        assert target.id in app.desk.workshop.targets
        assert app.desk.workshop.targets[target.id].state == "under_way"
        form.canvas.query_one("#connections").scroll_visible(animate=False)
        await settle(pilot)
        connected = words_in(app, "#connections").replace(" ", "")
        for words in ("Ohjaamo,Uusioy", "Ohjaamo→nuori:tuki", LINK):
            assert words.replace(",", "·") in connected or words in connected, words
        shown = form.projected(app.desk.workshop, form.method, None, 80, 24)
        for words in (f"Yksi ovi {MARKUP}", LINK, "Ohjaamo → nuori: tuki"):
            assert words in shown.plain
        assert all(line.cell_length <= 80 for line in shown.split("\n"))
        low = form.projected(app.desk.workshop, form.method, None, 80, 5, target.id)
        assert len(low.split("\n")) <= 5
        await keys(pilot, "escape", "d")
        assert not app.desk.workshop.targets
        await keys(pilot, "u")
        assert app.desk.workshop.targets[target.id].why == LINK + MARKUP
        assert not isinstance(app.focused, Input | TextArea)


async def test_a_discussion_shows_its_questions_and_what_was_said(app: ArvoverkkoApp) -> None:
    """One question in the light; the notes of the method's steps beneath, to mend and to remove."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "n")
        await settle(pilot)
        step = app.desk.running_step()
        assert step is not None and step.method == "working-method"
        form = await open_method(pilot, "working-method")
        assert isinstance(form, NotesForm)
        assert "comes to stand here" in screen_text(app)
        prompts = form.method.prompts.en
        for prompt in prompts:
            assert prompt in screen_text(app)
        await capture(pilot, f"! sovittu {MARKUP} {LINK}", "toinen huomio")
        assert f"sovittu {MARKUP} {LINK}" in words_in(app, "#said-here")
        assert "minute" in words_in(app, "#share")
        await keys(pilot, "escape", "j", "J", "J")
        light = form.query_one("#questions").content
        assert light.plain[light.spans[-1].start :].strip() == prompts[-1]
        assert light.spans[-1].style == "bold $accent"
        await keys(pilot, "home", "d")
        assert [note.text for note in app.desk.workshop.notes.values()] == ["toinen huomio"]
        await keys(pilot, "u", "enter", "end")
        await type_text(pilot, "!")
        await keys(pilot, "escape")
        assert any(note.text.endswith("!") for note in app.desk.workshop.notes.values())
        room = form.projected(app.desk.workshop, form.method, None, 120, 36)
        assert all(prompt in room.plain for prompt in prompts)
        assert len(room.split("\n")) <= 36
        small = form.projected(app.desk.workshop, form.method, None, 40, 10)
        assert len(small.split("\n")) <= 10
        app.desk.aids.cube = ""
        cube = await open_method(pilot, "cube")
        app.desk.aids.cube = cube.method.items[0].title.en
        cube.show(app.desk.workshop)
        assert cube.query_one("#questions").content.plain == app.desk.aids.cube
