"""The Ohjaamo half-day, run from the first step to the report, through the program."""

from __future__ import annotations

from pathlib import Path

from filling import fill_in
from steps import enter, fill, keys, on_disk, prepare, screen_text, settle
from textual.widgets import Input

from model.entities import Part, StepState
from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen


async def test_the_half_day_from_start_to_report(app: ArvoverkkoApp, now, tmp_path: Path) -> None:
    """Each step opens its method's form; what is written carries the step; the report tells all."""
    path = prepare(app, agenda="ohjaamo-half-day")
    fill(app, "Kela -> Ohjaamo: ohjaus", "+ Nuori /customer")
    day = app.desk.workshop.days_in_order()[0]
    steps = app.desk.workshop.steps_of(day)
    written: dict[str, str] = {}
    last = ""
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        now.go_to(day.start)
        for number, step in enumerate(steps):
            await keys(pilot, "escape", "n")
            await settle(pilot)
            running = app.desk.running_step()
            assert running is not None and running.id == step.id
            if step.method and step.part is not Part.BREAK:
                method = app.desk.catalogue.methods[step.method]
                assert isinstance(app.screen, MethodScreen), step.title
                assert method.title.en in screen_text(app)
                last = method.title.en
                before = app.desk.workshop
                await fill_in(pilot, method.form, f"anti{number}")
                assert app.desk.workshop != before, step.title
                written[step.id] = f"anti{number}"
            elif step.part is Part.BREAK:
                assert last in screen_text(app), "a break leaves open what was being written"
            now.pass_minutes(step.minutes)
            app._tick()
            await settle(pilot)
        await keys(pilot, "escape", "E")
        await settle(pilot)
        workshop = app.desk.workshop
        assert all(s.state is StepState.DONE for s in workshop.steps_of(day))
        assert len(written) >= 5, "the half-day has five activations"
        cards = {card.text: card.step for card in workshop.cards.values()}
        notes = {note.text: note.step for note in workshop.notes.values()}
        for step_id, text in written.items():
            assert ({**cards, **notes}).get(text, step_id) == step_id, text
        await keys(pilot, "escape", "w")
        await settle(pilot)
        app.screen.query_one(Input).value = str(tmp_path / "out")
        await keys(pilot, "enter")
        await settle(pilot)
        (report,) = (tmp_path / "out").glob("*.md")
        told = report.read_text()
        stored = str(workshop.documents())
        for text in written.values():
            assert text in told or text not in stored, text
        for step in steps:
            assert step.title in told
        await keys(pilot, "q")
    assert on_disk(path) == workshop
