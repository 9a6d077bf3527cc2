"""New sessions from agenda templates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from model.entities import Part, Phase
from model.errors import Refused
from model.methods import Catalogue, session_from_template
from model.workshop import Workshop

START = dt.datetime(2026, 11, 24, 9, 0)
AT = dt.datetime(2026, 11, 2, 13, 37)


def planned_starts(workshop: Workshop) -> list[tuple[dt.datetime, dt.time | None]]:
    found = []
    for day in workshop.days_in_order():
        moment = day.start
        for step in workshop.steps_of(day):
            found.append((moment, step.fixed))
            moment += dt.timedelta(minutes=step.minutes)
    return found


def test_the_three_workshop_days_are_what_one_gets_unasked() -> None:
    workshop = session_from_template("Verkosto", None, "fi", START, AT)
    days = workshop.days_in_order()
    assert [day.start for day in days] == [START + dt.timedelta(days=n) for n in (0, 14, 28)]
    assert [day.phase for day in days] == [
        Phase.SHARED_UNDERSTANDING,
        Phase.VALUE_NETWORK,
        Phase.FOLLOW_UP,
    ]
    assert [day.title for day in days] == ["Yhteinen ymmärrys", "Arvoverkko", "Seuranta"]
    for day in days:
        steps = workshop.steps_of(day)
        assert len(steps) == len(day.steps)
        assert sum(step.minutes for step in steps) == 360
        parts = [step.part for step in steps]
        assert parts[0] is Part.OPENING and parts[-1] is Part.CLOSING
        assert parts.count(Part.BREAK) == 3
        assert [step.fixed for step in steps if step.fixed] == [dt.time(11, 30)]
        assert any(step.buffer for step in steps)
    assert workshop.session.language == "fi" and not workshop.session.illustrative


def test_lunch_stands_where_the_plan_reaches_it() -> None:
    workshop = session_from_template("V", None, "fi", START, AT)
    for moment, fixed in planned_starts(workshop):
        assert fixed is None or moment.time() == fixed


@pytest.mark.parametrize("clock", [dt.time(8, 15), dt.time(12, 30), dt.time(17, 0)])
def test_another_clock_time_moves_the_fixed_times_along(clock: dt.time) -> None:
    start = dt.datetime.combine(START.date(), clock)
    for moment, fixed in planned_starts(session_from_template("V", None, "fi", start, AT)):
        assert fixed is None or moment.time() == fixed


def test_a_fixed_time_past_midnight_is_fixed_no_longer() -> None:
    start = dt.datetime.combine(START.date(), dt.time(22, 30))
    workshop = session_from_template("V", None, "fi", start, AT)
    assert all(step.fixed is None for step in workshop.steps.values())


def test_every_template_in_both_languages_points_at_methods_there_are() -> None:
    catalogue = Catalogue.load()
    for key in catalogue.agendas:
        fi = session_from_template("V", key, "fi", START, AT)
        en = session_from_template("V", key, "en", START, AT)
        for workshop in (fi, en):
            keys = {step.method for step in workshop.steps.values()} - {""}
            assert keys <= set(catalogue.methods)
            assert Workshop.from_documents(workshop.documents()) == workshop
        titles_fi = {step.title for step in fi.steps.values()}
        titles_en = {step.title for step in en.steps.values()}
        assert not titles_fi & titles_en


def test_two_sessions_share_no_ids() -> None:
    one = session_from_template("V", None, "fi", START, AT)
    two = session_from_template("V", None, "fi", START, AT)
    assert not set(one.steps) & set(two.steps)
    assert one.session.id != two.session.id


def test_the_empty_day_is_one_day_without_steps() -> None:
    workshop = session_from_template("V", "empty", "en", START, AT)
    assert len(workshop.days) == 1 and not workshop.steps


def test_an_own_agenda_can_be_started_from(tmp_path: Path) -> None:
    folder = tmp_path / "agendas"
    folder.mkdir()
    (folder / "tunti.toml").write_text(
        'title = "Tunti"\n[[days]]\ntitle = "Tunti"\nphase = 2\n'
        '[[days.steps]]\ntitle = "[/b] puhe"\nminutes = 60\n',
        encoding="utf-8",
    )
    workshop = session_from_template(
        "V", "tunti", "fi", START, AT, catalogue=Catalogue.load(tmp_path)
    )
    assert [step.title for step in workshop.steps.values()] == ["[/b] puhe"]


@pytest.mark.parametrize(
    ("title", "key", "language", "start"),
    [
        ("V", "no-such", "fi", START),
        ("  ", None, "fi", START),
        ("V", None, "sv", START),
        ("x" * 121, None, "fi", START),
        ("V", None, "fi", dt.datetime(9999, 12, 30, 9)),
    ],
)
def test_what_does_not_fit_is_refused(
    title: str, key: str | None, language: str, start: dt.datetime
) -> None:
    with pytest.raises(Refused) as refused:
        session_from_template(title, key, language, start, AT)
    assert str(refused.value)


def test_the_refusal_names_the_agendas_there_are() -> None:
    with pytest.raises(Refused, match="three-days, ohjaamo-half-day, check-up, empty"):
        session_from_template("V", "no-such", "fi", START, AT)
