"""Entities refuse what cannot be kept, in words, and keep everything else as it was said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import Change, add, apply_change, describe, new, remove, update
from model.entities import Actor, Note, Session, Target, ValueLink
from model.errors import Refused
from model.recorder import Recorder
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9)


def workshop_of(*names: str) -> tuple[Workshop, list[Actor]]:
    """A session with actors of these names."""
    workshop = Workshop(session=new(Session, title="T", created=AT))
    actors = [new(Actor, name=name, created=AT) for name in names]
    return (apply_change(workshop, add(*actors, at=AT)) if actors else workshop), actors


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 1_000_000, "a\x07b", "\ud800"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """Blank, endless, control characters, half a surrogate."""
    with pytest.raises(Refused):
        new(Actor, name=name, created=AT)


@pytest.mark.parametrize("text", ["", " ", " \n\t "])
def test_blank_text_is_no_note_and_no_flow(text: str) -> None:
    """Blanks alone say nothing, and would not be read back."""
    with pytest.raises(Refused):
        new(Note, text=text, created=AT)
    with pytest.raises(Refused):
        new(ValueLink, source="a", target="b", what=text, created=AT)


def test_a_link_needs_two_actors_that_are_there() -> None:
    """Not from an actor to itself, not to nobody."""
    workshop, (kela,) = workshop_of("Kela")
    with pytest.raises(Refused):
        new(ValueLink, source=kela.id, target=kela.id, what="x", created=AT)
    stray = new(ValueLink, source=kela.id, target="nobody", what="x", created=AT)
    with pytest.raises(Refused):
        apply_change(workshop, add(stray, at=AT))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=100))
def test_text_is_kept_as_it_was_said(text: str) -> None:
    """What is taken reads back equal, markup-like text included."""
    try:
        note = new(Note, text=text, created=AT)
    except Refused:
        assert not text.strip()
        return
    assert Note.model_validate(note.model_dump(mode="json")) == note
    assert Note.model_validate_json(note.model_dump_json()) == note


def test_removing_an_actor_takes_its_links_along_and_undo_brings_all_back_in_order() -> None:
    """The links go, mentions are taken out of notes and targets; undo restores all in place."""
    workshop, (kela, asiakas, koulu) = workshop_of("Kela", "Asiakas", "Koulu")
    link = new(ValueLink, source=kela.id, target=asiakas.id, what="etuudet", created=AT)
    note = new(Note, text="@Kela", actors=(kela.id, koulu.id), created=AT)
    target = new(Target, title="Ovi", actors=(kela.id,), created=AT)
    recorder = Recorder(apply_change(workshop, add(link, note, target, at=AT)))
    before = recorder.workshop
    change = recorder.apply(remove(before, "actors", kela.id, at=AT))
    assert describe(change, recorder.workshop).startswith("removed actor Kela")
    assert not recorder.workshop.links
    assert recorder.workshop.notes[note.id].actors == (koulu.id,)
    assert recorder.workshop.targets[target.id].actors == ()
    recorder.undo(AT)
    assert recorder.workshop == before


def test_a_change_that_does_not_start_from_what_is_there_is_refused() -> None:
    """Two edits of one card: the second, made on the old card, changes nothing."""
    workshop, (kela,) = workshop_of("Kela")
    first = update(kela, at=AT, tasks="neuvonta")
    second = update(kela, at=AT, tasks="etuudet")
    after = apply_change(workshop, first)
    with pytest.raises(Refused):
        apply_change(after, second)


@given(st.lists(st.sampled_from(["add", "rename", "remove", "undo", "redo"]), max_size=30))
def test_undo_and_redo_walk_the_same_way_back_and_forth(deeds: list[str]) -> None:
    """After any deeds: undoing everything and redoing it ends where one was; also from a log."""
    log: list[Change] = []
    recorder = Recorder(workshop_of()[0])
    recorder.subscribe(lambda change, _workshop: log.append(change))
    start = recorder.workshop
    for number, deed in enumerate(deeds):
        at = AT + dt.timedelta(seconds=number)
        actors = list(recorder.workshop.actors.values())
        if deed == "add":
            recorder.apply(add(new(Actor, name=f"Toimija {number}", created=at), at=at))
        elif deed == "rename" and actors:
            recorder.apply(update(actors[0], at=at, name=f"Uusi {number}"))
        elif deed == "remove" and actors:
            recorder.apply(remove(recorder.workshop, "actors", actors[-1].id, at=at))
        elif deed == "undo":
            recorder.undo(at)
        elif deed == "redo":
            recorder.redo(at)
    reached = recorder.workshop
    records = [Change.from_record(change.to_record()) for change in log]
    replayed = start
    for change in records:
        replayed = apply_change(replayed, change)
    assert replayed == reached
    reopened = Recorder(reached, history=records)
    for walker in (recorder, reopened):
        undone = walker.undo(AT, count=100)
        walker.redo(AT, count=len(undone))
        assert walker.workshop == reached
