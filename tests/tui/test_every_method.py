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
from model.methods import Catalogue, Method
from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen


def told_in(app: ArvoverkkoApp, language: str) -> str:
    options = ExportOptions(now=dt.datetime(2026, 11, 24), language=language)
    return export(app.desk.workshop, "markdown", options).decode()


SIZES = {"fi": (80, 24), "en": (120, 40)}


def by_turns(catalogue: Catalogue) -> dict[str, list[Method]]:
    """Each method in one of the two languages, each form in both."""
    turns: dict[str, list[Method]] = {language: [] for language in SIZES}
    for form in Form:
        methods = [method for method in catalogue.methods.values() if method.form is form]
        turns["fi"] += methods[::2]
        turns["en"] += methods[1::2] or methods
    return turns


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("language", ["fi", "en"])
async def test_every_method_is_filled_told_and_undone(
    app: ArvoverkkoApp, language: str, half: int
) -> None:
    """By keyboard alone; what was written stands in the report; undo leaves all as it was."""
    set_language(language)
    prepare(app)
    fill(app, "Kela -> Ohjaamo: ohjaus", "+ SPR")
    methods = by_turns(app.desk.catalogue)[language][half::2]
    async with app.run_test(size=SIZES[language]) as pilot:
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
