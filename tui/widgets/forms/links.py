"""The links form: the view that the method works in, strength set by one key for each link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exporters.textmap import View
from locales import N_, _
from model.changes import Change
from model.entities import Form, LinkState, Sheet, Strength, ValueLink
from model.forms.links import (
    Nearness,
    hole_turned,
    nearness_words,
    rings,
    strength_turned,
)
from model.labels import label
from model.methods import Method
from model.methods.method import LinksView
from model.workshop import Workshop
from tui.card_fields import LINK_FIELDS
from tui.home import Home
from tui.screens.dialogs import PromptScreen
from tui.screens.lists import link_arrow
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells
from tui.widgets.forms.base import FormView
from tui.widgets.forms.links_words import ego_of, view_words
from tui.widgets.map_view import MapView

_VIEWS = tuple(LinksView)
_DRAWN: dict[LinksView, View] = {
    LinksView.MAP: "auto",
    LinksView.MATRIX: "matrix",
    LinksView.EGO: "ego",
}
_NAMES = {
    LinksView.MAP: N_("map"),
    LinksView.LINES: N_("link by link"),
    LinksView.MATRIX: N_("matrix"),
    LinksView.EGO: N_("rings around one actor"),
}

BESIDE = 100
"""From this width on the map stands beside the rings."""

_STRENGTHS = {Strength.STRONG: "━━", Strength.WEAK: "╌╌", Strength.UNSPECIFIED: "──"}
"""The lines that the map draws for each strength."""


class LinksForm(FormView):
    """Links as map, matrix, list, or rings around one actor; the capture line adds more."""

    FORM: ClassVar[Form] = Form.LINKS

    DEFAULT_CSS = """
    LinksForm #links-words { height: auto; margin-bottom: 1; }
    .-short LinksForm #links-words { margin-bottom: 0; }
    LinksForm #links-both { height: 1fr; }
    LinksForm MapView { width: 1fr; }
    LinksForm Cards { width: 1fr; }
    LinksForm.-beside Cards #card-scroll { display: none; border-left: none; }
    LinksForm.-beside Cards.-detail #card-scroll { display: block; width: 1fr; }
    LinksForm.-beside Cards.-detail EntityTable { display: none; }
    """

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self._view = method.view
        self._ego = ""

    def compose(self) -> ComposeResult:
        """What is looked at, in words; the links, and the map."""
        yield Static("", id="links-words", markup=False)
        with Horizontal(id="links-both"):
            columns = ["", _("Value link"), _("Strength")]
            yield Cards(columns, LINK_FIELDS, self.save_field, list_wide=True, id="method-links")
            yield MapView(id="form-map")

    @property
    def cards(self) -> Cards:
        """The links with the card of one."""
        return self.query_one(Cards)

    @property
    def map(self) -> MapView:
        """The drawing."""
        return self.query_one(MapView)

    @property
    def _listed(self) -> bool:
        return self._view in (LinksView.LINES, LinksView.EGO)

    def main_widget(self) -> Widget | None:
        """The list or the drawing takes the keys."""
        return self.cards.table if self._listed else self.map

    def open_row(self) -> None:
        """Enter on a link: its card."""
        self.cards.open_current()

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """The view that is up."""
        if self._ego not in workshop.actors:
            self._ego = ego_of(workshop)
        self._fit()
        self.map.workshop = workshop
        if self._view is LinksView.EGO:
            self._show_rings(workshop)
        elif self._view is LinksView.LINES:
            links = list(workshop.links.values())
            self.cards.show(links, lambda link: line_row(link, workshop), workshop.actors, "")
        words = view_words(workshop, self.method, self._view, self._ego)
        self.query_one("#links-words", Static).update(words)

    def _show_rings(self, workshop: Workshop) -> None:
        links: list[ValueLink] = []
        ring_of: dict[str, str] = {}
        last: Nearness | None = None
        for place in rings(workshop, self._ego):
            for link in place.links:
                ring_of[link.id] = nearness_words(place.nearness) if place.nearness != last else ""
                last = place.nearness
                links.append(link)
        self.cards.show(
            links,
            lambda link: ring_row(link, self._ego, ring_of[link.id], workshop),
            workshop.actors,
            self._ego,
            tuple(ring_of.items()),
        )

    def _fit(self) -> None:
        """The list, the drawing, or both where there is room for both."""
        beside = self._view is LinksView.EGO and self.size.width >= BESIDE
        # Where there is little room, an open card has it to itself.
        self.set_class(beside or self.size.width < BESIDE, "-beside")
        self.cards.display = self._listed
        self.map.display = beside or not self._listed
        if self.map.display:
            self.map.view = _DRAWN[self._view]
            if self._view is LinksView.EGO:
                self.map.focus_on = self._ego or None

    def on_resize(self, event: events.Resize) -> None:
        """Another width has room for other things."""
        if self.home.desk.is_open:
            self._fit()

    @classmethod
    def projected(
        cls, workshop: Workshop, method: Method, sheet: Sheet | None, width: int, height: int
    ) -> Content:
        """The network in the method's view; the list where the method goes link by link."""
        from exporters.textmap import MapOptions, draw

        head = view_words(workshop, method, method.view, ego_of(workshop))
        lines = head.split("\n")[: max(0, height - 8)]
        options = MapOptions(
            width=width,
            height=max(1, height - len(lines) - 1),
            view=_DRAWN.get(method.view, "list"),
            focus=ego_of(workshop) or None if method.view is LinksView.EGO else None,
        )
        drawing = draw(list(workshop.actors.values()), list(workshop.links.values()), options)
        return Content("\n").join([*lines, Content(""), Content(drawing.text())])

    # ------------------------------------------------------------------ commands

    def form_other_view(self) -> None:
        """Show the links another way."""
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        self.map.focus_on = None
        self.show(self.workshop)
        self.screen.set_focus(self.main_widget())
        self.home.tell(_("View: {name}").format(name=_(_NAMES[self._view])))

    def form_next_rings(self) -> None:
        """The rings around the next actor."""
        ids = list(self.workshop.actors)
        if ids:
            at = ids.index(self._ego) + 1 if self._ego in ids else 0
            self._look_around(ids[at % len(ids)])

    def form_whose(self) -> Coroutine[None, None, None]:
        """Ask whose rings to show."""
        return self._ask_whose()

    async def _ask_whose(self) -> None:
        name = await self.home.ask(PromptScreen(_("Whose relations? A name, or how it begins.")))
        if name is None:
            return
        folded = name.casefold()
        for match in (str.__eq__, str.startswith, str.__contains__):
            for actor in self.workshop.actors.values():
                names = (actor.name, actor.label, *actor.aliases)
                if any(match(called.casefold(), folded) for called in names if called):
                    self._look_around(actor.id)
                    return
        self.home.tell(_("there is no actor called “{name}”").format(name=name))

    def _look_around(self, ego: str) -> None:
        self._ego, self._view = ego, LinksView.EGO
        self.show(self.workshop)
        self.screen.set_focus(self.main_widget())

    def form_strong(self) -> None:
        """A strong tie; once more takes the strength away."""
        self._on_link(lambda link, now: strength_turned(link, Strength.STRONG, at=now))

    def form_weak(self) -> None:
        """A weak tie."""
        self._on_link(lambda link, now: strength_turned(link, Strength.WEAK, at=now))

    def form_hole(self) -> None:
        """Wished for, or existing after all."""
        self._on_link(lambda link, now: hole_turned(link, at=now))

    def _on_link(self, make: Callable[[ValueLink, dt.datetime], Change]) -> None:
        link = self.cards.current if self._listed else None
        if isinstance(link, ValueLink):
            self.home.try_to(make, link, self.home.desk.now())
        else:
            self.home.tell(_("V goes to the links one by one."))

    def form_remove(self) -> None:
        """Remove the link under the cursor; undo brings it back."""
        link = self.cards.current if self._listed else None
        if link is not None:
            self.home.remove("links", link.id)


def line_row(link: ValueLink, workshop: Workshop) -> Cells:
    """A link on its line: how it is drawn, who gives whom what, how strong it is."""
    words = Text.assemble(
        workshop.actors[link.source].name,
        (f" {link_arrow(link)} ", "bold"),
        workshop.actors[link.target].name,
        ": ",
        (link.what, "bold"),
        (quiet_words(link), "dim"),
    )
    return _sign(link), words, strength_words(link)


def ring_row(link: ValueLink, ego: str, ring: str, workshop: Workshop) -> Cells:
    """A link as seen from the centre: ring, direction, the other one, content and channel."""
    gives = link.source == ego
    other = workshop.actors[link.target if gives else link.source]
    arrow = link_arrow(link) if gives else link_arrow(link).replace("→", "←").replace("⇢", "⇠")
    words = Text.assemble(
        (f"{arrow} ", "bold"),
        (other.name, "bold"),
        f": {link.what}",
        (quiet_words(link), "dim"),
    )
    return Text(ring, style="bold"), words, strength_words(link)


def quiet_words(link: ValueLink) -> str:
    """Channel and how often, as far as they were said."""
    said = " · ".join(filter(None, (link.channel and f"@{link.channel}", link.frequency)))
    return f"  {said}" if said else ""


def strength_words(link: ValueLink) -> str:
    """How strong a link is; a hole or a broken link says so instead."""
    if link.state is not LinkState.EXISTING:
        return label(link.state)
    return label(link.strength) if link.strength is not Strength.UNSPECIFIED else "–"


def _sign(link: ValueLink) -> str:
    if link.state is LinkState.WISHED:
        return "┈┈"
    return "✕" if link.state is LinkState.BROKEN else _STRENGTHS[link.strength]
