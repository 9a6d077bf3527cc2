"""The whole picture: title, lines, actors, names of flows, legend.

The layout is the text map's: no label hides another, lines keep clear of labels, and the names of
flows stand beside their lines. Lines that found no way of their own run straight and pale beneath
everything. Colours are those of Okabe and Ito; sectors have a sign as well, natures a stroke. Only
plain elements are used, no style sheet and no markers, so that office programs draw it too; what
has no room stands in `<title>` elements, which a browser shows under the pointer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from exporters.options import Document, ExportOptions
from exporters.pairs import sound_links
from exporters.svg.legend import Item, legend_items
from exporters.svg.marks import SvgMarks
from exporters.svg.paths import CELL_HEIGHT, CELL_WIDTH, Box, box_of
from exporters.textmap import Drawing, MapOptions, Rect, draw
from exporters.textmap.bundles import Bundle, bundles_of
from exporters.textmap.cells import cell_width
from locales import _, ngettext, speaking
from model.entities import Actor, ValueLink
from model.workshop import Workshop

_MARGIN = 24.0
_TITLE = 34.0
_LEGEND_ROW = 24.0
_ROOM = 0.16
"""The share of the text map's cells that labels take; below it every line finds a way."""
_SHAPE = 2.9
"""Columns of the text map to one row of it."""
_SMALLEST = (84, 22)
_TRIES = 6


def svg(workshop: Workshop, options: ExportOptions) -> Document:
    """The map as one SVG 1.1 document in UTF-8, in the session's language or the one asked for."""
    with speaking(options.language or workshop.session.language):
        picture = _Picture(workshop)
        return Document(picture.written().encode("utf-8"), picture.remarks())


def map_svg(workshop: Workshop, options: ExportOptions) -> str:
    """The `<svg>` element alone, to be put into a page."""
    text = svg(workshop, options).data.decode("utf-8")
    return text[text.index("<svg") :]


class _Picture:
    def __init__(self, workshop: Workshop) -> None:
        self._title = workshop.session.title
        self._actors: Sequence[Actor] = list(workshop.actors.values())
        self._links: Sequence[ValueLink] = sound_links(workshop)
        self._drawing = _spacious(self._actors, self._links)
        self._marks = SvgMarks()
        self._nameless = 0
        self._line_cells = {cell for route in self._drawing.routes.values() for cell in route}
        self._boxes = {key: box_of(rect) for key, rect in self._drawing.rects.items()}
        self._boxes |= _beneath([a for a in self._actors if a.id not in self._boxes], self._boxes)
        self._index = {actor.id: number for number, actor in enumerate(self._actors)}

    def remarks(self) -> tuple[str, ...]:
        """What the picture cannot show."""
        if not self._nameless:
            return self._marks.remarks()
        words = ngettext(
            "{n} flow has no room for its name; the pointer on its line shows it",
            "{n} flows have no room for their names; the pointer on their lines shows them",
            self._nameless,
        ).format(n=self._nameless)
        return (*self._marks.remarks(), words)

    def written(self) -> str:
        """The document."""
        bundles = bundles_of(self._links, self._index, "pair")
        left, top, right, bottom = self._extent()
        width = max(right - left, 640.0) + 2 * _MARGIN
        items = legend_items(self._actors, bundles)
        rows = _rows(items, width - 2 * _MARGIN)
        height = bottom - top + 2 * _MARGIN + _TITLE + _LEGEND_ROW * len(rows)
        marks = self._marks
        across, down = _MARGIN - left, _MARGIN + _TITLE - top
        body = [
            marks.group("lines", across, down, self._lines(bundles)),
            marks.group("actors", across, down, [self._label(actor) for actor in self._actors]),
            marks.group("flows", across, down, self._names(bundles)),
        ]
        for number, row in enumerate(rows):
            x = _MARGIN
            y = height - _MARGIN / 2 - _LEGEND_ROW * (len(rows) - number - 0.5)
            for item in row:
                body.append(item.draw(marks, x, y))
                x += item.width
        return marks.document(self._title, width, height, body)

    def _extent(self) -> tuple[float, float, float, float]:
        """The part of the text map that anything stands in."""
        boxes = [*self._boxes.values(), *map(box_of, self._drawing.names.values())]
        cells = self._line_cells
        xs = [x for left, _, width, _ in boxes for x in (left, left + width)]
        ys = [y for _, top, _, height in boxes for y in (top, top + height)]
        xs += [(x + 0.5) * CELL_WIDTH for x, _ in cells]
        ys += [(y + 0.5) * CELL_HEIGHT for _, y in cells]
        if not xs:
            return 0.0, 0.0, 0.0, CELL_HEIGHT
        return min(xs), min(ys), max(xs), max(ys)

    def _lines(self, bundles: Sequence[Bundle]) -> list[str]:
        straight: list[str] = []
        routed: list[str] = []
        for bundle in bundles:
            ends = self._actors[bundle.source], self._actors[bundle.target]
            boxes = self._boxes[ends[0].id], self._boxes[ends[1].id]
            route = self._drawing.routes.get(bundle.key)
            words = _said(bundle, *ends)
            line = self._marks.line(bundle, boxes, route, words)
            (routed if route else straight).append(line)
        return [*straight, *routed]

    def _label(self, actor: Actor) -> str:
        return self._marks.label(actor, self._boxes[actor.id])

    def _names(self, bundles: Sequence[Bundle]) -> list[str]:
        drawn = []
        for bundle in bundles:
            route = self._drawing.routes.get(bundle.key, ())
            for link in bundle.links:
                rect = self._drawing.names.get(link.id)
                if rect is None:
                    self._nameless += 1
                else:
                    on_line = not self._line_cells.isdisjoint(_cells(rect))
                    drawn.append(self._marks.name(link, bundle, rect, route, on_line=on_line))
        return drawn


def _beneath(actors: Sequence[Actor], boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Boxes in a column beneath the others, for actors that the text map left out."""
    bottom = max((top + height for _, top, _, height in boxes.values()), default=0.0)
    return {
        actor.id: (
            0.0,
            bottom + 2 * CELL_HEIGHT * number,
            (cell_width(actor.name) + 4) * CELL_WIDTH,
            1.3 * CELL_HEIGHT,
        )
        for number, actor in enumerate(actors, start=1)
    }


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    left, top, width, height = rect
    return product(range(left, left + width), range(top, top + height))


def _spacious(actors: Sequence[Actor], links: Sequence[ValueLink]) -> Drawing:
    """The text map in a window so large that every actor is there with its whole name."""
    cells = sum(cell_width(actor.name) + 5 for actor in actors) * 2
    longest = max((cell_width(actor.name) for actor in actors), default=0)
    area = max(cells / _ROOM, _SMALLEST[0] * _SMALLEST[1])
    for _try in range(_TRIES):
        height = max(_SMALLEST[1], round(math.sqrt(area / _SHAPE)))
        width = max(_SMALLEST[0], longest + 12, round(height * _SHAPE))
        window = MapOptions(width, height, view="map", legend=False)
        drawing = draw(actors, links, window)
        whole = all(
            actor.id in drawing.rects and drawing.rects[actor.id][2] >= cell_width(actor.name) + 2
            for actor in actors
        )
        if whole:
            return drawing
        area *= 1.5
    return drawing


def _said(bundle: Bundle, giver: Actor, getter: Actor) -> list[str]:
    """All flows of a line in words."""
    return [
        _("{source} → {target}: {what}").format(
            source=(giver if link.source == giver.id else getter).name,
            target=(getter if link.source == giver.id else giver).name,
            what=link.what,
        )
        for link in bundle.links
    ]


def _rows(items: Sequence[Item], width: float) -> list[list[Item]]:
    """The legend's items in as many rows as the width asks for."""
    rows: list[list[Item]] = []
    used = 0.0
    for item in items:
        if not rows or used + item.width > width:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += item.width
    return rows
