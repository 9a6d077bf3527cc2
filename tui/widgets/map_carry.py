"""An actor on its way to another place on the map, until it is dropped there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.textmap import Drawing, Rect


def can_carry(drawing: Drawing | None, actor: str | None) -> bool:
    """Whether `actor` stands on a map on which it can be put elsewhere."""
    # The drawing code is loaded where it is first needed.
    from exporters.textmap.mapplan import PINNED

    return (
        drawing is not None
        and drawing.places is not None
        and drawing.view in PINNED
        and actor in drawing.rects
    )


@dataclass(frozen=True, slots=True)
class Carry:
    """Who is carried, and where its upper left corner is now."""

    actor: str
    x: int
    y: int

    @classmethod
    def of(cls, actor: str, drawing: Drawing) -> Carry:
        """Take an actor up from where it stands."""
        x, y, _width, _height = drawing.rects[actor]
        return cls(actor, x, y)

    def to(self, x: int, y: int, drawing: Drawing) -> Carry:
        """Bring it to (x, y), or as near as the map reaches."""
        _left, _top, width, height = drawing.rects[self.actor]
        room, lines = _room(drawing)
        return replace(self, x=max(0, min(x, room - width)), y=max(0, min(y, lines - height)))

    def rect(self, drawing: Drawing) -> Rect:
        """The cells it is over."""
        _left, _top, width, height = drawing.rects[self.actor]
        return self.x, self.y, width, height

    def pin(self, drawing: Drawing) -> tuple[float, float]:
        """Its middle as shares of the map's width and height, as `Actor.pinned` has them."""
        _left, _top, width, height = drawing.rects[self.actor]
        room, lines = _room(drawing)
        across = (self.x + width / 2) / max(1, room)
        down = (self.y + height / 2) / max(1, lines)
        return round(min(1.0, across), 4), round(min(1.0, down), 4)


def _room(drawing: Drawing) -> tuple[int, int]:
    """Width and height that labels may stand in: all but the last line."""
    if drawing.places is None:
        return drawing.width, drawing.height
    return drawing.places.width, drawing.places.height
