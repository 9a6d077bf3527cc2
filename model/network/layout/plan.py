"""What is to be placed, and where it may go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Area:
    """The room for labels: rows of cells, some screen rows apart."""

    width: int
    """Cells in a row."""
    rows: int
    """Rows that labels may stand in."""
    pitch: int
    """Screen rows from one row of labels to the next."""
    gap: int
    """The fewest free cells between two labels of a row."""


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
    centre: int | None = None
    """The label that stands in the middle."""
    zones: Sequence[Zone] | None = None
    """A zone for each label, or None where all may stand anywhere."""
    wishes: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Free cells wanted between two labels that come to stand side by side, where there is room."""


@dataclass(slots=True)
class Spots:
    """A row and a left edge for each label."""

    rows: list[int]
    lefts: list[int]

    def copy(self) -> Spots:
        """An independent copy."""
        return Spots(list(self.rows), list(self.lefts))
