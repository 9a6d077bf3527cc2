"""Room for the names of flows: on their line where it runs level, else beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle
from exporters.textmap.cells import cell_width, drawable, shortened
from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import TILDE, Glyphs
from exporters.textmap.ground import Route
from exporters.textmap.options import Mark
from exporters.textmap.router import Router
from model.entities import LinkState, Nature, ValueLink

LONGEST = 28
"""Cells a flow's name may take on a drawing; longer ones are cut there."""

_NOBODY, _SEVERAL = -1, -2


@dataclass(frozen=True, slots=True)
class Name:
    """The name of one flow as it is to be written."""

    line: int
    link: ValueLink
    forward: bool
    """Whether the flow goes from the source of its line to the target."""
    arrow: int
    """Cells of the arrow that says which way it goes, where the line has two heads.

    In ASCII a blank stands between arrow and name: a "v" would be read as a letter.
    """
    text: str

    @property
    def cells(self) -> int:
        """Cells of text and arrow."""
        return cell_width(self.text) + self.arrow


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name."""

    x: int
    y: int
    way: int
    """The direction in which the line runs there, from its source to its target."""
    cost: float


def names_of(line: int, bundle: Bundle, glyphs: Glyphs, marks: Mapping[str, Mark]) -> list[Name]:
    """The names of all flows of a line, with marks for what the line itself cannot say."""
    found = []
    arrow = (2 if glyphs.ascii else 1) if bundle.both_ways else 0
    for link in bundle.links:
        mark = glyphs.marks[marks[link.id]] if link.id in marks else ""
        if bundle.nature is None and link.nature is Nature.INTANGIBLE:
            mark += TILDE
        if link.state is not bundle.state:
            mark += {LinkState.WISHED: "?", LinkState.BROKEN: glyphs.cross}.get(link.state, "")
        text = mark + drawable(shortened(link.what, LONGEST, mark=glyphs.ellipsis))
        found.append(Name(line, link, link in bundle.forward, arrow, text))
    return found


class NameGrid:
    """Which cells lines, labels and names hold."""

    def __init__(self, router: Router, rects: Sequence[Rect], *, spaced: bool) -> None:
        """`spaced` keeps names away from heads, which in ASCII may be letters."""
        self.router = router
        self._spaced = spaced
        self.width, self.height = router.width, router.height
        # Which line a cell belongs to, and whether it holds text.
        self._owner = [[_NOBODY] * self.width for _ in range(self.height)]
        self._text = [bytearray(self.width) for _ in range(self.height)]
        self._heads = [bytearray(self.width + 1) for _ in range(self.height)]
        for rect in rects:
            self.write(rect, 1)
        for route in router.routes.values():
            self.refresh(route)

    def refresh(self, route: Route) -> None:
        """Look again at the cells of a route that was laid or lifted."""
        for cell in route.cells:
            x, y = self.router.place(cell)
            across, down = self.router.across(cell), self.router.down(cell)
            crossed = across >= 0 and down >= 0 and across != down
            self._owner[y][x] = _SEVERAL if crossed else max(across, down)
            self._heads[y][x] = cell in (route.cells[0], route.cells[-1]) and down >= 0

    def write(self, rect: Rect, value: int) -> None:
        """Mark the cells of a text; 0 frees them again."""
        left, top, width, height = rect
        for y in range(max(0, top), min(self.height, top + height)):
            for x in range(max(0, left), min(self.width, left + width)):
                self._text[y][x] = value

    def best(self, name: Name, foreign: int) -> Spot | None:
        """The best place for a name that at most `foreign` cells of other lines touch."""
        best: Spot | None = None
        for spot in self._spots(name):
            if best is not None and spot.cost >= best.cost:
                continue
            touching = self.foreign(name.line, spot.x, spot.y, name.cells)
            if touching <= foreign:
                cost = spot.cost + 4 * touching
                if best is None or cost < best.cost:
                    best = Spot(spot.x, spot.y, spot.way, cost)
        return best

    def cheapest(self, name: Name) -> tuple[Spot, list[int]] | None:
        """The place for a name where the fewest lines are in the way, and those lines."""
        best: tuple[float, Spot, list[int]] | None = None
        for spot in self._spots(name, across=True):
            lines = self._lines_at(name.line, spot.x, spot.y, name.cells)
            cost = 10 * len(lines) + spot.cost
            if best is None or cost < best[0]:
                best = (cost, spot, lines)
        return None if best is None else (best[1], best[2])

    def _lines_at(self, own: int, x: int, y: int, cells: int) -> list[int]:
        """The other lines in the cells of a name at (x, y) and in those at its ends."""
        found = set()
        for column in range(max(0, x - 1), min(self.width, x + cells + 1)):
            if self._owner[y][column] not in (_NOBODY, own):
                cell = self.router.cell(column, y)
                found |= {self.router.across(cell), self.router.down(cell)}
        return sorted(found - {-1, own})

    def lines_around(self, own: int, spot: Spot, cells: int) -> list[int]:
        """The other lines that touch a name."""
        found = set()
        for y in range(max(0, spot.y - 1), min(self.height, spot.y + 2)):
            for x in range(max(0, spot.x - 1), min(self.width, spot.x + cells + 1)):
                if self._owner[y][x] not in (_NOBODY, own):
                    cell = self.router.cell(x, y)
                    found |= {self.router.across(cell), self.router.down(cell)}
        return sorted(found - {-1, own})

    def _spots(self, name: Name, *, across: bool = False) -> Iterator[Spot]:
        """Free places for a name along its line; with `across` also those other lines cross."""
        route = self.router.routes[name.line]
        middle = (len(route.cells) - 1) / 2
        start = 0
        while start < len(route.cells):
            way = route.ways[start]
            stop = start + 1
            while stop < len(route.cells) and route.ways[stop] == way:
                stop += 1
            if way & 1:
                yield from self._level(name, route, start, stop, middle, across)
            else:
                yield from self._upright(name, route, start, stop, middle, across)
            start = stop

    def _level(
        self, name: Name, route: Route, start: int, stop: int, middle: float, across: bool
    ) -> Iterator[Spot]:
        way, cells = route.ways[start], name.cells
        xs = [self.router.place(cell)[0] for cell in route.cells[start:stop]]
        y = self.router.place(route.cells[start])[1]
        # The line shows on both sides of its name; heads and corners stay.
        ends = {0, len(route.cells) - 1}
        inner = [
            x
            for place, x in enumerate(xs, start=start)
            if place not in ends and route.ways[place] == route.ways[place + 1]
        ]
        low, high = min(xs), max(xs)
        offset = abs((start + stop - 1) / 2 - middle) * 0.1
        centre = (low + high - cells + 1) / 2
        if inner:
            owner, text = self._owner[y], self._text[y]
            first, last = min(inner), max(inner)
            for x in range(first + 1, last - cells + 1):
                if owner[x - 1 : x + cells + 1] == [name.line] * (cells + 2) and not any(
                    text[x - 1 : x + cells + 1]
                ):
                    yield Spot(x, y, way, offset + abs(x - centre) * 0.05)
        for row in (y - 1, y + 1):
            for x in range(low - 1, max(low, high - cells + 2)):
                if self._is_free(name, x, row, across):
                    yield Spot(x, row, way, 2 + offset + abs(x - centre) * 0.05)

    def _upright(
        self, name: Name, route: Route, start: int, stop: int, middle: float, across: bool
    ) -> Iterator[Spot]:
        way, cells = route.ways[start], name.cells
        for place in range(start, stop):
            x, y = self.router.place(route.cells[place])
            cost = 1 + abs(place - middle) * 0.1
            if self._is_free(name, x + 1, y, across):
                yield Spot(x + 1, y, way, cost)
            if self._is_free(name, x - cells, y, across):
                yield Spot(x - cells, y, way, cost + 0.05)

    def _is_free(self, name: Name, x: int, y: int, across: bool) -> bool:
        """Whether a name fits at (x, y), apart from other text in its row."""
        end = x + name.cells
        if not (0 <= y < self.height and x >= 0 and end <= self.width):
            return False
        if any(self._text[y][max(0, x - 1) : end + 1]):
            return False
        if self._spaced and (self._heads[y][x - 1] or self._heads[y][end]):
            return False
        held = self._owner[y][x:end]
        if across:
            return name.line not in held and not self._own_crossing(name.line, x, y, held)
        return held.count(_NOBODY) == name.cells

    def _own_crossing(self, line: int, x: int, y: int, held: Sequence[int]) -> bool:
        cells = [
            self.router.cell(x + place, y) for place, who in enumerate(held) if who == _SEVERAL
        ]
        return any(line in (self.router.across(cell), self.router.down(cell)) for cell in cells)

    def foreign(self, line: int, x: int, y: int, cells: int) -> int:
        """How many cells of other lines touch a name at (x, y)."""
        low, high = max(0, x - 1), x + cells + 1
        count = 0
        for row in range(max(0, y - 1), min(self.height, y + 2)):
            part = self._owner[row][low:high]
            count += len(part) - part.count(_NOBODY) - part.count(line)
        return count
