"""Colours for a drawing: what each run stands for, on a dark or a light ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style as RichStyle

from exporters.textmap.options import Mark
from model.entities import LinkState, Nature
from tui.themes import sector_colour

if TYPE_CHECKING:
    from exporters.textmap.drawing import Style

_MARKS = {
    Mark.NEW: ("#1c6b45", "#6cc39a"),
    Mark.GONE: ("#b3261e", "#ff7b6b"),
    Mark.CHANGED: ("#8a4b00", "#f0c94a"),
}
"""In a comparison: what is new, gone and changed, on a light and on a dark ground."""


def mark_colour(mark: Mark, *, dark: bool) -> str:
    """The colour, `#rrggbb`, of what is new, gone or changed."""
    return _MARKS[mark][dark]


class MapStyles:
    """Turns a drawing's style tokens into terminal colours.

    Args:
        dark: whether the ground is dark.
    """

    def __init__(self, *, dark: bool) -> None:
        self._dark = dark
        self._known: dict[Style, RichStyle] = {}
        self.cursor = RichStyle(reverse=True, bold=True)
        """The actor under the cursor."""
        self.way = RichStyle(
            color="#11161a" if dark else "#fbfaf7", bgcolor="#f0c94a" if dark else "#8a4b00"
        )
        """The line under the cursor, along its whole route, and the flow's name."""
        self.lit = RichStyle(bgcolor="#4a4016" if dark else "#f3dfae", bold=True)
        """What was searched for, or is pointed out."""
        self.dim = RichStyle(color="#4d5962" if dark else "#b1b6ba", bold=False)
        """What steps back."""

    def of(self, token: Style) -> RichStyle:
        """The terminal style of `token`."""
        if token not in self._known:
            self._known[token] = self._make(token)
        return self._known[token]

    def _make(self, token: Style) -> RichStyle:
        quiet = "#77848f" if self._dark else "#6a747b"
        style = RichStyle(color=self._colour(token, quiet))
        if token.role in ("actor", "heading") and token.emphasis != "dim":
            style += RichStyle(bold=True)
        if token.emphasis in ("strong", "selected"):
            style += RichStyle(bold=True)
        if token.emphasis == "selected":
            style += RichStyle(reverse=True)
        if token.mark is not None:
            return style
        return self.dim if token.emphasis == "dim" else style

    def _colour(self, token: Style, quiet: str) -> str | None:
        if token.mark is not None:
            return mark_colour(token.mark, dark=self._dark)
        if token.sector is not None:
            return sector_colour(token.sector, self._dark)
        if token.role in ("link", "head"):
            if token.state is LinkState.WISHED:
                return "#cc79a7" if self._dark else "#a0447a"
            if token.state is LinkState.BROKEN:
                return "#ff7b6b" if self._dark else "#b3261e"
            if token.nature is Nature.INTANGIBLE:
                return "#8fb8c9" if self._dark else "#3d7088"
            return "#aab4bb" if self._dark else "#4a5258"
        if token.role == "legend":
            return quiet
        if token.role == "note":
            return "#c2a878" if self._dark else "#7a5a1e"
        return None
