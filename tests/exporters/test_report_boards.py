"""Boards and canvases in the report: all that stood on them, whatever the texts look like."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from export_workshops import NASTY, Numbered, options, rows
from test_markdown_report import headings, parsed, section, shown_or_italic
from test_markdown_text import typed

from exporters.boardplot import ASCII, draw_plot
from exporters.markdown.write import markdown
from model.entities import Actor, Card, Form, Heading, Note, Session, Sheet, Target, ValueLink
from model.workshop import Workshop

TEXTS = [normalize("NFC", text) for text in NASTY]
LINES = [" ".join(text.split()) for text in TEXTS]


def report(workshop: Workshop, **chosen: object) -> str:
    """The report's boards and targets."""
    keys = ("boards", "targets")
    chosen = {"language": "en", "sections": keys, **chosen}
    return markdown(workshop, options(**chosen)).data.decode("utf-8")


def board(make: Numbered, **fields: object) -> Sheet:
    """A board of three columns, the last of which stays empty."""
    columns = [Heading(key=k, title=k.capitalize()) for k in ("ideas", "chosen", "later")]
    given = {"method": "m", "form": Form.BOARD, "title": "Choosing", "columns": tuple(columns)}
    return make(Sheet, **{**given, **fields})


def talked() -> Workshop:
    """A board on which everything was done once."""
    make = Numbered()
    kela, asiakas = make(Actor, name="Kela"), make(Actor, name="Asiakas")
    link = make(ValueLink, source=kela.id, target=asiakas.id, what="etuudet")
    sheet = board(make, votes=3, voters=2)
    target = make(Target, title="Yksi ovi", links=(link.id,), actors=(kela.id,))
    note = make(Note, text="muista tämä")
    cards = [
        make(Card, sheet=sheet.id, column="ideas", text="eka", votes=4, actors=(kela.id,)),
        make(
            Card, sheet=sheet.id, column="ideas", text="toka", cluster="Tieto", impact=5, effort=1
        ),
        make(Card, sheet=sheet.id, column="ideas", text="kolmas", cluster="Tieto", votes=1),
        make(
            Card, sheet=sheet.id, column="chosen", text="neljäs", impact=2, effort=4,
            became=(target.id, note.id, "gone"), answer="Teemme\nsen",
        ),
    ]  # fmt: skip
    return Workshop(
        session=make(Session, title="T"), sheets=rows([sheet]), cards=rows(cards),
        actors=rows([kela, asiakas]), links=rows([link]), targets=rows([target]),
        notes=rows([note]),
    )  # fmt: skip


def test_a_board_tells_columns_groups_votes_actors_and_what_became_of_cards() -> None:
    """Column by column, the empty one named."""
    text = report(talked())
    told = section(text, "Boards")
    assert headings(told) == [
        (2, "Boards"), (3, "Choosing"), (4, "Ideas"), (4, "Chosen"),
        (4, "Impact and effort"),
    ]  # fmt: skip
    assert "5 of 6 votes given." in told
    assert "- eka (● ×4; Kela)" in told
    assert "- **Tieto** (● ×1)\n  - toka (impact 5; effort 1)\n  - kolmas (● ×1)" in told
    assert (
        "- neljäs (impact 2; effort 4)  \n  → target: Yksi ovi  \n  → observation: muista tämä  \n"
        "  **Answer:** Teemme  \n  sen"
    ) in told
    assert "**Left empty:** Later" in told
    assert "1. toka (5 × 1)\n2. neljäs (2 × 4)" in told
    canvas = section(text, "Development targets")
    assert "**Value links:** Kela → Asiakas: etuudet" in canvas
    assert "**From the cards:** neljäs (Choosing, Chosen)" in canvas


def test_the_report_speaks_the_session_s_language() -> None:
    """The words of the boards are in the catalogue."""
    told = report(talked(), language="fi")
    for english in ("Boards", "votes given", "Impact", "Answer", "do first", "target:"):
        assert english not in told, english


def test_every_text_of_a_board_is_shown_as_typed() -> None:
    """No text of a card, group, column, answer or title becomes structure."""
    make = Numbered()
    kela = [make(Actor, name=line) for line in LINES]
    keys = [f"c{number}" for number in range(len(NASTY))]
    columns = tuple(
        Heading(key=key, title=line, group=line) for key, line in zip(keys, LINES, strict=True)
    )
    sheets = [board(make, title=line, columns=columns, method=line) for line in LINES[:3]]
    cards = []
    for number, text in enumerate(TEXTS):
        fields = {"sheet": sheets[number % 3].id, "column": keys[number], "answer": text}
        cards.append(make(Card, **fields, text=text, actors=(kela[number].id,)))
        cards.append(make(Card, **fields, text=text, cluster=LINES[number], impact=1, effort=2))
    target = make(Target, title="T")
    cards[1] = cards[1].model_copy(update={"became": (target.id,)})
    workshop = Workshop(
        session=make(Session, title="T"), sheets=rows(sheets), cards=rows(cards),
        actors=rows(kela), targets=rows([target]),
    )  # fmt: skip
    text = report(workshop)
    titles = [title for level, title in headings(text) if level == 3]
    assert titles == [*LINES[:3], "T"]
    under = [title for level, title in headings(text) if level == 4]
    filled = [
        title
        for place in range(3)
        for title in (*(f"{line} ({line})" for line in LINES[place::3]), "Impact and effort")
    ]
    assert under == filled
    empty = [shown_or_italic(t) for t in parsed(text) if t.content.startswith("**Left empty:**")]
    assert len(empty) == 3
    for place, words in enumerate(empty):
        for number, line in enumerate(LINES):
            assert number % 3 == place or f"{line} ({line})" in words, line
    for token in parsed(text):
        assert token.type not in ("html_block", "hr", "code_block", "blockquote_open"), token
        assert token.type != "fence" or token.info == "text"
    flat = [
        re.sub(r"\s+", " ", shown_or_italic(token))
        for token in parsed(text)
        if token.type == "inline"
    ]
    for number, raw in enumerate(TEXTS):
        words = re.sub(r"\s+", " ", typed(raw))
        assert f"{words} ({kela[number].name}) Answer: {words}" in " ".join(flat), raw
        assert any(each.startswith(f"{words} (impact 1; effort 2)") for each in flat), raw
        assert LINES[number] in flat, "the group's name stands alone"


def test_rounds_are_told_apart_and_an_empty_board_is_not_told() -> None:
    """Two boards of one method have their round and date."""
    make = Numbered()
    sheets = [board(make), board(make, round=2), board(make, method="other", title="Empty")]
    cards = [make(Card, sheet=s.id, column="ideas", text=f"on {s.round}") for s in sheets[:2]]
    workshop = Workshop(session=make(Session, title="T"), sheets=rows(sheets), cards=rows(cards))
    told = report(workshop)
    titles = [title for level, title in headings(told) if level == 3]
    assert [title.split(" (")[0] for title in titles] == ["Choosing, round 1", "Choosing, round 2"]
    assert "Empty" not in told
    assert "Boards" not in report(Workshop(session=make(Session, title="T")))


@pytest.mark.parametrize(("width", "height"), [(30, 9), (60, 14), (100, 30)])
def test_the_plot_shows_every_number_or_says_how_many_it_leaves_out(
    width: int, height: int
) -> None:
    """Where a number is named, it stands; the drawing keeps to its size."""
    points = [(1 + n * 7 % 5, 1 + n % 5) for n in range(40)]
    plot = draw_plot(points, width, height, ASCII)
    assert len(plot.lines) <= height
    assert all(len(line) <= width and line.isascii() for line in plot.lines)
    for number, (x, y, cells) in plot.places.items():
        assert plot.lines[y][x : x + cells] == str(number)
    left_out = sum(int(n) for n in re.findall(r"\+(\d+)", "\n".join(plot.lines)))
    assert len(plot.places) + left_out == len(points)
    assert plot.lines[0].strip(" +-").startswith("do first")
