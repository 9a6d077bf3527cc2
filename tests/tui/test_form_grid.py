"""The grid by keyboard: writing, going on, new rows, refusals, drafts, undo, in small windows."""

from __future__ import annotations

from typing import cast

from steps import (
    enter,
    footer_line,
    go,
    key_event,
    keys,
    prepare,
    resize,
    screen_text,
    settle,
    toasts,
    until,
    words_in,
)
from textual import events
from textual.color import Color
from textual.pilot import Pilot

from benchmarks.generate import generate
from model.entities import GridRow
from tui.app import ArvoverkkoApp
from tui.screens.method import MethodScreen
from tui.widgets.forms.grid import GridForm
from tui.widgets.forms.grid_editor import CellEditor
from tui.widgets.forms.grid_table import GridTable

MARKUP = "[/b] [@click=app.quit]x[/]"


async def open_method(app: ArvoverkkoApp, pilot: Pilot[None], key: str) -> GridForm:
    """Go to the method's form."""
    await go(pilot, "M")
    cast(MethodScreen, app.screen).choose(key)
    await settle(pilot)
    return app.screen.query_one(GridForm)


async def write(pilot: Pilot[None], text: str, *after: str) -> None:
    """Type `text` letter by letter, then press keys."""
    for letter in text:
        pilot.app.post_message(key_event(letter))
    await pilot.pause()
    await keys(pilot, *after)


def rows(app: ArvoverkkoApp) -> list[GridRow]:
    return list(app.desk.workshop.grid_rows.values())


def cells(app: ArvoverkkoApp) -> list[dict[str, str]]:
    return [dict(row.cells) for row in rows(app)]


async def test_a_free_grid_is_filled_without_a_pause(app: ArvoverkkoApp) -> None:
    """Enter, type, Tab, type, Enter: the next row begins under the first column of the run."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        form = await open_method(app, pilot, "own-networks")
        assert not app.desk.workshop.sheets, "nothing is opened by looking"
        for key in ("enter", *"Tiimi", "tab", *"muita", "enter", *"Ryhma", "enter", "enter"):
            app.post_message(key_event(key))  # all at once, as fast fingers do
        await settle(pilot)
        assert cells(app) == [{"network": "Tiimi", "others": "muita"}, {"network": "Ryhma"}]
        assert len(app.desk.workshop.sheets) == 1
        assert app.focused is form.table, "Enter on an empty new row ends the writing"
        assert "2 rows" in words_in(app, "#grid-foot")
        await keys(pilot, "u", "u", "u")
        assert not app.desk.workshop.sheets, "the sheet came with the first cell, and goes with it"
        await keys(pilot, "U", "U", "U")
        assert [list(row.values()) for row in cells(app)] == [["Tiimi", "muita"], ["Ryhma"]]
        # A block copied from a spreadsheet, as one change.
        app.post_message(events.Paste("Eka\tyksi\nToka\t\tsyy [/b]"))
        await settle(pilot)
        assert cells(app)[2:] == [
            {"network": "Eka", "others": "yksi"}, {"network": "Toka", "why": "syy [/b]"},
        ]  # fmt: skip
        await keys(pilot, "u")
        assert len(cells(app)) == 2
        # A new row between, moved up, removed, brought back.
        await keys(pilot, "ctrl+home", "e")
        await write(pilot, "Vali", "escape", "K")
        shown = words_in(app, "#grid-area")
        assert shown.index("Vali") < shown.index("Tiimi") < shown.index("Ryhma")
        await keys(pilot, "d")
        assert "Vali" not in words_in(app, "#grid-area")
        await keys(pilot, "u")
        assert "Vali" in words_in(app, "#grid-area")


async def test_keys_of_a_spreadsheet_write_and_empty_cells(app: ArvoverkkoApp) -> None:
    """The footer says what Enter does; a letter alone writes nothing and says so."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        form = await open_method(app, pilot, "ways-of-working")
        assert "Enter write" in footer_line(app)
        await keys(pilot, "ö")
        assert "Enter writes into the cell" in words_in(app, "#grid-foot")
        assert not app.desk.workshop.sheets
        await keys(pilot, "right", "enter")
        await write(pilot, "Kerran kuussa", "escape", "down")
        assert "Letters are commands" not in words_in(app, "#grid-foot")
        await keys(pilot, "up", "backspace")
        assert form.editor.text == "", "Backspace begins the cell anew"
        await write(pilot, "Kahdesti", "escape")
        assert cells(app) == [{"agreed": "Kahdesti"}]
        await keys(pilot, "delete")
        assert cells(app) == [{}], "Delete empties the cell, not the row"
        await keys(pilot, "u")
        assert cells(app) == [{"agreed": "Kahdesti"}]
        await keys(pilot, "c", "home", "delete")
        assert rows(app)[0].done, "a given title is nothing to be emptied"
        await keys(pilot, "end", "delete")
        assert not rows(app)[0].done
        assert cells(app) == [{"agreed": "Kahdesti"}]
        for _theme in range(2):
            cursor = app.screen.query_one(GridTable).get_component_styles("grid--cursor")
            assert contrast(cursor.color, cursor.background) >= 4.5, app.theme
            await keys(pilot, "f3")
            await settle(pilot)


def contrast(first: Color, second: Color) -> float:
    """The contrast of two opaque colours, as WCAG 2.2 counts it."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


async def test_columns_scroll_with_the_cursor_and_nothing_is_cut_off_silently(
    app: ArvoverkkoApp,
) -> None:
    """The first column stays; what is out of sight is counted."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await open_method(app, pilot, "own-networks")
        await keys(pilot, "enter")
        await write(pilot, "Tiimi", "escape")
        assert "Why it exists" in screen_text(app)
        assert "columns ›" in words_in(app, "#grid-foot")
        await keys(pilot, "end")
        shown = screen_text(app)
        assert "Added value to my" in shown
        assert "Why it exists" not in shown
        assert "Tiimi" in shown
        assert "‹ 4 columns" in words_in(app, "#grid-foot")
        await resize(pilot, 200, 60)
        await until(pilot, lambda: "Why it exists" in screen_text(app), 20)
        assert "Why it exists" in screen_text(app)
        assert "columns" not in words_in(app, "#grid-foot")
        # Rows are as high as needed up to a limit; the editor shows all of it, new lines too.
        await resize(pilot, 80, 24)
        form = await open_method(app, pilot, "purpose")
        await keys(pilot, "enter")
        editor = app.focused
        assert isinstance(editor, CellEditor)
        words = " ".join(f"sana{number}" for number in range(60))
        editor.insert(words)
        await pilot.pause()
        await keys(pilot, "ctrl+n")
        await write(pilot, "loppu", "escape")
        assert rows(app)[-1].cells["answer"] == f"{words}\nloppu"
        assert "loppu" not in words_in(app, "#grid-area")
        assert "…" in words_in(app, "#grid-area")
        assert "What" in screen_text(app), "the rows beneath stay in sight"
        await keys(pilot, "enter")
        assert "loppu" in words_in(app, "#grid-area")
        await keys(pilot, "escape", "down", "enter")
        assert (form.table.row, form.editor.text) == (1, "")


async def test_a_refused_date_stays_and_says_why(app: ArvoverkkoApp) -> None:
    """The first leaving is refused with words; insisting leaves the text marked in its cell."""
    prepare(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        form = await open_method(app, pilot, "ways-of-working")
        await keys(pilot, "enter")
        await write(pilot, f"Sovittu {MARKUP}", "tab")
        await write(pilot, MARKUP, "tab")
        await write(pilot, "31.2.2026", "tab")
        assert "is no date" in words_in(app, "#grid-foot")
        assert form.table.column == 3
        await keys(pilot, "tab")
        assert "31.2.2026" in words_in(app, "#grid-area")
        (row,) = rows(app)
        assert (row.cells["agreed"], row.owner, row.due) == (f"Sovittu {MARKUP}", MARKUP, None)
        assert MARKUP.split()[0] in words_in(app, "#grid-area")
        await keys(pilot, "escape", "home", "up", "end", "left", "enter", "ctrl+u")
        await write(pilot, "1.11.2026", "escape")
        assert str(rows(app)[0].due) == "2026-11-01"
        assert "! 2026-11-01" in words_in(app, "#grid-area")
        assert "1 late" in words_in(app, "#grid-foot")
        await keys(pilot, "c")
        assert rows(app)[0].done
        assert "! 2026-11-01" not in words_in(app, "#grid-area")
        assert "1 done" in words_in(app, "#grid-foot")
        await keys(pilot, "u")
        assert not rows(app)[0].done
        await keys(pilot, "down", "c")
        assert "there is nothing on this row yet" in screen_text(app)


async def test_half_a_cell_survives_a_kill_and_a_language_change(
    app: ArvoverkkoApp, home, now
) -> None:
    """The draft comes back as a change; changing the language saves what is being written."""
    path = prepare(app)
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot)
        await open_method(app, pilot, "ways-of-working")
        await keys(pilot, "enter")
        await write(pilot, "Joka keski")
        assert not rows(app)
        app.desk.drafts._write()  # what its timer does within a second
        app.desk.recorder.store.wait()
        app.desk.recorder.store._lock.release()  # killed here: nothing is closed in order
        again = ArvoverkkoApp(path, folder=home, now=now)
        async with again.run_test(size=(100, 30)) as second:
            await settle(second)
            assert [row.cells["agreed"] for row in rows(again)] == ["Joka keski"]
            await until(
                second, lambda: "brought back" in "".join([*toasts(again), screen_text(again)])
            )
            await open_method(again, second, "ways-of-working")
            await keys(second, "enter")
            await write(second, "viikko")
            await keys(second, "f2")
            await settle(second)
            assert [row.cells["agreed"] for row in rows(again)] == ["Joka keskiviikko"]
            assert "Joka keskiviikko" in screen_text(again)
            assert "Mitä sovittiin" in screen_text(again)


async def test_three_hundred_actors_each_have_a_row(app: ArvoverkkoApp) -> None:
    """The end is one key away; what is written shows at once; the mouse does the same."""
    app.desk.take_in(generate(300, 500, 50))
    async with app.run_test(size=(120, 40)) as pilot:
        await enter(pilot)
        form = await open_method(app, pilot, "benefits")
        assert form.table.row_count == 300
        await keys(pilot, "ctrl+end", "enter")
        await write(pilot, "antaa", "enter")
        actors = list(app.desk.workshop.actors.values())
        assert [row.item for row in rows(app)] == [actors[-1].id]
        assert "antaa" in words_in(app, "#grid-area")
        assert "1 of 300 rows written" in words_in(app, "#grid-foot")
        # By mouse: one click goes to a cell, another opens it, one elsewhere saves it.
        await keys(pilot, "escape", "ctrl+home")
        for _click in range(2):
            await pilot.click(form.table, offset=(50, 1))
        assert (form.table.row, form.table.column) == (0, 1)
        await write(pilot, "mitä")
        await pilot.click(form.table, offset=(50, 2))
        await settle(pilot)
        assert (rows(app)[1].item, rows(app)[1].cells) == (actors[0].id, {"gives": "mitä"})
        assert app.focused is form.table
