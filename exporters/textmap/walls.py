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
        clash: where other lines may have to give way, how many crossings that counts for;
            else 0.

    None where no way leads from any of `starts` to any of `goals`. Beyond the nearest of `starts`
    the numbers no longer grow.
    """
    flood = _Flood(ground, goals, clash)
    begin = _by_direction(starts)
    return _counted(flood.rings, ground.size) if flood.reaches(begin) else None


def _by_direction(ports: Iterable[Port]) -> list[int]:
    """The cells of `ports` as bits, by direction."""
    found = [0, 0, 0, 0]
    for cell, way in ports:
        found[way] |= 1 << cell
    return found


class _Flood:
    """Spreads from the goals, one ring for each crossing more."""

    def __init__(self, ground: Ground, goals: Iterable[Port], clash: int) -> None:
        masks = ground.masks
        self._free = masks[OPEN]
        self._level, self._upright = masks[LEVEL], masks[UPRIGHT]
        self._taken = masks[LEVEL] | masks[UPRIGHT] | masks[JOINT] if clash else 0
        self._clash = clash
        self._stride = ground.stride
        # Cells that are left as they were entered, straight: ports and lines that are crossed.
        self._straight = _by_direction(goals)
        self._seen = 0
        self._held: list[int] = []
        self.rings: list[int] = []
        """The cells within no crossing of the goals, within one, and so on."""

    def _onward(self) -> list[int]:
        """Where the cells of `_straight` lead, by direction."""
        stride = self._stride
        north, east, south, west = self._straight
        return [north >> stride, east << 1, south << stride, west >> 1]

    def reaches(self, begin: list[int]) -> bool:
        """Spread until one of the ports `begin` is met, or `MOST`; whether there is any way."""
        free, stride, clash = self._free, self._stride, self._clash
        ports = begin[0] | begin[1] | begin[2] | begin[3]
        self.rings.clear()
        # The first cell behind a port is entered straight, like that behind a line.
        beyond = (begin[0] >> stride | begin[1] << 1 | begin[2] << stride | begin[3] >> 1) & free
        ring = self._straight[0] | self._straight[1] | self._straight[2] | self._straight[3]
        onward = self._onward()
        while True:
            if (
                onward[0] & begin[2]
                or onward[1] & begin[3]
                or onward[2] & begin[0]
                or onward[3] & begin[1]
            ):
                return True
            seen = self._seen | ((onward[0] | onward[1] | onward[2] | onward[3]) & free)
            seen = self._seen = _spread(seen, free, stride, beyond)
            if seen & beyond or len(self.rings) == MOST:
                return True
            level, upright = self._level, self._upright
            self._straight = [
                (onward[0] | seen >> stride) & level,
                (onward[1] | seen << 1) & upright,
                (onward[2] | seen << stride) & level,
                (onward[3] | seen >> 1) & upright,
            ]
            before = ring
            ring |= seen
            for cells in self._straight:
                ring |= cells
            if clash:
                ring |= self._forced(ring)
                if ring & ports:
                    return True
            if ring == before and self.rings and not self._pending(ring):
                return False
            self.rings.append(ring)
            onward = self._onward()
