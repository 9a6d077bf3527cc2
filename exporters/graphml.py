"""The network as GraphML, in the dialect that most network programs read without loss.

The format follows Brandes, Eiglsperger, Herman, Himsolt and Marshall (2002), "GraphML Progress
Report"; the keys and the order of writing are those that Gephi, Cytoscape, igraph, networkx, Tulip,
graph-tool, SocNetV and JGraphT each look for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TypeVar

from exporters.graphml_keys import (
    CONTACTS_KEY,
    EDGE_KEYS,
    NODE_KEYS,
    SESSION_KEYS,
    Edge,
    Key,
    Node,
    Value,
)
from exporters.options import Document, ExportOptions
from exporters.pairs import degrees, sound_links, two_way, unique_names
from exporters.positions import positions
from locales import _, ngettext
from model.workshop import Workshop

T = TypeVar("T")

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
"""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, even escaped (its production 2, Char)."""


class _Writer:
    """Turns values into XML text, counting what had to go."""

    def __init__(self) -> None:
        self.removed = 0
        """Characters removed because XML cannot hold them."""

    def text(self, value: Value) -> str | None:
        """`value` as XML text, or None where there is nothing to write."""
        if value is None:
            return None
        if not isinstance(value, str):
            return repr(value)
        value, removed = _ILLEGAL.subn("", value)
        self.removed += removed
        value = value.strip()
        if not value:
            return None
        if "&" in value:
            value = value.replace("&", "&amp;")
        # A bare carriage return would be read as a line feed; nothing else of XML's needs care.
        return value.replace("<", "&lt;").replace(">", "&gt;").replace("\r", "\n")

    def data(self, keys: list[tuple[str, Key[T]]], of: T, used: set[str]) -> list[str]:
        """The `<data>` elements of one thing, indented by two; `used` collects the key ids."""
        lines = []
        for key_id, key in keys:
            if (text := self.text(key.value(of))) is not None:
                used.add(key_id)
                lines.append(f'      <data key="{key_id}">{text}</data>\n')
        return lines


def graphml(workshop: Workshop, options: ExportOptions) -> Document:
    """The network as a GraphML document that is valid by the schema of GraphML 1.1.

    Every actor is a node (`n1`, `n2`, … in the order of creation) and every link an edge (`e1`,
    …), parallel links included. Contacts go along only with `options.personal_data`.
    """
    writer = _Writer()
    links = sound_links(workshop)
    paired = two_way(links)
    actor_keys = [*NODE_KEYS, CONTACTS_KEY] if options.personal_data else [*NODE_KEYS]
    node_keys = [(key.name, key) for key in actor_keys]
    edge_keys = [(f"e_{key.name}", key) for key in EDGE_KEYS]
    graph_keys = [(f"g_{key.name}", key) for key in SESSION_KEYS]
    used: set[str] = set()

    body = [line.removeprefix("  ") for line in writer.data(graph_keys, workshop.session, used)]
    node_ids: dict[str, str] = {}
    for number, node in enumerate(_nodes(workshop, options), start=1):
        node_ids[node.actor.id] = f"n{number}"
        body.append(f'    <node id="n{number}">\n')
        body += writer.data(node_keys, node, used)
        body.append("    </node>\n")
    for number, link in enumerate(links, start=1):
        ends = f'source="{node_ids[link.source]}" target="{node_ids[link.target]}"'
        body.append(f'    <edge id="e{number}" {ends}>\n')
        body += writer.data(edge_keys, Edge(link, paired.get(link.id)), used)
        body.append("    </edge>\n")

    head = [
        _HEAD,
        *_declared("node", node_keys, used),
        *_declared("edge", edge_keys, used),
        *_declared("graph", graph_keys, used),
        '  <graph id="G" edgedefault="directed">\n',
    ]
    text = "".join([*head, *body, "  </graph>\n", "</graphml>\n"])
    lost = len(workshop.links) - len(links)
    remarks = _remarks(workshop, options, writer.removed, len(paired) // 2, lost)
    return Document(text.encode("utf-8"), remarks)


def to_graphml(workshop: Workshop, options: ExportOptions) -> bytes:
    """The bytes of `graphml`: UTF-8 without a byte-order mark, lines ending in LF."""
    return graphml(workshop, options).data


def _nodes(workshop: Workshop, options: ExportOptions) -> list[Node]:
    actors = list(workshop.actors.values())
    places: Mapping[str, tuple[float, float]] = options.positions or {}
    if any(actor.id not in places for actor in actors):
        places = positions(workshop)
    names = unique_names(actors)
    linked = degrees(workshop)
    most = max(linked.values(), default=0) or 1
    return [
        Node(
            actor=actor,
            name=names[actor.id],
            place=(round(places[actor.id][0], 1), round(places[actor.id][1], 1)),
            # The area, not the width, grows with the links: that is what the eye compares.
            size=20 + round(30 * math.sqrt(linked[actor.id] / most)),
        )
        for actor in actors
    ]


def _declared(scope: str, keys: list[tuple[str, Key[T]]], used: set[str]) -> list[str]:
    return [
        f'  <key id="{key_id}" for="{scope}" attr.name="{key.name}" attr.type="{key.type}"/>\n'
        for key_id, key in keys
        if key.always or key_id in used
    ]


def _remarks(
    workshop: Workshop, options: ExportOptions, removed: int, pairs: int, lost: int
) -> tuple[str, ...]:
    remarks = []
    if removed:
        remarks.append(
            ngettext(
                "{n} character that XML cannot hold was removed",
                "{n} characters that XML cannot hold were removed",
                removed,
            ).format(n=removed)
        )
    contacts = sum(len(actor.contacts) for actor in workshop.actors.values())
    if contacts and not options.personal_data:
        remarks.append(
            ngettext(
                "the contact details of {n} person were left out",
                "the contact details of {n} people were left out",
                contacts,
            ).format(n=contacts)
        )
    if pairs:
        remarks.append(
            ngettext(
                "{n} two-way link is written as two edges: it counts twice in sums and weights",
                "{n} two-way links are written as two edges each: they count twice in sums and"
                " weights",
                pairs,
            ).format(n=pairs)
        )
    if lost:
        remarks.append(
            ngettext(
                "{n} link was left out because one of its actors is missing",
                "{n} links were left out because one of their actors is missing",
                lost,
            ).format(n=lost)
        )
    if workshop.links:
        remarks.append(
            _("weights say how strong a link is; igraph and networkx read them as distances")
        )
    return tuple(remarks)
