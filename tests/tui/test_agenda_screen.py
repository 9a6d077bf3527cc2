"""The agenda's screen: steps added, moved, removed and given time, day by day."""

from __future__ import annotations

import datetime as dt

from steps import enter, go, keys, on_disk, prepare, screen_text, settle, type_text, words_in

from model.entities import Step
from tui.app import ArvoverkkoApp
from tui.widgets.entity_table import EntityTable


def titles(app: ArvoverkkoApp, number: int = 0) -> list[str]:
    """The steps of a day, the first one by default."""
    workshop = app.desk.workshop
    return [step.title for step in workshop.steps_of(workshop.days_in_order()[number])]


def step_called(app: ArvoverkkoApp, title: str) -> Step:
    return next(step for step in app.desk.workshop.steps.values() if step.title == title)


def under_cursor(app: ArvoverkkoApp) -> str:
    table = app.screen.query_one(EntityTable)
    return app.desk.workshop.steps[table.current or ""].title


async def test_steps_are_added_moved_and_removed(app: ArvoverkkoApp) -> None:
    """Each with one key, the cursor staying with its step, and each undone with one."""
    path = prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        before = titles(app)
        assert len(before) == 5
        await keys(pilot, "home", "e")
        await settle(pilot)
        await type_text(pilot, "Tervehdys")
        await keys(pilot, "escape")
        await settle(pilot)
        assert titles(app) == [before[0], "Tervehdys", *before[1:]]
        assert under_cursor(app) == "Tervehdys"
        assert "Tervehdys" in screen_text(app)

        await keys(pilot, "J")
        assert titles(app) == [*before[:2], "Tervehdys", *before[2:]]
        assert under_cursor(app) == "Tervehdys"
        await keys(pilot, "K", "K")
        assert titles(app) == ["Tervehdys", *before]
        await keys(pilot, "K")
        assert titles(app) == ["Tervehdys", *before], "there is nothing above the first"

        await keys(pilot, "d")
        assert titles(app) == before
        assert "Tervehdys" in screen_text(app), "what was removed is named"
        await keys(pilot, "u")
        assert titles(app) == ["Tervehdys", *before]
        app.desk.recorder.store.wait()
        assert [step.title for step in on_disk(path).steps_of(app.desk.day_now())] == titles(app)


async def test_a_step_is_given_time(app: ArvoverkkoApp) -> None:
    """Minutes and clock times as people write them; what is none is refused and can be mended."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        step = app.desk.workshop.steps_of(app.desk.day_now())[1]
        await keys(pilot, "home", "down", "enter", "tab")
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, "1h15")
        await keys(pilot, "tab")
        await settle(pilot)
        assert app.desk.workshop.steps[step.id].minutes == 75
        assert "75" in screen_text(app)
        await keys(pilot, "right", "tab")  # the part, then fixed at
        await type_text(pilot, "9.20")
        await keys(pilot, "tab")
        await settle(pilot)
        assert app.desk.workshop.steps[step.id].fixed == dt.time(9, 20)
        assert "09:20·" in screen_text(app), "a fixed step is marked in the table"

        for field, wrong, words in (
            ("minutes", "monta", "“monta” is no time; write 10, 1h15"),
            ("minutes", "25h", "a step takes at most 24 hours"),
            ("minutes", "-5", "is no time"),
            ("fixed", "25:00", "there is no clock time 25:00"),
            ("fixed", "kohta", "is no time"),
        ):
            kept = app.desk.workshop
            editor = app.screen.query_one(f"#field-{field}")
            editor.focus()
            await settle(pilot)
            await keys(pilot, "end", "ctrl+u")
            await type_text(pilot, wrong)
            await keys(pilot, "tab")
            await settle(pilot)
            assert app.desk.workshop == kept, wrong
            assert words in words_in(app, "#card-scroll"), wrong
            assert editor.value == wrong, "what was typed stays to be mended"
            editor.focus()
            await keys(pilot, "end", "ctrl+u")
            await type_text(pilot, "75" if field == "minutes" else "")
            await keys(pilot, "tab")
            await settle(pilot)
            assert words not in words_in(app, "#card-scroll")
        assert app.desk.workshop.steps[step.id].fixed is None, "an empty field takes the time away"


async def test_the_days_and_starting_a_step(app: ArvoverkkoApp, now) -> None:
    """`,` and `.` go through the days; S starts the step under the cursor."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        assert "Day 1: Yhteinen ymmärrys" in screen_text(app)
        await keys(pilot, "full_stop")
        assert "Day 2: Arvoverkko" in screen_text(app)
        assert "Arvolinkit" in screen_text(app)
        await keys(pilot, "full_stop", "full_stop")
        assert "Day 1: Yhteinen ymmärrys" in screen_text(app)
        await keys(pilot, "comma")
        assert "Day 3: Seuranta" in screen_text(app)
        await keys(pilot, "full_stop")

        now.go_to(dt.datetime(2026, 11, 23, 9, 0))
        await keys(pilot, "home", "down", "S")
        second, first = step_called(app, "Odotukset"), step_called(app, "Avaus ja työskentelytapa")
        assert second.state == "running"
        assert [run.start.replace(microsecond=0) for run in second.runs] == [
            dt.datetime(2026, 11, 23, 9, 0)
        ]
        now.pass_minutes(7)
        await keys(pilot, "home", "S")
        assert step_called(app, first.title).state == "running"
        assert step_called(app, second.title).runs[0].end is not None
        await keys(pilot, "S")
        assert any("is running already" in words for words in _said(app))


async def test_the_table_moves_with_the_time(app: ArvoverkkoApp, now) -> None:
    """A step that runs over pushes the next ones on the agenda's screen without a key."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(dt.datetime(2026, 11, 23, 9, 0))
        await keys(pilot, "escape", "n")
        await go(pilot, "a")
        assert "23.11.2026   on time" in screen_text(app)
        now.pass_minutes(15)
        app._tick()
        await settle(pilot)
        shown = screen_text(app)
        assert "10 min behind" in shown.splitlines()[3]
        (line,) = [line for line in shown.splitlines() if "6D-malli" in line]
        assert line.split()[:2] == ["09:20", "09:30"], "planned, and expected now"
        (line,) = [line for line in shown.splitlines() if "▶ Avaus" in line]
        assert line[: line.index("│")].split()[-1] == "15", "minutes spent"
        await keys(pilot, "home", "enter", "tab", "end", "ctrl+u")
        await type_text(pilot, "monta")
        await keys(pilot, "tab")
        now.pass_minutes(5)
        app._tick()
        await settle(pilot)
        assert "15 min behind" in screen_text(app).splitlines()[3]
        assert "“monta” is no time" in words_in(app, "#card-scroll"), "a tick takes no words away"
        assert app.screen.query_one("#field-minutes").value == "monta"


async def test_a_day_without_steps_can_be_filled(app: ArvoverkkoApp) -> None:
    """The empty agenda takes its first step and says what is missing until then."""
    prepare(app, agenda="empty")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        for step in tuple(app.desk.workshop.steps.values()):
            app.remove("steps", step.id)
        await settle(pilot)
        await keys(pilot, "escape", "K", "J", "S", "d", "n")
        assert any("has no steps" in words for words in _said(app))
        await keys(pilot, "e")
        await settle(pilot)
        await type_text(pilot, "Avaus")
        await keys(pilot, "escape")
        await settle(pilot)
        assert titles(app) == ["Avaus"]
        await keys(pilot, "d")
        assert titles(app) == []


def _said(app: ArvoverkkoApp) -> list[str]:
    return [notice.message for notice in app._notifications] + [screen_text(app)]
