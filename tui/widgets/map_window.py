"""A window onto a drawing that may be larger: going in and out, and moving about in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive

from exporters.textmap import MapOptions
from model.workshop import Workshop
from tui.widgets.map_drawing import DrawingView
from tui.widgets.map_zoom import FIT, Anchor, enlarged, scaled, stepped

if TYPE_CHECKING:
    from exporters.textmap import Drawing
    from exporters.textmap.places import Places

_LONGEST_LIST = 20_000
"""Lines."""


class RoamView(DrawingView):
    """A drawing laid out larger than the window where that is asked for.

    Labels keep where they were in the drawing when it grows, and come back where they were.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
    ]

    zoom: reactive[float] = reactive(FIT)
    """How many times as wide and as high as the window the drawing is to be."""

    @dataclass
    class Shown(Message):
        """Another drawing is shown."""

        view: RoamView

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._fit: tuple[Places, Size] | None = None
        """Where labels stood when the whole drawing was in the window; larger ones follow it."""
        self._anchor: Anchor | None = None
        self._follows = True
        """Whether the cursor is brought into sight then; about the mouse it is not."""

    # ------------------------------------------------------------------ drawing

    @property
    def is_zoomable(self) -> bool:
        """Whether the drawing can be made larger; a list is as long as it is."""
        return self.drawing is None or self.drawing.view != "list"

    @property
    def drawing_size(self) -> Size:
        """How large the drawing is to be."""
        return enlarged(self.size, self.zoom) if self.is_zoomable else self.size

    @property
    def is_caught_up(self) -> bool:
        """Whether the drawing that is shown has the size that was asked for."""
        return self.drawing is None or self.made_for == self.drawing_size

    def places(self) -> Places | None:
        """Where labels stand, or would stand in a drawing of the size that is wanted."""
        if self.drawing is not None and self.drawing.places is not None and self.is_caught_up:
            return self.drawing.places
        if self._fit is None or self._fit[1] != self.size:
            return None
        places, before = self._fit
        return scaled(places, before, self.drawing_size) if self.zoom > FIT else places

    def pictured(self, workshop: Workshop, options: MapOptions) -> Drawing:
        """The drawing; a list is as long as it takes. Called in a thread of its own."""
        drawing = super().pictured(workshop, options)
        height = options.height
        while drawing.view == "list" and drawing.left_out and height < _LONGEST_LIST:
            height = height * 5 // 4 + 1
            drawing = super().pictured(workshop, replace(options, height=height))
        return drawing

    def take(self, drawing: Drawing, options: MapOptions) -> None:
        """Show a drawing, with what one looked at where it was in the window."""
        super().take(drawing, options)
        if self.zoom == FIT and drawing.places is not None:
            self._fit = drawing.places, Size(drawing.width, drawing.height)
        if self._anchor is not None and self.is_caught_up:
            size = Size(drawing.width, drawing.height)
            self.scroll_to(*self._anchor.scroll(size), animate=False, force=True)
            self._anchor = None
            if self._follows:
                self.show_cursor()
        self.post_message(self.Shown(self))

    # ------------------------------------------------------------------ in and out

    def zoom_by(self, step: int, about: Offset | None = None) -> bool:
        """Go in (1) or out (-1) about a cell of the window; False where there is no further."""
        zoom = stepped(self.zoom, step, self.size) if self.is_zoomable else self.zoom
        if zoom == self.zoom:
            return False
        self.zoom_to(zoom, about)
        return True

    def zoom_to(self, zoom: float, about: Offset | None = None) -> None:
        """Draw `zoom` times as large as the window; a cell of it, or the cursor, stays in place."""
        if self.drawing is not None:
            cell = about or self._still_cell()
            size = Size(self.drawing.width, self.drawing.height)
            self._anchor = Anchor.at(cell, self.scroll_offset, size)
            self._follows = about is None
        self.zoom = zoom
        self.redraw()

    def _still_cell(self) -> Offset:
        """The cell of the window that zooming leaves alone: the cursor's, else the middle one."""
        box = self.cursor_box()
        if box is not None:
            cell = Region(*box).center
            still = Offset(int(cell[0]), int(cell[1])) - self.scroll_offset
            if self.size.region.contains_point(still):
                return still
        return Offset(self.size.width // 2, self.size.height // 2)

    def cursor_box(self) -> tuple[int, int, int, int] | None:
        """What is under the cursor: left, top, width and height in the drawing."""
        return None

    def show_cursor(self) -> None:
        """Bring what is under the cursor into sight."""

    # ------------------------------------------------------------------ moving about

    def pan(self, across: int, down: int) -> None:
        """Move the window by a quarter of it in a direction."""
        width, height = self.size
        self.scroll_relative(across * width // 4, down * height // 4, animate=False, force=True)

    def action_page(self, direction: Literal[-1, 1]) -> None:
        """Move the window by its height."""
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False, force=True)

    def action_edge(self, direction: Literal[-1, 1]) -> None:
        """Move the window to the drawing's first corner, or to its last."""
        x, y = (0, 0) if direction < 0 else (self.max_scroll_x, self.max_scroll_y)
        self.scroll_to(x, y, animate=False, force=True)
