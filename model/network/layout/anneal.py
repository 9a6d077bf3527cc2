"""Better slots for labels: one is moved, or two change places, while lines cross less.

Simulated annealing (S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated
annealing", Science 1983) over the slots of a lattice. The work is bounded by a number of moves,
never by time, so the same input always ends in the same place.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from model.network.layout.lattice import Lattice
from model.network.layout.plan import Plan

CROSSING = 1.0
"""What one crossing of two lines costs."""
THROUGH = 0.8
"""What a line through a foreign label costs."""
LENGTH = 0.02
"""What one cell of length costs; a row counts two cells."""
_CRAMPED = 3
"""What each cell that lacks between two labels side by side counts, in cells of length."""
_WARM = 1.0
"""The first temperature: a move that is this much worse is taken one time in three."""
_NEAR = 0.7
"""How often a label is tried near the middle of its neighbours, and not just anywhere."""


class Slots:
    """Which slot each label holds, and what that costs."""

    def __init__(
        self, plan: Plan, lattice: Lattice, slots: Sequence[int], allowed: Sequence[int]
    ) -> None:
        """`allowed` is for each label the set of slots it may hold, as bits."""
        self.lattice = lattice
        self.slot = list(slots)
        self._allowed = allowed
        self._room = [cells + plan.area.gap for cells in plan.widths]
        self._most = plan.area.width + plan.area.gap
        self._at = [-1] * lattice.count
        self._load = [0] * lattice.rows
        self._held = 0
        self.neighbours: list[list[int]] = [[] for _ in slots]
        for one, other in plan.pairs:
            self.neighbours[one].append(other)
            self.neighbours[other].append(one)
        for node, slot in enumerate(slots):
            self._at[slot] = node
            self._load[lattice.row_of[slot]] += self._room[node]
            self._held |= 1 << slot
        self._own = [self._lines_of(node, slot) for node, slot in enumerate(slots)]
        self._lines = 0
        for own in self._own:
            self._lines |= own
        self._lengths = _lengths(plan, lattice)

    def _lines_of(self, node: int, slot: int) -> int:
        """The lines of `node`, were it in `slot`, as pairs of slots in both orders."""
        stride, places, found = self.lattice.stride, self.slot, 0
        for other in self.neighbours[node]:
            place = places[other]
            found |= 1 << slot * stride + place | 1 << place * stride + slot
        return found

    def _price(self, node: int, slot: int, lines: int, held: int, limit: float) -> float:
        """What `node` would cost in `slot` among other `lines` and `held` slots.

        Once that is known to be `limit` or more, the answer may be anything from there on.
        """
        lattice, places = self.lattice, self.slot
        others = [places[other] for other in self.neighbours[node]]
        length = self._lengths[slot]
        cost = LENGTH * sum([length[place] for place in others])
        cost += THROUGH * (lattice.passing[slot] & lines).bit_count()
        crossing, between = lattice.crossing[slot], lattice.between[slot]
        for place in others:
            if cost >= limit:
                return cost
            met = crossing[place]
            if met is None:
                met = lattice.crossed_by(slot, place)
            cost += CROSSING * (met & lines).bit_count()
            cost += THROUGH * (between[place] & held).bit_count()
        return cost

    def try_slot(self, node: int, slot: int, patience: float) -> float | None:
        """Put `node` into `slot`, whoever holds it taking its place, if it costs at most so much.

        Returns what it costs more than before, or None where all stays as it was.
        """
        other, allowed = self._at[slot], self._allowed
        old = self.slot[node]
        if not allowed[node] >> slot & 1 or (other >= 0 and not allowed[other] >> old & 1):
            return None
        row, old_row = self.lattice.row_of[slot], self.lattice.row_of[old]
        gain = self._room[node] - (self._room[other] if other >= 0 else 0)
        load, most = self._load, self._most
        if row != old_row and (
            (gain > 0 and load[row] + gain > most) or (gain < 0 and load[old_row] - gain > most)
        ):
            return None
        lines = self._lines & ~self._own[node]
        if other < 0:
            held = self._held & ~(1 << old)
            before = self._price(node, old, lines, held, math.inf)
            change = self._price(node, slot, lines, held, before + patience) - before
        else:
            lines &= ~self._own[other]
            change = self._swapped(node, other, lines, patience)
        if change >= patience:
            return None
        self.slot[node] = slot
        self._at[old], self._at[slot] = other, node
        self._held |= 1 << slot
        if other >= 0:
            self.slot[other] = old
        else:
            self._held &= ~(1 << old)
        load[row] += gain
        load[old_row] -= gain
        self._lines = lines
        for moved in (node,) if other < 0 else (node, other):
            self._own[moved] = self._lines_of(moved, self.slot[moved])
            self._lines |= self._own[moved]
            for neighbour in self.neighbours[moved]:
                self._own[neighbour] = self._lines_of(neighbour, self.slot[neighbour])
        return change

    def _swapped(self, one: int, other: int, lines: int, patience: float) -> float:
        """What it costs more if two labels change places; all stays as it was."""
        places = self.slot
        here, there = places[one], places[other]
        but_here, but_there = self._held & ~(1 << here), self._held & ~(1 << there)
        before = self._price(one, here, lines, but_here, math.inf)
        before += self._price(other, there, lines, but_there, math.inf)
        limit = before + patience
        places[one], places[other] = there, here
        after = self._price(one, there, lines, but_there, limit)
        if after < limit:
            after += self._price(other, here, lines, but_here, limit - after)
        places[one], places[other] = here, there
        return after - before

    def total(self) -> float:
        """What the whole arrangement costs: every line and what it crosses and meets, once."""
        cost = 0.0
        for node, slot in enumerate(self.slot):
            for other in self.neighbours[node]:
                place = self.slot[other]
                if other < node:
                    crossed = self.lattice.crossed_by(slot, place) & self._lines
                    met = self.lattice.between[slot][place] & self._held
                    cost += CROSSING / 2 * crossed.bit_count() + THROUGH * met.bit_count()
                    cost += LENGTH * self._lengths[slot][place]
        return cost


def _lengths(plan: Plan, lattice: Lattice) -> list[list[int]]:
    """How far apart each two slots lie, in cells, a row counting two.

    Slots side by side that leave too little room for what stands on a line count as further apart.
    """
    step = plan.area.width / (2 * lattice.columns)
    high = 2 * plan.area.height / lattice.rows
    least = plan.between + sum(plan.widths) / len(plan.widths)
    wide = [round(step * cells) for cells in range(2 * lattice.columns)]
    level = [round(length + _CRAMPED * max(0.0, least - length)) for length in wide]
    tall = [round(high * rows) for rows in range(lattice.rows)]
    spots = list(zip(lattice.row_of, lattice.across, strict=True))
    return [
        [
            wide[abs(x - across)] + tall[abs(y - row)] if y != row else level[abs(x - across)]
            for row, across in spots
        ]
        for y, x in spots
    ]


def anneal(slots: Slots, movable: Sequence[int], *, moves: int, seed: int) -> list[int]:
    """The best slots met in `moves` tries; never worse ones than those at the beginning."""
    best = list(slots.slot)
    if not movable:
        return best
    chance = random.Random(seed).random
    lattice, neighbours = slots.lattice, slots.neighbours
    count, columns, rows = lattice.count, lattice.columns, lattice.rows
    row_of, across, log = lattice.row_of, lattice.across, math.log
    reached = lowest = 0.0
    for number in range(moves):
        node = movable[int(chance() * len(movable))]
        others = neighbours[node]
        if others and chance() < _NEAR:
            level = middle = 0
            for other in others:
                place = slots.slot[other]
                level += row_of[place]
                middle += across[place]
            spread = chance() + chance() + chance() - 1.5
            row = round(level / len(others) + spread * rows / 2)
            spread = chance() + chance() + chance() - 1.5
            column = round(middle / len(others) / 2 + spread * columns / 2)
            slot = min(rows - 1, max(0, row)) * columns + min(columns - 1, max(0, column))
        else:
            slot = int(chance() * count)
        if slot == slots.slot[node]:
            continue
        heat = _WARM * (1 - number / moves) ** 2
        change = slots.try_slot(node, slot, -heat * log(1 - chance()))
        if change is not None:
            reached += change
            if reached < lowest - 1e-9:
                lowest = reached
                best = list(slots.slot)
    return best
