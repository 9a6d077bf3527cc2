"""The labels of actors: name, sector sign, brackets; the customer's in a heavy box."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width, drawable, shortened
from exporters.textmap.drawing import Rect, Role, Style
from exporters.textmap.glyphs import Glyphs
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

    @property
    def cells(self) -> int:
        """Cells of the text between the brackets."""
        return cell_width(self.name) + (2 if self.sign else 0)

    def width(self, least: int = 0) -> int:
        """Cells of the whole label; a well-connected actor needs at least some for its lines."""
        return max(self.cells + (4 if self.boxed else 2), least)


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


def label_style(
    actor: Actor, focus: str | None, dim: Collection[str], selected: Collection[str]
) -> Style:
    """The style of an actor's label."""
    sector = Sector.CUSTOMER if actor.is_customer else actor.sector
    if actor.id in selected:
        return Style(Role.ACTOR, sector, emphasis="selected")
    if actor.id in dim:
        return Style(Role.ACTOR, sector, emphasis="dim")
    strong = actor.is_customer or actor.id == focus
    return Style(Role.ACTOR, sector, emphasis="strong" if strong else "plain")


def draw_label(canvas: Canvas, rect: Rect, label: Label, glyphs: Glyphs, style: Style) -> None:
    """Draw one label into its rectangle, the name in the middle."""
    left, top, width, height = rect
    middle = top + height // 2
    if height >= 3:
        _draw_box(canvas, rect, glyphs, style)
    else:
        canvas.put(left, middle, glyphs.brackets[0], style)
        canvas.put(left + width - 1, middle, glyphs.brackets[1], style)
    for x in range(left + 1, left + width - 1):
        canvas.put(x, middle, " ", style)
    x = left + 1 + (width - 2 - label.cells) // 2
    if label.sign:
        canvas.put(x, middle, label.sign, style)
        x += 2
    canvas.write(x, middle, label.name, style)


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
