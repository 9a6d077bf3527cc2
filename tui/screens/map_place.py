"""What the places with a map share: going in and out, putting actors elsewhere, opening links."""

from __future__ import annotations

from textual import on

from locales import _
from model.changes import update
from tui.screens.base import PlaceScreen
from tui.screens.lists import LinksScreen
from tui.widgets.footer import CommandFooter
from tui.widgets.map_view import MapView
from tui.widgets.map_zoom import FIT


class MapPlace(PlaceScreen):
    """A place with a map in it."""

    @property
    def map(self) -> MapView:
        """The map."""
        return self.query_one(MapView)

    def main_widget(self) -> MapView:
        """The map takes the keys."""
        return self.map

    # ------------------------------------------------------------------ in and out

    def action_zoom(self, step: int) -> None:
        """Draw the map larger (1) or smaller (-1), about the cursor."""
        if not self.map.zoom_by(step):
            self.home.tell(_("It goes no further.") if step > 0 else _("All of it is in sight."))

    def action_fit(self) -> None:
        """All of the map in the window."""
        self.map.zoom_to(FIT)

    # ------------------------------------------------------------------ putting actors elsewhere

    def action_grab(self) -> None:
        """Take up the actor under the cursor, or put it down."""
        if self.map.carried is not None:
            self.map.drop()
        elif self.map.selected is None:
            self.home.tell(_("Put the cursor on an actor first: arrow keys, or a click."))
        elif not self.map.grab():
            self.home.tell(_("Actors can be moved on the map and by sector; z changes the view."))

    def action_let_go(self) -> None:
        """Let the actor under the cursor stand where the map puts it."""
        assert self.workshop is not None
        actor = self.workshop.actors.get(self.map.selected or "")
        if actor is None or actor.pinned is None:
            self.home.tell(_("No pinned actor is under the cursor."))
        else:
            self.home.try_to(update, actor, at=self.desk.now(), pinned=None)

    @on(MapView.Dropped)
    def _dropped(self, event: MapView.Dropped) -> None:
        event.stop()
        assert self.workshop is not None
        actor = self.workshop.actors.get(event.actor_id)
        moved = actor is not None and self.home.try_to(
            update, actor, at=self.desk.now(), pinned=event.pinned
        )
        if not moved:
            self.map.put_back()

    @on(MapView.Carrying)
    def _carrying(self, event: MapView.Carrying) -> None:
        event.stop()
        self.query_one(CommandFooter).own_keys = tuple(self.map.own_keys())

    def on_screen_suspend(self) -> None:
        """Another place is opened: who is carried stays where it stood."""
        self.map.give_up()

    # ------------------------------------------------------------------ opening links

    @on(MapView.Opened)
    def _opened(self, event: MapView.Opened) -> None:
        event.stop()
        self.home.start(self._open_link(event.link_id))

    async def _open_link(self, link_id: str) -> None:
        """Go to the links, into this one's card."""
        going = self.home.go("links")
        if going is None:
            return
        await going
        screen = self.home.screen
        if isinstance(screen, LinksScreen):
            self.home.catch_up(screen)
            screen.cards.open(link_id)
