"""The line of places: the four phases to the left, the views of the network to the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from tui.commands import BY_NAME, title
from tui.widgets.click_line import ClickLine, Piece

PHASES = ("mapping", "understanding", "network", "followup")
VIEWS = ("agenda", "notes", "links", "map", "matrix", "findings", "report")


class PlaceTabs(ClickLine):
    """Shows where one is; a click goes there."""

    place: reactive[str] = reactive("")
    """The place that is open."""

    def render(self) -> Content:
        """Phases, then views. Narrow windows keep the keys and drop words, never half of one."""
        width = self.content_size.width
        for dropped in ((), VIEWS, (*VIEWS, *PHASES)):
            phases = [self._tab(place, bare=place in dropped) for place in PHASES]
            views = [self._tab(place, bare=place in dropped) for place in VIEWS]
            room = width - sum(piece.words.cell_length + 2 for piece in (*phases, *views)) + 2
            if room >= 0:
                break
        spare = Piece(Content(" " * max(room - 2, 0)))
        return self.lay_out([*phases, spare, *views], width + 2)

    def _tab(self, place: str, *, bare: bool) -> Piece:
        command = BY_NAME[f"go.{place}"]
        words = title(command)
        action = f"app.go('{place}')"
        if place == self.place:
            text = Content.styled(f" {command.key} {words} ", "bold $background on $accent")
            return Piece(text, action)
        if bare:
            return Piece(Content.styled(command.key, "bold $foreground"), action)
        text = Content.assemble((command.key, "bold $foreground"), (" " + words, "$quiet"))
        return Piece(text, action)
