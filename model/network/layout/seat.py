"""Seats labels: from points in the plane to rows and cells, and again when one has moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from model.network.layout.plan import Area, Plan, Spots
from model.network.layout.rows import choose_rows, pack_row

_STUBBORN = 1000.0
"""How much harder the centre is to push aside than any other label."""


def _scaled(values: Sequence[float], pivot: float | None) -> list[float]:
    """`values` as shares of 0 to 1; `pivot`, where given, becomes one half."""
    low, high = min(values), max(values)
    if pivot is None:
        span = (high - low) or 1.0
        return [(value - low) / span if high > low else 0.5 for value in values]
    below, above = (pivot - low) or 1.0, (high - pivot) or 1.0
    return [0.5 + 0.5 * (value - pivot) / (below if value < pivot else above) for value in values]


def _spread(shares: Sequence[float], blend: float) -> list[float]:
    """`shares` pulled towards an even spread, so that the crowded middle uses the margins."""
    order = sorted(range(len(shares)), key=lambda node: (shares[node], node))
    last = max(1, len(shares) - 1)
    even = [0.0] * len(shares)
    for rank, node in enumerate(order):
        even[node] = rank / last
    return [(1 - blend) * share + blend * rank for share, rank in zip(shares, even, strict=True)]


def wanted_places(
    plan: Plan, xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Wanted left edge (cells) and row of each label for points in the plane."""
    centre = plan.centre
    across = _scaled(_spread(_scaled(xs, None), 0.35), None)
    down = _scaled(_spread(_scaled(ys, None), 0.35), None)
    if centre is not None:
        across = _scaled(across, across[centre])
        down = _scaled(down, down[centre])
    if plan.zones is not None:
        across = [
            zone.left + share * (zone.right - zone.left)
            for share, zone in zip(across, plan.zones, strict=True)
        ]
        down = [
            zone.top + share * (zone.bottom - zone.top)
            for share, zone in zip(down, plan.zones, strict=True)
        ]
    area = plan.area
    lefts = [share * (area.width - width) for share, width in zip(across, plan.widths, strict=True)]
    rows = [share * (area.rows - 1) for share in down]
    if centre is not None:
        lefts[centre] = (area.width - plan.widths[centre]) / 2
        rows[centre] = (area.rows - 1) // 2
    return lefts, rows


def seat_row(plan: Plan, wanted: Mapping[int, float]) -> list[tuple[int, int]] | None:
    """Left edges near the `wanted` ones for the labels of one row; wide gaps where they fit.

    Returns (label, left edge) from left to right, or None where they do not fit.
    """
    area: Area = plan.area
    widths = plan.widths
    nodes = sorted(wanted, key=lambda node: (wanted[node] + widths[node] / 2, node))
    items = [
        (wanted[node], widths[node], _STUBBORN if node == plan.centre else 1.0) for node in nodes
    ]
    narrow = [area.gap] * (len(nodes) - 1)
    roomy = [
        max(area.gap, plan.wishes.get((one, other) if one < other else (other, one), 0))
        for one, other in pairwise(nodes)
    ]
    for gaps in (roomy, narrow) if roomy != narrow else (narrow,):
        lefts = pack_row(items, gaps, area.width)
        if lefts is not None:
            return list(zip(nodes, lefts, strict=True))
    return None


def seat(plan: Plan, xs: Sequence[float], ys: Sequence[float]) -> Spots | None:
    """Row and left edge of every label near its point, or None where they do not all fit."""
    lefts, rows = wanted_places(plan, xs, ys)
    area = plan.area
    chosen = choose_rows(rows, plan.widths, area.rows, area.width, area.gap, plan.centre)
    return None if chosen is None else seat_in(plan, lefts, chosen)


def seat_in(plan: Plan, lefts: Sequence[float], rows: Sequence[int]) -> Spots | None:
    """Left edges near the wanted ones in these very rows, or None where a row is too full."""
    area = plan.area
    members: list[list[int]] = [[] for _ in range(area.rows)]
    for node, row in enumerate(rows):
        members[row].append(node)
    spots = Spots(list(rows), [0] * len(rows))
    for nodes in members:
        if not nodes:
            continue
        seated = seat_row(plan, {node: lefts[node] for node in nodes})
        if seated is None:
            return None
        for node, left in seated:
            spots.lefts[node] = left
    return spots
