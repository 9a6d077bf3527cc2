"""One actor and what is around it: its neighbours on a map, its flows in words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.textmap.drawing import Drawing
from exporters.textmap.flows import flows_of
from exporters.textmap.glyphs import glyphs_for
from exporters.textmap.mapplan import MapPlan
from exporters.textmap.mapview import FOOTED, draw_map
from exporters.textmap.options import MapOptions
from exporters.textmap.panel import panel_lines
from model.entities import Actor, ValueLink

_BESIDE = 100
"""From this width on the words stand beside the map."""
_BENEATH = 18
"""From this height on they stand beneath it, where the window is narrower."""


def draw_ego(
    actors: Sequence[Actor], links: Sequence[ValueLink], focus: Actor, options: MapOptions
) -> Drawing:
    """The surroundings of `focus`: links of its own, and dimmed those between its neighbours."""
    own = [link for link in links if focus.id in (link.source, link.target)]
    near = {end for link in own for end in (link.source, link.target)} | {focus.id}
    shown = [actor for actor in actors if actor.id in near]
    between = [
        link
        for link in links
        if link.source in near
        and link.target in near
        and focus.id not in (link.source, link.target)
    ]
    known = {actor.id: actor for actor in actors}
    glyphs = glyphs_for(options.ascii)
    width, height = options.width, options.height - (options.height >= FOOTED)
    flows = flows_of(focus, known, own)
    if not options.panel:
        panel, at, window = [], (0, 0), (width, height)
    elif width >= _BESIDE:
        column = min(48, width * 2 // 5)
        panel = panel_lines(flows, column, height - 1, glyphs, options)
        at, window = (width - column, 1), (width - column - 2, height)
    elif height >= _BENEATH:
        panel = panel_lines(flows, width, height // 3, glyphs, options)
        at, window = (0, height - len(panel)), (width, height - len(panel) - 1)
    else:
        panel, at, window = [], (0, 0), (width, height)
    plan = MapPlan(
        actors=shown,
        links=[*own, *between],
        centre=shown.index(focus),
        view="ego",
        panel=panel,
        panel_at=at,
        window=window,
    )
    dim = options.dim | {link.id for link in between}
    return draw_map(plan, _around(options, focus, dim))


def _around(options: MapOptions, focus: Actor, dim: frozenset[str]) -> MapOptions:
    from dataclasses import replace

    return replace(options, focus=focus.id, dim=dim)
