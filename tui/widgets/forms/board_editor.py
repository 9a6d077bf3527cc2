"""The text of a card while it is typed, in the column where the card stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual import events
from textual.widgets import TextArea

from tui.widgets.key_taker import KeySayer

NEW_LINE = "ctrl+n"
"""The key for a new line inside a text, as in the cells of a table; Enter saves."""

MOST_LINES = 8
"""Lines that are shown of a long text while it is typed."""


class Typist(Protocol):
    """Who takes what is typed."""

    def entered(self) -> None:
        """Enter was pressed."""

    def pasted(self, lines: list[str]) -> bool:
        """Several lines were pasted; False where they belong into the text."""

    def tabbed(self) -> None:
        """Tab was pressed."""

    def left(self) -> None:
        """The cursor was put elsewhere."""

    def keys(self) -> Sequence[tuple[str, str]]:
        """What Enter and Tab do now, in words."""


class CardEditor(KeySayer, TextArea):
    """One card's text: it wraps as it grows. Enter saves it, Ctrl+N begins a new line, Esc leaves.

    What is not taken here goes on to the text area, which Textual asks next.
    """

    def __init__(self, typist: Typist) -> None:
        super().__init__(
            "", soft_wrap=True, compact=True, highlight_cursor_line=False, id="card-editor"
        )
        self._typist = typist

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "tab", NEW_LINE):
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self._typist.entered()
            elif event.key == "tab":
                self._typist.tabbed()
            else:
                self.replace("\n", *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1 and self._typist.pasted(lines):
            event.stop()
            event.prevent_default()

    def _on_blur(self, event: events.Blur) -> None:
        # The next card may have the cursor back before this is told; and who looks into another
        # window comes back to go on.
        if self.is_attached and self.app.app_focus and self.screen.focused is not self:
            self._typist.left()

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What Enter and Tab do."""
        return self._typist.keys()

    @property
    def lines_needed(self) -> int:
        """Lines that the text takes at the width there is."""
        return min(max(self.wrapped_document.height, 1), MOST_LINES)
