"""A finished drawing: lines of styled text, and where everything stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from exporters.textmap.options import Mark
from exporters.textmap.places import Places
from model.entities import LinkState, Nature, Sector


class Role(StrEnum):
    """What a stretch of a drawing shows."""

    BLANK = "blank"
    ACTOR = "actor"
    LINK = "link"
    HEAD = "head"
    """The arrow head of a link."""
    FLOW = "flow"
    """The name of a flow."""
    HEADING = "heading"
    LEGEND = "legend"
    NOTE = "note"
    """What the drawing says about itself, such as what it leaves out."""


Emphasis = Literal["plain", "strong", "dim", "selected"]
"""How a stretch stands out, or steps back."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a run of text stands for; whoever shows it chooses colours."""

    role: Role
    sector: Sector | None = None
    nature: Nature | None = None
    state: LinkState | None = None
    emphasis: Emphasis = "plain"
    mark: Mark | None = None
    """What has become of it, in a comparison."""


BLANK = Style(Role.BLANK)

Run = tuple[str, Style]
"""Text and what it stands for."""

Line = tuple[Run, ...]
"""One line of a drawing, without trailing blanks."""

Rect = tuple[int, int, int, int]
"""Left, top, width and height in cells."""


@dataclass(frozen=True)
class Drawing:
    """A network drawn as text, never larger than was asked for."""

    lines: tuple[Line, ...]
    width: int
    height: int
    view: str
    """The view that was drawn: "map", "ego", "rings", "sectors", "matrix" or "list"."""
    caption: str = ""
    """Why this view was chosen, where the drawing chose it; else empty."""
    rects: Mapping[str, Rect] = field(default_factory=dict)
    """Where each actor that is drawn stands, by id."""
    routes: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """The cells (x, y) of each line from giver to receiver, by the id of its (first) link."""
    bundles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids of all links that each line of `routes` stands for."""
    names: Mapping[str, Rect] = field(default_factory=dict)
    """Where the name of each flow stands, by the id of its link; not all find room."""
    cells: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """In the matrix: where each pair (giver, getter) has its cell (x, y)."""
    left_out: int = 0
    """How many links are not drawn."""
    left_out_actors: int = 0
    """How many actors are not drawn."""
    places: Places | None = None
    """Where labels stand, for `MapOptions.previous`; None in views that are no maps."""

    def text(self) -> str:
        """The drawing as plain text, lines parted by newlines."""
        return "\n".join("".join(text for text, _ in line) for line in self.lines)

    def ansi(self) -> str:
        """The drawing with ANSI colours (Okabe–Ito), for a terminal."""
        from exporters.textmap.ansi import coloured

        return coloured(self.lines)
