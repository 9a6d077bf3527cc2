"""The network drawn as text, off the event loop: the last drawing stays until the next is ready.

The drawing itself is `exporters.textmap`'s; this widget gives it a size and colours it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, cast

from rich.style import Style as RichStyle
from textual import events, work
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.worker import Worker, get_current_worker

from exporters.textmap import MapOptions, View
from model.workshop import Workshop
from tui.home import Home
from tui.settings import draws_ascii
from tui.widgets.map_hits import Ground
from tui.widgets.map_paint import PINS, PINS_ASCII, Look, Painter
from tui.widgets.map_style import MapStyles
from tui.widgets.strip_view import StripView

if TYPE_CHECKING:
    from exporters.textmap import Drawing

Effort = Literal["first", "full"]

MANY_LINKS = 30
"""With more links than this a good drawing takes so long that a quick one comes before it."""


class DrawingView(StripView):
    """A drawing of the session's network, as large as the window."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    DrawingView { overflow: hidden hidden; }
    DrawingView.-more { overflow: auto auto; }
    """

    workshop: reactive[Workshop | None] = reactive(None)
    """The session to draw."""

    @dataclass
    class Drawn(Message):
        """A drawing is ready (sent by the worker)."""

        drawing: Drawing
        options: MapOptions

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.drawing: Drawing | None = None
        """The drawing that is shown."""
        self._options: MapOptions | None = None
        self.ground: Ground | None = None
        """Who stands where on it."""
        self._painter: Painter | None = None
        self._colours = (True, RichStyle.null())

    # ------------------------------------------------------------------ drawing

    @property
    def ascii_only(self) -> bool:
        """Whether the map is drawn with ASCII characters only."""
        return draws_ascii(cast(Home, self.app).settings)

    @property
    def drawing_size(self) -> Size:
        """How large the drawing is to be."""
        return self.size

    @property
    def made_for(self) -> Size | None:
        """The size that the drawing which is shown was asked for; None without one."""
        options = self._options
        return Size(options.width, options.height) if options is not None else None

    def options(self, workshop: Workshop) -> MapOptions:
        """How the network is to be drawn now."""
        size = self.drawing_size
        return MapOptions(
            width=size.width,
            height=size.height,
            ascii=self.ascii_only,
            previous=self.drawing.places if self.drawing else None,
            nothing=frozenset((one.source, one.target) for one in workshop.no_flows.values()),
        )

    def pictured(self, workshop: Workshop, options: MapOptions) -> Drawing:
        """The drawing; called in a thread of its own."""
        from exporters.textmap import draw

        return draw(list(workshop.actors.values()), list(workshop.links.values()), options)

    def redraw(self) -> None:
        """Draw anew; the last drawing stays until then."""
        if self.workshop is not None and self.size.width and self.size.height:
            options = self.options(self.workshop)
            self._draw(self.workshop, options, self._efforts(self.workshop, options))

    def _efforts(self, workshop: Workshop, options: MapOptions) -> tuple[Effort, ...]:
        """Where much is to be laid out anew, something is shown at once and then made better."""
        before = self._options
        same = before is not None and _frame(before) == _frame(options)
        return ("full",) if same and len(workshop.links) <= MANY_LINKS else ("first", "full")

    @work(thread=True, exclusive=True, group="map", exit_on_error=False)
    def _draw(self, workshop: Workshop, options: MapOptions, efforts: tuple[Effort, ...]) -> None:
        from exporters.textmap import DrawingStopped

        worker = get_current_worker()
        wanted = replace(options, is_unwanted=lambda: worker.is_cancelled)
        for effort in efforts:
            try:
                drawing = self.pictured(workshop, replace(wanted, effort=effort))
            except DrawingStopped:
                return
            if worker.is_cancelled:
                return
            self.post_message(self.Drawn(drawing, options))

    def on_drawing_view_drawn(self, event: DrawingView.Drawn) -> None:
        """Show what the worker drew."""
        event.stop()
        self.take(event.drawing, event.options)

    def take(self, drawing: Drawing, options: MapOptions) -> None:
        """Show a drawing that was made for `options`."""
        self.drawing, self._options = drawing, options
        self.ground = Ground(drawing)
        self._painter = None
        # A list is given more room than it takes.
        height = len(drawing.lines) if drawing.view == "list" else drawing.height
        size = Size(drawing.width, max(1, height))
        self.set_class(size.width > self.size.width or size.height > self.size.height, "-more")
        self.virtual_size = size
        self.refresh()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A drawing that failed is said; the last one stays."""
        cast(Home, self.app).worker_failed(event)

    # ------------------------------------------------------------------ painting

    def look(self) -> Look:
        """What stands out in the drawing and what steps back."""
        return Look()

    def look_anew(self) -> None:
        """Show the same drawing with other things standing out."""
        if self._painter is not None:
            self._painter.look(self.look())
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is in sight; colours may have changed with the theme."""
        colours = (self.app.current_theme.dark, self.rich_style)
        if colours != self._colours or self._painter is None:
            self._colours = colours
            self._painter = self._new_painter(*colours)
        return super().render_lines(crop)

    def _new_painter(self, dark: bool, base: RichStyle) -> Painter | None:
        if self.drawing is None or self.ground is None:
            return None
        pins = PINS_ASCII if self._options is not None and self._options.ascii else PINS
        painter = Painter(self.drawing, self.ground, MapStyles(dark=dark), base, pins)
        painter.look(self.look())
        return painter

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window: its row is painted when it is first seen."""
        _dark, base = self._colours
        offset_x, offset_y = self.scroll_offset
        width = self.size.width
        strip = self._painter.strip(y + offset_y) if self._painter is not None else None
        if strip is None:
            return Strip.blank(width, base)
        return strip.crop_extend(offset_x, offset_x + width, base)

    # ------------------------------------------------------------------ what changes

    def watch_workshop(self) -> None:
        """The network changed."""
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Another window."""
        if self.made_for != self.drawing_size:
            self.redraw()


def _frame(options: MapOptions) -> tuple[View, str | None, str, bool, int, int]:
    """What a drawing's arrangement depends on besides the network."""
    one = options
    return one.view, one.focus, one.per, one.ascii, one.width, one.height
