"""Phase 3 · Value network: who gives whom what, and the map that grows with each line."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from locales import _
from model.entities import LinkState, Strength, ValueLink
from model.labels import label
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.lists import link_arrow
from tui.screens.map_place import MapPlace
from tui.widgets.map_legend import MapLegend
from tui.widgets.map_view import MapView

LATEST = 4
"""How many of the newest links stand in words beneath the map."""


class NetworkScreen(MapPlace):
    """The map, the latest links in words, and a question for the room."""

    @dataclass
    class Asked(Message):
        """A question for the room (sent by the worker)."""

        question: str

    PLACE = "network"
    WITH_AGENDA = True

    def compose_body(self) -> ComposeResult:
        """The map above, words beneath where there is room."""
        yield MapView(legend=False, can_pin=True, id="map").data_bind(PlaceScreen.workshop)
        yield MapLegend().data_bind(PlaceScreen.workshop)
        yield Static("", id="latest", classes="only-tall", markup=False)
        yield Static("", id="ask", classes="only-tall", markup=False)

    def show(self, workshop: Workshop) -> None:
        """The newest links; the question is thought about in a worker."""
        links = list(workshop.links.values())[-LATEST:]
        width = self.query_one("#latest").size.width
        lines = [link_words(link, workshop, width) for link in reversed(links)]
        self.query_one("#latest", Static).update(Content("\n").join(lines))
        self._think(workshop)

    @work(thread=True, exclusive=True, group="ask", exit_on_error=False)
    def _think(self, workshop: Workshop) -> None:
        from model.network.graph import Network
        from model.network.suggest import suggest

        question = suggest(Network.of_workshop(workshop)).words
        if not get_current_worker().is_cancelled:
            self.post_message(self.Asked(question))

    def on_network_screen_asked(self, event: NetworkScreen.Asked) -> None:
        """Show the question."""
        ask = Content.assemble((_("Ask: "), "bold $accent"), event.question)
        self.query_one("#ask", Static).update(ask)


def link_words(link: ValueLink, workshop: Workshop, width: int = 0) -> Content:
    """A link in words: who, to whom, what; its nature and strength set quietly behind.

    The latter are left out where they do not fit into `width` cells (0: as wide as it takes).
    """
    source, target = workshop.actors[link.source], workshop.actors[link.target]
    flow = f"{source.name} {link_arrow(link)} {target.name}: {link.what}"
    quiet = kinds_of(link)
    if width and cell_len(flow) + 2 + cell_len(quiet) > width:
        return Content(flow)
    padding = " " * max(2, 52 - cell_len(flow)) if cell_len(quiet) + 52 <= width else "  "
    return Content.assemble(flow, padding, (quiet, "$quiet"))


def kinds_of(link: ValueLink) -> str:
    """Nature, and what else was said of a link: strength, state, category."""
    kinds = [label(link.nature)]
    if link.strength is not Strength.UNSPECIFIED:
        kinds.append(label(link.strength))
    if link.state is not LinkState.EXISTING:
        kinds.append(label(link.state))
    if link.category:
        kinds.append("#" + link.category)
    return " · ".join(kinds)
