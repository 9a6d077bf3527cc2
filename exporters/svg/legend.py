"""What the signs of the picture mean: only those that occur in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exporters.palette import INK, SECTOR_COLOURS, ink_on, line_colour
from exporters.svg.marks import SvgMarks
from exporters.svg.paths import letters_width
from exporters.textmap.bundles import Bundle
from exporters.textmap.footer import sector_word
from exporters.textmap.glyphs import LineKind
from locales import _
from model.entities import Actor, LinkState, Nature, Sector
from model.network.graph import sector_of

_SIZE = 11.5
_SAMPLE = 26.0
_BETWEEN = 22.0


@dataclass(frozen=True, slots=True)
class Item:
    """One sign and its word."""

    word: str
    sample: Callable[[SvgMarks, float, float], str]
    """Draws the sign from its left edge and its middle."""

    @property
    def width(self) -> float:
        """The room it takes, with the room to the next."""
        return _SAMPLE + 6 + letters_width(self.word, _SIZE) + _BETWEEN

    def draw(self, marks: SvgMarks, x: float, y: float) -> str:
        """Sign and word, from `x` on around height `y`."""
        words = marks.words(self.word, x + _SAMPLE + 6, y, _SIZE, self.width, INK, anchor="start")
        return f"<g>{self.sample(marks, x, y)}{words}</g>\n"


def legend_items(actors: Sequence[Actor], bundles: Sequence[Bundle]) -> list[Item]:
    """The signs that occur: sectors first, then lines."""
    sectors = {sector_of(actor) for actor in actors}
    items = [Item(sector_word(sector), _sector(sector)) for sector in Sector if sector in sectors]
    kinds = {bundle.kind for bundle in bundles if bundle.state is LinkState.EXISTING}
    for nature, kind, word in (
        (Nature.TANGIBLE, LineKind.SOLID, _("tangible")),
        (Nature.INTANGIBLE, LineKind.DASHED, _("intangible")),
    ):
        if kind in kinds:
            colour = line_colour(LinkState.EXISTING, nature)
            items.append(Item(word, _line(kind, False, colour)))
    if any(bundle.nature is None for bundle in bundles):
        items.append(Item(_("intangible on a shared line"), _italic))
    if any(bundle.heavy for bundle in bundles):
        colour = line_colour(LinkState.EXISTING, Nature.TANGIBLE)
        items.append(Item(_("strong"), _line(LineKind.SOLID, True, colour)))
    states = {bundle.state for bundle in bundles}
    if LinkState.WISHED in states:
        colour = line_colour(LinkState.WISHED, None)
        items.append(Item(_("wished for"), _line(LineKind.DOTTED, False, colour)))
    if LinkState.BROKEN in states:
        items.append(Item(_("broken"), _broken))
    return items


def _sector(sector: Sector) -> Callable[[SvgMarks, float, float], str]:
    def sample(marks: SvgMarks, x: float, y: float) -> str:
        colour = SECTOR_COLOURS[sector]
        border = 2.5 if sector is Sector.CUSTOMER else 1.0
        return (
            f'<rect x="{x:.1f}" y="{y - 8:.1f}" width="{_SAMPLE}" height="16" rx="4"'
            f' fill="{colour}" stroke="{INK}" stroke-width="{border}"/>'
            + marks.sign(sector, x + _SAMPLE / 2, y, ink_on(colour))
        )

    return sample


def _line(kind: LineKind, heavy: bool, colour: str) -> Callable[[SvgMarks, float, float], str]:
    def sample(marks: SvgMarks, x: float, y: float) -> str:
        return marks.stroke(f"M{x:.1f} {y:.1f}h{_SAMPLE}", kind, heavy, colour)

    return sample


def _broken(marks: SvgMarks, x: float, y: float) -> str:
    colour = line_colour(LinkState.BROKEN, None)
    stroke = marks.stroke(f"M{x:.1f} {y:.1f}h{_SAMPLE}", LineKind.SOLID, False, colour)
    return stroke + marks.cross(x + _SAMPLE / 2, y)


def _italic(marks: SvgMarks, x: float, y: float) -> str:
    middle = x + _SAMPLE / 2
    return marks.words("abc", middle, y, _SIZE, _SAMPLE, INK, italic=True)
