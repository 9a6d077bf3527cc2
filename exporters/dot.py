"""The network for Graphviz: `dot`, `neato` and whoever else draws DOT.

Written here, because networkx needs another program to be installed for it. `dot` lays it out
anew; `neato -n2` keeps our places.
"""

from __future__ import annotations

from exporters.graphml_keys import Arc, Edge, Node
from exporters.network import network_file
from exporters.options import Document, ExportOptions
from exporters.palette import actor_colour, ink_on, link_colour
from exporters.wrapping import wrapped
from model.entities import LinkState, Nature, Sector, Strength, ValueLink
from model.network.graph import sector_of
from model.workshop import Workshop

_SHAPES = {
    Sector.PUBLIC: "box",
    Sector.PRIVATE: "ellipse",
    Sector.THIRD: "hexagon",
    Sector.CUSTOMER: "doubleoctagon",
    Sector.UNKNOWN: "box",
}
_WIDTHS = {Strength.WEAK: 1.0, Strength.UNSPECIFIED: 1.5, Strength.STRONG: 3.0}
_COLUMNS = 24


def dot(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as a directed graph that keeps parallel links, in UTF-8."""
    network = network_file(workshop, options)
    lines = [
        "digraph arvoverkko {",
        f'  graph [charset="UTF-8", label={_string(workshop.session.title)}, labelloc=t,'
        ' fontname="sans-serif", overlap=false, splines=true];',
        '  node [fontname="sans-serif", fontsize=12, style=filled];',
        '  edge [fontname="sans-serif", fontsize=10];',
        *map(_node, network.nodes),
        *map(_edge, network.edges),
        *map(_edge, network.arcs),
        "}",
    ]
    return Document(("\n".join(lines) + "\n").encode("utf-8"), network.remarks)


def _node(node: Node) -> str:
    sector = sector_of(node.actor)
    colour = actor_colour(node.actor)
    x, y = node.place
    label = "\n".join(line for line, _columns in wrapped(node.actor.name, _COLUMNS))
    style = ', style="filled,rounded"' if sector is Sector.UNKNOWN else ""
    return (
        f"  {node.id} [label={_string(label)}, tooltip={_string(node.actor.name)},"
        f' shape={_SHAPES[sector]}{style}, fillcolor="{colour}", fontcolor="{ink_on(colour)}",'
        f' pos="{x},{y}"];'
    )


def _edge(edge: Edge | Arc) -> str:
    if isinstance(edge, Edge):
        link, words, weight = edge.link, edge.link.what, 1.0
    else:
        link, words, weight = edge.flows.first, "; ".join(edge.flows.words), edge.flows.weight
    width = max(_WIDTHS[link.strength], min(weight / 2, 6.0))
    colour = link_colour(link)
    return (
        f"  {edge.source} -> {edge.target} [label={_string(words)}, {_look(link)},"
        f' penwidth={width:g}, color="{colour}"];'
    )


def _look(link: ValueLink) -> str:
    if link.state is LinkState.WISHED:
        return "style=dotted"
    if link.state is LinkState.BROKEN:
        return "style=dashed, arrowhead=teetee"
    return "style=dashed" if link.nature is Nature.INTANGIBLE else "style=solid"


def _string(text: str) -> str:
    """`text` in quotes, its lines apart; `&` too, since Graphviz reads entities as HTML does."""
    text = text.replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n") + '"'
