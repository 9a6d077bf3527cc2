"""A piece of a line that changes with the time: it is repainted alone, and only when it changes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Part(Static):
    """Words that take as much room as they need, and none where there are none."""

    DEFAULT_CSS = """
    Part { width: auto; height: 1; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__("", id=id, markup=False)
        self._words: Content | None = None

    def show(self, words: Content) -> None:
        """Show `words`; what stands beside it moves only where they are longer or shorter."""
        before = self._words
        if before is not None and words.is_same(before):
            return
        self._words = words
        self.display = bool(words)
        self.update(words, layout=before is None or before.cell_length != words.cell_length)
