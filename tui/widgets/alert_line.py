"""The banner above the capture line: what has to be decided now, each way with its key."""

from __future__ import annotations

import textwrap

from textual.content import Content
from textual.geometry import Size
from textual.reactive import var

from locales import _
from tui.alerts import Banner
from tui.commands import ALERT_KEYS, BY_NAME
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.footer import shown_key

NARROWEST = 20
"""Words are not wrapped narrower than this."""


class AlertLine(ClickLine):
    """Takes no focus and no room while nothing is asked; the commands answer it, or the mouse."""

    DEFAULT_CSS = """
    AlertLine { height: auto; padding: 0 1; background: $panel; display: none; }
    AlertLine.-asking { display: block; }
    """

    banner: var[Banner | None] = var(None)
    """What is asked now."""
    keys: var[dict[str, str]] = var({})
    """Rebound keys by command name."""

    def watch_banner(self, before: Banner | None, banner: Banner | None) -> None:
        """Appear and go; what only changed its words is repainted."""
        if banner == before:
            return
        self.set_class(banner is not None, "-asking")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words need."""
        return self._lines(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The question, then the choices."""
        return self._lines(self.content_size.width)

    def _lines(self, width: int) -> Content:
        return self.lay_out(self._pieces(max(width, NARROWEST)), width)

    def _pieces(self, width: int) -> list[Piece]:
        if self.banner is None:
            return []
        words = textwrap.wrap(self.banner.words, width) or [""]
        pieces = [Piece(Content.styled(line, "bold $warning")) for line in words]
        names = ALERT_KEYS[: len(self.banner.choices)]
        for name, choice in zip(names, self.banner.choices, strict=True):
            pieces.append(self._choice(name, choice))
        if self.banner.kind == "shortfall":
            pieces.append(self._choice("agenda.recover", _("look closer")))
        pieces.append(self._choice("alert.later", _("not now")))
        return pieces

    def _choice(self, name: str, words: str) -> Piece:
        command = BY_NAME[name]
        key = shown_key(self.keys.get(name, command.key).split(",")[0])
        return Piece(Content.assemble((key, "bold $accent"), " " + words), command.action)
