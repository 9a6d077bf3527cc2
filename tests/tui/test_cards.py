"""Cards: what is typed is saved on leaving, kept through a kill, refused in words, and undone."""

from __future__ import annotations

import pytest
from steps import (
    actor_named,
    enter,
    fill,
    go,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    toasts,
    type_text,
    words_in,
)  # fmt: skip
from textual.widgets import TextArea

from model.entities import Contact
from tui.app import ArvoverkkoApp

ANNA = "Anna Esimerkki, johtaja, anna@esimerkki.fi, +358 40 123 4567"


async def open_field(app: ArvoverkkoApp, pilot, name: str) -> None:
    """Open the card of the actor under the cursor at one of its fields."""
    await keys(pilot, "enter")
    app.screen.query_one(f"#field-{name}").focus()
    await settle(pilot)


def contacts(app: ArvoverkkoApp, name: str = "Kela") -> tuple[Contact, ...]:
    return actor_named(app, name).contacts


async def test_contacts_are_read_as_people_write_them(app: ArvoverkkoApp) -> None:
    """One per line, parts in any order, states by their words; what cannot be is refused."""
    prepare(app)
    fill(app, "+ Kela")
    async with app.run_test(size=(140, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "1")
        await keys(pilot, "j")
        assert "Kela has no contact; Enter opens its card" in screen_text(app)
        await open_field(app, pilot, "contacts")
        await type_text(pilot, f"{ANNA}\nBo Malli; bo@malli.fi; registered")
        await keys(pilot, "escape")
        await settle(pilot)
        anna, bo = contacts(app)
        assert (anna.name, anna.role, anna.email, anna.phone) == tuple(ANNA.split(", "))
        assert (bo.name, bo.email, bo.state, bo.role) == (
            "Bo Malli",
            "bo@malli.fi",
            "registered",
            "",
        )
        shown = words_in(app, "#actors")
        assert "Anna Esimerkki" in shown
        await keys(pilot, "j")
        assert {contact.state for contact in contacts(app)} == {"invited"}
        await open_field(app, pilot, "contacts")
        assert isinstance(app.focused, TextArea)
        app.focused.move_cursor(app.focused.document.end)
        await keys(pilot, "enter")
        await type_text(pilot, "Cia, c@x.fi, c@y.fi")
        await keys(pilot, "tab")
        await settle(pilot)
        assert len(contacts(app)) == 2
        assert "“c@x.fi” and “c@y.fi” say the same" in words_in(app, "#card-scroll")
        await keys(pilot, "shift+tab", *["backspace"] * 8, "tab")
        await settle(pilot)
        assert [contact.name for contact in contacts(app)][-1] == "Cia"
        await keys(pilot, "escape", "u")
        assert len(contacts(app)) == 2


async def test_half_a_card_survives_a_kill(app: ArvoverkkoApp, home, now) -> None:
    """Text of a field, and contacts, come back when the program is opened again; undo takes it."""
    path = prepare(app)
    fill(app, "+ Kela, Ohjaamo")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "1")
        await keys(pilot, "home")
        await open_field(app, pilot, "tasks")
        await type_text(pilot, "Etuudet ja neu")
        kela = actor_named(app, "Kela")
        app.desk.drafts.keep(f"actors/{kela.id}/contacts", ANNA)
        app.desk.drafts.keep("actors/gone/tasks", "of nobody")
        app.desk.drafts._write()  # what its timer does within a second
        assert kela.tasks == ""
        app.desk.recorder.store.wait()
        app.desk.recorder.store._lock.release()  # killed here: nothing is closed in order
        again = ArvoverkkoApp(path, folder=home, now=now)
        async with again.run_test(size=(120, 40)) as second:
            await settle(second)
            kela = actor_named(again, "Kela")
            assert kela.tasks == "Etuudet ja neu"
            assert [contact.email for contact in kela.contacts] == ["anna@esimerkki.fi"]
            assert any("2 card fields that were being typed were brought back" in w
                       for w in [*toasts(again), screen_text(again)])  # fmt: skip
            assert again.desk.drafts.read() == {"actors/gone/tasks": "of nobody"}
            await keys(second, "escape", "u", "u")
            assert actor_named(again, "Kela").tasks == ""
            assert actor_named(again, "Kela").contacts == ()


@pytest.mark.parametrize("way", ["ctrl+q", "next row", "f8", "library"])
async def test_leaving_in_any_way_saves(app: ArvoverkkoApp, way: str) -> None:
    """Quitting, clicking another row, going on to the next actor: what was typed is on the disk."""
    path = prepare(app)
    fill(app, "+ Kela, Ohjaamo")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "2")
        await keys(pilot, "home", "enter")
        await type_text(pilot, "Etuudet")
        match way:
            case "next row":
                await pilot.click("#table", offset=(4, 2))
            case "library":
                app.action_library()
            case _:
                await keys(pilot, way)
        if way != "ctrl+q":
            await settle(pilot)
            assert actor_named(app, "Kela").tasks == "Etuudet"
            assert actor_named(app, "Ohjaamo").tasks == ""
            app.desk.recorder.store.wait()
    tasks = {actor.name: actor.tasks for actor in on_disk(path).actors.values()}
    assert tasks == {"Kela": "Etuudet", "Ohjaamo": ""}


async def test_removing_an_actor_and_taking_it_back(app: ArvoverkkoApp) -> None:
    """Nothing is asked; its links go with it; undo brings all of it back, redo removes it again."""
    path = prepare(app)
    fill(app, "Kela -> Asiakas: etuudet", "Ohjaamo ..> Asiakas: luottamus", "@Kela sanoi jotain")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "1")
        before = app.desk.workshop
        assert [actor.name for actor in before.actors.values()] == ["Kela", "Asiakas", "Ohjaamo"]
        await keys(pilot, "home", "down", "d")
        assert not app.desk.workshop.links
        assert "Asiakas" not in words_in(app, "#actors")
        assert "removed actor Asiakas" in screen_text(app)
        await keys(pilot, "u")
        assert app.desk.workshop == before
        assert "undone: removed actor Asiakas" in screen_text(app)
        assert "Asiakas" in words_in(app, "#actors")
        await keys(pilot, "home", "delete")
        assert [note.actors for note in app.desk.workshop.notes.values()] == [()]
        assert [note.text for note in app.desk.workshop.notes.values()] != [""]
        await keys(pilot, "u", "U", "u")
        assert app.desk.workshop == before
        for place, table in (("v", "links"), ("o", "notes")):
            await go(pilot, place)
            await keys(pilot, "home", "d")
            assert len(getattr(app.desk.workshop, table)) == len(getattr(before, table)) - 1
            await keys(pilot, "u")
            assert app.desk.workshop == before
        while app.desk.recorder.next_undo:
            await keys(pilot, "u")
        await keys(pilot, "u")
        assert "There is nothing to undo." in screen_text(app)
        assert not app.desk.workshop.actors
        await keys(pilot, "U", "U", "U")
        assert app.desk.workshop == before
        fill(app, "uusi polku")
        await keys(pilot, "U")
        assert "There is nothing to redo." in screen_text(app)
        await keys(pilot, "u")
        assert app.desk.workshop == before
        app.desk.recorder.store.wait()
        assert on_disk(path) == before


async def test_removing_on_an_empty_table_does_nothing(app: ArvoverkkoApp) -> None:
    """Every key of every place on an empty session: words or nothing, never an end."""
    prepare(app, agenda="empty")
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        for place in "1234aovmxfr":
            await go(pilot, place)
            await keys(pilot, "d", "c", "j", "f8", "z", "enter", "escape")
        assert app.is_running
        assert not app.desk.workshop.actors


async def test_targets_and_agreements_have_dates(app: ArvoverkkoApp, now) -> None:
    """A date that has passed is said in words; a wrong one is refused; dropped ones go too."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "4")
        await keys(pilot, "t")
        await settle(pilot)
        await type_text(pilot, "Tiedonkulku")
        app.screen.query_one("#targets #field-due").focus()
        await settle(pilot)
        await type_text(pilot, "31.2.2026")
        await keys(pilot, "tab")
        await settle(pilot)
        assert "is no date" in words_in(app, "#targets")
        app.screen.query_one("#targets #field-due").focus()
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, "1.11.2026")
        await keys(pilot, "escape")
        await settle(pilot)
        assert "2026-11-01, late" in words_in(app, "#targets")
        await keys(pilot, "g")
        await settle(pilot)
        await type_text(pilot, "Tavataan")
        await keys(pilot, "escape")
        await settle(pilot)
        await keys(pilot, "d")
        assert not app.desk.workshop.agreements, "what has the cursor goes"
        assert len(app.desk.workshop.targets) == 1
        await keys(pilot, "k", "k")
        names = [snapshot.name for snapshot in app.desk.workshop.snapshots.values()]
        assert len(set(names)) == 2
