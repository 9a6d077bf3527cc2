"""Loops in which value returns to where it came from: a bounded search for directed cycles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.network.graph import Network

LONGEST = 4
"""Actors in the longest loop looked for: longer ones nobody in a room can follow."""

MOST = 2_000
"""Loops after which the search stops."""

MOST_STEPS = 200_000
"""Paths looked at before the search stops, whatever it has found (about a tenth of a second)."""


@dataclass(frozen=True, slots=True)
class Loops:
    """The loops found."""

    found: tuple[tuple[str, ...], ...]
    """Ids of the actors around each loop, shortest loops first."""
    complete: bool
    """Whether these are all; false where the search stopped at a bound."""


def loops(
    network: Network, longest: int = LONGEST, most: int = MOST, most_steps: int = MOST_STEPS
) -> Loops:
    """Simple directed cycles of 2 to `longest` actors, at most `most`, shortest first.

    Each starts at its earliest actor in the network's order and names every actor once. The search
    is a depth-first walk over actors that come after the start, so each cycle is met exactly once
    (the rooted enumeration of Tiernan 1970, Communications of the ACM 13(12), cut at `longest`).
    """
    found: list[tuple[str, ...]] = []
    for step, path in enumerate(_paths(network, longest)):
        if step == most_steps or len(found) == most:
            return Loops(tuple(found), complete=False)
        if path[0] in network.gives_to[path[-1]]:
            found.append(path)
    return Loops(tuple(found), complete=True)


def _paths(network: Network, longest: int) -> Iterator[tuple[str, ...]]:
    """Simple paths of 2 to `longest` actors that start at their earliest actor, shortest first."""
    order = {actor: place for place, actor in enumerate(network.actors)}
    targets = {
        actor: sorted(others, key=order.__getitem__) for actor, others in network.gives_to.items()
    }
    front: list[tuple[str, ...]] = [(actor,) for actor in network.actors]
    for length in range(2, longest + 1):
        paths = (
            (*path, target)
            for path in front
            for target in targets[path[-1]]
            if order[target] > order[path[0]] and target not in path
        )
        front = []
        for path in paths:
            yield path
            if length < longest:
                front.append(path)
