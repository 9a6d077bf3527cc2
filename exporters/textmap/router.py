"""Orthogonal routes between labels, found one at a time among all that are laid.

Lines may cross at right angles and never share a cell otherwise; bends and ends belong to one line
alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import NORTH
from exporters.textmap.ground import Route
from exporters.textmap.options import DrawingStopped
from exporters.textmap.search import BEND, CLASH, GIVEN_UP, HASTY, STEP, UNSEEN, Search, Task
from exporters.textmap.waves import rest_of_way

CROSS = 120
CROSS_CROWDED = 40
"""What a crossing costs among many lines, where avoiding each takes too long."""

_EASY = 100
"""States that are looked at before it is worth to look ahead."""
_LONG = 400
"""States after which a search that looks ahead had better hurry."""
_DETOUR = 12
"""A way that costs more than so many crossings beyond the straight one is none, but in need."""


class Router(Search):
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
        is_unwanted: Callable[[], bool] | None = None,
    ) -> None:
        """`roomy` keeps joints apart from one another, as ASCII signs need."""
        super().__init__(width, height, rects, walls, roomy=roomy, cross=cross)
        self._is_unwanted = is_unwanted

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
        most: int = UNSEEN,
    ) -> Route | None:
        """A route from label to label that costs little, or None.

        Raises:
            DrawingStopped: nobody wants the drawing any more.

        Args:
            least: the fewest cells the line needs for its heads and signs.
            limit: states to look at before giving up.
            airy: how much more than usual the line keeps away from others.
            force: take cells from other lines where there is no other way.
            tangled: also take a way that is very long or crosses very many lines.
            most: it must cost less than this.
        """
        if self._is_unwanted is not None and self._is_unwanted():
            raise DrawingStopped
        starts, ends = self.ports(source, taken=force), self.ports(target, taken=force)
        goals = {cell: ((way + 2) & 3, bias + self.clash(cell)) for cell, way, bias in ends}
        for cell, way, _ in starts:
            goal = goals.pop(cell, None)
            # One cell between the labels is a whole line, and no place to come back to.
            if goal is not None and goal[0] == way and least == 1 and not force:
                return Route((cell,), (way, way))
        if not goals or not starts:
            return None
        task = Task(starts, goals, self.distances(target), force, airy, most)
        # Who knows a way wants a cheaper one, and that is seldom found without looking ahead.
        last = self.search(task, min(limit, _EASY), None) if most == UNSEEN else GIVEN_UP
        if last == GIVEN_UP and limit > _EASY:
            ahead = self._ahead(task, source, target, anyhow=force or tangled)
            if ahead is None:
                return None
            last = self.search(task, min(limit, _LONG), ahead)
            if last == GIVEN_UP and limit > _LONG and most == UNSEEN:
                last = self.search(task, limit, ahead, HASTY)
        if last < 0:
            return None
        route = self.trace(last, goals)
        # A line that meets itself could be read two ways.
        return route if len(set(route.cells)) == len(route.cells) else None

    def ports(self, node: int, *, taken: bool = False) -> list[tuple[int, int, int]]:
        """Free cells at the sides of a label; in ASCII heads that point down stand apart.

        Beside a letter, or beside one another, they would be read as letters.
        """
        found = super().ports(node, taken=taken)
        if not self.roomy:
            return found
        return [
            port
            for port in found
            if port[1] != NORTH or not any(map(self.is_cramped, (port[0] - 1, port[0] + 1)))
        ]

    def _ahead(self, task: Task, source: int, target: int, *, anyhow: bool) -> bytes | None:
        """What the rest of the way costs from each cell, or None where there is no way."""
        longest, rows = UNSEEN, None
        if not anyhow:
            longest = min(task.most, self.straight(task) + _DETOUR * self.cross)
            rows = self._band(source, target)
        # A wave is as much work as that many states.
        self.work += self.size // 20
        return rest_of_way(
            self,
            [(cell, way) for cell, way, _ in task.starts],
            [(cell, (way + 2) & 3) for cell, (way, _) in task.goals.items()],
            self.cross,
            clash=CLASH if task.force else 0,
            longest=longest,
            rows=rows,
        )

    def _band(self, source: int, target: int) -> tuple[int, int]:
        """The rows in which ways are looked for: farther ones cost more than a crossing."""
        one, other = self.rects[source], self.rects[target]
        margin = self.cross // (2 * STEP[NORTH]) + 2
        first = min(one[1], other[1]) - margin
        last = max(one[1] + one[3], other[1] + other[3]) + margin
        return max(0, first), min(self.height + 1, last)

    def cost(self, route: Route) -> int:
        """What a route that is not laid costs: its length, bends and crossings, and who is near."""
        cells, ways = route.cells, route.ways
        cost = self.beside[cells[0]]
        for place in range(1, len(cells)):
            cell, way = cells[place], ways[place]
            cost += STEP[way] + self.beside[cell] + self.prices[way & 1][self.kinds[cell]]
            if way != ways[place - 1]:
                cost += BEND
        return cost
