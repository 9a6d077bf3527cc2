"""The network as GEXF 1.3, Gephi's own format: labels, colours, sizes, places, parallel links.

`networkx.write_gexf` puts today's date into the file, so that no two are alike, and knows nothing
of `kind`, by which Gephi keeps parallel edges apart; so it is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from exporters.graphml_keys import (
    ARC_KEYS,
    CONTACTS_KEY,
    EDGE_KEYS,
    NODE_KEYS,
    Arc,
    Edge,
    Key,
    Node,
)
from exporters.network import NetworkFile, network_file
from exporters.options import Document, ExportOptions
from exporters.pairs import WEIGHTS, numbered_kinds
from exporters.palette import actor_colour, link_colour
from exporters.xml_text import XmlText
from model.entities import LinkState, Nature, Strength, ValueLink
from model.workshop import Workshop

T = TypeVar("T")

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""
_TYPES = {"string": "string", "int": "integer", "double": "double"}
_DRAWN = ("label", "x", "y", "size", "color", "weight")
"""What GEXF has a place of its own for."""

_THICKNESS = {Strength.WEAK: 1.0, Strength.UNSPECIFIED: 2.0, Strength.STRONG: 4.0}


def gexf(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as a GEXF 1.3 document; ids and attributes are those of the GraphML file."""
    network = network_file(workshop, options)
    xml = XmlText()
    node_keys: list[Key[Node]] = [*NODE_KEYS]
    if options.personal_data:
        node_keys.append(CONTACTS_KEY)
    session = workshop.session
    text = [
        _HEAD,
        f'  <meta lastmodifieddate="{options.now:%Y-%m-%d}">\n',
        "    <creator>arvoverkko</creator>\n",
        f"    <description>{xml.text(session.title)}</description>\n",
        "  </meta>\n",
        '  <graph mode="static" defaultedgetype="directed">\n',
        *_declared("node", node_keys),
        *(_declared("edge", ARC_KEYS) if network.arcs else _declared("edge", EDGE_KEYS)),
        "    <nodes>\n",
        *(line for node in network.nodes for line in _node(xml, node, node_keys)),
        "    </nodes>\n    <edges>\n",
        *_edges(xml, network),
        "    </edges>\n  </graph>\n</gexf>\n",
    ]
    return Document("".join(text).encode("utf-8"), (*xml.remarks(), *network.remarks))


def _declared(scope: str, keys: Sequence[Key[T]]) -> list[str]:
    return [
        f'    <attributes class="{scope}" mode="static">\n',
        *(
            f'      <attribute id="{key.name}" title="{key.name}" type="{_TYPES[key.type]}"/>\n'
            for key in keys
            if key.name not in _DRAWN
        ),
        "    </attributes>\n",
    ]


def _values(xml: XmlText, keys: Sequence[Key[T]], of: T) -> list[str]:
    lines = []
    for key in keys:
        value = key.value(of)
        if key.name not in _DRAWN and value is not None and xml.text(value) is not None:
            written = xml.attribute(value)
            lines.append(f'          <attvalue for="{key.name}" value={written}/>\n')
    return ["        <attvalues>\n", *lines, "        </attvalues>\n"] if lines else []


def _node(xml: XmlText, node: Node, keys: Sequence[Key[Node]]) -> list[str]:
    x, y = node.place
    return [
        f'      <node id="{node.id}" label={xml.attribute(node.actor.name)}>\n',
        *_values(xml, keys, node),
        f"        <viz:color {_rgb(actor_colour(node.actor))}/>\n",
        f'        <viz:position x="{x}" y="{y}" z="0.0"/>\n',
        f'        <viz:size value="{node.size}"/>\n',
        "      </node>\n",
    ]


def _edges(xml: XmlText, network: NetworkFile) -> list[str]:
    lines: list[str] = []
    for arc in network.arcs:
        flows = arc.flows
        lines.append(_edge(xml, arc, "; ".join(flows.words), flows.weight, flows.nature))
        lines += [*_values(xml, ARC_KEYS, arc), *_drawn(flows.first)]
    kinds = numbered_kinds([edge.link for edge in network.edges])
    for edge in network.edges:
        link = edge.link
        lines.append(_edge(xml, edge, link.what, float(WEIGHTS[link.strength]), kinds[link.id]))
        lines += [*_values(xml, EDGE_KEYS, edge), *_drawn(link)]
    return lines


def _edge(xml: XmlText, edge: Edge | Arc, words: str, weight: float, kind: str) -> str:
    return (
        f'      <edge id="{edge.id}" source="{edge.source}" target="{edge.target}"'
        f' type="directed" kind="{kind}" label={xml.attribute(words)} weight="{weight}">\n'
    )


def _drawn(link: ValueLink) -> list[str]:
    return [
        f"        <viz:color {_rgb(link_colour(link))}/>\n",
        f'        <viz:thickness value="{_THICKNESS[link.strength]}"/>\n',
        f'        <viz:shape value="{_shape(link)}"/>\n',
        "      </edge>\n",
    ]


def _shape(link: ValueLink) -> str:
    if link.state is not LinkState.EXISTING:
        return "dotted"
    return "dashed" if link.nature is Nature.INTANGIBLE else "solid"


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f'r="{red}" g="{green}" b="{blue}"'
