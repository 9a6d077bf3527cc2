"""Room for the names of flows: on their line where it runs level, else beside it.

Labels, lines and names are sets of cells, kept as the bits of whole numbers, so that all places
where a name of some width fits are found at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import NORTH, SOUTH
from exporters.textmap.ground import Route
from exporters.textmap.names import Name
from exporters.textmap.router import Router

_APART = 3
"""What it counts against a place that a blank parts it from its line."""
_CROWDED = 4
"""What each cell of another line that touches a name counts against the place."""
_ARMED = frozenset("v+.,'`*")
"""What in the text of a name could be taken for a head or a joint by a line above or beneath."""
_IN_THE_WAY = 10
"""What each cell of another line counts that would have to make way for a name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name."""

    x: int
    y: int
    way: int
    """The direction in which the line runs there, from its source to its target."""
    cells: int
    """Cells that the name takes there."""
    cost: float


@dataclass(frozen=True, slots=True)
class _Run:
    """A straight part of a line."""

    way: int
    start: int
    stop: int
    """Places of its first cell, and behind its last, among those of the route."""


def _smeared(bits: int, cells: int) -> int:
    """For each cell whether any of `cells` cells from it to the right is in `bits`."""
    reach = 1
    while reach < cells:
        step = min(reach, cells - reach)
        bits |= bits >> step
        reach += step
    return bits


def _nearest(bits: int, wanted: int) -> int:
    """The number of the bit that is nearest to `wanted`; `bits` must not be empty."""
    if wanted <= 0:
        return (bits & -bits).bit_length() - 1
    below = (bits & ((1 << wanted + 1) - 1)).bit_length() - 1
    above = bits >> wanted
    if not above:
        return below
    upper = wanted + (above & -above).bit_length() - 1
    return upper if below < 0 or upper - wanted < wanted - below else below


class NameGrid:
    """Which cells lines, labels and names hold."""

    def __init__(self, router: Router, rects: Sequence[Rect], *, spaced: bool) -> None:
        """`spaced` keeps names away from what in ASCII could be taken for a part of them.

        That is heads that point down, which are letters, and bends, whose arms are only known from
        what stands beside them.
        """
        self.router = router
        self._spaced = spaced
        self._stride = router.stride
        self._text = self._held = self._crossed = self._heads = self._bends = 0
        self._cells: dict[int, int] = {}
        """The cells of each line, as bits."""
        row = 1 | 1 << router.stride - 1
        self._edge = sum(row << y * router.stride for y in range(router.height + 2))
        self._edge |= (1 << router.stride) - 1
        self._edge |= (1 << router.stride) - 1 << (router.height + 1) * router.stride
        for rect in rects:
            self.write(rect, 1)
        for line in router.routes:
            self.laid(line)

    # ------------------------------------------------------------------ what stands where

    def _span(self, x: int, y: int, cells: int) -> int:
        return (1 << cells) - 1 << self.router.cell(x, y)

    def write(self, rect: Rect, value: int) -> None:
        """Mark the cells of a text; 0 frees them again."""
        left, top, width, height = rect
        for y in range(max(0, top), min(self.router.height, top + height)):
            span = self._span(left, y, width)
            self._text = self._text | span if value else self._text & ~span

    def laid(self, line: int) -> None:
        """A line was laid."""
        router, cells = self.router, self.router.routes[line].cells
        found = bytearray(router.size // 8 + 1)
        for cell in cells:
            found[cell >> 3] |= 1 << (cell & 7)
            if 0 <= router.across(cell) != router.down(cell) >= 0:
                self._crossed |= 1 << cell
        bits = self._cells[line] = int.from_bytes(found, "little")
        self._held |= bits
        if self._spaced:
            heads, bends = _joints(router.routes[line])
            self._heads |= heads
            self._bends |= bends

    def lifted(self, line: int, route: Route) -> None:
        """A line was taken up from `route`."""
        gone = self._cells.pop(line)
        shared = gone & self._crossed
        self._held = self._held & ~gone | shared
        self._crossed &= ~gone
        if self._spaced:
            heads, bends = _joints(route)
            self._heads &= ~heads
            self._bends &= ~bends

    def _foreign(self, line: int) -> int:
        """Cells of other lines, those that the line crosses among them."""
        return self._held & ~(self._cells[line] & ~self._crossed)

    # ------------------------------------------------------------------ how good a place is

    def around(self, spot: Spot) -> int:
        """The cells of a name and all that touch them."""
        span = self._row(spot)
        return span | span << self._stride | span >> self._stride

    def foreign(self, line: int, spot: Spot) -> int:
        """How many cells of other lines touch a name."""
        return (self.around(spot) & self._foreign(line)).bit_count()

    def lines_around(self, own: int, spot: Spot) -> list[int]:
        """The other lines that touch a name."""
        return self._lines_in(self.around(spot) & self._foreign(own), own)

    def _lines_in(self, cells: int, own: int) -> list[int]:
        found = set()
        while cells:
            lowest = cells & -cells
            cell = lowest.bit_length() - 1
            found |= {self.router.across(cell), self.router.down(cell)}
            cells ^= lowest
        return sorted(found - {-1, own})

    def _row(self, spot: Spot) -> int:
        """The cells of a name and those at its ends."""
        return (1 << spot.cells + 2) - 1 << self.router.cell(spot.x, spot.y) - 1

    # ------------------------------------------------------------------ finding places

    def clear(self, name: Name) -> Spot | None:
        """The best place for a name that no other line touches."""
        foreign = self._foreign(name.line)
        return self._best(name, foreign | foreign << self._stride | foreign >> self._stride)

    def any(self, name: Name, most: int) -> Spot | None:
        """The best place for a name that at most `most` cells of other lines touch."""
        best: Spot | None = None
        for spot in self._all(name, lambda cells: self._fits(name, cells, 0)):
            if best is not None and spot.cost >= best.cost:
                continue
            touching = self.foreign(name.line, spot)
            cost = spot.cost + _CROWDED * touching
            if touching <= most and (best is None or cost < best.cost):
                best = Spot(spot.x, spot.y, spot.way, spot.cells, cost)
        return best

    def cheapest(self, name: Name) -> tuple[Spot, list[int]] | None:
        """The place for a name where other lines are the least in the way, and those lines."""
        own = self._cells[name.line]
        foreign = self._held & ~own
        text = self._text | self._heads | self._bends

        def room(cells: int) -> tuple[int, int]:
            return ~(_smeared(own | self._edge, cells) | _smeared(text, cells + 2) << 1), 0

        best: tuple[float, Spot] | None = None
        for spot in self._all(name, room):
            cost = spot.cost + _IN_THE_WAY * (self._row(spot) & foreign).bit_count()
            if best is None or cost < best[0]:
                best = (cost, spot)
        if best is None:
            return None
        return best[1], self._lines_in(self._row(best[1]) & foreign, name.line)

    def _fits(self, name: Name, cells: int, near: int) -> tuple[int, int]:
        """Left ends of the places where a name may stand beside its line, and on it."""
        apart = self._text | near
        if self._spaced:
            apart |= self._heads | self._bends
            if name.arrow or not _ARMED.isdisjoint(name.text):
                apart |= self._bends << self._stride | self._bends >> self._stride
        beside = _smeared(self._held | self._edge, cells) | _smeared(apart, cells + 2) << 1
        straight = self._straight(name.line)
        on_line = _smeared(~straight | self._text, cells + 2) << 1
        return ~beside, ~(on_line | _smeared(near, cells + 2) << 1)

    def _straight(self, line: int) -> int:
        """The cells in which a line runs from side to side, crossed by none."""
        route = self.router.routes[line]
        ways = route.ways
        found = 0
        for run in _runs(route):
            if run.way & 1:
                first, stop = max(run.start, 1), min(run.stop, len(route.cells) - 1)
                if stop < len(ways) and ways[stop] != run.way:
                    stop -= 1
                if stop > first:
                    low = min(route.cells[first], route.cells[stop - 1])
                    found |= (1 << stop - first) - 1 << low
        return found & ~self._crossed

    def _best(self, name: Name, near: int) -> Spot | None:
        route = self.router.routes[name.line]
        known: dict[int, tuple[int, int]] = {}
        best: tuple[float, int, int] | None = None
        for run in _runs(route):
            cells = name.cells(run.way)
            if cells not in known:
                known[cells] = self._fits(name, cells, near)
            seen = self._level if run.way & 1 else self._upright
            for cost, cell in seen(cells, route, run, *known[cells]):
                if best is None or cost < best[0]:
                    best = (cost, cell, run.way)
        return None if best is None else self._spot(name, best[1], best[2], best[0])

    def _level(
        self, cells: int, route: Route, run: _Run, beside: int, on_line: int
    ) -> Iterator[tuple[float, int]]:
        """The best places on a level run, above and beneath it: cost and first cell."""
        one, other = route.cells[run.start], route.cells[run.stop - 1]
        low, high = min(one, other), max(one, other)
        off = abs((run.start + run.stop - len(route.cells)) / 2) * 0.1
        centre = (low + high - cells + 1) / 2
        long = high - low + 1
        found = on_line >> low & (1 << long) - 1
        if found:
            cell = low + _nearest(found, int(centre - low))
            yield off + abs(cell - centre) * 0.05, cell
        wide = max(1, long - cells + 2)
        for shift in (-self._stride, self._stride):
            first = low - 1 + shift
            found = beside >> first & (1 << wide) - 1
            if found:
                cell = first + _nearest(found, int(centre - low + 1))
                yield 2 + off + abs(cell - shift - centre) * 0.05, cell

    def _upright(
        self, cells: int, route: Route, run: _Run, beside: int, on_line: int
    ) -> Iterator[tuple[float, int]]:
        """The places to the right and to the left of an upright run: cost and first cell."""
        middle = (len(route.cells) - 1) / 2
        for place in range(run.start, run.stop):
            cell = route.cells[place]
            cost = 1 + abs(place - middle) * 0.1
            if beside >> cell + 1 & 1:
                yield cost, cell + 1
            elif beside >> cell - cells & 1:
                yield cost + 0.05, cell - cells
            elif self._spaced and beside >> cell + 2 & 1:
                yield cost + _APART, cell + 2
            elif self._spaced and beside >> cell - cells - 1 & 1:
                yield cost + _APART, cell - cells - 1

    def _all(self, name: Name, room: Callable[[int], tuple[int, int]]) -> Iterator[Spot]:
        """All places of a name along its line, the better ones on each run first."""
        route = self.router.routes[name.line]
        middle = (len(route.cells) - 1) / 2
        known: dict[int, tuple[int, int]] = {}
        for run in _runs(route):
            cells = name.cells(run.way)
            if cells not in known:
                known[cells] = room(cells)
            beside, on_line = known[cells]
            if run.way & 1:
                one, other = route.cells[run.start], route.cells[run.stop - 1]
                low, high = min(one, other), max(one, other)
                off = abs((run.start + run.stop - 1) / 2 - middle) * 0.1
                centre = (low + high - cells + 1) / 2
                for cell in range(low, high + 1):
                    if on_line >> cell & 1:
                        yield self._spot(name, cell, run.way, off + abs(cell - centre) * 0.05)
                for shift in (-self._stride, self._stride):
                    for cell in range(low - 1, max(low, high - cells + 2)):
                        if beside >> cell + shift & 1:
                            cost = 2 + off + abs(cell - centre) * 0.05
                            yield self._spot(name, cell + shift, run.way, cost)
                continue
            for place in range(run.start, run.stop):
                cell = route.cells[place]
                cost = 1 + abs(place - middle) * 0.1
                if beside >> cell + 1 & 1:
                    yield self._spot(name, cell + 1, run.way, cost)
                if beside >> cell - cells & 1:
                    yield self._spot(name, cell - cells, run.way, cost + 0.05)
                if self._spaced and beside >> cell + 2 & 1:
                    yield self._spot(name, cell + 2, run.way, cost + _APART)
                if self._spaced and beside >> cell - cells - 1 & 1:
                    yield self._spot(name, cell - cells - 1, run.way, cost + _APART)

    def _spot(self, name: Name, cell: int, way: int, cost: float) -> Spot:
        x, y = self.router.place(cell)
        return Spot(x, y, way, name.cells(way), cost)


def _joints(route: Route) -> tuple[int, int]:
    """The ends of a line from which or to which it runs down, and its bends, as bits."""
    heads = bends = 0
    if route.ways[0] == NORTH:
        heads |= 1 << route.cells[0]
    if route.ways[-1] == SOUTH:
        heads |= 1 << route.cells[-1]
    for cell, inward, outward in zip(route.cells, route.ways, route.ways[1:], strict=False):
        if inward != outward:
            bends |= 1 << cell
    return heads, bends


def _runs(route: Route) -> Iterator[_Run]:
    """The straight parts of a route; a bend belongs to the part that leads to it."""
    start, count = 0, len(route.cells)
    while start < count:
        stop = start + 1
        while stop < count and route.ways[stop] == route.ways[start]:
            stop += 1
        yield _Run(route.ways[start], start, stop)
        start = stop
