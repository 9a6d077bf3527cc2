"""What a map is asked to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.textmap.drawing import Style
from exporters.textmap.scene import Scene
from exporters.textmap.wording import Worded
from model.entities import Actor, ValueLink
from model.network.layout import Zone

PINNED = ("map", "sectors")
"""Views in which actors stand where they were put; the others put them where they belong."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A word at the edge of the map."""

    text: str
    share: float
    """Where it stands across the map: 0 left, 1 right."""
    top: bool
    style: Style


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What is drawn behind everything else, where there is room."""

    cells: Sequence[tuple[int, int]] = ()
    """Cells for a faint dot."""
    words: Sequence[tuple[str, Sequence[tuple[float, float]]]] = ()
    """Words, and the points around which they may stand, the best one first."""


@dataclass(frozen=True)
class MapPlan:
    """What a map is to show, and what is known of it beforehand."""

    actors: Sequence[Actor]
    links: Sequence[ValueLink]
    centre: int | None
    view: str = "map"
    zones: Sequence[Zone] | None = None
    caption: str = ""
    """Why this view was chosen; only said where something is left out."""
    note: str = ""
    """What else is to be said beneath."""
    hidden_actors: int = 0
    hidden_links: int = 0
    panel: Sequence[Worded] = ()
    """Lines of words beside or beneath the map."""
    panel_at: tuple[int, int] = (0, 0)
    window: tuple[int, int] | None = None
    """The upper left part of the drawing that the map may use; all but the footer without it."""
    headings: Sequence[Heading] = ()
    scene: Scene | None = None
    """Where labels stand, if that is known beforehand; `actors` are those of its labels."""
    backdrop: Backdrop | None = None


def centre_of(actors: Sequence[Actor]) -> int | None:
    """The actor that stands in the middle: the first customer there is."""
    return next((place for place, actor in enumerate(actors) if actor.is_customer), None)
