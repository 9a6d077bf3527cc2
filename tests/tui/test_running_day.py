"""A workshop day with the clock: what the header says at exact times, and the keys that run it."""

from __future__ import annotations

import datetime as dt

from steps import (
    enter,
    fill,
    footer_line,
    go,
    header_line,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    toasts,
    type_text,
    words_in,
)  # fmt: skip
from textual.widget import Widget

from model import clock
from model.entities import Step
from tui.app import ArvoverkkoApp
from tui.screens.agenda_recover import RecoverScreen

NINE = dt.datetime(2026, 11, 23, 9, 0)


async def at(app: ArvoverkkoApp, pilot, now, time: dt.datetime) -> str:
    """The header at `time`."""
    now.go_to(time)
    app._tick()
    await settle(pilot)
    return header_line(app)


def after(minutes: float, seconds: float = 0) -> dt.datetime:
    return NINE + dt.timedelta(minutes=minutes, seconds=seconds)


def running(app: ArvoverkkoApp) -> Step:
    step = app.desk.running_step()
    assert step is not None
    return step


async def test_a_day_from_next_to_finish(app: ArvoverkkoApp, now) -> None:
    """Next, minutes given and taken, pause, back and the end, at exact times in the header."""
    path = prepare(app, agenda="check-up")
    async with app.run_test(size=(140, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape")
        assert "left" not in header_line(app), "before the day there is no clock"
        await keys(pilot, "plus")
        assert "No step is running" in screen_text(app)

        now.go_to(NINE)
        await keys(pilot, "n")
        assert running(app).title == "Avaus"
        app.desk.recorder.store.wait()
        header = await at(app, pilot, now, after(2, 29.5))
        assert "09:02   Avaus 2:30 left   on time   saved" in header
        header = await at(app, pilot, now, after(4, 58.5))
        assert "Avaus 0:01 left" in header
        header = await at(app, pilot, now, after(8, 10.5))
        assert "Avaus 3:10 over   3 min behind" in header

        await keys(pilot, "plus")
        header = await at(app, pilot, now, after(8, 10.5))
        assert "Avaus 1:49 left" in header
        assert running(app).added == 5
        await keys(pilot, "minus")
        assert running(app).added == 0
        assert "3:10 over" in await at(app, pilot, now, after(8, 10.5))

        await keys(pilot, "n")
        assert running(app).title == "Tunteminen, luottamus, sitoutuminen"
        header = await at(app, pilot, now, after(10, 10))
        assert "13:00 left   3 min behind" in header

        await keys(pilot, "s")
        assert running(app).state == "paused"
        assert "13:00 left" in await at(app, pilot, now, after(14, 10)), "a paused clock stands"
        await keys(pilot, "s")
        assert running(app).state == "running"
        header = await at(app, pilot, now, after(15, 10))
        assert "12:00 left   7 min behind" in header

        await keys(pilot, "b")
        assert running(app).title == "Avaus"
        assert "3:10 over" in await at(app, pilot, now, after(15, 10)), "its time goes on adding up"
        await keys(pilot, "n", "n", "n", "n")
        assert running(app).title == "Seuraavat askeleet"
        now.go_to(after(30))
        await keys(pilot, "E")
        assert app.desk.running_step() is None
        assert "left" not in header_line(app)
        app.desk.recorder.store.wait()
        states = [step.state for step in on_disk(path).steps_of(app.desk.day_now())]
        assert states == ["done"] * 5
        await keys(pilot, "n")
        assert any("is done" in words for words in [*toasts(app), screen_text(app)])


async def test_notes_carry_the_step_and_the_time(app: ArvoverkkoApp, now) -> None:
    """A line captured while a step runs belongs to it; the preview of a running day says so."""
    prepare(app, agenda="check-up")
    now.go_to(NINE)
    app.desk.apply(clock.next_step(app.desk.workshop, now()))
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(after(3))
        await keys(pilot, "escape", "space", *"hei", "enter")
        (note,) = app.desk.workshop.notes.values()
        assert (note.text, note.step) == ("hei", running(app).id)
        assert note.created.replace(microsecond=0) == after(3)


async def test_catching_up_shows_ways_and_takes_one(app: ArvoverkkoApp, now) -> None:
    """R names each way with the times that follow; Enter takes one, Esc none."""
    path = prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "R")
        assert "nothing to catch up" in screen_text(app)
        now.go_to(NINE)
        await keys(pilot, "n", "n")
        now.go_to(after(75))
        app._tick()
        await settle(pilot)
        before = app.desk.workshop
        await keys(pilot, "R")
        await settle(pilot)
        assert isinstance(app.screen, RecoverScreen)
        ways = {way.key: way for way in app.desk.moment().forecast.recoveries}
        assert {"push_end", "shorten", "use_buffers"} <= set(ways)
        shown = " ".join(screen_text(app).split())
        assert "Use the spare time" in shown
        assert "in proportion" in shown
        assert f"ends {ways['shorten'].expected_end:%H:%M}" in shown
        await keys(pilot, "escape")
        assert app.desk.workshop == before

        await keys(pilot, "R")
        await settle(pilot)
        await keys(pilot, "home", "down", "enter")
        await settle(pilot)
        assert not isinstance(app.screen, RecoverScreen)
        chosen = list(ways.values())[1]
        assert app.desk.workshop != before
        for step_id, minutes in chosen.added:
            step, was = app.desk.workshop.steps[step_id], before.steps[step_id]
            assert step.added - was.added == minutes
        assert app.desk.moment().forecast.expected_end <= ways["push_end"].expected_end
        app.desk.recorder.store.wait()
        assert on_disk(path) == app.desk.workshop, "what was chosen is in the log and the file"
        await keys(pilot, "u")
        assert app.desk.workshop == before


async def test_the_agenda_beside_the_work(app: ArvoverkkoApp, now) -> None:
    """Done, running and coming steps, when it ends, and a warning for the closing."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n")
        now.go_to(after(20))
        await keys(pilot, "n")
        await go(pilot, "2")
        shown = screen_text(app)
        assert "✓09:00 Avaus ja" in shown
        assert "▶09:20 Odotukset" in shown
        assert "11:30·Lounas" in shown
        assert "on time" in words_in(app, "AgendaPanel")
        await at(app, pilot, now, after(150))
        assert "instead of 15:00" in words_in(app, "AgendaPanel")
        fill(app, "Kela -> Asiakas: etuudet")
        await go(pilot, "3")
        assert "▶09:20 Odotukset" in screen_text(app)
        assert "n next step" in footer_line(app)


async def test_over_midnight_and_after_a_restart_the_step_still_runs(
    app: ArvoverkkoApp, home, now
) -> None:
    """Closing the program ends nothing: the clock is computed from stored starts."""
    path = prepare(app, agenda="check-up")
    async with app.run_test(size=(140, 40)) as pilot:
        await enter(pilot)
        now.go_to(NINE)
        await keys(pilot, "escape", "n")
        await keys(pilot, "q")
    now.go_to(after(2, 59.5))
    again = ArvoverkkoApp(path, folder=home, now=now)
    async with again.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert "Avaus 2:00 left" in header_line(again)
        header = await at(again, pilot, now, after(16 * 60, 0.5))
        assert "Avaus 15:55:00 over" in header


async def test_a_late_key_is_set_right_and_steps_are_left_out(app: ArvoverkkoApp, now) -> None:
    """T says when the step really began; X leaves a step out and brings it back."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "A", "T")
        assert "No step is running" in screen_text(app)
        now.go_to(after(12))
        await keys(pilot, "n", "T")
        await settle(pilot)
        assert "When did “Avaus” really begin?" in screen_text(app)
        for typed, said in (("puoli", "is no time"), ("9:30", "still to come")):
            await keys(pilot, "end", "ctrl+u")
            await type_text(pilot, typed)
            await keys(pilot, "enter")
            await settle(pilot)
            assert any(said in words for words in toasts(app)), typed
            await keys(pilot, "T")
            await settle(pilot)
        await keys(pilot, "end", "ctrl+u")
        await type_text(pilot, "9.07")
        await keys(pilot, "enter")
        await settle(pilot)
        assert running(app).runs[0].start == after(7)
        assert "Avaus 0:00 left" in await at(app, pilot, now, after(11, 59.5))
        await keys(pilot, "u")
        assert running(app).runs[0].start > after(11)

        await keys(pilot, "X")
        assert running(app).title == "Tunteminen, luottamus, sitoutuminen"
        await go(pilot, "a")
        await keys(pilot, "end", "X")
        assert "skipped" in screen_text(app)
        last = app.desk.workshop.steps_of(app.desk.day_now())[-1]
        assert last.state == "skipped"
        await keys(pilot, "X")
        assert app.desk.workshop.steps[last.id].state == "planned", "once more brings it back"


async def test_a_day_of_another_date_begins_now(app: ArvoverkkoApp, now) -> None:
    """Its times move along, nothing is 10 hours ahead, and one key takes it all back."""
    prepare(app)
    before = app.desk.workshop
    async with app.run_test(size=(140, 40)) as pilot:
        await enter(pilot)
        now.go_to(dt.datetime(2026, 11, 22, 18, 30, 20))
        await keys(pilot, "escape", "A", "n")
        assert "Day 1 begins now instead of 2026-11-23 09:00" in screen_text(app)
        day = app.desk.day_now()
        assert day.start == dt.datetime(2026, 11, 22, 18, 30)
        header = await at(app, pilot, now, dt.datetime(2026, 11, 22, 18, 40))
        assert "ahead" not in header
        assert "behind" not in header
        lunch = next(step for step in app.desk.workshop.steps_of(day) if step.title == "Lounas")
        assert lunch.fixed == dt.time(21, 0), "two and a half hours after the beginning, as planned"
        await keys(pilot, "u")
        assert app.desk.workshop == before
        now.go_to(NINE + dt.timedelta(minutes=40))
        await keys(pilot, "n")
        assert app.desk.day_now() == before.days[day.id], (
            "a day that merely begins late keeps its plan"
        )


async def test_a_step_that_starts_opens_its_method(app: ArvoverkkoApp, now) -> None:
    """Where nobody types and nothing is projected; A turns it off, also for the next time."""
    prepare(app)
    now.go_to(NINE)
    async with app.run_test(size=(140, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "n")
        await settle(pilot)
        assert app.screen.PLACE == "method"
        assert "Avaus ja työskentelytapa · Way of working" in header_line(app)
        await keys(pilot, "1", "p", "n")
        await settle(pilot)
        assert "Odotukset" in header_line(app), "the room goes on seeing what it saw"
        await keys(pilot, "escape")
        await settle(pilot)
        assert app.screen.PLACE == "mapping"
        await keys(pilot, "A")
        assert "leaves the screen as it is" in screen_text(app)
        await keys(pilot, "n")
        await settle(pilot)
        assert app.screen.PLACE == "mapping"
        assert running(app).title == "Tehtävät ja palvelut"
        assert not ArvoverkkoApp(folder=app.desk.folder, now=now).settings.opens_method


async def test_a_second_repaints_the_remaining_time_alone(
    app: ArvoverkkoApp, now, monkeypatch
) -> None:
    """Wherever one is: nothing is laid out, and what stands still is not drawn again."""
    prepare(app)
    fill(app, "Kela -> Asiakas: etuudet")
    now.go_to(NINE)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "A", "n")
        for place in ("3", "a", "M", "p"):
            await keys(pilot, place)
            await settle(pilot)
            now.pass_minutes(0.1)
            app._tick()
            await settle(pilot)
            repainted: list[tuple[Widget, bool]] = []
            refresh = Widget.refresh

            def spied(widget: Widget, *regions, refresh=refresh, repainted=repainted, **how):
                repainted.append((widget, how.get("layout", False)))
                return refresh(widget, *regions, **how)

            with monkeypatch.context() as patch:
                patch.setattr(Widget, "refresh", spied)
                now.pass_minutes(1 / 60)
                app._tick()
                await settle(pilot)
            left = "room-left" if place == "p" else "head-left"
            in_sight = [(widget.id, again) for widget, again in repainted if widget.region.area]
            assert in_sight == [(left, False)], place


async def test_a_late_lunch_offers_three_ways_and_one_key_takes_one(
    app: ArvoverkkoApp, now
) -> None:
    """Lunch that began late may stay short, get its time from the next step, or move the rest."""
    prepare(app)
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "A")
        now.go_to(NINE)
        await keys(pilot, "n", "home", "down", "down", "down", "down", "down")
        now.go_to(after(162))  # lunch is at 11:30
        await keys(pilot, "S")
        await at(app, pilot, now, after(162.5))
        lines = screen_text(app)
        assert "12 min missing: Lounas keeps 33 of 45 min" in lines
        for words in ("move what follows", "leave Lounas short", "shorten Keitä puuttuu? alone"):
            assert words in lines, words
        await keys(pilot, "R")
        await settle(pilot)
        assert "Lounas keeps 33 of 45 min" in screen_text(app)
        assert "Leave Lounas at 33 of 45 min" in screen_text(app)
        await keys(pilot, "escape", "f6")
        await settle(pilot)
        assert "12 min missing" not in screen_text(app)
        lunch = running(app)
        seen = {step.id: step for step in app.desk.moment().forecast.steps}
        assert lunch.title == "Lounas"
        assert 45 <= seen[lunch.id].expected_minutes <= 46, "until a full minute"
        await keys(pilot, "u", "R")
        await settle(pilot)
        await keys(pilot, "down", "enter")
        await settle(pilot)
        assert app.desk.moment().forecast.losses == ()
        assert running(app).agreed_start is not None


async def test_a_forgotten_end_and_another_end_of_the_day(app: ArvoverkkoApp, now) -> None:
    """h sets right when a step ended; B says when the day ends, as the room has it or agreed."""
    prepare(app, agenda="check-up")
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await go(pilot, "a")
        await keys(pilot, "A", "h")
        assert "Nothing of this day has been run yet" in screen_text(app)

        await answer(app, pilot, "B", "When must the room be left?", "10")
        assert app.desk.day_now().ends == dt.time(10)
        assert "all of it used" in screen_text(app)
        await answer(app, pilot, "B", "When must the room be left?", "")
        assert app.desk.day_now().ends is None

        now.go_to(NINE)
        await keys(pilot, "n")
        now.go_to(after(20))
        await answer(app, pilot, "h", "When did “Avaus” really end?", "9.30")
        assert "it cannot have ended 09:30" in " ".join(toasts(app)), "that is still to come"
        await answer(app, pilot, "h", "When did “Avaus” really end?", "9.06")
        first = app.desk.workshop.steps_of(app.desk.day_now())[0]
        assert (first.state, first.runs[-1].end) == ("done", after(6))
        await answer(app, pilot, "h", "When did “Avaus” really end?", "9.11")
        first = app.desk.workshop.steps_of(app.desk.day_now())[0]
        assert first.runs[-1].end == after(11), "later than was thought first, too"

        await answer(app, pilot, "B", "Planned 10:00", "10.30")
        assert app.desk.moment().forecast.due_end == after(90)
        await answer(app, pilot, "B", "Planned 10:00", "")
        assert app.desk.day_now().agreed_end is None
        await answer(app, pilot, "B", "Planned 10:00", "huomenna")
        assert app.desk.day_now().agreed_end is None
        assert any("is no time" in words for words in toasts(app))


async def answer(app: ArvoverkkoApp, pilot, key: str, question: str, words: str) -> None:
    """Press a key that asks something, and answer."""
    await keys(pilot, key)
    await settle(pilot)
    assert question in " ".join(screen_text(app).split())
    await keys(pilot, "end", "ctrl+u")
    await type_text(pilot, words)
    await keys(pilot, "enter")
    await settle(pilot)
