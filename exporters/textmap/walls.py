"""How many lines a way must cross at the least, from every cell: a flood over sets of bits.

A search that knows this does not look everywhere for a way round where there is none, and a line
that cannot be laid is known to be so before any search.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporters.textmap.ground import LEVEL, OPEN, UPRIGHT, Ground

MOST = 5
"""Crossings are counted up to here; what is farther counts as this."""

_INVERTED = [bytes((48 * rings + rings - value) & 0xFF for value in range(256)) for rings in range(MOST + 1)]
"""By number of rings: from the sum of the digits of a cell to the rings it is not in."""


def crossings_ahead(
    ground: Ground, starts: Iterable[int], goals: Iterable[int]
) -> bytes | None:
    """For each cell the fewest lines that a way from it to one of `goals` must cross.

    None where no way leads from any of `starts` to any of `goals`. Beyond the nearest of `starts`
    the numbers no longer grow.
    """
    free, level, upright = ground.masks[OPEN], ground.masks[LEVEL], ground.masks[UPRIGHT]
    stride = ground.stride
    begin = _bits(starts) & free
    seen = _bits(goals) & free
    north = east = south = west = 0
    ring = 0
    rings: list[int] = []
    while seen:
        seen = _flooded(seen, free, stride, begin)
        if seen & begin or len(rings) == MOST:
            return _counted(rings, ground.size)
        # A line is left as it was entered, straight, perhaps onto the next line.
        north = (seen | north) >> stride & level
        south = (seen | south) << stride & level
        west = (seen | west) >> 1 & upright
        east = (seen | east) << 1 & upright
        before = ring
        ring |= seen | north | south | west | east
        if ring == before:
            return None
        rings.append(ring)
        seen |= (north >> stride | south << stride | west >> 1 | east << 1) & free
    return None


def _bits(cells: Iterable[int]) -> int:
    bits = 0
    for cell in cells:
        bits |= 1 << cell
    return bits


def _flooded(seen: int, free: int, stride: int, begin: int) -> int:
    """All cells of `free` that hang together with `seen`; not all once one of `begin` is met."""
    before = 0
    while seen != before and not seen & begin:
        before = seen
        seen |= seen << 1 | seen >> 1
        seen = (seen | seen << stride | seen >> stride) & free | before
    return seen
