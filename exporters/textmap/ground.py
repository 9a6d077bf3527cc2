"""The cells of a drawing and what stands in them: labels, lines, and what it costs to come near.

Beside a number for each cell there are sets of cells as the bits of whole numbers, so that a
flood over the whole drawing is a few shifts at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import EAST, NORTH, SOUTH, WEST

PORT = 4
"""Cost of a cell right above or beneath a label, where lines want to end."""
BESIDE = 4
"""Cost of a cell above or beneath another line; twice that to its left or right."""
TOUCH = 12
"""Cost of a cell beside the name of another line."""

OPEN, WALL, LEVEL, UPRIGHT, JOINT = range(5)
"""What a cell is to a new line: free, closed, held by a line that runs across or by one that runs
down (either of which may be crossed), or held so that nobody else may pass."""


@dataclass(frozen=True, slots=True)
class Route:
    """The cells of a line from its source to its target."""

    cells: tuple[int, ...]
    ways: tuple[int, ...]
    """The direction in which each cell is entered, and at the end the one into the target."""


class Ground:
    """The grid of cells with the labels in the way and the lines laid so far.

    Cells are numbered row by row with a closed margin around the grid.
    """

    def __init__(
        self, width: int, height: int, rects: Sequence[Rect], walls: Sequence[Rect]
    ) -> None:
        """`rects` are the labels that lines lead to; `walls` may be larger, and are in the way."""
        self.width, self.height = width, height
        self.stride = width + 2
        self.size = self.stride * (height + 2)
        self.rects = list(rects)
        self._whole = list(walls)
        self.routes: dict[int, Route] = {}
        self.beside = bytearray(self.size)
        """What it costs a line to enter each cell, beyond its length."""
        self.joints = [0] * self.size
        """How many bends and ends lie right beside each cell."""
        self._sides: dict[int, list[tuple[int, int, int]]] = {}
        self._blocked = bytearray([WALL]) * self.size
        self._across = [-1] * self.size
        self._down = [-1] * self.size
        self._fixed = bytearray(self.size)
        self._delta = (-self.stride, 1, self.stride, -1)
        for y in range(height):
            start = self.cell(0, y)
            self._blocked[start : start + width] = bytes(width)
        for rect in (*rects, *walls):
            for cell in self._cells_in(rect):
                self._blocked[cell] = 1
        for rect in rects:
            self._favour_ports(rect, 1)
        self._walls = bytearray(self._blocked)
        self.kinds = bytearray(self._blocked)
        closed = "".join("1" if blocked else "0" for blocked in reversed(self._blocked))
        self.masks = [0] * 5
        """For each kind of cell the set of cells of that kind, as bits."""
        self.masks[WALL] = int(closed, 2)
        self.masks[OPEN] = self.masks[WALL] ^ ((1 << self.size) - 1)

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

    def _cells_in(self, rect: Rect) -> Iterator[int]:
        """The cells of a rectangle, as far as it lies in the window."""
        left, top, width, height = rect
        for y in range(max(0, top), min(self.height, top + height)):
            yield from range(
                self.cell(max(0, left), y), self.cell(min(self.width, left + width), y)
            )

    def _favour_ports(self, rect: Rect, sign: int) -> None:
        """Make lines that only pass keep away from where lines of a label end, or no longer."""
        left, top, width, height = rect
        for y in (top - 1, top + height):
            for cell in self._cells_in((left, y, width, 1)):
                self.beside[cell] += PORT * sign

    def reseat(self, seats: Mapping[int, tuple[Rect, Rect]]) -> None:
        """Put labels elsewhere: for each what lines lead to, and all of it.

        No line may end at them, or run where they stand and are to stand.
        """
        for node in seats:
            for rect in (self.rects[node], self._whole[node]):
                self._wall_up(rect, closed=False)
            self._favour_ports(self.rects[node], -1)
        for node, (body, whole) in seats.items():
            self.rects[node], self._whole[node] = body, whole
            self._wall_up(whole, closed=True)
            self._favour_ports(body, 1)
        self._sides.clear()

    def _wall_up(self, rect: Rect, *, closed: bool) -> None:
        for cell in self._cells_in(rect):
            self._walls[cell] = self._blocked[cell] = closed
            self._settle(cell)

    def lines_in(self, rect: Rect) -> set[int]:
        """The lines that run through a part of the ground."""
        cells = list(self._cells_in(rect))
        return {line[cell] for cell in cells for line in (self._across, self._down)} - {-1}

    def _settle(self, cell: int) -> None:
        """Note again what kind of cell this is."""
        if self._blocked[cell]:
            kind = WALL
        elif self._fixed[cell]:
            kind = JOINT
        elif self._across[cell] >= 0:
            kind = LEVEL if self._down[cell] < 0 else JOINT
        else:
            kind = OPEN if self._down[cell] < 0 else UPRIGHT
        before = self.kinds[cell]
        if kind != before:
            bit = 1 << cell
            self.kinds[cell] = kind
            self.masks[before] ^= bit
            self.masks[kind] ^= bit

    def ports(self, node: int, *, taken: bool = False) -> list[tuple[int, int, int]]:
        """Free cells at the sides of a label: cell, direction away from the label, extra cost.

        With `taken` also those that another line holds.
        """
        kinds = self.kinds
        found = self._sides.get(node)
        if found is None:
            found = self._sides[node] = self._around(node)
        if taken:
            return [port for port in found if kinds[port[0]] != WALL]
        return [port for port in found if not kinds[port[0]]]

    def _around(self, node: int) -> list[tuple[int, int, int]]:
        """All cells where a line of this label may begin or end."""
        left, top, width, height = self.rects[node]
        found = []
        stride = self.stride
        above = top * stride + 1
        below = (top + height + 1) * stride + 1
        for x in range(left + 1, left + width - 1):
            bias = abs(2 * x - 2 * left - width + 1) // 6
            found.append((above + x, NORTH, bias))
            found.append((below + x, SOUTH, bias))
        middle = self.cell(left, top + height // 2)
        found.append((middle - 1, WEST, 0))
        found.append((middle + width, EAST, 0))
        return [port for port in found if not self._walls[port[0]]]

    def is_cramped(self, cell: int) -> bool:
        """Whether text or the bend or end of a line stands here."""
        return bool(self._blocked[cell] or self._fixed[cell])

    def shun(self, rect: Rect, sign: int) -> None:
        """Make the cells around a name (`sign` 1) costly for lines, or as they were (-1)."""
        left, top, width, height = rect
        for cell in self._cells_in((left - 1, top - 1, width + 2, height + 2)):
            self.beside[cell] += TOUCH * sign

    def bar(self, rect: Rect, *, barred: bool) -> None:
        """Keep new lines out of the cells of a name, or let them in again."""
        for cell in self._cells_in(rect):
            self._blocked[cell] = barred
            self._settle(cell)

    def fence(self, rect: Rect) -> list[int]:
        """Keep new lines out of a part of the ground; returns the cells, for `open`."""
        fenced = [cell for cell in self._cells_in(rect) if not self._blocked[cell]]
        for cell in fenced:
            self._blocked[cell] = 1
            self._settle(cell)
        return fenced

    def open(self, fenced: Sequence[int]) -> None:
        """Let lines in again where `fence` kept them out."""
        for cell in fenced:
            self._blocked[cell] = 0
            self._settle(cell)

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
        stride, beside, joints, delta = self.stride, self.beside, self.joints, self._delta
        ways = route.ways
        for place, cell in enumerate(route.cells):
            inward, outward = ways[place], ways[place + 1]
            if inward != outward or place == 0 or place == last:
                self._fixed[cell] = sign > 0
                for way in delta:
                    joints[cell + way] += sign
            if inward & 1 or outward & 1:
                self._across[cell] = line
                beside[cell - stride] += BESIDE * sign
                beside[cell + stride] += BESIDE * sign
            if not (inward & 1 and outward & 1):
                self._down[cell] = line
                beside[cell - 1] += 2 * BESIDE * sign
                beside[cell + 1] += 2 * BESIDE * sign
            self._settle(cell)
