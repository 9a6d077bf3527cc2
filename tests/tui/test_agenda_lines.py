"""Planning by lines, and a cursor that goes along with the day."""

from __future__ import annotations

import datetime as dt

from steps import enter, go, keys, prepare, screen_text, settle, type_text
from textual.widgets import TextArea

from tui.app import ArvoverkkoApp
from tui.screens.agenda_lines import AgendaLinesScreen
from tui.widgets.agenda_table import AgendaTable

LINES = """9.00 Avaus
9.20 Kierros [/b]
10.00 Kahvi
10.15 Arvolinkit
11.30–12.15 Lounas
Yhteenveto 15"""


def steps_of_day(app: ArvoverkkoApp) -> list[tuple[str, int]]:
    day = app.desk.day_now()
    assert day is not None
    return [(step.title, step.minutes) for step in app.desk.workshop.steps_of(day)]


async def test_a_day_is_pasted_and_undone(app: ArvoverkkoApp) -> None:
    """The day is shown as it would be; Esc keeps what was written; one undo takes all away."""
    prepare(app, agenda="empty")
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "colon")
        await settle(pilot)
        await type_text(pilot, LINES)
        await settle(pilot)
        assert "6 steps · the day: 3 h 30 min, ends 12:30" in screen_text(app)
        assert "Kierros [/b]" in screen_text(app)
        await keys(pilot, "tab", "escape")
        await settle(pilot)
        assert steps_of_day(app) == []
        await keys(pilot, "colon")
        await settle(pilot)
        assert app.screen.query_one(TextArea).text == LINES, "nothing that was typed is lost"
        await keys(pilot, "tab", "enter")
        await settle(pilot)
        assert steps_of_day(app) == [
            ("Avaus", 20), ("Kierros [/b]", 40), ("Kahvi", 15), ("Arvolinkit", 75),
            ("Lounas", 45), ("Yhteenveto", 15),
        ]  # fmt: skip
        links = next(s for s in app.desk.workshop.steps.values() if s.title == "Arvolinkit")
        assert links.method == "value-links"
        await keys(pilot, "colon")
        await settle(pilot)
        assert isinstance(app.screen, AgendaLinesScreen)
        assert app.screen.query_one(TextArea).text == "", "what was taken is no draft any more"
        await keys(pilot, "escape", "u")
        await settle(pilot)
        assert steps_of_day(app) == []


async def test_the_cursor_goes_along_with_the_running_step(app: ArvoverkkoApp, now) -> None:
    """Until it is moved away; then it stays where the facilitator put it."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "A")
        now.go_to(dt.datetime(2026, 11, 23, 9, 0))
        await keys(pilot, "n", "n")
        await go(pilot, "a")
        table = app.screen.query_one(AgendaTable)
        assert app.desk.running_step().id == table.current
        await keys(pilot, "n")
        await settle(pilot)
        assert app.desk.running_step().id == table.current
        await keys(pilot, "end")
        last = table.current
        await keys(pilot, "n")
        await settle(pilot)
        assert table.current == last
