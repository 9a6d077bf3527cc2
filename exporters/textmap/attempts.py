"""A map tried: labels seated, lines laid, names placed; where it is full, several arrangements.

Which try is the best is counted on the finished map: links and names that found no room, lines
that cross, names that foreign lines touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.textmap.attempt import MANY_LINES, Attempt, bare_ground
from exporters.textmap.bundles import Bundle, bundles_of, is_dim
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.laying import Effort, apart, lay_all
from exporters.textmap.mapplan import PINNED, MapPlan, centre_of
from exporters.textmap.naming import Namer
from exporters.textmap.options import MapOptions
from exporters.textmap.pins import with_pins
from exporters.textmap.router import Router
from exporters.textmap.scene import LABELLED, ROUTED, Scene, Seating, degrees, seat_labels
from exporters.textmap.shifts import Shifts
from model.entities import Actor, Strength

_MANY = 90
"""With more actors than this only lines that are short and plain are drawn."""
_SMALL = 40
"""Up to so many actors a map is to be there at once."""
_TRIES = 4
"""How many arrangements are drawn where lines are in each other's way."""
_SHIFTS = 600
"""How many shifts of labels are then tried on the best of them."""
_STARTS = 2
"""From how many starting points each further arrangement is sought."""
_WORK = 700_000
"""After so much work there are no further tries."""
_TANGLED = range(25, MANY_LINES + 1)
"""With so many lines, in a window as full as this or fuller, another arrangement may be better."""
_FULL = 0.12
_OTHER_SEED = 1000
"""How far apart the seeds of two tries are."""


def best_attempt(
    plan: MapPlan, options: MapOptions, width: int, height: int, glyphs: Glyphs
) -> Attempt:
    """The best of as many tries as the map is worth; the first one wherever it is good enough."""
    if plan.scene is not None:
        index = {actor.id: place for place, actor in enumerate(plan.actors)}
        bundles = bundles_of(plan.links, index, options.per)
        return _drawn(plan.scene, bundles, options, width, height, glyphs)
    best = _attempt(plan, options, width, height, glyphs, starts=1)
    tries = _tries(best, options, width, height)
    cost = best.cost if tries > 1 else 0.0
    work = best.router.work
    for number in range(1, tries):
        if work > _WORK:
            break
        other = replace(options, seed=options.seed + _OTHER_SEED * number)
        attempt = _attempt(plan, other, width, height, glyphs, starts=_STARTS)
        work += attempt.router.work
        if attempt.cost < cost:
            best, cost = attempt, attempt.cost
    if tries > 1 and best.scene.places is not None:
        shifts = Shifts(best, best.scene.places, options)
        if shifts.improve(_SHIFTS):
            shifted = shifts.attempt(repair=_repairs(best.scene, best.bundles, options))
            best = shifted if shifted.cost < cost else best
    return best


def _tries(first: Attempt, options: MapOptions, width: int, height: int) -> int:
    before, after = options.previous, first.scene.places
    if before is not None and after is not None and before.fits(after.view, width, height):
        # Labels stay where they were.
        return 1
    tangled = len(first.bundles) in _TANGLED and _FULL <= first.scene.fill <= ROUTED
    return _TRIES if tangled and options.effort == "full" else 1


def _attempt(
    plan: MapPlan, options: MapOptions, width: int, height: int, glyphs: Glyphs, *, starts: int
) -> Attempt:
    scene, bundles = _fitting(plan, options, width, height, glyphs, starts)
    return _drawn(scene, bundles, options, width, height, glyphs)


def _drawn(
    scene: Scene,
    bundles: list[Bundle],
    options: MapOptions,
    width: int,
    height: int,
    glyphs: Glyphs,
) -> Attempt:
    """Lines and names for labels that have their places."""
    router = _routed(scene, bundles, options, width, height)
    namer = Namer(router, scene.rects, bundles, glyphs, options)
    namer.place_all(repair=_repairs(scene, bundles, options))
    return Attempt(scene, bundles, router, namer)


def _repairs(scene: Scene, bundles: Sequence[Bundle], options: MapOptions) -> int:
    """For how many names lines may be laid anew."""
    if scene.fill > ROUTED:
        return 0
    return max(40, len(bundles) * 2 // 3) if options.effort == "full" else 6


def _fitting(
    plan: MapPlan, options: MapOptions, width: int, height: int, glyphs: Glyphs, starts: int
) -> tuple[Scene, list[Bundle]]:
    """As many of the actors as the window holds: all of them, or those with the most links."""
    actors: Sequence[Actor] = plan.actors
    while actors:
        index = {actor.id: place for place, actor in enumerate(actors)}
        bundles = bundles_of(plan.links, index, options.per)
        whole = len(actors) == len(plan.actors)
        seating = Seating(
            plan.view,
            starts,
            _moves(len(actors), starts),
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


def _moves(count: int, starts: int) -> int:
    """How many moves may improve the places of so many labels."""
    if count > _MANY:
        return 0
    # A small map is there at once; who tries again, or lays many lines, has time.
    return 300 + 72 * count if starts == 1 and count <= _SMALL else 500 + 60 * count


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
    crowded = len(bundles) > MANY_LINES
    router = bare_ground(scene, bundles, options, width, height)
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
            polish=int(full),
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
