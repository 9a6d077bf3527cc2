"""The views of the network: the map with the whole window, and the value-transfer matrix."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exporters.textmap import View
from locales import _
from model.entities import Actor, ValueLink
from model.labels import label
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.lists import link_arrow
from tui.screens.network import kinds_of
from tui.widgets.map_view import MapView

VIEWS: tuple[View, ...] = ("auto", "map", "sectors", "list")
"""The views that `z` goes through."""


class MapScreen(PlaceScreen):
    """The map, and beside it what the actor under the cursor gives and gets."""

    PLACE = "map"

    def compose_body(self) -> ComposeResult:
        """Map and details."""
        with Horizontal():
            yield MapView(id="map").data_bind(PlaceScreen.workshop)
            with VerticalScroll(classes="side only-wide", id="details", can_focus=False):
                yield Static("", id="detail", markup=False)

    def main_widget(self) -> Widget | None:
        """The map takes the keys."""
        return self.query_one(MapView)

    def show(self, workshop: Workshop) -> None:
        """The details of the actor under the cursor."""
        self._show_detail(self.query_one(MapView).selected)

    def look_at(self, actors: tuple[str, ...]) -> None:
        """Put the cursor on the first of `actors` that the map shows."""
        view = self.query_one(MapView)
        if actors:
            view.focus_on = actors[0] if len(actors) == 1 else None
            view.selected = actors[0]

    @on(MapView.Selected)
    def _selected(self, event: MapView.Selected) -> None:
        event.stop()
        self._show_detail(event.actor_id)

    def _show_detail(self, actor_id: str | None) -> None:
        assert self.workshop is not None
        actor = self.workshop.actors.get(actor_id or "")
        text = actor_words(actor, self.workshop) if actor else _hint()
        self.query_one("#detail", Static).update(text)

    def action_next_view(self) -> None:
        """Another way to draw the same network."""
        view = self.query_one(MapView)
        view.focus_on = None
        view.view = VIEWS[(VIEWS.index(view.view) + 1) % len(VIEWS)]
        names = {
            "auto": _("the view that fits best"),
            "map": _("map"),
            "sectors": _("by sector"),
            "list": _("list"),
        }
        self.home.tell(_("View: {name}").format(name=names[view.view]))


class MatrixScreen(PlaceScreen):
    """Actor by actor: who gives (rows) whom (columns) what."""

    PLACE = "matrix"

    def compose_body(self) -> ComposeResult:
        """The matrix fills the window."""
        yield MapView(view="matrix", id="matrix").data_bind(PlaceScreen.workshop)

    def main_widget(self) -> Widget | None:
        """The matrix takes the keys."""
        return self.query_one(MapView)


def _hint() -> Content:
    return Content.styled(
        _("Arrow keys put the cursor on an actor; Enter looks closer, Esc steps back."), "$quiet"
    )


def actor_words(actor: Actor, workshop: Workshop) -> Content:
    """An actor with what it gives and gets."""
    links = list(workshop.links.values())
    gives = [link for link in links if link.source == actor.id]
    gets = [link for link in links if link.target == actor.id]
    parts = [
        Content.styled(actor.name, "bold"),
        Content.styled(f"{label(actor.sector)} · {label(actor.kind)}", "$quiet"),
    ]
    parts += [Content(""), Content.styled(_("Gives ({n})").format(n=len(gives)), "bold $accent")]
    parts += [_flow(link, link_arrow(link), workshop.actors[link.target]) for link in gives]
    parts += [Content(""), Content.styled(_("Gets ({n})").format(n=len(gets)), "bold $accent")]
    parts += [_flow(link, "←", workshop.actors[link.source]) for link in gets]
    for title, text in (
        (_("Tasks"), actor.tasks),
        (_("Strengths"), actor.strengths),
        (_("Weaknesses"), actor.weaknesses),
    ):
        if text:
            parts += [Content(""), Content.styled(title, "bold $accent"), Content(text)]
    return Content("\n").join(parts)


def _flow(link: ValueLink, arrow: str, other: Actor) -> Content:
    return Content.assemble(
        (f"{arrow} {other.name}: ", ""), (link.what, "bold"), ("  " + kinds_of(link), "$quiet")
    )
