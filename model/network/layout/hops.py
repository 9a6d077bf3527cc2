"""Hop distances: how many links lie between two actors, by breadth-first search."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def hops_from(source: int, neighbours: Sequence[Collection[int]]) -> list[int]:
    """Hops from `source` to every node; -1 where there is no way."""
    distance = [-1] * len(neighbours)
    distance[source] = 0
    frontier = [source]
    step = 0
    while frontier:
        step += 1
        following = []
        for node in frontier:
            for other in neighbours[node]:
                if distance[other] < 0:
                    distance[other] = step
                    following.append(other)
        frontier = following
    return distance


def neighbours_of(count: int, pairs: Collection[tuple[int, int]]) -> list[list[int]]:
    """For each of `count` nodes its neighbours, in ascending order and without doubles."""
    found: list[set[int]] = [set() for _ in range(count)]
    for one, other in pairs:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return [sorted(nodes) for nodes in found]


def spread_pivots(neighbours: Sequence[Collection[int]], count: int) -> list[tuple[int, list[int]]]:
    """Up to `count` nodes far from one another, each with its hops to all nodes.

    Max-min choice, beginning with the best connected node; parts without a pivot come first.
    """
    size = len(neighbours)
    pivots: list[tuple[int, list[int]]] = []
    nearest = [size + 1] * size
    candidate = max(range(size), key=lambda node: (len(neighbours[node]), -node))
    while len(pivots) < min(count, size) and nearest[candidate] > 0:
        distance = hops_from(candidate, neighbours)
        pivots.append((candidate, distance))
        nearest = [
            min(known, found) if found >= 0 else known
            for known, found in zip(nearest, distance, strict=True)
        ]
        candidate = max(range(size), key=lambda node: (nearest[node], -node))
    return pivots
