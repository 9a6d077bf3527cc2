"""What is to be placed, and where it may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Spot = tuple[int, int]
"""Left edge and top row of a label, in cells."""


@dataclass(frozen=True, slots=True)
class Area:
    """The room for labels: a window of cells, and how far apart labels are to stand in it."""

    width: int
    """Cells in a row."""
    height: int
    """Screen rows."""
    pitch: int
    """Screen rows from one row of labels to the next, at the least."""
    gap: int
    """The fewest free cells between two labels of a row."""
    margin: int = 0
    """Screen rows without labels at the upper and the lower edge."""

    @property
    def rows(self) -> int:
        """How many rows of labels there is room for."""
        room = self.height - 2 * self.margin
        return (room - 1) // self.pitch + 1 if room > 0 else 0


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a label is wanted, as shares of the width and of the rows (0 to 1)."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Labels and the pairs of them that are linked."""

    keys: Sequence[str]
    """An id for each label: the same id starts from the same place."""
    widths: Sequence[int]
    """Cells of each label."""
    pairs: Sequence[tuple[int, int]]
    """Linked labels, each pair once."""
    area: Area
    tall: frozenset[int] = frozenset()
    """Labels of three rows; all others take one."""
    centre: int | None = None
    """The label that stands in the middle."""
    between: int = 0
    """Free cells wanted between two linked labels of a row, for what is written on their line."""
    zones: Sequence[Zone] | None = None
    """A zone for each label, or None where all may stand anywhere."""

    def height(self, node: int) -> int:
        """Rows of a label."""
        return 3 if node in self.tall else 1


@dataclass(slots=True)
class Spots:
    """Left edge and top row of each label, in cells."""

    lefts: list[int]
    tops: list[int]
