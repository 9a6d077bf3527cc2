"""The follow-up gathers what all phases left, and the next round takes it along."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.options import ExportOptions
from exporters.registry import export
from model.changes import Change, add, apply_change, new, update
from model.entities import (
    Actor,
    Agreement,
    Contact,
    InvitationState,
    LinkState,
    Note,
    NoteKind,
    Response,
    Session,
    Target,
    TargetState,
    ValueLink,
)
from model.errors import Refused
from model.followup import MatterKind, gathered, next_state, state_of
from model.followup_choice import Which, chosen, kinds, owners
from model.forms import opened_sheet, sheet_for
from model.forms.becoming import as_target
from model.forms.board import add_cards, change_card
from model.forms.checklist import answered
from model.forms.grid import ColumnKind, grid, written
from model.forms.links import Nearness, hole_turned, joined_maps, rings, strength_turned
from model.methods import Catalogue
from model.network.diff import compare
from model.next_round import next_round, next_start, next_title
from model.samples import sample_names, sample_workshop
from model.workshop import TABLES, Workshop

TODAY = dt.date(2026, 12, 1)
AT = dt.datetime(2026, 11, 24, 10)
METHODS = Catalogue.load().methods


class Desk:
    """A session that is filled piece by piece, each piece a second after the one before."""

    def __init__(self) -> None:
        self.workshop = Workshop(session=new(Session, title="Verkosto", created=AT, language="fi"))
        self.now = AT

    def tick(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now

    def do(self, change: Change) -> Any:
        self.workshop = apply_change(self.workshop, change)
        return change.edits[-1].after

    def add(self, entity_type: Any, **fields: Any) -> Any:
        return self.do(add(new(entity_type, created=self.tick(), **fields), at=self.now))

    def sheet(self, method: str) -> Any:
        return self.do(opened_sheet(self.workshop, METHODS[method], at=self.tick()))

    def row(self, method: str, sheet: Any, text: str, owner: str = "", due: str = "") -> Any:
        made = grid(self.workshop, METHODS[method], sheet)
        columns = {column.kind: column for column in reversed(made.columns)}
        row = self.do(
            written(self.workshop, sheet, None, columns[ColumnKind.TEXT], text, at=self.tick())
        )
        for kind, value in ((ColumnKind.OWNER, owner), (ColumnKind.DUE, due)):
            if value:
                line = next(
                    line
                    for line in grid(self.workshop, METHODS[method], sheet).lines
                    if line.row and line.row.id == row.id
                )
                self.do(written(self.workshop, sheet, line, columns[kind], value, at=self.tick()))
        return self.workshop.grid_rows[row.id]


def full() -> Desk:
    """Something of every kind, late, soon, far, undated and done."""
    desk = Desk()
    kela = desk.add(
        Actor,
        name="Kela [/b]",
        contacts=(
            Contact(name="Anna Esimerkki", state=InvitationState.ATTENDED),
            Contact(name="Bo Malli", state=InvitationState.DECLINED),
        ),
    )
    spr = desk.add(Actor, name="SPR")
    desk.add(ValueLink, source=kela.id, target=spr.id, what="etuudet", strength="strong")
    desk.add(ValueLink, source=spr.id, target=kela.id, what="palaute", state=LinkState.WISHED)
    desk.add(Target, title="Yksi ovi", owner="Anna", due=dt.date(2026, 12, 15))
    desk.add(Target, title="Valmis kohde", state=TargetState.DONE, due=dt.date(2026, 11, 1))
    desk.add(Agreement, title="Tapaamme keskiviikkoisin", owner="Bo", due=dt.date(2026, 11, 30))
    sheet = desk.sheet("follow-up")
    desk.row("follow-up", sheet, "Odotusaika", "anna", "31.3.2027")
    desk.row("follow-up", sheet, "ei vastuuta eikä päivää")
    desk.row("follow-up", sheet, "tehty jo", "Bo", "1.11.2026")
    done = next(row for row in desk.workshop.grid_rows.values() if "tehty" in str(row.cells))
    desk.do(update(done, at=desk.tick(), done=True))
    pitfalls = desk.sheet("pitfalls")
    for item, answer in (("aim", "yes"), ("people", "no")):
        desk.do(answered(desk.workshop, pitfalls, item, answer, at=desk.tick()))
    desk.add(Note, text="Soita koululle", kind=NoteKind.TASK)
    desk.add(Note, text="Kuka päivittää?", kind=NoteKind.QUESTION)
    desk.add(Note, text="Tilat keväälle", kind=NoteKind.PARKED)
    desk.add(Note, text="Selvisi jo", kind=NoteKind.QUESTION, resolved=True)
    desk.add(Note, text="pelkkä havainto")
    return desk


def test_everything_is_gathered_by_date() -> None:
    matters = gathered(full().workshop, TODAY, METHODS)
    assert [(m.kind.value, m.what, m.late) for m in matters if not m.finished] == [
        ("agreement", "Tapaamme keskiviikkoisin", True),
        ("target", "Yksi ovi", False),
        ("row", "Odotusaika", False),
        ("check", "People stay and are motivated (no)", False),
        ("task", "Soita koululle", False),
        ("question", "Kuka päivittää?", False),
        ("parked", "Tilat keväälle", False),
        ("hole", "SPR → Kela [/b]: palaute", False),
    ]
    assert {m.what for m in matters if m.finished} == {"Valmis kohde", "tehty jo", "Selvisi jo"}
    assert {m.where for m in matters if m.kind is MatterKind.ROW} == {"Agreeing on follow-up"}


def test_filters_choose_by_sort_owner_and_kind() -> None:
    matters = gathered(full().workshop, TODAY)

    def words(*choice: Any) -> list[str]:
        return [matter.what for matter in chosen(matters, TODAY, *choice)]

    assert words(Which.LATE) == ["Tapaamme keskiviikkoisin"]
    assert words(Which.SOON) == ["Tapaamme keskiviikkoisin", "Yksi ovi"]
    assert words(Which.OPEN, "ANNA") == ["Yksi ovi", "Odotusaika"]
    assert words(Which.DONE, None, MatterKind.QUESTION) == ["Selvisi jo"]
    assert len(words(Which.UNSETTLED)) == 5
    assert len(words()) == len(matters) == 11
    assert owners(matters) == ["Anna", "Bo", ""]
    assert kinds(matters)[0] is MatterKind.TARGET


def test_one_key_takes_each_kind_further_and_round() -> None:
    desk = full()
    for matter in gathered(desk.workshop, TODAY):
        entity = matter.entity
        seen = [state_of(entity)]
        for _step in range(4):
            if matter.kind is MatterKind.HOLE and _step:
                break
            entity = desk.do(next_state(entity, at=desk.tick()))
            seen.append(state_of(entity))
        if matter.kind is MatterKind.HOLE:
            assert desk.workshop.links[entity.id].state is LinkState.EXISTING
        elif matter.kind in (MatterKind.TARGET, MatterKind.AGREEMENT):
            assert set(seen) == set(TargetState)
            assert seen[0] is seen[-1]
        else:
            assert set(seen) == {TargetState.OPEN, TargetState.DONE}
    with pytest.raises(Refused):
        next_state(desk.workshop.session, at=desk.tick())


def test_rings_and_strength() -> None:
    desk = full()
    kela, spr = desk.workshop.actors
    strong, wished = desk.workshop.links.values()
    (place,) = rings(desk.workshop, kela)
    assert (place.other, place.nearness) == (spr, Nearness.NEAR)
    assert place.links == (strong, wished)
    strong = desk.do(strength_turned(strong, strong.strength, at=desk.tick()))
    assert rings(desk.workshop, kela)[0].nearness is Nearness.BETWEEN
    desk.do(hole_turned(wished, at=desk.tick()))
    assert desk.workshop.links[wished.id].state is LinkState.EXISTING
    desk.do(update(strong, at=desk.tick(), origins=("Ryhmä A", "Ryhmä B")))
    assert joined_maps(desk.workshop) == {"Ryhmä A": (0, 1), "Ryhmä B": (0, 1)}


# ------------------------------------------------------------------ the next round


def test_the_next_round_takes_along_what_is_open() -> None:
    desk = full()
    rating = desk.sheet("stance")
    desk.add(Response, sheet=rating.id, values={"ground": 2})
    old = desk.workshop
    made = next_round(
        old, agenda="check-up", start=dt.datetime(2027, 2, 1, 9), at=desk.tick(), title=""
    )
    new_one = made.workshop
    assert (new_one.session.round, new_one.session.language) == (2, "fi")
    assert new_one.session.id != old.session.id
    assert list(new_one.actors) == list(old.actors)
    assert list(new_one.links) == list(old.links)
    states = [c.state for actor in new_one.actors.values() for c in actor.contacts]
    assert states == [InvitationState.TO_INVITE, InvitationState.DECLINED]
    assert [target.title for target in new_one.targets.values()] == ["Yksi ovi"]
    assert len(new_one.agreements) == 1
    assert [row.owner for row in new_one.grid_rows.values()] == ["anna"]
    assert [check.item for check in new_one.checks.values()] == ["people"]
    assert {note.text for note in new_one.notes.values()} == {
        "Soita koululle", "Kuka päivittää?", "Tilat keväälle",
    }  # fmt: skip
    assert {sheet.method for sheet in new_one.sheets.values()} == {
        "follow-up", "pitfalls", "stance",
    }  # fmt: skip
    assert len(new_one.responses) == 1
    assert all(sheet.carried for sheet in new_one.sheets.values())
    assert sheet_for(new_one, "stance") is None, "answered anew, on a sheet of its own"
    assert sheet_for(new_one, "pitfalls") is None
    assert sheet_for(new_one, "follow-up") is not None, "open rows are gone on with"
    assert not any(getattr(e, "step", None) for t in TABLES for e in new_one.rows(t).values())
    (snapshot,) = new_one.snapshots.values()
    assert snapshot.name == made.snapshot
    assert not compare(snapshot, new_one), "nothing has changed yet"
    assert len(new_one.days) == 1
    assert Workshop.from_documents(new_one.documents()) == new_one
    assert made.matters == 7
    assert "2 actors, 2 links, 7 open matters" in made.words()
    third = next_round(new_one, agenda=None, start=AT, at=desk.tick()).workshop
    assert next(iter(third.snapshots.values())).name == snapshot.name
    assert len(third.snapshots) == 2, "the network of each round before"


def test_cards_to_be_answered_come_up_until_they_are() -> None:
    """Only where the method says so; an answer or an outcome settles them; they are carried."""
    desk = Desk()
    panel, other = desk.sheet("customer-panel"), desk.sheet("expectations")
    first = desk.do(add_cards(desk.workshop, panel, "feedback", ["[/b] jonot"], at=desk.tick()))
    second = desk.do(add_cards(desk.workshop, panel, "ideas", ["auki illalla"], at=desk.tick()))
    desk.do(add_cards(desk.workshop, other, "expect", ["muuta"], at=desk.tick()))

    def waiting() -> list[str]:
        return [m.what for m in gathered(desk.workshop, TODAY, METHODS) if not m.finished]

    assert waiting() == ["[/b] jonot", "auki illalla"]
    with pytest.raises(Refused, match="an answer settles it"):
        next_state(first, at=desk.now)
    carried = next_round(desk.workshop, agenda=None, start=AT, at=desk.tick()).workshop
    assert {card.text for card in carried.cards.values()} == {"[/b] jonot", "auki illalla"}
    desk.do(change_card(desk.workshop, first.id, answer="Lisää aikoja", at=desk.tick()))
    assert waiting() == ["auki illalla"]
    counted = export(desk.workshop, "markdown", ExportOptions(now=AT, language="en")).decode()
    assert "1 unanswered card" in counted
    desk.do(as_target(desk.workshop, [second.id], at=desk.tick()))
    assert waiting() == ["auki illalla"], "the target that was made of it, not the card"
    kinds_left = {m.kind for m in gathered(desk.workshop, TODAY, METHODS) if not m.finished}
    assert kinds_left == {MatterKind.TARGET}


def test_titles_and_dates_follow_on() -> None:
    desk = Desk()
    title = next_title(desk.workshop)
    assert title.startswith("Verkosto, ") and title.endswith("2")
    session = new(Session, title=title, created=AT, round=2, language="fi")
    assert next_title(Workshop(session=session)) == title.replace("2", "3")
    now = dt.datetime(2026, 11, 24, 15)
    assert next_start(desk.workshop, now) == dt.datetime(2026, 11, 25, 9)
    desk.do(update(desk.workshop.session, at=now, next_meeting=dt.date(2027, 1, 12)))
    assert next_start(desk.workshop, now) == dt.datetime(2027, 1, 12, 9)
    long = new(Session, title="x" * 120, created=AT)
    assert len(next_title(Workshop(session=long))) <= 120
    with pytest.raises(Refused, match="no agenda"):
        next_round(desk.workshop, agenda="nope", start=now, at=now)


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(sample_names()), st.integers(0, 400))
def test_the_next_round_of_any_sample_is_sound(name: str, days: int) -> None:
    """Nothing in it points at what stayed behind; the old one is as it was."""
    old = sample_workshop(name)
    before = old.documents()
    at = dt.datetime(2026, 12, 1) + dt.timedelta(days=days)
    made = next_round(old, agenda=None, start=at, at=at).workshop
    assert old.documents() == before
    assert Workshop.from_documents(made.documents()) == made
    for table in TABLES:
        for entity in made.rows(table).values():
            edit = update(entity, at=at)
            apply_change(made, edit)  # every reference is checked
    open_before = {m.id for m in gathered(old, at.date()) if not m.finished}
    assert {m.id for m in gathered(made, at.date())} == open_before
