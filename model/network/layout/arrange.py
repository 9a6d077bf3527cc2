"""The whole way from a network to places for its labels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from model.network.layout.anneal import Slots, anneal
from model.network.layout.free import Box, cheapest, nearest
from model.network.layout.hops import neighbours_of
from model.network.layout.lattice import Lattice, lattice_of
from model.network.layout.plan import Plan, Spot, Spots
from model.network.layout.rows import choose_rows
from model.network.layout.seat import seat_in, wanted_shares
from model.network.layout.straight import Straight
from model.network.layout.stress import levelled, relax, scattered, terms_for

_MOST = 90
"""With more labels than this the slots of a lattice would be too many to look at."""


def arrange(
    plan: Plan,
    *,
    seed: int = 1,
    starts: int = 1,
    moves: int = 1000,
    previous: Mapping[str, Spot] | None = None,
) -> Spots | None:
    """Places for all labels of `plan`, or None where its area cannot hold them.

    Args:
        starts: from how many starting points it is improved; the best result is taken.
        moves: how many moves may improve each.
        previous: earlier places by key. Where most labels have one, they stay as they are and
            only new labels look for a place.
    """
    if not plan.widths:
        return Spots([], [])
    known: dict[int, Spot] = {}
    if previous is not None:
        known = {node: previous[key] for node, key in enumerate(plan.keys) if key in previous}
    if len(known) * 2 > len(plan.keys):
        return _resume(plan, known)
    terms = terms_for(neighbours_of(len(plan.widths), plan.pairs))
    shares = [
        wanted_shares(plan, *levelled(*relax(terms, scattered(plan.keys, start), seed=start)))
        for start in range(seed, seed + starts)
    ]
    if plan.area.pitch > 1 and len(plan.widths) <= _MOST:
        spots = _in_slots(plan, shares, moves, seed)
        if spots is not None:
            return spots
    return _in_rows(plan, *shares[0])


def _standing(plan: Plan, wanted: Mapping[int, Spot]) -> dict[int, Spot] | None:
    """Labels where they are wanted, or beside it where others stand; None where one has no room."""
    found: dict[int, Spot] = {}
    boxes: list[Box] = []
    for node, spot in wanted.items():
        free = nearest(plan, boxes, node, spot)
        if free is None:
            return None
        found[node] = free
        boxes.append((*free, plan.widths[node], plan.height(node)))
    return found


def _in_rows(plan: Plan, across: Sequence[float], down: Sequence[float]) -> Spots | None:
    """Rows chosen one by one, each near the wanted one and none too full."""
    area = plan.area
    rows = choose_rows(
        [share * (area.rows - 1) for share in down],
        plan.widths,
        area.rows,
        area.width,
        area.gap,
        plan.centre,
    )
    if rows is None:
        return None
    middles = [
        share * (area.width - cells) + cells / 2
        for share, cells in zip(across, plan.widths, strict=True)
    ]
    return seat_in(plan, middles, rows)


def _in_slots(
    plan: Plan, shares: Sequence[tuple[Sequence[float], Sequence[float]]], moves: int, seed: int
) -> Spots | None:
    """Slots in which lines cross little, from the best of several starting points."""
    lattice = lattice_of(*_size_of_lattice(plan))
    anywhere = [_allowed(plan, lattice, node) for node in range(len(plan.widths))]
    best: tuple[float, list[int]] | None = None
    for number, (across, down) in enumerate(shares):
        begun = _first_slots(plan, lattice, across, down, anywhere)
        if begun is None:
            continue
        allowed = list(anywhere)
        if plan.centre is not None:
            allowed[plan.centre] = 1 << begun[plan.centre]
        slots = Slots(plan, lattice, begun, allowed)
        movable = [
            node
            for node in range(len(plan.widths))
            if slots.neighbours[node] and node != plan.centre
        ]
        found = anneal(slots, movable, moves=moves, seed=seed + number)
        cost = Slots(plan, lattice, found, allowed).total() if len(shares) > 1 else 0.0
        if best is None or cost < best[0]:
            best = cost, found
    if best is None:
        return None
    wide = plan.area.width / (2 * lattice.columns)
    middles = [wide * (lattice.across[slot] + 0.5) for slot in best[1]]
    if plan.centre is not None:
        middles[plan.centre] = plan.area.width / 2
    return seat_in(plan, middles, [lattice.row_of[slot] for slot in best[1]])


def _size_of_lattice(plan: Plan) -> tuple[int, int]:
    """Rows and columns of slots: about two for each label, where there is room for so many."""
    area, count = plan.area, len(plan.widths)
    mean = sum(plan.widths) / count
    columns = max(1, int((area.width + area.gap) / (mean + area.gap)))
    rows = area.rows
    scale = math.sqrt((2.2 * count + 6) / (columns * rows))
    if scale < 1:
        columns, rows = math.ceil(columns * scale), min(rows, math.ceil(rows * scale))
    # Labels without a slot would have nowhere to go, and those without choice stay as they are.
    columns = max(columns, math.ceil(1.25 * count / rows))
    return rows, columns


def _allowed(plan: Plan, lattice: Lattice, node: int) -> int:
    """The slots that lie in the zone of a label, as bits."""
    if plan.zones is None:
        return (1 << lattice.count) - 1
    zone = plan.zones[node]
    last = max(1, lattice.rows - 1)
    found = 0
    for slot in range(lattice.count):
        across = (lattice.across[slot] + 0.5) / (2 * lattice.columns)
        inside = zone.left <= across <= zone.right
        if inside and zone.top <= lattice.row_of[slot] / last <= zone.bottom:
            found |= 1 << slot
    return found or (1 << lattice.count) - 1


def _first_slots(
    plan: Plan,
    lattice: Lattice,
    across: Sequence[float],
    down: Sequence[float],
    allowed: Sequence[int],
) -> list[int] | None:
    """A slot for each label near where it is wanted, no row too full; None where there is none."""
    area = plan.area
    order = sorted(
        range(len(plan.widths)),
        key=lambda node: (
            node != plan.centre,
            plan.widths[node] < area.width // 3,
            abs(across[node] - 0.5) + abs(down[node] - 0.5),
            node,
        ),
    )
    step = area.width / (2 * lattice.columns)
    high = 2 * area.height / lattice.rows
    loads = [-area.gap] * lattice.rows
    free = set(range(lattice.count))
    chosen = [0] * len(plan.widths)
    for node in order:
        x = across[node] * (2 * lattice.columns - 1)
        y = down[node] * (lattice.rows - 1)
        need = plan.widths[node] + area.gap
        best = min(
            (
                (
                    not allowed[node] >> slot & 1,
                    abs(lattice.across[slot] - x) * step + abs(lattice.row_of[slot] - y) * high,
                    slot,
                )
                for slot in free
                if loads[lattice.row_of[slot]] + need <= area.width
            ),
            default=None,
        )
        if best is None:
            return None
        slot = best[2]
        free.discard(slot)
        loads[lattice.row_of[slot]] += need
        chosen[node] = slot
    return chosen


def _resume(plan: Plan, known: Mapping[int, Spot]) -> Spots | None:
    """Known labels where they were; each new one at the cheapest place among them."""
    standing = _standing(plan, known)
    if standing is None:
        return None
    lines = Straight(plan, standing)
    boxes = [(*spot, plan.widths[node], plan.height(node)) for node, spot in standing.items()]
    # Who is linked to the most of those that stand comes first.
    fresh = [node for node in range(len(plan.widths)) if node not in standing]
    links = neighbours_of(len(plan.widths), plan.pairs)
    fresh.sort(key=lambda node: (-sum(other in standing for other in links[node]), node))
    for node in fresh:
        spot = cheapest(plan, boxes, node, lines)
        if spot is None:
            return None
        standing[node] = spot
        lines.add(node, spot)
        boxes.append((*spot, plan.widths[node], plan.height(node)))
    order = range(len(plan.widths))
    return Spots([standing[node][0] for node in order], [standing[node][1] for node in order])
