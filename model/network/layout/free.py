"""Free room among labels that stand: for one that is new, or has to go elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.network.layout.plan import Plan, Spot
from model.network.layout.straight import Straight

Box = tuple[int, int, int, int]
"""Left, top, width and height in cells."""


def _stretches(
    boxes: Sequence[Box], top: int, high: int, clear: int, gap: int, width: int
) -> list[tuple[int, int]]:
    """Parts of the rows from `top` on that keep `clear` rows and `gap` cells from all boxes."""
    taken = sorted(
        (left - gap, left + cells + gap)
        for left, y, cells, rows in boxes
        if y - clear < top + high and top < y + rows + clear
    )
    found, edge = [], 0
    for start, end in [*taken, (width, width)]:
        if start > edge:
            found.append((edge, start))
        edge = max(edge, end)
    return found


def rooms(plan: Plan, boxes: Sequence[Box], node: int) -> Iterator[tuple[int, int, int]]:
    """Where `node` fits among `boxes`: row, first and last left edge; the airiest rooms there are.

    Labels keep a row and a gap from one another where that can be, else they may touch.
    """
    area, cells, high = plan.area, plan.widths[node], plan.height(node)
    for clear, gap in ((2, area.gap), (1, area.gap), (1, 2), (0, 1), (0, 0)):
        margin = area.margin if clear else 0
        found = [
            (top, start, end - cells)
            for top in range(margin, area.height - margin - high + 1)
            for start, end in _stretches(boxes, top, high, clear, gap, area.width)
            if end - start >= cells
        ]
        if found:
            yield from found
            return


def nearest(plan: Plan, boxes: Sequence[Box], node: int, spot: Spot) -> Spot | None:
    """`spot` where it is free, else the free place nearest to it, a row counted as two cells."""
    left, top = _inside(plan, node, spot)
    cells, high = plan.widths[node], plan.height(node)
    if all(
        left + cells < x or x + wide < left or top + high <= y or y + rows <= top
        for x, y, wide, rows in boxes
    ):
        return left, top
    best: tuple[int, int, int] | None = None
    for y, first, last in rooms(plan, boxes, node):
        x = min(max(left, first), last)
        found = (abs(x - left) + 2 * abs(y - top), y, x)
        if best is None or found < best:
            best = found
    return None if best is None else (best[2], best[1])


def _inside(plan: Plan, node: int, spot: Spot) -> Spot:
    area = plan.area
    return (
        min(max(spot[0], 0), max(0, area.width - plan.widths[node])),
        min(max(spot[1], 0), max(0, area.height - plan.height(node))),
    )


def cheapest(plan: Plan, boxes: Sequence[Box], node: int, lines: Straight) -> Spot | None:
    """The free place where the lines of `node` to labels that stand are the cheapest."""
    best: tuple[float, int, int] | None = None
    wanted = lines.middle_of_neighbours(node)
    for top, first, last in rooms(plan, boxes, node):
        left = round(wanted - plan.widths[node] / 2)
        for x in {first, (first + last) // 2, last, min(max(left, first), last)}:
            found = (lines.cost_at(node, x, top), top, x)
            if best is None or found < best:
                best = found
    return None if best is None else (best[2], best[1])
