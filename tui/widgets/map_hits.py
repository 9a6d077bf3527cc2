"""Who stands where on a drawing: what the mouse points at, which cells an actor or a link has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.textmap import Drawing, Rect

Owners = tuple[str, ...]
"""Ids of what shares a cell: one actor, one flow's name, or all flows of the lines that cross."""

_LIST_GAP = 3
"""Blanks between two columns of the list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands at a place: an actor, or the flows of a line, or the one whose name it is."""

    actor: str | None = None
    links: tuple[str, ...] = ()


class Ground:
    """The cells of a drawing, by what they show.

    Args:
        drawing: a finished drawing; its coordinates are used throughout.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    @cached_property
    def _rows(self) -> list[dict[int, Owners]]:
        """The owners of each cell, row by row; what stands on top is entered last."""
        drawing = self._drawing
        rows: list[dict[int, Owners]] = [{} for _ in range(drawing.height)]
        for key, cells in drawing.routes.items():
            links = drawing.bundles.get(key, (key,))
            for x, y in cells:
                others = rows[y].get(x, ())
                rows[y][x] = others + links if others else links
        for link, rect in drawing.names.items():
            _enter(rows, rect, (link,))
        for actor, rect in drawing.rects.items():
            _enter(rows, rect, (actor,))
        if drawing.view == "list":
            for row in rows:
                _widen(row, drawing.width)
        return rows

    def stretches(self, row: int) -> list[tuple[int, int, Owners]]:
        """What has cells in `row`: first cell, the one behind the last, and whose they are."""
        found: list[tuple[int, int, Owners]] = []
        for x, owners in sorted(self._rows[row].items()):
            if found and found[-1][1] == x and found[-1][2] == owners:
                found[-1] = (found[-1][0], x + 1, owners)
            else:
                found.append((x, x + 1, owners))
        return found

    @cached_property
    def _rows_by_id(self) -> Mapping[str, frozenset[int]]:
        rows: dict[str, set[int]] = {}
        for number, row in enumerate(self._rows):
            for owners in set(row.values()):
                for owner in owners:
                    rows.setdefault(owner, set()).add(number)
        return {owner: frozenset(numbers) for owner, numbers in rows.items()}

    def rows_of(self, ids: Iterable[str]) -> frozenset[int]:
        """The rows in which any of `ids` has cells."""
        return frozenset().union(*(self._rows_by_id.get(one, frozenset()) for one in ids))

    def at(self, x: int, y: int) -> Hit | None:
        """What stands at (x, y), or right beside it; None where nothing does."""
        for place in (x, x - 1, x + 1):
            owners = self._rows[y].get(place, ()) if 0 <= y < len(self._rows) else ()
            if owners and owners[0] in self._drawing.rects:
                if place == x:
                    return Hit(actor=owners[0])
            elif owners:
                return Hit(links=tuple(dict.fromkeys(owners)))
        return None

    def box_of(self, link: str) -> Rect | None:
        """Where a link is best looked at: its name, else the middle of its line; None: nowhere."""
        drawing = self._drawing
        if link in drawing.names:
            return drawing.names[link]
        for key, links in drawing.bundles.items():
            if link in links and (cells := drawing.routes.get(key)):
                x, y = cells[len(cells) // 2]
                return x, y, 1, 1
        return None


def _enter(rows: list[dict[int, Owners]], rect: Rect, owners: Owners) -> None:
    left, top, width, height = rect
    for y in range(max(0, top), min(top + height, len(rows))):
        rows[y].update(dict.fromkeys(range(left, left + width), owners))


def _widen(row: dict[int, Owners], width: int) -> None:
    """In the list a flow has its words to the next column, not only the cell they begin at."""
    starts = sorted(x for x in row if row.get(x - 1) != row[x])
    for x, behind in pairwise([*starts, width + _LIST_GAP]):
        row.update(dict.fromkeys(range(x, behind - _LIST_GAP), row[x]))


def nearest(
    rects: Mapping[str, Rect], origin: tuple[float, float], step: tuple[int, int], skip: str | None
) -> str | None:
    """The actor that lies nearest to `origin` in direction `step`; None where none lies there.

    Rows count double: a cell is about twice as high as wide.

    Args:
        rects: where each actor stands.
        origin: cell (x, y) to start from, such as `middle` of an actor's rectangle.
        step: direction, (-1, 0) for left.
        skip: an actor that is not looked at.
    """
    x0, y0 = origin

    def cost(rect: Rect) -> float | None:
        x, y = middle(rect)
        across, down = x - x0, (y - y0) * 2
        along = across * step[0] + down * step[1]
        aside = abs(across * step[1]) + abs(down * step[0])
        return along + 2 * aside if along > 0.5 else None

    costs = {
        actor: found
        for actor, rect in rects.items()
        if actor != skip and (found := cost(rect)) is not None
    }
    return min(costs, key=lambda actor: (costs[actor], actor)) if costs else None


def middle(rect: Rect) -> tuple[float, float]:
    """The middle of a rectangle, in cells."""
    x, y, width, height = rect
    return x + width / 2, y + height / 2
