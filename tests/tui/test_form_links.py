"""The groups' maps in the links form: one by one before they are joined, and after."""

from __future__ import annotations

from form_steps import open_method
from steps import enter, fill, keys, prepare, screen_text, settle, until, words_in

from model.merge import merge, sources_of
from model.store import open_session
from tui.app import ArvoverkkoApp
from tui.screens.merge_choice import MergeChoiceScreen
from tui.screens.projector import ProjectorScreen
from tui.widgets.forms.links import LinksForm

MARKUP = "[/b]"


async def next_map(app: ArvoverkkoApp, pilot, title: str) -> None:
    """Press c, and wait until the map of the group called `title` is read and up."""
    await keys(pilot, "c")
    await until(pilot, lambda: title in words_in(app, "#links-words"), 20)
    await settle(pilot)


async def test_groups_maps_one_by_one_and_then_joined(app: ArvoverkkoApp) -> None:
    """From the library before they are joined; out of the joined map after it; for the room too."""
    files = [prepare(app, f"Pöytä 1 {MARKUP}")]
    fill(app, "Kela -> Ohjaamo: ohjaus")
    files.append(prepare(app, "Pöytä 2"))
    fill(app, "Ohjaamo -> Nuori: tuki", "Kela -> Ohjaamo: ohjaus")
    mine = prepare(app, "Aikataulu")
    fill(app, "+ Kutsuja")
    async with app.run_test(size=(110, 34)) as pilot:
        await enter(pilot)
        form = await open_method(pilot, "group-maps")
        assert isinstance(form, LinksForm)
        assert "2 other sessions of this week" in words_in(app, "#links-words")
        await next_map(app, pilot, f"Group 1 of 2: Pöytä 1 {MARKUP} 2 actors, 1 link")
        assert "Kela" in words_in(app, "#form-map")
        assert "Kutsuja" not in words_in(app, "#form-map")
        await keys(pilot, "p")
        await settle(pilot)
        assert isinstance(app.screen, ProjectorScreen)
        shown = screen_text(app)
        assert f"Pöytä 1 {MARKUP}" in shown
        assert "Kela" in shown
        await keys(pilot, "escape", *["V"] * 4)
        assert not form.cards.display, "another session's links are not changed from here"
        await next_map(app, pilot, "Group 2 of 2: Pöytä 2 3 actors, 2 links")
        await keys(pilot, "k", "d")
        assert not app.desk.workshop.links
        await next_map(app, pilot, "2 other sessions")
        assert "Kutsuja" in words_in(app, "#form-map")
        await keys(pilot, "&")
        await settle(pilot)
        assert isinstance(app.screen, MergeChoiceScreen), "joining begins from here"
        await keys(pilot, "escape")
        await settle(pilot)
        assert app.desk.path == mine
        opened = [open_session(file, read_only=True) for file in files]
        sources = sources_of([o.recorder.workshop for o in opened], [f.stem for f in files])
        for one in opened:
            one.recorder.store.close()
        app.desk.take_in(merge(sources, title="Koko seutu").workshop)
        await enter(pilot)
        form = await open_method(pilot, "group-maps")
        assert isinstance(form, LinksForm)
        assert "Joined: " in words_in(app, "#links-words")
        await next_map(app, pilot, f"Group 1 of 2: Pöytä 1 {MARKUP} 2 actors, 1 link")
        assert "Nuori" not in words_in(app, "#form-map")
        await keys(pilot, "p")
        await settle(pilot)
        assert "Nuori" not in screen_text(app)
        await keys(pilot, "down")
        assert "Pöytä 2" in screen_text(app)
        assert "Nuori" in screen_text(app)
        await keys(pilot, "escape", "V")
        await settle(pilot)
        await keys(pilot, "k")
        strong = [link for link in app.desk.workshop.links.values() if link.strength == "strong"]
        assert len(strong) == 1, "a part of this session is changed where it stands"
        await next_map(app, pilot, "Group 2 of 2: Pöytä 2")
