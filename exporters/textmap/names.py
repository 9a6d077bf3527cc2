"""The names of flows as they are written on a drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle
from exporters.textmap.cells import cell_width, drawable, shortened
from exporters.textmap.glyphs import SOUTH, TILDE, Glyphs
from exporters.textmap.options import Mark
from model.entities import LinkState, Nature, ValueLink

LONGEST = 28
"""Cells a flow's name may take on a drawing; longer ones are cut there."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of one flow as it is to be written."""

    line: int
    link: ValueLink
    forward: bool
    """Whether the flow goes from the source of its line to the target."""
    arrow: bool
    """Whether an arrow says which way it goes, as the line has two heads."""
    blank: bool
    """Whether a blank stands between text and an arrow that points down: in ASCII that is a "v"."""
    text: str
    least: int
    """Cells of text and arrow without such a blank."""

    def points(self, way: int) -> int:
        """Where it goes on a part of its line that runs in direction `way`."""
        return way if self.forward else (way + 2) % 4

    def cells(self, way: int) -> int:
        """Cells of text and arrow on such a part."""
        return self.least + (self.blank and self.points(way) == SOUTH)


def names_of(line: int, bundle: Bundle, glyphs: Glyphs, marks: Mapping[str, Mark]) -> list[Name]:
    """The names of all flows of a line, with marks for what the line itself cannot say."""
    found = []
    arrow = bundle.both_ways
    for link in bundle.links:
        mark = glyphs.marks[marks[link.id]] if link.id in marks else ""
        if bundle.nature is None and link.nature is Nature.INTANGIBLE:
            mark += TILDE
        if link.state is not bundle.state:
            mark += {LinkState.WISHED: "?", LinkState.BROKEN: glyphs.cross}.get(link.state, "")
        text = mark + drawable(shortened(link.what, LONGEST, mark=glyphs.ellipsis))
        forward, blank = link in bundle.forward, glyphs.ascii and arrow
        found.append(Name(line, link, forward, arrow, blank, text, cell_width(text) + arrow))
    return found
