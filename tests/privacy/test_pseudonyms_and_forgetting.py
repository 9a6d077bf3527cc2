"""Names replaced alike everywhere, and one person taken out of a session and all its history."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from model.changes import add, apply_change, new, remove, update
from model.entities import (
    Actor,
    ActorKind,
    Agreement,
    Attendee,
    CafeTable,
    Contact,
    Day,
    Form,
    Grouping,
    Note,
    Phase,
    Session,
    Sheet,
    Snapshot,
    Target,
)
from model.errors import ReadOnlySession, Refused
from model.privacy import found_of, people_in, pseudonymised
from model.store import Drafts, create_session, open_session
from model.store.forgetting import forget_person
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)
AINO = "Aino Esimerkki"


def later(minutes: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=minutes)


@pytest.fixture
def workshop() -> Workshop:
    """Aino in every place where a person can stand, and Oili beside her."""
    aino = new(Contact, name=AINO, email="aino@esimerkki.fi", phone="040 123 4567")
    oili = new(Contact, name="Oili Virtanen")
    kela = new(Actor, id="kela", name="Kela", contacts=(aino, oili), created=AT)
    entities = [
        kela,
        new(Actor, id="aino", name=AINO, kind=ActorKind.PERSON, created=later(1)),
        new(Day, id="d", number=1, title="P", phase=Phase.MAPPING, start=AT, created=AT),
        new(Attendee, id="a1", day="d", name=AINO, actor="kela", created=later(2)),
        new(Attendee, id="a2", day="d", name="Oili Virtanen", actor="kela", created=later(2)),
        new(Grouping, title="Parit", groups=(("a1", "a2"),), created=later(3)),
        new(
            Note,
            id="n",
            text="Aino Esimerkin mukaan: kysy aino@esimerkki.fi. Ainokaisen ei, Esimerkkilän ei.",
            speaker="aino  esimerkki",
            created=later(4),
        ),
        new(Note, id="m", text="Oili Virtasen idea", speaker="Kela", created=later(5)),
        new(Target, title="T", owner=AINO, who=f"{AINO} ja Kela", created=later(6)),
        new(Agreement, title="A", owner="Kela", created=later(6)),
        new(Sheet, id="c", method="learning-cafe", form=Form.CAFE, title="C", created=later(6)),
        new(CafeTable, sheet="c", number=1, host=AINO, created=later(7)),
        new(Snapshot, name="S", actors=(kela,), created=later(8)),
    ]
    return apply_change(
        Workshop(new(Session, title="S", language="en", created=AT)), add(*entities, at=AT)
    )


def test_who_is_a_person(workshop: Workshop) -> None:
    """Everybody once, in the order in which they came; an organisation that speaks is none."""
    assert people_in(workshop) == [AINO, "Oili Virtanen"]


def test_pseudonyms_are_the_same_everywhere(workshop: Workshop) -> None:
    """In fields and in running text with its endings; nothing else is touched."""
    hidden = pseudonymised(workshop)
    told = str(hidden.documents())
    assert "Aino E" not in told and "Oili" not in told and "@esimerkki.fi" not in told
    assert "123 4567" not in told
    assert hidden.actors["kela"].contacts[0].name == "Person 1"
    assert hidden.actors["aino"].name == "Person 1"
    assert hidden.attendees["a2"].name == "Person 2"
    assert hidden.notes["n"].text.startswith("Person 1 mukaan")
    assert "Ainokaisen ei, Esimerkkilän ei." in hidden.notes["n"].text
    assert hidden.notes["m"].text == "Person 2 idea"
    assert hidden.notes["m"].speaker == "Kela"
    assert hidden.links == workshop.links and hidden.days == workshop.days
    assert pseudonymised(workshop) == hidden


def everything_under(path: Path) -> str:
    """Every byte of the session and its folder as text."""
    files = [path, *(file for file in path.parent.rglob("*") if file.is_file())]
    return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in files)


@pytest.fixture
def session(tmp_path: Path, workshop: Workshop) -> Path:
    """A session with a history in which Aino came, was changed and partly went again."""
    path = tmp_path / "s.arvo"
    with create_session(path, Workshop(workshop.session)) as opened:
        recorder = opened.recorder
        for table, rows in list(workshop.documents().items()):
            del rows
            for entity in workshop.rows(table).values():
                if table != "session":
                    recorder.apply(add(entity, at=later(10)))
        note = recorder.workshop.notes["n"]
        recorder.apply(update(note, at=later(11), text=f"{AINO} sanoi toisin"))
        recorder.apply(remove(recorder.workshop, "notes", "n", at=later(12)))
        recorder.undo(later(13))
        recorder.store.wait()
        drafts = Drafts(path)
        drafts.keep("capture", f"> {AINO}: en tiedä")
        drafts.close()
    assert "Aino Esimerkki" in everything_under(path)
    return path


def test_a_forgotten_person_is_nowhere_any_more(session: Path) -> None:
    """Not in the file, the log, the versions, the drafts; undo and redo go all the way and back."""
    done = forget_person(session, "aino esimerkki")
    assert done.changed >= 7 and done.history >= 7 and done.versions >= 1
    assert done.remaining == ()
    told = everything_under(session)
    for trace in (AINO, "aino  e", "aino@", "123 4567", "Esimerkin"):
        assert trace not in told, trace
    assert "Oili Virtanen" in told and "Esimerkkilän" in told
    with open_session(session) as opened:
        assert opened.report.state == "good"
        workshop = opened.recorder.workshop
        assert workshop.notes["n"].speaker == ""
        assert workshop.notes["n"].text == "(name removed) sanoi toisin"
        assert [person.id for person in workshop.attendees.values()] == ["a2"]
        (grouping,) = workshop.groupings.values()
        assert grouping.groups == (("a2",),)
        assert len(workshop.actors["kela"].contacts) == 1
        while opened.recorder.redo(later(19)):
            pass
        before = opened.recorder.workshop
        undone = 0
        while opened.recorder.undo(later(20)):
            undone += 1
        assert undone > 10
        assert AINO not in str(opened.recorder.workshop.documents())
        while opened.recorder.redo(later(21)):
            pass
        assert opened.recorder.workshop == before
    assert forget_person(session, AINO).changed == 0


def test_what_was_set_aside_is_named(session: Path) -> None:
    """A damaged copy from earlier cannot be mended; it is the user's to remove."""
    aside = session.with_name(session.name + ".history") / "damaged-1.json"
    aside.write_text(f'{{"broken": "{AINO}')
    assert forget_person(session, AINO).remaining == (aside.resolve(),)
    assert AINO in aside.read_text()


def test_nothing_is_done_while_it_is_open_or_without_a_name(session: Path) -> None:
    """Each said; the session stays as it is."""
    with open_session(session), pytest.raises(ReadOnlySession):
        forget_person(session, AINO)
    with pytest.raises(Refused):
        forget_person(session, " ")
    assert "Aino Esimerkki" in everything_under(session)


def test_what_would_be_forgotten_is_counted(workshop: Workshop) -> None:
    """By table, before anything is done."""
    found = found_of(workshop, "AINO ESIMERKKI")
    assert found.tables["actors"] == 2
    assert found.tables["notes"] == 1
    assert found.tables["snapshots"] == 1
    assert found_of(workshop, "Joku Muu").total == 0
