"""The map: labels with the customer in the middle, and lines beneath them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.textmap.attempts import best_attempt
from exporters.textmap.bundles import Bundle
from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width
from exporters.textmap.drawing import Drawing, Role, Style
from exporters.textmap.footer import draw_footer, left_out_words, legend_of, words
from exporters.textmap.glyphs import Glyphs, glyphs_for
from exporters.textmap.labels import draw_label, label_style
from exporters.textmap.mapplan import Backdrop, Heading, MapPlan
from exporters.textmap.options import MapOptions
from exporters.textmap.raster import LineRaster
from exporters.textmap.router import Router

_FAINT = Style(Role.LEGEND)
FOOTED = 6
"""From this height on the last line says what is left out and what the signs mean."""


def draw_map(plan: MapPlan, options: MapOptions) -> Drawing:
    """The map of `plan` in the window of `options`."""
    glyphs = glyphs_for(options.ascii)
    canvas = Canvas(options.width, options.height)
    footed = options.height >= FOOTED
    width, height = plan.window or (options.width, options.height - footed)
    best = best_attempt(plan, options, width, height, glyphs)
    scene, bundles, router, namer = best.scene, best.bundles, best.router, best.namer
    LineRaster(canvas, router, bundles, glyphs, options).draw()
    for rect, label in zip(scene.rects, scene.labels, strict=True):
        draw_label(canvas, rect, label, glyphs, label_style(label.actor, options))
    for heading in plan.headings:
        _draw_heading(canvas, heading, width, height, glyphs)
    namer.write(canvas)
    if plan.backdrop is not None:
        _draw_backdrop(canvas, plan.backdrop, glyphs)
    for row, worded in enumerate(plan.panel):
        canvas.write_line(plan.panel_at[0], plan.panel_at[1] + row, worded.line)
    drawn = sum(len(bundles[line].links) for line in router.routes)
    left_out = len(plan.links) + plan.hidden_links - drawn
    hidden = len(plan.actors) - len(scene.labels) + plan.hidden_actors
    if footed:
        note = left_out_words(left_out, hidden)
        notes = (note, plan.note, plan.caption if note else "")
        shown = [bundles[line] for line in router.routes]
        kept = [label.actor for label in scene.labels]
        draw_footer(
            canvas, notes, legend_of(kept, shown, glyphs, options) if options.legend else (), glyphs
        )
    return Drawing(
        lines=canvas.lines(),
        width=options.width,
        height=options.height,
        view=plan.view,
        caption=plan.caption,
        rects={label.actor.id: rect for label, rect in zip(scene.labels, scene.rects, strict=True)},
        routes=_routes(router, bundles),
        bundles={
            bundles[line].key: tuple(link.id for link in bundles[line].links)
            for line in sorted(router.routes)
        },
        names=namer.rects,
        left_out=left_out,
        left_out_actors=hidden,
        places=scene.places,
    )


def _draw_backdrop(canvas: Canvas, backdrop: Backdrop, glyphs: Glyphs) -> None:
    for word, points in backdrop.words:
        text = words(word, glyphs)
        cells = cell_width(text)
        for x, y in points:
            left = round(x - cells / 2)
            if canvas.is_blank(left - 1, int(y), cells + 2):
                canvas.write(left, int(y), text, _FAINT)
                break
    for x, y in backdrop.cells:
        if canvas.is_blank(x - 1, y, 3):
            canvas.put(x, y, glyphs.dot_not_asked, _FAINT)


def _draw_heading(
    canvas: Canvas, heading: Heading, width: int, height: int, glyphs: Glyphs
) -> None:
    text = words(heading.text, glyphs)
    cells = cell_width(text)
    y = 0 if heading.top else height - 1
    wanted = round(heading.share * (width - cells))
    for x in sorted(range(width - cells + 1), key=lambda x: abs(x - wanted)):
        if canvas.is_blank(max(0, x - 1), y, cells + (x > 0)):
            canvas.write(x, y, text, heading.style)
            return


def _routes(router: Router, bundles: Sequence[Bundle]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    return {
        bundles[line].key: tuple(router.place(cell) for cell in route.cells)
        for line, route in sorted(router.routes.items())
    }
