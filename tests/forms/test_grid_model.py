"""The grid: rows given, free and of actors; every operation can be taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from model.changes import Change, add, new, remove
from model.entities import OWN_TITLE, Actor, Rows, Session, Sheet
from model.errors import Refused
from model.forms import opened_sheet
from model.forms.grid import (
    Column,
    ColumnKind,
    Grid,
    Line,
    cell_text,
    done_turned,
    filled,
    grid,
    row_added,
    row_moved,
    row_removed,
    written,
)
from model.forms.grid_block import block_of, block_written
from model.methods import Catalogue, Method
from model.recorder import Recorder
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 10)
METHODS = Catalogue.load().methods
MARKUP = "[/b] [@click=app.quit]x[/]"


class Desk:
    """A session with one grid on it; each change a second after the one before."""

    def __init__(self, method: str, actors: tuple[str, ...] = ()) -> None:
        session = new(Session, title="T", created=AT, language="fi")
        self.recorder = Recorder(Workshop(session=session))
        self.now = AT
        self.method: Method = METHODS[method]
        for name in actors:
            self.do(add(new(Actor, name=name, created=self.tick()), at=self.now))
        self.do(opened_sheet(self.workshop, self.method, at=self.tick()))

    @property
    def workshop(self) -> Workshop:
        return self.recorder.workshop

    @property
    def sheet(self) -> Sheet:
        return list(self.workshop.sheets.values())[-1]

    @property
    def grid(self) -> Grid:
        return grid(self.workshop, self.method, self.sheet)

    def tick(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now

    def do(self, change: Change) -> Any:
        self.recorder.apply(change)
        return change.edits[-1].after

    def column(self, kind: ColumnKind, key: str = "") -> Column:
        return next(c for c in self.grid.columns if c.kind is kind and key in ("", c.key))

    def write(self, line: Line | None, column: Column, text: str) -> Any:
        return self.do(written(self.workshop, self.sheet, line, column, text, at=self.tick()))

    def titles(self) -> list[str]:
        return [line.title for line in self.grid.lines]


def test_given_rows_are_the_methods_and_the_room_adds_its_own() -> None:
    desk = Desk("ways-of-working")
    assert len(desk.grid.lines) == 16
    assert not any(line.row for line in desk.grid.lines)
    agreed, title = desk.column(ColumnKind.TEXT), desk.column(ColumnKind.TITLE)
    desk.write(desk.grid.lines[2], agreed, f" Joka keskiviikko\nklo 9 {MARKUP} ")
    assert cell_text(desk.grid.lines[2], agreed) == f"Joka keskiviikko\nklo 9 {MARKUP}"
    with pytest.raises(Refused, match="is given"):
        desk.write(desk.grid.lines[2], title, "Muu nimi")
    desk.do(row_added(desk.workshop, desk.sheet, None, at=desk.tick()))
    own = desk.grid.lines[-1]
    assert (own.item, own.title, len(desk.grid.lines)) == ("", "", 17)
    desk.write(own, title, "Lounas")
    assert desk.titles()[-1] == "Lounas"
    desk.do(row_removed(desk.workshop, desk.grid.lines[2], at=desk.tick()))
    assert len(desk.grid.lines) == 17, "a given row is emptied, not gone"
    assert not filled(desk.grid.lines[2].row)
    with pytest.raises(Refused):
        row_removed(desk.workshop, desk.grid.lines[2], at=desk.tick())


def test_every_actor_has_a_row_and_what_was_said_outlives_the_actor() -> None:
    desk = Desk("benefits", ("Kela", "SPR"))
    assert desk.titles() == ["Kela", "SPR"]
    gives = desk.column(ColumnKind.TEXT, "gives")
    desk.write(desk.grid.lines[0], gives, "etuudet")
    kela = desk.grid.lines[0].item
    desk.do(add(new(Actor, name="Työpaja", created=desk.tick()), at=desk.now))
    assert desk.titles() == ["Kela", "SPR", "Työpaja"]
    desk.do(remove(desk.workshop, "actors", kela, at=desk.tick()))
    assert desk.titles() == ["SPR", "Työpaja", "(no longer in the list)"]
    assert cell_text(desk.grid.lines[-1], gives) == "etuudet"
    desk.recorder.undo(desk.tick())
    assert cell_text(desk.grid.lines[0], gives) == "etuudet"
    with pytest.raises(Refused, match="every actor has its row"):
        row_added(desk.workshop, desk.sheet, None, at=desk.tick())


def test_owner_date_and_done() -> None:
    desk = Desk("follow-up")
    what = desk.column(ColumnKind.TEXT, "what")
    desk.write(None, what, "Odotusaika")
    line = desk.grid.lines[0]
    desk.write(line, desk.column(ColumnKind.OWNER), MARKUP)
    desk.write(desk.grid.lines[0], desk.column(ColumnKind.DUE), "15.12.")
    row = desk.grid.lines[0].row
    assert row is not None
    assert (row.owner, row.due) == (MARKUP, dt.date(2026, 12, 15))
    assert cell_text(desk.grid.lines[0], desk.column(ColumnKind.DUE)) == "2026-12-15"
    with pytest.raises(Refused, match="is no date"):
        desk.write(desk.grid.lines[0], desk.column(ColumnKind.DUE), "31.2.2026")
    desk.do(done_turned(desk.grid.lines[0], at=desk.tick()))
    assert desk.workshop.grid_rows[row.id].done
    desk.write(desk.grid.lines[0], desk.column(ColumnKind.DUE), "")
    assert desk.workshop.grid_rows[row.id].due is None
    with pytest.raises(Refused, match="20,000"):
        desk.write(desk.grid.lines[0], what, "x" * 20_001)


def test_rows_of_the_room_stand_where_they_are_put() -> None:
    desk = Desk("own-networks")
    network = desk.column(ColumnKind.TEXT, "network")
    for name in "abc":
        desk.write(None, network, name)

    def names() -> str:
        return "".join(cell_text(line, network) or "-" for line in desk.grid.lines)

    desk.do(row_added(desk.workshop, desk.sheet, desk.grid.lines[0], at=desk.tick()))
    assert names() == "a-bc"
    desk.write(desk.grid.lines[1], network, "x")
    change = row_moved(desk.workshop, desk.sheet, desk.grid.lines[1], -1, at=desk.tick())
    assert change is not None
    desk.do(change)
    assert names() == "xabc"
    assert row_moved(desk.workshop, desk.sheet, desk.grid.lines[0], -1, at=desk.tick()) is None
    desk.recorder.undo(desk.tick(), 3)
    assert names() == "abc"


def test_a_sheet_is_whole_without_its_method() -> None:
    """On a laptop that lacks the facilitator's own method file."""
    desk = Desk("ways-of-working")
    desk.write(desk.grid.lines[0], desk.column(ColumnKind.TEXT), "sovittu")
    alone = grid(desk.workshop, None, desk.sheet)
    assert alone.rows is Rows.GIVEN
    assert [column.kind for column in alone.columns] == [c.kind for c in desk.grid.columns]
    assert alone.lines[0].title == "Koordinointi ja fasilitointi", "in the session's language"
    assert desk.grid.lines[0].title == "Coordination and facilitation"


def test_a_method_that_was_never_used_shows_an_empty_grid() -> None:
    session = new(Session, title="T", created=AT)
    empty = grid(Workshop(session=session), METHODS["year-clock"], None)
    assert [line.key for line in empty.lines] == [f"{month:02}" for month in range(1, 13)]


# ------------------------------------------------------------------ blocks of cells


def test_a_block_is_read_as_spreadsheets_copy_it() -> None:
    assert block_of("a\tb\r\nc\td\n") == [["a", "b"], ["c", "d"]]
    assert block_of('"kaksi\nriviä"\t"hän sanoi ""ei"""\n\tx') == [
        ["kaksi\nriviä", 'hän sanoi "ei"'],
        ["", "x"],
    ]
    assert block_of('7" putki\t"auki') == [['7" putki', '"auki']]
    assert block_of("yksi") == [["yksi"]]


def test_a_block_fills_cells_and_adds_rows_in_one_change() -> None:
    desk = Desk("own-networks")
    network = desk.column(ColumnKind.TEXT, "network")
    desk.write(None, network, "Tiimi")
    before = desk.workshop

    def put(row: int, column: int, text: str) -> Change:
        block = block_of(text)
        return block_written(
            desk.workshop, desk.method, desk.sheet, row, column, block, at=desk.tick()
        )

    desk.do(put(0, 1, f"muut\t\t{MARKUP}\ntoiset"))
    others, how = (desk.column(ColumnKind.TEXT, key) for key in ("others", "experience"))
    texts = [[cell_text(line, c) for c in (network, others, how)] for line in desk.grid.lines]
    assert texts == [["Tiimi", "muut", MARKUP], ["", "toiset", ""]]
    desk.recorder.undo(desk.tick())
    assert desk.workshop == before
    with pytest.raises(Refused, match="2 columns were pasted and 1 fit"):
        put(0, 6, "a\tb")
    given = Desk("ways-of-working")
    block = block_of("a\tKela\t15.12.2026\nb\tKela\t31.2.2026")
    for at_row, why in ((0, "is no date"), (15, "2 rows were pasted and 1 fit")):
        with pytest.raises(Refused, match=why):
            block_written(
                given.workshop, given.method, given.sheet, at_row, 1, block, at=given.tick()
            )
    assert not given.workshop.grid_rows


# ------------------------------------------------------------------ any operations

texts = st.one_of(st.just(""), st.just(MARKUP), st.text(max_size=12))


class GridMachine(RuleBasedStateMachine):
    """Any operations in any order: each changes what it says, and all can be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk("ways-of-working")
        self.history = [self.desk.workshop]

    def try_to(self, make: Any, *args: Any) -> None:
        try:
            change = make(self.desk.workshop, *args, at=self.desk.tick())
        except Refused:
            assert self.desk.workshop == self.history[-1]
            return
        if change is not None:
            self.desk.do(change)
            self.history.append(self.desk.workshop)

    def line(self, number: int) -> Line:
        lines = self.desk.grid.lines
        return lines[number % len(lines)]

    @rule(number=st.integers(0, 30), column=st.integers(0, 4), text=texts)
    def write(self, number: int, column: int, text: str) -> None:
        line, into = self.line(number), self.desk.grid.columns[column]
        before = len(self.history)
        self.try_to(written, self.desk.sheet, line, into, text)
        if len(self.history) > before and into.kind is ColumnKind.TEXT:
            after = next(one for one in self.desk.grid.lines if one.key == line.key or not line.key)
            assert cell_text(after, into).split() == "".join(text).split() or not text.isprintable()

    @rule(number=st.integers(0, 30))
    def insert(self, number: int) -> None:
        before = len(self.desk.grid.lines)
        self.try_to(row_added, self.desk.sheet, self.line(number))
        assert len(self.desk.grid.lines) == before + 1

    @rule(number=st.integers(0, 30), by=st.sampled_from([-1, 1]))
    def move(self, number: int, by: int) -> None:
        rows = sorted(line.key for line in self.desk.grid.lines)
        self.try_to(row_moved, self.desk.sheet, self.line(number), by)
        assert sorted(line.key for line in self.desk.grid.lines) == rows

    @rule(number=st.integers(0, 30))
    def clear(self, number: int) -> None:
        self.try_to(row_removed, self.line(number))

    @rule(number=st.integers(0, 30))
    def turn(self, number: int) -> None:
        self.try_to(lambda _workshop, line, at: done_turned(line, at=at), self.line(number))

    @rule()
    def undo_and_redo(self) -> None:
        if self.desk.recorder.undo(self.desk.tick()) and len(self.history) > 1:
            assert self.desk.workshop == self.history[-2]
            self.desk.recorder.redo(self.desk.tick())
            assert self.desk.workshop == self.history[-1]
        elif len(self.history) == 1:
            self.desk.recorder.redo(self.desk.tick())

    @invariant()
    def given_rows_come_first_and_stay(self) -> None:
        items = [line.item for line in self.desk.grid.lines]
        assert items[:16] == [item.key for item in self.desk.sheet.items]
        assert not any(items[16:])
        for row in self.desk.workshop.grid_rows.values():
            assert all(row.cells.values()), "no empty cells are stored"
            assert set(row.cells) <= {"agreed", OWN_TITLE}

    def teardown(self) -> None:
        while len(self.history) > 1:
            self.desk.recorder.undo(self.desk.tick())
            self.history.pop()
            assert self.desk.workshop == self.history[-1]


TestGridOperations = GridMachine.TestCase
TestGridOperations.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


@settings(deadline=None, max_examples=40)
@given(st.lists(texts.filter(str.isprintable), min_size=1, max_size=6))
def test_what_is_typed_is_what_is_read(cells: list[str]) -> None:
    """Free rows one after the other, each text as it was typed but for blanks around it."""
    desk = Desk("own-networks")
    network = desk.column(ColumnKind.TEXT, "network")
    for text in cells:
        desk.write(None, network, text)
    import unicodedata

    assert [cell_text(line, network) for line in desk.grid.lines] == [
        unicodedata.normalize("NFC", text).strip() for text in cells
    ]
