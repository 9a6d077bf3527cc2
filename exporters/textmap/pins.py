"""Actors that the facilitator put somewhere: they stand there, and their neighbours make room.

Pins lie over a finished arrangement and are no part of it: once a pin is gone its actor, and who
made room for it, stand where they would have stood without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from exporters.textmap.drawing import Rect
from exporters.textmap.scene import Scene
from model.network.layout.rows import pack_row

_STUBBORN = 1000.0
"""How much harder a pinned label is to push aside than any other."""
_FARTHEST = 6
"""How many rows away from its place a pinned label may stand where there is no room."""


@dataclass(frozen=True, slots=True)
class _Room:
    width: int
    height: int
    gap: int
    """The fewest free cells between two labels of a row."""
    rows: int
    """Rows kept free between two labels of which one stands over the other."""


def with_pins(scene: Scene, width: int, height: int) -> Scene:
    """`scene` with the pinned actors where they were put, in a window of `width` × `height`.

    `Actor.pinned` is where the middle of a label stands, as shares of the window. A label for which
    there is no room there stands as near above or beneath as there is, else where it stood.
    """
    pinned = [place for place, label in enumerate(scene.labels) if label.actor.pinned is not None]
    if not pinned:
        return scene
    crowded = scene.pitch < 3
    room = _Room(width, height, 1 if crowded else 2, 0 if crowded else 1)
    rects = list(scene.rects)
    fixed: set[int] = set()
    for place in pinned:
        share = scene.labels[place].actor.pinned
        assert share is not None
        for rect in _wanted(share, rects[place], room):
            made = _with_room(rects, place, rect, fixed, room)
            if made is not None:
                rects = made
                break
        fixed.add(place)
    labels = [
        label.facing(rect, width) if rect != before else label
        for label, rect, before in zip(scene.labels, rects, scene.rects, strict=True)
    ]
    return replace(scene, labels=labels, rects=rects)


def _wanted(share: tuple[float, float], rect: Rect, room: _Room) -> Iterator[Rect]:
    """Where a pinned label may stand, the best place first."""
    _left, _top, width, height = rect
    left = round(share[0] * room.width - width / 2)
    top = round(share[1] * room.height - height / 2)
    left = max(0, min(left, room.width - width))
    for away in sorted(range(-_FARTHEST, _FARTHEST + 1), key=abs):
        if 0 <= top + away <= room.height - height:
            yield left, top + away, width, height


def _with_room(
    rects: Sequence[Rect], place: int, rect: Rect, fixed: set[int], room: _Room
) -> list[Rect] | None:
    """All labels with the one at `place` put to `rect`; None where others cannot make room."""
    made = [*rects]
    made[place] = rect
    if any(_touch(rect, rects[other], room) for other in fixed):
        return None
    others = [number for number in range(len(rects)) if number != place]
    for top in {rects[other][1] for other in others if _rows_touch(rect, rects[other], room)}:
        row = [other for other in others if rects[other][1] == top]
        moved = _packed(made, row, [place, *fixed], room)
        if moved is None:
            return None
        made = moved
    return None if _overlap(made) else made


def _packed(
    rects: Sequence[Rect], row: Sequence[int], fixed: Sequence[int], room: _Room
) -> list[Rect] | None:
    """The labels of one row pushed aside by the fixed ones that reach into it."""
    walls = [
        one for one in fixed if any(_rows_touch(rects[one], rects[other], room) for other in row)
    ]
    by_middle = {one: rects[one][0] + rects[one][2] / 2 for one in (*row, *walls)}
    for order in (by_middle, _round_walls(by_middle, rects, row, walls, room)):
        members = sorted(order, key=lambda one: (order[one], one))
        made = _aligned(rects, members, walls, room)
        if made is not None:
            return made
    return None


def _round_walls(
    by_middle: dict[int, float],
    rects: Sequence[Rect],
    row: Sequence[int],
    walls: Sequence[int],
    room: _Room,
) -> dict[int, float]:
    """The order in which labels that a fixed one stands over go to its side with more room."""
    order = dict(by_middle)
    for wall in walls:
        inner = 1 if by_middle[wall] < room.width / 2 else -1
        for one in row:
            if _touch_across(rects[one], rects[wall], room):
                order[one] = by_middle[wall] + inner / 2
    return order


def _aligned(
    rects: Sequence[Rect], members: Sequence[int], walls: Sequence[int], room: _Room
) -> list[Rect] | None:
    """The labels of a row in this order, as near to where they were as fits; None: not at all."""
    items = [
        (float(rects[one][0]), rects[one][2], _STUBBORN if one in walls else 1.0) for one in members
    ]
    lefts = pack_row(items, [room.gap] * (len(items) - 1), room.width)
    if lefts is None:
        return None
    made = [*rects]
    for one, left in zip(members, lefts, strict=True):
        if one not in walls:
            made[one] = (left, *rects[one][1:])
        elif left != rects[one][0]:
            return None
    return made


def _overlap(rects: Sequence[Rect]) -> bool:
    """Whether any two labels share a cell."""
    bare = _Room(0, 0, 0, 0)
    return any(_touch(one, other, bare) for one, other in combinations(rects, 2))


def _rows_touch(one: Rect, other: Rect, room: _Room) -> bool:
    return one[1] < other[1] + other[3] + room.rows and other[1] < one[1] + one[3] + room.rows


def _touch(one: Rect, other: Rect, room: _Room) -> bool:
    return _touch_across(one, other, room) and _rows_touch(one, other, room)


def _touch_across(one: Rect, other: Rect, room: _Room) -> bool:
    return one[0] < other[0] + other[2] + room.gap and other[0] < one[0] + one[2] + room.gap
