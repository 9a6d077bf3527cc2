"""Groups of even size in which organisations mix; a café in which everybody moves and meets."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import ceil

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.errors import Refused
from model.people import Person, read_request, rotate, split


def room(sizes: list[int]) -> list[Person]:
    """People of organisations with so many people each."""
    return [Person(f"p{org}-{n}", f"o{org}") for org, size in enumerate(sizes) for n in range(size)]


sizes = st.lists(st.integers(1, 8), min_size=1, max_size=10)


@settings(deadline=None, max_examples=60)
@given(sizes, st.integers(1, 12), st.integers(0, 99))
def test_groups_are_even_and_mixed(organisations, groups, seed) -> None:
    """Everybody once; sizes within one; of an organisation no more in a group than must be."""
    people = room(organisations)
    if groups > len(people):
        with pytest.raises(Refused):
            split(people, groups, seed)
        return
    made = split(people, groups, seed)
    assert sorted(p for group in made for p in group) == sorted(p.id for p in people)
    assert max(map(len, made)) - min(map(len, made)) <= 1
    organisation = {person.id: person.organisation for person in people}
    for group in made:
        for org, count in Counter(organisation[p] for p in group).items():
            assert count <= ceil(organisations[int(org[1:])] / groups)
    assert split(people, groups, seed) == made


@settings(deadline=None, max_examples=10)
@given(sizes, st.integers(2, 6), st.integers(1, 6), st.integers(0, 9))
@example([2, 3, 5, 6, 7, 5, 6, 1, 4, 6], 6, 6, 0)  # Company once weighed more than the table.
def test_everybody_moves_every_round(organisations, tables, rounds, seed) -> None:
    """Each at one table a round, at none twice while others are left; hosts stay at theirs."""
    people = room(organisations)
    hosts = {0: people[0].id}
    if len(people) - 1 < tables:
        return
    seatings = rotate(people, tables, rounds, seed, hosts)
    assert len(seatings) == rounds
    visited: dict[str, list[int]] = {}
    for seating in seatings:
        assert len(seating) == tables
        assert sorted(p for group in seating for p in group) == sorted(p.id for p in people)
        guests = [len(group) - (at in hosts) for at, group in enumerate(seating)]
        assert max(guests) - min(guests) <= 1
        assert seating[0][0] == people[0].id
        for at, group in enumerate(seating):
            for person in group:
                visited.setdefault(person, []).append(at)
    for person, at in visited.items():
        if person != people[0].id and rounds <= tables:
            assert len(set(at)) == rounds
    assert rotate(people, tables, rounds, seed, hosts) == seatings


def test_people_meet_more_others_than_by_walking_on_together() -> None:
    """Twenty-four people, four tables, three rounds: the same company is rarely met again."""
    people = room([4, 4, 4, 4, 4, 4])
    seatings = rotate(people, 4, 3, seed=1)
    met = Counter(
        frozenset(pair)
        for seating in seatings
        for group in seating
        for pair in combinations(group, 2)
    )
    together = 4 * 15
    """Pairs that meet where whole groups walk on together, each of them three times."""
    assert len(met) > 2 * together
    assert max(met.values()) <= 2


def test_what_groups_are_asked_for() -> None:
    """A size, or a number after a stroke; a remainder joins the others."""
    assert read_request("2").groups_for(9) == 4
    assert read_request(" 4 ").groups_for(11) == 2
    assert read_request("/5").groups_for(11) == 5
    assert read_request("4").groups_for(3) == 1
    for wrong in ("", "1", "0", "/0", "x", "-3", "1000", "/"):
        with pytest.raises(Refused):
            read_request(wrong)
