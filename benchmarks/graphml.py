"""How long a large network takes to be written as GraphML, beside networkx on the same graph.

Usage: python benchmarks/graphml.py [--actors N] [--links N] [--rounds N]

The target is a ratio of at most 1.0 for 300 actors and 2,000 links: CPU time of our whole export,
places worked out and all, divided by that of `networkx.write_graphml` for the graph that was read
back from our file. Both are the best of several rounds in one process, taken in turns.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import networkx as nx

from benchmarks.networks import network
from exporters.graphml import to_graphml
from exporters.options import ExportOptions
from model.entities import Session
from model.workshop import Workshop

_AT = dt.datetime(2026, 11, 24, 9, 0)
_LIMIT = 1.0


def workshop_of(actors: int, links: int) -> Workshop:
    """A workshop with a network of that size."""
    people, flows = network(actors, links, 1)
    return Workshop(
        session=Session(id="s", created=_AT, title="Suuri verkosto"),
        actors={actor.id: actor for actor in people},
        links={link.id: link for link in flows},
    )


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and fail where the target is missed."""
    parser = argparse.ArgumentParser(description="GraphML beside networkx.")
    parser.add_argument("--actors", type=int, default=300)
    parser.add_argument("--links", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    workshop = workshop_of(chosen.actors, chosen.links)
    options = ExportOptions(now=_AT)
    data = to_graphml(workshop, options)
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    ours, theirs = [], []
    for _round in range(chosen.rounds):
        ours.append(spent(lambda: to_graphml(workshop, options)))
        theirs.append(spent(lambda: nx.write_graphml(graph, io.BytesIO())))
    ratio = min(ours) / min(theirs)
    print(f"{graph.number_of_nodes()} actors, {graph.number_of_edges()} links, {len(data):,} bytes")
    print(f"ours {min(ours) * 1000:.0f} ms, networkx {min(theirs) * 1000:.0f} ms")
    print(f"ratio {ratio:.2f} {'✓' if ratio <= _LIMIT else '✗'}≤{_LIMIT}")
    return 0 if ratio <= _LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
