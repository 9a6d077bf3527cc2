"""The labels of actors: the name in brackets, the sector's sign on the outer side.

The sign stands outside the brackets, so that these hold the name and nothing else. The customer's
name stands in a heavy box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width, drawable, shortened
from exporters.textmap.drawing import Rect, Role, Style
from exporters.textmap.glyphs import Glyphs
from exporters.textmap.options import MapOptions, Mark
from model.entities import Actor, Sector


@dataclass(frozen=True, slots=True)
class Label:
    """One actor as it stands in the drawing."""

    actor: Actor
    name: str
    """The name, shortened where it had to be."""
    sign: str
    """The sector's sign, empty where the sector is not known."""
    boxed: bool = False
    """Whether it stands in a heavy box of three rows."""
    sign_first: bool = False
    """Whether the sign stands to the left of the brackets."""

    @property
    def cells(self) -> int:
        """Cells of the text between the brackets."""
        return cell_width(self.name)

    def width(self, least: int = 0) -> int:
        """Cells of the whole label; a well-connected actor needs at least some for its lines."""
        return max(self.cells + (4 if self.boxed else 2), least) + bool(self.sign)

    def facing(self, rect: Rect, width: int) -> Label:
        """The label with its sign on the outer side, when it stands at `rect` in a window.

        The inner side, where most lines come from, is left to these.
        """
        return replace(self, sign_first=2 * rect[0] + rect[2] < width)

    def body(self, rect: Rect) -> Rect:
        """The part of the label's rectangle that lines may end at: all of it but the sign."""
        left, top, width, height = rect
        signed = bool(self.sign)
        return left + (signed and self.sign_first), top, width - signed, height


def distinct_names(actors: Sequence[Actor], cells: int, mark: str) -> list[str]:
    """A name of at most `cells` cells for each actor, no two alike unless the full names are.

    Where cut names collide they keep their ends, and where even those agree they are numbered.
    """
    full = [drawable(actor.name) for actor in actors]
    names = [
        name
        if cell_width(name) <= cells
        else (drawable(actor.label) if 0 < cell_width(actor.label) <= cells else "")
        or shortened(name, cells, mark=mark)
        for actor, name in zip(actors, full, strict=True)
    ]
    for tail in (cells // 2, cells - len(mark) - 1):
        for place in _collisions(names, full):
            names[place] = shortened(full[place], cells, tail=tail, mark=mark)
    for count, place in enumerate(_collisions(names, full), start=1):
        number = f"{mark}{count}"
        names[place] = shortened(full[place], max(1, cells - len(number)), mark="") + number
    return names


def _collisions(names: Sequence[str], full: Sequence[str]) -> list[int]:
    seen: dict[str, set[str]] = {}
    for name, whole in zip(names, full, strict=True):
        seen.setdefault(name, set()).add(whole)
    return [
        place
        for place, (name, whole) in enumerate(zip(names, full, strict=True))
        if len(seen[name]) > 1 and name != whole
    ]


def sign_of(actor: Actor, glyphs: Glyphs, options: MapOptions) -> str:
    """The sign beside an actor's name: what has become of it, else its sector, else nothing."""
    mark = options.marks.get(actor.id)
    if mark is not None:
        return glyphs.marks[mark]
    return "" if actor.is_customer else glyphs.sectors.get(actor.sector, "")


def label_style(actor: Actor, options: MapOptions) -> Style:
    """The style of an actor's label."""
    sector = Sector.CUSTOMER if actor.is_customer else actor.sector
    mark = options.marks.get(actor.id)
    if actor.id in options.selected:
        return Style(Role.ACTOR, sector, emphasis="selected", mark=mark)
    if actor.id in options.dim or mark is Mark.GONE:
        return Style(Role.ACTOR, sector, emphasis="dim", mark=mark)
    strong = actor.is_customer or actor.id == options.focus or mark is not None
    return Style(Role.ACTOR, sector, emphasis="strong" if strong else "plain", mark=mark)


def draw_label(canvas: Canvas, rect: Rect, label: Label, glyphs: Glyphs, style: Style) -> None:
    """Draw one label into its rectangle, the name in the middle."""
    left, top, width, height = label.body(rect)
    middle = top + height // 2
    if label.sign:
        canvas.put(rect[0] if label.sign_first else left + width, middle, label.sign, style)
    if height >= 3:
        _draw_box(canvas, (left, top, width, height), glyphs, style)
    else:
        canvas.put(left, middle, glyphs.brackets[0], style)
        canvas.put(left + width - 1, middle, glyphs.brackets[1], style)
    for x in range(left + 1, left + width - 1):
        canvas.put(x, middle, " ", style)
    canvas.write(left + 1 + (width - 2 - label.cells) // 2, middle, label.name, style)


def _draw_box(canvas: Canvas, rect: Rect, glyphs: Glyphs, style: Style) -> None:
    left, top, width, height = rect
    north_west, north_east, south_east, south_west, across, down = glyphs.box
    right, bottom = left + width - 1, top + height - 1
    for x in range(left + 1, right):
        canvas.put(x, top, across, style)
        canvas.put(x, bottom, across, style)
    for y in range(top + 1, bottom):
        canvas.put(left, y, down, style)
        canvas.put(right, y, down, style)
    canvas.put(left, top, north_west, style)
    canvas.put(right, top, north_east, style)
    canvas.put(right, bottom, south_east, style)
    canvas.put(left, bottom, south_west, style)
