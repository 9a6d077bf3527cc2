"""The line of places: the four phases to the left, the views of the network to the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from locales import pgettext
from tui.commands import BY_NAME, title
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.footer import shown_key

PHASES = ("mapping", "understanding", "network", "followup")
VIEWS = ("method", "agenda", "notes", "links", "map", "matrix", "findings", "report")

DROPPED_FIRST = (
    "links", "notes", "agenda", "method", "matrix", "findings", "report", "map",
    "mapping", "followup", "understanding", "network",
)  # fmt: skip
"""Places in the order in which they give up their words for want of room."""


class PlaceTabs(ClickLine):
    """Shows where one is; a click goes there."""

    place: reactive[str] = reactive("")
    """The place that is open."""
    keys: reactive[dict[str, str]] = reactive({})
    """Rebound keys by command name."""

    def render(self) -> Content:
        """Phases, then views. Narrow windows keep every key and drop words, never half of one."""
        width = self.content_size.width
        for dropped in range(-1, len(DROPPED_FIRST) + 1):
            names = {place: _words(place, short=dropped >= 0) for place in (*PHASES, *VIEWS)}
            names |= dict.fromkeys(DROPPED_FIRST[: max(dropped, 0)], "")
            phases = [self._tab(place, names[place]) for place in PHASES]
            views = [self._tab(place, names[place]) for place in VIEWS]
            room = width - sum(piece.words.cell_length + 2 for piece in (*phases, *views))
            if room >= 0:
                break
        spare = Piece(Content(" " * max(room, 0)))
        return self.lay_out([*phases, spare, *views], width + 2)

    def _tab(self, place: str, words: str) -> Piece:
        command = BY_NAME[f"go.{place}"]
        key = shown_key(self.keys.get(command.name, command.key).split(",")[0])
        action = f"app.go('{place}')"
        if place == self.place:
            here = words or _words(place, short=True)
            return Piece(Content.styled(f" {key} {here} ", "bold $background on $accent"), action)
        tail = (" " + words if words else "", "$quiet")
        return Piece(Content.assemble((key, "bold $foreground"), tail), action)


def _words(place: str, *, short: bool) -> str:
    if short and place == "understanding":
        return pgettext("tab", "Understanding")
    if short and place == "network":
        return pgettext("tab", "Network")
    return title(BY_NAME[f"go.{place}"])
