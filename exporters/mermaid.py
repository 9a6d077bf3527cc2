"""The network as a Mermaid flowchart, for Markdown pages that draw it (GitHub, Obsidian, GitLab).

No library writes it. Everything that Mermaid might take for its own language is written as a
character code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from exporters.graphml_keys import Arc, Edge, Node
from exporters.network import network_file
from exporters.options import Document, ExportOptions
from exporters.palette import SECTOR_COLOURS, ink_on, link_colour
from locales import _
from model.entities import LinkState, Nature, Sector, Strength, ValueLink
from model.network.graph import sector_of
from model.workshop import Workshop

_LINES_AT_MOST = 500
"""Mermaid draws no more edges than this unless it is told to (`maxEdges`)."""

_UNSAFE = re.compile(r"[^\w\s.,:/+?!€%°–—…’-]")
_SHAPES = {
    Sector.PUBLIC: ('["', '"]'),
    Sector.PRIVATE: ('("', '")'),
    Sector.THIRD: ('{{"', '"}}'),
    Sector.CUSTOMER: ('(["', '"])'),
    Sector.UNKNOWN: ('["', '"]'),
}


def mermaid(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as `flowchart LR`, in UTF-8; put it between ```` ```mermaid ```` fences."""
    network = network_file(workshop, options)
    edges: Sequence[Edge | Arc] = network.arcs or network.edges
    lines = [
        "flowchart LR",
        *map(_node, network.nodes),
        *map(_edge, edges),
        *_classes(network.nodes),
        *_colours(edges),
    ]
    remarks = network.remarks
    if len(edges) > _LINES_AT_MOST:
        remarks = (
            *remarks,
            _("Mermaid draws {limit} lines at most; the file has {count}").format(
                limit=_LINES_AT_MOST, count=len(edges)
            ),
        )
    return Document(("\n".join(lines) + "\n").encode("utf-8"), remarks)


def _node(node: Node) -> str:
    before, after = _SHAPES[sector_of(node.actor)]
    return f"  {node.id}{before}{_text(node.actor.name)}{after}:::{sector_of(node.actor).value}"


def _edge(edge: Edge | Arc) -> str:
    link = edge.link if isinstance(edge, Edge) else edge.flows.first
    words = link.what if isinstance(edge, Edge) else "; ".join(edge.flows.words)
    return f'  {edge.source} {_line(link)}|"{_text(words)}"| {edge.target}'


def _line(link: ValueLink) -> str:
    if link.state is LinkState.BROKEN:
        return "--x"
    if link.state is LinkState.WISHED or link.nature is Nature.INTANGIBLE:
        return "-.->"
    return "==>" if link.strength is Strength.STRONG else "-->"


def _classes(nodes: Sequence[Node]) -> list[str]:
    there = {sector_of(node.actor) for node in nodes}
    return [
        f"  classDef {sector.value} fill:{colour},color:{ink_on(colour)},stroke:#333333"
        for sector, colour in SECTOR_COLOURS.items()
        if sector in there
    ]


def _colours(edges: Sequence[Edge | Arc]) -> list[str]:
    """The colours of the lines, so that wished-for and intangible ones are told apart."""
    by_colour: dict[str, list[str]] = {}
    for number, edge in enumerate(edges):
        link = edge.link if isinstance(edge, Edge) else edge.flows.first
        by_colour.setdefault(link_colour(link), []).append(str(number))
    return [
        f"  linkStyle {','.join(numbers)} stroke:{colour}" for colour, numbers in by_colour.items()
    ]


def _text(text: str) -> str:
    """`text` on one line, every sign that might mean something to Mermaid as its code."""
    return _UNSAFE.sub(lambda sign: f"#{ord(sign.group())};", " ".join(text.split()))
