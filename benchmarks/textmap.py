"""How well and how fast networks are drawn as text: the targets, and what is reached.

Usage: python benchmarks/textmap.py [--seeds N] [--first-seed N] [--case NAME ...]
           [--reference FOLDER] [--others]

Medians over seeds, each another network. Times are CPU milliseconds of one drawing, start-up
excluded. With --reference the networks and the measures are those of that folder (see
benchmarks/reference.py), and its prototype draws them in the same run. With --others the networks
are drawn by netext and Graph::Easy as well, where they are installed; those choose their own size.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.networks import network
from benchmarks.reading import read
from benchmarks.reference import Graph, Reference, as_graph, entities
from exporters.textmap import Drawing, MapOptions, draw
from model.entities import Actor, ValueLink


@dataclass(frozen=True)
class Case:
    """A size of network in a window, and what is to be reached; None where nothing is asked."""

    name: str
    actors: int
    flows: int
    options: MapOptions
    directed: float | None = None
    named: float | None = None
    crossings: int | None = None
    milliseconds: int | None = None
    free: float | None = None
    """Names that touch no line but their own."""

    @property
    def is_drawn_by_prototype(self) -> bool:
        """Whether the prototype knows this kind of drawing, and is done with it in a while."""
        one = self.options
        return one.view == "map" and one.effort == "full" and not one.ascii and self.actors <= 60


def _map(width: int, height: int) -> MapOptions:
    return MapOptions(width, height, view="map")


_SMALL, _MIDDLE, _LARGE = (9, 22), (25, 70), (60, 180)

CASES = (
    Case("9 actors, 80×24", *_SMALL, _map(80, 24), 1.0, 0.85, 3, 30),
    Case("9, 120×40, per flow", *_SMALL, replace(_map(120, 40), per="flow"), 1.0, 0.95, 8, 60),
    Case("25, 120×40", *_MIDDLE, _map(120, 40), 1.0, 0.95, 15, None, 0.9),
    Case("25, 120×40, first", *_MIDDLE, replace(_map(120, 40), effort="first"), milliseconds=100),
    Case("25, 200×60", *_MIDDLE, _map(200, 60), 1.0, 0.98, 15, 100),
    Case("60, 200×60", *_LARGE, _map(200, 60), 0.95, 0.8, 300, 2000),
    Case("60, 240×70", *_LARGE, _map(240, 70), 0.98, 0.8, 300, 2000),
    Case("150, 200×60", 150, 500, _map(200, 60), milliseconds=200),
    Case("300, 240×70", 300, 1200, _map(240, 70), milliseconds=250),
    Case("focus, 120×40", *_LARGE, MapOptions(120, 40, view="ego"), 1.0, 0.9, 10, 60),
    Case("9, 80×24, ASCII", *_SMALL, replace(_map(80, 24), ascii=True), 0.95, 0.85, 3),
    Case("25, 120×40, ASCII", *_MIDDLE, replace(_map(120, 40), ascii=True), 0.95, 0.95, 15),
    Case("25, 200×60, ASCII", *_MIDDLE, replace(_map(200, 60), ascii=True), 0.95, 0.98, 15),
)

Row = dict[str, float]


def overlaps(drawing: Drawing) -> int:
    """Pairs of labels that share a cell."""
    return sum(
        a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
        for a, b in combinations(drawing.rects.values(), 2)
    )


def names_alone(drawing: Drawing) -> float:
    """The share of flow names that no line but their own touches."""
    line_of = {link: key for key, links in drawing.bundles.items() for link in links}
    lines: dict[tuple[int, int], set[str]] = {}
    for key, cells in drawing.routes.items():
        for cell in cells:
            lines.setdefault(cell, set()).add(key)
    alone = 0
    for link, (left, top, width, _) in drawing.names.items():
        around = [
            (x, y) for y in (top - 1, top, top + 1) for x in range(left - 1, left + width + 1)
        ]
        alone += set().union(*(lines.get(cell, set()) for cell in around)) <= {line_of[link]}
    return alone / max(1, len(drawing.names))


def _focus(actors: Sequence[Actor], links: Sequence[ValueLink]) -> str:
    """The actor with the most neighbours of those that have twenty at the most."""
    near: dict[str, set[str]] = {actor.id: set() for actor in actors}
    for link in links:
        near[link.source].add(link.target)
        near[link.target].add(link.source)
    return max((one for one in near if len(near[one]) <= 20), key=lambda one: len(near[one]))


def _beside_words(drawing: Drawing) -> str:
    """The map without the words that stand to the right of it, which say its names again."""
    edge = drawing.places.width if drawing.places is not None else drawing.width
    return "\n".join(line[:edge] for line in drawing.text().split("\n"))


def measure(case: Case, seed: int, reference: Reference | None) -> Row:
    """One drawing of one network."""
    if reference is None:
        actors, links = network(case.actors, case.flows, seed)
    else:
        actors, links = entities(reference.graph(case.actors, case.flows, seed - 1))
    ego = case.options.view == "ego"
    options = replace(case.options, focus=_focus(actors, links) if ego else None)
    begun = time.process_time()
    drawing = draw(actors, links, options)
    spent = time.process_time() - begun
    # Around one actor only its own links count, and the words beside the map do not.
    shown = [actor for actor in actors if actor.id in drawing.rects]
    if ego:
        links = [link for link in links if options.focus in (link.source, link.target)]
    text = _beside_words(drawing) if ego else drawing.text()
    seen = (
        read(text, shown, links)
        if reference is None
        else reference.read(text, as_graph(shown, links))
    )
    return {
        "whole": seen.whole if ego else seen.whole * len(shown) / len(actors),
        "overlaps": overlaps(drawing),
        "directed": seen.directed,
        "named": seen.named,
        "crossings": seen.crossings,
        "free": names_alone(drawing),
        "ms": spent * 1000,
    }


def measure_prototype(case: Case, seed: int, reference: Reference) -> Row:
    """The prototype's drawing of one network; labels never overlap there, names are not told."""
    graph: Graph = reference.graph(case.actors, case.flows, seed - 1)
    options = case.options
    text, spent = reference.prototype(graph, options.width, options.height, options.per)
    seen = reference.read(text, graph)
    return {
        "whole": seen.whole,
        "overlaps": 0,
        "directed": seen.directed,
        "named": seen.named,
        "crossings": seen.crossings,
        "free": float("nan"),
        "ms": spent * 1000,
    }


def _netext(actors: Sequence[Actor], links: Sequence[ValueLink]) -> str:
    import networkx as nx
    from netext import ConsoleGraph  # type: ignore[import-not-found]
    from rich.console import Console

    graph = nx.DiGraph()
    names = {actor.id: actor.name for actor in actors}
    graph.add_nodes_from(names.values())
    for link in links:
        graph.add_edge(names[link.source], names[link.target], **{"$label": link.what})
    console = Console(width=1000, color_system=None)
    with console.capture() as captured:
        console.print(ConsoleGraph.from_networkx(graph))
    return captured.get()


def _graph_easy(actors: Sequence[Actor], links: Sequence[ValueLink]) -> str:
    names = {actor.id: actor.name for actor in actors}
    source = "\n".join(
        f"[ {names[link.source]} ] -- {link.what} --> [ {names[link.target]} ]" for link in links
    )
    drawn = subprocess.run(
        ["graph-easy", "--as_boxart"], input=source, capture_output=True, text=True, check=True
    )
    return drawn.stdout


def _others() -> dict[str, Callable[[Sequence[Actor], Sequence[ValueLink]], str]]:
    found: dict[str, Callable[[Sequence[Actor], Sequence[ValueLink]], str]] = {}
    try:
        import netext  # noqa: F401
    except ImportError:
        print("netext is not installed: left out", file=sys.stderr)
    else:
        found["netext"] = _netext
    if shutil.which("graph-easy"):
        found["Graph::Easy"] = _graph_easy
    else:
        print("Graph::Easy is not installed: left out", file=sys.stderr)
    return found


def _cell(value: float, wanted: float | None, *, least: bool, form: str) -> str:
    text = format(value, form)
    if wanted is None:
        return text
    met = value >= wanted - 5e-4 if least else value <= wanted
    sign = "≥" if least else "≤"
    return f"{text} {'✓' if met else '✗'}{sign}{wanted:{form}}"


def report(case: Case, rows: Sequence[Row]) -> list[str]:
    """One line of the table."""
    median = {key: statistics.median(row[key] for row in rows) for key in rows[0]}
    return [
        case.name,
        f"{median['whole']:.2f} / {median['overlaps']:.0f}",
        _cell(median["directed"], case.directed, least=True, form=".2f"),
        _cell(median["named"], case.named, least=True, form=".2f"),
        _cell(median["crossings"], case.crossings, least=False, form=".0f"),
        _cell(median["free"], case.free, least=True, form=".2f"),
        _cell(median["ms"], case.milliseconds, least=False, form=".0f"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="How well and how fast networks are drawn.")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--first-seed", type=int, default=1, help="to measure on other networks")
    parser.add_argument("--case", action="append", help="part of the name of a case")
    parser.add_argument("--reference", type=Path, help="a folder with gen.py, metrics.py, proto.py")
    parser.add_argument("--others", action="store_true", help="also netext and Graph::Easy")
    options = parser.parse_args(arguments)
    heads = ["case", "whole / overlaps", "direction", "names", "crossings", "names alone", "ms"]
    print(" | ".join(f"{head:20}" for head in heads))
    draw(*network(*_SMALL, 0))  # imports are no part of a drawing
    reference = Reference(options.reference) if options.reference else None
    others = _others() if options.others else {}
    for case in CASES:
        if options.case and not any(part in case.name for part in options.case):
            continue
        seeds = range(options.first_seed, options.first_seed + options.seeds)
        rows = [measure(case, seed, reference) for seed in seeds]
        print(" | ".join(f"{cell:20}" for cell in report(case, rows)), flush=True)
        if reference is not None and case.is_drawn_by_prototype:
            rows = [measure_prototype(case, seed, reference) for seed in seeds]
            cells = report(replace(case, name="    prototype"), rows)
            print(" | ".join(f"{cell:20}" for cell in cells), flush=True)
    for name, drawer in others.items():
        for actors, flows in (_SMALL, _MIDDLE):
            seen = []
            for seed in range(options.first_seed, options.first_seed + options.seeds):
                people, links = network(actors, flows, seed)
                seen.append(read(drawer(people, links), people, links))
            values = [
                statistics.median(getattr(one, field) for one in seen)
                for field in ("whole", "directed", "named", "crossings")
            ]
            print(f"{name}, {actors} actors:", *(f"{value:.2f}" for value in values))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
