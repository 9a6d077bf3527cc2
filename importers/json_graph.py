"""Networks as JSON: JSON Graph Format 1 and 2, node-link files (networkx, D3), Kumu, Cytoscape.js.

All of them are lists or tables of nodes and edges under different names; what is nested in a node
or edge (`metadata`, `attributes`, `data`) is read as if it stood there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from importers.decoding import decoded
from importers.draft import ImportDraft, ReadOptions
from importers.network import RawEdge, RawNetwork, RawNode, drafted
from importers.values import shown
from locales import _
from model.errors import Refused

_NODES = ("nodes", "vertices", "elements")
_EDGES = ("edges", "links", "connections", "relationships")
_SOURCE, _TARGET = ("source", "from", "src", "start"), ("target", "to", "dst", "end")
_NESTED = ("metadata", "attributes", "data", "properties")
_ENDS = frozenset({*_SOURCE, *_TARGET})
_BOTH = ("undirected", "mutual", "both")
_SESSION = frozenset({"session", "actors", "links"})
"""Tables of a session file, which is JSON too."""


def read_json_graph(data: bytes, options: ReadOptions) -> ImportDraft:
    """What the JSON document `data` says of a network.

    Raises:
        Refused: in one line, where it is no JSON, or none that holds nodes and edges.
        Stopped: where `options.progress` stopped it.
    """
    try:
        document: object = json.loads(decoded(data).text)
    except ValueError as error:
        raise Refused(_("the file is not JSON: {reason}").format(reason=_fault(error))) from error
    except RecursionError as error:
        raise Refused(_("the file is nested too deeply to be read")) from error
    if isinstance(document, dict) and document.keys() >= _SESSION:
        raise Refused(_("the file is a session; combine sessions with “merge”"))
    raw = RawNetwork()
    graphs = list(_graphs(document))
    if not graphs:
        raise Refused(_("the file holds no nodes and edges"))
    for number, graph in enumerate(graphs, start=1):
        _take(raw, graph, number)
    return drafted(raw, options)


def _fault(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return _("line {line}").format(line=error.lineno)
    return str(error)


def _graphs(document: object) -> Iterator[Mapping[str, object]]:
    """The parts of the document that hold nodes."""
    if isinstance(document, list):
        for part in document:
            yield from _graphs(part)
    elif isinstance(document, dict):
        if isinstance(document.get("graphs"), list):
            yield from _graphs(document["graphs"])
        elif isinstance(document.get("graph"), dict) and _has_nodes(document["graph"]):
            yield document["graph"]
        elif _has_nodes(document):
            yield document


def _has_nodes(graph: Mapping[str, object]) -> bool:
    return any(isinstance(graph.get(name), list | dict) for name in _NODES)


def _take(raw: RawNetwork, graph: Mapping[str, object], number: int) -> None:
    elements = graph.get("elements")
    if isinstance(elements, dict):  # as Cytoscape.js nests them
        graph = {**graph, **elements}
    directed = graph.get("directed", True) is not False
    raw.title = raw.title or _words(graph.get("label", graph.get("name", "")))
    for place, (given, node) in enumerate(_list_of(graph, _NODES), start=1):
        where = _("node {number}").format(number=place)
        if not isinstance(node, dict):
            raw.skip(where, _("it is no node"))
            continue
        values = _values(node)
        node_id = given or values.get("id") or values.get("key") or values.get("name", "")
        if not node_id:
            raw.skip(where, _("the node has no id"))
            continue
        where = _("node {id}").format(id=shown(node_id))
        raw.nodes.append(RawNode(node_id, where, _without_id(values), number))
    for place, (given, edge) in enumerate(_list_of(graph, _EDGES), start=1):
        where = _("edge {id}").format(id=shown(given)) if given else ""
        _take_edge(raw, edge, where or _("edge {number}").format(number=place), directed, number)
    for place, _hyperedge in enumerate(_list_of(graph, ("hyperedges",)), start=1):
        raw.skip(
            _("hyperedge {number}").format(number=place),
            _("a hyperedge joins several actors at once; a link joins two"),
        )


def _take_edge(raw: RawNetwork, edge: object, where: str, directed: bool, number: int) -> None:
    values = _values(edge) if isinstance(edge, dict) else {}
    source = next((values[name] for name in _SOURCE if name in values), "")
    target = next((values[name] for name in _TARGET if name in values), "")
    if not source or not target:
        raw.skip(where, _("a link needs two actors"))
        return
    said = values.get("directed", values.get("direction", "")).lower()
    if said:
        directed = said not in (*_BOTH, "false")
    rest = {name: value for name, value in _without_id(values).items() if name not in _ENDS}
    raw.edges.append(RawEdge(source, target, where, directed, rest, number))


def _without_id(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name not in ("id", "key")}


def _list_of(graph: Mapping[str, object], names: tuple[str, ...]) -> list[tuple[str, object]]:
    """The elements under the first of `names` that is there, each with its key or nothing."""
    for name in names:
        found = graph.get(name)
        if isinstance(found, list):
            return [("", each) for each in found]
        if isinstance(found, dict):
            return [(str(key), each) for key, each in found.items()]
    return []


def _values(element: Mapping[str, object]) -> dict[str, str]:
    """What an element says, as text, with what is nested in it."""
    values: dict[str, str] = {}
    for name, value in element.items():
        if name in _NESTED and isinstance(value, dict):
            for inner, text in _values(value).items():
                values.setdefault(inner, text)
        elif (words := _words(value)).strip():
            values[name] = words
    return values


def _words(value: object) -> str:
    """A JSON value as text: lists between bars, and nothing for what is nested or absent."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int() | float():
            return str(value)
        case list():
            return "|".join(filter(None, map(_words, value)))
        case dict() if isinstance(value.get("id", value.get("name")), str):
            return str(value.get("id", value.get("name")))
        case _:
            return ""
