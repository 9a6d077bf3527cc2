"""The network as JSON Graph Format, version 2: one graph, nodes by id, everything else as metadata.

No library writes it; it is a dictionary. Values keep their types, and what is not known is absent.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from exporters.graphml_keys import (
    ARC_KEYS,
    CONTACTS_KEY,
    EDGE_KEYS,
    NODE_KEYS,
    SESSION_KEYS,
    Key,
    Node,
    Value,
)
from exporters.network import network_file
from exporters.options import Document, ExportOptions
from model.workshop import Workshop

T = TypeVar("T")


def json_graph(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as one JSON document in UTF-8; ids and attributes are those of GraphML."""
    network = network_file(workshop, options)
    node_keys: list[Key[Node]] = [*NODE_KEYS]
    if options.personal_data:
        node_keys.append(CONTACTS_KEY)
    edges = [
        {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "relation": edge.link.nature.value,
            "directed": True,
            "label": edge.link.what,
            "metadata": _metadata(EDGE_KEYS, edge),
        }
        for edge in network.edges
    ]
    arcs = [
        {
            "id": arc.id,
            "source": arc.source,
            "target": arc.target,
            "relation": arc.flows.nature,
            "directed": True,
            "label": "; ".join(arc.flows.words),
            "metadata": _metadata(ARC_KEYS, arc),
        }
        for arc in network.arcs
    ]
    graph = {
        "graph": {
            "directed": True,
            "type": "value network",
            "label": workshop.session.title,
            "metadata": _metadata(SESSION_KEYS, workshop.session),
            "nodes": {
                node.id: {"label": node.actor.name, "metadata": _metadata(node_keys, node)}
                for node in network.nodes
            },
            "edges": [*edges, *arcs],
        }
    }
    text = json.dumps(graph, ensure_ascii=False, indent=1)
    return Document((text + "\n").encode("utf-8"), network.remarks)


def _metadata(keys: Sequence[Key[T]], of: T) -> dict[str, Value]:
    said = {key.name: key.value(of) for key in keys}
    return {name: value for name, value in said.items() if value is not None and value != ""}
