"""Who writes on a table of cells: what its keys ask for."""

from __future__ import annotations

from typing import Protocol


class CellHands(Protocol):
    """Does at once what a key asks for: the next key may be a letter of the cell already."""

    def enter_cell(self) -> None:
        """Enter: write, or what else the cell under the cursor is for."""

    def enter_words(self) -> str:
        """What Enter does, in a word or two; empty where the footer has no room to say it."""

    def write_anew(self) -> None:
        """Backspace: write the cell from the beginning."""

    def clear_cell(self) -> None:
        """Delete: empty the cell."""

    def letter(self) -> None:
        """A letter that is no command: somebody types where nothing is being written."""
