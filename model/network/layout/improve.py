"""The order in which places are tried: every label in turn, near its neighbours or swapped."""

from __future__ import annotations

import math
import random

from model.network.layout.plan import Plan, Spots
from model.network.layout.refine import Refiner

_WARM = 0.6
"""The first temperature: a move that is this much worse is taken one time in three."""


def _target(refiner: Refiner, node: int, chance: random.Random) -> tuple[int, float]:
    """A row and a left edge near the middle of the neighbours of `node`."""
    plan, spots = refiner.plan, refiner.spots
    area = plan.area
    others = refiner.neighbours(node)
    middle = sum(spots.lefts[other] + plan.widths[other] / 2 for other in others) / len(others)
    level = sum(spots.rows[other] for other in others) / len(others)
    row = round(level + chance.gauss(0, max(1.0, area.rows / 6)))
    left = middle + chance.gauss(0, area.width / 7) - plan.widths[node] / 2
    row = min(area.rows - 1, max(0, row))
    left = min(float(area.width - plan.widths[node]), max(0.0, left))
    if plan.zones is not None:
        zone = plan.zones[node]
        row = min(
            math.floor(zone.bottom * (area.rows - 1)),
            max(math.ceil(zone.top * (area.rows - 1)), row),
        )
        room = area.width - plan.widths[node]
        left = min(zone.right * room, max(zone.left * room, left))
    return row, left


def _patience(heat: float, chance: random.Random) -> float:
    """How much worse the next move may be: drawn beforehand, so that a bad one is soon seen."""
    return -heat * math.log(1 - chance.random())


def _relocate(refiner: Refiner, node: int, heat: float, chance: random.Random) -> None:
    plan = refiner.plan
    row, left = _target(refiner, node, chance)
    x, y = left + plan.widths[node] / 2, row * plan.area.pitch * 2.0
    limit = refiner.cost_of(node) + _patience(heat, chance)
    if refiner.cost_at(node, x, y, limit) < limit:
        refiner.put(node, row, left)


def _swap(refiner: Refiner, one: int, other: int, heat: float, chance: random.Random) -> None:
    plan, spots = refiner.plan, refiner.spots
    middle_one, row_one = spots.lefts[one] + plan.widths[one] / 2, spots.rows[one]
    middle_other, row_other = spots.lefts[other] + plan.widths[other] / 2, spots.rows[other]
    step = plan.area.pitch * 2.0
    limit = refiner.cost_of(one) + refiner.cost_of(other) + _patience(heat, chance)
    after = refiner.cost_at(one, middle_other, row_other * step, limit)
    if after < limit:
        after += refiner.cost_at(other, middle_one, row_one * step, limit - after)
    if after >= limit:
        return
    if refiner.put(one, row_other, middle_other - plan.widths[one] / 2):
        refiner.put(other, row_one, middle_one - plan.widths[other] / 2)


def improve(plan: Plan, spots: Spots, *, moves: int, seed: int) -> Spots:
    """The best arrangement met in `moves` tries from `spots`; never a worse one than `spots`."""
    movable = [
        node
        for node in range(len(plan.widths))
        if node != plan.centre and any(node in pair for pair in plan.pairs)
    ]
    if len(movable) < 2 or moves <= 0:
        return spots
    chance = random.Random(seed)
    refiner = Refiner(plan, spots)
    best, best_cost = refiner.spots.copy(), refiner.total()
    check = max(20, len(movable))
    for count in range(moves):
        heat = _WARM * (1 - count / moves) ** 2
        node = movable[chance.randrange(len(movable))]
        if plan.zones is None and chance.random() < 0.4:
            other = movable[chance.randrange(len(movable))]
            if other != node:
                _swap(refiner, node, other, heat, chance)
        else:
            _relocate(refiner, node, heat, chance)
        if count % check == check - 1 or count == moves - 1:
            cost = refiner.total()
            if cost < best_cost:
                best, best_cost = refiner.spots.copy(), cost
    return best
