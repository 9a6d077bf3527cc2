"""Measures against igraph, networkx and plain definitions, on seeded random multigraphs."""

from __future__ import annotations

import math
from itertools import combinations, permutations

import igraph
import networkx as nx
import pytest
from building_networks import random_network

from model.entities import Sector
from model.network import graph
from model.network.graph import Network, sector_of
from model.network.measures import Measures, measure_network
from model.network.measures.groups import core_periphery
from model.network.measures.loops import loops

CASES = [(1, 6, 8), (2, 10, 25), (3, 12, 14), (4, 20, 60), (5, 25, 200), (6, 40, 90)]


@pytest.fixture(params=CASES, ids=str, scope="module")
def case(request: pytest.FixtureRequest) -> tuple[Network, Measures, igraph.Graph]:
    """A network, our measures of it, and the same network in igraph, with parallel arcs."""
    network = random_network(*request.param)
    names = list(network.actors)
    multi = igraph.Graph(
        n=len(names),
        edges=[(names.index(link.source), names.index(link.target)) for link in network.existing],
        directed=True,
    )
    return network, measure_network(network), multi


Case = tuple[Network, Measures, igraph.Graph]


def column(measures: Measures, name: str) -> list[float | None]:
    return [getattr(values, name) for values in measures.actors.values()]


def simple(multi: igraph.Graph) -> igraph.Graph:
    return multi.copy().simplify()


def test_degrees_and_strengths(case: Case) -> None:
    _network, measures, multi = case
    assert column(measures, "in_strength") == multi.indegree()
    assert column(measures, "out_strength") == multi.outdegree()
    assert column(measures, "in_degree") == simple(multi).indegree()
    assert column(measures, "out_degree") == simple(multi).outdegree()
    undirected = multi.copy().as_undirected(mode="collapse")
    assert column(measures, "partners") == undirected.degree()


def test_density_and_reciprocity(case: Case) -> None:
    _network, measures, multi = case
    assert measures.network.density == pytest.approx(simple(multi).density(loops=False))
    assert measures.network.reciprocity == pytest.approx(simple(multi).reciprocity())
    assert measures.network.dyad_reciprocity == pytest.approx(
        simple(multi).reciprocity(mode="ratio")
    )


def test_betweenness_and_reach(case: Case) -> None:
    network, measures, multi = case
    others = len(network.actors) - 1
    expected = [
        value / (others * (others - 1)) for value in simple(multi).betweenness(directed=True)
    ]
    assert column(measures, "betweenness") == pytest.approx(expected)
    reach = [size - 1 for size in multi.neighborhood_size(order=2, mode="out")]
    assert column(measures, "reach_2") == reach


def test_closeness(case: Case) -> None:
    """By igraph's distances and the definition of Wasserman & Faust."""
    _network, measures, multi = case
    for name, mode in (("closeness", "in"), ("out_closeness", "out")):
        expected = []
        for row in simple(multi).distances(mode=mode):
            near = [steps for steps in row if 0 < steps < math.inf]
            share = len(near) / (len(row) - 1)
            expected.append(share * len(near) / sum(near) if near else 0.0)
        assert column(measures, name) == pytest.approx(expected)


def test_components_articulation_points_and_bridges(case: Case) -> None:
    network, measures, multi = case
    parts = multi.connected_components(mode="weak")
    assert measures.network.components == len(parts)
    assert measures.network.largest_component == max(parts.sizes())
    names = list(network.actors)
    undirected = multi.copy().as_undirected(mode="collapse")
    points = {names[point] for point in undirected.articulation_points()}
    assert {n for n, values in measures.actors.items() if values.articulation_point} == points
    assert measures.network.bridges == len(undirected.bridges())


def test_constraint_and_effective_size(case: Case) -> None:
    network, measures, multi = case
    expected = [None if math.isnan(value) else value for value in simple(multi).constraint()]
    assert column(measures, "constraint") == pytest.approx(expected)
    ours = {name: values.effective_size for name, values in measures.actors.items()}
    # networkx leaves out actors that only get, although Burt's measure is defined for them.
    givers = [name for name in network.actors if network.gives_to[name]]
    theirs = nx.effective_size(graph.arcs(network), nodes=givers)
    assert {name: ours[name] for name in givers} == pytest.approx(theirs)


def test_sectors(case: Case) -> None:
    network, measures, multi = case
    order = list(Sector)
    types = [order.index(sector_of(actor)) for actor in network.actors.values()]
    assert measures.network.sector_assortativity == pytest.approx(
        simple(multi).assortativity_nominal(types, directed=True)
    )
    assert sum(measures.mixing.values()) == measures.network.arcs


def test_modularity(case: Case) -> None:
    network, measures, multi = case
    undirected = multi.copy().as_undirected(mode="collapse")
    linked = [n for n, name in enumerate(network.actors) if network.partners[name]]
    part = undirected.induced_subgraph(linked)
    values = list(measures.actors.values())
    membership = [(values[n].community or 0) - 1 for n in linked]
    assert min(membership) == 0
    assert measures.network.modularity == pytest.approx(part.modularity(membership))


def test_directed_centralization(case: Case) -> None:
    _network, measures, multi = case
    size = multi.vcount()
    for name, degrees in (
        ("in_degree_centralization", simple(multi).indegree()),
        ("out_degree_centralization", simple(multi).outdegree()),
    ):
        expected = sum(max(degrees) - degree for degree in degrees) / (size - 1) ** 2
        assert getattr(measures.network, name) == pytest.approx(expected)


def test_loops(case: Case) -> None:
    network, _measures, _multi = case
    found = loops(network, longest=4, most=10**6, most_steps=10**7)
    assert found.complete
    # Each cycle starts at its earliest actor, so equal cycles are equal tuples.
    order = list(network.actors)
    theirs = set()
    for cycle in nx.simple_cycles(graph.arcs(network), length_bound=4):
        first = cycle.index(min(cycle, key=order.index))
        theirs.add(tuple(cycle[first:] + cycle[:first]))
    assert len(found.found) == len(set(found.found))
    assert set(found.found) == theirs


def test_brokerage(case: Case) -> None:
    """Against the five roles written out over all triples."""
    network, measures, _multi = case
    arcs, sector = network.arcs, {a.id: sector_of(a) for a in network.actors.values()}
    counted: dict[tuple[str, str], int] = {}
    for a, b, c in permutations(network.actors, 3):
        if (a, b) in arcs and (b, c) in arcs and (a, c) not in arcs:
            first, own, last = sector[a], sector[b], sector[c]
            if first == own == last:
                role = "coordinator"
            elif first == last:
                role = "itinerant"
            elif own == last:
                role = "gatekeeper"
            elif first == own:
                role = "representative"
            else:
                role = "liaison"
            counted[b, role] = counted.get((b, role), 0) + 1
    for name, values in measures.actors.items():
        for role in ("coordinator", "itinerant", "gatekeeper", "representative", "liaison"):
            assert getattr(values, role) == counted.get((name, role), 0)


def test_core_fit_is_the_correlation(case: Case) -> None:
    """Pearson's correlation of the adjacency with the ideal pattern, written out."""
    network, _measures, _multi = case
    core = core_periphery(network)
    assert core is not None
    tied = {frozenset(pair) for pair in network.dyads}
    pairs = [
        (float(frozenset((one, other)) in tied), float(one in core.actors))
        for one, other in combinations(network.actors, 2)
        if (one in core.actors) == (other in core.actors)
    ]
    xs, ys = zip(*pairs, strict=True)
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = math.sqrt(sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys))
    assert core.fit == pytest.approx(covariance / spread)
