"""The keys of a dialog with what they do, on as many lines as they need; a click does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size

from tui.widgets.click_line import ClickLine, Piece


class Key(NamedTuple):
    """One key of a dialog."""

    keys: str
    """As they are shown."""
    words: str
    action: str = ""
    """The Textual action that a click runs; empty for none."""


class KeyLine(ClickLine):
    """The keys that work now."""

    DEFAULT_CSS = "KeyLine { dock: bottom; height: auto; }"

    def __init__(self, keys: Sequence[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = tuple(keys)

    def show(self, keys: Sequence[Key]) -> None:
        """Show other keys."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words need."""
        return self._laid_out(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Key and words of each."""
        return self._laid_out(self.content_size.width)

    def _laid_out(self, width: int) -> Content:
        return self.lay_out([_piece(key) for key in self._keys], width, gap="   ")


def _piece(key: Key) -> Piece:
    words = Content.assemble((key.keys, "bold $accent"), f" {key.words}")
    return Piece(words, key.action)
