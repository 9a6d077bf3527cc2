"""The room's screen: who is here, groups, turns and the cube."""

from __future__ import annotations

from steps import enter, keys, prepare, screen_text, settle, toasts, type_text, words_in
from textual.pilot import Pilot

from model.changes import add, new
from model.entities import Actor, Contact, InvitationState
from tui.app import ArvoverkkoApp


async def room(app: ArvoverkkoApp, pilot: Pilot[None], *people: str) -> None:
    """Go to the room and write down who is here."""
    await enter(pilot)
    await keys(pilot, "escape", "5")
    await settle(pilot)
    if people:
        await keys(pilot, "e")
        for person in people:
            await type_text(pilot, person)
            await keys(pilot, "enter")
        await keys(pilot, "escape")
    await settle(pilot)


PEOPLE = ("Aino Esimerkki, Kela", "Oili Malli, Kela", "Veikko Testi, SPR", "[/b] Vieras")


async def test_people_come_in_and_are_divided(app: ArvoverkkoApp) -> None:
    """One line each; a refusal keeps the text; groups of two; undo takes them back."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await room(app, pilot, *PEOPLE)
        assert "4 here of 4" in screen_text(app)
        assert "[/b] Vieras" in screen_text(app)
        await keys(pilot, "e")
        await type_text(pilot, "aino esimerkki, Kela")
        await keys(pilot, "enter")
        assert "aino esimerkki, Kela" in screen_text(app)
        assert any("is here already" in words for words in toasts(app))
        await keys(pilot, "escape", "g")
        await settle(pilot)
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Group 1" in screen_text(app) and "Group 2" in screen_text(app)
        (grouping,) = app.desk.workshop.groupings.values()
        kela = {
            p.id for p in app.desk.workshop.attendees.values() if p.name in PEOPLE[0] + PEOPLE[1]
        }
        assert all(len(kela & set(group)) == 1 for group in grouping.groups)
        await keys(pilot, "z")
        assert len(app.desk.workshop.groupings) == 2
        await keys(pilot, "u", "u")
        assert not app.desk.workshop.groupings


async def test_who_registered_is_called_and_marked(app: ArvoverkkoApp) -> None:
    """The roll comes from the contacts; Enter marks who has come, also in the invitation."""
    prepare(app)
    contact = new(Contact, name="Aino Esimerkki", state=InvitationState.REGISTERED)
    now = app.desk.now()
    app.desk.apply(add(new(Actor, name="Kela", contacts=(contact,), created=now), at=now))
    async with app.run_test(size=(80, 24)) as pilot:
        await room(app, pilot)
        await keys(pilot, "j")
        assert "0 here of 1" in screen_text(app)
        await keys(pilot, "enter")
        await settle(pilot)
        assert "1 here of 1" in screen_text(app)
        (actor,) = app.desk.workshop.actors.values()
        assert actor.contacts[0].state is InvitationState.ATTENDED
        await keys(pilot, "c")
        assert "0 here of 1" in screen_text(app)
        await keys(pilot, "g", "enter")
        await settle(pilot)
        assert any("nobody is marked as here" in words for words in toasts(app))


async def test_turns_go_round_with_their_time(app: ArvoverkkoApp, now) -> None:
    """Each has as long; overtime counts on; the last one ends the round."""
    prepare(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await room(app, pilot, "Aino Esimerkki", "Oili Malli")
        await keys(pilot, "t")
        await settle(pilot)
        assert "How long for each?" in screen_text(app)
        await keys(pilot, "backspace")
        await type_text(pilot, "1:30")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Aino Esimerkki" in words_in(app, "#room-view")
        assert "turn 1 of 2" in words_in(app, "#room-view")
        now.pass_minutes(2)
        app._tick()
        await settle(pilot)
        assert "over" in words_in(app, "#room-view")
        await keys(pilot, "t")
        assert words_in(app, "#room-view").startswith("Oili Malli")
        await keys(pilot, "S")
        assert "paused" in words_in(app, "#room-view")
        await keys(pilot, "B")
        assert words_in(app, "#room-view").startswith("Aino Esimerkki")
        await keys(pilot, "t", "t")
        assert "Everybody has spoken" in words_in(app, "#room-view")


async def test_the_cube_shows_every_side_once(app: ArvoverkkoApp) -> None:
    """As many throws as the method has questions show them all."""
    prepare(app)
    sides = app.desk.catalogue.methods["cube"].prompts.en
    async with app.run_test(size=(80, 24)) as pilot:
        await room(app, pilot)
        shown = []
        for _throw in sides:
            await keys(pilot, "k")
            shown.append(app.desk.aids.cube)
        assert sorted(shown) == sorted(sides)
        await settle(pilot)
        assert "╭" in screen_text(app)
