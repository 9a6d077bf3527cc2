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
    {LinkState.WISHED: "#56B4E9", LinkState.BROKEN: "#F0E442"}
)
"""Line colour of a flow that does not exist, whatever its nature."""


def actor_colour(actor: Actor) -> str:
    """The fill colour of `actor`, as #RRGGBB."""
    return SECTOR_COLOURS[Sector.CUSTOMER if actor.is_customer else actor.sector]


def link_colour(link: ValueLink) -> str:
    """The line colour of `link`, as #RRGGBB."""
    return STATE_COLOURS.get(link.state) or NATURE_COLOURS[link.nature]
