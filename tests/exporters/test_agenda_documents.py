"""The printed agenda and the calendar: what stands in them, read back by others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from export_workshops import NASTY, NOW, Numbered, options, realistic, rows
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from exporters.registry import document, export
from model.entities import (
    Agreement,
    Day,
    Form,
    GridRow,
    Group,
    Heading,
    Part,
    Phase,
    Session,
    Sheet,
    Step,
    StepState,
    Target,
    TargetState,
)
from model.workshop import Workshop

START = dt.datetime(2026, 11, 24, 9, 0)
WEEK = dt.timedelta(days=7)


def planned(**session: object) -> Workshop:
    """Two days: one with every mark, one empty; targets, agreements and a row that fall due."""
    make = Numbered()
    steps = [
        make(
            Step, title="Avaus | [/b] *", minutes=15, part=Part.OPENING, instruction="Rivi\n- toka"
        ),
        make(Step, title="Arvolinkit", minutes=75, method="value-links"),
        make(Step, title="Omat linkit", minutes=30, method="value-links", group=Group.PAIRS),
        make(Step, title="Lounas", minutes=45, part=Part.BREAK, fixed=dt.time(11, 30)),
        make(Step, title="Vieras", minutes=20, firm=True, optional=True),
        make(Step, title="Pelivara", minutes=10, buffer=True, state=StepState.SKIPPED),
    ]
    days = [
        make(
            Day, number=1, title="Arvoverkko", phase=Phase.VALUE_NETWORK, start=START,
            ends=dt.time(13), steps=tuple(step.id for step in steps),
        ),
        make(Day, number=2, title="Tyhjä", phase=Phase.FOLLOW_UP, start=START + WEEK),
    ]  # fmt: skip
    sheet = make(
        Sheet, method="follow-up", form=Form.GRID, title="Seuranta",
        columns=(Heading(key="what", title="Mitä"), Heading(key="how", title="Miten")),
    )  # fmt: skip
    due = dt.date(2027, 1, 29)
    targets = [
        make(Target, title="Neuvonta; piste", due=due, owner="Koordinaattori", what="Yksi, paikka"),
        make(Target, title="Valmis", due=due, state=TargetState.DONE),
        make(Target, title="Ilman päivää"),
    ]
    grid = [
        make(GridRow, sheet=sheet.id, cells={"what": "Puhelut\nviikossa"}, due=due, owner="Kela"),
        make(GridRow, sheet=sheet.id, cells={"what": "Tehty"}, due=due, done=True),
    ]
    return Workshop(
        session=make(Session, title="Verkko, osa 1", next_meeting=dt.date(2027, 2, 9), **session),
        days=rows(days),
        steps=rows(steps),
        targets=rows(targets),
        agreements=rows([make(Agreement, title="Kokoukset", text="Kuukausittain", due=due)]),
        sheets=rows([sheet]),
        grid_rows=rows(grid),
    )


def markdown(workshop: Workshop, **chosen: object) -> str:
    return export(workshop, "agenda", options(**chosen)).decode("utf-8")


def calendar(workshop: Workshop, **chosen: object) -> list:  # type: ignore[type-arg]
    parsed = Calendar.from_ical(export(workshop, "ics", options(**chosen)))
    return list(parsed.walk("VEVENT"))


# ---------------------------------------------------------------------- printed


def test_the_printed_agenda_has_times_minutes_methods_groups_and_marks() -> None:
    lines = markdown(planned(language="en")).split("\n")
    assert lines[0] == "# Agenda: Verkko, osa 1"
    assert "## Day 1, 2026-11-24: Arvoverkko" in lines
    assert "**09:00–12:45, the room is free until 13:00**" in lines
    table = [
        [cell.strip() for cell in line.split(" | ")] for line in lines if line.startswith("| ")
    ]
    assert [cell.strip("| ") for cell in table[0]] == [
        "Time",
        "Min",
        "Step",
        "Method",
        "How",
        "Remarks",
    ]
    found = [[cell.strip("| ") for cell in row] for row in table[2:]]
    assert found[0][:2] == ["09:00–09:15", "15"]
    assert found[1] == ["09:15–10:30", "75", "Arvolinkit", "Value links",
                        "small groups, everyone together", ""]  # fmt: skip
    assert found[2][4] == "in pairs"
    assert found[3] == ["11:30–12:15", "45", "*Lounas*", "", "", "fixed"]
    assert found[4][-1] == "never shortened, may be dropped"
    assert found[5][-1] == "spare time, skipped"
    assert "*no steps yet*" in lines and "## Day 2, 2026-12-01: Tyhjä" in lines


def test_the_printed_agenda_speaks_the_sessions_language() -> None:
    text = markdown(planned(language="fi"))
    assert "## Päivä 1, 24.11.2026: Arvoverkko" in text and "| Aika" in text
    # The method's name is not said twice where the step is called as it is.
    (line,) = [line for line in text.split("\n") if "09:15–10:30" in line]
    assert line.count("Arvolinkit") == 1
    assert "Päivä 1" not in markdown(planned(language="fi"), language="en")


def test_user_text_stays_text_in_the_printed_agenda() -> None:
    workshop = planned(language="en")
    told = "\n".join(NASTY)
    steps = {
        key: step.model_copy(update={"title": title[:120], "instruction": told})
        for title, (key, step) in zip(NASTY, workshop.steps.items(), strict=False)
    }
    tokens = (
        MarkdownIt("commonmark").enable("table").parse(markdown(replace(workshop, steps=steps)))
    )
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") == 1 and kinds.count("heading_open") == 4
    assert kinds.count("tr_open") == 7 and "html_block" not in kinds
    assert kinds.count("list_item_open") == 6


def test_what_was_agreed_on_the_day_is_printed() -> None:
    workshop = planned(language="en")
    (first, *_rest) = workshop.days.values()
    agreed = first.model_copy(update={"agreed_end": START.replace(hour=12, minute=55)})
    text = markdown(replace(workshop, days={**workshop.days, first.id: agreed}))
    assert "**09:00–12:45, agreed on the day to end 12:55, the room is free until 13:00**" in text


# ---------------------------------------------------------------------- calendar


def test_each_day_is_an_event_with_its_agenda() -> None:
    first, second, *_dues = calendar(planned(language="en"))
    assert str(first["SUMMARY"]) == "Verkko, osa 1 · day 1: Arvoverkko"
    assert first.decoded("DTSTART") == START  # local, without a zone
    assert first.decoded("DTEND") == START.replace(hour=12, minute=45)
    assert str(first["DESCRIPTION"]).split("\n") == [
        "09:00–09:15  Avaus | [/b] * (15 min)",
        "09:15–10:30  Arvolinkit (1 h 15 min)",
        "10:30–11:00  Omat linkit (30 min)",
        "11:30–12:15  Lounas (45 min)",
        "12:15–12:35  Vieras (20 min)",
        "12:35–12:45  Pelivara (10 min)",
        "",
        "The room is free until 13:00.",
    ]
    assert second.decoded("DTSTART") == START + WEEK and "DTEND" not in second
    assert len({str(event["UID"]) for event in calendar(planned())}) == len(calendar(planned()))


def test_due_dates_are_days_that_stay_free() -> None:
    dues = calendar(planned(language="en"))[2:]
    assert [str(event["SUMMARY"]) for event in dues] == [
        "Due: Neuvonta; piste",
        "Review: Kokoukset",
        "Due: Puhelut viikossa",
        "Next meeting: Verkko, osa 1",
    ]
    assert [event.decoded("DTSTART") for event in dues] == [dt.date(2027, 1, 29)] * 3 + [
        dt.date(2027, 2, 9)
    ]
    assert all(
        event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(days=1) for event in dues
    )
    assert {str(event["TRANSP"]) for event in dues} == {"TRANSPARENT"}
    assert str(dues[0]["DESCRIPTION"]) == "What: Yksi, paikka\nOwner: Koordinaattori"
    assert str(dues[2]["DESCRIPTION"]) == "Mitä: Puhelut\nviikossa\nOwner: Kela"


def test_a_next_meeting_that_is_a_workshop_day_stands_there_once() -> None:
    workshop = planned(language="en")
    session = workshop.session.model_copy(update={"next_meeting": dt.date(2026, 12, 1)})
    assert all(
        "Next meeting" not in str(event["SUMMARY"])
        for event in calendar(replace(workshop, session=session))
    )


def test_the_calendar_is_the_same_each_time_and_its_events_keep_their_names() -> None:
    once, again = export(planned(), "ics", options()), export(planned(), "ics", options())
    assert once == again
    later = replace(options(), now=NOW + dt.timedelta(days=1))
    changed = Calendar.from_ical(export(planned(), "ics", later))
    assert [e["UID"] for e in changed.walk("VEVENT")] == [e["UID"] for e in calendar(planned())]
    assert {e.decoded("DTSTAMP") for e in changed.walk("VEVENT")} == {
        (NOW + dt.timedelta(days=1)).replace(tzinfo=dt.UTC)
    }
    lines = once.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines)
    assert b"PRODID:" in once and b"METHOD:PUBLISH" in once and b"VERSION:2.0" in once


def test_an_empty_calendar_says_so_to_the_one_who_exports() -> None:
    empty = Workshop(session=Numbered()(Session, title="Uusi", language="en"))
    made = document(empty, "ics", options())
    assert made.remarks == (
        "The calendar is empty: there are no workshop days and no due dates yet.",
    )
    assert Calendar.from_ical(made.data).walk("VEVENT") == []
    assert document(planned(), "ics", options()).remarks == ()


def test_a_day_past_midnight_and_one_agreed_to_end_later() -> None:
    make = Numbered()
    step = make(Step, title="Ilta", minutes=180)
    day = make(
        Day, number=1, title="Ilta", phase=Phase.FOLLOW_UP, start=START.replace(hour=22),
        steps=(step.id,), agreed_end=START + dt.timedelta(hours=16, minutes=15),
    )  # fmt: skip
    (event,) = calendar(Workshop(make(Session, title="T"), days=rows([day]), steps=rows([step])))
    assert event.decoded("DTEND") == dt.datetime(2026, 11, 25, 1, 15)


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=60), st.text(max_size=200))
def test_any_text_comes_back_from_the_calendar(title: str, instruction: str) -> None:
    make = Numbered()
    try:
        target = make(Target, title=title, due=START.date(), what=instruction)
    except ValueError:
        return
    (event,) = calendar(Workshop(make(Session, title="T", language="en"), targets=rows([target])))
    assert str(event["SUMMARY"]) == f"Due: {target.title}"
    if target.what:
        assert str(event["DESCRIPTION"]) == f"What: {target.what}"


@pytest.mark.parametrize("key", ["agenda", "ics"])
def test_the_realistic_session_and_nasty_texts_are_written(key: str) -> None:
    data = export(realistic(), key, options())
    assert data.endswith(b"\n") and data == export(realistic(), key, options())
