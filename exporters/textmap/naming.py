"""Names for all flows; a line whose names find no room looks for another way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle
from exporters.textmap.canvas import Canvas
from exporters.textmap.drawing import Emphasis, Rect, Role, Style
from exporters.textmap.glyphs import EAST, Glyphs
from exporters.textmap.ground import Route
from exporters.textmap.laying import crossings_of, least_cells
from exporters.textmap.names import Name, NameGrid, Spot, names_of
from exporters.textmap.options import MapOptions, Mark
from exporters.textmap.router import Router

_AIRY = (3, 8)
"""How much more room a line asks for when its names found none, in turn."""
_PUSHED = 3
"""How many lines may be laid anew to make room for one name."""
_PRICES = (0, 1)
"""How many new crossings a name may cost: first none, then one."""
_TOUCHING = 99


@dataclass(frozen=True, slots=True)
class _Held:
    """Lines that were taken up, with their names, to be put back if nothing better is found."""

    names: list[tuple[Name, Spot]]
    routes: dict[int, Route]


class Namer:
    """Places the names of all laid lines, and writes them."""

    def __init__(
        self,
        router: Router,
        rects: Sequence[Rect],
        bundles: Sequence[Bundle],
        glyphs: Glyphs,
        options: MapOptions,
    ) -> None:
        self.router, self.bundles, self.glyphs, self.options = router, bundles, glyphs, options
        self._grid = NameGrid(router, rects, spaced=glyphs.ascii)
        self._placed: dict[str, tuple[Name, Spot]] = {}
        self._refused = False
        """Whether there was room for more names, but only for more crossings than allowed."""
        self._names = {
            line: names_of(line, bundles[line], glyphs, options.marks)
            for line in sorted(router.routes)
        }

    @property
    def rects(self) -> dict[str, Rect]:
        """Where each name stands, by the id of its link."""
        return {link: self._rect(name, spot) for link, (name, spot) in self._placed.items()}

    @staticmethod
    def _rect(name: Name, spot: Spot) -> Rect:
        return (spot.x, spot.y, name.cells, 1)

    def place_all(self, *, repair: int) -> None:
        """Find room for every name; up to `repair` lines may be laid anew for that.

        Names clear of other lines come first, then those that touch some.
        """
        waiting = sorted(
            (name for names in self._names.values() for name in names),
            key=lambda name: (len(self.router.routes[name.line].cells) - name.cells, name.line),
        )
        waiting = [name for name in waiting if not self._place(name, 0)]
        tried = waiting[:repair]
        for price in _PRICES:
            dear = []
            for name in tried:
                self._refused = False
                if name.link.id not in self._placed and not self._go_round(name, price):
                    self._push(name, price)
                if self._refused:
                    dear.append(name)
            tried = dear
        for foreign in (3, _TOUCHING):
            for name in waiting:
                if name.link.id not in self._placed:
                    self._place(name, foreign)
        for name in [name for name, _ in self._placed.values()][: repair * 4]:
            self._set_free(name)

    def _set_free(self, name: Name) -> None:
        """Where other lines touch `name`, lay those another way, or else its own."""
        if name.link.id not in self._placed:
            return
        spot = self._placed[name.link.id][1]
        if not self._grid.foreign(name.line, spot.x, spot.y, name.cells):
            return
        lines = self._grid.lines_around(name.line, spot, name.cells)
        left, top, width, _ = self._rect(name, spot)
        around = (left - 1, top - 1, width + 2, 3)
        if len(lines) > _PUSHED or not self._untangle(lines, around, 1):
            self._untangle([name.line], None, _AIRY[0])

    def _touched(self) -> int:
        """How many names other lines touch."""
        return sum(
            self._grid.foreign(name.line, spot.x, spot.y, name.cells) > 0
            for name, spot in self._placed.values()
        )

    def _untangle(self, lines: Sequence[int], around: Rect | None, airy: int) -> bool:
        """Lay `lines` anew, clear of `around`, so that fewer names are touched, or not at all."""
        touched, crossings = self._touched(), self._crossings(lines)
        held = self._take_up(lines)
        fence = self.router.fence(around) if around is not None else []
        laid = all(self._lay_anew(line, airy) for line in lines)
        self.router.open(fence)
        if laid:
            placed = sum(
                self._place(name, 0) or self._place(name, _TOUCHING)
                for line in lines
                for name in self._names[line]
            )
            if (
                placed >= len(held.names)
                and (self._touched() < touched or placed > len(held.names))
                and self._crossings(lines) <= crossings
            ):
                return True
        self._put_back(held)
        return False

    def _place(self, name: Name, foreign: int) -> bool:
        spot = self._grid.best(name, foreign)
        if spot is None:
            return False
        self._put(name, spot)
        return True

    def _clear(self, line: int) -> list[tuple[Name, Spot]]:
        taken = []
        for name in self._names[line]:
            held = self._placed.pop(name.link.id, None)
            if held is not None:
                taken.append(held)
                self._unmark(*held)
        return taken

    def _put(self, name: Name, spot: Spot) -> None:
        self._placed[name.link.id] = (name, spot)
        self._grid.write(self._rect(name, spot), 1)
        self.router.shun(self._rect(name, spot), 1)
        self.router.bar(self._rect(name, spot), barred=True)

    def _unmark(self, name: Name, spot: Spot) -> None:
        self._grid.write(self._rect(name, spot), 0)
        self.router.shun(self._rect(name, spot), -1)
        self.router.bar(self._rect(name, spot), barred=False)

    def _go_round(self, name: Name, price: int) -> bool:
        """Lay the line of `name` another way where more of its names find room."""
        return any(self._relay([name.line], airy, price, None) for airy in _AIRY)

    def _push(self, name: Name, price: int) -> bool:
        """Put `name` where other lines run, if those find another way and keep their names."""
        found = self._grid.cheapest(name)
        if found is None:
            return False
        spot, lines = found
        return len(lines) <= _PUSHED and self._relay(lines, 1, price, (name, spot))

    def _relay(
        self, lines: Sequence[int], airy: int, price: int, first: tuple[Name, Spot] | None
    ) -> bool:
        """Lay `lines` anew, `first` being in its place; all stays as it was without a gain."""
        crossings = self._crossings(lines)
        held = self._take_up(lines)
        if first is not None:
            self._put(*first)
        laid = all(self._lay_anew(line, airy) for line in lines)
        placed = int(first is not None)
        if laid:
            placed += sum(self._place(name, 0) for line in lines for name in self._names[line])
            gain = placed - len(held.names)
            if gain > 0 and self._crossings(lines) - crossings <= price * gain:
                return True
            self._refused |= gain > 0
        if first is not None:
            del self._placed[first[0].link.id]
            self._unmark(*first)
        self._put_back(held)
        return False

    def _take_up(self, lines: Sequence[int]) -> _Held:
        """Take lines and their names away."""
        names = [pair for line in lines for pair in self._clear(line)]
        return _Held(names, {line: self._lift(line) for line in lines})

    def _put_back(self, held: _Held) -> None:
        """Lay lines and names where they were before they were taken up."""
        for line in held.routes:
            self._clear(line)
            if line in self.router.routes:
                self._lift(line)
        for line, route in held.routes.items():
            self.router.lay(line, route)
            self._grid.refresh(route)
        for name, spot in held.names:
            self._put(name, spot)

    def _crossings(self, lines: Sequence[int]) -> int:
        routes = self.router.routes
        return sum(crossings_of(self.router, routes[line]) for line in lines)

    def _lift(self, line: int) -> Route:
        route = self.router.lift(line)
        self._grid.refresh(route)
        return route

    def _lay_anew(self, line: int, airy: int) -> bool:
        bundle = self.bundles[line]
        route = self.router.find(bundle.source, bundle.target, least=least_cells(bundle), airy=airy)
        if route is None:
            return False
        self.router.lay(line, route)
        self._grid.refresh(route)
        return True

    def write(self, canvas: Canvas) -> None:
        """Write the names that found room."""
        options = self.options
        for name, spot in self._placed.values():
            link, x = name.link, spot.x
            emphasis: Emphasis = "plain"
            mark = options.marks.get(link.id)
            if link.id in options.selected:
                emphasis = "selected"
            elif link.id in options.dim or mark is Mark.GONE:
                emphasis = "dim"
            elif mark is not None:
                emphasis = "strong"
            style = Style(Role.FLOW, None, link.nature, link.state, emphasis, mark)
            if name.arrow:
                way = spot.way if name.forward else (spot.way + 2) % 4
                # An arrow to the right stands behind the name, all others before it.
                place = x + name.cells - 1 if way == EAST else x
                canvas.put(place, spot.y, self.glyphs.arrows[way], style)
                x += name.arrow if way != EAST else 0
            canvas.write(x, spot.y, name.text, style)
