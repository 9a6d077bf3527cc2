"""The checklist: answers by item, what is open, what a later round says instead."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import Change, new
from model.entities import CheckAnswer, Session, Sheet
from model.errors import Refused
from model.followup import MatterKind, gathered, next_state
from model.followup_choice import Which, chosen
from model.forms import opened_sheet
from model.forms.checklist import (
    answered,
    cleared,
    items,
    newest_checks,
    noted,
    progress,
    settled_turned,
)
from model.methods import Catalogue
from model.recorder import Recorder
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 10)
METHOD = Catalogue.load().methods["pitfalls"]
YES, PARTLY, NO = CheckAnswer


class Desk:
    """A session with one checklist opened."""

    def __init__(self) -> None:
        self.recorder = Recorder(Workshop(session=new(Session, title="T", created=AT)))
        self.now = AT
        self.sheet = self.open()

    @property
    def workshop(self) -> Workshop:
        return self.recorder.workshop

    def tick(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now

    def do(self, change: Change) -> Any:
        self.recorder.apply(change)
        return change.edits[-1].after

    def open(self) -> Sheet:
        sheet = self.do(opened_sheet(self.workshop, METHOD, at=self.tick()))
        assert isinstance(sheet, Sheet)
        return sheet

    def answer(self, item: str, answer: CheckAnswer, sheet: Sheet | None = None) -> None:
        self.do(answered(self.workshop, sheet or self.sheet, item, answer, at=self.tick()))

    def note(self, item: str, text: str) -> None:
        self.do(noted(self.workshop, self.sheet, item, text, at=self.tick()))

    def open_matters(self) -> list[str]:
        everything = gathered(self.workshop, AT.date(), {METHOD.key: METHOD})
        matters = chosen(everything, AT.date(), Which.OPEN)
        return [m.what for m in matters if m.kind is MatterKind.CHECK]


def test_one_answer_per_item_and_the_same_once_more_takes_it_away() -> None:
    desk = Desk()
    desk.answer("aim", YES)
    desk.answer("information", NO)
    desk.answer("people", PARTLY)
    listed = {item.key: item for item in items(desk.workshop, METHOD, desk.sheet)}
    assert [item.answer for item in listed.values()] == [YES, None, PARTLY, NO, None, None]
    assert progress(listed.values()) == "3 of 6 answered · 2 open"
    desk.answer("information", YES)
    desk.answer("aim", YES)
    assert len(desk.workshop.checks) == 2
    assert progress(items(desk.workshop, METHOD, desk.sheet)) == "2 of 6 answered · 1 open"
    with pytest.raises(Refused, match="no such item"):
        desk.answer("weather", YES)


def test_a_note_stands_before_and_without_its_answer() -> None:
    desk = Desk()
    desk.note("people", "[/b] vaihtuvuus")
    (item,) = [item for item in items(desk.workshop, METHOD, desk.sheet) if item.check]
    assert (item.answer, item.note, item.is_open) == (None, "[/b] vaihtuvuus", False)
    desk.answer("people", NO)
    desk.answer("people", NO)
    assert [check.note for check in desk.workshop.checks.values()] == ["[/b] vaihtuvuus"]
    desk.note("people", "  ")
    assert not desk.workshop.checks, "nothing is left of it"
    desk.answer("people", NO)
    desk.do(cleared(desk.workshop, desk.sheet, "people", at=desk.tick()))
    with pytest.raises(Refused, match="no answer"):
        cleared(desk.workshop, desk.sheet, "people", at=desk.tick())


def test_what_is_open_is_brought_up_until_it_is_settled() -> None:
    desk = Desk()
    desk.answer("information", NO)
    desk.answer("people", PARTLY)
    desk.answer("aim", YES)
    assert desk.open_matters() == [
        "People stay and are motivated (partly)",
        "Information flows (no)",
    ]
    check = next(c for c in desk.workshop.checks.values() if c.item == "people")
    desk.do(settled_turned(check, at=desk.tick()))
    assert desk.open_matters() == ["Information flows (no)"]
    desk.answer("people", NO)
    assert len(desk.open_matters()) == 2, "another answer opens it again"
    check = next(c for c in desk.workshop.checks.values() if c.item == "people")
    desk.do(next_state(check, at=desk.tick()))
    assert desk.open_matters() == ["Information flows (no)"]
    yes = next(c for c in desk.workshop.checks.values() if c.answer is YES)
    with pytest.raises(Refused, match="nothing is open"):
        settled_turned(yes, at=desk.tick())


def test_a_later_round_s_answer_stands_for_the_earlier_one() -> None:
    desk = Desk()
    desk.answer("information", NO)
    desk.answer("people", NO)
    later = desk.open()
    desk.answer("information", YES, later)
    assert desk.open_matters() == ["People stay and are motivated (no)"]
    assert [(s.round, c.item) for s, c in newest_checks(desk.workshop)] == [
        (1, "people"),
        (2, "information"),
    ]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(METHOD.items),
            st.one_of(st.sampled_from(CheckAnswer), st.text(max_size=5), st.none()),
        ),
        max_size=25,
    )
)
def test_any_answers_can_be_taken_back(steps: list[tuple[Any, Any]]) -> None:
    desk = Desk()
    history = [desk.workshop]
    for item, what in steps:
        try:
            if what is None:
                desk.do(cleared(desk.workshop, desk.sheet, item.key, at=desk.tick()))
            elif isinstance(what, CheckAnswer):
                desk.answer(item.key, what)
            else:
                desk.note(item.key, what)
        except Refused:
            assert desk.workshop == history[-1]
            continue
        history.append(desk.workshop)
        checks = list(desk.workshop.checks.values())
        assert len({check.item for check in checks}) == len(checks)
        listed = items(desk.workshop, METHOD, desk.sheet)
        assert len(desk.open_matters()) == sum(one.is_open for one in listed)
    while len(history) > 1:
        desk.recorder.undo(desk.tick())
        history.pop()
        assert desk.workshop == history[-1]
