"""A drawing in ANSI colours: sectors in the palette of Okabe and Ito, natures by weight of type.

Source of the palette: M. Okabe, K. Ito, "Color Universal Design", 2008: told apart with every
common kind of colour vision. Colour repeats what signs and line styles already say.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporters.textmap.drawing import Line, Role, Style
from exporters.textmap.options import Mark
from model.entities import LinkState, Nature, Sector

_ORANGE, _SKY, _GREEN, _YELLOW = "230;159;0", "86;180;233", "0;158;115", "240;228;66"
_VERMILION, _PURPLE = "213;94;0", "204;121;167"

SECTOR_COLOURS = {
    Sector.PUBLIC: _SKY,
    Sector.PRIVATE: _ORANGE,
    Sector.THIRD: _GREEN,
    Sector.CUSTOMER: _YELLOW,
}
"""Red, green and blue of each sector that has a colour."""

MARK_COLOURS = {Mark.NEW: _GREEN, Mark.GONE: _VERMILION, Mark.CHANGED: _YELLOW}
"""In a comparison: what is new, gone and changed."""


def codes(style: Style) -> str:
    """The SGR parameters of a style, empty for plain text."""
    parts = []
    if style.emphasis == "selected":
        parts.append("7")
    elif style.emphasis == "strong" or style.role is Role.HEADING:
        parts.append("1")
    elif style.emphasis == "dim" or style.role in (Role.LEGEND, Role.NOTE):
        parts.append("2")
    if style.role is Role.FLOW and style.nature is Nature.INTANGIBLE:
        parts.append("3")
    colour = None
    if style.mark is not None:
        colour = MARK_COLOURS[style.mark]
    elif style.sector is not None:
        colour = SECTOR_COLOURS.get(style.sector)
    elif style.state is LinkState.BROKEN:
        colour = _VERMILION
    elif style.state is LinkState.WISHED:
        colour = _PURPLE
    if colour is not None:
        parts.append(f"38;2;{colour}")
    return ";".join(parts)


def coloured(lines: Iterable[Line]) -> str:
    """`lines` as text with SGR sequences; each line ends in plain style."""
    out = []
    for line in lines:
        pieces = []
        for text, style in line:
            parameters = codes(style)
            pieces.append(f"\x1b[{parameters}m{text}\x1b[0m" if parameters else text)
        out.append("".join(pieces))
    return "\n".join(out)
