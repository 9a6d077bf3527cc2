"""The cheat sheet: every example is a line that the language reads."""

from __future__ import annotations

import pytest
from capture_shop import AT, empty

from locales import LANGUAGES, speaking
from model.capture import AS_IS, NOTE_MARKS, cheat_sheet, read
from model.capture.arrows import arrow_mark
from model.changes import apply_change
from model.entities import LinkState, Nature


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_can_be_typed_one_after_another(language: str) -> None:
    workshop = empty()
    with speaking(language):
        for section in cheat_sheet():
            assert section.title
            for example in section.examples:
                reading = read(example.line, workshop, AT)
                assert reading.change is not None, (example, reading.error)
                assert example.meaning
                workshop = apply_change(workshop, reading.change)
    assert workshop.actors and workshop.links and workshop.notes


def test_every_mark_and_arrow_has_an_example() -> None:
    lines = [example.line for section in cheat_sheet() for example in section.examples]
    assert {line[0] for line in lines} >= set("!?*->=+'\"")
    for arrow in ("->", "..>", "<->", "<-", "?>", "?..>", "x>", "x..>"):
        assert any(f" {arrow} " in line for line in lines), arrow


def test_no_mark_needs_more_than_a_stroke_or_shift_on_a_finnish_keyboard() -> None:
    arrows = [arrow_mark(nature, state) for nature in Nature for state in LinkState]
    for mark in (*NOTE_MARKS, AS_IS, *arrows):
        assert not set(mark) & set("~^|\\[]{}`"), mark
