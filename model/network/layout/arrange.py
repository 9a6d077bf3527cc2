"""The whole way from a network to places for its labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from model.network.layout.hops import neighbours_of
from model.network.layout.improve import improve
from model.network.layout.plan import Plan, Spots
from model.network.layout.refine import Refiner
from model.network.layout.seat import seat, seat_in
from model.network.layout.stress import levelled, relax, scattered, terms_for


def arrange(
    plan: Plan,
    *,
    seed: int = 1,
    starts: int = 4,
    moves: int = 200,
    previous: Mapping[str, tuple[int, int]] | None = None,
) -> Spots | None:
    """Places for all labels of `plan`, or None where its area cannot hold them.

    Args:
        starts: from how many starting points the stress is minimised; the best result goes on.
        moves: how many moves may improve it.
        previous: earlier places (left edge, row) by key. Where most labels have one, they stay as
            they are and only new labels look for a place.
    """
    if not plan.widths:
        return Spots([], [])
    if previous is not None:
        kept = sum(key in previous for key in plan.keys)
        if kept * 2 > len(plan.keys):
            return _resume(plan, previous)
    best = _best_start(plan, seed, starts)
    if best is None:
        return None
    return improve(plan, best, moves=moves, seed=seed)


def _best_start(plan: Plan, seed: int, starts: int) -> Spots | None:
    neighbours = neighbours_of(len(plan.widths), plan.pairs)
    terms = terms_for(neighbours)
    best, best_cost = None, 0.0
    for number in range(max(1, starts)):
        points = scattered(plan.keys, seed + number)
        xs, ys = levelled(*relax(terms, points, seed=seed + number))
        spots = seat(plan, xs, ys)
        if spots is None:
            continue
        cost = Refiner(plan, spots).total() if starts > 1 else 0.0
        if best is None or cost < best_cost:
            best, best_cost = spots, cost
    return best


def _resume(plan: Plan, previous: Mapping[str, tuple[int, int]]) -> Spots | None:
    """Known labels where they were; each new one at the cheapest place beside its neighbours."""
    area = plan.area
    known = [node for node, key in enumerate(plan.keys) if key in previous]
    fresh = [node for node, key in enumerate(plan.keys) if key not in previous]
    index = {node: number for number, node in enumerate(known)}
    lefts = [previous[plan.keys[node]][0] for node in known]
    rows = [min(max(previous[plan.keys[node]][1], 0), area.rows - 1) for node in known]
    part = replace(
        plan,
        keys=[plan.keys[node] for node in known],
        widths=[plan.widths[node] for node in known],
        pairs=[(index[a], index[b]) for a, b in plan.pairs if a in index and b in index],
        centre=index.get(plan.centre) if plan.centre is not None else None,
        zones=None,
        wishes={},
    )
    settled = seat_in(part, lefts, rows)
    if settled is None:
        return None
    return _add_fresh(plan, settled, known, fresh)


def _add_fresh(plan: Plan, settled: Spots, known: list[int], fresh: list[int]) -> Spots | None:
    order = [*known, *fresh]
    place = {node: number for number, node in enumerate(order)}
    area = plan.area
    grown = replace(
        plan,
        keys=[plan.keys[node] for node in order],
        widths=[plan.widths[node] for node in order],
        pairs=[(place[a], place[b]) for a, b in plan.pairs],
        centre=place.get(plan.centre) if plan.centre is not None else None,
        zones=[plan.zones[node] for node in order] if plan.zones is not None else None,
        wishes={},
    )
    loads = [0] * area.rows
    rows, lefts = list(settled.rows), list(settled.lefts)
    for node, row in enumerate(rows):
        loads[row] += grown.widths[node] + area.gap
    for node in range(len(known), len(order)):
        row = min(range(area.rows), key=lambda number: (loads[number], number))
        if loads[row] + grown.widths[node] > area.width:
            return None
        loads[row] += grown.widths[node] + area.gap
        rows.append(row)
        lefts.append(0)
    spots = seat_in(grown, lefts, rows)
    if spots is None:
        return None
    refiner = Refiner(grown, spots)
    for node in range(len(known), len(order)):
        _settle(refiner, node)
    result = Spots([0] * len(order), [0] * len(order))
    for number, node in enumerate(order):
        result.rows[node] = refiner.spots.rows[number]
        result.lefts[node] = refiner.spots.lefts[number]
    return result


def _settle(refiner: Refiner, node: int) -> None:
    """Put `node` into the free stretch where its lines are the cheapest."""
    plan, spots = refiner.plan, refiner.spots
    area, width = plan.area, plan.widths[node]
    best: tuple[float, int, int] | None = None
    for row in range(area.rows):
        edge = 0
        members = sorted(
            (spots.lefts[other], plan.widths[other])
            for other in range(len(plan.widths))
            if other != node and spots.rows[other] == row
        )
        for left, cells in [*members, (area.width + area.gap, 0)]:
            for place in {edge, (edge + left - area.gap - width) // 2, left - area.gap - width}:
                if edge <= place <= left - area.gap - width:
                    cost = refiner.cost_at(node, place + width / 2, row * area.pitch * 2.0)
                    if best is None or (cost, row, place) < best:
                        best = (cost, row, place)
            edge = left + cells + area.gap
    if best is not None:
        refiner.put(node, best[1], float(best[2]))
