"""What is wanted of a drawing: its size, its view, and what stands out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from exporters.textmap.places import Places

View = Literal["map", "ego", "rings", "sectors", "matrix", "list", "auto"]
"""A view of the network; "auto" lets the drawing choose by how full the window would be."""


class DrawingStopped(Exception):
    """Nobody wants the drawing any more; nothing was drawn."""


class Mark(StrEnum):
    """What has become of an actor or a link between two states of a network."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class MapOptions:
    """How a network is to be drawn. Sizes are in character cells."""

    width: int = 80
    height: int = 24
    view: View = "auto"
    focus: str | None = None
    """Id of the actor that "ego" and "rings" stand around, and other views bring forward."""
    per: Literal["pair", "flow"] = "pair"
    """One line for all flows between two actors, or one for each flow."""
    ascii: bool = False
    """Draw with ASCII characters only; user text stays as it is."""
    legend: bool = True
    """Say at the foot what the lines and signs mean."""
    panel: bool = True
    """Say around one actor its flows in words, beside or beneath the map."""
    selected: frozenset[str] = frozenset()
    """Ids of actors and links that stand out."""
    dim: frozenset[str] = frozenset()
    """Ids of actors and links that step back, as those a filter leaves out."""
    previous: Places | None = None
    """`Drawing.places` of the last drawing: known labels stay where they were."""
    effort: Literal["first", "full"] = "full"
    """How long to look for better places: "first" shows something within a blink."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """What has become of actors and links, by id; signs at labels, lines and names say it."""
    nothing: frozenset[tuple[str, str]] = frozenset()
    """In the matrix: pairs (giver, getter) that were asked about and between whom nothing flows."""
    cell: tuple[str, str] | None = None
    """In the matrix: the pair in hand; where not all actors have room, its part is drawn."""
    is_unwanted: Callable[[], bool] | None = field(default=None, compare=False)
    """Asked now and then: once it says yes, `DrawingStopped` is raised."""
    seed: int = 1
    """Another seed gives another arrangement; the same one always the same."""
