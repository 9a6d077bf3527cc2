"""A scrolling view of prepared lines: scrolling through thousands costs what the window shows."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class StripView(ScrollView, can_focus=True):
    """Shows lines that somebody else drew."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._strips: Sequence[Strip] = ()

    def show(self, strips: Sequence[Strip]) -> None:
        """Show `strips`, one per line, from where the view is scrolled to."""
        self._strips = strips
        width = max((strip.cell_length for strip in strips), default=0)
        self.virtual_size = Size(width, len(strips))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window."""
        offset_x, offset_y = self.scroll_offset
        row = y + offset_y
        width = self.size.width
        style = self.rich_style
        if row >= len(self._strips):
            return Strip.blank(width, style)
        strip = self._strips[row].crop_extend(offset_x, offset_x + width, style)
        return strip.apply_style(style)
