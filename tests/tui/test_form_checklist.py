"""The checklist, the round through the actors and the links, each by keyboard."""

from __future__ import annotations

from typing import cast

from steps import (  # fmt: skip
    enter,
    fill,
    footer_line,
    go,
    key_event,
    keys,
    prepare,
    resize,
    settle,
    toasts,
    type_text,
    until,
    words_in,
)
from textual.pilot import Pilot

from model.changes import update
from model.entities import Check, CheckAnswer, LinkState, Strength
from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen
from tui.widgets.forms.grid_table import GridTable

MARKUP = "[/b] [@click=app.quit]x[/]"


async def open_method(app: ArvoverkkoApp, pilot: Pilot[None], key: str) -> None:
    """Go to the method's form."""
    await go(pilot, "M")
    cast(MethodScreen, app.screen).choose(key)
    await settle(pilot)


def checks(app: ArvoverkkoApp) -> dict[str, Check]:
    return {check.item: check for check in app.desk.workshop.checks.values()}


async def test_one_key_answers_and_what_is_open_comes_up_in_follow_up(app: ArvoverkkoApp) -> None:
    """k, j, e; Enter notes; the follow-up holds what is open until it is settled there."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_method(app, pilot, "pitfalls")
        assert "k yes  j partly" in footer_line(app)
        await keys(pilot, "k", "down", "j", "enter")
        for letter in MARKUP:
            app.post_message(key_event(letter))
        await keys(pilot, "enter", "e")
        shown = words_in(app, "#grid-area")
        assert "● yes" in shown and "◐ partly" in shown and "○ no" in shown
        assert [check.answer for check in checks(app).values()] == list(CheckAnswer)
        assert checks(app)["reciprocity"].note == MARKUP
        assert "3 of 6 answered · 2 open" in words_in(app, "#grid-foot")
        await keys(pilot, "e", "e")
        assert checks(app)["people"].answer is CheckAnswer.NO, "once more takes it back"
        await pilot.click(GridTable, offset=(44, 1))
        await pilot.click(GridTable, offset=(44, 1))
        assert checks(app)["aim"].answer is CheckAnswer.PARTLY, "a click gives the next answer"
        await keys(pilot, "u")
        await go(pilot, "4")
        shown = words_in(app, "#matters")
        assert MARKUP in shown and "(partly)" in shown and "(no)" in shown
        await keys(pilot, "home", "c")
        assert checks(app)["reciprocity"].settled
        assert "●" in words_in(app, "#matters"), "what was settled just now stays in sight"
        await keys(pilot, "full_stop", "comma")
        assert "(partly)" not in words_in(app, "#matters")
        await keys(pilot, "home", "G")
        await settle(pilot)
        assert app.screen.query_one(GridTable).key == "people"
        assert "✓ settled" in words_in(app, "#grid-area")
        await keys(pilot, "d")
        assert "people" not in checks(app)


async def test_the_round_says_who_is_next_and_who_has_not_been_heard(app: ArvoverkkoApp) -> None:
    """F8 goes to the next one who has said nothing; what is typed is saved on the way."""
    prepare(app)
    fill(app, "+ Kela, Ohjaamo, SPR")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await open_method(app, pilot, "strengths")
        assert "0 of 3 heard next: Ohjaamo not heard yet: Kela, SPR" in words_in(app, "#round-line")
        await keys(pilot, "home", "f8")
        await pilot.pause()
        assert words_in(app, "#round-line").startswith("Kela 0 of 3"), "whose card it is"
        await keys(pilot, "f3")
        await settle(pilot)
        assert words_in(app, "#round-line").startswith("Kela 0 of 3"), "also in other colours"
        await type_text(pilot, f"Ammattitaito {MARKUP}")
        await keys(pilot, "f8")
        assert "1 of 3 heard" in words_in(app, "#round-line")
        await type_text(pilot, "Tilat")
        await keys(pilot, "f8")
        await type_text(pilot, "Ihmiset")
        await keys(pilot, "escape")
        strengths = [actor.strengths for actor in app.desk.workshop.actors.values()]
        assert strengths == [f"Ammattitaito {MARKUP}", "Tilat", "Ihmiset"]
        assert words_in(app, "#round-line") == "3 of 3 heard"
        await keys(pilot, "c")
        assert list(app.desk.workshop.actors.values())[2].sector == "public"
        await open_method(app, pilot, "invitations")
        assert "3 actors without a contact" in words_in(app, "#round-line")
        await keys(pilot, "j")
        assert any("has no contact" in words for words in toasts(app))
        actor = next(iter(app.desk.workshop.actors.values()))
        contacts = ({"name": "Anna Esimerkki"},)
        app.desk.apply(update(actor, at=app.desk.now(), contacts=contacts))
        await keys(pilot, "home", "j")
        assert "invited 1" in words_in(app, "#round-line")


async def test_strength_by_one_key_and_rings_around_one_actor(app: ArvoverkkoApp) -> None:
    """Link by link; around one actor; V goes on to the other views."""
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet @puhelin", "Ohjaamo ..> Asiakas: luottamus",
         f'"{MARKUP}" ?> Kela: tieto')  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_method(app, pilot, "tie-strength")
        links = words_in(app, "#method-links")
        assert "Kela → Asiakas: etuudet @puhelin" in links
        assert MARKUP in links
        await keys(pilot, "home", "k", "down", "j", "end", "e")
        states = [(ln.strength, ln.state) for ln in app.desk.workshop.links.values()]
        assert states == [
            (Strength.STRONG, LinkState.EXISTING),
            (Strength.WEAK, LinkState.EXISTING),
            (Strength.UNSPECIFIED, LinkState.EXISTING),
        ]
        assert "1 strong · 1 weak · 1 not said · 0 holes" in words_in(app, "#links-words")
        await keys(pilot, "e", "g")
        await type_text(pilot, "asia")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Around: Asiakas" in words_in(app, "#links-words")
        rings = words_in(app, "#method-links")
        assert rings.index("near") < rings.index("← Kela: etuudet") < rings.index("far")
        assert rings.index("far") < rings.index("⇠ Ohjaamo: luottamus")
        assert "tieto" not in rings
        assert not app.screen.query_one("#form-map").region.width, "no room beside the rings"
        await resize(pilot, 200, 60)
        await until(pilot, lambda: app.screen.query_one("#form-map").region.width > 50, 20)
        await keys(pilot, "f8")
        await settle(pilot)
        assert "Around: Ohjaamo" in words_in(app, "#links-words")
        await keys(pilot, "V", "V")
        assert "Strength" in words_in(app, "#method-links"), "from the rings over the map to lines"
        await keys(pilot, "d")
        assert len(app.desk.workshop.links) == 2
        await keys(pilot, "u")
        await open_method(app, pilot, "positive-loops")
        assert "No loop yet" in words_in(app, "#links-words")
