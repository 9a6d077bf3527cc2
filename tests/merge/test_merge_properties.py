"""Merging does not depend on the order, and merging again changes nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from merge_sessions import network_of, sessions

from model.entities import Actor
from model.merge import Decisions, Merged, merge, propose, sources_of
from model.workshop import Workshop

steady = settings(deadline=None, max_examples=40)

A, B, C = sessions("A"), sessions("B"), sessions("C")


def merged(*workshops: Workshop, decisions: Decisions | None = None) -> Merged:
    return merge(sources_of(workshops), decisions)


@steady
@given(A, B)
def test_the_order_of_two_makes_no_difference(a: Workshop, b: Workshop) -> None:
    one, other = merged(a, b), merged(b, a)
    assert network_of(one.workshop) == network_of(other.workshop)
    assert set(one.workshop.actors) == set(other.workshop.actors)
    assert set(one.workshop.links) == set(other.workshop.links)
    assert [each.key for each in one.suggestions] == [each.key for each in other.suggestions]
    assert {each.key for each in one.conflicts} == {each.key for each in other.conflicts}
    assert one.workshop.session.title == other.workshop.session.title


@steady
@given(A, B, C, st.permutations((0, 1, 2)))
def test_the_order_of_three_makes_no_difference(
    a: Workshop, b: Workshop, c: Workshop, order: list[int]
) -> None:
    three = (a, b, c)
    one, other = merged(*three), merged(*(three[place] for place in order))
    assert network_of(one.workshop) == network_of(other.workshop)


@steady
@given(A)
def test_a_session_with_itself_is_itself(a: Workshop) -> None:
    assert merged(a, a).workshop == a


@steady
@given(A, B)
def test_merging_again_changes_nothing(a: Workshop, b: Workshop) -> None:
    once = merged(a, b).workshop
    for again in (b, a):
        twice = merged(once, again)
        assert network_of(twice.workshop) == network_of(once)
        assert twice.workshop.session.title == once.session.title
        assert not twice.suggestions


@steady
@given(A, B, st.data())
def test_answers_hold_in_either_order_and_when_merging_again(
    a: Workshop, b: Workshop, data: st.DataObject
) -> None:
    asked = propose(sources_of((a, b)))
    answers = {each.key: data.draw(st.sampled_from(("yes", "no", "later"))) for each in asked}
    decisions = Decisions(same=answers)
    one, other = merged(a, b, decisions=decisions), merged(b, a, decisions=decisions)
    assert network_of(one.workshop) == network_of(other.workshop)
    later = {key for key, answer in answers.items() if answer == "later"}
    assert {each.key for each in one.suggestions} <= later
    again = merged(one.workshop, b)
    assert network_of(again.workshop) == network_of(one.workshop)


@steady
@given(A, B)
def test_nothing_is_lost_and_everything_has_its_origin(a: Workshop, b: Workshop) -> None:
    result = merged(a, b).workshop
    spelled = {
        name.casefold()
        for actor in result.actors.values()
        for name in (actor.name, actor.label, *actor.aliases)
    }
    for source in (a, b):
        for actor in source.actors.values():
            for name in (actor.name, actor.label, *actor.aliases):
                assert name.casefold() in spelled | {""}
            lines = filter(None, actor.tasks.casefold().split("\n"))
            assert all(line in _all_tasks(result) for line in lines)
    for actor in result.actors.values():
        assert actor.origins and set(actor.origins) <= {"A", "B"}
    for link in result.links.values():
        assert link.origins and set(link.origins) <= {"A", "B"}
        assert link.source in result.actors and link.target in result.actors
    # Two actors of one group stay two, but for what was one actor once.
    assert len(result.actors) >= max(len(a.actors), len(b.actors))


def _all_tasks(workshop: Workshop) -> list[str]:
    actors: list[Actor] = list(workshop.actors.values())
    return [line for actor in actors for line in actor.tasks.casefold().split("\n")]
