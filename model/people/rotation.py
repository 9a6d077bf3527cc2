"""Who sits at which café table in which round: everybody moves, organisations and people mix."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from model.people.groups import Person, split

Seating = tuple[tuple[str, ...], ...]
"""The people of each table in one round, by id; the host comes first."""

TRIES = 6_000
"""Exchanges of seats that are tried; a count, so that the same room gives the same seating."""

_SAME_TABLE, _SAME_COMPANY, _SAME_ORGANISATION = 1_000_000, 3, 2
"""What it costs to sit at a table again, with somebody again, with one's own organisation.

The first outweighs all the others of any room: no company is worth the same topic twice.
"""


def rotate(
    people: Sequence[Person],
    tables: int,
    rounds: int,
    seed: int,
    hosts: Mapping[int, str] | None = None,
) -> tuple[Seating, ...]:
    """The seating of every round.

    In each round everybody sits at one table and the tables' sizes differ by one at most, hosts
    aside. Nobody comes to a table twice while there are others left to see (`rounds` <= `tables`);
    beyond that, exchanges of seats keep people of one organisation, and people who have met, apart.

    Args:
        people: everybody who moves, hosts included.
        tables: how many tables there are.
        rounds: how many rounds.
        seed: draws the first seating and the exchanges.
        hosts: ids of those who stay, by table from 0.

    Raises:
        Refused: where there are fewer guests than tables.
    """
    hosts = hosts or {}
    staying = set(hosts.values())
    guests = [person for person in people if person.id not in staying]
    first = split(guests, tables, seed)
    plan = _Plan(
        [[list(first[(at - turn) % tables]) for at in range(tables)] for turn in range(rounds)],
        {person.id: person.organisation for person in people},
    )
    _improve(plan, random.Random(seed))
    return tuple(
        tuple((hosts[at], *group) if at in hosts else tuple(group) for at, group in enumerate(turn))
        for turn in plan.rounds
    )


@dataclass(slots=True)
class _Plan:
    """A seating that is being improved, with the counts that its cost is made of."""

    rounds: list[list[list[str]]]
    organisation: Mapping[str, str]
    met: Counter[frozenset[str]] = field(default_factory=Counter)
    sat: Counter[tuple[str, int]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for turn in self.rounds:
            for table, group in enumerate(turn):
                self.met.update(frozenset(pair) for pair in combinations(group, 2))
                self.sat.update((person, table) for person in group)

    def leave(self, turn: int, table: int, person: str) -> int:
        """Take `person` from the table; returns what sitting there had cost."""
        group = self.rounds[turn][table]
        group.remove(person)
        self.sat[person, table] -= 1
        cost = _SAME_TABLE * self.sat[person, table]
        for other in group:
            pair = frozenset((person, other))
            self.met[pair] -= 1
            cost += self._company(pair, person, other)
        return cost

    def join(self, turn: int, table: int, person: str) -> int:
        """Seat `person` at the table; returns what sitting there costs."""
        group = self.rounds[turn][table]
        cost = _SAME_TABLE * self.sat[person, table]
        self.sat[person, table] += 1
        for other in group:
            pair = frozenset((person, other))
            cost += self._company(pair, person, other)
            self.met[pair] += 1
        group.append(person)
        return cost

    def _company(self, pair: frozenset[str], person: str, other: str) -> int:
        same = self.organisation[person] == self.organisation[other]
        return _SAME_COMPANY * self.met[pair] + _SAME_ORGANISATION * same


def _improve(plan: _Plan, chance: random.Random) -> None:
    """Exchange seats within a round wherever that costs less."""
    tables = len(plan.rounds[0]) if plan.rounds else 0
    if tables < 2:
        return
    for _try in range(TRIES):
        turn = chance.randrange(len(plan.rounds))
        here, there = chance.sample(range(tables), 2)
        one = chance.choice(plan.rounds[turn][here])
        other = chance.choice(plan.rounds[turn][there])
        before = plan.leave(turn, here, one) + plan.leave(turn, there, other)
        after = plan.join(turn, there, one) + plan.join(turn, here, other)
        if after > before:
            plan.leave(turn, there, one)
            plan.leave(turn, here, other)
            plan.join(turn, here, one)
            plan.join(turn, there, other)
