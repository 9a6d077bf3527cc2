"""What came, went and changed between a snapshot and the network now."""

from __future__ import annotations

import datetime as dt

from building_networks import AT, actor, chain, link, workshop
from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import apply_change, keep_snapshot
from model.entities import LinkState, Sector, Snapshot, Strength
from model.network import diff_words
from model.network.diff import compare, difference
from model.network.graph import Network
from model.workshop import Workshop

LATER = AT + dt.timedelta(days=30)


def snapshot_of(shop: Workshop) -> Snapshot:
    after = apply_change(shop, keep_snapshot(shop, "Day 2", at=AT))
    (snapshot,) = after.snapshots.values()
    return snapshot


def test_nothing_changed() -> None:
    shop = workshop([actor("a"), actor("b")], chain("a>b"))
    diff = compare(snapshot_of(shop), shop)
    assert not diff
    assert diff_words.summary(diff) == "nothing in the network has changed"
    assert diff_words.lines(diff) == []


def test_what_came_went_and_changed() -> None:
    before = workshop([actor("a"), actor("b"), actor("old")], chain("a>b old>a b>a"))
    after = workshop(
        [actor("a", Sector.PUBLIC), actor("b", needs="time"), actor("new")],
        [
            link("a", "b", strength=Strength.STRONG, state=LinkState.BROKEN),
            link("b", "a"),
            link("new", "a", "money"),
        ],
    )
    diff = compare(snapshot_of(before), after)
    assert diff
    assert [one.id for one in diff.actors.added] == ["new"]
    assert [one.id for one in diff.actors.removed] == ["old"]
    assert [(c.after.id, c.fields) for c in diff.actors.changed] == [
        ("a", ("sector",)),
        ("b", ("needs",)),
    ]
    assert [one.id for one in diff.links.added] == ["new>a"]
    assert [one.id for one in diff.links.removed] == ["old>a"]
    assert [(c.after.id, c.fields) for c in diff.links.changed] == [("a>b", ("strength", "state"))]
    assert diff_words.summary(diff) == (
        "1 new actor, 1 actor gone, 2 actors changed, 1 new link, 1 link gone and 1 link changed"
    )
    assert diff_words.lines(diff) == [
        "new actor: new",
        "gone: old",
        "a – sector not said → public sector",
        "b – 1 text changed",
        "new link: new → a: money",
        "link gone: old → a: advice",
        "a → b: advice – existing → broken, strength not said → strong",
    ]


def test_captured_anew_is_not_changed() -> None:
    """The same actor and link under new ids, as after removing and entering them again."""
    before = workshop([actor("Kela", id="k1"), actor("b")], [link("k1", "b", "Raha", id="l1")])
    after = workshop(
        [actor("kela", id="k2", created=LATER), actor("b")],
        [link("k2", "b", "raha", id="l2", created=LATER)],
    )
    diff = compare(snapshot_of(before), after)
    assert not diff.actors.added and not diff.actors.removed
    assert [change.fields for change in diff.actors.changed] == [("name",)]
    assert [change.fields for change in diff.links.changed] == [("what",)]
    assert diff_words.lines(diff)[0] == "kela – was called Kela"


def test_one_of_two_alike_is_gone() -> None:
    before = Network.of([actor("a"), actor("b")], [link("a", "b", id="1"), link("a", "b", id="2")])
    after = Network.of([actor("a"), actor("b")], [link("a", "b", id="3")])
    diff = difference(before, after)
    assert len(diff.links.removed) == 1
    assert not diff.links.added


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    actors = [actor(name, draw(st.sampled_from(Sector))) for name in names]
    pairs = [(one, other) for one in names for other in names if one != other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    links = [link(*pair, draw(st.sampled_from(["money", "time"]))) for pair in chosen]
    return Network.of(actors, links)


@settings(deadline=None, max_examples=80)
@given(networks(), networks())
def test_every_entity_is_in_one_place(before: Network, after: Network) -> None:
    diff = difference(before, after)
    back = difference(after, before)
    assert {a.id for a in diff.actors.added} == {a.id for a in back.actors.removed}
    assert {a.id for a in diff.links.added} == {a.id for a in back.links.removed}
    kept = len(after.actors) - len(diff.actors.added)
    assert kept == len(before.actors) - len(diff.actors.removed)
    assert len(diff.actors.changed) <= kept
    assert bool(diff) == bool(back)
    assert not difference(after, after)
    changes = sum(
        len(part)
        for side in (diff.actors, diff.links)
        for part in (side.added, side.removed, side.changed)
    )
    assert len(diff_words.lines(diff)) == changes
