"""The place of methods: which form is open, also without its method, and what the room is shown."""

from __future__ import annotations

from filling import fill_in
from form_steps import open_method
from steps import enter, fill, keys, prepare, screen_text, settle, type_text, words_in

from model.changes import update
from model.entities import Form
from model.next_round import next_round
from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen
from tui.screens.projector import ProjectorScreen

OWN = """
phases = [2]
form = "{form}"
group = ["plenary"]
title = {{ fi = "Oma tapa {form}", en = "A way of ours {form}" }}
purpose = {{ fi = "Kokeillaan.", en = "We try it out." }}
minutes = {{ opening = 5, processing = 10, closing = 5 }}
prompts = {{ fi = ["Mitä?", "Miksi?", "Miten?"], en = ["What?", "Why?", "How?"] }}
{parts}
"""

COLUMN = """
[[columns]]
key = "first"
title = { fi = "Ensin tämä", en = "This first" }
"""

ITEM = """
[[items]]
key = "first"
title = { fi = "Ensin tämä", en = "This first" }
"""

PARTS = {
    Form.BOARD: COLUMN,
    Form.GRID: 'rows = "free"\n' + COLUMN,
    Form.CHECKLIST: ITEM,
    Form.RATING: "scale = { low = 1, high = 5 }\n" + ITEM,
    Form.CAFE: "rounds = 3",
}


async def test_a_sheet_opens_without_its_method(app: ArvoverkkoApp, home, now) -> None:
    """The files have gone, as on another laptop: the sheets hold title and headings."""
    folder = home / "methods"
    folder.mkdir(parents=True)
    for form, parts in PARTS.items():
        (folder / f"oma-{form}.toml").write_text(OWN.format(form=form, parts=parts))
    path = prepare(app)
    assert not app.desk.catalogue.problems
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        for form in PARTS:
            await open_method(pilot, f"oma-{form}")
            await fill_in(pilot, form, "anti 1")
        app.desk.make_sure()
    for file in folder.iterdir():
        file.unlink()
    app.desk.close()
    again = ArvoverkkoApp(folder=home, now=now)
    again.desk.open(path)
    async with again.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        for form in PARTS:
            await open_method(pilot, "purpose")
            await keys(pilot, "z")
            await settle(pilot)
            await type_text(pilot, f"oma tapa {form}")
            assert "Sheets whose method is not on this laptop" in screen_text(again)
            await keys(pilot, "enter")
            await settle(pilot)
            shown = screen_text(again)
            assert f"Oma tapa {form}   its method is not on this laptop" in shown
            assert form is Form.CAFE or "Ensin tämä" in shown
            before = again.desk.workshop
            await fill_in(pilot, form, "lisää 2")
            assert again.desk.workshop != before, "it can be written on"
            await keys(pilot, "N")
            rounds = [s.round for s in again.desk.workshop.sheets.values() if s.form is form]
            assert rounds == [1, 2]
            await keys(pilot, "comma", "p")
            await settle(pilot)
            assert f"Oma tapa {form}" in screen_text(again), "the room sees it"
            await keys(pilot, "escape")


async def test_a_step_whose_method_is_missing_says_so(app: ArvoverkkoApp) -> None:
    """No empty place: the key is named, and another method can be chosen."""
    prepare(app)
    desk = app.desk
    day = desk.workshop.days_in_order()[0]
    step = desk.workshop.steps_of(day)[0]

    desk.apply(update(step, at=desk.now(), method="kadonnut [/b]"))
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_method(pilot, "purpose")
        await keys(pilot, "n", "M")
        await settle(pilot)
        assert "kadonnut [/b]”, is not on this laptop" in words_in(app, "#no-form")
        assert "Why a network?" not in screen_text(app)


async def test_language_and_colours_leave_the_chosen_method_open(app: ArvoverkkoApp) -> None:
    """F2 and F3 make every screen anew; method, round and guide stay as they were chosen."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "n")
        await open_method(pilot, "pus")
        await fill_in(pilot, Form.BOARD, "vanha")
        await keys(pilot, "N", "comma", "h")
        await settle(pilot)
        for key, title in (("f2", "Pois"), ("f3", "Pois"), ("f2", "vanha")):
            await keys(pilot, key)
            await settle(pilot)
            assert isinstance(app.screen, MethodScreen)
            assert app.screen.form is not None
            assert app.screen.form.method.key == "pus"
            assert title in screen_text(app)
            assert "vanha" in screen_text(app)
            assert app.screen.query_one("#guide").display
        await keys(pilot, "1", "M")
        await settle(pilot)
        assert app.screen.form.method.key == "pus"
        await keys(pilot, "n", "M")
        await settle(pilot)
        assert app.screen.form.method.key != "pus", "the next step brings its own"


async def test_the_room_is_shown_what_the_facilitator_is_on(app: ArvoverkkoApp) -> None:
    """p in a form projects that form; of the canvases the one in front, ↓ goes on to the next."""
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "Ohjaamo -> Nuori: tuki")
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        await open_method(pilot, "pus")
        await fill_in(pilot, Form.BOARD, "ensimmäinen taulu")
        await open_method(pilot, "expectations")
        await fill_in(pilot, Form.BOARD, "toinen taulu")
        await open_method(pilot, "pus")
        await keys(pilot, "p")
        await settle(pilot)
        assert isinstance(app.screen, ProjectorScreen)
        assert "ensimmäinen taulu" in screen_text(app)
        assert "toinen taulu" not in screen_text(app)
        await keys(pilot, "escape", "x", "p")
        await settle(pilot)
        assert "Kela" in words_in(app, "#matrix"), "from the matrix the matrix"
        await keys(pilot, "escape", "escape")
        await open_method(pilot, "target-canvas")
        for title in ("Yksi ovi", "Yhteinen kalenteri", "Kolmas kohde"):
            await fill_in(pilot, Form.TARGETS, title)
        await keys(pilot, "home", "down", "p")
        await settle(pilot)
        assert "Yhteinen kalenteri" in screen_text(app)
        assert "First step" in screen_text(app), "what is to be filled in is seen too"
        assert "Yksi ovi" not in screen_text(app)
        await keys(pilot, "down")
        assert "Kolmas kohde" in screen_text(app)
        assert "Yhteinen kalenteri" not in screen_text(app)
        await keys(pilot, "down")
        for title in ("Yksi ovi", "Yhteinen kalenteri", "Kolmas kohde"):
            assert title in screen_text(app), "after the last one all of them"
        await keys(pilot, "escape")
        await open_method(pilot, "ego-map")
        await keys(pilot, "p")
        await settle(pilot)
        assert "Around: Ohjaamo" in screen_text(app)
        await keys(pilot, "down")
        assert "Around: Nuori" in screen_text(app)
        await keys(pilot, "up", "up")
        assert "Around: Kela" in screen_text(app)


async def test_the_next_round_is_answered_anew_beside_the_last_one(app: ArvoverkkoApp) -> None:
    """Ratings and checklists of the round before are there to compare with, never written into."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await open_method(pilot, "stance")
        await keys(pilot, "e", "1", "escape")
        await open_method(pilot, "pitfalls")
        await keys(pilot, "e", "down", "k")
        desk = app.desk
        old = desk.workshop
        made = next_round(old, agenda="check-up", start=desk.now(), at=desk.now()).workshop
        desk.take_in(made)
        await enter(pilot)
        await open_method(pilot, "stance")
        assert "round 2 begins with the first entry" in words_in(app, "#form-title")
        await keys(pilot, "e", "3", "escape")
        assert "round 2 of 2" in words_in(app, "#form-title")
        assert [len(r.values) for r in desk.workshop.responses.values()] == [1, 1]
        first = next(iter(old.responses.values()))
        assert desk.workshop.responses[first.id].values == first.values
        await keys(pilot, "comma")
        assert "round 1 of 2" in words_in(app, "#form-title")
        await open_method(pilot, "pitfalls")
        shown = words_in(app, "#grid-area")
        assert "(○ no)" in shown, "what it was the last time stands beside it"
        assert "0 of 6 answered" in words_in(app, "#grid-foot")
        await keys(pilot, "escape", "4")
        await settle(pilot)
        assert "(no)" in words_in(app, "#matters"), "what is open comes up in the follow-up"
        await open_method(pilot, "pitfalls")
        await keys(pilot, "home", "ctrl+home", "k")
        assert "1 of 6 answered" in words_in(app, "#grid-foot")
        await keys(pilot, "comma")
        assert "○ no" in words_in(app, "#grid-area")
        await keys(pilot, "full_stop", "escape", "4")
        await settle(pilot)
        assert "(no)" not in words_in(app, "#matters"), "this round's answer stands for it"
