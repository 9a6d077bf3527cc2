"""Colours for drawings outside the terminal: the palette of Okabe and Ito (2008).

Its colours stay apart for every common kind of colour vision; no document relies on colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from model.entities import Actor, LinkState, Nature, Sector, ValueLink

SECTOR_COLOURS: Mapping[Sector, str] = MappingProxyType(
    {
        Sector.PUBLIC: "#0072B2",
        Sector.PRIVATE: "#E69F00",
        Sector.THIRD: "#009E73",
        Sector.CUSTOMER: "#D55E00",
        Sector.UNKNOWN: "#999999",
    }
)
"""Fill colour of an actor by its sector, as #RRGGBB."""

NATURE_COLOURS: Mapping[Nature, str] = MappingProxyType(
    {Nature.TANGIBLE: "#4D4D4D", Nature.INTANGIBLE: "#CC79A7"}
)
"""Line colour of a flow that exists, as #RRGGBB."""

STATE_COLOURS: Mapping[LinkState, str] = MappingProxyType(
    {LinkState.WISHED: "#56B4E9", LinkState.BROKEN: "#D55E00"}
)
"""Line colour of a flow that does not exist, whatever its nature."""


INK = "#1A1A1A"
"""Text and borders."""


def actor_colour(actor: Actor) -> str:
    """The fill colour of `actor`, as #RRGGBB."""
    return SECTOR_COLOURS[Sector.CUSTOMER if actor.is_customer else actor.sector]


def link_colour(link: ValueLink) -> str:
    """The line colour of `link`, as #RRGGBB."""
    return line_colour(link.state, link.nature)


def line_colour(state: LinkState, nature: Nature | None) -> str:
    """The colour of a line, as #RRGGBB; None for the nature of a line of both."""
    return STATE_COLOURS.get(state) or NATURE_COLOURS[nature or Nature.TANGIBLE]


_HALF = 0.179
"""The luminance at which black and white stand out alike."""


def ink_on(colour: str) -> str:
    """Black or white: whichever stands out more on `colour` (WCAG 2.2, relative luminance)."""
    shares = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _HALF else "#FFFFFF"
