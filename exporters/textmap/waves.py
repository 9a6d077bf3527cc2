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
    bytes(ord("1") if cost >= UNIT * steps else ord("0") for cost in range(256))
    for steps in (1, 2, 3)
]
"""For each cost of entering a cell whether it is as much as one, two or three steps."""

_DOWN, _ACROSS = 2, 1
"""Steps of the wave for a cell up or down, and for one to a side."""


def rest_of_way(
    ground: Ground,
    starts: Iterable[Port],
    goals: Iterable[Port],
    cross: int,
    *,
    clash: int = 0,
    longest: int = LONGEST * UNIT,
) -> bytes | None:
    """For each cell the least cost from there to one of `goals`, in units, or less.

    Args:
        cross: the cost of crossing a line.
        clash: the cost of a cell that another line has to give up; 0 where none may be asked to.
        longest: the cost beyond which no way is wanted.

    None where no way leads from any of `starts` to any of `goals`, or none is cheap enough. The
    wave ends at the nearest of `starts`: what it has not reached costs at least as much as that.
    """
    wave = _Wave(ground, cross // UNIT, clash // UNIT)
    return wave.run(_by_direction(starts), _by_direction(goals), longest // UNIT)


def _by_direction(ports: Iterable[Port]) -> list[int]:
    """The cells of `ports` as bits, by direction."""
    found = [0, 0, 0, 0]
    for cell, way in ports:
        found[way] |= 1 << cell
    return found


class _Wave:
    """Spreads from the goals, against the direction of the line."""

    def __init__(self, ground: Ground, cross: int, clash: int) -> None:
        masks = ground.masks
        self._free, self._level, self._upright = masks[OPEN], masks[LEVEL], masks[UPRIGHT]
        self._taken = masks[LEVEL] | masks[UPRIGHT] | masks[JOINT] if clash else 0
        # Cells that cost one step more to enter, and two, and three.
        self._costly = [int(ground.beside[::-1].translate(table), 2) for table in _COSTLY]
        self._size, self._stride = ground.size, ground.stride
        self._cross, self._clash = cross, clash
        # What arrives later, by time: from anywhere, and by the direction in which it travels.
        self._due: dict[int, list[int]] = {}
        self._digits = [0] * LONGEST.bit_length()

    def _send(self, time: int, way: int, cells: int) -> None:
        due = self._due.get(time)
        if due is None:
            due = self._due[time] = [0] * 5
        due[way] |= cells

    def _onward(self, time: int, north: int, east: int, south: int, west: int) -> None:
        """Cells that are left as they were entered, straight, after their price was paid."""
        stride = self._stride
        if north:
            self._send(time + _DOWN, 0, north >> stride)
        if south:
            self._send(time + _DOWN, 2, south << stride)
        if east:
            self._send(time + _ACROSS, 1, east << 1)
        if west:
            self._send(time + _ACROSS, 3, west >> 1)

    def run(self, begin: list[int], end: list[int], longest: int) -> bytes | None:
        """Spread until one of the ports `begin` is met."""
        free, level, upright, taken = self._free, self._level, self._upright, self._taken
        stride, cross, due, digits = self._stride, self._cross, self._due, self._digits
        ports = begin[0] | begin[1] | begin[2] | begin[3]
        beyond = (begin[0] >> stride | begin[1] << 1 | begin[2] << stride | begin[3] >> 1) & free
        if taken:
            beyond |= ports
        reached = end[0] | end[1] | end[2] | end[3]
        self._onward(0, *end)
        one, two, three = self._costly
        seen = sent = last = first = second = third = 0
        crossed = [0, 0, 0, 0]
        time = 0
        while (due or sent or last or first or second or third) and time < min(longest, LONGEST):
            time += 1
            older, last = last, sent
            north = older >> stride
            south = older << stride
            east = last << 1
            west = last >> 1
            anyway = north | south | east | west
            arriving = due.pop(time, None)
            if arriving is not None:
                north |= arriving[0]
                east |= arriving[1]
                south |= arriving[2]
                west |= arriving[3]
                anyway |= north | east | south | west | arriving[4]
                if not taken and (
                    arriving[0] & begin[2]
                    or arriving[1] & begin[3]
                    or arriving[2] & begin[0]
                    or arriving[3] & begin[1]
                ):
                    break
            fresh = anyway & free
            fresh ^= fresh & seen
            seen |= fresh
            met = fresh
            # A cell that is costly to enter passes the wave on some steps later.
            sent = fresh & ~one | first & ~two | second & ~three | third
            first, second, third = fresh & one, first & two, second & three
            north &= level
            south &= level
            east &= upright
            west &= upright
            if north or south or east or west:
                north &= ~crossed[0]
                east &= ~crossed[1]
                south &= ~crossed[2]
                west &= ~crossed[3]
                crossed[0] |= north
                crossed[1] |= east
                crossed[2] |= south
                crossed[3] |= west
                met |= north | east | south | west
                self._onward(time + cross, north, east, south, west)
            if taken:
                clashing = anyway & taken & ~reached
                met |= clashing
                if clashing:
                    after = time + self._clash
                    self._send(after + _DOWN, 4, clashing << stride | clashing >> stride)
                    self._send(after + _ACROSS, 4, clashing << 1 | clashing >> 1)
            met &= ~reached
            if met:
                reached |= met
                for place in range(time.bit_length()):
                    if time >> place & 1:
                        digits[place] |= met
                if met & beyond:
                    break
        else:
            if time < LONGEST or longest <= LONGEST:
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
