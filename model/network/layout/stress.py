"""Positions in the plane whose distances follow hop distances: stress minimised by SGD.

Source: J. X. Zheng, S. Pawar, D. F. M. Goodman, "Graph drawing by stochastic gradient descent",
IEEE TVCG 2018; for large networks the sparse terms of M. Ortmann, M. Klimenta, U. Brandes,
"A sparse stress model", GD 2016.
"""

from __future__ import annotations

import hashlib
import math
import random
from bisect import bisect_right
from collections.abc import Collection, Sequence

from model.network.layout.hops import hops_from, spread_pivots

Term = tuple[int, int, float, float, float]
"""Two nodes, the distance they ought to have, and how heavily each of them is moved."""

DENSE_LIMIT = 90
"""Up to this many nodes every pair is a term; above it, neighbours and pivots."""

PIVOTS = 14


def scattered(keys: Sequence[str], seed: int) -> list[tuple[float, float]]:
    """A starting point in the unit square for each key, the same for the same key and seed."""
    points = []
    for key in keys:
        digest = hashlib.blake2b(f"{seed}:{key}".encode(), digest_size=8).digest()
        points.append(
            (
                int.from_bytes(digest[:4], "big") / 2**32,
                int.from_bytes(digest[4:], "big") / 2**32,
            )
        )
    return points


def dense_terms(neighbours: Sequence[Collection[int]]) -> list[Term]:
    """A term for each pair; parts without a link between them stand a little apart."""
    rows = [hops_from(node, neighbours) for node in range(len(neighbours))]
    apart = max((max(row) for row in rows), default=0) + 1
    terms = []
    for one, row in enumerate(rows):
        for other in range(one):
            hops = float(row[other] if row[other] > 0 else apart)
            weight = hops**-2.0
            terms.append((one, other, hops, weight, weight))
    return terms


def sparse_terms(neighbours: Sequence[Collection[int]]) -> list[Term]:
    """A term for each link, and one from each node to each of a few pivots."""
    pivots = spread_pivots(neighbours, PIVOTS)
    apart = max((max(hops) for _, hops in pivots), default=0) + 1
    terms: list[Term] = [
        (one, other, 1.0, 1.0, 1.0)
        for one, others in enumerate(neighbours)
        for other in others
        if other < one
    ]
    for pivot, hops in pivots:
        ordered = sorted(value for value in hops if value >= 0)
        for node, value in enumerate(hops):
            if node == pivot or value == 1:
                continue
            distance = float(value if value > 0 else apart)
            # The pivot stands for the nodes around it, so a far node feels it more strongly.
            region = bisect_right(ordered, value / 2) if value > 0 else 1
            terms.append((node, pivot, distance, region / distance**2, distance**-2.0))
    return terms


def terms_for(neighbours: Sequence[Collection[int]]) -> list[Term]:
    """The stress terms of a network: all pairs of a small one, a sparse choice of a large one."""
    return dense_terms(neighbours) if len(neighbours) <= DENSE_LIMIT else sparse_terms(neighbours)


def _step_sizes(terms: Sequence[Term], sweeps: int) -> list[float]:
    longest = max(term[2] for term in terms)
    first, last = longest**2, 0.1
    decay = math.log(first / last) / max(1, sweeps - 1)
    return [first * math.exp(-decay * sweep) for sweep in range(sweeps)]


def relax(
    terms: Sequence[Term],
    start: Sequence[tuple[float, float]],
    *,
    seed: int,
    sweeps: int = 15,
) -> tuple[list[float], list[float]]:
    """x and y of every node after `sweeps` passes over the terms in a seeded random order."""
    xs = [point[0] for point in start]
    ys = [point[1] for point in start]
    if not terms:
        return xs, ys
    order = list(terms)
    chance = random.Random(seed)
    sqrt = math.sqrt
    for size in _step_sizes(terms, sweeps):
        chance.shuffle(order)
        for one, other, wanted, weight_one, weight_other in order:
            dx = xs[one] - xs[other]
            dy = ys[one] - ys[other]
            length = sqrt(dx * dx + dy * dy) or 1e-9
            pull = (length - wanted) / (2.0 * length)
            share = size * weight_one
            if share > 1.0:
                share = 1.0
            xs[one] -= share * pull * dx
            ys[one] -= share * pull * dy
            share = size * weight_other
            if share > 1.0:
                share = 1.0
            xs[other] += share * pull * dx
            ys[other] += share * pull * dy
    return xs, ys


def levelled(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[float], list[float]]:
    """The same picture turned so that its long axis lies flat, its middle at the origin."""
    count = len(xs)
    middle_x, middle_y = sum(xs) / count, sum(ys) / count
    across = [x - middle_x for x in xs]
    down = [y - middle_y for y in ys]
    angle = 0.5 * math.atan2(
        2 * sum(x * y for x, y in zip(across, down, strict=True)),
        sum(x * x for x in across) - sum(y * y for y in down),
    )
    cos, sin = math.cos(-angle), math.sin(-angle)
    return (
        [x * cos - y * sin for x, y in zip(across, down, strict=True)],
        [x * sin + y * cos for x, y in zip(across, down, strict=True)],
    )
