"""Colours for a drawing: what each run stands for, on a dark or a light ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style as RichStyle

from model.entities import LinkState, Nature
from tui.themes import sector_colour

if TYPE_CHECKING:
    from exporters.textmap.drawing import Style


class MapStyles:
    """Turns a drawing's style tokens into terminal colours.

    Args:
        dark: whether the ground is dark.
    """

    def __init__(self, *, dark: bool) -> None:
        self._dark = dark
        self._known: dict[Style, RichStyle] = {}
        self.cursor = RichStyle(reverse=True)
        """The actor under the cursor."""

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
        if token.emphasis == "dim":
            style = RichStyle(color="#4d5962" if self._dark else "#b1b6ba")
        return style

    def _colour(self, token: Style, quiet: str) -> str | None:
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
