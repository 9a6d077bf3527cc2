"""Geometry of the picture: a route of cells as a line with round corners, heads, and letters."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from exporters.textmap import Rect

CELL_WIDTH, CELL_HEIGHT = 8.4, 17.0
"""The room of one character cell of the text map, in pixels."""

_CORNER = 7.0

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


def box_of(rect: Rect) -> Box:
    """The cells of `rect` in pixels; a label of one row is drawn a little higher than its row."""
    left, top, width, height = rect
    more = 5.0 if height == 1 else 0.0
    return (
        left * CELL_WIDTH,
        top * CELL_HEIGHT - more / 2,
        width * CELL_WIDTH,
        height * CELL_HEIGHT + more,
    )


def middle_of(box: Box) -> Point:
    """The middle of a box."""
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def line_between(cells: Sequence[tuple[int, int]], source: Box, target: Box) -> list[Point]:
    """The corners of a line along the middles of `cells`, from one box's edge to the other's."""
    middles = [((x + 0.5) * CELL_WIDTH, (y + 0.5) * CELL_HEIGHT) for x, y in cells]
    points = [_edge(middles[0], source), *middles, _edge(middles[-1], target)]
    corners = [points[0]]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        turn = (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (
            after[0] - point[0]
        )
        if abs(turn) > 1e-6:
            corners.append(point)
    return [*corners, points[-1]]


def _edge(point: Point, box: Box) -> Point:
    """Where a line from `point`, straight across or down, meets the box beside it."""
    left, top, width, height = box
    x, y = point
    if left <= x <= left + width:
        return x, top if y < top else top + height
    return left if x < left else left + width, min(max(y, top), top + height)


def straight(source: Box, target: Box) -> list[Point]:
    """A straight line between two boxes, from edge to edge."""
    one, other = middle_of(source), middle_of(target)
    return [_leaving(source, one, other), _leaving(target, other, one)]


def _leaving(box: Box, middle: Point, towards: Point) -> Point:
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    shares = [
        half / abs(step) for half, step in ((box[2] / 2, dx), (box[3] / 2, dy)) if abs(step) > 1e-9
    ]
    share = min([*shares, 1.0])
    return middle[0] + dx * share, middle[1] + dy * share


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """The line without its last `by` pixels, where the head stands."""
    (x1, y1), (x2, y2) = points[-2], points[-1]
    length = math.hypot(x2 - x1, y2 - y1)
    share = max(0.0, 1 - by / length) if length else 0.0
    return [*points[:-1], (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)]


def path(points: Sequence[Point]) -> str:
    """The `d` of a path along `points` with round corners."""
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        parts.append(
            f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])}"
            f" {_n(end[0])} {_n(end[1])}"
        )
    parts.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(parts)


def _towards(corner: Point, other: Point) -> Point:
    length = math.dist(corner, other)
    share = min(_CORNER, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def head(points: Sequence[Point], size: float) -> str:
    """The `d` of an arrow head at the end of the line."""
    (x1, y1), (x2, y2) = points[-2], points[-1]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    back_x, back_y = x2 - ux * size, y2 - uy * size
    half = size * 0.45
    return (
        f"M{_n(x2)} {_n(y2)}L{_n(back_x - uy * half)} {_n(back_y + ux * half)}"
        f"L{_n(back_x + uy * half)} {_n(back_y - ux * half)}Z"
    )


def halfway(points: Sequence[Point]) -> Point:
    """The point in the middle of the line's length."""
    lengths = [math.dist(one, other) for one, other in pairwise(points)]
    left = sum(lengths) / 2
    for one, other, length in zip(points, points[1:], lengths, strict=False):
        if left <= length and length:
            share = left / length
            return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
        left -= length
    return points[-1]


_NARROW = frozenset("ijlt.,:;'|!()[]fr -")
_WIDE = frozenset("MWmw@%&")


def letters_width(text: str, size: float) -> float:
    """About how wide `text` is in a wide sans-serif font of `size` pixels; rather too much."""
    return size * sum(map(_em, text))


def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.1
    if unicodedata.category(char) in ("Mn", "Cf"):
        return 0.0
    if char in _NARROW:
        return 0.4
    if char in _WIDE:
        return 0.98
    return 0.74 if char.isupper() else 0.64


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
