"""Better places for labels: one at a time, while lines get shorter and cross less.

Straight lines between the middles of two labels stand for the routes that will be drawn. The work
is bounded by a number of moves, never by time, so the same input always ends in the same place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.network.layout.plan import Plan, Spots
from model.network.layout.seat import seat_row

CROSSING = 1.0
"""What one crossing of two lines costs."""
THROUGH = 1.6
"""What a line through a foreign label costs."""
LENGTH = 0.02
"""What one cell of length costs; a row counts two cells."""

Segment = tuple[int, int, float, float, float, float, float, float, float, float]
"""Ends (labels), their x and y, then the bounds left, right, top, bottom."""


class Refiner:
    """The places of all labels while they are being improved."""

    def __init__(self, plan: Plan, spots: Spots) -> None:
        self.plan = plan
        self.spots = spots.copy()
        self._step = plan.area.pitch * 2.0
        self._half = [width / 2 for width in plan.widths]
        self._x = [left + half for left, half in zip(spots.lefts, self._half, strict=True)]
        self._y = [row * self._step for row in spots.rows]
        self._rows: list[list[int]] = [[] for _ in range(plan.area.rows)]
        for node, row in enumerate(spots.rows):
            self._rows[row].append(node)
        self._incident: list[list[int]] = [[] for _ in plan.widths]
        for index, (one, other) in enumerate(plan.pairs):
            self._incident[one].append(index)
            self._incident[other].append(index)
        self._segments = [self._segment(index) for index in range(len(plan.pairs))]

    def _segment(self, index: int) -> Segment:
        one, other = self.plan.pairs[index]
        ax, ay, bx, by = self._x[one], self._y[one], self._x[other], self._y[other]
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        return (one, other, ax, ay, bx, by, left, right, top, bottom)

    def neighbours(self, node: int) -> list[int]:
        """The labels that `node` is linked to."""
        pairs = self.plan.pairs
        return [pairs[k][0] + pairs[k][1] - node for k in self._incident[node]]

    def _line_cost(self, node: int, other: int, x: float, y: float) -> float:
        """Crossings and labels run through of a line from (x, y) to `other`."""
        qx, qy = self._x[other], self._y[other]
        left, right = (x, qx) if x < qx else (qx, x)
        top, bottom = (y, qy) if y < qy else (qy, y)
        cost = 0.0
        dx, dy = qx - x, qy - y
        for a, b, ax, ay, bx, by, a_left, a_right, a_top, a_bottom in self._segments:
            if a_right < left or a_left > right or a_bottom < top or a_top > bottom:
                continue
            if a in (node, other) or b in (node, other):
                continue
            if (dx * (ay - y) - dy * (ax - x)) * (dx * (by - y) - dy * (bx - x)) >= 0:
                continue
            ex, ey = bx - ax, by - ay
            if (ex * (y - ay) - ey * (x - ax)) * (ex * (qy - ay) - ey * (qx - ax)) < 0:
                cost += CROSSING
        return cost + THROUGH * self._labels_on(node, other, x, y, qx, qy)

    def _labels_on(self, node: int, other: int, x: float, y: float, qx: float, qy: float) -> int:
        half, xs = self._half, self._x
        first, last = int(min(y, qy) / self._step), int(max(y, qy) / self._step)
        hits = 0
        for row in range(first, last + 1):
            if y == qy:
                low, high = (x, qx) if x < qx else (qx, x)
            else:
                at = x + (qx - x) * (row * self._step - y) / (qy - y)
                low, high = at - 1, at + 1
            for label in self._rows[row]:
                if label in (node, other):
                    continue
                if xs[label] - half[label] < high and xs[label] + half[label] > low:
                    hits += 1
        return hits

    def cost_at(self, node: int, x: float, y: float, limit: float = math.inf) -> float:
        """What `node` with its middle at (x, y) costs, all others staying.

        Once that is known to be `limit` or more, the answer may be anything from there on.
        """
        xs, ys = self._x, self._y
        others = self.neighbours(node)
        cost = LENGTH * sum([abs(xs[other] - x) + abs(ys[other] - y) for other in others])
        for other in others:
            if cost >= limit:
                return cost
            cost += self._line_cost(node, other, x, y)
        reach = self._half[node] + 1
        low, high = x - reach, x + reach
        for a, b, ax, ay, bx, by, left, right, top, bottom in self._segments:
            if top > y or bottom < y or left > high or right < low or a == node or b == node:
                continue
            at = x if ay == by else ax + (bx - ax) * (y - ay) / (by - ay)
            if low < at < high:
                cost += THROUGH
        return cost

    def total(self) -> float:
        """What the whole arrangement costs: every line and its crossings and hits, once."""
        cost = 0.0
        for one, other, ax, ay, *_ in self._segments:
            length = LENGTH * (abs(self._x[other] - ax) + abs(self._y[other] - ay))
            # A crossing is met from both of its lines, a label hit from one.
            cost += self._line_cost(one, other, ax, ay) / 2 + length
            cost += (
                THROUGH / 2 * self._labels_on(one, other, ax, ay, self._x[other], self._y[other])
            )
        return cost

    def cost_of(self, node: int) -> float:
        """What `node` costs where it stands."""
        return self.cost_at(node, self._x[node], self._y[node])

    def _update(self, nodes: Sequence[int]) -> None:
        for node in nodes:
            self._x[node] = self.spots.lefts[node] + self._half[node]
            self._y[node] = self.spots.rows[node] * self._step
        for index in {index for node in nodes for index in self._incident[node]}:
            self._segments[index] = self._segment(index)

    def put(self, node: int, row: int, left: float) -> bool:
        """Move `node` into `row` at about `left`, the row making room; False where it cannot."""
        members = [other for other in self._rows[row] if other != node]
        wanted = {other: float(self.spots.lefts[other]) for other in members}
        wanted[node] = left
        seated = seat_row(self.plan, wanted)
        if seated is None:
            return False
        self._rows[self.spots.rows[node]].remove(node)
        self._rows[row].append(node)
        self.spots.rows[node] = row
        moved = []
        for other, cell in seated:
            if other == node or cell != self.spots.lefts[other]:
                self.spots.lefts[other] = cell
                moved.append(other)
        self._update(moved)
        return True
