"""Slots for labels in rows like bricks, and which straight lines between slots meet.

All of it is known before any label is placed, so it is kept as bits of whole numbers: how many of
the drawn lines one more line would cross is then one operation, however many lines there are.
"""

from __future__ import annotations

from functools import lru_cache

_NEAR = (4, 5)
"""How near a line may come to the middle of a slot and not meet its label, in half slots."""


class Lattice:
    """`rows` × `columns` slots; slot number = row × columns + place in the row.

    Slots of odd rows lie half a slot further to the right. No three slots are taken to lie on one
    line: of those that do, the middle one counts as lying a trifle above it (beside it, where the
    line is upright), as if rows and columns were bent very slightly. So a line that runs through a
    label crosses what leaves the label on the other side. A pair of slots (a, b) is the bit
    `a * stride + b` of a set of pairs.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.count = rows * columns
        self.stride = -(-self.count // 8) * 8
        self.row_of = [slot // columns for slot in range(self.count)]
        self.across = [2 * (slot % columns) + (slot // columns & 1) for slot in range(self.count)]
        """Where each slot lies from left to right, in half slots."""
        self.between = [[0] * self.count for _ in range(self.count)]
        """For each two slots those that a line from the one to the other runs through."""
        self._full = (1 << self.count) - 1
        self._ones = sum(1 << slot * self.stride for slot in range(self.count))
        # The slots to the left of the way from a slot to another.
        self._left = [[0] * self.count for _ in range(self.count)]
        for down in range(rows):
            for parity in range(min(2, rows - down)):
                self._fill(down, parity)
        cells = range(self.count)
        self._towards = [self._joined([self._left[c][a] for c in cells]) for a in cells]
        self._away = [self._joined(self._left[b]) for b in cells]
        self.passing = self._passing()
        """For each slot the set of pairs (a > b) whose line runs through it."""
        self.crossing: list[list[int | None]] = [[None] * self.count for _ in cells]
        """For each two slots what `crossed_by` has found."""

    def _joined(self, sets: list[int]) -> int:
        width = self.stride // 8
        return int.from_bytes(b"".join(one.to_bytes(width, "little") for one in sets), "little")

    def _fill(self, down: int, parity: int) -> None:
        """Everything about lines that lead `down` rows, from rows of this parity."""
        rows, columns = self.rows, self.columns
        for start in range(columns):
            for end in range(columns):
                if down == 0 and end <= start:
                    continue
                left, right = self._sides(down, parity, start, end)
                through = self._through(down, parity, start, end)
                for row in range(parity, rows - down, 2):
                    a, b = row * columns + start, (row + down) * columns + end
                    shift = (rows - 1 - row) * columns
                    self._left[a][b] = left >> shift & self._full
                    self._left[b][a] = right >> shift & self._full
                    met = through << (row - parity) * columns
                    self.between[a][b] = self.between[b][a] = met

    def _sides(self, down: int, parity: int, start: int, end: int) -> tuple[int, int]:
        """Slots left and right of a way, in rows numbered from `rows` - 1 above its first."""
        rows, columns = self.rows, self.columns
        whole = (1 << columns) - 1
        if down == 0:
            upper = (1 << (rows - 1) * columns) - 1
            between = (1 << end) - (1 << start + 1)
            outside = whole ^ between ^ (1 << start | 1 << end)
            left = upper << rows * columns | outside << (rows - 1) * columns
            return left, upper | between << (rows - 1) * columns
        at = 2 * start + parity
        slant = 2 * end + (parity + down & 1) - at
        step = 2 * down
        left = right = 0
        for row in range(down + 1 - rows, rows):
            shift = (row + rows - 1) * columns
            # Slot k lies left of the way where k * step < reach.
            place, rest = divmod(slant * row + down * (at - (parity + row & 1)), step)
            if place >= columns:
                left |= whole << shift
            elif place < 0:
                right |= whole << shift
            else:
                left |= (1 << place + (rest > 0)) - 1 << shift
                right |= whole >> place + 1 << shift + place + 1
                if not rest and row not in (0, down):
                    if (0 < row < down) == (slant <= 0):
                        left |= 1 << shift + place
                    else:
                        right |= 1 << shift + place
        return left, right

    def _through(self, down: int, parity: int, start: int, end: int) -> int:
        """Slots between the ends of a way that begins in row `parity`."""
        columns = self.columns
        if down == 0:
            return ((1 << end) - (1 << start + 1)) << parity * columns
        at = 2 * start + parity
        slant = 2 * end + (parity + down & 1) - at
        found = 0
        part, whole = _NEAR
        for row in range(1, down):
            x = whole * (slant * row + down * (at - (parity + row & 1)))
            first = max(0, -((part * down - x) // (2 * whole * down)))
            last = min(columns - 1, (x + part * down) // (2 * whole * down))
            if first <= last:
                found |= (1 << last + 1) - (1 << first) << (parity + row) * columns
        return found

    def _passing(self) -> list[int]:
        found = [bytearray(self.count * self.stride // 8) for _ in range(self.count)]
        for a, row in enumerate(self.between):
            for b in range(a):
                met = row[b]
                while met:
                    lowest = met & -met
                    place = a * self.stride + b
                    found[lowest.bit_length() - 1][place >> 3] |= 1 << (place & 7)
                    met ^= lowest
        return [int.from_bytes(pairs, "little") for pairs in found]

    def crossed_by(self, a: int, b: int) -> int:
        """The pairs (c, d) whose line crosses that from `a` to `b`; c lies left of it, d right.

        Seen from c, the line to d passes between a and b, and d lies beyond.
        """
        known = self.crossing[a][b]
        if known is None:
            towards = self._towards[a]
            left = (towards >> b & self._ones) * self._full
            known = left & self._left[b][a] * self._ones & towards & self._away[b]
            self.crossing[a][b] = self.crossing[b][a] = known
        return known


@lru_cache(maxsize=6)
def lattice_of(rows: int, columns: int) -> Lattice:
    """The lattice of that size; the last few are kept, as one window asks for the same again."""
    return Lattice(rows, columns)
