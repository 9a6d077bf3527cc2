"""The map by sectors: each on its own side, the customer in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.textmap.drawing import Drawing, Role, Style
from exporters.textmap.footer import sector_word
from exporters.textmap.glyphs import glyphs_for
from exporters.textmap.mapplan import Heading, MapPlan, centre_of
from exporters.textmap.mapview import draw_map
from exporters.textmap.options import MapOptions
from model.entities import Actor, Sector, ValueLink
from model.network.layout import Zone


def draw_sectors(
    actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions
) -> Drawing:
    """Public actors left, private ones right, the third sector below, the rest above."""
    glyphs = glyphs_for(options.ascii)
    zones = _zones(actors)
    headings = [
        Heading(
            f"{glyphs.sectors.get(sector, '')} {sector_word(sector)}".strip(),
            share,
            top,
            Style(Role.HEADING, sector),
        )
        for sector, share, top in (
            (Sector.PUBLIC, 0.0, True),
            (Sector.PRIVATE, 1.0, True),
            (Sector.THIRD, 0.5, False),
            (Sector.UNKNOWN, 0.5, True),
        )
        if any(actor.sector is sector and not actor.is_customer for actor in actors)
    ]
    plan = MapPlan(
        actors=actors,
        links=links,
        centre=centre_of(actors),
        view="sectors",
        zones=[zones[Sector.CUSTOMER if actor.is_customer else actor.sector] for actor in actors],
        headings=headings if options.height >= 12 else (),
    )
    return draw_map(plan, options)


def _zones(actors: Sequence[Actor]) -> dict[Sector, Zone]:
    """A part of the map for each sector, as wide as its share of the actors asks for."""
    count = dict.fromkeys(Sector, 0)
    for actor in actors:
        count[Sector.CUSTOMER if actor.is_customer else actor.sector] += 1
    total = max(1, len(actors))
    left = _share(count[Sector.PUBLIC], total)
    right = 1 - _share(count[Sector.PRIVATE], total)
    if left > right:
        left = right = (left + right) / 2
    below = 0.65 if count[Sector.THIRD] else 1.0
    above = 0.35 if count[Sector.UNKNOWN] else 0.0
    inner_left, inner_right = min(left + 0.05, 0.5), max(right - 0.05, 0.5)
    return {
        Sector.PUBLIC: Zone(0, max(0.0, left - 0.05), 0, 1),
        Sector.PRIVATE: Zone(min(1.0, right + 0.05), 1, 0, 1),
        Sector.THIRD: Zone(inner_left, inner_right, below, 1),
        Sector.UNKNOWN: Zone(inner_left, inner_right, 0, above),
        Sector.CUSTOMER: Zone(inner_left, inner_right, above, below),
    }


def _share(count: int, total: int) -> float:
    return min(0.6, max(0.25, count / total)) if count else 0.05
