"""Orthogonal routes between labels: A* over cells and directions.

Lines may cross at right angles and never share a cell otherwise; bends and ends belong to one line
alone. The costs follow M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal connector routing",
GD 2009: length, bends, crossings, and lines that run close together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import EAST, NORTH, SOUTH, WEST
from exporters.textmap.ground import JOINT, LEVEL, OPEN, UPRIGHT, WALL, Ground, Route
from exporters.textmap.waves import UNIT, rest_of_way

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

Ways = tuple[tuple[int, ...], ...]

_UNSEEN = 1 << 40
_SHIFT = 20
_MASK = (1 << _SHIFT) - 1
_NO_WAY, _GIVEN_UP = -1, -2
_EASY = 100
"""States that are looked at before it is worth to look ahead."""
_DETOUR = 12
"""A way that costs more than so many crossings beyond the straight one is none, but in need."""
_TURNS: Ways = tuple((way, (way + 1) % 4, (way + 3) % 4) for way in range(4))
_STRAIGHT: Ways = tuple((way,) for way in range(4))


def _bends_ahead() -> list[int]:
    """The fewest bends to a label: by direction, then by where the label lies across and down.

    It lies at the height of the cell, or north, or south of it; and so from side to side.
    """
    found = []
    for way in range(4):
        for down in (None, NORTH, SOUTH):
            for across in (None, WEST, EAST):
                along, aside = (across, down) if way & 1 else (down, across)
                bends = int(aside is not None)
                if along is not None and along != way:
                    bends = 2
                found.append(bends * BEND)
    return found


_BENDS = _bends_ahead()


Distances = tuple[list[tuple[int, int]], list[tuple[int, int]]]
"""For each column, and for each row: the lowest cost to a label, and on which side it lies."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What a search looks for."""

    starts: Sequence[tuple[int, int, int]]
    goals: dict[int, tuple[int, int]]
    """By cell the direction into the label, and what it costs to end there."""
    columns: list[tuple[int, int]]
    rows: list[tuple[int, int]]
    force: bool
    airy: int


class Router(Ground):
    """Finds ways for lines over the ground."""

    def __init__(
        self,
        width: int,
        height: int,
        rects: Sequence[Rect],
        *,
        walls: Sequence[Rect] = (),
        roomy: bool,
        cross: int = CROSS,
    ) -> None:
        """`roomy` keeps joints apart from one another, as ASCII signs need."""
        super().__init__(width, height, rects, walls)
        self.work = 0
        """States looked at so far: the measure by which effort is bounded."""
        self._roomy = roomy
        self._cross = cross
        self._best = [_UNSEEN] * (self.size * 4)
        self._from = [-1] * (self.size * 4)
        self._done = bytearray(self.size * 4)
        self._touched: list[int] = []
        self._known: dict[int, Distances] = {}
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

    def _distances(self, node: int) -> Distances:
        """For each column and row the lowest cost to the ports of `node`, and on which side."""
        known = self._known.get(node)
        if known is not None:
            return known
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
        self._known[node] = columns, rows
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
        tangled: bool = False,
    ) -> Route | None:
        """The cheapest route from label to label, or None.

        Args:
            least: the fewest cells the line needs for its heads and signs.
            limit: states to look at before giving up.
            airy: how much more than usual the line keeps away from others.
            force: take cells from other lines where there is no other way.
            tangled: also take a way that is very long or crosses very many lines.
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
        task = _Task(starts, goals, *self._distances(target), force=force, airy=airy)
        last = self._search(task, min(limit, _EASY), None)
        if last == _GIVEN_UP and limit > _EASY:
            longest = _UNSEEN if force or tangled else self._straight(task) + _DETOUR * self._cross
            ahead = rest_of_way(
                self,
                [(cell, way) for cell, way, _ in starts],
                [(cell, (way + 2) % 4) for cell, (way, _) in goals.items()],
                self._cross,
                clash=CLASH if force else 0,
                longest=longest,
            )
            # A wave is as much work as that many states.
            self.work += self.size // 10
            last = self._search(task, limit, ahead) if ahead is not None else _NO_WAY
        if last < 0:
            return None
        route = self._trace(last, goals)
        # A line that meets itself could be read two ways.
        return route if len(set(route.cells)) == len(route.cells) else None

    def _straight(self, task: _Task) -> int:
        """What the shortest way would cost if nothing were in it."""
        columns, rows = self._columns, self._rows
        return min(
            task.columns[columns[cell]][0] + task.rows[rows[cell]][0] for cell, _, _ in task.starts
        )

    def slack(self, target: int, route: Route) -> int:
        """What a route that is not laid costs beyond the least from its first cell to `target`."""
        columns, rows = self._distances(target)
        cells, ways = route.cells, route.ways
        cost = self.beside[cells[0]]
        for place in range(1, len(cells)):
            cell, way = cells[place], ways[place]
            cost += STEP[way] + self.beside[cell] + self._prices[way & 1][self.kinds[cell]]
            if way != ways[place - 1]:
                cost += BEND
        across, side = columns[self._columns[cells[0]]]
        down, end = rows[self._rows[cells[0]]]
        return cost - across - down - _BENDS[ways[0] * 9 + end + side]

    def _clash(self, cell: int) -> int:
        return CLASH if self.kinds[cell] >= LEVEL else 0

    def _search(self, task: _Task, limit: int, ahead: bytes | None) -> int:
        """The last state of the cheapest way to a goal; or why there is none.

        `ahead` is what the rest of the way costs at the least, for searches that are worth it.
        """
        kinds, beside, joints, delta = self.kinds, self.beside, self.joints, self._delta
        best, origin, done, roomy = self._best, self._from, self._done, self._roomy
        for state in self._touched:
            best[state] = _UNSEEN
            origin[state] = -1
            done[state] = 0
        touched: list[int] = []
        self._touched = touched
        column_of, row_of, bends = self._columns, self._rows, _BENDS
        columns, rows, goals, airy = task.columns, task.rows, task.goals, task.airy
        prices = self._forced if task.force else self._prices
        # Over other lines any way will do, as they are laid anew: look in a hurry.
        unit = UNIT * 2 if task.force else UNIT
        heap: list[int] = []
        for cell, way, bias in task.starts:
            state = cell * 4 + way
            cost = bias + self._clash(cell) + beside[cell]
            best[state] = cost
            touched.append(state)
            rest = columns[column_of[cell]][0] + rows[row_of[cell]][0]
            if ahead is not None:
                rest = max(rest, ahead[cell] * unit)
            heap.append(cost + rest << _SHIFT | state)
        heapify(heap)
        arrived, arrived_cost = _NO_WAY, _UNSEEN
        left = limit
        while heap:
            entry = heappop(heap)
            if entry >> _SHIFT >= arrived_cost:
                break
            state = entry & _MASK
            if done[state]:
                continue
            if not left:
                arrived = _GIVEN_UP if arrived < 0 else arrived
                break
            left -= 1
            done[state] = 1
            cell, way = state >> 2, state & 3
            cost = best[state]
            if cell in goals:
                goal = goals[cell]
                if goal[0] == way:
                    whole = cost + goal[1]
                    if whole < arrived_cost:
                        arrived, arrived_cost = state, whole
                    # Beyond its own port a line would run into the label.
                    continue
            if origin[state] < 0 or kinds[cell] != OPEN:
                turns = _STRAIGHT[way]
            else:
                turns = _TURNS[way]
                # Who came here from a side and turns need not be followed again: only the way
                # back to that side is new.
                one, other = state ^ 1, state ^ 3
                if best[one] + BEND < cost and origin[one] >= 0:
                    turns = () if best[other] + BEND < cost else (other & 3,)
                elif best[other] + BEND < cost and origin[other] >= 0:
                    turns = (one & 3,)
            for turn in turns:
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
                    rest = across + down
                    if ahead is not None and ahead[onward] * unit > rest:
                        rest = ahead[onward] * unit
                    heappush(
                        heap, price + rest + bends[turn * 9 + end + side] << _SHIFT | onward_state
                    )
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
