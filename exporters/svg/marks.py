"""The elements of the picture: boxes with names, lines with heads, names of flows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from exporters.palette import INK, actor_colour, ink_on, line_colour
from exporters.svg.paths import (
    CELL_HEIGHT,
    CELL_WIDTH,
    Box,
    halfway,
    head,
    letters_width,
    line_between,
    path,
    shortened,
    straight,
)
from exporters.textmap import Rect
from exporters.textmap.bundles import Bundle
from exporters.textmap.cells import drawable
from exporters.textmap.cells import shortened as cut
from exporters.textmap.glyphs import LineKind
from exporters.xml_text import XmlText
from model.entities import Actor, LinkState, Nature, Sector, Strength, ValueLink
from model.network.graph import sector_of

FONT = "Segoe UI, Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif"
_NAME_SIZE, _FLOW_SIZE, _SMALLEST = 13.0, 11.5, 9.0
_DASHES = {LineKind.SOLID: "", LineKind.DASHED: "8 4", LineKind.DOTTED: "2 4"}
_THIN, _HEAVY = 1.6, 3.4
_SIGN = 9.0
"""Side of a sector's sign."""

Anchor = Literal["start", "middle", "end"]
Route = Sequence[tuple[int, int]]


class SvgMarks(XmlText):
    """Writes SVG elements."""

    def document(self, title: str, width: float, height: float, body: Sequence[str]) -> str:
        """The whole file."""
        name = self.text(title) or ""
        heading = self.words(title, 24, 30, 18.0, width - 48, INK, anchor="start", bold=True)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
            f' viewBox="0 0 {width:.0f} {height:.0f}" role="img" font-family="{FONT}">\n'
            f"<title>{name}</title>\n"
            '<rect width="100%" height="100%" fill="#FFFFFF"/>\n'
            f"{heading}\n" + "".join(body) + "</svg>\n"
        )

    def group(self, name: str, across: float, down: float, body: Sequence[str]) -> str:
        """Elements that belong together, moved by so much."""
        moved = f"translate({across:.1f} {down:.1f})"
        return f'<g id="{name}" transform="{moved}">\n{"".join(body)}</g>\n'

    # ------------------------------------------------------------------ actors

    def label(self, actor: Actor, box: Box) -> str:
        """An actor's box with the whole name, the sector's colour and its sign."""
        left, top, width, height = box
        colour = actor_colour(actor)
        ink = ink_on(colour)
        signed = sector_of(actor) in (Sector.PUBLIC, Sector.PRIVATE, Sector.THIRD)
        border = 3.0 if actor.is_customer else 1.0
        room = width - 10 - (_SIGN + 5 if signed else 0)
        middle = top + height / 2
        start = left + width - 5 - room / 2
        parts = [
            f"<g><title>{self.text(actor.name)}</title>",
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
            f' rx="5" fill="{colour}" stroke="{INK}" stroke-width="{border}"/>',
            self.sign(sector_of(actor), left + 6 + _SIGN / 2, middle, ink) if signed else "",
            self.words(actor.name, start, middle, _NAME_SIZE, room, ink, bold=actor.is_customer),
            "</g>\n",
        ]
        return "".join(parts)

    def sign(self, sector: Sector, x: float, y: float, colour: str) -> str:
        """A sector's sign, as in the text map: a square, a circle or a diamond."""
        half = _SIGN / 2
        if sector is Sector.PUBLIC:
            return (
                f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{_SIGN}" height="{_SIGN}"'
                f' fill="{colour}"/>'
            )
        if sector is Sector.PRIVATE:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half}" fill="{colour}"/>'
        if sector is Sector.THIRD:
            return (
                f'<path d="M{x:.1f} {y - half - 1:.1f}l{half + 1} {half + 1}l{-half - 1} {half + 1}'
                f'l{-half - 1} {-half - 1}Z" fill="{colour}"/>'
            )
        return ""

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        room: float,
        colour: str,
        *,
        anchor: Anchor = "middle",
        bold: bool = False,
        italic: bool = False,
    ) -> str:
        """One line of text around height `y`, smaller where it might not fit `room`."""
        text = drawable(text)
        wanted = letters_width(text, size) * (1.07 if bold else 1.0)
        size = round(max(size * min(1.0, room / wanted), _SMALLEST), 1) if wanted else size
        looks = ' font-weight="bold"' * bold + ' font-style="italic"' * italic
        return (
            f'<text x="{x:.1f}" y="{y + size * 0.35:.1f}" font-size="{size}" fill="{colour}"'
            f' text-anchor="{anchor}"{looks}>{self.text(text)}</text>'
        )

    # ------------------------------------------------------------------ lines

    def line(
        self, bundle: Bundle, boxes: tuple[Box, Box], route: Route | None, words: Sequence[str]
    ) -> str:
        """The line of a pair of actors, with a head at whoever gets."""
        points = line_between(route, *boxes) if route else straight(*boxes)
        colour = line_colour(bundle.state, bundle.nature)
        size = 13.0 if bundle.heavy else 10.0
        trimmed = shortened(points, size * 0.8)
        heads = [head(points, size)]
        if bundle.both_ways:
            trimmed = shortened(trimmed[::-1], size * 0.8)[::-1]
            heads.append(head(points[::-1], size))
        pale = "" if route else ' opacity="0.45"'
        cross = self.cross(*halfway(points)) if bundle.state is LinkState.BROKEN else ""
        return (
            f"<g{pale}><title>{self.text(chr(10).join(words))}</title>"
            + self.stroke(path(trimmed), bundle.kind, bundle.heavy, colour)
            + "".join(f'<path d="{each}" fill="{colour}"/>' for each in heads)
            + f"{cross}</g>\n"
        )

    def stroke(self, d: str, kind: LineKind, heavy: bool, colour: str) -> str:
        """A line along the path `d`."""
        dashes = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES[kind] else ""
        width = _HEAVY if heavy else _THIN
        return (
            f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"'
            f' stroke-linejoin="round"{dashes}/>'
        )

    def cross(self, x: float, y: float) -> str:
        """The sign on a broken line."""
        colour = line_colour(LinkState.BROKEN, None)
        return (
            f'<path d="M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10" stroke="#FFFFFF"'
            ' stroke-width="5" fill="none"/>'
            f'<path d="M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10" stroke="{colour}"'
            ' stroke-width="2.4" fill="none"/>'
        )

    def name(
        self, link: ValueLink, bundle: Bundle, rect: Rect, route: Route, *, on_line: bool
    ) -> str:
        """What flows, beside its line or on it; with an arrow where flows run both ways."""
        _left, top, cells, _height = rect
        place = _nearest(rect, route)
        arrow = _arrow(place, route, forward=link in bundle.forward) if bundle.both_ways else ""
        room = cells * CELL_WIDTH
        text = f"{arrow}{link.what}"
        if letters_width(text, _FLOW_SIZE) * _SMALLEST / _FLOW_SIZE > room:
            text = cut(text, max(3, round(cells * 1.2)))
        x, anchor = _beside(rect, route[place][0])
        y = (top + 0.5) * CELL_HEIGHT
        behind = ""
        if on_line:
            wide = min(room, letters_width(text, _FLOW_SIZE) * 0.9 + 6)
            behind = (
                f'<rect x="{x - wide / 2:.1f}" y="{y - 7:.1f}" width="{wide:.1f}" height="14"'
                ' fill="#FFFFFF"/>'
            )
        bold, italic = link.strength is Strength.STRONG, link.nature is Nature.INTANGIBLE
        words = self.words(
            text, x, y, _FLOW_SIZE, room, INK, anchor=anchor, bold=bold, italic=italic
        )
        return f"<g><title>{self.text(link.what)}</title>{behind}{words}</g>\n"


def _beside(rect: Rect, column: int) -> tuple[float, Anchor]:
    """Where a name begins, ends or has its middle, so that it is close to its line's column."""
    left, _top, cells, _height = rect
    if column >= left + cells:
        return (left + cells) * CELL_WIDTH, "end"
    if column < left:
        return left * CELL_WIDTH, "start"
    return (left + cells / 2) * CELL_WIDTH, "middle"


def _nearest(rect: Rect, route: Route) -> int:
    """Which cell of the route stands nearest to the name."""
    left, top, width, _height = rect

    def distance(place: int) -> int:
        x, y = route[place]
        return max(left - x, 0, x - left - width + 1) + 2 * abs(y - top)

    return min(range(len(route)), key=distance)


def _arrow(place: int, route: Route, *, forward: bool) -> str:
    """The direction in which a flow runs at that cell of its line."""
    before, after = route[max(0, place - 1)], route[min(len(route) - 1, place + 1)]
    dx, dy = after[0] - before[0], after[1] - before[1]
    if not forward:
        dx, dy = -dx, -dy
    if abs(dx) >= abs(dy):
        return "→ " if dx > 0 else "← "
    return "↓ " if dy > 0 else "↑ "
