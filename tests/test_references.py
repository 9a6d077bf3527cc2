"""What becomes of the things that point at something that is removed."""

from __future__ import annotations

import datetime as dt

import pytest

from model.changes import add, apply_change, new, remove, stamped
from model.entities import (
    Actor,
    Attendee,
    CafeTable,
    Card,
    Day,
    Form,
    Grouping,
    Harvest,
    NoFlow,
    Phase,
    Session,
    Sheet,
    Target,
    ValueLink,
)
from model.errors import Refused
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)


@pytest.fixture
def workshop() -> Workshop:
    """A board, a café, people and pairs around two actors."""
    kela = new(Actor, id="kela", name="Kela", created=AT)
    ohjaamo = new(Actor, id="ohjaamo", name="Ohjaamo", created=AT)
    entities = [
        kela,
        ohjaamo,
        new(ValueLink, id="l", source="kela", target="ohjaamo", what="tieto", created=AT),
        new(Sheet, id="board", method="pus", form=Form.BOARD, title="P-U-S", created=AT),
        new(Sheet, id="cafe", method="learning-cafe", form=Form.CAFE, title="C", created=AT),
        new(Card, id="card", sheet="board", column="a", text="x", actors=("kela",), created=AT),
        new(CafeTable, id="t1", sheet="cafe", number=1, created=AT),
        new(Harvest, id="h", table="t1", round=1, text="x", created=AT),
        new(Day, id="d", number=1, title="P", phase=Phase.MAPPING, start=AT, created=AT),
        new(Attendee, id="a1", day="d", name="Testi Henkilö", actor="kela", created=AT),
        new(Attendee, id="a2", day="d", name="Toinen Henkilö", created=AT),
        new(Grouping, id="g", title="Parit", groups=(("a1", "a2"),), created=AT),
        new(NoFlow, id="n", source="ohjaamo", target="kela", created=AT),
        new(Target, id="t", title="T", actors=("kela",), links=("l",), created=AT),
    ]
    return apply_change(Workshop(new(Session, title="S", created=AT)), add(*entities, at=AT))


def test_an_actor_takes_its_pairs_along_and_is_forgotten_elsewhere(workshop: Workshop) -> None:
    """Links and asked pairs go; cards, people and targets stay without it; undo brings all back."""
    change = remove(workshop, "actors", "kela", at=AT)
    after = apply_change(workshop, change)
    assert not after.links and not after.no_flows
    assert after.cards["card"].actors == ()
    assert after.attendees["a1"].actor is None
    assert after.targets["t"].actors == () and after.targets["t"].links == ()
    assert apply_change(after, change.undone(AT)) == workshop


@pytest.mark.parametrize(
    ("table", "entity_id", "gone"),
    [
        ("sheets", "cafe", {"cafe_tables": "t1", "harvests": "h"}),
        ("sheets", "board", {"cards": "card"}),
        ("days", "d", {"attendees": "a1"}),
    ],
)
def test_a_thing_takes_along_what_stands_on_it(workshop, table, entity_id, gone) -> None:
    """Also over two steps, as a café's harvest; undo brings all back."""
    change = remove(workshop, table, entity_id, at=AT)
    after = apply_change(workshop, change)
    for other, other_id in gone.items():
        assert other_id not in after.rows(other)
    assert apply_change(after, change.undone(AT)) == workshop


def test_a_person_leaves_the_group(workshop: Workshop) -> None:
    """The other one stays in it."""
    after = apply_change(workshop, remove(workshop, "attendees", "a1", at=AT))
    assert after.groupings["g"].groups == (("a2",),)


def test_nothing_is_added_that_points_nowhere(workshop: Workshop) -> None:
    """A card needs its sheet, a person the day."""
    for entity in (
        new(Card, sheet="nowhere", column="a", text="x", created=AT),
        new(Attendee, day="nowhere", name="x", created=AT),
        new(Grouping, title="x", groups=(("nobody",),), created=AT),
    ):
        with pytest.raises(Refused):
            apply_change(workshop, add(entity, at=AT))


def test_what_is_new_carries_the_running_step(workshop: Workshop) -> None:
    """What says its own step keeps it; what was there before stays as it is."""
    card = new(Card, sheet="board", column="a", text="x", created=AT)
    own = new(Card, sheet="board", column="a", text="x", step="other", created=AT)
    change = stamped(
        add(card, own, new(Sheet, method="m", form=Form.GRID, title="x", created=AT), at=AT), "s"
    )
    assert [getattr(edit.after, "step", None) for edit in change.edits] == ["s", "other", "s"]
    removal = remove(workshop, "cards", "card", at=AT)
    assert stamped(removal, "s") == removal
