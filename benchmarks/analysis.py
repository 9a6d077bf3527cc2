"""How fast the network is read: the targets, and what is reached.

Usage: python benchmarks/analysis.py [--runs N]

CPU milliseconds, the least of several runs, start-up excluded. What the running program makes of it
on the screen is measured by findings_place.py.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import networkx

from benchmarks.networks import network
from model.entities import Actor, ValueLink
from model.network.diff import difference
from model.network.diff_words import lines
from model.network.findings import find
from model.network.graph import Network
from model.network.measures import measure_network, measuring
from model.network.pairs import next_pair, pair_coverage
from model.network.suggest import suggest

REAL, HUGE = (60, 200), (300, 2_000)
"""Actors and links of a real workshop, and of one that nobody has held yet."""

AT = dt.datetime(2026, 9, 15, 9, 0)


@dataclass(frozen=True)
class Case:
    """Something that is done, and the milliseconds it may take; None where nothing is asked."""

    name: str
    work: Callable[[], object]
    milliseconds: int | None = None


def fresh(size: tuple[int, int]) -> Callable[[], Network]:
    """Makes the same network anew each time: nothing of it is worked out yet."""
    actors, links = network(*size, seed=1)
    return lambda: Network.of(actors, links)


def after_a_line(make: Callable[[], Network], *, slow: bool) -> Callable[[], object]:
    """What follows a captured line: measures, findings, a question."""

    def work() -> object:
        made = make()
        return suggest(made, find(made, measure_network(made, slow=slow)))

    return work


def longest_piece(make: Callable[[], Network]) -> float:
    """CPU milliseconds of the longest piece that measuring is cut into."""
    longest, before = 0.0, time.process_time()
    for _progress in measuring(make()):
        now = time.process_time()
        longest, before = max(longest, now - before), now
    return longest * 1000


def wordy(count: int) -> Network:
    """Actors with eight needs and eight offers each, all about much the same things."""
    nouns = [
        f"{first}{middle}{last}"
        for first in ("kieli", "talous", "asumis")
        for middle in ("kurss", "ohjaaj", "til")
        for last in ("i", "a", "oja", "illa")
    ]

    def words(step: int, number: int) -> list[str]:
        return [nouns[(number * step + place) % len(nouns)] for place in range(8)]

    return Network.of(
        [
            Actor(
                id=f"a{number}",
                name=f"a{number}",
                created=AT,
                needs=". ".join(f"{word} {number % 40}x" for word in words(7, number)),
                offers=", ".join(words(5, number)),
            )
            for number in range(count)
        ],
        [],
    )


def dense(count: int) -> Network:
    """Everybody gives to everybody who comes later: no loop, and no end to the paths."""
    actors = [Actor(id=f"n{n}", name=f"n{n}", created=AT) for n in range(count)]
    links = [
        ValueLink(id=f"{one.id}>{other.id}", created=AT, source=one.id, target=other.id, what="x")
        for place, one in enumerate(actors)
        for other in actors[place + 1 :]
    ]
    return Network.of(actors, links)


def cases() -> Iterator[Case]:
    """What is measured."""
    real, huge = fresh(REAL), fresh(HUGE)
    wordy_network, dense_network = wordy(300), dense(120)
    yield Case("findings after a line, 60/200", after_a_line(real, slow=True), 100)
    yield Case("  the quick ones", after_a_line(real, slow=False))
    yield Case("findings after a line, 300/2000", after_a_line(huge, slow=True), 3_000)
    yield Case("  the quick ones", after_a_line(huge, slow=False), 500)
    yield Case("coverage and next pair, 300/2000", lambda: _asked(huge()), 100)
    yield Case("comparison, 300/2000", lambda: lines(difference(huge(), real())), 100)
    yield Case(
        "needs and offers, 300 wordy actors",
        lambda: find(wordy_network, measure_network(wordy_network, slow=False)),
        500,
    )
    yield Case(
        "dense without loops, 120/7140", lambda: measure_network(dense_network, slow=False), 5_000
    )


def _asked(made: Network) -> object:
    return pair_coverage(made), next_pair(made)


def best(work: Callable[[], object], runs: int) -> float:
    """The least CPU milliseconds of several runs: others may be using the machine."""
    spent = []
    for _again in range(runs):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent) * 1000


def main() -> int:
    """Print a line for each case; 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    assert networkx
    missed = 0
    for case in cases():
        took = best(case.work, options.runs)
        wanted = f"≤ {case.milliseconds}" if case.milliseconds else ""
        late = case.milliseconds is not None and took > case.milliseconds
        missed += late
        print(f"{case.name:38} {took:8.1f} ms  {wanted:8} {'MISSED' if late else ''}")
    print(f"{'longest piece of measuring, 300/2000':38} {longest_piece(fresh(HUGE)):8.1f} ms")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
