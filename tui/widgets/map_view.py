"""The network drawn as text, with a cursor on its actors; drawn off the event loop.

The drawing itself is `exporters.textmap`'s; this widget gives it the window's size, shows the last
drawing until the next is ready, and adds colour and the cursor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from rich.segment import Segment
from textual import events, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.worker import Worker, get_current_worker

from exporters.textmap import View
from locales import N_
from model.workshop import Workshop
from tui.home import Home
from tui.widgets.map_style import MapStyles
from tui.widgets.strip_view import StripView

if TYPE_CHECKING:
    from exporters.textmap import Drawing

_STEPS: dict[str, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


class MapView(StripView):
    """The map. Arrows move the cursor, Enter looks closer at an actor, Esc steps back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"move('{key}')", show=False) for key in _STEPS),
        Binding("enter", "focus_actor", N_("look closer"), show=False),
        Binding("escape", "step_back", N_("step back"), show=False),
    ]

    workshop: reactive[Workshop | None] = reactive(None)
    """The session to draw."""
    view: reactive[View] = reactive("auto")
    """The view asked for; "auto" lets the drawing choose by how full it would be."""
    selected: reactive[str | None] = reactive(None)
    """Id of the actor under the cursor."""
    focus_on: reactive[str | None] = reactive(None)
    """Id of the actor looked at closely."""

    @dataclass
    class Selected(Message):
        """The cursor stands on another actor, or on none."""

        actor_id: str | None

    @dataclass
    class Drawn(Message):
        """A drawing is ready (sent by the worker)."""

        drawing: Drawing

    def __init__(self, *, view: View = "auto", legend: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._legend = legend
        self.drawing: Drawing | None = None
        self.set_reactive(MapView.view, view)

    # ------------------------------------------------------------------ drawing

    def redraw(self) -> None:
        """Draw anew at the window's size; the last drawing stays until then."""
        if self.workshop is None or not self.size.width or not self.size.height:
            return
        self._draw(self.workshop, self.size.width, self.size.height, self.drawing)

    @work(thread=True, exclusive=True, group="map", exit_on_error=False)
    def _draw(self, workshop: Workshop, width: int, height: int, previous: Drawing | None) -> None:
        """Draw in a thread: at once what can be had at once, then as well as it goes.

        A drawing that follows another one keeps its labels where they were.
        """
        from exporters.textmap import MapOptions, draw

        worker = get_current_worker()
        actors, links = list(workshop.actors.values()), list(workshop.links.values())
        options = MapOptions(
            width=width,
            height=height,
            view="ego" if self.focus_on else self.view,
            focus=self.focus_on,
            legend=self._legend,
            previous=previous.places if previous else None,
        )
        efforts: tuple[Literal["first", "full"], ...] = ("full",) if previous else ("first", "full")
        for effort in efforts:
            drawing = draw(actors, links, replace(options, effort=effort))
            if worker.is_cancelled:
                return
            self.post_message(self.Drawn(drawing))

    def on_map_view_drawn(self, event: MapView.Drawn) -> None:
        """Show what the worker drew."""
        self.drawing = event.drawing
        if self.selected not in event.drawing.rects:
            self.selected = None
        self._paint()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A drawing that failed is said; the last one stays."""
        cast(Home, self.app).worker_failed(event)

    def _paint(self) -> None:
        if self.drawing is None:
            return
        styles = MapStyles(dark=self.app.current_theme.dark)
        strips = [
            Strip([Segment(text, styles.of(token)) for text, token in line])
            for line in self.drawing.lines
        ]
        # An actor that the next drawing will show may not be on this one.
        if rect := self.drawing.rects.get(self.selected or ""):
            x, y, width, height = rect
            for row in range(y, y + height):
                strips[row] = _reversed(strips[row], x, x + width, styles)
        self.show(strips)

    def watch_workshop(self) -> None:
        """The network changed; who is looked at may have gone."""
        if self.workshop is not None and self.focus_on not in self.workshop.actors:
            self.focus_on = None
        self.redraw()

    def watch_view(self) -> None:
        """Another view."""
        self.redraw()

    def watch_focus_on(self) -> None:
        """Another actor to look at."""
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Another window."""
        self.redraw()

    def watch_selected(self, actor_id: str | None) -> None:
        """Move the cursor in the picture."""
        self._paint()
        self.post_message(self.Selected(actor_id))

    def repaint(self) -> None:
        """Colour the drawing anew: the theme changed."""
        self._paint()

    # ------------------------------------------------------------------ keys and mouse

    def action_move(self, direction: Literal["left", "right", "up", "down"]) -> None:
        """Put the cursor on the nearest actor in that direction."""
        if self.drawing is None or not self.drawing.rects:
            return
        rects = self.drawing.rects
        if self.selected is None:
            self.selected = min(rects, key=lambda actor: (rects[actor][1], rects[actor][0]))
            return
        self.selected = nearest(rects, self.selected, _STEPS[direction]) or self.selected

    def action_focus_actor(self) -> None:
        """Look closely at the actor under the cursor."""
        if self.selected is not None:
            self.focus_on = self.selected

    def action_step_back(self) -> None:
        """From an actor back to the whole map; from the map to the window's commands."""
        if self.focus_on is not None:
            self.focus_on = None
        else:
            self.selected = None

    def on_click(self, event: events.Click) -> None:
        """A click selects an actor, a second one looks closer."""
        if self.drawing is None:
            return
        at = event.get_content_offset(self)
        if at is None:
            return
        for actor_id, (x, y, width, height) in self.drawing.rects.items():
            if x <= at.x < x + width and y <= at.y < y + height:
                if self.selected == actor_id:
                    self.focus_on = actor_id
                self.selected = actor_id
                return
        self.selected = None


def nearest(
    rects: Mapping[str, tuple[int, int, int, int]], origin: str, step: tuple[int, int]
) -> str | None:
    """The actor that lies nearest to `origin` in direction `step`; None where none lies there.

    Rows count double: a cell is about twice as high as wide.
    """

    def centre(actor: str) -> tuple[float, float]:
        x, y, width, height = rects[actor]
        return x + width / 2, (y + height / 2) * 2

    x0, y0 = centre(origin)

    def cost(actor: str) -> float | None:
        x, y = centre(actor)
        along = (x - x0) * step[0] + (y - y0) * step[1]
        across = abs((x - x0) * step[1]) + abs((y - y0) * step[0])
        return along + 2 * across if along > 0.5 else None

    costs = {actor: c for actor in rects if actor != origin and (c := cost(actor)) is not None}
    return min(costs, key=lambda actor: (costs[actor], actor)) if costs else None


def _reversed(strip: Strip, start: int, end: int, styles: MapStyles) -> Strip:
    before, inside, after = strip.divide([start, end, max(strip.cell_length, end)])
    return Strip.join([before, inside.apply_style(styles.cursor), after])
