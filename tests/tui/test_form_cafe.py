"""The learning café on the screen: tables, seats, rounds on the clock, harvest."""

from __future__ import annotations

import pytest
from steps import enter, keys, prepare, screen_text, settle, type_text, words_in
from textual.pilot import Pilot

from model.clock import jump
from tui.app import ArvoverkkoApp


async def lines(pilot: Pilot[None], key: str, *texts: str) -> None:
    """Open a quick line and write several things."""
    await keys(pilot, key)
    for text in texts:
        await type_text(pilot, text)
        await keys(pilot, "enter")
    await keys(pilot, "escape")
    await settle(pilot)


async def open_method(app: ArvoverkkoApp, pilot: Pilot[None], words: str) -> None:
    """Go to the method whose title has these words."""
    await keys(pilot, "escape", "M")
    await settle(pilot)
    await keys(pilot, "z")
    await settle(pilot)
    await type_text(pilot, words)
    await keys(pilot, "enter")
    await settle(pilot)


PEOPLE = [f"Henkilö {n}, Org {n % 3}" for n in range(7)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_cafe_from_tables_to_harvest(app: ArvoverkkoApp, size: tuple[int, int]) -> None:
    """Tables, people, seats in every round, what was said, and all of it undone."""
    prepare(app)
    async with app.run_test(size=size) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "5")
        await settle(pilot)
        await lines(pilot, "e", *PEOPLE)
        await open_method(app, pilot, "learning")
        assert "new table" in screen_text(app)
        await lines(pilot, "e", "[/b] Viestintä, Henkilö 0", "Yksi ovi")
        assert "[/b] Viestintä" in screen_text(app)
        await keys(pilot, "j")
        await settle(pilot)
        workshop = app.desk.workshop
        assert len(workshop.groupings) == 3
        assert "Henkilö" in words_in(app, "#cafe-said")
        await lines(pilot, "g", "[/b] yhteinen uutiskirje")
        await keys(pilot, "t")
        await settle(pilot)
        assert "round 2" in words_in(app, "#cafe-said")
        await lines(pilot, "g", "toinen asia")
        said = [(h.round, h.text) for h in app.desk.workshop.harvests.values()]
        assert said == [(1, "[/b] yhteinen uutiskirje"), (2, "toinen asia")]
        assert "[/b] yhteinen" in words_in(app, "#cafe-said")
        await keys(pilot, "d")
        assert len(app.desk.workshop.cafe_tables) == 1
        await keys(pilot, "e")
        await type_text(pilot, "Kolmas")
        await keys(pilot, "tab")
        await type_text(pilot, "Henkilö 3")
        await keys(pilot, "enter", "escape")
        *_others, table = app.desk.workshop.cafe_tables.values()
        assert (table.topic, table.host) == ("Kolmas", "Henkilö 3"), "Tab goes on to the host"
        assert not app.desk.workshop.notes
        await keys(pilot, *["u"] * 7)
        await settle(pilot)
        assert not app.desk.workshop.sheets and not app.desk.workshop.cafe_tables


async def test_rounds_run_on_the_clock(app: ArvoverkkoApp, now) -> None:
    """The running step's time is shared among the rounds; the screen says who moves when."""
    prepare(app)
    step_key = "learning-cafe"
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        workshop = app.desk.workshop
        step = next(s for s in workshop.steps.values() if s.method == step_key)
        app.desk.apply(jump(workshop, step.id, app.desk.now()))
        await open_method(app, pilot, "learning")
        await lines(pilot, "e", "Viestintä", "Yksi ovi")
        assert "Opening" in words_in(app, "#cafe-round")
        minutes = app.desk.catalogue.methods[step_key].minutes
        opening = step.minutes * minutes.opening / minutes.total
        length = step.minutes * minutes.processing / minutes.total / 3
        now.pass_minutes(opening + 0.5)
        app._tick()
        await settle(pilot)
        assert "Round 1 of 3" in words_in(app, "#cafe-round")
        assert "then everybody moves" in words_in(app, "#cafe-round")
        now.pass_minutes(length)
        app._tick()
        await settle(pilot)
        assert "Round 2 of 3" in words_in(app, "#cafe-round")
        now.pass_minutes(2 * length)
        app._tick()
        await settle(pilot)
        assert "The hosts sum up" in words_in(app, "#cafe-round")
