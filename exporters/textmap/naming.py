"""Names for all flows; a line whose names find no room looks for another way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle
from exporters.textmap.canvas import Canvas
from exporters.textmap.drawing import Emphasis, Rect, Role, Style
from exporters.textmap.glyphs import EAST, Glyphs
from exporters.textmap.ground import Route
from exporters.textmap.laying import crossed_by, least_cells
from exporters.textmap.names import Name, names_of
from exporters.textmap.options import MapOptions, Mark
from exporters.textmap.router import Router
from exporters.textmap.spots import NameGrid, Spot

_AIRY = (3, 8)
"""How much more room a line asks for when its names found none, in turn."""
_PUSHED = 3
"""How many lines may be laid anew to make room for one name."""
_NAMED, _FREE = 1.6, 0.8
"""What a name that is there, and one that no other line touches, are worth in crossings."""
_REACH = 700
"""How much work one line may be while names look for room."""
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
        self._free = 0
        """How many names no other line touched when lines were last laid anew."""
        self._names = {
            line: names_of(line, bundles[line], glyphs, options.marks)
            for line in sorted(router.routes)
        }

    @property
    def rects(self) -> dict[str, Rect]:
        """Where each name stands, by the id of its link."""
        return {link: _rect(spot) for link, (_name, spot) in self._placed.items()}

    # ------------------------------------------------------------------ all names

    def place_all(self, *, repair: int) -> None:
        """Find room for every name; up to `repair` names may have lines laid anew for that.

        Names clear of other lines come first, then those that touch some.
        """
        waiting = sorted(
            (name for names in self._names.values() for name in names),
            key=lambda name: (len(self.router.routes[name.line].cells) - name.least, name.line),
        )
        waiting = [name for name in waiting if not self._place(name, 0)]
        self._free = len(self._placed)
        for name in waiting[:repair]:
            if name.link.id not in self._placed and not self._go_round(name):
                self._push(name)
        for foreign in (3, _TOUCHING):
            for name in waiting:
                if name.link.id not in self._placed:
                    self._place(name, foreign)
        self._free = self._count_free()
        for name in [name for name, _ in self._placed.values()][: repair * 4]:
            self._set_free(name)

    def take_all_away(self) -> None:
        """Leave lines without names, as they were."""
        for held in self._placed.values():
            self._unmark(*held)
        self._placed.clear()

    def _place(self, name: Name, foreign: int) -> bool:
        spot = self._grid.any(name, foreign) if foreign else self._grid.clear(name)
        if spot is None:
            return False
        self._put(name, spot)
        return True

    # ------------------------------------------------------------------ making room

    def _go_round(self, name: Name) -> bool:
        """Lay the line of `name` another way where more of its names find room."""
        return any(self._relay([name.line], airy=airy) for airy in _AIRY)

    def _push(self, name: Name) -> bool:
        """Put `name` where other lines run, if those find another way and keep their names."""
        found = self._grid.cheapest(name)
        if found is None:
            return False
        spot, lines = found
        return len(lines) <= _PUSHED and self._relay(lines, first=(name, spot))

    def _set_free(self, name: Name) -> None:
        """Where other lines touch `name`, lay those another way, or else its own."""
        if name.link.id not in self._placed:
            return
        spot = self._placed[name.link.id][1]
        if not self._grid.foreign(name.line, spot):
            return
        lines = self._grid.lines_around(name.line, spot)
        around = (spot.x - 1, spot.y - 1, spot.cells + 2, 3)
        if len(lines) > _PUSHED or not self._relay(lines, clear_of=around):
            self._relay([name.line], airy=_AIRY[0])

    def _relay(
        self,
        lines: Sequence[int],
        *,
        airy: int = 1,
        first: tuple[Name, Spot] | None = None,
        clear_of: Rect | None = None,
    ) -> bool:
        """Lay `lines` anew, `first` being in its place; all stays as it was without a gain."""
        crossings, named, free = self._crossings(lines), len(self._placed), self._free
        held = self._take_up(lines)
        if first is not None:
            self._put(*first)
        fence = self.router.fence(clear_of) if clear_of is not None else []
        laid = all(self._lay_anew(line, airy) for line in lines)
        self.router.open(fence)
        if laid:
            for line in lines:
                for name in self._names[line]:
                    if name.link.id not in self._placed and not self._place(name, 0):
                        self._place(name, _TOUCHING)
            gain = _NAMED * (len(self._placed) - named) + crossings - self._crossings(lines)
            if gain + _FREE * len(lines) * 3 > 0:
                self._free = self._count_free()
                if gain + _FREE * (self._free - free) > 0.1:
                    return True
        self._free = free
        if first is not None:
            del self._placed[first[0].link.id]
            self._unmark(*first)
        self._put_back(held)
        return False

    def _crossings(self, lines: Sequence[int]) -> int:
        """How many crossings laid lines have with others and among themselves."""
        found = set()
        for line in lines:
            for other in crossed_by(self.router, self.router.routes[line]) - {line}:
                found.add((min(line, other), max(line, other)))
        return len(found)

    def count_touched(self) -> int:
        """How many names a foreign line touches."""
        return len(self._placed) - self._count_free()

    def _count_free(self) -> int:
        """How many names no other line touches."""
        foreign = self._grid.foreign
        return sum(not foreign(name.line, spot) for name, spot in self._placed.values())

    # ------------------------------------------------------------------ lines and names together

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
            self._grid.laid(line)
        for name, spot in held.names:
            self._put(name, spot)

    def _lift(self, line: int) -> Route:
        route = self.router.lift(line)
        self._grid.lifted(line, route)
        return route

    def _lay_anew(self, line: int, airy: int) -> bool:
        bundle = self.bundles[line]
        route = self.router.find(
            bundle.source, bundle.target, least=least_cells(bundle), limit=_REACH, airy=airy
        )
        if route is None:
            return False
        self.router.lay(line, route)
        self._grid.laid(line)
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
        self._mark(name, spot, 1)

    def _unmark(self, name: Name, spot: Spot) -> None:
        self._mark(name, spot, 0)

    def _mark(self, name: Name, spot: Spot, value: int) -> None:
        rect = _rect(spot)
        self._grid.write(rect, value)
        self.router.shun(rect, 1 if value else -1)
        self.router.bar(rect, barred=bool(value))

    # ------------------------------------------------------------------ on the drawing

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
                way = name.points(spot.way)
                # An arrow to the right stands behind the name, all others before it.
                place = x + spot.cells - 1 if way == EAST else x
                canvas.put(place, spot.y, self.glyphs.arrows[way], style)
                x += 0 if way == EAST else 1 + spot.cells - name.least
            canvas.write(x, spot.y, name.text, style)


def _rect(spot: Spot) -> Rect:
    return spot.x, spot.y, spot.cells, 1
