"""The mouse on the map: a click selects, dragging moves the map or an actor, the wheel zooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset

from tui.widgets.map_carry import Carry, can_carry

if TYPE_CHECKING:
    from tui.widgets.map_view import MapView


@dataclass(slots=True)
class _Press:
    """The button is down."""

    at: Offset
    """The cell of the screen."""
    scroll: Offset
    """Where the map was scrolled to."""
    carry: Carry | None
    """The actor that goes along, where one was taken hold of."""
    dragged: bool = False


class MapMouse:
    """What the mouse does on a `MapView`."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._press: _Press | None = None
        self._swallow = False

    def down(self, event: events.MouseDown) -> None:
        """Take hold of an actor, or of the map."""
        view, at = self._view, event.get_content_offset(self._view)
        self._swallow = False
        if event.button != 1 or view.drawing is None or at is None:
            return
        hit = view.hit(at)
        actor = hit.actor if hit else None
        carry = None
        if view.can_pin and actor and can_carry(view.drawing, actor):
            carry = Carry.of(actor, view.drawing)
        self._press = _Press(event.screen_offset, view.scroll_offset, carry)
        view.capture_mouse()

    def move(self, event: events.MouseMove) -> None:
        """Bring along what was taken hold of."""
        press, view = self._press, self._view
        if press is None or view.drawing is None:
            return
        way = event.screen_offset - press.at
        if not press.dragged and not way:
            return
        press.dragged = True
        if press.carry is None:
            view.scroll_to(*(press.scroll - way), animate=False, force=True)
        elif press.carry.actor in view.drawing.rects:
            moved = press.carry.x + way.x, press.carry.y + way.y
            view.carry_to(press.carry.to(*moved, view.drawing))

    def up(self) -> None:
        """Let go of it."""
        press, view = self._press, self._view
        self._press = None
        view.release_mouse()
        if press is not None and press.dragged:
            # The click that this would be otherwise is none.
            self._swallow = True
            if press.carry is not None:
                view.drop()

    def gone(self) -> None:
        """The button counts no more, as when the carrying was given up."""
        self._press = None
        view = self._view
        view.release_mouse()

    def click(self, event: events.Click) -> None:
        """Select what stands there; a second click on an actor looks closer."""
        view, at = self._view, event.get_content_offset(self._view)
        if self._swallow or view.drawing is None or at is None:
            self._swallow = False
            return
        hit = view.hit(at)
        if hit is None:
            view.put_cursor(None)
        elif hit.actor is not None:
            if hit.actor == view.selected and view.link is None:
                view.focus_on = hit.actor
            view.put_cursor(hit.actor)
        else:
            # Flows that share the line come one after another.
            links = hit.links
            place = links.index(view.link) + 1 if view.link in links else 0
            view.put_cursor(None, links[place % len(links)])

    def wheel(self, event: events.MouseEvent, step: int) -> None:
        """Zoom in or out about the cell under the mouse; with Shift the map moves sideways."""
        view = self._view
        if event.shift or not view.is_zoomable:
            return
        event.prevent_default()
        event.stop()
        # Faster than the drawing follows is too fast: a flick would go in all the way.
        if view.is_caught_up:
            view.zoom_by(step, event.get_content_offset(view))
