"""What the rest of a way costs at the least, from every cell: a wave over sets of bits.

A search that knows this does not look everywhere for a way round where there is none, and a line
that cannot be laid is known to be so. The wave is Dijkstra's algorithm without the cost of bends,
all cells of one cost in one step (bits of whole numbers).
"""

from __future__ import annotations

from collections.abc import Iterable

from exporters.textmap.ground import JOINT, LEVEL, OPEN, UPRIGHT, Ground

UNIT = 4
"""What one step of the wave costs; all costs are rounded down to it."""
LONGEST = 255
"""Steps of the wave at the most: what lies behind it costs at least as much."""

Port = tuple[int, int]
"""A cell beside a label, and the direction away from the label."""

_COSTLY = [
    bytes(ord("1") if UNIT * steps <= cost < below else ord("0") for cost in range(256))
    for steps, below in ((1, 2 * UNIT), (2, 3 * UNIT), (3, 256))
]
"""For each cost of entering a cell whether it is worth one, two or three steps (or more)."""

_DOWN = 2
"""Steps of the wave for a cell up or down; a cell to a side takes one."""


def rest_of_way(
    ground: Ground,
    starts: Iterable[Port],
    goals: Iterable[Port],
    cross: int,
    *,
    clash: int = 0,
    longest: int = LONGEST * UNIT,
    rows: tuple[int, int] | None = None,
) -> bytes | None:
    """For each cell the least cost from there to one of `goals`, in units, or less.

    Args:
        cross: the cost of crossing a line.
        clash: the cost of a cell that another line has to give up; 0 where none may be asked to.
        longest: the cost beyond which no way is wanted.
        rows: the first and the last row of cells that the way may use, counted with the margin.

    None where no way leads from any of `starts` to any of `goals`, or none is cheap enough. The
    wave ends at the nearest of `starts`: what it has not reached costs at least as much as that.
    """
    first, last = rows or (0, ground.size // ground.stride - 1)
    wave = _Wave(ground, first * ground.stride, (last + 1) * ground.stride, bool(clash))
    price = clash // UNIT if clash else cross // UNIT
    found = wave.run(
        _by_direction(starts, wave.first), _by_direction(goals, wave.first), price, longest // UNIT
    )
    if found is None:
        return None
    return b"\xff" * wave.first + found + b"\xff" * (ground.size - wave.first - len(found))


def _by_direction(ports: Iterable[Port], first: int) -> list[int]:
    """The cells of `ports` as bits, by direction."""
    found = [0, 0, 0, 0]
    for cell, way in ports:
        found[way] |= 1 << cell - first
    return found


class _Wave:
    """Spreads from the goals, against the direction of the line, over a part of the ground."""

    def __init__(self, ground: Ground, first: int, end: int, forced: bool) -> None:
        self.first, self._size, self._stride = first, end - first, ground.stride
        inside = (1 << self._size) - 1
        self._free = ground.masks[OPEN] >> first & inside
        self._level = ground.masks[LEVEL] >> first & inside
        self._upright = ground.masks[UPRIGHT] >> first & inside
        if forced:
            # Whichever way a line is met, it may be asked to give way.
            taken = self._level | self._upright | ground.masks[JOINT] >> first & inside
            self._level = self._upright = taken
        self._forced = forced
        beside = ground.beside[first:end][::-1]
        self._costly = [int(beside.translate(table), 2) for table in _COSTLY]
        self._digits = [0] * LONGEST.bit_length()

    def run(self, begin: list[int], end: list[int], price: int, longest: int) -> bytes | None:
        """Spread until one of the ports `begin` is met; a line in the way costs `price` steps."""
        stride, digits = self._stride, self._digits
        open_cells, level, upright = self._free, self._level, self._upright
        one, two, three = self._costly
        plain = open_cells & ~(one | two | three)
        beyond = begin[0] >> stride | begin[1] << 1 | begin[2] << stride | begin[3] >> 1
        if self._forced:
            beyond |= begin[0] | begin[1] | begin[2] | begin[3]
        else:
            beyond &= open_cells | level | upright
        # What arrives one step and two steps from here, as lines leave the goals straight on.
        aside = end[1] << 1 | end[3] >> 1
        upward = end[0] >> stride | end[2] << stride
        reached = end[0] | end[1] | end[2] | end[3]
        sent = one_ago = first = second = third = 0
        due: dict[int, int] = {}
        last = min(longest, LONGEST)
        quiet = 0
        time = 0
        while time < last:
            time += 1
            two_ago, one_ago = one_ago, sent
            vertical = two_ago >> stride | two_ago << stride
            sideways = one_ago << 1 | one_ago >> 1
            if time <= _DOWN:
                if time == 1:
                    sideways |= aside
                else:
                    vertical |= upward
            fresh = (vertical | sideways) & open_cells
            open_cells ^= fresh
            met = vertical & level | sideways & upright
            if met:
                level &= ~met
                upright &= ~met
                due[time + price] = due.get(time + price, 0) | met
            # A cell that is costly to enter passes the wave on some steps later.
            sent = fresh & plain | first & one | second & two | third & three
            if time in due:
                sent |= due.pop(time)
                quiet = 0
            first, second, third = fresh, first, second
            met |= fresh
            if met:
                quiet = 0
                reached |= met
                place, rest = 0, time
                while rest:
                    if rest & 1:
                        digits[place] |= met
                    place += 1
                    rest >>= 1
                if met & beyond:
                    break
            else:
                quiet += 1
                if quiet > 4 and not due:
                    return None
        else:
            if last < LONGEST or longest <= LONGEST:
                return None
        return self._numbers(reached, time)

    def _numbers(self, reached: int, time: int) -> bytes:
        """The time at which each cell was reached, or the last one."""
        behind = reached ^ ((1 << self._size) - 1)
        zeros = int.from_bytes(b"0" * self._size, "big")
        total = 0
        for place in range(time.bit_length()):
            bits = self._digits[place] | (behind if time >> place & 1 else 0)
            text = format(bits, f"0{self._size}b").encode()
            total |= (int.from_bytes(text, "big") ^ zeros) << place
        return total.to_bytes(self._size, "big")[::-1]
