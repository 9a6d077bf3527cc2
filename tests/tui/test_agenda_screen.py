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
        await keys(pilot, "tab", "tab")  # past part and group form, to the clock time
        await type_text(pilot, "9.20")
        await keys(pilot, "tab")
        await settle(pilot)
        assert app.desk.workshop.steps[step.id].fixed == dt.time(9, 20)
        assert "09:20·" in screen_text(app), "a fixed step is marked in the table"

        for field, wrong, words in (
            ("minutes", "-5", "“-5” is no time; write 10, 1h15"),
            ("fixed", "25:00", "there is no clock time 25:00"),
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
        await keys(pilot, "A")  # the agenda stays when a step starts
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
        assert words_in(app, "#day-total").startswith("on time Plan: 1 h, ends 10:00")
        now.pass_minutes(15)
        app._tick()
        await settle(pilot)
        shown = screen_text(app)
        assert words_in(app, "#day-total").startswith("10 min behind, ends 10:10 instead of 10:00")
        (line,) = [line for line in shown.splitlines() if "6D-malli" in line]
        assert line.split()[:2] == ["09:20", "09:30"], "planned, and expected now"
        (line,) = [line for line in shown.splitlines() if "▶ Avaus" in line]
        assert line.split()[-1] == "15", "minutes spent"
        await keys(pilot, "home", "enter", "tab", "end", "ctrl+u")
        await type_text(pilot, "monta")
        await keys(pilot, "tab")
        now.pass_minutes(5)
        app._tick()
        await settle(pilot)
        assert words_in(app, "#day-total").startswith("15 min behind")
        assert "“monta” is no time" in words_in(app, "#card-scroll"), "a tick takes no words away"
        assert app.screen.query_one("#field-minutes").value == "monta"


def row_of(app: ArvoverkkoApp, title: str) -> str:
    """The line of the table that shows the step called `title`."""
    return next(line for line in screen_text(app).splitlines() if title in line)


async def test_times_are_typed_on_the_row(app: ArvoverkkoApp) -> None:
    """What follows moves as one types; Enter takes it, Tab goes on, Esc leaves, u undoes."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "home", "t")
        assert "11:30 for a fixed start" in words_in(app, "#preview")
        await keys(pilot, *"1h")
        assert row_of(app, "6D-malli").split()[0] == "10:15", "the day as it would be"
        assert step_called(app, "Avaus").minutes == 5, "nothing is changed yet"
        assert "Avaus 09:00–10:00, 1 h" in words_in(app, "#preview")
        assert "1 h 55 min, ends 10:55" in words_in(app, "#preview")
        assert app.is_running
        await keys(pilot, "escape")
        assert row_of(app, "6D-malli").split()[0] == "09:20", "all is as it was"
        assert under_cursor(app) == "Avaus"

        await keys(pilot, "t", *"15", "tab", *"+5", "tab", *"9:50", "enter")
        first, second, third = (app.desk.workshop.steps[i] for i in app.desk.day_now().steps[:3])
        assert (first.minutes, second.minutes, third.fixed) == (15, 20, dt.time(9, 50))
        assert "09:50·" in row_of(app, third.title)
        assert under_cursor(app) == third.title
        await keys(pilot, "u", "u", "u")
        assert step_called(app, "Avaus").minutes == 5
        assert "09:50·" not in screen_text(app)

        before = app.desk.workshop
        await keys(pilot, "t", *"kohta", "enter")
        assert "“kohta” is no time" in words_in(app, "#preview")
        assert app.screen.query_one("#row-entry").value == "kohta", "it can be mended"
        await keys(pilot, "ctrl+u", *"25h", "enter")
        assert "at most 24 hours" in words_in(app, "#preview")
        await keys(pilot, "ctrl+u", "enter")
        assert app.desk.workshop == before, "an empty text changes nothing"
        await keys(pilot, "home", "t", *"12")
        await pilot.click(EntityTable, offset=(20, 3))
        await settle(pilot)
        assert step_called(app, "Avaus").minutes == 12, "whoever goes elsewhere has typed it"


async def test_a_step_is_shaped_with_one_key_each(app: ArvoverkkoApp) -> None:
    """Part, group form, marks, a copy, a method; each is seen in the row and undone with u."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(145, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "home")
        before = app.desk.workshop
        assert "opening" in row_of(app, "Avaus")
        await keys(pilot, "j")
        assert "processing" in row_of(app, "Avaus")
        await keys(pilot, "G", "G", "G")
        assert "small groups" in row_of(app, "Avaus") or "in pairs" in row_of(app, "Avaus")
        await keys(pilot, "O", "V")
        assert "optional, spare time" in row_of(app, "Avaus")
        assert "spare time 5 min" in words_in(app, "#day-total")
        await keys(pilot, *"uuuuuu")
        assert app.desk.workshop == before

        await keys(pilot, "c")
        await settle(pilot)
        assert titles(app)[:2] == ["Avaus", "Avaus"]
        assert app.screen.query_one(EntityTable).cursor_row == 1, "the copy has the cursor"
        await keys(pilot, "e")
        await settle(pilot)
        await keys(pilot, "escape", "z")
        await settle(pilot)
        await type_text(pilot, "taitokäsi")
        await keys(pilot, "enter")
        await settle(pilot)
        step = step_called(app, "Taitokäsi")
        assert (step.method, step.minutes) == ("skill-hand", 20)
        assert step.instruction, "the room is told the method's first question"
        assert titles(app)[2] == "Taitokäsi"
        await keys(pilot, "t", *"35", "enter", "z")
        await settle(pilot)
        await type_text(pilot, "kuutio")
        await keys(pilot, "enter")
        await settle(pilot)
        assert step_called(app, "Kuutio").minutes == 35, "minutes that somebody gave it stay"


async def test_steps_are_fetched_from_elsewhere(app: ArvoverkkoApp, now) -> None:
    """From another day, a template and another session: all steps, some, or the day as a whole."""
    prepare(app, "Lahden verkosto", agenda="check-up")
    app.desk.close()
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        first = titles(app)
        await keys(pilot, "home", "g")
        await settle(pilot)
        shown = screen_text(app)
        for words in ("This session", "Day 2: Arvoverkko", "Templates", "Lahden verkosto"):
            assert words in shown, words
        await keys(pilot, "enter")  # the second day
        await settle(pilot)
        await keys(pilot, "a", "down", "space", "enter")  # none but its second step
        await settle(pilot)
        fetched = titles(app, 1)[1]
        assert titles(app) == [first[0], fetched, *first[1:]]

        await keys(pilot, "g")
        await settle(pilot)
        await keys(pilot, "end", "enter")
        await settle(pilot)
        assert "6D-malli" in screen_text(app), "the other session's only day"
        await keys(pilot, "N")
        await settle(pilot)
        days = app.desk.workshop.days_in_order()
        assert len(days) == 4
        assert "6D-malli" in titles(app, 3)
        assert not any(step.runs for step in app.desk.workshop.steps_of(days[3]))
        await keys(pilot, "u", "u")
        assert titles(app) == first
        assert len(app.desk.workshop.days) == 3
        before = app.desk.workshop
        await keys(pilot, "g", "escape")
        assert app.desk.workshop == before


async def test_days_come_and_go(app: ArvoverkkoApp, home, tmp_path) -> None:
    """A new day is shown at once; a removed one comes back; the days become a template; printed."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "N")
        await settle(pilot)
        assert "Day 4: Day 4 2026-12-22 09:00" in words_in(app, "#days")
        await keys(pilot, "comma", "comma", "Z")
        await settle(pilot)
        assert [day.title for day in app.desk.workshop.days_in_order()] == [
            "Yhteinen ymmärrys", "Seuranta", "Day 4",
        ]  # fmt: skip
        assert [day.number for day in app.desk.workshop.days_in_order()] == [1, 2, 3]
        await keys(pilot, "u")
        assert len(app.desk.workshop.days) == 4

        await keys(pilot, "k")
        await settle(pilot)
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, "Meidän päivät [/b]")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Kept as the template “Meidän päivät [/b]”" in screen_text(app)
        assert list((home / "agendas").glob("*.toml"))
        await keys(pilot, "g")
        await settle(pilot)
        assert "Meidän päivät [/b]  your own" in screen_text(app)
        await keys(pilot, "escape", "W")
        await settle(pilot)
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, str(tmp_path))
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Yhteinen ymmärrys" in next(tmp_path.glob("*-agenda.md")).read_text()
        assert "BEGIN:VEVENT" in next(tmp_path.glob("*.ics")).read_text()


async def test_how_a_day_went(app: ArvoverkkoApp, now) -> None:
    """Planned against used, drawn; a day that was not run says so."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "L")
        await settle(pilot)
        assert "Nothing of this day has been run yet." in screen_text(app)
        await keys(pilot, "escape", "A")
        now.go_to(dt.datetime(2026, 11, 23, 9, 0))
        await keys(pilot, "n")
        now.pass_minutes(12)
        await keys(pilot, "n", "L")
        await settle(pilot)
        shown = screen_text(app)
        assert "12 min used for 20 min planned" in shown
        assert "Tunteminen" in shown
        assert "Avaus" in shown
        await keys(pilot, "escape")
        assert app.screen.PLACE == "agenda"


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
