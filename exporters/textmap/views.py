"""Which view is drawn, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import shortened
from exporters.textmap.drawing import Drawing, Role, Style
from exporters.textmap.ego import draw_ego
from exporters.textmap.footer import words
from exporters.textmap.glyphs import glyphs_for
from exporters.textmap.listing import draw_list
from exporters.textmap.mapplan import MapPlan, centre_of
from exporters.textmap.mapview import draw_map
from exporters.textmap.matrix import draw_matrix, matrix_fits
from exporters.textmap.options import MapOptions
from exporters.textmap.rings import draw_rings
from exporters.textmap.scene import LABELLED, ROUTED, fill_of
from exporters.textmap.sectors import draw_sectors
from locales import _
from model.entities import Actor, ValueLink

_SMALLEST_MAP = (30, 8)
"""In a window smaller than this words say more than lines."""


def is_small(options: MapOptions) -> bool:
    """Whether the window is too small for a map."""
    return options.width < _SMALLEST_MAP[0] or options.height < _SMALLEST_MAP[1]


def drawn(
    actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions, *, caption: str = ""
) -> Drawing:
    """The drawing of the view that `options` ask for; `caption` is said at its foot."""
    options = replace(options, width=max(1, options.width), height=max(1, options.height))
    if not actors:
        return _empty(options, len(links))
    focus = next((actor for actor in actors if actor.id == options.focus), None)
    view: str = options.view
    if view == "auto":
        view, caption = _choose(actors, focus, options)
    if view == "ego":
        centre = focus or actors[centre_of(actors) or 0]
        return draw_ego(actors, links, centre, options)
    if view == "rings":
        return draw_rings(actors, links, focus or actors[centre_of(actors) or 0], options)
    if view == "sectors":
        return draw_sectors(actors, links, options)
    if view == "matrix":
        return draw_matrix(actors, links, options, caption)
    if view == "list":
        return draw_list(actors, links, options, caption)
    return draw_map(MapPlan(actors, links, centre_of(actors), caption=caption), options)


def _choose(actors: Sequence[Actor], focus: Actor | None, options: MapOptions) -> tuple[str, str]:
    """The view that serves best in this window, and why where that is not plain."""
    width, height = options.width, options.height
    if is_small(options):
        return "list", _("small window: list")
    if focus is not None:
        return "ego", ""
    fill = fill_of(actors, width, height)
    if fill <= ROUTED:
        return "map", ""
    if fill <= LABELLED:
        return "map", _("crowded: the most telling links first")
    if matrix_fits(actors, width, height):
        return "matrix", _("too full for a map: matrix")
    return "map", _("overview: names first")


def _empty(options: MapOptions, links: int) -> Drawing:
    """A window without actors, with a hint how to begin."""
    glyphs = glyphs_for(options.ascii)
    canvas = Canvas(options.width, options.height)
    lines = [
        _("No actors yet."),
        _("Type one into the capture line:  + Kela"),
        _("or a link at once:  Kela -> customer: benefits"),
    ]
    top = max(0, (options.height - len(lines)) // 2)
    for row, line in enumerate(lines):
        text = shortened(words(line, glyphs), options.width, mark=glyphs.ellipsis)
        canvas.write(max(0, (options.width - len(text)) // 2), top + row, text, Style(Role.NOTE))
    return Drawing(canvas.lines(), options.width, options.height, "map", left_out=links)
