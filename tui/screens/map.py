"""The map with the whole window: views, search, filters, and what is under the cursor in words."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from exporters.textmap import View
from locales import _, ngettext
from model.workshop import Workshop
from tui.aids import MapChoice
from tui.screens.base import PlaceScreen
from tui.screens.map_filters import FilterPanel
from tui.screens.map_place import MapPlace
from tui.screens.map_words import (
    actor_line,
    actor_words,
    hint,
    link_line,
    link_words,
    view_name,
    view_words,
)
from tui.widgets.map_filter import MapFilter
from tui.widgets.map_find import FindLine, MapIndex, Match
from tui.widgets.map_legend import MapLegend
from tui.widgets.map_view import MapView

BESIDE = 100
"""From this width on the details stand beside the map."""

VIEWS: tuple[View, ...] = ("auto", "map", "sectors", "ego", "rings", "list")
"""The views that `z` goes through."""


class MapScreen(MapPlace):
    """The map, and beside it what is under the cursor, or the filters."""

    PLACE = "map"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up", "scroll_details(-3)", show=False),
        Binding("shift+down", "scroll_details(3)", show=False),
    ]

    DEFAULT_CSS = """
    #looked-at { height: auto; display: none; text-style: bold; margin-bottom: 1; }
    #map-head { height: 1; }
    #map-line { width: 1fr; height: 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    #map-head.-finding #map-line { display: none; }
    #map-foot { height: auto; }
    #map-here { display: none; }
    .-filtering #details { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._choice: MapChoice | None = None
        """What the map shows now; another session brings another one."""
        self._index: tuple[Workshop, MapIndex] | None = None
        self._matches: list[Match] = []
        self._at = 0

    def compose_body(self) -> ComposeResult:
        """The line above, the map with the panel beside it, its signs beneath."""
        yield Static("", id="looked-at", markup=False)
        with Horizontal(id="map-head"):
            yield Static("", id="map-line", markup=False)
            yield FindLine(id="find")
        with Horizontal(id="map-both"):
            yield MapView(legend=False, can_pin=True, id="map").data_bind(PlaceScreen.workshop)
            with VerticalScroll(classes="side only-wide", id="details", can_focus=False):
                yield Static("", id="detail", markup=False)
            yield FilterPanel()
        with Vertical(id="map-foot"):
            yield MapLegend(id="map-legend").data_bind(PlaceScreen.workshop)
            yield Static("", id="map-here", markup=False)

    def show(self, workshop: Workshop) -> None:
        """What was chosen to be seen, and the words around the map."""
        if self._choice is not self.desk.aids.map:
            self._take_up(self.desk.aids.map)
        self._apply_filter(workshop)
        self._search_again()
        self._show_detail()

    def _take_up(self, choice: MapChoice) -> None:
        """Look at the map as it was looked at before, or afresh in another session."""
        self._choice = choice
        view = self.map
        view.put_cursor(None)
        view.marked = frozenset()
        view.view, view.per, view.focus_on = choice.view, choice.per, None
        view.zoom_to(choice.zoom)
        self._say_why("")

    def on_resize(self, event: events.Resize) -> None:
        """Where there is room beside the map, the words stand there and not on it."""
        self.map.says_flows = event.size.width < BESIDE

    # ------------------------------------------------------------------ what is looked at

    def look_at(
        self, actors: tuple[str, ...], links: tuple[str, ...] = (), words: str = ""
    ) -> None:
        """Bring `actors` and `links` forward, the cursor on the first, and say in `words` why."""
        view = self.map
        view.marked = frozenset((*actors, *links))
        if actors:
            view.focus_on = actors[0] if len(actors) == 1 else None
            view.put_cursor(actors[0])
        elif links:
            view.put_cursor(None, links[0])
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
        self._show_detail()

    def _show_detail(self) -> None:
        """What is under the cursor: beside the map, or where its signs are in narrow windows."""
        workshop, view = self.workshop, self.map
        assert workshop is not None
        link = workshop.links.get(view.link or "")
        actor = workshop.actors.get(view.selected or "")
        foot = self.query_one("#map-foot")
        here = self.query_one("#map-here", Static)
        # As high as the signs whose place it takes: the map stays as large as it is.
        here.styles.height = max(1, self.query_one(MapLegend).size.height or here.size.height)
        foot.set_class(bool(link or actor), "-here")
        if link is not None:
            words = link_words(link, workshop, dark=self.app.current_theme.dark)
            here.update(link_line(link, workshop))
        elif actor is not None:
            words = actor_words(actor, workshop)
            here.update(actor_line(actor, workshop))
        else:
            words = hint()
        self.query_one("#detail", Static).update(words)

    def action_scroll_details(self, lines: int) -> None:
        """Move the words beside the map."""
        self.query_one("#details").scroll_relative(y=lines, animate=False)

    # ------------------------------------------------------------------ views

    @on(MapView.Shown)
    def _shown(self, event: MapView.Shown) -> None:
        event.stop()
        self._say_view()

    def _say_view(self) -> None:
        """The line above the map: what is filtered, else which view this is and why."""
        view, workshop = self.map, self.workshop
        if workshop is None or view.drawing is None or self._choice is None:
            return
        self._choice.zoom = view.zoom
        line = self.query_one("#map-line", Static)
        if told := self._choice.filter.words(workshop):
            after = _("Esc: everything")
            if undrawn := len(self._choice.filter.fitting(workshop).links - self._drawn()):
                count = ngettext("{n} of them not drawn", "{n} of them not drawn", undrawn)
                after = f"{count.format(n=undrawn)} · {after}"
            line.update(Content.assemble((told, "bold $accent"), (f"  {after}", "$quiet")))
            return
        around = workshop.actors.get(view.focus_on or "")
        name = around.name if around is not None else None
        line.update(Content(view_words(view.drawing, view.view, view.zoom, name)))

    def _drawn(self) -> set[str]:
        """Ids of the actors and links that the map shows."""
        drawing = self.map.drawing
        if drawing is None:
            return set()
        return set(drawing.rects).union(*drawing.bundles.values())

    def action_next_view(self) -> None:
        """Another way to draw the same network."""
        view = self.map
        asked = VIEWS[(VIEWS.index(view.view) + 1) % len(VIEWS)]
        view.focus_on = view.selected if asked in ("ego", "rings") else None
        view.view = self.desk.aids.map.view = asked
        self.home.tell(_("View: {name}").format(name=view_name(asked)))

    def action_per_flow(self) -> None:
        """One line for each flow, or one for all between two actors."""
        view = self.map
        view.per = self.desk.aids.map.per = "flow" if view.per == "pair" else "pair"
        self.home.tell(
            _("Each flow has a line of its own.")
            if view.per == "flow"
            else _("All flows between two actors share a line.")
        )

    def action_signs(self) -> None:
        """ASCII characters only, or all signs again."""
        settings = self.home.settings
        self.home.remember(replace(settings, ascii_only=not settings.ascii_only))
        self.map.redraw()
        self.query_one(MapLegend).watch_workshop()
        self.home.tell(
            _("The map is drawn with ASCII characters only.")
            if self.home.settings.ascii_only
            else _("The map is drawn with all its signs.")
        )

    # ------------------------------------------------------------------ filters

    @property
    def filters(self) -> FilterPanel:
        """The panel."""
        return self.query_one(FilterPanel)

    def action_filter(self) -> None:
        """Choose what comes forward."""
        assert self.workshop is not None
        if self.filters.is_open:
            self._close_filters()
            return
        self.filters.show(self.workshop, self.desk.aids.map.filter)
        self.query_one("#map-both").add_class("-filtering")
        self.filters.open()

    def _close_filters(self) -> None:
        self.query_one("#map-both").remove_class("-filtering")
        self.filters.close()
        self.set_focus(self.map)

    @on(FilterPanel.Left)
    def _filters_left(self, event: FilterPanel.Left) -> None:
        event.stop()
        self._close_filters()

    @on(FilterPanel.Chosen)
    def _filter_chosen(self, event: FilterPanel.Chosen) -> None:
        event.stop()
        self._filter(event.filter)

    def _filter(self, chosen: MapFilter) -> None:
        assert self.workshop is not None
        self.desk.aids.map.filter = chosen
        self._apply_filter(self.workshop)

    def _apply_filter(self, workshop: Workshop) -> None:
        chosen = self.desk.aids.map.filter
        self.map.dimmed = chosen.left_out(workshop)
        if self.filters.is_open:
            self.filters.show(workshop, chosen)
        self._say_view()

    # ------------------------------------------------------------------ search

    @property
    def find(self) -> FindLine:
        """The line to search in."""
        return self.query_one(FindLine)

    def action_find(self) -> None:
        """Search among names and flows."""
        self.query_one("#map-head").add_class("-finding")
        self.find.open(_("find"), _("a name, or what flows"))

    @on(FindLine.Typed)
    def _find_typed(self, event: FindLine.Typed) -> None:
        event.stop()
        self._search_again()

    @on(FindLine.Step)
    def _find_step(self, event: FindLine.Step) -> None:
        event.stop()
        if self._matches:
            self._at = (self._at + event.step) % len(self._matches)
            self._go_to_match()

    @on(FindLine.Left)
    def _find_left(self, event: FindLine.Left) -> None:
        event.stop()
        self.query_one("#map-head").remove_class("-finding")
        self._matches = []
        self.map.found = frozenset()

    def _search_again(self) -> None:
        """Light what is found; the cursor stays where it was found before, if it still fits."""
        if self.workshop is None or not self.query_one("#map-head").has_class("-finding"):
            return
        if self._index is None or self._index[0] is not self.workshop:
            self._index = (self.workshop, MapIndex(self.workshop))
        before = self._matches[self._at] if self._matches else None
        self._matches = self._index[1].matches(self.find.entry.value)
        self._at = self._matches.index(before) if before in self._matches else 0
        self.map.found = frozenset(match.id for match in self._matches)
        self._go_to_match()

    def _go_to_match(self) -> None:
        drawn = self._drawn()
        undrawn = sum(match.id not in drawn for match in self._matches)
        self.find.say(self._matches, self._at, undrawn)
        if self._matches:
            match = self._matches[self._at]
            self.map.put_cursor(*((match.id, None) if match.is_actor else (None, match.id)))

    # ------------------------------------------------------------------ keys

    @on(events.DescendantFocus)
    def _map_has_keys(self) -> None:
        """A click on the map puts the filters away."""
        if self.focused is self.map and self.filters.is_open:
            self._close_filters()

    def action_leave_text(self) -> None:
        """Leave the search; on the map itself Esc shows everything again."""
        if self.focused is self.map and self.desk.aids.map.filter:
            self._filter(MapFilter())
        else:
            super().action_leave_text()
