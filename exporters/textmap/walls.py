"""How many lines a way must cross at the least, from every cell: a flood over sets of bits.

A search that knows this does not look everywhere for a way round where there is none.
"""

from __future__ import annotations

from exporters.textmap.ground import LEVEL, OPEN, UPRIGHT, Ground

MOST = 5
"""Beyond so many crossings they are no longer counted."""


def crossings_ahead(ground: Ground, goals: int, starts: int) -> bytes | None:
    """A number for each cell: how many lines lie between it and `goals` at the least.

    Args:
        goals: the cells where a way may end, as bits.
        starts: the cells where it may begin; beyond the first of them nothing is counted.

    Returns None where no way leads from any of `starts` to any of `goals`.
    """
    free, level, upright = ground.masks[OPEN], ground.masks[LEVEL], ground.masks[UPRIGHT]
    stride = ground.stride
    seen = goals & free
    rings: list[int] = []
    # Cells of lines that are being crossed, by direction: they are left as they were entered.
    while True:
        if _flooded(seen, free, stride, starts) is None:
            break
        seen = _flood(seen, free, stride)
        rings.append(seen)
    return None
