"""The cheapest way over the ground from some cells to others: A* over cells and directions.

The costs follow M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal connector routing", GD 2009:
length, bends, crossings, and lines that run close together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import EAST, NORTH, SOUTH, WEST
from exporters.textmap.ground import JOINT, LEVEL, OPEN, UPRIGHT, WALL, Ground, Route
from exporters.textmap.waves import UNIT

STEP = (8, 4, 8, 4)
"""Cost of one cell by direction: a cell is twice as high as wide."""
BEND = 12
CLASH = 120
"""Cost of taking a cell from another line, where that is allowed at all."""
CRAMPED = 90
"""Cost of a joint right beside another, where joints of ASCII signs could be misread."""
UNSEEN = 1 << 40
"""More than any way costs."""
NO_WAY, GIVEN_UP = -1, -2

_SHIFT = 20
_MASK = (1 << _SHIFT) - 1
EAGER, HASTY = 40, 56
"""How much the rest of a way counts, of 32: a search that is eager to arrive looks at far fewer
states, and its ways cost at most a quarter more than the cheapest; a hasty one's may cost more."""
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
                bends = int(aside is not None)
                if along is not None and along != way:
                    bends = 2
                found.append(bends * BEND)
    return found


_BENDS = _bends_ahead()

Distances = tuple[list[int], list[int], list[int], list[int]]
"""For each column, then for each row: the lowest cost to a label, and on which side it lies."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a search looks for."""

    starts: Sequence[tuple[int, int, int]]
    """Cell, direction and what it costs to begin there."""
    goals: dict[int, tuple[int, int]]
    """By cell the direction into the label, and what it costs to end there."""
    distances: Distances
    force: bool
    airy: int
    most: int


class Search(Ground):
    """Finds ways from cells to cells."""

    def __init__(
        self,
        width: int,
        height: int,
        rects: Sequence[Rect],
        walls: Sequence[Rect],
        *,
        roomy: bool,
        cross: int,
    ) -> None:
        super().__init__(width, height, rects, walls)
        self.work = 0
        """States looked at so far: the measure by which effort is bounded."""
        self.cross = cross
        """What a crossing costs."""
        self.roomy = roomy
        self._best = [UNSEEN] * (self.size * 4)
        self._from = [-1] * (self.size * 4)
        self._done = bytearray(self.size * 4)
        self._touched: list[int] = []
        self._known: dict[int, Distances] = {}
        self._columns = list(range(self.stride)) * (height + 2)
        self._rows = [row for row in range(height + 2) for _ in range(self.stride)]
        # The price of entering each kind of cell up or down, and from side to side; below zero
        # where that cannot be.
        self.prices = self._entries(force=False)
        self._forced = self._entries(force=True)

    def _entries(self, *, force: bool) -> tuple[list[int], list[int]]:
        taken = CLASH if force else -1
        upright, level = [0] * 5, [0] * 5
        upright[WALL] = level[WALL] = -1
        upright[LEVEL] = level[UPRIGHT] = self.cross
        upright[UPRIGHT] = level[LEVEL] = upright[JOINT] = level[JOINT] = taken
        return upright, level

    def distances(self, node: int) -> Distances:
        """For each column and row the lowest cost to the ports of `node`, and on which side."""
        known = self._known.get(node)
        if known is None:
            left, top, width, height = self.rects[node]
            right, bottom = self.width - left - width, self.height - top - height
            across, down = STEP[EAST], STEP[NORTH]
            known = (
                [*range(across * left, 0, -across), *[0] * (width + 2)],
                [*[2] * left, *[0] * (width + 2), *[1] * right],
                [*range(down * top, 0, -down), *[0] * (height + 2)],
                [*[6] * top, *[0] * (height + 2), *[3] * bottom],
            )
            known[0].extend(range(across, across * right + 1, across))
            known[2].extend(range(down, down * bottom + 1, down))
            self._known[node] = known
        return known

    def reseat(self, seats: Mapping[int, tuple[Rect, Rect]]) -> None:
        """Put labels elsewhere, and forget how far it was to them."""
        super().reseat(seats)
        for node in seats:
            self._known.pop(node, None)

    def straight(self, task: Task) -> int:
        """What the shortest way would cost if nothing were in it."""
        across, _, down, _ = task.distances
        columns, rows = self._columns, self._rows
        return min(across[columns[cell]] + down[rows[cell]] for cell, _, _ in task.starts)

    def clash(self, cell: int) -> int:
        """What it costs to take a cell at a label from whoever holds it."""
        return CLASH if self.kinds[cell] >= LEVEL else 0

    def search(self, task: Task, limit: int, ahead: bytes | None, eager: int = EAGER) -> int:
        """The last state of the cheapest way to a goal; or why there is none.

        `ahead` is what the rest of the way costs at the least, for searches that are worth it.
        """
        kinds, beside, joints, delta = self.kinds, self.beside, self.joints, self._delta
        best, origin, done, roomy = self._best, self._from, self._done, self.roomy
        for state in self._touched:
            best[state] = UNSEEN
            origin[state] = -1
            done[state] = 0
        touched: list[int] = []
        self._touched = touched
        column_of, row_of, bends = self._columns, self._rows, _BENDS
        across, side, down, end = task.distances
        goals, airy, most = task.goals, task.airy, task.most
        prices = self._forced if task.force else self.prices
        # Over other lines any way will do, as they are laid anew: look in a hurry.
        unit = UNIT * 2 if task.force else UNIT
        heap: list[int] = []
        for cell, way, bias in task.starts:
            state = cell * 4 + way
            cost = bias + beside[cell] + (CLASH if kinds[cell] >= LEVEL else 0)
            best[state] = cost
            touched.append(state)
            rest = across[column_of[cell]] + down[row_of[cell]]
            if ahead is not None and ahead[cell] * unit > rest:
                rest = ahead[cell] * unit
            heap.append(cost + (rest * eager >> 5) << _SHIFT | state)
        heapify(heap)
        arrived, arrived_cost = NO_WAY, UNSEEN
        left = limit
        while heap:
            entry = heappop(heap)
            if entry >> _SHIFT >= arrived_cost:
                break
            state = entry & _MASK
            if done[state]:
                continue
            if not left:
                arrived = GIVEN_UP if arrived < 0 else arrived
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
            if kinds[cell] or origin[state] < 0:
                turns: tuple[int, ...] = _STRAIGHT[way]
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
                    if known == UNSEEN:
                        touched.append(onward_state)
                    best[onward_state] = price
                    origin[onward_state] = state
                    column, row = column_of[onward], row_of[onward]
                    rest = across[column] + down[row]
                    if ahead is not None and ahead[onward] * unit > rest:
                        rest = ahead[onward] * unit
                    rest += bends[turn * 9 + end[row] + side[column]]
                    if price + rest < most:
                        heappush(heap, price + (rest * eager >> 5) << _SHIFT | onward_state)
        self.work += limit - left
        return arrived

    def trace(self, state: int, goals: dict[int, tuple[int, int]]) -> Route:
        """The way that ends in `state`."""
        states = []
        while state >= 0:
            states.append(state)
            state = self._from[state]
        states.reverse()
        cells = tuple(state >> 2 for state in states)
        return Route(cells, (*(state & 3 for state in states), goals[cells[-1]][0]))


assert OPEN == 0, "an open cell is the one kind that lets lines turn"
