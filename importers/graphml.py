"""GraphML of our own and of other programs: Gephi, yEd, Cytoscape, igraph, networkx, Tulip, …

Read are nodes, edges, nested graphs, default values and what yEd draws (labels and arrows). Ports
are passed over and hyperedges refused one by one, since a value link joins two actors. Reported and
read all the same are files that the schema would not allow: keys without names, data without keys,
edges before their nodes, attributes that Gephi and Neo4j put on the elements themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.draft import ImportDraft, ReadOptions
from importers.network import RawEdge, RawNetwork, RawNode, drafted
from importers.redrawn import EDGE_LABEL, NODE_LABEL
from importers.safe_xml import parse_xml
from importers.values import shown
from locales import _
from model.errors import Refused

_TAGS = re.compile(r"<[^>]*>")
_NOTHING_SAID = ("label", "labels", "weight", "type")
"""Attributes of node and edge elements that some programs write against the schema."""


@dataclass(slots=True)
class _Key:
    name: str
    scopes: frozenset[str]
    default: str = ""


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended."""

    name: str
    attributes: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(self.pieces)


class _Collector:
    """Gathers nodes and edges from the elements of one file."""

    def __init__(self) -> None:
        self.line = 1
        self.raw = RawNetwork()
        self.graphs = 0
        self._keys: dict[str, _Key] = {}
        self._names: dict[str, str] = {}
        """Names by id alone, for data of a key that was declared for something else."""
        self._stack: list[_Open] = []
        self._holders: list[RawNode | RawEdge | None] = []
        """The node or edge that each open element with data of its own is; None for others."""
        self._arrows: dict[int, tuple[bool, bool]] = {}
        """Whether yEd draws an arrow head at source and target, by the edge's number."""

    # ------------------------------------------------------------------ elements

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._stack.append(_Open(name, attributes))
        match name:
            case "graph":
                self._start_graph(attributes)
            case "node":
                self._start_node(attributes)
            case "edge":
                self._start_edge(attributes)
            case "hyperedge":
                self._holders.append(None)
                self.raw.skip(
                    self._where("", attributes),
                    _("a hyperedge joins several actors at once; a link joins two"),
                )
            case "port":
                self._holders.append(None)
            case "key":
                self._start_key(attributes)
            case "Arrows":
                self._note_arrows(attributes)

    def text(self, text: str) -> None:
        if self._stack:
            self._stack[-1].pieces.append(text)

    def end(self, name: str) -> None:
        element = self._stack.pop()
        match name:
            case "data":
                self._end_data(element)
            case "default" if self._stack and self._stack[-1].name == "key":
                self._key_of(self._stack[-1].attributes).default = element.text()
            case "NodeLabel" | "EdgeLabel":
                self._end_label(name, element.text())
            case "node" | "edge" | "hyperedge" | "port":
                self._holders.pop()

    # ------------------------------------------------------------------ graphs, nodes, edges

    def _start_graph(self, attributes: Mapping[str, str]) -> None:
        if not any(isinstance(holder, RawNode) for holder in self._holders):
            self.graphs += 1

    def _is_directed(self, attributes: Mapping[str, str]) -> bool:
        said = attributes.get("directed")
        if said is None:
            graphs = [element for element in self._stack if element.name == "graph"]
            default = graphs[-1].attributes.get("edgedefault") if graphs else None
            return default != "undirected"
        return said.strip().lower() in ("true", "1")

    def _start_node(self, attributes: Mapping[str, str]) -> None:
        group = next((n for n in reversed(self._holders) if isinstance(n, RawNode)), None)
        node = RawNode(
            id=attributes.get("id", "").strip(),
            where=self._where(_("node"), attributes),
            values=_own_attributes(attributes),
            graph=self.graphs,
            group=group.id if group is not None else "",
        )
        self._holders.append(node)
        if node.id:
            self.raw.nodes.append(node)
        else:
            self.raw.skip(node.where, _("the node has no id"))

    def _start_edge(self, attributes: Mapping[str, str]) -> None:
        edge = RawEdge(
            source=attributes.get("source", "").strip(),
            target=attributes.get("target", "").strip(),
            where=self._where(_("edge"), attributes),
            directed=self._is_directed(attributes),
            values=_own_attributes(attributes),
            graph=self.graphs,
        )
        self._holders.append(edge)
        self.raw.edges.append(edge)

    def _where(self, what: str, attributes: Mapping[str, str]) -> str:
        name = f"{what} {shown(attributes.get('id', ''))}".strip()
        place = _("line {line}").format(line=self.line)
        return f"{place}: {name}" if name else place

    # ------------------------------------------------------------------ keys and data

    def _start_key(self, attributes: Mapping[str, str]) -> None:
        if any(name.startswith("yfiles.") for name in attributes):
            return
        scope = attributes.get("for", "all")
        both = frozenset({"node", "edge", "graph"})
        name = (attributes.get("attr.name") or attributes.get("id", "")).strip()
        self._names.setdefault(attributes.get("id", ""), name)
        scopes = both if scope == "all" else frozenset({scope})
        self._keys.setdefault(self._scoped(attributes), _Key(name, scopes))

    def _scoped(self, attributes: Mapping[str, str]) -> str:
        """A key's id together with what it is for: several programs use one id for both."""
        return f"{attributes.get('for', 'all')}:{attributes.get('id', '')}"

    def _key_of(self, attributes: Mapping[str, str]) -> _Key:
        return self._keys.get(self._scoped(attributes), _Key("", frozenset()))

    def _end_data(self, element: _Open) -> None:
        holders = [each for each in self._stack if each.name in _HOLDING]
        inside = holders[-1].name if holders else ""
        key_id = element.attributes.get("key", "")
        key = self._keys.get(f"{inside}:{key_id}") or self._keys.get(f"all:{key_id}")
        name, text = (key.name if key else self._names.get(key_id, key_id)), element.text()
        if inside == "graph" and name.casefold() in ("title", "name", "label"):
            self.raw.title = self.raw.title or text
        holder = self._holders[-1] if self._holders else None
        if inside in ("node", "edge") and holder is not None and name and text.strip():
            holder.values.setdefault(name, text)

    def _end_label(self, name: str, text: str) -> None:
        holder = self._holders[-1] if self._holders else None
        wanted = RawNode if name == "NodeLabel" else RawEdge
        column = NODE_LABEL if name == "NodeLabel" else EDGE_LABEL
        if text.lstrip()[:6].lower() == "<html>":
            text = _TAGS.sub(" ", text)
        if isinstance(holder, wanted) and text.strip():
            holder.values.setdefault(column, text)

    def _note_arrows(self, attributes: Mapping[str, str]) -> None:
        if self._holders and isinstance(self._holders[-1], RawEdge):
            ends = [attributes.get(end, "none").lower() != "none" for end in ("source", "target")]
            self._arrows[len(self.raw.edges) - 1] = (ends[0], ends[1])

    # ------------------------------------------------------------------ afterwards

    def finish(self) -> RawNetwork:
        """Everything gathered, with default values and yEd's arrows."""
        defaults = [key for key in self._keys.values() if key.default.strip()]
        for scope, holders in (("node", self.raw.nodes), ("edge", self.raw.edges)):
            for holder in holders:
                for key in defaults:
                    if scope in key.scopes:
                        holder.values.setdefault(key.name, key.default)
        for number, (at_source, at_target) in self._arrows.items():
            edge = self.raw.edges[number]
            if at_source and not at_target:
                edge.source, edge.target = edge.target, edge.source
            edge.directed = at_source != at_target
        return self.raw


_HOLDING = ("node", "edge", "hyperedge", "port", "graph")


def _own_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    return {
        name: attributes[name]
        for name in _NOTHING_SAID
        if name in attributes and attributes[name].strip()
    }


def read_graphml(data: bytes, options: ReadOptions) -> ImportDraft:
    """What the GraphML document `data` says of a network.

    Raises:
        Refused: in one line, where it is no GraphML, broken, or unsafe to read.
        Stopped: where `options.progress` stopped it.
    """
    collector = _Collector()
    remark = parse_xml(data, "graphml", collector)
    if not collector.graphs:
        raise Refused(_("the file holds no graph"))
    raw = collector.finish()
    if remark:
        raw.remarks.append(remark)
    return drafted(raw, options)
