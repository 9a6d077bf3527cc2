"""One actor's own relations: the others on rings around it, the nearer the stronger.

How near another one stands says how strong the tie is (`model.forms.links`), the head of a line who
gives, its name what flows and through which channel. Links between the others are not shown.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exporters.textmap.bundles import bundles_of
from exporters.textmap.drawing import Drawing, Rect
from exporters.textmap.glyphs import Glyphs, glyphs_for
from exporters.textmap.labels import Label, distinct_names, sign_of
from exporters.textmap.mapplan import Backdrop, MapPlan
from exporters.textmap.mapview import FOOTED, draw_map
from exporters.textmap.options import MapOptions
from exporters.textmap.scene import Scene, degrees
from locales import _
from model.entities import Actor, ValueLink
from model.forms.links import Nearness, nearness_of, nearness_words

_NAME_CELLS = (40, 24, 16, 10)
"""How long names may be, in turn, until all actors have room."""
_FINE = 96
"""In how many directions a label may stand."""
_CLEAR = (6, 4.5)
"""Cells to its sides, and rows from its middle, that the innermost ring keeps from the box."""
_ROOMS = ((4, 2), (2, 1), (1, 0))
"""Cells and rows that labels keep from one another, in turn."""


@dataclass(frozen=True, slots=True)
class _Rings:
    """Ellipses around the middle of a window, the widest one within its edges."""

    width: int
    height: int
    label: int
    """Cells of the widest label that is to stand on them."""
    middle: int
    """Cells of the box in the middle."""
    members: Mapping[Nearness, int]
    """How many stand on each ring that there is; the fuller it is, the more room it has."""

    @property
    def used(self) -> list[Nearness]:
        """The rings that there are, from the inside out."""
        return sorted(self.members)

    def _share(self, nearness: Nearness) -> float:
        """How far out a ring lies, of the outermost one."""
        every = sum(self.members.values()) / len(self.members)
        weights = {ring: count + every for ring, count in self.members.items()}
        inside = sum(weight for ring, weight in weights.items() if ring <= nearness)
        return inside / sum(weights.values())

    def at(self, nearness: Nearness, turn: float) -> tuple[float, float]:
        """The point of a ring at a share of the whole way round, beginning in the east."""
        share, first = self._share(nearness), self._share(min(self.members))
        wide = max(1.0, (self.width - self.label) / 2 - 1)
        high = max(1.0, self.height / 2 - 1.5)
        # The innermost ring leaves room for lines between the middle and who is near.
        across = min(wide, max(wide * first, (self.middle + self.label) / 2 + _CLEAR[0]))
        down = min(high, max(high * first, _CLEAR[1]))
        if first < 1:
            across += (wide - across) * (share - first) / (1 - first)
            down += (high - down) * (share - first) / (1 - first)
        x = self.width / 2 + across * math.cos(2 * math.pi * turn)
        return x, self.height / 2 + down * math.sin(2 * math.pi * turn)

    def dots(self) -> Iterator[tuple[int, int]]:
        """The cells through which the rings run."""
        for nearness in self.used:
            for step in range(4 * (self.width + self.height)):
                x, y = self.at(nearness, step / (4 * (self.width + self.height)))
                if int(x) % 2 == 0:
                    yield int(x), int(y)


def draw_rings(
    actors: Sequence[Actor], links: Sequence[ValueLink], ego: Actor, options: MapOptions
) -> Drawing:
    """The actors that `ego` gives to or gets from, each on the ring of its nearest link."""
    own = [link for link in links if ego.id in (link.source, link.target)]
    nearest: dict[str, Nearness] = {}
    for link in own:
        other = link.target if link.source == ego.id else link.source
        nearest[other] = min(nearest.get(other, Nearness.MISSING), nearness_of(link))
    others = [actor for actor in actors if actor.id in nearest]
    others.sort(key=lambda actor: (nearest[actor.id], actor.sector.value, actor.name.casefold()))
    glyphs = glyphs_for(options.ascii)
    width, height = options.width, options.height - (options.height >= FOOTED)
    told = [_with_channel(link) for link in own]
    scene, rings = _seated(ego, others, nearest, told, width, height, glyphs, options)
    shown = [label.actor for label in scene.labels]
    plan = MapPlan(
        actors=shown,
        links=told,
        centre=0,
        view="rings",
        note=_("only links of {actor}").format(actor=ego.name) if len(own) < len(links) else "",
        hidden_actors=len(others) + 1 - len(shown),
        scene=scene,
        backdrop=Backdrop(
            cells=() if options.ascii else tuple(rings.dots()),
            words=tuple(
                (
                    nearness_words(nearness),
                    tuple(rings.at(nearness, step / _FINE) for step in _round_the_top()),
                )
                for nearness in rings.used
            ),
        ),
    )
    return draw_map(plan, replace(options, focus=ego.id))


def _round_the_top() -> list[int]:
    """All directions, those nearest to the north first."""
    north = _FINE * 3 // 4
    return sorted(range(_FINE), key=lambda step: min(abs(step - north), _FINE - north + step))


def _with_channel(link: ValueLink) -> ValueLink:
    """The link called by what flows and through which channel."""
    if not link.channel:
        return link
    return link.model_copy(update={"what": f"{link.what} @{link.channel}"})


def _seated(
    ego: Actor,
    others: Sequence[Actor],
    nearest: dict[str, Nearness],
    links: Sequence[ValueLink],
    width: int,
    height: int,
    glyphs: Glyphs,
    options: MapOptions,
) -> tuple[Scene, _Rings]:
    """Labels on their rings; those without room are left away, the furthest first."""
    members = Counter(nearest.values()) or Counter([Nearness.NEAR])
    best: tuple[Scene, _Rings] | None = None
    for cells in _NAME_CELLS:
        if cells > max(10, width // 3):
            continue
        labels = [
            Label(actor, name, sign_of(actor, glyphs, options))
            for actor, name in zip(
                [ego, *others], distinct_names([ego, *others], cells, glyphs.ellipsis), strict=True
            )
        ]
        labels[0] = replace(labels[0], boxed=height >= 7)
        index = {label.actor.id: place for place, label in enumerate(labels)}
        lines = degrees(len(labels), bundles_of(links, index, options.per))[0]
        room = min(width, labels[0].width(lines // 2 + 4))
        tall = 3 if labels[0].boxed else 1
        middle: Rect = ((width - room) // 2, max(0, height // 2 - tall // 2), room, tall)
        widest = max((label.width() for label in labels[1:]), default=1)
        rings = _Rings(width, height, min(width, widest), room, members)
        placed = _on_rings(labels[1:], nearest, rings, middle)
        kept = [labels[0], *(label for label, rect in zip(labels[1:], placed, strict=True) if rect)]
        rects = [middle, *(rect for rect in placed if rect)]
        kept = [
            replace(label, sign_first=2 * rect[0] + rect[2] < width)
            for label, rect in zip(kept, rects, strict=True)
        ]
        scene = Scene(kept, rects, 0.0, None, 3)
        if best is None or len(kept) > len(best[0].labels):
            best = scene, rings
        if len(kept) == len(labels):
            break
    assert best is not None, "the shortest names are always tried"
    return best


def _on_rings(
    labels: Sequence[Label], nearest: dict[str, Nearness], rings: _Rings, middle: Rect
) -> list[Rect | None]:
    """A place for each label, in a direction of its own as far as there are enough."""
    turns = _turns([nearest[label.actor.id] for label in labels])
    found: list[Rect | None] = [None] * len(labels)
    taken = [middle]
    for place, label in enumerate(labels):
        for room in _ROOMS:
            rect = _free(label, nearest[label.actor.id], turns[place], rings, taken, room)
            if rect is not None:
                found[place] = rect
                taken.append(rect)
                break
    return found


def _turns(nearness: Sequence[Nearness]) -> list[float]:
    """A direction for each label: even on its ring, and none behind that of another ring."""
    wished = []
    for place, ring in enumerate(nearness):
        mates = [number for number, other in enumerate(nearness) if other is ring]
        wished.append(((mates.index(place) + 0.5) / len(mates) + ring * 0.13) % 1.0)
    order = sorted(range(len(wished)), key=lambda place: (wished[place], place))
    turns = [0.0] * len(wished)
    for rank, place in enumerate(order):
        turns[place] = (rank + 0.5) / len(wished)
    return turns


def _free(
    label: Label,
    nearness: Nearness,
    turn: float,
    rings: _Rings,
    taken: Sequence[Rect],
    room: tuple[int, int],
) -> Rect | None:
    """The free place on the ring that is nearest to the wished direction."""
    cells = label.width()
    for step in sorted(range(_FINE), key=lambda step: min(step, _FINE - step)):
        x, y = rings.at(nearness, turn + step / _FINE)
        left, top = round(x - cells / 2), int(y)
        left = min(max(0, left), rings.width - cells)
        if left < 0 or not 0 <= top < rings.height:
            continue
        rect = (left, top, cells, 1)
        if not any(_touch(rect, other, room) for other in taken):
            return rect
    return None


def _touch(one: Rect, other: Rect, room: tuple[int, int]) -> bool:
    across, down = room
    # A line needs two free rows to leave the box in the middle and turn.
    if other[3] > 1:
        down = max(2, down + 1)
    return (
        one[0] < other[0] + other[2] + across
        and other[0] < one[0] + one[2] + across
        and one[1] < other[1] + other[3] + down
        and other[1] < one[1] + one[3] + down
    )
