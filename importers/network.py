"""Nodes and edges of any network file to a draft: names, fields, directions, groups.

The readers of the formats only gather `Raw…`; what the attributes mean is decided here, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from importers.columns import Reading
from importers.draft import (
    NOTHING,
    Column,
    DraftActor,
    DraftLink,
    ImportDraft,
    ReadOptions,
    Scope,
    Skipped,
)
from importers.redrawn import Redrawn
from importers.values import one_line
from locales import _, ngettext
from model.capture.folding import key


@dataclass(slots=True)
class RawNode:
    """A node as the file has it."""

    id: str
    where: str
    values: dict[str, str] = field(default_factory=dict)
    """Attributes that have a value, by name."""
    graph: int = 0
    """Which graph of the file it is in; a node id means something in its own graph only."""
    group: str = ""
    """Id of the node inside which it stands; empty where it stands by itself."""


@dataclass(slots=True)
class RawEdge:
    """An edge as the file has it."""

    source: str
    target: str
    where: str
    directed: bool = True
    values: dict[str, str] = field(default_factory=dict)
    graph: int = 0


@dataclass(slots=True)
class RawNetwork:
    """Everything that a reader found in one file."""

    nodes: list[RawNode] = field(default_factory=list)
    edges: list[RawEdge] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    title: str = ""

    def skip(self, where: str, why: str) -> None:
        """Remember that something was left out."""
        self.skipped.append(Skipped(where, why))


_OURS: Mapping[tuple[Scope, str], str] = {
    ("actor", "label"): "name",
    ("actor", "short_label"): "label",
    ("actor", "actor_id"): "id",
    **{
        ("actor", field): field
        for field in (
            *("kind", "sector", "internal", "networks", "roles", "tasks", "services", "strengths"),
            *("weaknesses", "offers", "needs", "benefits", "mandate", "resources", "notes"),
            *("aliases", "origins", "former_ids", "step", "pinned", "created", "contacts"),
        )
    },
    ("link", "label"): "what",
    ("link", "kind"): "nature",
    ("link", "strength_word"): "strength",
    ("link", "flow_id"): "id",
    **{
        ("link", field): field
        for field in (
            *("category", "state", "frequency", "channel", "trust", "benefit", "note"),
            *("origins", "former_ids", "step", "created"),
        )
    },
}
"""What our own attributes are read as, in the files we write and in those that passed through
another program. What we only write for that program's sake is left out."""

_OUR_SIGNS: Mapping[Scope, str] = {"actor": "actor_id", "link": "flow_id"}


def drafted(raw: RawNetwork, options: ReadOptions) -> ImportDraft:
    """The draft of a network file's nodes and edges."""
    return _Drafting(raw, options).draft()


class _Drafting:
    def __init__(self, raw: RawNetwork, options: ReadOptions) -> None:
        self._raw, self._options = raw, options
        values: Mapping[Scope, list[dict[str, str]]] = {
            "actor": [node.values for node in raw.nodes],
            "link": [edge.values for edge in raw.edges],
        }
        ours = frozenset(
            scope
            for scope, sign in _OUR_SIGNS.items()
            if any(sign in each for each in values[scope])
        )
        own = {known: to for known, to in _OURS.items() if known[0] in ours}
        self._redrawn = {scope: Redrawn.of(scope, values[scope]) for scope in ours}
        own = {
            **{each.column: each.field for each in self._redrawn.values() if each.is_taken},
            **own,
        }
        self._reading = Reading(
            values, options.mapping, own, without=frozenset({"source", "target", "direction"})
        )
        self._remarks = list(raw.remarks)
        for each in self._redrawn.values():
            self._remarks += each.remarks(self._read_as(each) == each.field)
        self._nodes: dict[tuple[int, str], RawNode] = {}
        self._keys: dict[tuple[int, str], str] = {}
        self._nameless = 0

    def draft(self) -> ImportDraft:
        actors, links = self._actors(), self._links()
        return ImportDraft(
            actors=tuple(actors),
            links=tuple(links),
            skipped=(*self._raw.skipped, *self._reading.skipped),
            columns=tuple(map(self._reasoned, self._reading.columns)),
            remarks=tuple(self._remarks),
            title=one_line(self._raw.title),
        )

    # ------------------------------------------------------------------ labels drawn anew

    def _read_as(self, redrawn: Redrawn) -> str:
        there = (column for column in self._reading.columns if redrawn.is_in(column))
        return next((column.field for column in there), NOTHING)

    def _reasoned(self, column: Column) -> Column:
        redrawn = self._redrawn.get(column.scope)
        if redrawn is None or not redrawn.is_in(column):
            return column
        return replace(column, reason=redrawn.reason)

    def _meant(self, scope: Scope, values: Mapping[str, str]) -> frozenset[str]:
        """The field that somebody changed by drawing another label."""
        redrawn = self._redrawn.get(scope)
        if redrawn is None or self._read_as(redrawn) != redrawn.field:
            return frozenset()
        return frozenset({redrawn.field}) if redrawn.differs(values) else frozenset()

    # ------------------------------------------------------------------ actors

    def _actors(self) -> list[DraftActor]:
        for node in self._raw.nodes:
            known = (node.graph, node.id)
            if known in self._nodes:
                self._raw.skip(node.where, _("a node with this id came before"))
            else:
                self._nodes[known] = node
        mere_groups = self._mere_groups()
        elsewhere: dict[str, tuple[int, str]] = {}
        actors: list[DraftActor] = []
        for known, node in self._nodes.items():
            if known in mere_groups:
                continue
            self._progress(len(actors))
            fields = self._reading.fields("actor", node.values, node.where)
            if "name" not in fields:
                fields["name"] = one_line(node.id)
                self._nameless += 1
            if group := self._group_name(node):
                fields["networks"] = (*_words(fields.get("networks")), group)
            # Graphs of one file are like files of their own: the same name is the same actor.
            folded = key(str(fields["name"]))
            first = elsewhere.setdefault(folded, known)
            self._keys[known] = _text(first if first[0] != node.graph else known)
            meant = self._meant("actor", node.values)
            actors.append(DraftActor(self._keys[known], node.where, fields, meant))
        self._tell_groups(len(mere_groups))
        self._tell_nameless(len(actors))
        return actors

    def _progress(self, done: int) -> None:
        if done % 500 == 0:
            self._options.progress(done, len(self._raw.nodes) + len(self._raw.edges))

    def _mere_groups(self) -> set[tuple[int, str]]:
        """Nodes that only hold others and have no edges: networks to belong to, no actors."""
        groups = {(node.graph, node.group) for node in self._raw.nodes if node.group}
        for edge in self._raw.edges:
            groups.discard((edge.graph, edge.source))
            groups.discard((edge.graph, edge.target))
        return groups & self._nodes.keys()

    def _group_name(self, node: RawNode) -> str:
        group = self._nodes.get((node.graph, node.group)) if node.group else None
        if group is None:
            return ""
        return one_line(self._reading.first("actor", "name", group.values) or group.id)

    def _tell_groups(self, count: int) -> None:
        if count:
            self._remarks.append(
                ngettext(
                    "{n} group of nodes is read as a network that they belong to",
                    "{n} groups of nodes are read as networks that they belong to",
                    count,
                ).format(n=count)
            )

    def _tell_nameless(self, actors: int) -> None:
        # Where no node has a label, as in many files of networkx, the ids are the names.
        if self._nameless and self._nameless < actors:
            self._remarks.append(
                ngettext(
                    "{n} node has no label and is called by its id",
                    "{n} nodes have no label and are called by their ids",
                    self._nameless,
                ).format(n=self._nameless)
            )

    # ------------------------------------------------------------------ links

    def _links(self) -> list[DraftLink]:
        links: list[DraftLink] = []
        unsaid = undirected = 0
        for done, edge in enumerate(self._raw.edges, start=len(self._nodes)):
            self._progress(done)
            ends = (edge.graph, edge.source), (edge.graph, edge.target)
            if missing := [end[1] for end in ends if end not in self._keys]:
                self._raw.skip(edge.where, _("there is no node “{id}”").format(id=missing[0]))
                continue
            fields = self._reading.fields("link", edge.values, edge.where)
            if "what" not in fields:
                unsaid += "category" not in fields
                fields["what"] = fields.get("category", _("connection"))
            source, target = (self._keys[end] for end in ends)
            links.append(
                DraftLink(source, target, edge.where, fields, self._meant("link", edge.values))
            )
            if not edge.directed:
                undirected += 1
                if self._options.undirected == "both":
                    back = {name: value for name, value in fields.items() if name != "id"}
                    links.append(DraftLink(target, source, edge.where, back))
        self._tell_links(unsaid, undirected)
        return links

    def _tell_links(self, unsaid: int, undirected: int) -> None:
        if unsaid:
            self._remarks.append(
                ngettext(
                    "{n} edge does not say what flows: it is called “{word}”",
                    "{n} edges do not say what flows: they are called “{word}”",
                    unsaid,
                ).format(n=unsaid, word=_("connection"))
            )
        if undirected and self._options.undirected == "both":
            self._remarks.append(
                ngettext(
                    "{n} edge runs both ways or has no direction: it becomes two links",
                    "{n} edges run both ways or have no direction: they become two links each",
                    undirected,
                ).format(n=undirected)
            )
        elif undirected:
            self._remarks.append(
                ngettext(
                    "{n} edge runs both ways or has no direction: it is one link, as it is written",
                    "{n} edges run both ways or have no direction: they are one link each, as they"
                    " are written",
                    undirected,
                ).format(n=undirected)
            )


def _text(known: tuple[int, str]) -> str:
    return f"{known[0]}:{known[1]}" if known[0] else known[1]


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
