"""The cursor on the map: arrows go from actor to actor, Tab goes through links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Spacing
from textual.message import Message
from textual.reactive import reactive

from exporters.textmap import Rect
from tui.widgets.map_hits import Hit, middle, nearest
from tui.widgets.map_paint import Look
from tui.widgets.map_window import RoamView

Direction = Literal["left", "right", "up", "down"]

STEPS: dict[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}
"""What the arrows do across and down."""

_AROUND = Spacing(1, 4, 1, 4)
"""Cells kept in sight around the cursor."""


class CursorView(RoamView):
    """A drawing with a cursor on an actor or a link, and with what stands out or steps back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"move('{key}')", show=False) for key in STEPS),
        Binding("tab", "next_link(1)", show=False),
        Binding("shift+tab", "next_link(-1)", show=False),
    ]

    selected: reactive[str | None] = reactive(None)
    """Id of the actor under the cursor."""
    link: reactive[str | None] = reactive(None)
    """Id of the link under the cursor; the actor it was reached from stays selected."""
    marked: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of the actors and links that stand out, such as those a finding is about."""
    found: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of what is being searched for; they stand out too."""
    dimmed: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of the actors and links that step back, such as those a filter leaves out."""

    @dataclass
    class Selected(Message):
        """The cursor stands on another actor or link, or on none."""

        actor_id: str | None
        link_id: str | None = None

    def look(self) -> Look:
        """The cursor, what was found, and what a filter leaves out."""
        return Look(here=self.link or self.selected, lit=self.found | self.marked, dim=self.dimmed)

    # ------------------------------------------------------------------ what changes

    def watch_workshop(self) -> None:
        """The network changed; who is under the cursor may have gone."""
        if self.workshop is not None:
            self.selected = self.selected if self.selected in self.workshop.actors else None
            self.link = self.link if self.link in self.workshop.links else None
        super().watch_workshop()

    def watch_selected(self) -> None:
        """The cursor stands on another actor."""
        self._cursor_moved()

    def watch_link(self) -> None:
        """The cursor stands on another link."""
        self._cursor_moved()

    def _cursor_moved(self) -> None:
        self.look_anew()
        self.post_message(self.Selected(self.selected, self.link))

    def watch_found(self) -> None:
        """Others are searched for."""
        self.look_anew()

    def watch_marked(self) -> None:
        """Others stand out; where not all lines have room, theirs get it now."""
        self.look_anew()
        self.redraw()

    def watch_dimmed(self) -> None:
        """Others step back; where not all lines have room, those that do not get it now."""
        self.look_anew()
        if self.drawing is not None and self.drawing.left_out:
            self.redraw()

    # ------------------------------------------------------------------ where it is

    def put_cursor(self, actor: str | None, link: str | None = None) -> None:
        """Put the cursor on an actor, or on a link, and bring it into sight."""
        self.selected = actor
        self.link = link
        self.show_cursor()

    def cursor_box(self) -> Rect | None:
        """What is under the cursor: left, top, width and height in the drawing."""
        if self.drawing is None or self.ground is None:
            return None
        if self.link is not None:
            return self.ground.box_of(self.link)
        return self.drawing.rects.get(self.selected or "")

    def show_cursor(self) -> None:
        """Bring what is under the cursor into sight."""
        box = self.cursor_box()
        if box is not None:
            self.scroll_to_region(Region(*box), spacing=_AROUND, animate=False, force=True)

    def hit(self, cell: Offset) -> Hit | None:
        """What stands at a cell of the window."""
        place = cell + self.scroll_offset
        return self.ground.at(place.x, place.y) if self.ground is not None else None

    # ------------------------------------------------------------------ keys

    def action_move(self, direction: Direction) -> None:
        """Put the cursor on the nearest actor in that direction; where there is none, move on."""
        if self.drawing is None or not self.drawing.rects:
            return
        rects, step, box = self.drawing.rects, STEPS[direction], self.cursor_box()
        if box is None or not self.is_in_sight(box):
            self.put_cursor(self._most_central())
            return
        skip = None if self.link is not None else self.selected
        there = nearest(rects, middle(box), step, skip)
        if there is not None:
            self.put_cursor(there)
        else:
            self.pan(*step)

    def is_in_sight(self, box: Rect) -> bool:
        """Whether the middle of some cells of the drawing is in the window."""
        x, y = middle(box)
        return Region(*self.scroll_offset, *self.size).contains(int(x), int(y))

    def _most_central(self) -> str:
        """The actor nearest to the middle of what is in sight."""
        assert self.drawing is not None
        rects = self.drawing.rects
        x0, y0 = middle((*self.scroll_offset, *self.size))

        def away(actor: str) -> float:
            x, y = middle(rects[actor])
            return (x - x0) ** 2 + 4 * (y - y0) ** 2

        return min(rects, key=lambda actor: (away(actor), actor))

    def links_to_go_through(self) -> list[str]:
        """The links of the actor under the cursor, all without one; not those that step back."""
        if self.workshop is None:
            return []
        actor = self.selected
        links = [one for one in self.workshop.links.values() if one.id not in self.dimmed]
        if actor is None:
            return [link.id for link in links]
        gives = [link.id for link in links if link.source == actor]
        return gives + [link.id for link in links if link.target == actor]

    def action_next_link(self, step: Literal[-1, 1]) -> None:
        """Put the cursor on the next link, of the actor under it or of all."""
        links = self.links_to_go_through()
        if not links or self.drawing is None or self.drawing.view == "matrix":
            raise SkipAction
        at = links.index(self.link) + step if self.link in links else min(0, step)
        self.put_cursor(self.selected, links[at % len(links)])
