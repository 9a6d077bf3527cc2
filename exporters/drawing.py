"""The network drawn as text for a page: as wide as a page, and only as long as it needs to be."""

from __future__ import annotations

import re

from exporters.options import ExportOptions
from exporters.pairs import sound_links
from model.entities import Snapshot
from model.workshop import Workshop

_EMPTY_ROWS = re.compile(r"\n(?:[ ]*\n){2,}")

_COMPARED_ACTORS = 40

_MATRIX_ROWS = 6
"""Lines of a matrix beside those of the actors: column heads and legend."""


def map_text(workshop: Workshop, options: ExportOptions) -> str:
    """The map, at most as large as `options` say."""
    from exporters.textmap import MapOptions, draw

    size = MapOptions(width=options.width, height=options.height, view="map", ascii=options.ascii)
    actors = tuple(workshop.actors.values())
    return _on_a_page(draw(actors, sound_links(workshop), size).text())


def matrix_text(workshop: Workshop, options: ExportOptions) -> str:
    """The value transfer matrix in signs; empty where not every actor fits the width."""
    from exporters.textmap import MapOptions, draw

    actors = tuple(workshop.actors.values())
    size = MapOptions(
        width=options.width,
        height=len(actors) + _MATRIX_ROWS,
        view="matrix",
        ascii=options.ascii,
        nothing=frozenset((one.source, one.target) for one in workshop.no_flows.values()),
    )
    drawing = draw(actors, sound_links(workshop), size)
    if drawing.view != "matrix" or drawing.left_out_actors:
        return ""
    return _on_a_page(drawing.text())


def comparison_text(workshop: Workshop, snapshot: Snapshot, options: ExportOptions) -> str:
    """The map with signs for what is new, gone and changed since `snapshot`.

    Empty where there are so many actors that nobody could tell the signs on a page.
    """
    from exporters.textmap import MapOptions, draw_comparison

    actors = tuple(workshop.actors.values())
    if len(actors) > _COMPARED_ACTORS:
        return ""
    size = MapOptions(width=options.width, height=options.height, view="map", ascii=options.ascii)
    links = sound_links(workshop)
    drawing = draw_comparison(snapshot.actors, snapshot.links, actors, links, size)
    return _on_a_page(drawing.text())


def _on_a_page(text: str) -> str:
    """A drawing fills its window; on a page its empty rows would only push the rest down."""
    return _EMPTY_ROWS.sub("\n\n", text.strip("\n"))
