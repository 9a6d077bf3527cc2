"""The room on a drawing: labels seated in a window, rows apart as far as their number allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.textmap.bundles import Bundle
from exporters.textmap.cells import cell_width
from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.labels import Label, distinct_names, sign_of
from exporters.textmap.options import MapOptions
from exporters.textmap.places import Places, spread
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
    width: int
    height: int
    pitch: int
    gap: int
    margin: int
    rows: int


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
        window = _Window(width, height, before.pitch, before.gap, 0, len(before.rows))
        labels = _labels(actors, min(most, width - 8), glyphs, seating.options)
        scene = _seated(labels, bundles, window, seating, fill, 1.0, before)
        if scene is not None:
            return scene
    for cells in dict.fromkeys(min(most, cap) for cap in (width - 8, 40, 24, 16, 10, 6)):
        if cells < min(3, most):
            continue
        labels = _labels(actors, cells, glyphs, seating.options)
        for pitch, gap, load in _SPACINGS:
            margin = max(seating.inset, 1 if pitch > 1 else 0)
            rows = (height - 2 * margin - 1) // pitch + 1
            if rows < 1:
                continue
            window = _Window(width, height, pitch, gap, margin, rows)
            scene = _seated(labels, bundles, window, seating, fill, load, None)
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
    centre = seating.centre
    if centre is not None and window.pitch >= 3 and window.height >= 5:
        middle = labels[centre]
        if middle.actor.is_customer or seating.boxed:
            box = replace(middle, boxed=True)
            labels = [box if label is middle else label for label in labels]
    lines = degrees(len(labels), bundles) if window.pitch > 1 else [0] * len(labels)
    widths = [
        min(window.width, label.width(count + 4 + count // 8 if count > _HUB else 0))
        for label, count in zip(labels, lines, strict=True)
    ]
    if sum(cells + window.gap for cells in widths) > window.rows * window.width * load:
        return None
    plan = Plan(
        keys=[label.actor.id for label in labels],
        widths=widths,
        pairs=_pairs(bundles),
        area=Area(window.width, window.rows, window.pitch, window.gap),
        centre=centre,
        zones=seating.zones,
        wishes=_wishes(bundles, window.width),
    )
    spots = arrange(
        plan,
        seed=seating.options.seed,
        starts=seating.starts,
        moves=seating.moves if window.pitch > 1 else 0,
        previous=before.seats if before is not None else None,
    )
    if spots is None:
        return None
    return _scene(labels, plan, spots, window, seating, fill, before)


def _scene(
    labels: Sequence[Label],
    plan: Plan,
    spots: Spots,
    window: _Window,
    seating: Seating,
    fill: float,
    before: Places | None,
) -> Scene:
    used = sorted(set(spots.rows))
    if before is not None:
        ys = dict(enumerate(before.rows))
        used = list(ys)
    else:
        middle = spots.rows[plan.centre] if plan.centre is not None else None
        ys = spread(
            used, pitch=window.pitch, height=window.height, margin=window.margin, centre=middle
        )
    # A sign on the outer side leaves the inner one, where most lines come from, to these.
    labels = [
        replace(label, sign_first=2 * left + cells < window.width)
        for label, cells, left in zip(labels, plan.widths, spots.lefts, strict=True)
    ]
    rects = []
    for label, cells, left, row in zip(labels, plan.widths, spots.lefts, spots.rows, strict=True):
        rects.append((left, ys[row] - 1, cells, 3) if label.boxed else (left, ys[row], cells, 1))
    number = {row: place for place, row in enumerate(used)}
    places = Places(
        seating.view,
        window.width,
        window.height,
        window.pitch,
        window.gap,
        tuple(ys[row] for row in used),
        {
            key: (left, number[row])
            for key, left, row in zip(plan.keys, spots.lefts, spots.rows, strict=True)
        },
    )
    return Scene(labels, rects, fill, places, window.pitch)


def _pairs(bundles: Sequence[Bundle]) -> list[tuple[int, int]]:
    return sorted(
        {
            (min(bundle.source, bundle.target), max(bundle.source, bundle.target))
            for bundle in bundles
        }
    )


def _wishes(bundles: Sequence[Bundle], width: int) -> dict[tuple[int, int], int]:
    """Room for the longest flow name between two labels that may come to stand side by side."""
    wishes: dict[tuple[int, int], int] = {}
    for bundle in bundles:
        pair = (min(bundle.source, bundle.target), max(bundle.source, bundle.target))
        longest = max(cell_width(link.what) for link in bundle.links)
        wishes[pair] = max(wishes.get(pair, 0), min(longest + 6, width // 5))
    return wishes
