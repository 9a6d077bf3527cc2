"""The network for Pajek (.net): vertices with places and colours, arcs with weights and labels.

`networkx.write_pajek` writes neither labels nor the places of a directed multigraph in Pajek's
order, and refuses absent values. Arcs stand in one list without numbers of relations, because
igraph and networkx stumble over those.
"""

from __future__ import annotations

from collections.abc import Sequence

from exporters.graphml_keys import Node
from exporters.network import network_file
from exporters.options import Document, ExportOptions
from exporters.pairs import WEIGHTS
from locales import _
from model.entities import LinkState, Nature, Sector, ValueLink
from model.network.graph import sector_of
from model.workshop import Workshop

_COLOURS = {
    Sector.PUBLIC: "NavyBlue",
    Sector.PRIVATE: "YellowOrange",
    Sector.THIRD: "JungleGreen",
    Sector.CUSTOMER: "RedOrange",
    Sector.UNKNOWN: "Gray",
}
"""Names of Pajek's own palette nearest to those of Okabe and Ito."""

_QUOTED = str.maketrans({'"': "'", "\\": "/"})
_MARGIN = 0.05


def pajek(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as Pajek reads it: UTF-8, with a byte-order mark unless ASCII is enough.

    Parallel links keep arcs of their own. Quotation marks and backslashes in labels become ' and /,
    since the format knows no way to write them.
    """
    network = network_file(workshop, options)
    places = _within_one(network.nodes)
    lines = [f"*Network {_text(workshop.session.title)}", f"*Vertices {len(network.nodes)}"]
    for number, node in enumerate(network.nodes, start=1):
        x, y = places[node.id]
        lines.append(
            f'{number} "{_text(node.name)}" {x:.4f} {y:.4f} 0.5000 ellipse'
            f" ic {_COLOURS[sector_of(node.actor)]}"
        )
    lines.append("*Arcs")
    numbers = {node.id: number for number, node in enumerate(network.nodes, start=1)}
    for arc in network.arcs:
        words = "; ".join(arc.flows.words)
        ends = f"{numbers[arc.source]} {numbers[arc.target]}"
        lines.append(f'{ends} {arc.flows.weight:g} l "{_text(words)}"{_pattern(arc.flows.first)}')
    for edge in network.edges:
        ends = f"{numbers[edge.source]} {numbers[edge.target]}"
        weight = WEIGHTS[edge.link.strength]
        lines.append(f'{ends} {weight} l "{_text(edge.link.what)}"{_pattern(edge.link)}')
    text = "\n".join(lines) + "\n"
    data = text.encode("ascii") if text.isascii() else text.encode("utf-8-sig")
    return Document(data, (*_altered(workshop), *network.remarks))


def _text(text: str) -> str:
    return " ".join(text.translate(_QUOTED).split())


def _pattern(link: ValueLink) -> str:
    solid = link.state is LinkState.EXISTING and link.nature is Nature.TANGIBLE
    return "" if solid else " p Dots"


def _within_one(nodes: Sequence[Node]) -> dict[str, tuple[float, float]]:
    """Places between 0 and 1, with a margin; Pajek's y grows downward."""
    xs = [node.place[0] for node in nodes]
    ys = [-node.place[1] for node in nodes]
    room = 1 - 2 * _MARGIN
    widest = max(max(xs, default=0) - min(xs, default=0), max(ys, default=0) - min(ys, default=0))
    return {
        node.id: (
            _MARGIN + room * (x - min(xs)) / (widest or 1.0),
            _MARGIN + room * (y - min(ys)) / (widest or 1.0),
        )
        for node, x, y in zip(nodes, xs, ys, strict=True)
    }


def _altered(workshop: Workshop) -> tuple[str, ...]:
    texts = [actor.name for actor in workshop.actors.values()]
    texts += [link.what for link in workshop.links.values()]
    if any('"' in text or "\\" in text for text in texts):
        return (_("quotation marks and backslashes in names are written as ' and /"),)
    return ()
