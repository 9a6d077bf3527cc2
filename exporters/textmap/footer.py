"""The last line of a drawing: what is left out, then what the signs mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from exporters.textmap.bundles import Bundle
from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width, shortened
from exporters.textmap.drawing import Role, Style
from exporters.textmap.glyphs import TILDE, Glyphs, LineKind
from exporters.textmap.options import MapOptions, Mark
from locales import _, ngettext, pgettext
from model.entities import Actor, LinkState, Sector

_NOTE = Style(Role.NOTE)
_LEGEND = Style(Role.LEGEND)
_BETWEEN = 3
"""Blanks between two parts of the footer."""


def words(text: str, glyphs: Glyphs) -> str:
    """A phrase of the program's own as it may stand in the drawing."""
    if not glyphs.ascii:
        return text
    folded = unicodedata.normalize("NFKD", text.replace("–", "-").replace("→", "->"))
    return "".join(char for char in folded if char.isascii())


def sector_word(sector: Sector) -> str:
    """The name of a sector, as a legend or a heading says it."""
    return {
        Sector.PUBLIC: _("public"),
        Sector.PRIVATE: _("private"),
        Sector.THIRD: _("third sector"),
        Sector.CUSTOMER: _("customer"),
        Sector.UNKNOWN: _("sector not known"),
    }[sector]


def left_out_words(links: int, actors: int) -> str:
    """What a drawing does not show, or nothing."""
    parts = []
    if actors:
        parts.append(
            ngettext("{count} actor not drawn", "{count} actors not drawn", actors).format(
                count=actors
            )
        )
    if links:
        parts.append(
            ngettext("{count} link not drawn", "{count} links not drawn", links).format(count=links)
        )
    return ", ".join(parts)


def legend_of(
    actors: Sequence[Actor], bundles: Sequence[Bundle], glyphs: Glyphs, options: MapOptions
) -> list[tuple[str, Style]]:
    """The signs that occur, each with its meaning; those of a comparison first."""
    marks = set(options.marks.values())
    found: list[tuple[str, Style]] = [
        (f"{glyphs.marks[mark]} {word}", _LEGEND)
        for mark, word in (
            (Mark.NEW, pgettext("network", "new")),
            (Mark.GONE, pgettext("network", "gone")),
            (Mark.CHANGED, pgettext("network", "changed")),
        )
        if mark in marks
    ]
    kinds = {bundle.kind for bundle in bundles}
    for kind, word in (
        (LineKind.SOLID, _("tangible")),
        (LineKind.DASHED, _("intangible")),
        (LineKind.DOTTED, _("wished for")),
    ):
        if kind in kinds:
            found.append((f"{glyphs.lines[kind, False][0] * 2} {word}", _LEGEND))
    if any(bundle.nature is None for bundle in bundles):
        found.append((TILDE + "… " + _("intangible on a shared line"), _LEGEND))
    if any(bundle.heavy for bundle in bundles):
        heavy = glyphs.lines[LineKind.SOLID, True][0] * 2
        found.append((heavy + " " + _("strong"), _LEGEND))
    if any(bundle.state is LinkState.BROKEN for bundle in bundles):
        found.append((glyphs.cross + " " + _("broken"), _LEGEND))
    sectors = {actor.sector for actor in actors if not actor.is_customer}
    for sector, sign in glyphs.sectors.items():
        if sector in sectors:
            found.append((f"{sign} {sector_word(sector)}", Style(Role.LEGEND, sector)))
    return [(words(text, glyphs), style) for text, style in found]


def draw_footer(
    canvas: Canvas, notes: Sequence[str], legend: Sequence[tuple[str, Style]], glyphs: Glyphs
) -> None:
    """Write notes and legend into the last line: the notes first, what does not fit left away.

    The first note is what the drawing leaves out; it is only cut where it alone is too long.
    """
    y = canvas.height - 1
    x = 0
    told = [words(note, glyphs) for note in notes if note]
    while len(told) > 1 and cell_width(", ".join(told)) > canvas.width:
        told.pop()
    if told:
        note = shortened(", ".join(told), canvas.width, mark=glyphs.ellipsis)
        x = canvas.write(0, y, note, _NOTE)
    for text, style in legend:
        start = x + (_BETWEEN if x else 0)
        if start + cell_width(text) > canvas.width:
            continue
        x = canvas.write(start, y, text, style)
