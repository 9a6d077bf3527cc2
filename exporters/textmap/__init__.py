"""The network drawn as text: a map, an actor's surroundings, sectors, a matrix or a list.

A drawing never exceeds the window it is made for, and says on itself what it leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence

from exporters.textmap.drawing import Drawing, Line, Rect, Role, Run, Style
from exporters.textmap.options import DrawingStopped, MapOptions, Mark, View
from model.entities import Actor, ValueLink

__all__ = [
    "Drawing",
    "DrawingStopped",
    "Line",
    "MapOptions",
    "Mark",
    "Rect",
    "Role",
    "Run",
    "Style",
    "View",
    "draw",
    "draw_comparison",
]


def draw(
    actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions | None = None
) -> Drawing:
    """The network as text, at most `options.width` × `options.height` cells.

    The same input always gives the same drawing. Links whose actors are not among `actors` are
    not drawn and counted as left out.

    Raises:
        DrawingStopped: `options.is_unwanted` said so.
    """
    from exporters.textmap.views import drawn

    return drawn(actors, links, options or MapOptions())


def draw_comparison(
    before_actors: Sequence[Actor],
    before_links: Sequence[ValueLink],
    after_actors: Sequence[Actor],
    after_links: Sequence[ValueLink],
    options: MapOptions | None = None,
) -> Drawing:
    """Two states of the network in one drawing, with marks for what is new, gone and changed.

    The later state is drawn, and with it what is gone since the earlier one. The view is a map
    unless `options` ask for another; the matrix shows no marks.
    """
    from exporters.textmap.comparison import compared

    return compared(
        (before_actors, before_links), (after_actors, after_links), options or MapOptions()
    )
