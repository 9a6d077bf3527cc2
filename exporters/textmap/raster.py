"""Lines and labels onto the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.textmap.bundles import Bundle, is_dim
from exporters.textmap.canvas import Canvas
from exporters.textmap.drawing import Emphasis, Role, Style
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.ground import Route
from exporters.textmap.options import MapOptions, Mark
from exporters.textmap.router import Router
from model.entities import LinkState


def mark_of(bundle: Bundle, options: MapOptions) -> Mark | None:
    """What has become of all flows of a line, or None where it is not the same for all."""
    marks = {options.marks.get(link.id) for link in bundle.links}
    return marks.pop() if len(marks) == 1 else None


def line_style(bundle: Bundle, role: Role, options: MapOptions) -> Style:
    """The style of a part of a line."""
    emphasis: Emphasis = "plain"
    mark = mark_of(bundle, options)
    if any(link.id in options.selected for link in bundle.links):
        emphasis = "selected"
    elif is_dim(bundle, options.dim) or mark is Mark.GONE:
        emphasis = "dim"
    elif bundle.heavy or mark is not None:
        emphasis = "strong"
    return Style(role, None, bundle.nature, bundle.state, emphasis, mark)


def _corner(inward: int, outward: int, signs: tuple[str, str, str, str]) -> str:
    """The corner of a line that comes in one direction and leaves in another."""
    arms = {(inward + 2) % 4, outward}
    for place, pair in enumerate(((0, 1), (1, 2), (2, 3), (3, 0))):
        if arms == set(pair):
            return signs[place]
    raise ValueError((inward, outward))


class LineRaster:
    """Draws the routes of a router."""

    def __init__(
        self,
        canvas: Canvas,
        router: Router,
        bundles: Sequence[Bundle],
        glyphs: Glyphs,
        options: MapOptions,
    ) -> None:
        self.canvas, self.router, self.bundles, self.glyphs = canvas, router, bundles, glyphs
        self._options = options
        self._styles = [line_style(bundle, Role.LINK, options) for bundle in bundles]
        self._heads = [line_style(bundle, Role.HEAD, options) for bundle in bundles]

    def draw(self) -> None:
        """Draw every laid line with its heads."""
        for line, route in sorted(self.router.routes.items()):
            self._draw_line(line, route)

    def _draw_line(self, line: int, route: Route) -> None:
        bundle, router, glyphs = self.bundles[line], self.router, self.glyphs
        signs = glyphs.lines[bundle.kind, bundle.heavy]
        style = self._styles[line]
        for place, cell in enumerate(route.cells):
            inward, outward = route.ways[place], route.ways[place + 1]
            x, y = router.place(cell)
            if inward != outward:
                char = _corner(inward, outward, glyphs.corners[bundle.heavy])
            elif router.across(cell) >= 0 and router.down(cell) >= 0:
                across, down = router.across(cell), router.down(cell)
                char = glyphs.crossings[self.bundles[across].heavy, self.bundles[down].heavy]
            else:
                char = signs[0] if inward & 1 else signs[1]
            self.canvas.put(x, y, char, style)
        mark = mark_of(bundle, self._options)
        if mark is not None:
            self._mark(line, route, glyphs.marks[mark])
        elif bundle.state is LinkState.BROKEN:
            self._mark(line, route, glyphs.cross)
        head = self._heads[line]
        x, y = router.place(route.cells[-1])
        self.canvas.put(x, y, glyphs.heads[route.ways[-1]], head)
        if bundle.backward:
            x, y = router.place(route.cells[0])
            self.canvas.put(x, y, glyphs.heads[(route.ways[0] + 2) % 4], head)

    def _mark(self, line: int, route: Route, sign: str) -> None:
        """A sign on the straight cell nearest to the middle of the line."""
        middle = len(route.cells) // 2
        places = [
            place
            for place in range(len(route.cells) - 1)
            if route.ways[place] == route.ways[place + 1]
            and (
                self.router.across(route.cells[place]) < 0
                or self.router.down(route.cells[place]) < 0
            )
        ]
        if places:
            place = min(places, key=lambda place: abs(place - middle))
            x, y = self.router.place(route.cells[place])
            self.canvas.put(x, y, sign, self._heads[line])
