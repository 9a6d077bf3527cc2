"""The report: everything said is in it, in order, and no user text breaks its structure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from export_workshops import NASTY, NOW, Numbered, networks, options, realistic, rows
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_markdown_text import shown, typed

from exporters.markdown.sections import SECTIONS
from exporters.markdown.write import markdown
from locales import language, set_language
from model.entities import (
    Actor,
    Agreement,
    Attendee,
    CafeTable,
    Card,
    Check,
    CheckAnswer,
    Contact,
    Day,
    Form,
    GridRow,
    Harvest,
    Heading,
    InvitationState,
    LinkState,
    Note,
    NoteKind,
    Phase,
    Response,
    Session,
    Sheet,
    Snapshot,
    Step,
    Target,
    TargetState,
    ValueLink,
)
from model.errors import Refused
from model.workshop import Workshop

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def report(workshop: Workshop, **chosen: Any) -> str:
    return markdown(workshop, options(**{"language": "en", **chosen})).data.decode("utf-8")


def parsed(text: str) -> list[Token]:
    return PARSER.parse(text)


def headings(text: str) -> list[tuple[int, str]]:
    tokens = parsed(text)
    return [
        (int(token.tag[1]), shown(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def section(text: str, title: str) -> str:
    """The text between a heading of level 2 and the next."""
    start = text.index(f"## {title}\n")
    return text[start : (text + "\n## ").index("\n## ", start + 3)]


@dataclass(frozen=True)
class Found:
    key: str
    words: str
    question: str = ""


# ------------------------------------------------------------------ structure


def nasty() -> Workshop:
    """Every nasty text in every field of everything."""
    make = Numbered()
    actors, links, steps, notes, targets, agreements = [], [], [], [], [], []
    for number, text in enumerate(NASTY):
        line = " ".join(text.split())
        name = f"{line} {number}"
        actors.append(make(Actor, name=name, label=line, networks=(line,), tasks=text, notes=text))
        steps.append(make(Step, title=name))
        for kind in NoteKind:
            notes.append(
                make(
                    Note,
                    text=text,
                    kind=kind,
                    step=steps[-1].id,
                    speaker=line,
                    actors=(actors[-1].id,),
                )
            )
        targets.append(make(Target, title=name, why=text, owner=line, actors=(actors[-1].id,)))
        agreements.append(make(Agreement, title=name, text=text, owner=line))
        if number:
            links.append(
                make(
                    ValueLink,
                    source=actors[-2].id,
                    target=actors[-1].id,
                    what=line,
                    category=line,
                    channel=line,
                    note=text,
                    benefit=text,
                    state=list(LinkState)[number % 3],
                )
            )
    day = make(
        Day,
        number=1,
        title=NASTY[0],
        phase=Phase.MAPPING,
        start=dt.datetime(2026, 11, 24, 9),
        steps=tuple(step.id for step in steps),
    )
    snapshot = make(Snapshot, name=NASTY[1], actors=tuple(actors[:3]))
    grids, grid_rows, checks = nasty_sheets(make)
    board, cafe, rating, cards, tables, harvests, responses = nasty_forms(make)
    people = [
        make(Attendee, day=day.id, name=" ".join(text.split()), actor=actors[0].id)
        for text in NASTY
    ]
    return Workshop(
        session=make(Session, title=NASTY[2], purpose=NASTY[-1]),
        days=rows([day]),
        steps=rows(steps),
        actors=rows(actors),
        links=rows(links),
        notes=rows(notes),
        targets=rows(targets),
        agreements=rows(agreements),
        snapshots=rows([snapshot]),
        sheets=rows([*grids, board, cafe, rating]),
        grid_rows=rows(grid_rows),
        checks=rows(checks),
        cards=rows(cards),
        cafe_tables=rows(tables),
        harvests=rows(harvests),
        responses=rows(responses),
        attendees=rows(people),
    )


def nasty_forms(make: Numbered) -> tuple[Any, Any, Any, list[Any], list[Any], list[Any], list[Any]]:
    """A board, a café and a rating, with what stands on them."""
    keys = [Heading(key=str(number), title=" ".join(text.split()))
            for number, text in enumerate(NASTY)]  # fmt: skip
    board = make(Sheet, method="b", form=Form.BOARD, title=NASTY[0], columns=keys, votes=3)
    cafe = make(Sheet, method="c", form=Form.CAFE, title=NASTY[1], rounds=2)
    rating = make(Sheet, method="r", form=Form.RATING, title=NASTY[2], items=keys)
    cards, tables, harvests = [], [], []
    for number, text in enumerate(NASTY):
        line = " ".join(text.split())
        cards.append(
            make(Card, sheet=board.id, column=str(number), text=text, cluster=line, answer=text)
        )
        table = make(CafeTable, sheet=cafe.id, number=number + 1, topic=line, host=line)
        tables.append(table)
        harvests.append(make(Harvest, table=table.id, round=1, text=text))
    values = {str(number): 1 + number % 5 for number in range(len(NASTY))}
    responses = [make(Response, sheet=rating.id, name=NASTY[0], values=values)]
    return board, cafe, rating, cards, tables, harvests, responses


def nasty_sheets(make: Numbered) -> tuple[list[Any], list[Any], list[Any]]:
    """A grid and a checklist, with the rows and answers on them."""
    keys = [Heading(key=str(number), title=" ".join(text.split()))
            for number, text in enumerate(NASTY)]  # fmt: skip
    narrow = make(
        Sheet, method="x", form=Form.GRID, title=NASTY[3], columns=keys[:2], owner_and_date=True
    )
    wide = make(Sheet, method="y", form=Form.GRID, title=NASTY[4], columns=keys[:8])
    listed = make(Sheet, method="z", form=Form.CHECKLIST, title=NASTY[5], items=keys)
    grid_rows, checks = [], []
    for number, text in enumerate(NASTY):
        line = " ".join(text.split())
        cells = {str(key): text for key in range(8)}
        grid_rows.append(make(GridRow, sheet=narrow.id, cells={"0": text, "1": line}, owner=line))
        grid_rows.append(make(GridRow, sheet=wide.id, cells=cells))
        answer = list(CheckAnswer)[number % 3]
        checks.append(make(Check, sheet=listed.id, item=str(number), answer=answer, note=text))
    return [narrow, wide, listed], grid_rows, checks


@pytest.mark.parametrize("personal_data", [False, True])
def test_no_text_breaks_the_structure(personal_data: bool) -> None:
    workshop = nasty()
    text = report(workshop, personal_data=personal_data, width=60, height=20)
    found = headings(text)
    assert found[0] == (1, NASTY[2])
    assert [title for level, title in found if level == 2] == [
        item.title for key, item in SECTIONS.items() if key not in ("cover", "time", "methods")
    ]
    by_section: dict[str, list[tuple[int, str]]] = {}
    for level, title in found[1:]:
        if level == 2:
            under = by_section.setdefault(title, [])
        else:
            under.append((level, title))
    cards = sorted((3, actor.name) for actor in workshop.actors.values())
    assert sorted(by_section["Actors"]) == cards
    assert sorted(by_section["What each actor gives and gets"]) == cards
    targets = [(3, target.title) for target in workshop.targets.values()]
    assert by_section["Development targets"] == targets
    steps = [(4, step.title) for step in workshop.steps.values()]
    assert [entry for entry in by_section["Notes"] if entry[0] == 4] == steps
    check_blocks(text)


def check_blocks(text: str) -> None:
    """Nothing but what the report itself makes: no code, rules, pictures, HTML or quotations."""
    widths: list[int] = []
    for token in parsed(text):
        assert token.type not in ("html_block", "hr", "code_block", "blockquote_open"), token
        assert token.type != "ordered_list_open", token
        if token.type == "fence":
            assert token.info == "text"
        if token.type == "heading_open":
            assert token.markup.startswith("#")
        if token.type == "tr_open":
            widths.append(0)
        if token.type in ("td_open", "th_open"):
            widths[-1] += 1
        if token.type == "table_close":
            assert len(set(widths)) == 1, widths
            widths.clear()
        if token.type == "inline":
            shown_or_italic(token)


def shown_or_italic(token: Token) -> str:
    """What a reader sees; marks but bold, italics and plain addresses are failures."""
    children = [child for child in token.children or [] if not child.type.startswith("em_")]
    return shown(Token("inline", "", 0, children=children))


def test_every_text_is_shown_as_typed() -> None:
    workshop = nasty()
    text = report(workshop, personal_data=True, width=60, height=20)
    seen = [shown_or_italic(token) for token in parsed(text) if token.type == "inline"]
    flat = [re.sub(r"\s+", " ", each) for each in seen]
    for note in workshop.notes.values():
        expected = re.sub(r"\s+", " ", typed(note.text))
        assert any(expected in each for each in flat), note.text
    for link in workshop.links.values():
        assert any(link.what in each for each in flat), link.what
    for actor in workshop.actors.values():
        tasks = re.sub(r"\s+", " ", typed(actor.tasks))
        assert f"Tasks: {tasks}" in flat


@settings(deadline=None, max_examples=40)
@given(networks())
def test_any_network_makes_a_sound_report(workshop: Workshop) -> None:
    chosen = tuple(key for key in SECTIONS if key != "map")
    text = report(workshop, sections=chosen)
    check_blocks(text)
    found = headings(text)
    assert found[0] == (1, typed(workshop.session.title, " / "))
    cells = {shown_or_italic(token) for token in parsed(text) if token.type == "inline"}
    assert cells >= {typed(actor.name, " / ") for actor in workshop.actors.values()}
    assert text == report(workshop, sections=chosen)


# ------------------------------------------------------------------ content


def test_realistic_report_tells_everything() -> None:
    text = report(realistic())
    check = section(text, "Value transfer")
    assert "| **TE-toimisto**" in check and "asiakastieto (intangible)" in check
    card = section(text, "Actors")
    assert "- **Tasks:** etuudet  \n  kuntoutus\n" in card
    assert "- **Needs and expects:** tietoa palveluista" in card
    links = section(text, "What each actor gives and gets")
    assert (
        "→ **TE-toimisto**: asiakastieto (intangible, tieto, palaveri, kuukausittain, trust 4/5)"
        " – vain luvan kanssa" in links
    )
    assert "← **Kansaneläkelaitos**: asiakastieto (intangible) – benefit: päätökset" in links
    holes = section(text, "Holes and broken links")
    assert holes.index("### Wished for") < holes.index("työkokeilupaikat")
    assert holes.index("### Broken") < holes.index("tieto ryhmistä")
    notes = section(text, "Notes")
    assert notes.index("### Decisions") < notes.index("### Open questions")
    assert notes.index("### Open questions") < notes.index("### Day 2")
    assert "**idea:** Yhteinen chat" in notes and "Tilat keväälle" not in notes
    assert "Tilat keväälle" in section(text, "Parking lot")
    targets = section(text, "Development targets")
    for value in ("viidesti", "Yksi ovi", "2 h viikossa", "Sovitaan paikka", "2026-12-15"):
        assert value in targets
    assert "**Not said yet:** why, what, who" in targets
    assert "Kerran kuussa  \n  tiistaisin (owner kaupunki" in section(text, "Agreements")
    assert "Source: Kymenlaakso" in section(text, "Methods used")


def test_follow_up_is_sorted_and_says_what_is_late() -> None:
    lines = section(report(realistic()), "Follow-up").split("\n")
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    assert table[0] == ["What", "Kind", "Owner", "Due", "State"]
    assert [row[0] for row in table[2:]] == [
        "Kokoontuminen",
        "Yhteinen alkuneuvonta",
        "Vertaistuki näkyviin",
        "Soita koululle",
    ]
    assert [row[4] for row in table[2:]] == ["open, late", "under way", "open", "open"]


def test_personal_data_stays_at_home_unless_asked_for() -> None:
    text = report(realistic())
    for secret in ("Anna", "example.fi", "En tiennyt kenelle", "palveluvastaava"):
        assert secret not in text
    assert (
        "Left out to protect people: 1 quotation, the speaker of 1 note,"
        " the contact details of 1 person." in text
    )
    told = report(realistic(), personal_data=True)
    assert "Anna Esimerkki, palveluvastaava, anna.esimerkki@example.fi" in told
    assert "En tiennyt kenelle soittaa – Anna Esimerkki" in told
    assert "Left out" not in told


def test_sections_are_chosen_and_ordered() -> None:
    text = report(realistic(), sections=("targets", "cover", "actors"))
    assert [title for level, title in headings(text) if level < 3] == [
        "Development targets",
        "Maahanmuuttajatyön arvoverkko",
        "Actors",
    ]
    with pytest.raises(Refused, match=r"“mpa”.*cover, summary, map"):
        report(realistic(), sections=("mpa",))


def test_language_is_the_session_s_and_the_program_s_stays() -> None:
    set_language("en")
    finnish = markdown(realistic(), options()).data.decode()
    assert "24.11.2026" in finnish and "2026-11-24" not in finnish
    assert "2026-11-24" in report(realistic())
    assert language() == "en"


def test_empty_session_still_has_a_cover() -> None:
    workshop = Workshop(session=Numbered()(Session, title="Uusi"))
    assert headings(report(workshop)) == [(1, "Uusi")]


def test_map_fits_the_page_and_its_fence_holds() -> None:
    workshop = realistic()
    kela = next(actor for actor in workshop.actors.values() if actor.label == "Kela")
    named = kela.model_copy(update={"name": "``` ja ````", "label": ""})
    workshop = replace(workshop, actors={**workshop.actors, kela.id: named})
    for ascii_only in (False, True):
        text = report(workshop, sections=("map",), ascii=ascii_only)
        (fence,) = [token for token in parsed(text) if token.type == "fence"]
        lines = fence.content.split("\n")
        assert max(map(len, lines)) <= 80 and len(lines) <= 50
        assert "Asiakas" in fence.content and "``` ja ````" in fence.content
        assert [token.type for token in parsed(text)][-1] == "fence"
        drawn = fence.content.replace("ä", "").replace("ö", "")
        assert not ascii_only or drawn.isascii()


def test_findings_stand_in_the_summary_as_typed() -> None:
    workshop = realistic()
    findings = [Found(str(number), f"{text} is central") for number, text in enumerate(NASTY[:12])]
    findings.insert(1, Found("0", "said already"))
    text = markdown(workshop, options(sections=("summary",)), findings).data.decode()
    assert "said already" not in text
    for found in [findings[0], *findings[2:6]]:
        assert any(
            typed(found.words, " / ") == shown(token)
            for token in parsed(text)
            if token.type == "inline"
        )
    assert "Yhteinen alkuneuvonta" in text and "Kokeillaan yhteistä aikaa" in text


def test_what_changed_is_told_since_the_last_snapshot_that_differs() -> None:
    workshop = realistic()
    actors, links = list(workshop.actors.values()), list(workshop.links.values())
    make = Numbered()
    early = make(Snapshot, name="Päivä 1", actors=tuple(actors), links=tuple(links[:-1]))
    late = make(Snapshot, name="Päivä 2", actors=tuple(actors), links=tuple(links))
    workshop = replace(workshop, snapshots=rows([early, late]))
    text = section(report(workshop), "What has changed")
    assert "**Since Päivä 1, 2026-11-24:** 1 new link" in text
    assert "nothing in the network has changed" in text
    assert "Every change since Päivä 1:" in text and "tieto ryhmistä" in text


def test_a_matrix_too_wide_for_the_page_becomes_rows() -> None:
    make = Numbered()
    actors = [make(Actor, name=f"Toimija {number}") for number in range(9)]
    links = [
        make(ValueLink, source=actors[0].id, target=actors[8].id, what=what)
        for what in ("raha", "tieto")
    ]
    workshop = Workshop(session=make(Session, title="x"), actors=rows(actors), links=rows(links))
    text = section(report(workshop), "Value transfer")
    assert "under “What each actor gives and gets”" in text and "| Toimija" not in text
    text = section(report(workshop, sections=("cover", "matrix")), "Value transfer")
    assert "With 9 actors" in text
    assert re.search(r"\| Toimija 0 +\| Toimija 8 +\| raha; tieto +\|", text)


def test_time_used_stands_beside_time_planned() -> None:
    text = section(report(realistic()), "Time planned and used")
    assert re.search(r"\| Avaus +\| +09:00 \| +15 \| +22 \| +\+7 \|", text)


def test_in_brief_says_what_the_reader_has_to_do() -> None:
    """The next meeting, agreements and tasks stand on the first page; what is done does not."""
    make = Numbered()
    session = make(Session, title="x", next_meeting=dt.date(2026, 12, 15))
    tasks = [make(Note, text=f"tehtävä {n}", kind=NoteKind.TASK) for n in range(9)]
    done = make(Note, text="tehty jo", kind=NoteKind.TASK, resolved=True)
    agreed = make(Agreement, title="Lähetti joka talosta", owner="Esimiehet")
    dropped = make(Agreement, title="Ei enää", state=TargetState.DROPPED)
    workshop = Workshop(
        session=session, notes=rows([*tasks, done]), agreements=rows([agreed, dropped])
    )
    text = section(report(workshop), "In brief")
    assert "**Next meeting:** 2026-12-15" in text
    assert "- **Lähetti joka talosta** (Esimiehet)" in text and "Ei enää" not in text
    assert "tehtävä 6" in text and "tehtävä 7" not in text and "and 2 more" in text
    assert "tehty jo" not in text


def test_who_was_there_is_counted_once_and_day_by_day() -> None:
    """What was ticked off counts; invitations count only where nobody was."""
    make = Numbered()
    days = [make(Day, number=n, title=f"Päivä {n}", phase=Phase.MAPPING, start=NOW) for n in (1, 2)]
    there = [make(Attendee, name=f"H{n}", day=days[0].id, arrived=True) for n in range(3)]
    guest = make(Contact, name="Aino", state=InvitationState.ATTENDED)
    actor = make(Actor, name="Kela", contacts=(guest,))
    workshop = Workshop(session=make(Session, title="x"), days=rows(days), actors=rows([actor]))
    assert "1 participant" in report(workshop)
    text = report(replace(workshop, attendees=rows(there)))
    assert "participant" not in text
    assert re.search(r"\| Päivä 1 .*\| +3 \|", text) and re.search(r"\| Päivä 2 .*\| +– \|", text)
