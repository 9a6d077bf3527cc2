"""More room than the window has: how far one can go in, and what stays where meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.geometry import Offset, Size

if TYPE_CHECKING:
    from exporters.textmap.places import Places

FIT = 1.0
"""The whole drawing in the window."""

_LEVELS = (FIT, 1.5, 2.0, 3.0, 4.0)
_MOST_CELLS = 80_000
"""A drawing larger than this takes longer to lay out than it is worth."""


def levels(window: Size) -> tuple[float, ...]:
    """How many times as wide and as high as the window a drawing may be."""
    cells = max(1, window.width * window.height)
    return tuple(level for level in _LEVELS if level == FIT or cells * level**2 <= _MOST_CELLS)


def stepped(zoom: float, step: int, window: Size) -> float:
    """The next level in (`step` 1) or out (-1); the last one where there is none further."""
    known = levels(window)
    if step > 0:
        return min((level for level in known if level > zoom), default=known[-1])
    return max((level for level in known if level < zoom), default=FIT)


def enlarged(window: Size, zoom: float) -> Size:
    """The size of the drawing in cells."""
    zoom = min(zoom, levels(window)[-1])
    return Size(round(window.width * zoom), round(window.height * zoom))


def scaled(places: Places, before: Size, after: Size) -> Places:
    """Places of one drawing, carried over to a larger one: everything keeps where it was in it.

    Args:
        places: where labels stood in a drawing of the size `before`.
        before: that drawing's size.
        after: the size of the drawing to be made.
    """
    # What lies beside the labels, such as the last line, is as large in any drawing.
    width = after.width - (before.width - places.width)
    height = after.height - (before.height - places.height)
    across, down = width / max(1, places.width), height / max(1, places.height)
    return replace(
        places,
        width=width,
        height=height,
        pitch=max(places.pitch, int(places.pitch * down)),
        spots={
            key: (round(left * across), min(height - 1, round((top + 0.5) * down - 0.5)))
            for key, (left, top) in places.spots.items()
        },
    )


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the drawing that stays under the same cell of the window when its size changes."""

    share_x: float
    share_y: float
    """The place, as shares of the drawing's width and height."""
    at_x: int
    at_y: int
    """The cell of the window."""

    @classmethod
    def at(cls, cell: Offset, scroll: Offset, drawing: Size) -> Anchor:
        """What stands under `cell` of a window that is scrolled to `scroll`."""
        return cls(
            (scroll.x + cell.x) / max(1, drawing.width),
            (scroll.y + cell.y) / max(1, drawing.height),
            cell.x,
            cell.y,
        )

    def scroll(self, drawing: Size) -> Offset:
        """Where a window over a drawing of another size is to be scrolled to."""
        return Offset(
            max(0, round(self.share_x * drawing.width) - self.at_x),
            max(0, round(self.share_y * drawing.height) - self.at_y),
        )
