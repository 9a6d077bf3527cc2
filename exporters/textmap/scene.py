"""The room on a drawing: labels seated in a window, rows apart as far as their number allows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.textmap.bundles import Bundle
from exporters.textmap.cells import cell_width
from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.labels import Label, distinct_names, sign_of
from exporters.textmap.names import LONGEST
from exporters.textmap.options import MapOptions
from exporters.textmap.places import Places
from model.entities import Actor
from model.network.layout import Area, Plan, Spots, Zone, arrange

ROUTED = 0.25
"""Up to this fill all lines are drawn."""
LABELLED = 0.8
"""Up to this fill the most telling lines are drawn, above it only the shortest."""

_HUB = 6
"""From this many lines on a label is widened, so that each line finds a place at it."""

_SPACINGS = (
    (6, 12, 0.4),
    (5, 10, 0.42),
    (4, 8, 0.46),
    (3, 6, 0.6),
    (3, 4, 0.74),
    (2, 4, 0.8),
    (2, 2, 0.9),
    (1, 2, 0.97),
    (1, 1, 1.0),
)
"""Rows from label to label, free cells between them, and how full rows may be at the most."""


@dataclass(frozen=True)
class Scene:
    """Where labels stand in a window."""

    labels: Sequence[Label]
    rects: Sequence[Rect]
    fill: float
    places: Places | None
    pitch: int

    @property
    def bodies(self) -> list[Rect]:
        """What of each label lines may end at."""
        return [label.body(rect) for label, rect in zip(self.labels, self.rects, strict=True)]


@dataclass(frozen=True)
class Seating:
    """What is asked of the layout besides the labels themselves."""

    view: str
    starts: int
    moves: int
    options: MapOptions
    zones: Sequence[Zone] | None = None
    centre: int | None = None
    boxed: bool = False
    """Whether the centre stands in a box even if it is not the customer."""
    inset: int = 0
    """Rows kept free of labels at the upper and the lower edge."""


@dataclass(frozen=True)
class _Window:
    area: Area
    cells: int
    """How long a name may be."""


def fill_of(actors: Sequence[Actor], width: int, height: int) -> float:
    """How full a window would be: label cells with the room their lines need, per cell."""
    return sum(cell_width(actor.name) + 3 for actor in actors) * 2 / max(1, width * height)


def degrees(count: int, bundles: Sequence[Bundle]) -> list[int]:
    """How many lines end at each actor."""
    found = [0] * count
    for bundle in bundles:
        found[bundle.source] += 1
        found[bundle.target] += 1
    return found


def seat_labels(
    actors: Sequence[Actor],
    bundles: Sequence[Bundle],
    width: int,
    height: int,
    glyphs: Glyphs,
    seating: Seating,
) -> Scene | None:
    """Labels at their places in a window of `width` × `height`; None where they cannot all fit.

    Full names as long as they fit; then shorter ones; rows and gaps as wide as there is room.
    """
    fill = fill_of(actors, width, height)
    most = max((cell_width(actor.name) for actor in actors), default=1)
    before = seating.options.previous
    if before is not None and before.fits(seating.view, width, height):
        labels = _labels(actors, min(most, before.cells), glyphs, seating.options)
        window = _Window(Area(width, height, before.pitch, before.gap, 0), before.cells)
        scene = _seated(labels, bundles, window, seating, fill, math.inf, before)
        if scene is not None:
            return scene
    caps = {min(most, cap): cap for cap in (6, 10, 16, 24, 40, width - 8)}
    for cells, cap in sorted(caps.items(), reverse=True):
        if cells < min(3, most):
            continue
        labels = _labels(actors, cells, glyphs, seating.options)
        for pitch, gap, load in _SPACINGS:
            margin = max(seating.inset, 1 if pitch > 1 else 0)
            area = Area(width, height, pitch, gap, margin)
            if area.rows < 1:
                continue
            scene = _seated(labels, bundles, _Window(area, cap), seating, fill, load, None)
            if scene is not None:
                return scene
    return None


def _labels(
    actors: Sequence[Actor], cells: int, glyphs: Glyphs, options: MapOptions
) -> list[Label]:
    names = distinct_names(actors, cells, glyphs.ellipsis)
    return [
        Label(actor, name, sign_of(actor, glyphs, options))
        for actor, name in zip(actors, names, strict=True)
    ]


def _seated(
    labels: Sequence[Label],
    bundles: Sequence[Bundle],
    window: _Window,
    seating: Seating,
    fill: float,
    load: float,
    before: Places | None,
) -> Scene | None:
    area = window.area
    centre = seating.centre
    if centre is not None and area.pitch >= 3 and area.height >= 5:
        middle = labels[centre]
        if middle.actor.is_customer or seating.boxed:
            box = replace(middle, boxed=True)
            labels = [box if label is middle else label for label in labels]
    lines = degrees(len(labels), bundles) if area.pitch > 1 else [0] * len(labels)
    widths = [
        min(area.width, label.width(count + 4 + count // 8 if count > _HUB else 0))
        for label, count in zip(labels, lines, strict=True)
    ]
    if sum(cells + area.gap for cells in widths) > area.rows * area.width * load:
        return None
    plan = Plan(
        keys=[label.actor.id for label in labels],
        widths=widths,
        pairs=_pairs(bundles),
        area=area,
        tall=frozenset(place for place, label in enumerate(labels) if label.boxed),
        centre=centre,
        between=_between(bundles),
        zones=seating.zones,
    )
    spots = arrange(
        plan,
        seed=seating.options.seed,
        starts=seating.starts,
        moves=seating.moves,
        previous=before.spots if before is not None else None,
    )
    return None if spots is None else _scene(labels, plan, spots, window, seating, fill)


def _scene(
    labels: Sequence[Label],
    plan: Plan,
    spots: Spots,
    window: _Window,
    seating: Seating,
    fill: float,
) -> Scene:
    area = plan.area
    rects = [
        (left, top, cells, plan.height(node))
        for node, (left, top, cells) in enumerate(
            zip(spots.lefts, spots.tops, plan.widths, strict=True)
        )
    ]
    labels = [label.facing(rect, area.width) for label, rect in zip(labels, rects, strict=True)]
    places = Places(
        seating.view,
        area.width,
        area.height,
        area.pitch,
        area.gap,
        window.cells,
        {key: (rect[0], rect[1]) for key, rect in zip(plan.keys, rects, strict=True)},
    )
    return Scene(labels, rects, fill, places, area.pitch)


def _between(bundles: Sequence[Bundle]) -> int:
    """Room for a flow name of usual length, and the line on both sides of it."""
    longest = sorted(max(cell_width(link.what) for link in bundle.links) for bundle in bundles)
    return min(longest[len(longest) // 2], LONGEST) + 6 if longest else 0


def _pairs(bundles: Sequence[Bundle]) -> list[tuple[int, int]]:
    return sorted(
        {
            (min(bundle.source, bundle.target), max(bundle.source, bundle.target))
            for bundle in bundles
        }
    )
