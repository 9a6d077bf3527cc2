"""Where labels stand, kept from one drawing to the next so that known ones stay in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Places:
    """The seats of one drawing. Opaque to whoever hands them on."""

    view: str
    width: int
    height: int
    pitch: int
    """The fewest screen rows between two rows of labels."""
    gap: int
    """The fewest free cells between two labels of a row."""
    rows: tuple[int, ...]
    """The screen row of each row of labels."""
    seats: Mapping[str, tuple[int, int]]
    """Left edge and number of the row of each label, by actor id."""

    def fits(self, view: str, width: int, height: int) -> bool:
        """Whether they were made for the same view in a window of the same size."""
        return (self.view, self.width, self.height) == (view, width, height)


def spread(
    used: Sequence[int], *, pitch: int, height: int, margin: int, centre: int | None
) -> dict[int, int]:
    """A screen row for each used row of labels, spread over the height they may take.

    Args:
        used: the rows that hold labels, in ascending order.
        pitch: the fewest screen rows from one to the next.
        margin: screen rows to keep free above the first and beneath the last.
        centre: the row that stands in the middle, where one does.
    """
    last = height - 1 - margin
    if centre is None:
        return _even(used, margin, last, pitch)
    middle = (height - 1) // 2
    above = [row for row in used if row < centre]
    below = [row for row in used if row > centre]
    # A side with more rows than half the height takes some of the other half.
    middle = min(last - pitch * len(below), max(margin + pitch * len(above), middle))
    ys = {centre: middle}
    for side, direction, room in ((above[::-1], -1, middle - margin), (below, 1, last - middle)):
        step = min(_widest(pitch), room / max(1, len(side)))
        for number, row in enumerate(side, start=1):
            ys[row] = middle + direction * int(number * step)
    return ys


def _even(used: Sequence[int], first: int, last: int, pitch: int) -> dict[int, int]:
    step = min(_widest(pitch), (last - first) / max(1, len(used) - 1))
    start = first + (last - first - int(step * (len(used) - 1))) // 2
    return {row: start + int(number * step) for number, row in enumerate(used)}


def _widest(pitch: int) -> int:
    """How far apart rows may be drawn; farther ones no longer look like one picture."""
    return max(pitch, 8)
