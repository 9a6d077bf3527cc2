"""The cheat sheet: every example is a line that the language reads."""

from __future__ import annotations

import pytest
from capture_shop import AT, empty

from locales import LANGUAGES, speaking
from model.capture import cheat_sheet, read
from model.changes import apply_change


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
