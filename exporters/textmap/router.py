"""Orthogonal routes between labels: A* over cells and directions.

Lines may cross at right angles and never share a cell otherwise; bends and ends belong to one line
alone. The costs follow M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal connector routing",
GD 2009: length, bends, crossings, and lines that run close together.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import EAST, NORTH, SOUTH, WEST
from exporters.textmap.ground import JOINT, LEVEL, OPEN, UPRIGHT, WALL, Ground, Route
from exporters.textmap.walls import MOST, crossings_ahead

STEP = (8, 4, 8, 4)
"""Cost of one cell by direction: a cell is twice as high as wide."""
BEND = 12
CROSS = 120
CROSS_CROWDED = 40
"""What a crossing costs among many lines, where avoiding each takes too long."""
CLASH = 120
"""Cost of taking a cell from another line, where that is allowed at all."""
CRAMPED = 60
"""Cost of a joint right beside another, where joints of ASCII signs could be misread."""

_UNSEEN = 1 << 40
_SHIFT = 20
_MASK = (1 << _SHIFT) - 1
_TURNS = tuple((way, (way + 1) % 4, (way + 3) % 4) for way in range(4))
_STRAIGHT = tuple((way,) for way in range(4))


def _bends_ahead() -> list[int]:
    """The fewest bends to a label: by direction, then by where the label lies across and down.

    It lies at the height of the cell, or north, or south of it; and so from side to side.
    """
    found = []
    for way in range(4):
        for down in (None, NORTH, SOUTH):
            for across in (None, WEST, EAST):
                along, aside = (across, down) if way & 1 else (down, across)
                if along is not None and along != way:
                    bends = 2
                else:
                    bends = 1 if aside is not None else 0
                found.append(bends * BEND)
    return found


_BENDS = _bends_ahead()


class Router(Ground):
    """Finds ways for lines over the ground."""

    def __init__(
        self, width: int, height: int, rects: Sequence[Rect], *, roomy: bool, cross: int = CROSS
    ) -> None:
        """`roomy` keeps joints apart from one another, as ASCII signs need."""
        super().__init__(width, height, rects)
        self.work = 0
        """States looked at so far: the measure by which effort is bounded."""
        self._roomy = roomy
        self._cross = cross
        self._best = [_UNSEEN] * (self.size * 4)
        self._from = [-1] * (self.size * 4)
        self._done = bytearray(self.size * 4)
        self._columns = [cell % self.stride for cell in range(self.size)]
        self._rows = [cell // self.stride for cell in range(self.size)]
        # The price of entering each kind of cell up or down, and from side to side; below zero
        # where that cannot be.
        self._prices = self._entries(force=False)
        self._forced = self._entries(force=True)

    def _entries(self, *, force: bool) -> tuple[list[int], list[int]]:
        taken = CLASH if force else -1
        upright, level = [0] * 5, [0] * 5
        upright[WALL] = level[WALL] = -1
        upright[LEVEL] = level[UPRIGHT] = self._cross
        upright[UPRIGHT] = level[LEVEL] = upright[JOINT] = level[JOINT] = taken
        return upright, level

    def _distances(self, node: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """For each column and row the lowest cost to the ports of `node`, and on which side."""
        left, top, width, height = self.rects[node]
        columns = []
        for x in range(-1, self.width + 1):
            cells = max(0, left - 1 - x, x - left - width)
            side = 0 if not cells else 1 if x > left else 2
            columns.append((STEP[EAST] * cells, side))
        rows = []
        for y in range(-1, self.height + 1):
            cells = max(0, top - 1 - y, y - top - height)
            side = 0 if not cells else 3 if y > top else 6
            rows.append((STEP[NORTH] * cells, side))
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
        if not goals or not starts:
            return None
        ahead = crossings_ahead(
            self,
            [(cell, way) for cell, way, _ in starts],
            [(cell, (way + 2) % 4) for cell, (way, _) in goals.items()],
            clash=max(1, CLASH // self._cross) if force else 0,
        )
        if ahead is None:
            return None
        return self._searched(starts, goals, self._distances(target), ahead, limit, force, airy)

    def _clash(self, cell: int) -> int:
        return CLASH if self.kinds[cell] >= LEVEL else 0

    def _searched(
        self,
        starts: Sequence[tuple[int, int, int]],
        goals: dict[int, tuple[int, int]],
        distances: tuple[list[tuple[int, int]], list[tuple[int, int]]],
        ahead: bytes,
        limit: int,
        force: bool,
        airy: int,
    ) -> Route | None:
        columns, rows = distances
        best = self._best
        heap: list[int] = []
        touched: list[int] = []
        for cell, way, bias in starts:
            state = cell * 4 + way
            cost = bias + self._clash(cell) + self.beside[cell]
            best[state] = cost
            touched.append(state)
            estimate = cost + columns[self._columns[cell]][0] + rows[self._rows[cell]][0]
            heappush(heap, estimate + ahead[cell] * self._cross << _SHIFT | state)
        last = self._search(heap, touched, goals, columns, rows, ahead, limit, force, airy)
        route = self._trace(last, goals) if last >= 0 else None
        if route is not None and len(set(route.cells)) < len(route.cells):
            # A line that meets itself could be read two ways.
            route = None
        done, origin = self._done, self._from
        for state in touched:
            best[state] = _UNSEEN
            origin[state] = -1
            done[state] = 0
        return route

    def _search(
        self,
        heap: list[int],
        touched: list[int],
        goals: dict[int, tuple[int, int]],
        columns: list[tuple[int, int]],
        rows: list[tuple[int, int]],
        ahead: bytes,
        limit: int,
        force: bool,
        airy: int,
    ) -> int:
        """The last state of the cheapest way to a goal, or -1."""
        kinds, beside, joints, delta = self.kinds, self.beside, self.joints, self._delta
        best, origin, done, roomy = self._best, self._from, self._done, self._roomy
        column_of, row_of, bends = self._columns, self._rows, _BENDS
        prices = self._forced if force else self._prices
        crossing = [self._cross * count for count in range(MOST + 1)]
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
            if cell in goals:
                goal = goals[cell]
                if goal[0] == way:
                    whole = cost + goal[1]
                    if whole < arrived_cost:
                        arrived, arrived_cost = state, whole
                    # Beyond its own port a line would run into the label.
                    continue
            straight = origin[state] < 0 or kinds[cell] != OPEN
            for turn in _STRAIGHT[way] if straight else _TURNS[way]:
                onward = cell + delta[turn]
                price = prices[turn & 1][kinds[onward]]
                if price < 0:
                    continue
                if roomy and price and joints[onward]:
                    price += CRAMPED
                price += cost + STEP[turn] + beside[onward] * airy
                if turn != way:
                    price += BEND
                    if roomy and joints[cell]:
                        price += CRAMPED
                onward_state = onward << 2 | turn
                known = best[onward_state]
                if price < known:
                    if known == _UNSEEN:
                        touched.append(onward_state)
                    best[onward_state] = price
                    origin[onward_state] = state
                    across, side = columns[column_of[onward]]
                    down, end = rows[row_of[onward]]
                    price += across + down + bends[turn * 9 + end + side] + crossing[ahead[onward]]
                    heappush(heap, price << _SHIFT | onward_state)
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
