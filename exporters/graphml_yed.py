"""What yEd draws of a GraphML file: shapes with labels, and lines with arrows, all in place.

yEd shows nothing of plain GraphML but stacked boxes, so the flavour "yed" carries its graphics as
well. They come first in each element, because networkx lets later ones override x and y; the keys
carry no attr.name, as in yEd's own files. Written from the manual and from files of yEd's: yEd
itself was not at hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby

from exporters.graphml_keys import Arc, Edge, Node
from exporters.palette import actor_colour, ink_on, link_colour
from exporters.wrapping import wrapped
from exporters.xml_text import XmlText
from model.entities import LinkState, Nature, Sector, Strength
from model.network.graph import sector_of

YED_NAMESPACE = 'xmlns:y="http://www.yworks.com/xml/graphml"'

YED_KEYS = (
    '  <key id="ng" for="node" yfiles.type="nodegraphics"/>\n',
    '  <key id="eg" for="edge" yfiles.type="edgegraphics"/>\n',
)
"""The keys of the graphics. yEd's own for ports and resources are left out: some readers of other
programs stumble over them."""

_SHAPES = {
    Sector.PUBLIC: "rectangle",
    Sector.PRIVATE: "ellipse",
    Sector.THIRD: "hexagon",
    Sector.CUSTOMER: "octagon",
    Sector.UNKNOWN: "roundrectangle",
}
_LINE = 18.0
"""The height of a line of a label."""
_CELL = 7.6
"""The width of a character of a label."""
_COLUMNS = 18
"""Characters on a line of a label."""
_APART = 36.0
"""How far apart two links between the same actors run."""

_WIDTHS = {Strength.WEAK: 1.0, Strength.UNSPECIFIED: 2.0, Strength.STRONG: 4.0}

Bend = tuple[float, float]


def node_graphics(xml: XmlText, node: Node) -> str:
    """The shape of an actor: as large as its label, in the sector's colour and form."""
    lines = wrapped(xml.legal(node.actor.name), _COLUMNS)
    slanted = 1.0 if _SHAPES[sector_of(node.actor)] in ("rectangle", "roundrectangle") else 1.25
    width = slanted * (_CELL * max(columns for _line, columns in lines) + 16)
    height = slanted * (_LINE * len(lines) + 14)
    x, y = node.place[0] - width / 2, -node.place[1] - height / 2
    colour = actor_colour(node.actor)
    label = xml.text("\n".join(line for line, _columns in lines)) or ""
    border = 3.0 if node.actor.is_customer else 1.0
    return (
        '      <data key="ng"><y:ShapeNode>'
        f'<y:Geometry x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
        f'<y:Fill color="{colour}" transparent="false"/>'
        f'<y:BorderStyle color="#000000" type="line" width="{border}"/>'
        f'<y:NodeLabel textColor="{ink_on(colour)}" fontSize="12">{label}</y:NodeLabel>'
        f'<y:Shape type="{_SHAPES[sector_of(node.actor)]}"/>'
        "</y:ShapeNode></data>\n"
    )


def edge_graphics(xml: XmlText, edge: Edge | Arc, bend: Bend | None) -> str:
    """The line of a link, with its words and an arrow head at the one who gets."""
    link = edge.link if isinstance(edge, Edge) else edge.flows.first
    words = link.what if isinstance(edge, Edge) else "; ".join(edge.flows.words)
    if link.state is LinkState.EXISTING:
        style = "dashed" if link.nature is Nature.INTANGIBLE else "line"
    else:
        style = "dotted" if link.state is LinkState.WISHED else "dashed_dotted"
    point = f'<y:Point x="{bend[0]:.1f}" y="{bend[1]:.1f}"/>' if bend is not None else ""
    colour = link_colour(link)
    return (
        '      <data key="eg"><y:PolyLineEdge>'
        f'<y:Path sx="0.0" sy="0.0" tx="0.0" ty="0.0">{point}</y:Path>'
        f'<y:LineStyle color="{colour}" type="{style}" width="{_WIDTHS[link.strength]}"/>'
        '<y:Arrows source="none" target="standard"/>'
        f'<y:EdgeLabel fontSize="11">{xml.text(words) or ""}</y:EdgeLabel>'
        '<y:BendStyle smoothed="true"/>'
        "</y:PolyLineEdge></data>\n"
    )


def bends_of(nodes: Sequence[Node], edges: Sequence[Edge | Arc]) -> Mapping[str, Bend]:
    """Where the lines bend that would otherwise hide each other, by the edge's id; y downward."""
    places = {node.id: (node.place[0], -node.place[1]) for node in nodes}
    bends: dict[str, Bend] = {}
    for (one, other), group in groupby(sorted(edges, key=_pair), key=_pair):
        together = list(group)
        (x1, y1), (x2, y2) = places[one], places[other]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        for number, edge in enumerate(together):
            aside = _APART * (number - (len(together) - 1) / 2)
            if aside:
                bends[edge.id] = (
                    (x1 + x2) / 2 - (y2 - y1) / length * aside,
                    (y1 + y2) / 2 + (x2 - x1) / length * aside,
                )
    return bends


def _pair(edge: Edge | Arc) -> tuple[str, str]:
    return min(edge.source, edge.target), max(edge.source, edge.target)
