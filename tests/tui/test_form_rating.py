"""Ratings on the screen: digits answer, distributions follow at once, nobody's answers are told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from steps import (
    enter,
    footer_line,
    keys,
    on_disk,
    prepare,
    screen_text,
    settle,
    toasts,
    type_text,
    words_in,
)  # fmt: skip
from textual.pilot import Pilot

from model.entities import Respondent
from model.forms import opened_sheet, sheet_for
from model.forms.rating import answer, responses_of
from tui.app import ArvoverkkoApp
from tui.widgets.forms.rating import RatingForm
from tui.widgets.plot import Plot, Series, pictured

OWN = """
phases = [2]
form = "rating"
group = ["plenary"]
title = { fi = "Oma [/b]", en = "Own [/b]" }
purpose = { fi = "Koe", en = "A try" }
prompts = { fi = ["?"], en = ["?"] }
[minutes]
processing = 5
[scale]
low = 0
high = 10
[[items]]
key = "a"
title = { fi = "[/b] yksi", en = "[/b] one [@click=app.quit]x[/]" }
[[items]]
key = "b"
title = { fi = "kaksi", en = "two" }
steps = { fi = ["[/b] ei", "joo"], en = ["[/b] no", "yes"] }
"""


async def open_rating(app: ArvoverkkoApp, pilot: Pilot[None], words: str) -> RatingForm:
    """Go to the rating whose title has these words."""
    await keys(pilot, "escape", "M", "z")
    await settle(pilot)
    await type_text(pilot, words)
    await keys(pilot, "enter")
    await settle(pilot)
    (form,) = app.screen.query(RatingForm)
    return form


def values(app: ArvoverkkoApp) -> list[list[int]]:
    """The answers as they stand, respondent by respondent."""
    return [list(one.values.values()) for one in app.desk.workshop.responses.values()]


async def test_digits_answer(app: ArvoverkkoApp) -> None:
    """Respondent after respondent by digits; distribution, mean and spread follow each one."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_rating(app, pilot, "6D")
        assert "nobody yet" in screen_text(app)
        assert "e answers" in footer_line(app)
        await keys(pilot, "e")
        assert "1–5 answers" in footer_line(app)
        assert "Esc done" in footer_line(app)
        assert "Debate" in words_in(app, "#pad")
        assert app.screen.PLACE == "method", "digits are no places here"
        await keys(pilot, "4", "3")
        await settle(pilot)
        assert "Difference" in words_in(app, "#pad")
        assert values(app) == [[4, 3]], "each digit is saved at once"
        await keys(pilot, "9")
        assert "from 1 to 5" in screen_text(app)
        await keys(pilot, "down", "5", "5", "5")
        await settle(pilot)
        assert "Everything is answered" in words_in(app, "#pad")
        await keys(pilot, "3")
        assert len(values(app)) == 1, "a digit too many answers nothing"
        await keys(pilot, "enter", "2", "2", "2", "2", "2", "2", "enter", "4", "escape")
        await settle(pilot)
        assert values(app) == [[4, 3, 5, 5, 5], [2] * 6, [4]]
        assert "Answered: 3 people" in screen_text(app)
        shown = words_in(app, "#rating-items")
        assert "1 Debate" in shown and "3.3" in shown and "2–4" in shown
        assert "Fewer than 5 answers" in " ".join(screen_text(app).split())
        assert "1–5 answers" not in footer_line(app)
        await keys(pilot, "1")
        await settle(pilot)
        assert app.screen.PLACE == "mapping", "and are places again"
    assert len(on_disk(app.desk.path or Path()).responses) == 3


async def test_taking_back_and_undo(app: ArvoverkkoApp) -> None:
    """Backspace and u take back, the pad goes along; redo brings the answers again."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_rating(app, pilot, "6D")
        await keys(pilot, "e", "5", "5", "1", "backspace", "2")
        await settle(pilot)
        assert values(app) == [[5, 5, 2]]
        assert "Distinction" in words_in(app, "#pad")
        await keys(pilot, "u")
        await settle(pilot)
        assert "Difference" in words_in(app, "#pad")
        await keys(pilot, "u", "u", "u", "u")
        await settle(pilot)
        assert not app.desk.workshop.responses
        assert not app.desk.workshop.sheets, "the sheet came with the first answer"
        assert "Debate" in words_in(app, "#pad")
        await keys(pilot, "U", "U")
        await settle(pilot)
        assert values(app) == [[5, 5]]
        await keys(pilot, "3")
        await settle(pilot)
        assert values(app) == [[5, 5, 3]], "the answers that came back are gone on with"
        # A note in between: the answering waits for it.
        await keys(pilot, "space")
        await type_text(pilot, "välihuomio")
        await keys(pilot, "enter", "escape", "4")
        await settle(pilot)
        assert values(app) == [[5, 5, 3, 4]]
        assert [note.text for note in app.desk.workshop.notes.values()] == ["välihuomio"]
        await keys(pilot, "d")
        await settle(pilot)
        assert not app.desk.workshop.responses
        assert form.answering.goes_on


async def test_group_room_and_name(app: ArvoverkkoApp) -> None:
    """c says who answers; a name is for the facilitator and comes off again."""
    prepare(app)
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_rating(app, pilot, "6D")
        await keys(pilot, "c", "e", "3", "enter", "c", "4", "4", "enter")
        assert "The room answers once" in screen_text(app)
        await keys(pilot, "escape", "e", "2")
        await settle(pilot)
        kinds = [one.by for one in app.desk.workshop.responses.values()]
        assert kinds == [Respondent.GROUP, Respondent.ROOM]
        assert values(app) == [[3], [2, 4]], "the room's answers are one and are mended"
        await keys(pilot, "escape", "j", "home", "t")
        await settle(pilot)
        await type_text(pilot, "Pöytä [/b] 1")
        await keys(pilot, "enter")
        await settle(pilot)
        assert "Pöytä [/b] 1" in screen_text(app)
        sheet = sheet_for(app.desk.workshop, form.method.key)
        shown = RatingForm.projected(app.desk.workshop, form.method, sheet, 100, 30).plain
        assert "Debate" in shown and "1 group and the whole room" in shown
        assert "Pöytä" not in shown
        await keys(pilot, "t")
        await settle(pilot)
        assert "Pöytä" not in words_in(app, "#answers")
        await keys(pilot, "c")
        await settle(pilot)
        first = next(iter(app.desk.workshop.responses.values()))
        assert first.by is Respondent.PERSON, "the room has answered: next comes a person"
        await keys(pilot, "enter", "5", "escape", "d")
        await settle(pilot)
        assert values(app) == [[2, 4]]
        await keys(pilot, "u")
        await settle(pilot)
        assert values(app) == [[5], [2, 4]]


async def test_rounds_over_time(app: ArvoverkkoApp) -> None:
    """A new round beside the earlier one: figures, change, and a plot that needs no colour."""
    prepare(app)
    desk = app.desk
    method = desk.catalogue.methods["knowing-trust-commitment"]
    for lift in (0, 1):
        at = desk.now() - dt.timedelta(days=2 - lift)
        desk.apply(opened_sheet(desk.workshop, method, at=at))
        sheet = sheet_for(desk.workshop, method.key)
        assert sheet is not None
        for _person in range(6):
            response = None
            for item in sheet.items:
                change = answer(desk.workshop, sheet, response, item.key, 2 + lift, at=at)
                desk.apply(change)
                response = response or change.edits[0].entity.id
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        await open_rating(app, pilot, "knowing")
        shown = words_in(app, "#spread")
        assert "mean s.d. n r1 change" in shown
        assert "Knowing 3.0 ±0.0 2.0 +1.0" in shown
        await keys(pilot, "j", "j")
        await settle(pilot)
        plot = words_in(app, "#over-time")
        assert "A Knowing 2.0 → 3.0" in plot and "C Commitment" in plot
        assert "r1 21.11." in plot and "r2 22.11." in plot
        assert plot.count("C") > 2, "signs stand at the points"
        await keys(pilot, "f3")
        await settle(pilot)
        assert app.is_running
        await keys(pilot, "N")
        await settle(pilot)
        assert len(app.desk.workshop.sheets) == 3
        assert "nobody yet" in screen_text(app)
        await keys(pilot, "e", "4")
        await settle(pilot)
        assert len(responses_of(app.desk.workshop, sheet_for(app.desk.workshop, method.key))) == 1


async def test_the_room_sees_every_item(app: ArvoverkkoApp) -> None:
    """However small the projector's window is: titles are cut before an item is left out."""
    prepare(app)
    desk = app.desk
    method = desk.catalogue.methods["knowing-trust-commitment"]
    desk.apply(opened_sheet(desk.workshop, method, at=desk.now()))
    sheet = sheet_for(desk.workshop, method.key)
    assert sheet is not None
    for item in sheet.items:
        desk.apply(answer(desk.workshop, sheet, None, item.key, 4, at=desk.now()))
    for width, height in ((78, 20), (118, 36), (198, 56)):
        lines = RatingForm.projected(desk.workshop, method, sheet, width, height).split("\n")
        assert len(lines) <= height
        assert max(line.cell_length for line in lines) <= width
        shown = "\n".join(line.plain for line in lines)
        assert all(f" {number} " in shown for number in range(1, 13))
        assert shown.count("█1") == 12


async def test_markup_zero_and_ten(app: ArvoverkkoApp, home: Path) -> None:
    """A facilitator's own rating: markup is text, 0 and 10 are values, steps have words."""
    folder = home / "methods"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(OWN)
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        assert not toasts(app)
        await open_rating(app, pilot, "own [/b]")
        assert "[/b] one [@click=app.quit]x[/]" in screen_text(app)
        await keys(pilot, "e", "1", "0", "1", "enter", "1", "enter", "0", "enter", "7", "escape")
        await settle(pilot)
        assert values(app) == [[10, 1], [1, 0], [7]]
        assert "[/b] no" in words_in(app, "#rating-items")
        await keys(pilot, "e")
        await settle(pilot)
        assert "[/b] one" in words_in(app, "#pad")
        await pilot.click("#pad", offset=(4, 2))
        await settle(pilot)
        assert len(values(app)) == 4, "a click on the scale answers as well"


async def test_in_finnish(app: ArvoverkkoApp) -> None:
    """Items and figures in the language in force; F2 while answering loses nothing."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_rating(app, pilot, "participation")
        await keys(pilot, "e", "6")
        await settle(pilot)
        assert "6 I devised it" in words_in(app, "#pad")
        await keys(pilot, "escape", "f2")
        await settle(pilot)
        assert "Osallisuus" in screen_text(app)
        assert "Keksin itse" in screen_text(app)
        assert values(app) == [[6]]


def test_a_plot_fits_its_room() -> None:
    plot = Plot(
        (Series("A", (1.0, None, 3.5)), Series("B", (None, None, None))), ("x", "y", "z"), 1, 5
    )
    for width, height in ((24, 6), (80, 20), (200, 60)):
        lines = pictured(plot, width, height).plain.split("\n")
        assert len(lines) <= height
        assert max(map(len, lines)) <= width
        assert "A" in "".join(lines)
    assert pictured(plot, 10, 3).plain == ""
    coloured = pictured(plot, 60, 12, ["#ff0000", "#00ff00"])
    assert coloured.plain == pictured(plot, 60, 12).plain
    assert any(span.style for span in coloured.spans)
