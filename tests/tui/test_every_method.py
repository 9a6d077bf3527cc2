"""Every method of the catalogue: opened, filled by keyboard, told in the report, and undone."""

from __future__ import annotations

import datetime as dt

import pytest
from filling import MARKUP, fill_in
from steps import enter, fill, keys, prepare, screen_text, settle
from textual.pilot import Pilot

from exporters.options import ExportOptions
from exporters.registry import export
from locales import set_language
from model.entities import Form
from model.forms import ON_SHEETS
from model.methods import Method
from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen


def told_in(app: ArvoverkkoApp, language: str) -> str:
    options = ExportOptions(now=dt.datetime(2026, 11, 24), language=language)
    return export(app.desk.workshop, "markdown", options).decode()


@pytest.mark.parametrize(("size", "language"), [((80, 24), "fi"), ((120, 40), "en")])
@pytest.mark.parametrize("phase", [1, 2, 3, 4])
async def test_every_method_is_filled_told_and_undone(
    app: ArvoverkkoApp, size: tuple[int, int], language: str, phase: int
) -> None:
    """By keyboard alone; what was written stands in the report; undo leaves all as it was."""
    set_language(language)
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "+ SPR")
    methods = [m for m in app.desk.catalogue.methods.values() if m.phase == phase]
    assert methods
    async with app.run_test(size=size) as pilot:
        await enter(pilot)
        await keys(pilot, "escape", "M")
        await settle(pilot)
        for number, method in enumerate(methods):
            await check(app, pilot, method, f"{MARKUP}{number}", language)
        assert app.is_running


async def check(
    app: ArvoverkkoApp, pilot: Pilot[None], method: Method, text: str, language: str
) -> None:
    """One method, from opening it to undoing all that was written."""
    screen = app.screen
    assert isinstance(screen, MethodScreen), method.key
    screen.choose(method.key)
    await settle(pilot)
    await settle(pilot)
    assert method.title.of(language) in screen_text(app), method.key
    before = app.desk.workshop
    await fill_in(pilot, method.form, text)
    assert app.desk.workshop != before, f"{method.key}: nothing was written"
    told = told_in(app, language)
    if method.form is not Form.RATING:
        assert str(text.strip()) in str(app.desk.workshop.documents()), method.key
        assert text.split()[-1] in told
    if method.form in ON_SHEETS:
        titles = (method.title.fi, method.title.en)
        assert any(title in told for title in titles), f"{method.key}: not in the report"
    for _undo in range(10):
        if app.desk.workshop == before:
            break
        await keys(pilot, "u")
    assert app.desk.workshop == before, f"{method.key}: undo does not bring back what was"
