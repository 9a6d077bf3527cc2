"""Networks, measures and a prototype of somebody else's, from a folder with gen.py, metrics.py and
proto.py, so that what is drawn here is not judged by our own measures alone.

gen.py makes networks (`a`, `synth`, `finish`), metrics.py reads a drawing (`text_metrics`), and
proto.py draws one (`place`, `draw`).
"""

from __future__ import annotations

import importlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.networks import AT
from model.entities import Actor, ActorKind, Nature, Sector, Strength, ValueLink

Graph = dict[str, Any]

_SECTORS = {
    "customer": Sector.CUSTOMER,
    "core": Sector.PRIVATE,
    "supplier": Sector.PRIVATE,
    "public": Sector.PUBLIC,
    "association": Sector.THIRD,
}
_SIZES: dict[int, tuple[list[int], int, int]] = {
    9: ([4, 4], 100, 5),
    25: ([8] * 3, 11, 9),
    60: ([12] * 4 + [11], 12, 10),
    150: ([21] * 4 + [22, 22, 21], 13, 14),
    300: ([30] * 9 + [29], 14, 20),
}
"""By the number of actors: sizes of the communities, the first seed, links of the customer."""
_STRONG = 4


@dataclass
class Read:
    """What the foreign measures make of a drawing; shares of 0 to 1."""

    whole: float
    directed: float
    named: float
    crossings: int


class Reference:
    """What the folder holds.

    Args:
        folder: with gen.py, metrics.py and proto.py.
    """

    def __init__(self, folder: Path) -> None:
        sys.path.insert(0, str(folder))
        self._metrics: ModuleType = importlib.import_module("metrics")
        self._proto: ModuleType = importlib.import_module("proto")
        self._layout: ModuleType = importlib.import_module("proto_layout")
        # Its last lines write files; only what is defined before them is wanted.
        source = (folder / "gen.py").read_text(encoding="utf-8").split("\na()\n")[0]
        self._made: list[Graph] = []
        self._gen: dict[str, Any] = {"__file__": str(folder / "gen.py")}
        exec(compile(source, "gen.py", "exec"), self._gen)
        self._gen["finish"] = self._finish

    def _finish(self, name: str, nodes: list[Any], flows: list[Any]) -> None:
        self._made.append(
            {
                "name": name,
                "nodes": [
                    {"id": f"n{number}", "label": label, "kind": kind}
                    for number, (label, kind, _) in enumerate(nodes)
                ],
                "edges": [
                    {
                        "id": f"e{number}",
                        "source": f"n{one}",
                        "target": f"n{other}",
                        "type": nature,
                        "label": what,
                        "weight": weight,
                    }
                    for number, (one, other, nature, what, weight) in enumerate(flows)
                ],
            }
        )

    def graph(self, actors: int, flows: int, seed: int) -> Graph:
        """One network of its making; the first of nine actors is the one that was made by hand."""
        if actors == 9 and seed == 0:
            self._gen["a"]()
        else:
            sizes, first, hub = _SIZES[actors]
            self._gen["synth"]("graph", actors, flows, sizes, first + seed, hub)
        return self._made.pop()

    def read(self, text: str, graph: Graph) -> Read:
        """What can be read of `graph` in a drawing."""
        follow = len(graph["nodes"]) <= 60
        found = self._metrics.text_metrics(text, graph, do_trace=follow)
        return Read(
            found["label_full"], found.get("dir_unique", 0.0), found["elabels"], found["xing"]
        )

    def prototype(self, graph: Graph, width: int, height: int, per: str) -> tuple[str, float]:
        """The prototype's drawing, and CPU seconds without its time for better places."""
        ids = [node["id"] for node in graph["nodes"]]
        index = {key: number for number, key in enumerate(ids)}
        near: list[set[int]] = [set() for _ in ids]
        for edge in graph["edges"]:
            one, other = index[edge["source"]], index[edge["target"]]
            if one != other:
                near[one].add(other)
                near[other].add(one)
        begun = time.process_time()
        spread = self._layout.sgd_pure(self._layout.hops(near), 1, 15)
        spent = time.process_time() - begun
        rects, *_ = self._proto.place(
            graph, ids, index, near, width, height, False, 4, 2, opt_s=0.5, sgd=spread
        )
        begun = time.process_time()
        text, *_ = self._proto.draw(graph, width, height, rects, False, per)
        return text, spent + time.process_time() - begun


def entities(graph: Graph) -> tuple[list[Actor], list[ValueLink]]:
    """A network of the folder as actors and links."""
    actors = [
        Actor(
            id=node["id"],
            created=AT,
            name=node["label"],
            kind=ActorKind.CUSTOMER if node["kind"] == "customer" else ActorKind.ORGANISATION,
            sector=_SECTORS.get(node["kind"], Sector.UNKNOWN),
        )
        for node in graph["nodes"]
    ]
    links = [
        ValueLink(
            id=edge["id"],
            created=AT,
            source=edge["source"],
            target=edge["target"],
            what=edge["label"],
            nature=Nature.TANGIBLE if edge["type"] == "T" else Nature.INTANGIBLE,
            strength=Strength.STRONG if edge["weight"] >= _STRONG else Strength.UNSPECIFIED,
        )
        for edge in graph["edges"]
    ]
    return actors, links


def as_graph(actors: list[Actor], links: list[ValueLink]) -> Graph:
    """Actors and links as a network that the foreign measures understand."""
    return {
        "name": "shown",
        "nodes": [{"id": actor.id, "label": actor.name} for actor in actors],
        "edges": [
            {"id": link.id, "source": link.source, "target": link.target, "label": link.what}
            for link in links
        ],
    }
