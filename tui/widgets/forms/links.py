"""The links form: the view that the method works in, strength set by one key for each link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exporters.textmap import View
from locales import N_, _
from model.changes import Change
from model.entities import Form, Sheet, Strength, ValueLink
from model.forms.links import (
    Nearness,
    hole_turned,
    joined_maps,
    map_of,
    nearness_words,
    rings,
    strength_turned,
)
from model.methods import Method
from model.methods.method import LinksView
from model.workshop import Workshop
from tui.card_fields import LINK_FIELDS
from tui.home import Home
from tui.screens.dialogs import PromptScreen
from tui.widgets.cards import Cards
from tui.widgets.forms.base import FormView
from tui.widgets.forms.links_groups import GroupMaps
from tui.widgets.forms.links_rows import line_row, ring_row
from tui.widgets.forms.links_words import ego_of, room_words, view_words
from tui.widgets.map_view import MapView

_VIEWS = tuple(LinksView)
_DRAWN: dict[LinksView, View] = {
    LinksView.MAP: "auto",
    LinksView.MATRIX: "matrix",
    LinksView.EGO: "rings",
}
_NAMES = {
    LinksView.MAP: N_("map"),
    LinksView.LINES: N_("link by link"),
    LinksView.MATRIX: N_("matrix"),
    LinksView.EGO: N_("rings around one actor"),
}

_GROUP = "group:"
"""Begins the part that is one group's map; behind it comes the group's title."""

GROUP_MAPS = "group-maps"
"""The method in which each group has a map of its own."""

_PATIENCE = 20
"""For how many refreshes a list may take to be filled."""

BESIDE = 100
"""From this width on the map stands beside the rings."""


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
        self._groups = GroupMaps(home)
        if method.key == GROUP_MAPS:
            self._groups.look_for_sessions()

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

    @on(MapView.Opened)
    def _opened(self, event: MapView.Opened) -> None:
        """Enter on a link of the drawing: its card in the list."""
        event.stop()
        group = self._groups.shown
        if group is not None and group.foreign:
            self.home.tell(_("This map is another session's; its links are changed there."))
            return
        if self._view is not LinksView.EGO:
            self._view = LinksView.LINES
            self.show(self.workshop)
        self.screen.set_focus(self.cards.table)
        self._open_card(event.link_id, _PATIENCE)

    def _open_card(self, link_id: str, patience: int) -> None:
        """Open a card once the list is filled: not before it knows its width."""
        if patience and not self.cards.table.row_count:
            self.call_after_refresh(self._open_card, link_id, patience - 1)
        else:
            self.cards.open(link_id)

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """The view that is up, of everybody's network or of one group's."""
        self._groups.keep_up(workshop)
        everybody, group = workshop, self._groups.shown
        workshop = group.workshop if group else workshop
        if group is not None and group.foreign and self._listed:
            # Its links are changed where they are saved, not in a list here.
            self._view = LinksView.MAP
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
        if group is not None or self.method.key == GROUP_MAPS:
            lines = (self._groups.words(everybody), words)
            words = Content("\n").join(line for line in lines if line.plain)
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
        cls,
        workshop: Workshop,
        method: Method,
        sheet: Sheet | None,
        width: int,
        height: int,
        part: str = "",
    ) -> Content:
        """The network in the method's view; the list where the method goes link by link."""
        from exporters.textmap import MapOptions, draw

        title = part.removeprefix(_GROUP) if part.startswith(_GROUP) else ""
        workshop = map_of(workshop, title) if title else workshop
        name, _colon, centre = ("" if title else part).partition(":")
        view = LinksView(name) if name else method.view
        ego = centre if centre in workshop.actors else ego_of(workshop)
        words = room_words(workshop, method, view, ego)
        if title:
            words = Content.styled(title, "bold $accent")
        lines = words.split("\n")[: max(0, height - 8)]
        options = MapOptions(
            width=width,
            height=max(1, height - len(lines) - 1),
            view=_DRAWN.get(view, "list"),
            focus=ego or None if view is LinksView.EGO else None,
        )
        drawing = draw(list(workshop.actors.values()), list(workshop.links.values()), options)
        return Content("\n").join([*lines, Content(""), Content(drawing.text())])

    def part(self) -> str:
        """The view that is up, and whom its rings are around; or the group whose map it is."""
        group = self._groups.shown
        if group is not None and not group.foreign:
            return f"{_GROUP}{group.title}"
        return _part(self._view, self._ego)

    def guest(self) -> Workshop | None:
        """The session of the group whose map is up."""
        group = self._groups.shown
        return group.workshop if group is not None and group.foreign else None

    @classmethod
    def parts(cls, workshop: Workshop, method: Method) -> Sequence[str]:
        """Where the method goes from actor to actor the rings around each; the groups' maps."""
        if method.key == GROUP_MAPS and (titles := joined_maps(workshop)):
            return [*(f"{_GROUP}{title}" for title in titles), ""]
        if method.view is not LinksView.EGO:
            return ()
        return [_part(LinksView.EGO, actor) for actor in workshop.actors]

    # ------------------------------------------------------------------ commands

    def form_other_view(self) -> None:
        """Show the links another way."""
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        group = self._groups.shown
        while group is not None and group.foreign and self._listed:
            self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        self.map.focus_on = None
        self.show(self.workshop)
        self.screen.set_focus(self.main_widget())
        self.home.tell(_("View: {name}").format(name=_(_NAMES[self._view])))

    def form_group(self) -> Coroutine[None, None, None]:
        """The map of the next group; after the last one everybody's."""
        return self._show_group()

    async def _show_group(self) -> None:
        if not await self._groups.go_on():
            self.home.tell(_("There is no map of a group yet; & joins those of other files."))
        if self.is_attached:
            self.show(self.workshop)
            self.screen.set_focus(self.main_widget())

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


def _part(view: LinksView, ego: str) -> str:
    return f"{view.value}:{ego}" if view is LinksView.EGO else view.value
