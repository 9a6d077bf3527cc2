"""The map: labels with the customer in the middle, and lines beneath them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle, bundles_of, is_dim
from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width
from exporters.textmap.drawing import Drawing, Style
from exporters.textmap.footer import draw_footer, left_out_words, legend_of, words
from exporters.textmap.glyphs import Glyphs, glyphs_for
from exporters.textmap.labels import draw_label, label_style
from exporters.textmap.laying import Effort, apart, lay_all
from exporters.textmap.naming import Namer
from exporters.textmap.options import MapOptions
from exporters.textmap.pins import with_pins
from exporters.textmap.raster import LineRaster
from exporters.textmap.router import CROSS, CROSS_CROWDED, Router
from exporters.textmap.scene import LABELLED, ROUTED, Scene, Seating, degrees, seat_labels
from exporters.textmap.wording import Worded
from model.entities import Actor, Strength, ValueLink
from model.network.layout import Zone

PINNED = ("map", "sectors")
"""Views in which actors stand where they were put; the others put them where they belong."""
_LINES = 90
"""With more lines than this a crossing is cheaper than a long way round."""
_MANY = 90
"""With more actors than this only lines that are short and plain are drawn."""
FOOTED = 6
"""From this height on the last line says what is left out and what the signs mean."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A word at the edge of the map."""

    text: str
    share: float
    """Where it stands across the map: 0 left, 1 right."""
    top: bool
    style: Style


@dataclass(frozen=True)
class MapPlan:
    """What a map is to show, and what is known of it beforehand."""

    actors: Sequence[Actor]
    links: Sequence[ValueLink]
    centre: int | None
    view: str = "map"
    zones: Sequence[Zone] | None = None
    caption: str = ""
    hidden_actors: int = 0
    hidden_links: int = 0
    panel: Sequence[Worded] = ()
    """Lines of words beside or beneath the map."""
    panel_at: tuple[int, int] = (0, 0)
    window: tuple[int, int] | None = None
    """The upper left part of the drawing that the map may use; all but the footer without it."""
    headings: Sequence[Heading] = ()


def centre_of(actors: Sequence[Actor]) -> int | None:
    """The actor that stands in the middle: the first customer there is."""
    return next((place for place, actor in enumerate(actors) if actor.is_customer), None)


def draw_map(plan: MapPlan, options: MapOptions) -> Drawing:
    """The map of `plan` in the window of `options`."""
    glyphs = glyphs_for(options.ascii)
    canvas = Canvas(options.width, options.height)
    footed = options.height >= FOOTED
    width, height = plan.window or (options.width, options.height - footed)
    scene, bundles = _fitting(plan, options, width, height, glyphs)
    router = _routed(scene, bundles, options, width, height)
    namer = Namer(router, scene.rects, bundles, glyphs, options)
    namer.place_all(repair=0 if scene.fill > ROUTED else 40 if options.effort == "full" else 6)
    LineRaster(canvas, router, bundles, glyphs, options).draw()
    for rect, label in zip(scene.rects, scene.labels, strict=True):
        draw_label(canvas, rect, label, glyphs, label_style(label.actor, options))
    for heading in plan.headings:
        _draw_heading(canvas, heading, width, height, glyphs)
    namer.write(canvas)
    for row, worded in enumerate(plan.panel):
        canvas.write_line(plan.panel_at[0], plan.panel_at[1] + row, worded.line)
    drawn = sum(len(bundles[line].links) for line in router.routes)
    left_out = len(plan.links) + plan.hidden_links - drawn
    hidden = len(plan.actors) - len(scene.labels) + plan.hidden_actors
    if footed:
        note = left_out_words(left_out, hidden)
        if note and plan.caption:
            note = f"{note}, {plan.caption}"
        shown = [bundles[line] for line in router.routes]
        kept = [label.actor for label in scene.labels]
        draw_footer(
            canvas, note, legend_of(kept, shown, glyphs, options) if options.legend else (), glyphs
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


def _fitting(
    plan: MapPlan, options: MapOptions, width: int, height: int, glyphs: Glyphs
) -> tuple[Scene, list[Bundle]]:
    """As many of the actors as the window holds: all of them, or those with the most links."""
    actors: Sequence[Actor] = plan.actors
    while actors:
        index = {actor.id: place for place, actor in enumerate(actors)}
        bundles = bundles_of(plan.links, index, options.per)
        whole = len(actors) == len(plan.actors)
        seating = Seating(
            plan.view,
            *_effort_of_seating(options, len(actors)),
            options=options,
            zones=plan.zones if whole else None,
            centre=plan.centre if whole else centre_of(actors),
            boxed=plan.view == "ego",
            inset=1 if plan.headings else 0,
        )
        scene = seat_labels(actors, bundles, width, height, glyphs, seating)
        if scene is not None:
            return with_pins(scene, width, height) if plan.view in PINNED else scene, bundles
        actors = _fewer(actors, bundles, plan)
    return Scene((), (), 1.0, None, 1), []


def _effort_of_seating(options: MapOptions, count: int) -> tuple[int, int]:
    """Starts and moves."""
    if count > _MANY:
        return 1, 0
    if options.effort == "first":
        return (3, 150) if count <= 40 else (1, 60)
    return (5, 20 * count) if count <= 40 else (3, 32 * count)


def _fewer(actors: Sequence[Actor], bundles: Sequence[Bundle], plan: MapPlan) -> list[Actor]:
    """Three quarters of the actors: the centre, then those with the most lines."""
    lines = degrees(len(actors), bundles)
    middle = plan.actors[plan.centre].id if plan.centre is not None else None
    order = sorted(
        range(len(actors)),
        key=lambda place: (actors[place].id != middle, -lines[place], place),
    )
    kept = set(order[: len(actors) * 3 // 4])
    return [actor for place, actor in enumerate(actors) if place in kept]


def _routed(
    scene: Scene, bundles: Sequence[Bundle], options: MapOptions, width: int, height: int
) -> Router:
    crowded = len(bundles) > _LINES
    router = Router(
        width,
        height,
        scene.bodies,
        walls=scene.rects,
        roomy=options.ascii,
        cross=CROSS_CROWDED if crowded else CROSS,
    )
    order = sorted(
        range(len(bundles)),
        key=lambda line: (
            apart(scene.rects[bundles[line].source], scene.rects[bundles[line].target]),
            line,
        ),
    )
    full = options.effort == "full"
    if scene.fill <= ROUTED:
        effort = Effort(
            600_000 if full else 120_000,
            polish=(1 if crowded else 2) if full else 0,
            turns=full or not crowded,
        )
    elif scene.fill <= LABELLED and len(scene.labels) <= _MANY and scene.pitch > 1:
        order = _telling(scene, bundles, order, options)
        order = order[: max(8, int(len(order) * ROUTED / scene.fill * 1.6))]
        effort = Effort(300_000 if full else 80_000, polish=int(full), crossings=6)
    else:
        order = sorted(order, key=lambda line: is_dim(bundles[line], options.dim))[: 2 * _MANY]
        effort = Effort(60_000, polish=0, crossings=1, reach=400, turns=False)
    lay_all(router, bundles, order, effort)
    return router


def _telling(
    scene: Scene, bundles: Sequence[Bundle], order: Sequence[int], options: MapOptions
) -> list[int]:
    """Lines of focus, selection and changes first, then strong ones and the customer's.

    Those that step back come last.
    """

    def rank(line: int) -> int:
        bundle = bundles[line]
        links = bundle.links
        if any(
            link.id in options.selected
            or link.id in options.marks
            or options.focus in (link.source, link.target)
            for link in links
        ):
            return 0
        if is_dim(bundle, options.dim):
            return 3
        strong = any(link.strength is Strength.STRONG for link in links)
        ends = (scene.labels[bundle.source].actor, scene.labels[bundle.target].actor)
        return 1 if strong or any(actor.is_customer for actor in ends) else 2

    return sorted(order, key=rank)
