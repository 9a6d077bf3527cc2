"""How many lines a way must cross at the least, from every cell: a flood over sets of bits.

A search that knows this does not look everywhere for a way round where there is none, and a line
that cannot be laid is known to be so before any search.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporters.textmap.ground import JOINT, LEVEL, OPEN, UPRIGHT, Ground

MOST = 24
"""Crossings are counted up to here; what is farther counts as this."""

Port = tuple[int, int]
"""A cell beside a label, and the direction away from the label."""


def crossings_ahead(
    ground: Ground, starts: Iterable[Port], goals: Iterable[Port], *, clash: int = 0
) -> bytes | None:
    """For each cell the fewest lines that a way from it to one of `goals` must cross.

    Args:
        clash: where other lines may have to give way, how many crossings each of their cells
            counts for; else 0.

    None where no way leads from any of `starts` to any of `goals`. Beyond the nearest of `starts`
    the numbers no longer grow.
    """
    begin, end = _by_direction(starts), _by_direction(goals)
    rings = _forced(ground, begin, end, clash) if clash else _plain(ground, begin, end)
    return None if rings is None else _counted(rings, ground.size)


def _by_direction(ports: Iterable[Port]) -> list[int]:
    """The cells of `ports` as bits, by direction."""
    found = [0, 0, 0, 0]
    for cell, way in ports:
        found[way] |= 1 << cell
    return found


def _plain(ground: Ground, begin: list[int], end: list[int]) -> list[int] | None:
    """The cells within no crossing of `end`, within one, and so on, until `begin` is met."""
    free, level, upright = ground.masks[OPEN], ground.masks[LEVEL], ground.masks[UPRIGHT]
    stride = ground.stride
    # A port is left straight, like a line that is crossed.
    beyond = (begin[0] >> stride | begin[1] << 1 | begin[2] << stride | begin[3] >> 1) & free
    north, east, south, west = end
    ring, seen = north | east | south | west, 0
    rings: list[int] = []
    while len(rings) < MOST:
        north, east, south, west = north >> stride, east << 1, south << stride, west >> 1
        if north & begin[2] or east & begin[3] or south & begin[0] or west & begin[1]:
            break
        seen = _spread(seen | (north | east | south | west) & free, free, stride, beyond)
        if seen & beyond:
            break
        north = (north | seen >> stride) & level
        south = (south | seen << stride) & level
        west = (west | seen >> 1) & upright
        east = (east | seen << 1) & upright
        before = ring
        ring |= seen | north | east | south | west
        if ring == before and rings:
            return None
        rings.append(ring)
    return rings


def _forced(ground: Ground, begin: list[int], end: list[int], clash: int) -> list[int] | None:
    """The same where lines may be run over, which counts for `clash` crossings a cell."""
    free, level, upright = ground.masks[OPEN], ground.masks[LEVEL], ground.masks[UPRIGHT]
    taken = level | upright | ground.masks[JOINT]
    room = free | taken
    stride = ground.stride
    ports = begin[0] | begin[1] | begin[2] | begin[3]
    ring = end[0] | end[1] | end[2] | end[3]
    rings: list[int] = []
    while len(rings) < MOST:
        seen = _spread(ring & free, free, stride, ports)
        ring |= seen | (seen << 1 | seen >> 1 | seen << stride | seen >> stride) & taken
        if ring & ports:
            break
        if len(rings) > clash and ring == rings[-clash]:
            return None
        rings.append(ring)
        over, through = ring & level, ring & upright
        grown = over << stride | over >> stride | through << 1 | through >> 1
        if len(rings) >= clash:
            held = rings[-clash] & taken
            grown |= held << 1 | held >> 1 | held << stride | held >> stride
        ring |= grown & room
    return rings


def _spread(seen: int, free: int, stride: int, begin: int) -> int:
    """All cells of `free` that hang together with `seen`; not all once one of `begin` is met."""
    before = 0
    while seen != before and not seen & begin:
        before = seen
        seen = (seen | seen << 1 | seen >> 1 | seen << stride | seen >> stride) & free
    return seen


def _counted(rings: list[int], size: int) -> bytes:
    """For each cell how many of `rings` do not hold it."""
    if not rings:
        return bytes(size)
    # A digit of each ring for each cell, added up for all cells at once.
    zeros = int.from_bytes(b"0" * size, "big")
    total = sum(int.from_bytes(format(ring, f"0{size}b").encode(), "big") ^ zeros for ring in rings)
    table = bytes(max(0, len(rings) - value) for value in range(256))
    return total.to_bytes(size, "big").translate(table)[::-1]
