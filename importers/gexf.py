"""GEXF as Gephi, networkx and igraph write it, versions 1.1 to 1.3.

Read are labels, attributes with their defaults, kinds, directions (also `mutual`) and hierarchies,
whether nested or said with `pid`. Times and drawings are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping

from importers.draft import ImportDraft, ReadOptions
from importers.network import RawEdge, RawNetwork, RawNode, drafted
from importers.safe_xml import parse_xml
from importers.values import shown
from locales import _
from model.errors import Refused

_UNDIRECTED = ("undirected", "mutual")


class _Collector:
    """Gathers nodes and edges from the elements of one file."""

    def __init__(self) -> None:
        self.line = 1
        self.raw = RawNetwork()
        self.graphs = 0
        self._default_type = "undirected"
        self._class = ""
        self._attribute = ""
        self._names: dict[tuple[str, str], str] = {}
        self._defaults: dict[tuple[str, str], str] = {}
        self._open: list[RawNode | RawEdge] = []
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._pieces = []
        match name:
            case "graph":
                self.graphs += 1
                self._default_type = attributes.get("defaultedgetype", "undirected").lower()
            case "attributes":
                self._class = attributes.get("class", "node")
            case "attribute":
                self._attribute = attributes.get("id", "")
                title = attributes.get("title", self._attribute).strip()
                self._names[self._class, self._attribute] = title
            case "node":
                self._start_node(attributes)
            case "edge":
                self._start_edge(attributes)
            case "attvalue":
                self._take_value(attributes)
            case "parent" if self._open and isinstance(self._open[-1], RawNode):
                self._open[-1].group = attributes.get("for", "")

    def text(self, text: str) -> None:
        self._pieces.append(text)

    def end(self, name: str) -> None:
        text = "".join(self._pieces)
        match name:
            case "default":
                name_of = self._names.get((self._class, self._attribute), self._attribute)
                self._defaults[self._class, name_of] = text
            case "description" | "title" if not self.graphs and text.strip():
                self.raw.title = text
            case "node" | "edge":
                self._open.pop()

    def _start_node(self, attributes: Mapping[str, str]) -> None:
        parent = next((each for each in reversed(self._open) if isinstance(each, RawNode)), None)
        node_id = attributes.get("id", "").strip()
        node = RawNode(
            id=node_id,
            where=_("line {line}: node {id}").format(line=self.line, id=shown(node_id)),
            values=_said(attributes, "label"),
            graph=self.graphs,
            group=attributes.get("pid", parent.id if parent is not None else ""),
        )
        self._open.append(node)
        if node_id:
            self.raw.nodes.append(node)
        else:
            self.raw.skip(node.where, _("the node has no id"))

    def _start_edge(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", self._default_type).lower()
        edge_id = attributes.get("id", "").strip()
        edge = RawEdge(
            source=attributes.get("source", "").strip(),
            target=attributes.get("target", "").strip(),
            where=_("line {line}: edge {id}").format(line=self.line, id=shown(edge_id)).strip(),
            directed=kind not in _UNDIRECTED,
            values=_said(attributes, "label", "kind", "weight"),
            graph=self.graphs,
        )
        self._open.append(edge)
        self.raw.edges.append(edge)

    def _take_value(self, attributes: Mapping[str, str]) -> None:
        if not self._open:
            return
        holder = self._open[-1]
        scope = "node" if isinstance(holder, RawNode) else "edge"
        # Version 1.0 said `id` where later ones say `for`.
        key = attributes.get("for", attributes.get("id", ""))
        name = self._names.get((scope, key), key)
        if name and (value := attributes.get("value", "")).strip():
            # What a program says in an attribute of its own counts more than what Gephi sees.
            holder.values[name] = value

    def finish(self) -> RawNetwork:
        """Everything gathered, with default values."""
        for (scope, name), text in self._defaults.items():
            holders = self.raw.nodes if scope == "node" else self.raw.edges
            for holder in holders:
                if text.strip():
                    holder.values.setdefault(name, text)
        return self.raw


def _said(attributes: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: attributes[name] for name in names if attributes.get(name, "").strip()}


def read_gexf(data: bytes, options: ReadOptions) -> ImportDraft:
    """What the GEXF document `data` says of a network.

    Raises:
        Refused: in one line, where it is no GEXF, broken, or unsafe to read.
        Stopped: where `options.progress` stopped it.
    """
    collector = _Collector()
    remark = parse_xml(data, "gexf", collector)
    if not collector.graphs:
        raise Refused(_("the file holds no graph"))
    raw = collector.finish()
    if remark:
        raw.remarks.append(remark)
    return drafted(raw, options)
