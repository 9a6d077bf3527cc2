"""Seats labels: from wanted rows and edges to cells, none overlapping."""

from __future__ import annotations

from collections.abc import Sequence

from model.network.layout.plan import Plan, Spots
from model.network.layout.rows import levels, pack_row

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


def wanted_shares(
    plan: Plan, xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Where each label is wanted across and down the area (0 to 1) for points in the plane."""
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
    if centre is not None:
        across[centre] = down[centre] = 0.5
    return across, down


def seat_in(plan: Plan, middles: Sequence[float], rows: Sequence[int]) -> Spots | None:
    """Every label in its row with its middle near the wanted one; None where a row is too full.

    Args:
        middles: wanted middle of each label, in cells.
        rows: the row of labels each belongs to.
    """
    centre = rows[plan.centre] if plan.centre is not None else None
    tops = levels(sorted(set(rows)), plan.area, centre, plan.centre in plan.tall)
    spots = Spots([0] * len(rows), [0] * len(rows))
    for row, top in tops.items():
        nodes = [node for node, its_row in enumerate(rows) if its_row == row]
        nodes.sort(key=lambda node: (middles[node], node))
        items = [
            (
                middles[node] - plan.widths[node] / 2,
                plan.widths[node],
                _STUBBORN if node == plan.centre else 1.0,
            )
            for node in nodes
        ]
        lefts = pack_row(items, [plan.area.gap] * (len(nodes) - 1), plan.area.width)
        if lefts is None:
            return None
        for node, left in zip(nodes, lefts, strict=True):
            spots.lefts[node] = left
            spots.tops[node] = top - (plan.height(node) - 1) // 2
    return spots
