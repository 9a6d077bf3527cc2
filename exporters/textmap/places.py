"""Where labels stand, kept from one drawing to the next so that known ones stay in place."""

from __future__ import annotations

from collections.abc import Mapping
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
    cells: int
    """How long the names of actors may be."""
    spots: Mapping[str, tuple[int, int]]
    """Left edge and top row of each label, by actor id."""

    def fits(self, view: str, width: int, height: int) -> bool:
        """Whether they were made for the same view in a window of the same size."""
        return (self.view, self.width, self.height) == (view, width, height)
