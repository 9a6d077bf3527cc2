"""Who was there and what the café tables said, in the report; names only where asked for."""

from __future__ import annotations

import datetime as dt

from markdown_it import MarkdownIt

from exporters.markdown.write import markdown
from exporters.options import ExportOptions
from model.changes import add, apply_change, new
from model.entities import (
    Actor,
    Attendee,
    CafeTable,
    Day,
    Form,
    Harvest,
    Phase,
    Session,
    Sheet,
)
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)
HOSTILE = "[/b] | # <b>x</b> `y`"


def workshop() -> Workshop:
    """Three people, one of them still missing; a café table that said something in two rounds."""
    return apply_change(
        Workshop(new(Session, title="S", language="en", created=AT)),
        add(
            new(Actor, id="kela", name="Kela", created=AT),
            new(Day, id="d", number=1, title="P", phase=Phase.FOLLOW_UP, start=AT, created=AT),
            new(Attendee, day="d", name="Aino Esimerkki", actor="kela", created=AT),
            new(Attendee, day="d", name="Oili Malli", actor="kela", created=AT),
            new(Attendee, day="d", name="Myöhäinen", arrived=False, created=AT),
            new(Sheet, id="c", method="learning-cafe", form=Form.CAFE, title="Café", created=AT),
            new(
                CafeTable,
                id="t",
                sheet="c",
                number=1,
                topic=HOSTILE,
                host="Aino Esimerkki",
                summary=f"{HOSTILE}\n# Not a heading",
                created=AT,
            ),
            new(Harvest, table="t", round=2, text="second", created=AT),
            new(Harvest, table="t", round=1, text=f"- {HOSTILE}", created=AT),
            at=AT,
        ),
    )


def written(*, personal: bool) -> str:
    options = ExportOptions(now=AT, sections=("people", "cafes"), personal_data=personal)
    return markdown(workshop(), options).data.decode()


def test_people_are_counted_and_named_only_where_asked_for() -> None:
    """Organisations with their numbers; who has not come is not counted."""
    assert "**Day 1:** 2 people: Kela (2)" in written(personal=False)
    assert "Aino" not in written(personal=False)
    told = written(personal=True)
    assert "Aino Esimerkki (Kela), Oili Malli (Kela)" in told
    assert "Myöhäinen" not in told


def test_a_cafe_is_told_by_table_and_round() -> None:
    """User text stays text: the headings are ours alone, the rounds in order."""
    told = written(personal=True)
    tokens = MarkdownIt("commonmark").parse(told)
    headings = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert len(headings) == 4
    assert headings[2] == "Café"
    shown = MarkdownIt("commonmark").render(told)
    assert shown.count("[/b] | # &lt;b&gt;x&lt;/b&gt; `y`") == 3
    assert told.index("Round 1") < told.index("Round 2") < told.index("second")
    assert "**Host:** Aino Esimerkki" in told
    assert "Host" not in written(personal=False)
