"""The samples: complete, illustrative, and the same every time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from model.entities import (
    Actor,
    LinkState,
    Nature,
    NoteKind,
    Part,
    Sector,
    StepState,
    Strength,
)
from model.errors import Refused
from model.methods import Catalogue
from model.samples import sample_names, sample_title, sample_workshop
from model.workshop import Workshop

EVERY_SAMPLE = pytest.mark.parametrize("name", sample_names())


@EVERY_SAMPLE
def test_a_sample_is_the_same_every_time_and_survives_the_file(name: str) -> None:
    workshop = sample_workshop(name)
    assert workshop == sample_workshop(name)
    assert Workshop.from_documents(workshop.documents()) == workshop


@EVERY_SAMPLE
def test_a_sample_says_that_it_is_invented(name: str) -> None:
    session = sample_workshop(name).session
    assert session.illustrative
    assert "keksittyjä" in session.purpose
    assert session.title == sample_title(name)


@EVERY_SAMPLE
def test_nothing_in_a_sample_points_at_nothing(name: str) -> None:
    workshop = sample_workshop(name)
    tables = ("session", "days", "steps", "actors", "links", "notes", "targets", "agreements")
    ids = [entity.id for table in tables for entity in workshop.rows(table).values()]
    assert len(ids) == len(set(ids))
    for link in workshop.links.values():
        assert {link.source, link.target} <= set(workshop.actors)
    for mention in (*workshop.notes.values(), *workshop.targets.values()):
        assert set(mention.actors) <= set(workshop.actors)
    for note in workshop.notes.values():
        assert note.step is None or note.step in workshop.steps
    planned = [step_id for day in workshop.days.values() for step_id in day.steps]
    assert sorted(planned) == sorted(workshop.steps)


@EVERY_SAMPLE
def test_runs_follow_one_another_and_notes_fall_into_their_step(name: str) -> None:
    workshop = sample_workshop(name)
    for day in workshop.days.values():
        steps = workshop.steps_of(day)
        runs = [run for step in steps for run in step.runs]
        for run in runs:
            assert run.start.date() == day.start.date()
            assert run.end is not None and run.start < run.end
        for earlier, later in pairwise(runs):
            assert earlier.end is not None and earlier.end <= later.start
        if runs:
            assert all(step.state in (StepState.DONE, StepState.SKIPPED) for step in steps)
    for note in workshop.notes.values():
        if note.step:
            step, day_of = workshop.steps[note.step], workshop.day_of(note.step)
            end = step.runs[-1].end
            assert end is not None and step.runs[0].start <= note.created < end
            assert day_of is not None and note.phase == day_of.phase


@EVERY_SAMPLE
def test_steps_run_methods_there_are_and_lunch_is_where_the_plan_has_it(name: str) -> None:
    workshop = sample_workshop(name)
    methods = Catalogue.load().methods
    for day in workshop.days_in_order():
        moment = day.start
        for step in workshop.steps_of(day):
            assert not step.method or step.method in methods
            assert step.fixed is None or step.fixed == moment.time()
            moment += dt.timedelta(minutes=step.minutes)
        assert workshop.steps_of(day)[-1].part is Part.CLOSING


@EVERY_SAMPLE
def test_contacts_are_nobodys(name: str) -> None:
    for actor in sample_workshop(name).actors.values():
        for contact in actor.contacts:
            assert contact.email.endswith(".example")


@EVERY_SAMPLE
def test_no_link_is_there_twice_and_nobody_is_alone(name: str) -> None:
    workshop = sample_workshop(name)
    flows = [(link.source, link.target, link.what) for link in workshop.links.values()]
    assert len(flows) == len(set(flows))
    met = {end for source, target, _what in flows for end in (source, target)}
    assert met == set(workshop.actors)


def test_the_regional_sample_shows_everything_the_program_captures() -> None:
    workshop = sample_workshop("maahanmuuttajatyo")
    assert 19 <= len(workshop.actors) <= 22
    assert 55 <= len(workshop.links) <= 66
    links = workshop.links.values()
    assert {link.nature for link in links} == set(Nature)
    assert {link.state for link in links} == set(LinkState)
    assert {link.strength for link in links} == set(Strength)
    sectors = {actor.sector for actor in workshop.actors.values()}
    assert sectors == set(Sector) - {Sector.UNKNOWN}
    assert {note.kind for note in workshop.notes.values()} == set(NoteKind)
    assert [bool(any(s.runs for s in workshop.steps_of(d))) for d in workshop.days_in_order()] == [
        True,
        True,
        False,
    ]
    assert len(workshop.agreements) >= 3 and len(workshop.targets) == 3
    for target in workshop.targets.values():
        assert target.owner and target.first_step and target.indicator and target.due


def test_every_actor_card_of_the_regional_sample_is_filled() -> None:
    fields = ("tasks", "services", "strengths", "weaknesses", "needs")

    def empty(actor: Actor) -> list[str]:
        return [name for name in fields if not getattr(actor, name)]

    workshop = sample_workshop("maahanmuuttajatyo")
    assert not [
        (actor.name, empty(actor))
        for actor in workshop.actors.values()
        if not actor.is_customer and empty(actor)
    ]


def test_some_steps_ran_late_and_some_early() -> None:
    workshop = sample_workshop("maahanmuuttajatyo")
    over = {
        step.id: sum(((run.end or run.start) - run.start).total_seconds() for run in step.runs)
        - step.minutes * 60
        for step in workshop.steps.values()
        if step.runs
    }
    assert any(seconds > 0 for seconds in over.values())
    assert any(seconds < 0 for seconds in over.values())
    assert any(len(step.runs) > 1 for step in workshop.steps.values())


def test_the_snapshot_of_day_two_differs_from_the_network_now() -> None:
    workshop = sample_workshop("maahanmuuttajatyo")
    (snapshot,) = workshop.snapshots.values()
    assert len(snapshot.actors) == len(workshop.actors) - 1
    assert {link.id for link in snapshot.links} < set(workshop.links)
    changed = [link for link in snapshot.links if workshop.links[link.id] != link]
    assert [link.state for link in changed] == [LinkState.WISHED]
    assert workshop.links[changed[0].id].state is LinkState.EXISTING
    names = {actor.id for actor in snapshot.actors}
    assert all({link.source, link.target} <= names for link in snapshot.links)


def test_the_ohjaamo_sample_is_a_half_day() -> None:
    workshop = sample_workshop("ohjaamo")
    assert len(workshop.actors) == 12
    assert 28 <= len(workshop.links) <= 33
    (day,) = workshop.days.values()
    assert sum(step.minutes for step in workshop.steps_of(day)) == 240
    template = Catalogue.load().agendas["ohjaamo-half-day"].days[0]
    assert [step.method for step in workshop.steps_of(day)] == [
        step.method for step in template.steps
    ]


def test_a_sample_there_is_not_is_refused_with_the_names() -> None:
    for ask in (sample_workshop, sample_title):
        with pytest.raises(Refused, match="maahanmuuttajatyo, ohjaamo"):
            ask("../secret")
