"""Pajek networks (.net, .paj): vertices, arcs, edges, their lists, and matrices.

Sections of relations (`*Arcs :1 "trust"`) give their names to the links in them. Places, shapes and
colours are passed over, and so are partitions, vectors and clusters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from importers.decoding import decoded
from importers.draft import ImportDraft, ReadOptions
from importers.network import RawEdge, RawNetwork, RawNode, drafted
from importers.values import shown
from locales import _
from model.errors import Refused

_TOKEN = re.compile(r'"([^"]*)"?|(\S+)')
_SECTION = re.compile(r"\*\s*([A-Za-z]+)\s*(.*)")
_MOST = 20_000
"""Vertices that a file may announce."""


class _Reader:
    """Reads one file line by line."""

    def __init__(self) -> None:
        self.raw = RawNetwork()
        self.vertices: int | None = None
        """How many the file announces; None before it does."""
        self._nodes: dict[str, RawNode] = {}
        self._relation = ""
        self._row = 0
        self._closed = False
        self._take: Callable[[list[str], int], None] = self._ignore

    def read(self, text: str) -> None:
        """Take everything in `text`."""
        for number, line in enumerate(text.splitlines(), start=1):
            line = line.strip()
            if not line or line.startswith("%"):
                continue
            if section := _SECTION.match(line):
                self._begin(section.group(1).lower(), section.group(2), number)
            else:
                self._take(_tokens(line), number)

    def _begin(self, name: str, rest: str, number: int) -> None:
        self._row = 0
        self._relation = _relation(rest)
        self._take = self._ignore
        match name if not self._closed else "":
            case "network" if self.vertices is not None:
                self._closed = True
                self.raw.skip(_line(number), _("only the first network of the file is read"))
            case "network":
                self.raw.title = rest
            case "vertices":
                self._begin_vertices(rest, number)
            case "arcs":
                self._take = self._arc
            case "edges":
                self._take = self._edge
            case "arcslist":
                self._take = self._arcs_list
            case "edgeslist":
                self._take = self._edges_list
            case "matrix":
                self._take = self._matrix_row

    def _begin_vertices(self, rest: str, number: int) -> None:
        first = rest.split()[0] if rest.split() else ""
        if not first.isdecimal() or len(first) > 6 or int(first) > _MOST:
            raise Refused(
                _("line {line}: “{text}” is no number of vertices").format(
                    line=number, text=shown(rest)
                )
            )
        if self.vertices is not None:
            # A project file may hold several networks; partitions say *Vertices again.
            return
        self.vertices = int(first)
        self._take = self._vertex

    def _ignore(self, _tokens: list[str], _number: int) -> None:
        """A line of a section that says nothing of actors and links."""

    def _vertex(self, tokens: list[str], number: int) -> None:
        where = _("line {line}: vertex {id}").format(line=number, id=shown(tokens[0]))
        node = RawNode(tokens[0], where, {"label": tokens[1]} if len(tokens) > 1 else {})
        self._nodes.setdefault(node.id, node)
        self.raw.nodes.append(node)

    def _arc(self, tokens: list[str], number: int) -> None:
        self._link(tokens, number, directed=True)

    def _edge(self, tokens: list[str], number: int) -> None:
        self._link(tokens, number, directed=False)

    def _link(self, tokens: list[str], number: int, *, directed: bool) -> None:
        if len(tokens) < 2:
            self.raw.skip(_line(number), _("a link needs two vertices"))
            return
        values = {"weight": tokens[2]} if len(tokens) > 2 else {}
        for key, word in pairwise(tokens[3:]):
            if key == "l":
                values["label"] = word
        self._add(tokens[0], tokens[1], number, directed, values)

    def _arcs_list(self, tokens: list[str], number: int) -> None:
        for target in tokens[1:]:
            self._add(tokens[0], target, number, True, {})

    def _edges_list(self, tokens: list[str], number: int) -> None:
        for target in tokens[1:]:
            self._add(tokens[0], target, number, False, {})

    def _matrix_row(self, tokens: list[str], number: int) -> None:
        self._row += 1
        for column, weight in enumerate(tokens, start=1):
            if weight.strip("0.") and column != self._row:
                self._add(str(self._row), str(column), number, True, {"weight": weight})

    def _add(
        self, source: str, target: str, number: int, directed: bool, values: dict[str, str]
    ) -> None:
        if self._relation:
            values = {**values, "relation": self._relation}
        self.raw.edges.append(
            RawEdge(source, target, _line(number), directed=directed, values=values)
        )

    def finish(self) -> RawNetwork:
        """Everything read, with the vertices that were announced and not described."""
        for number in range(1, (self.vertices or 0) + 1):
            if str(number) not in self._nodes:
                self.raw.nodes.append(RawNode(str(number), _("vertex {id}").format(id=number)))
        return self.raw


def _tokens(line: str) -> list[str]:
    return [quoted or plain for quoted, plain in _TOKEN.findall(line)] or [""]


def _relation(rest: str) -> str:
    """The name of the relation in the head of a section, as in `:1 "trust"`."""
    found = re.match(r':\s*(\d+)\s*"?([^"]*)"?', rest)
    return (found.group(2).strip() or found.group(1)) if found else ""


def _line(number: int) -> str:
    return _("line {line}").format(line=number)


def read_pajek(data: bytes, options: ReadOptions) -> ImportDraft:
    """What the Pajek file `data` says of a network.

    Raises:
        Refused: in one line, where it holds no network.
        Stopped: where `options.progress` stopped it.
    """
    reader = _Reader()
    read = decoded(data)
    reader.read(read.text)
    if reader.vertices is None:
        raise Refused(_("the file holds no *Vertices; it is no network of Pajek"))
    return drafted(reader.finish(), options)
