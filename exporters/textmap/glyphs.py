"""The signs a drawing is made of, in Unicode and in ASCII only.

Tangible lines are solid, intangible ones dashed, wished-for ones dotted; strong ones are heavy;
broken ones carry a cross. A line of both natures is solid, and the names of its intangible flows
begin with a tilde. Heads avoid the emoji code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from exporters.textmap.options import Mark
from model.entities import Sector

NORTH, EAST, SOUTH, WEST = range(4)
"""Directions, clockwise."""

TILDE = "~"
"""Before the name of an intangible flow on a line that tangible ones share."""


class LineKind(Enum):
    """How a line is drawn apart from its weight."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True)
class Glyphs:
    """One set of signs."""

    lines: dict[tuple[LineKind, bool], tuple[str, str]]
    """Horizontal and vertical sign by kind and by whether the line is heavy."""
    corners: dict[bool, tuple[str, str, str, str]]
    """Corners with arms north-east, south-east, south-west, north-west; by heaviness."""
    crossings: dict[tuple[bool, bool], str]
    """Sign of a crossing by whether its horizontal and its vertical line is heavy."""
    heads: tuple[str, str, str, str]
    """Heads that point north, east, south, west."""
    arrows: tuple[str, str, str, str]
    """Small arrows beside the name of a flow."""
    cross: str
    """On a broken line."""
    sectors: dict[Sector, str]
    marks: dict[Mark, str]
    """In a comparison, instead of the sector's sign, on a line and before the name of a flow."""
    box: tuple[str, str, str, str, str, str]
    """Heavy box: corners from the upper left clockwise, then horizontal and vertical side."""
    brackets: tuple[str, str]
    ellipsis: str
    dot_tangible: str
    """In the matrix: a tangible flow; then an intangible one, both, a wished-for, a broken one."""
    dot_intangible: str
    dot_both: str
    dot_wished: str
    dot_broken: str
    dot_nothing: str
    """In the matrix: asked about in vain; then not asked about at all."""
    dot_not_asked: str
    ascii: bool


UNICODE = Glyphs(
    lines={
        (LineKind.SOLID, False): ("─", "│"),
        (LineKind.SOLID, True): ("━", "┃"),
        (LineKind.DASHED, False): ("╌", "╎"),
        (LineKind.DASHED, True): ("╍", "╏"),
        (LineKind.DOTTED, False): ("┈", "┊"),
        (LineKind.DOTTED, True): ("┉", "┋"),
    },
    corners={False: ("╰", "╭", "╮", "╯"), True: ("┗", "┏", "┓", "┛")},
    crossings={
        (False, False): "┼",
        (True, False): "┿",
        (False, True): "╂",
        (True, True): "╋",
    },
    heads=("▲", "►", "▼", "◄"),
    arrows=("↑", "→", "↓", "←"),
    cross="✕",
    sectors={Sector.PUBLIC: "■", Sector.PRIVATE: "●", Sector.THIRD: "◆"},
    marks={Mark.NEW: "⊕", Mark.GONE: "⊖", Mark.CHANGED: "≠"},
    box=("┏", "┓", "┛", "┗", "━", "┃"),
    brackets=("[", "]"),
    ellipsis="…",
    dot_tangible="●",
    dot_intangible="○",
    dot_both="◉",
    dot_wished="◌",
    dot_broken="✕",
    dot_nothing="–",
    dot_not_asked="·",
    ascii=False,
)

ASCII = Glyphs(
    lines={
        (LineKind.SOLID, False): ("-", "|"),
        (LineKind.SOLID, True): ("=", '"'),
        (LineKind.DASHED, False): ("~", ":"),
        (LineKind.DASHED, True): ("~", ":"),
        (LineKind.DOTTED, False): (".", "."),
        (LineKind.DOTTED, True): (".", "."),
    },
    corners={False: ("+", "+", "+", "+"), True: ("+", "+", "+", "+")},
    crossings={
        (False, False): "+",
        (True, False): "+",
        (False, True): "+",
        (True, True): "+",
    },
    heads=("^", ">", "v", "<"),
    arrows=("^", ">", "v", "<"),
    cross="x",
    sectors={Sector.PUBLIC: "#", Sector.PRIVATE: "$", Sector.THIRD: "%"},
    marks={Mark.NEW: "&", Mark.GONE: "/", Mark.CHANGED: "!"},
    box=("+", "+", "+", "+", "=", "|"),
    brackets=("[", "]"),
    ellipsis="..",
    dot_tangible="o",
    dot_intangible="~",
    dot_both="8",
    dot_wished="?",
    dot_broken="x",
    dot_nothing="-",
    dot_not_asked=".",
    ascii=True,
)


def glyphs_for(ascii_only: bool) -> Glyphs:
    """The set of signs to draw with."""
    return ASCII if ascii_only else UNICODE
