"""What a label costs at any place among others: straight lines stand for the routes to come."""

from __future__ import annotations

from collections.abc import Mapping

from model.network.layout.anneal import CROSSING, LENGTH, THROUGH
from model.network.layout.plan import Plan, Spot

Point = tuple[float, float]
"""Cells to the right, and rows counted as two cells down."""


class Straight:
    """The labels that have a place so far, and the lines between them."""

    def __init__(self, plan: Plan, spots: Mapping[int, Spot]) -> None:
        self._plan = plan
        self._neighbours: dict[int, list[int]] = {node: [] for node in range(len(plan.widths))}
        for one, other in plan.pairs:
            self._neighbours[one].append(other)
            self._neighbours[other].append(one)
        self._points: dict[int, Point] = {}
        self._lines: list[tuple[int, int, Point, Point]] = []
        for node, spot in spots.items():
            self.add(node, spot)

    def _point(self, node: int, left: int, top: int) -> Point:
        return left + self._plan.widths[node] / 2, 2.0 * (top + self._plan.height(node) // 2)

    def add(self, node: int, spot: Spot) -> None:
        """A label has found its place."""
        point = self._points[node] = self._point(node, *spot)
        for other in self._neighbours[node]:
            if other in self._points and other != node:
                self._lines.append((node, other, point, self._points[other]))

    def middle_of_neighbours(self, node: int) -> float:
        """Where the neighbours of `node` lie from left to right; the middle where it has none."""
        xs = [self._points[other][0] for other in self._neighbours[node] if other in self._points]
        return sum(xs) / len(xs) if xs else self._plan.area.width / 2

    def cost_at(self, node: int, left: int, top: int) -> float:
        """Crossings, labels run through, and length of the lines of `node`, were it there."""
        point = self._point(node, left, top)
        ends = [self._points[other] for other in self._neighbours[node] if other in self._points]
        cost = sum(LENGTH * (abs(x - point[0]) + abs(y - point[1])) for x, y in ends)
        if not ends:
            # Who has no links stands aside, out of the way of the others' lines.
            width, height = self._plan.area.width, self._plan.area.height
            cost = -LENGTH / 4 * (abs(width / 2 - point[0]) + abs(height - point[1]))
        for end in ends:
            cost += CROSSING * sum(
                cross(point, end, one, other) for _, _, one, other in self._lines
            )
            cost += THROUGH * sum(
                _runs_through(point, end, where, self._plan.widths[label])
                for label, where in self._points.items()
                if where not in (end, point)
            )
        wide = self._plan.widths[node]
        return cost + THROUGH * sum(
            _runs_through(one, other, point, wide) for _, _, one, other in self._lines
        )


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the line from `a` to `b` crosses that from `c` to `d`."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _runs_through(a: Point, b: Point, middle: Point, wide: int) -> bool:
    """Whether the line from `a` to `b` passes a label of `wide` cells around `middle`."""
    x, y = middle
    if not min(a[1], b[1]) <= y <= max(a[1], b[1]):
        return False
    if a[1] == b[1]:
        return min(a[0], b[0]) < x < max(a[0], b[0])
    at = a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
    return abs(at - x) < wide / 2 + 1
