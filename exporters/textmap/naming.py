"""Names for all flows; a line whose names find no room looks for another way."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exporters.textmap.bundles import Bundle
from exporters.textmap.canvas import Canvas
from exporters.textmap.drawing import Emphasis, Rect, Role, Style
from exporters.textmap.glyphs import EAST, Glyphs
from exporters.textmap.laying import crossings_of, least_cells
from exporters.textmap.names import Name, NameGrid, Spot, names_of
from exporters.textmap.router import Route, Router

_AIRY = (3, 8)
"""How much more room a line asks for when its names found none, in turn."""
_PUSHED = 3
"""How many lines may be laid anew to make room for one name."""
_PRICES = (0, 1)
"""How many new crossings a name may cost: first none, then one."""
_TOUCHING = 99


class Namer:
    """Places the names of all laid lines, and writes them."""

    def __init__(
        self, router: Router, rects: Sequence[Rect], bundles: Sequence[Bundle], glyphs: Glyphs
    ) -> None:
        self.router, self.bundles, self.glyphs = router, bundles, glyphs
        self._grid = NameGrid(router, rects, spaced=glyphs.ascii)
        self._placed: dict[str, tuple[Name, Spot]] = {}
        self._names = {
            line: names_of(line, bundles[line], glyphs) for line in sorted(router.routes)
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
        for price in _PRICES:
            for name in waiting[:repair]:
                if name.link.id not in self._placed and not self._go_round(name, price):
                    self._push(name, price)
        for foreign in (3, _TOUCHING):
            for name in waiting:
                if name.link.id not in self._placed:
                    self._place(name, foreign)

    def _place(self, name: Name, foreign: int) -> bool:
        spot = self._grid.best(name, foreign)
        if spot is None:
            return False
        self._put(name, spot)
        return True

    def _clear(self, line: int) -> dict[str, tuple[Name, Spot]]:
        taken = {}
        for name in self._names[line]:
            held = self._placed.pop(name.link.id, None)
            if held is not None:
                taken[name.link.id] = held
                self._unmark(*held)
        return taken

    def _put(self, name: Name, spot: Spot) -> None:
        self._placed[name.link.id] = (name, spot)
        self._grid.write(self._rect(name, spot), 1)
        self.router.shun(self._rect(name, spot), 1)

    def _unmark(self, name: Name, spot: Spot) -> None:
        self._grid.write(self._rect(name, spot), 0)
        self.router.shun(self._rect(name, spot), -1)

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
        router = self.router
        held: dict[str, tuple[Name, Spot]] = {}
        for line in lines:
            held |= self._clear(line)
        crossings = self._crossings(lines)
        old = {line: self._lift(line) for line in lines}
        if first is not None:
            self._put(*first)
        with router.barred(self.rects.values()):
            laid = all(self._lay_anew(line, airy) for line in lines)
        placed = int(first is not None)
        if laid:
            placed += sum(self._place(name, 0) for line in lines for name in self._names[line])
            gain = placed - len(held)
            if gain > 0 and self._crossings(lines) - crossings <= price * gain:
                return True
        for line in lines:
            self._clear(line)
            if line in router.routes:
                self._lift(line)
        if first is not None:
            del self._placed[first[0].link.id]
            self._unmark(*first)
        for line, route in old.items():
            router.lay(line, route)
            self._grid.refresh(route)
        for name, spot in held.values():
            self._put(name, spot)
        return False

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

    def write(self, canvas: Canvas, dim: Collection[str], selected: Collection[str]) -> None:
        """Write the names that found room."""
        for name, spot in self._placed.values():
            link, x = name.link, spot.x
            emphasis: Emphasis = "plain"
            if link.id in selected:
                emphasis = "selected"
            elif link.id in dim:
                emphasis = "dim"
            style = Style(Role.FLOW, None, link.nature, link.state, emphasis)
            if name.arrow:
                way = spot.way if name.forward else (spot.way + 2) % 4
                # An arrow to the right stands behind the name, all others before it.
                place = x + name.cells - 1 if way == EAST else x
                canvas.put(place, spot.y, self.glyphs.arrows[way], style)
                x += name.arrow if way != EAST else 0
            canvas.write(x, spot.y, name.text, style)
