"""The network as GraphML, in the dialect that most network programs read without loss.

The format follows Brandes, Eiglsperger, Herman, Himsolt and Marshall (2002), "GraphML Progress
Report"; the keys and the order of writing are those that Gephi, Cytoscape, igraph, networkx, Tulip,
graph-tool, SocNetV and JGraphT each look for. `networkx.write_graphml` numbers the edges of each
pair of nodes anew, which loses parallel links in Gephi and yEd, and names its keys d0, d1, …, so
the file is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from exporters.graphml_keys import (
    ARC_KEYS,
    CONTACTS_KEY,
    EDGE_KEYS,
    NODE_KEYS,
    SESSION_KEYS,
    Arc,
    Edge,
    Key,
    Node,
)
from exporters.graphml_yed import YED_KEYS, YED_NAMESPACE, bends_of, edge_graphics, node_graphics
from exporters.network import NetworkFile, network_file
from exporters.options import Document, ExportOptions
from exporters.xml_text import XmlText
from model.entities import Session
from model.workshop import Workshop

T = TypeVar("T")
L = TypeVar("L", Edge, Arc)

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {more}\
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
"""


class _Keys(XmlText):
    """Writes the data of elements, and remembers which keys have any."""

    def __init__(self) -> None:
        super().__init__()
        self._used: set[str] = set()

    def data(self, prefix: str, keys: Iterable[Key[T]], of: T) -> list[str]:
        """The `<data>` elements of one thing."""
        lines = []
        for key in keys:
            if (text := self.text(key.value(of))) is not None:
                key_id = prefix + key.name
                self._used.add(key_id)
                lines.append(f'      <data key="{key_id}">{text}</data>\n')
        return lines

    def declared(self, scope: str, prefix: str, keys: Iterable[Key[T]]) -> list[str]:
        """The `<key>` elements of those that every file has or something has data for."""
        return [
            f'  <key id="{prefix}{key.name}" for="{scope}" attr.name="{key.name}"'
            f' attr.type="{key.type}"/>\n'
            for key in keys
            if key.always or prefix + key.name in self._used
        ]


def graphml(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as a GraphML document that is valid by the schema of GraphML 1.1.

    Every actor is a node (`n1`, `n2`, … in the order of creation) and every link an edge (`e1`,
    …), parallel links included unless they are collapsed. Contacts go along only with
    `options.personal_data`. The flavour "yed" adds what yEd draws; by the schema's letter its
    drawing elements are foreign matter inside `<data>`, and some strict readers refuse them.
    """
    network = network_file(workshop, options)
    keys = _Keys()
    node_keys: Sequence[Key[Node]] = NODE_KEYS
    if options.personal_data:
        node_keys = [*NODE_KEYS, CONTACTS_KEY]
    yed = options.flavour == "yed"
    body = _graph_data(keys, workshop.session)
    for node in network.nodes:
        body.append(f'    <node id="{node.id}">\n')
        if yed:
            body.append(node_graphics(keys, node))
        body += keys.data("", node_keys, node)
        body.append("    </node>\n")
    body += _edges(keys, network, yed)
    edge_declared = (
        keys.declared("edge", "e_", ARC_KEYS)
        if options.collapse
        else keys.declared("edge", "e_", EDGE_KEYS)
    )
    head = [
        _HEAD.format(more=f"{YED_NAMESPACE} " if yed else ""),
        *(YED_KEYS if yed else ()),
        *keys.declared("node", "", node_keys),
        *edge_declared,
        *keys.declared("graph", "g_", SESSION_KEYS),
        '  <graph id="G" edgedefault="directed">\n',
    ]
    text = "".join([*head, *body, "  </graph>\n", "</graphml>\n"])
    return Document(text.encode("utf-8"), (*keys.remarks(), *network.remarks))


def _graph_data(keys: _Keys, session: Session) -> list[str]:
    return [line.removeprefix("  ") for line in keys.data("g_", SESSION_KEYS, session)]


def _edges(keys: _Keys, network: NetworkFile, yed: bool) -> list[str]:
    if network.arcs:
        return _written(keys, network, network.arcs, ARC_KEYS, yed)
    return _written(keys, network, network.edges, EDGE_KEYS, yed)


def _written(
    keys: _Keys, network: NetworkFile, edges: Sequence[L], of: Sequence[Key[L]], yed: bool
) -> list[str]:
    lines = []
    bends = bends_of(network.nodes, edges) if yed else {}
    for edge in edges:
        lines.append(f'    <edge id="{edge.id}" source="{edge.source}" target="{edge.target}">\n')
        if yed:
            lines.append(edge_graphics(keys, edge, bends.get(edge.id)))
        lines += keys.data("e_", of, edge)
        lines.append("    </edge>\n")
    return lines


def to_graphml(workshop: Workshop, options: ExportOptions) -> bytes:
    """The bytes of `graphml`: UTF-8 without a byte-order mark, lines ending in LF."""
    return graphml(workshop, options).data
