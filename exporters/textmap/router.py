"""Orthogonal routes between labels: A* over cells and directions.

Lines may cross at right angles and never share a cell otherwise; bends and ends belong to one line
alone. The costs follow M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal connector routing",
GD 2009: length, bends, crossings, and lines that run close together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import heappop, heappush

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import EAST, NORTH, SOUTH, WEST

STEP = (8, 4, 8, 4)
"""Cost of one cell by direction: a cell is twice as high as wide."""
BEND = 12
CROSS = 120
CROSS_CROWDED = 40
"""What a crossing costs among many lines, where avoiding each takes too long."""
PORT = 4
"""Cost of a cell right above or beneath a label, where lines want to end."""
BESIDE = 3
"""Cost of a cell above or beneath another line, and half of it to its left or right."""
TOUCH = 12
"""Cost of a cell beside the name of another line."""
CLASH = 120
"""Cost of taking a cell from another line, where that is allowed at all."""
CRAMPED = 60
"""Cost of a joint right beside another, where joints of ASCII signs could be misread."""

_UNSEEN = 1 << 40
_SHIFT = 20
_MASK = (1 << _SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Route:
    """The cells of a line from its source to its target."""

    cells: tuple[int, ...]
    ways: tuple[int, ...]
    """The direction in which each cell is entered, and at the end the one into the target."""


class Router:
    """The grid of cells with the labels in the way and the lines laid so far."""

    def __init__(
        self, width: int, height: int, rects: Sequence[Rect], *, roomy: bool, cross: int = CROSS
    ) -> None:
        """`roomy` keeps joints apart from one another, as ASCII signs need."""
        self.width, self.height = width, height
        self.stride = width + 2
        size = self.stride * (height + 2)
        self.rects = rects
        self.routes: dict[int, Route] = {}
        self.work = 0
        """States looked at so far: the measure by which effort is bounded."""
        self._roomy = roomy
        self._cross = cross
        self._blocked = bytearray(b"\x01" * size)
        self._across = [-1] * size
        self._down = [-1] * size
        self._fixed = bytearray(size)
        self._beside = [0] * size
        self._joints = [0] * size
        self._best = [_UNSEEN] * (size * 4)
        self._from = [-1] * (size * 4)
        self._done = bytearray(size * 4)
        self._delta = (-self.stride, 1, self.stride, -1)
        for y in range(height):
            start = self.cell(0, y)
            self._blocked[start : start + width] = bytes(width)
        for rect in rects:
            self._block(rect)

    def cell(self, x: int, y: int) -> int:
        """The number of the cell at (x, y)."""
        return (y + 1) * self.stride + x + 1

    def place(self, cell: int) -> tuple[int, int]:
        """The x and y of a cell."""
        y, x = divmod(cell, self.stride)
        return x - 1, y - 1

    def across(self, cell: int) -> int:
        """The line that runs through `cell` from side to side, or -1."""
        return self._across[cell]

    def down(self, cell: int) -> int:
        """The line that runs through `cell` up and down, or -1."""
        return self._down[cell]

    def _block(self, rect: Rect) -> None:
        left, top, width, height = rect
        for y in range(max(0, top), min(self.height, top + height)):
            start = self.cell(max(0, left), y)
            stop = self.cell(min(self.width, left + width), y)
            self._blocked[start:stop] = b"\x01" * max(0, stop - start)
        for y in (top - 1, top + height):
            if 0 <= y < self.height:
                for x in range(max(0, left), min(self.width, left + width)):
                    self._beside[self.cell(x, y)] += PORT

    def ports(self, node: int, *, taken: bool = False) -> list[tuple[int, int, int]]:
        """Free cells at the sides of a label: cell, direction away from the label, extra cost.

        With `taken` also those that another line holds.
        """
        left, top, width, height = self.rects[node]
        found = []
        for x in range(left + 1, left + width - 1):
            bias = abs(2 * x - 2 * left - width + 1) // 6
            found.append((self.cell(x, top - 1), NORTH, bias))
            found.append((self.cell(x, top + height), SOUTH, bias))
        middle = top + height // 2
        found.append((self.cell(left - 1, middle), WEST, 0))
        found.append((self.cell(left + width, middle), EAST, 0))
        return [
            port
            for port in found
            if not self._blocked[port[0]]
            and (
                taken
                or not (
                    self._fixed[port[0]] or self._across[port[0]] >= 0 or self._down[port[0]] >= 0
                )
            )
        ]

    def _distances(self, node: int) -> tuple[list[int], list[int]]:
        """Lowest cost across and down from each column and row to the ports of `node`."""
        left, top, width, height = self.rects[node]
        columns = [
            STEP[EAST] * max(0, left - 1 - x, x - left - width) for x in range(-1, self.width + 1)
        ]
        rows = [
            STEP[NORTH] * max(0, top - 1 - y, y - top - height) for y in range(-1, self.height + 1)
        ]
        return columns, rows

    def find(
        self,
        source: int,
        target: int,
        *,
        least: int = 1,
        limit: int = 12000,
        force: bool = False,
        airy: int = 1,
    ) -> Route | None:
        """The cheapest route from label to label, or None.

        Args:
            least: the fewest cells the line needs for its heads and signs.
            limit: states to look at before giving up.
            airy: how much more than usual the line keeps away from others.
            force: take cells from other lines where there is no other way.
        """
        goals: dict[int, tuple[int, int]] = {}
        for cell, way, bias in self.ports(target, taken=force):
            goals[cell] = ((way + 2) % 4, bias + self._clash(cell))
        starts = self.ports(source, taken=force)
        for cell, way, _ in starts:
            goal = goals.pop(cell, None)
            # One cell between the labels is a whole line, and no place to come back to.
            if goal is not None and goal[0] == way and least == 1 and not force:
                return Route((cell,), (way, way))
        if not goals:
            return None
        columns, rows = self._distances(target)
        stride, best, origin = self.stride, self._best, self._from
        heap: list[int] = []
        touched: list[int] = []
        for cell, way, bias in starts:
            state = cell * 4 + way
            cost = bias + self._clash(cell) + self._beside[cell]
            best[state] = cost
            touched.append(state)
            estimate = cost + columns[cell % stride] + rows[cell // stride]
            heappush(heap, estimate << _SHIFT | state)
        found = self._search(heap, touched, goals, columns, rows, limit, force, airy)
        route = self._trace(found, goals) if found >= 0 else None
        if route is not None and len(set(route.cells)) < len(route.cells):
            # A line that meets itself could be read two ways.
            route = None
        done = self._done
        for state in touched:
            best[state] = _UNSEEN
            origin[state] = -1
            done[state] = 0
        return route

    def _clash(self, cell: int) -> int:
        taken = self._fixed[cell] or self._across[cell] >= 0 or self._down[cell] >= 0
        return CLASH if taken else 0

    def _search(
        self,
        heap: list[int],
        touched: list[int],
        goals: dict[int, tuple[int, int]],
        columns: list[int],
        rows: list[int],
        limit: int,
        force: bool,
        airy: int,
    ) -> int:
        """The last state of the cheapest way to a goal, or -1."""
        blocked, fixed = self._blocked, self._fixed
        lines = (self._down, self._across, self._down, self._across)
        beside, joints, best, origin = self._beside, self._joints, self._best, self._from
        delta, stride, roomy, done = self._delta, self.stride, self._roomy, self._done
        cross = self._cross
        turns = tuple((way, (way + 1) % 4, (way + 3) % 4) for way in range(4))
        arrived, arrived_cost = -1, _UNSEEN
        left = limit
        while heap and left:
            entry = heappop(heap)
            if entry >> _SHIFT >= arrived_cost:
                break
            state = entry & _MASK
            if done[state]:
                continue
            done[state] = 1
            cell, way = state >> 2, state & 3
            cost = best[state]
            left -= 1
            goal = goals.get(cell)
            if goal is not None and goal[0] == way:
                whole = cost + goal[1]
                if whole < arrived_cost:
                    arrived, arrived_cost = state, whole
                # Beyond its own port a line would run into the label.
                continue
            straight = origin[state] < 0 or lines[1 - (way & 1)][cell] >= 0
            if not straight and lines[way & 1][cell] >= 0 and force:
                straight = True
            for turn in turns[way]:
                if turn != way and straight:
                    break
                onward = cell + delta[turn]
                if blocked[onward]:
                    continue
                price = cost + STEP[turn] + beside[onward] * airy
                if turn != way:
                    price += BEND
                    if roomy and joints[cell]:
                        price += CRAMPED
                if fixed[onward] or lines[turn & 1][onward] >= 0:
                    if not force:
                        continue
                    price += CLASH
                elif lines[1 - (turn & 1)][onward] >= 0:
                    price += cross
                    if roomy and joints[onward]:
                        price += CRAMPED
                onward_state = onward << 2 | turn
                if price < best[onward_state]:
                    if best[onward_state] == _UNSEEN:
                        touched.append(onward_state)
                    best[onward_state] = price
                    origin[onward_state] = state
                    across, down = columns[onward % stride], rows[onward // stride]
                    estimate = price + across + down
                    if (across and (down or not turn & 1)) or (down and turn & 1):
                        estimate += BEND
                    heappush(heap, estimate << _SHIFT | onward_state)
        self.work += limit - left
        return arrived

    def _trace(self, state: int, goals: dict[int, tuple[int, int]]) -> Route:
        states = []
        while state >= 0:
            states.append(state)
            state = self._from[state]
        states.reverse()
        cells = tuple(state >> 2 for state in states)
        return Route(cells, (*(state & 3 for state in states), goals[cells[-1]][0]))

    def shun(self, rect: Rect, sign: int) -> None:
        """Make the cells around a name (`sign` 1) costly for lines, or as they were (-1)."""
        left, top, width, height = rect
        for y in range(max(0, top - 1), min(self.height, top + height + 1)):
            for x in range(max(0, left - 1), min(self.width, left + width + 1)):
                self._beside[self.cell(x, y)] += TOUCH * sign

    @contextmanager
    def barred(self, rects: Iterable[Rect]) -> Iterator[None]:
        """Keep new lines out of `rects` inside the block."""
        cells = [
            self.cell(x, y)
            for left, top, width, height in rects
            for y in range(top, top + height)
            for x in range(left, left + width)
            if not self._blocked[self.cell(x, y)]
        ]
        for cell in cells:
            self._blocked[cell] = 1
        try:
            yield
        finally:
            for cell in cells:
                self._blocked[cell] = 0

    def clashes(self, route: Route) -> set[int]:
        """The lines that would have to go for `route`."""
        found = set()
        last = len(route.cells) - 1
        for place, cell in enumerate(route.cells):
            inward, outward = route.ways[place], route.ways[place + 1]
            joint = inward != outward or place in (0, last)
            across, down = self._across[cell], self._down[cell]
            if joint or self._fixed[cell]:
                found |= {across, down}
            else:
                found.add(across if inward & 1 else down)
        found.discard(-1)
        return found

    def lay(self, line: int, route: Route) -> None:
        """Lay `line` along `route`."""
        self.routes[line] = route
        self._mark(line, route, 1)

    def lift(self, line: int) -> Route:
        """Take `line` away again; returns the route it had."""
        route = self.routes.pop(line)
        self._mark(-1, route, -1)
        return route

    def _mark(self, line: int, route: Route, sign: int) -> None:
        last = len(route.cells) - 1
        stride, beside = self.stride, self._beside
        for place, cell in enumerate(route.cells):
            inward, outward = route.ways[place], route.ways[place + 1]
            if inward != outward or place in (0, last):
                self._fixed[cell] = sign > 0
                for way in self._delta:
                    self._joints[cell + way] += sign
            if inward & 1 or outward & 1:
                self._across[cell] = line
                beside[cell - stride] += BESIDE * sign
                beside[cell + stride] += BESIDE * sign
            if not (inward & 1 and outward & 1):
                self._down[cell] = line
                beside[cell - 1] += 2 * BESIDE * sign
                beside[cell + 1] += 2 * BESIDE * sign
