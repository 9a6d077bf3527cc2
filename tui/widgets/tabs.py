"""The places: the four phases to the left or above, the other places to the right or beneath."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from locales import pgettext
from tui.commands import BY_NAME, title
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.footer import shown_key

PHASES = ("mapping", "understanding", "network", "followup")
VIEWS = (
    "method", "room", "agenda", "notes", "links", "map", "matrix", "findings", "comparison",
    "report",
)  # fmt: skip

DROPPED_FIRST = (
    "comparison", "room", "links", "notes", "agenda", "method", "matrix", "findings", "report",
    "map", "mapping", "followup", "understanding", "network",
)  # fmt: skip
"""Places in the order in which they give up their words for want of room."""


class PlaceTabs(ClickLine):
    """Shows where one is; a click goes there."""

    place: reactive[str] = reactive("")
    """The place that is open."""
    keys: reactive[dict[str, str]] = reactive({})
    """Rebound keys by command name."""

    def render(self) -> Content:
        """Phases, then views, on two lines where there are two.

        Narrow windows keep every key and drop words, never half of one.
        """
        width = self.content_size.width
        if self.content_size.height > 1:
            phases, _room = self._fitted(PHASES, width)
            views, _room = self._fitted(VIEWS, width)
            # What fills the first line sends the views to the second.
            rest = Piece(Content(" " * max(width - _length(phases), 0)))
            return self.lay_out([*phases, rest, *views], width)
        tabs, room = self._fitted((*PHASES, *VIEWS), width)
        spare = Piece(Content(" " * max(room, 0)))
        return self.lay_out([*tabs[: len(PHASES)], spare, *tabs[len(PHASES) :]], width + 2)

    def _fitted(self, places: tuple[str, ...], width: int) -> tuple[list[Piece], int]:
        """The tabs of `places` with as many words as `width` cells hold, and the cells left."""
        droppable = [place for place in DROPPED_FIRST if place in places]
        tabs: list[Piece] = []
        room = 0
        for dropped in range(-1, len(droppable) + 1):
            names = {place: _words(place, short=dropped >= 0) for place in places}
            names |= dict.fromkeys(droppable[: max(dropped, 0)], "")
            tabs = [self._tab(place, names[place]) for place in places]
            room = width - _length(tabs)
            if room >= 0:
                break
        return tabs, room

    def _tab(self, place: str, words: str) -> Piece:
        command = BY_NAME[f"go.{place}"]
        key = shown_key(self.keys.get(command.name, command.key).split(",")[0])
        action = f"app.go('{place}')"
        if place == self.place:
            here = words or _words(place, short=True)
            return Piece(Content.styled(f" {key} {here} ", "bold $background on $accent"), action)
        tail = (" " + words if words else "", "$quiet")
        return Piece(Content.assemble((key, "bold $foreground"), tail), action)


def _length(tabs: list[Piece]) -> int:
    """Cells that the tabs take, gaps included."""
    return sum(tab.words.cell_length + 2 for tab in tabs)


def _words(place: str, *, short: bool) -> str:
    if short and place == "understanding":
        return pgettext("tab", "Understanding")
    if short and place == "network":
        return pgettext("tab", "Network")
    return title(BY_NAME[f"go.{place}"])
