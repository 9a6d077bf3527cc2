"""The map: views of the network, an actor looked at closely, actors put elsewhere by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from exporters.textmap import MapOptions, Rect, View
from locales import N_, _
from model.workshop import Workshop
from tui.widgets.key_taker import KeySayer
from tui.widgets.map_carry import Carry, can_carry
from tui.widgets.map_cursor import STEPS, CursorView, Direction
from tui.widgets.map_mouse import MapMouse
from tui.widgets.map_paint import Look
from tui.widgets.map_zoom import FIT

if TYPE_CHECKING:
    from exporters.textmap import Drawing

_FIXED: tuple[View, ...] = ("matrix", "list")
"""Views that are as large as they are."""
_STRIDE = (2, 1)
"""Cells that a carried actor goes at one press: a cell is about twice as high as wide."""
_LEAP = 8
"""How many rows it goes with PageUp and PageDown."""


class MapView(CursorView, KeySayer):
    """The map. Arrows move the cursor, Tab goes through links, Enter looks closer, Esc steps back.

    Args:
        view: the view to begin with; "auto" lets the drawing choose by how full it would be.
        legend: whether the drawing says at its foot what its signs mean.
        can_pin: whether actors can be put elsewhere by hand.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "focus_actor", N_("look closer"), show=False),
        Binding("escape", "step_back", N_("step back"), show=False),
    ]

    view: reactive[View] = reactive("auto")
    """The view asked for; "auto" lets the drawing choose by how full it would be."""
    per: reactive[Literal["pair", "flow"]] = reactive("pair")
    """One line for all flows between two actors, or one for each flow."""
    focus_on: reactive[str | None] = reactive(None)
    """Id of the actor looked at closely."""

    class LetGo(Message):
        """What stood out does so no more."""

    @dataclass
    class Opened(Message):
        """Enter was pressed on a link."""

        link_id: str

    @dataclass
    class Carrying(Message):
        """An actor was taken up, or is carried no more (None)."""

        actor_id: str | None

    @dataclass
    class Dropped(Message):
        """An actor was put elsewhere: shares of the map's width and height."""

        actor_id: str
        pinned: tuple[float, float]

    def __init__(
        self,
        *,
        view: View = "auto",
        legend: bool = True,
        can_pin: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._legend = legend
        self.can_pin = can_pin
        """Whether actors can be put elsewhere by hand."""
        self.carried: Carry | None = None
        """The actor on its way to another place."""
        self.says_flows = True
        """Whether the drawing says in words what an actor looked at closely gives and gets."""
        self._put_down: Carry | None = None
        """Who was dropped, until a drawing shows it there."""
        self._mouse = MapMouse(self)
        self.set_reactive(MapView.view, view)

    # ------------------------------------------------------------------ drawing

    @property
    def is_zoomable(self) -> bool:
        """Whether the view can be larger than the window by choice."""
        return self.view not in _FIXED and super().is_zoomable

    def options(self, workshop: Workshop) -> MapOptions:
        """How the network is to be drawn now."""
        return replace(
            super().options(workshop),
            view="ego" if self.focus_on and self.view != "rings" else self.view,
            focus=self.focus_on,
            per=self.per,
            legend=self._legend,
            panel=self.says_flows and self.zoom == FIT,
            selected=self.marked,
            dim=self.dimmed,
            previous=self.places(),
        )

    def take(self, drawing: Drawing, options: MapOptions) -> None:
        """Show a drawing; who is carried may not be on it."""
        if self.carried is not None and not self._still_carries(drawing):
            self.give_up()
        self._put_down = None
        super().take(drawing, options)

    def _still_carries(self, drawing: Drawing) -> bool:
        """Whether the place of who is carried means the same on `drawing`."""
        before = self.drawing
        if self.carried is None or before is None or not can_carry(drawing, self.carried.actor):
            return False
        return (before.width, before.height) == (drawing.width, drawing.height)

    def look(self) -> Look:
        """The cursor, what stands out or steps back, and who is carried."""
        one = self.carried or self._put_down
        return replace(
            super().look(),
            pinned=self._pinned,
            carried=(one.actor, one.x, one.y) if one else None,
        )

    @property
    def _pinned(self) -> frozenset[str]:
        """Ids of the actors that were put where they stand."""
        if self.workshop is None or self.drawing is None or self.drawing.places is None:
            return frozenset()
        actors = self.workshop.actors.values()
        return frozenset(one.id for one in actors if one.pinned is not None)

    def cursor_box(self) -> Rect | None:
        """What is under the cursor, or carried."""
        if self.carried is not None and self.drawing is not None:
            return self.carried.rect(self.drawing)
        return super().cursor_box()

    # ------------------------------------------------------------------ what changes

    def watch_workshop(self) -> None:
        """The network changed; who is looked at may have gone."""
        self.look_anew()
        if self.workshop is not None and self.focus_on not in self.workshop.actors:
            self.focus_on = None
        super().watch_workshop()

    def watch_view(self) -> None:
        """Another view."""
        self.give_up()
        self.redraw()

    def watch_per(self) -> None:
        """Other lines."""
        self.redraw()

    def watch_focus_on(self) -> None:
        """Another actor to look at."""
        self.give_up()
        self.redraw()

    # ------------------------------------------------------------------ carrying

    def grab(self) -> bool:
        """Take up the actor under the cursor; False where there is none that can be carried."""
        if self.drawing is None or self.selected is None:
            return False
        if not (self.can_pin and can_carry(self.drawing, self.selected)):
            return False
        self.link = None
        self.carry_to(Carry.of(self.selected, self.drawing))
        return True

    def carry_to(self, carry: Carry) -> None:
        """Carry an actor to a place."""
        is_new = self.carried is None
        self.carried = carry
        if is_new:
            self.put_cursor(carry.actor)
            self.post_message(self.Carrying(carry.actor))
        self.look_anew()
        self.show_cursor()

    def drop(self) -> None:
        """Put the carried actor down where it is."""
        carry = self.carried
        self.give_up()
        if carry is not None and self.drawing is not None:
            self._put_down = carry
            self.look_anew()
            self.post_message(self.Dropped(carry.actor, carry.pin(self.drawing)))

    def put_back(self) -> None:
        """Show who was dropped where it stood before: it cannot be put there."""
        self._put_down = None
        self.look_anew()

    def give_up(self) -> None:
        """Carry nobody any more; who was carried stays where it stood."""
        if self.carried is not None:
            self.carried = None
            self._mouse.gone()
            self.look_anew()
            self.post_message(self.Carrying(None))

    def _carry_on(self, across: int, down: int) -> None:
        if self.carried is not None and self.drawing is not None:
            x = self.carried.x + across * _STRIDE[0]
            self.carry_to(self.carried.to(x, self.carried.y + down * _STRIDE[1], self.drawing))

    # ------------------------------------------------------------------ keys

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What the keys do while an actor is carried."""
        if self.carried is None:
            return ()
        return ("← ↑ ↓ →", _("move")), ("Enter", _("put down")), ("Esc", _("leave it"))

    def action_move(self, direction: Direction) -> None:
        """Move the carried actor, else the cursor."""
        if self.carried is not None:
            self._carry_on(*STEPS[direction])
        else:
            super().action_move(direction)

    def action_page(self, direction: Literal[-1, 1]) -> None:
        """Move the carried actor far, else the window."""
        if self.carried is not None:
            self._carry_on(0, direction * _LEAP)
        else:
            super().action_page(direction)

    def action_edge(self, direction: Literal[-1, 1]) -> None:
        """Move the carried actor far to the side, else the window to a corner."""
        if self.carried is not None:
            self._carry_on(direction * _LEAP, 0)
        else:
            super().action_edge(direction)

    def action_focus_actor(self) -> None:
        """Put down who is carried; open the link or look closely at the actor under the cursor."""
        if self.carried is not None:
            self.drop()
        elif self.link is not None:
            self.post_message(self.Opened(self.link))
        elif self.selected is not None:
            self.focus_on = self.selected

    def action_step_back(self) -> None:
        """One step back at a time: from the link to its actor, from an actor to the whole map.

        Where a filter is on, the place takes it off before the cursor goes.
        """
        if self.carried is not None:
            self.give_up()
        elif self.link is not None:
            self.link = None
        elif self.focus_on is not None:
            self.focus_on = None
        elif self.marked:
            self.marked = frozenset()
            self.post_message(self.LetGo())
        elif self.selected is not None and not self.dimmed:
            self.selected = None
        else:
            raise SkipAction

    # ------------------------------------------------------------------ mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The mouse takes hold of something."""
        self._mouse.down(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mouse drags it."""
        self._mouse.move(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The mouse lets go."""
        self._mouse.up()

    def on_click(self, event: events.Click) -> None:
        """A click selects an actor or a link, a second one on an actor looks closer."""
        self._mouse.click(event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel zooms in."""
        self._mouse.wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel zooms out."""
        self._mouse.wheel(event, -1)
