"""The map with the whole window, and what the actor under the cursor gives and gets."""

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

    DEFAULT_CSS = """
    #looked-at { height: auto; display: none; text-style: bold; margin-bottom: 1; }
    """

    def compose_body(self) -> ComposeResult:
        """What the map is to show, where it was asked for something; map and details."""
        yield Static("", id="looked-at", markup=False)
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

    def look_at(
        self, actors: tuple[str, ...], links: tuple[str, ...] = (), words: str = ""
    ) -> None:
        """Bring `actors` and `links` forward, the cursor on the first, and say in `words` why."""
        view = self.query_one(MapView)
        view.marked = frozenset((*actors, *links))
        if actors:
            view.focus_on = actors[0] if len(actors) == 1 else None
            view.selected = actors[0]
        self._say_why(words)

    def _say_why(self, words: str) -> None:
        line = self.query_one("#looked-at", Static)
        line.update(Content(words))
        line.display = bool(words)

    @on(MapView.LetGo)
    def _let_go(self, event: MapView.LetGo) -> None:
        event.stop()
        self._say_why("")

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
