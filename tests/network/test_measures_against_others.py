"""Measures against igraph, networkx and plain definitions.

On seeded random directed multigraphs and on the samples.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations, permutations

import igraph
import networkx as nx
import pytest
from building_networks import random_network

from model.entities import Nature, Sector, ValueLink
from model.network import graph
from model.network.graph import Network, sector_of
from model.network.measures import Measures, measure_network
from model.network.measures.groups import core_periphery
from model.network.measures.loops import loops
from model.network.measures.values import CategoryExchange
from model.samples import sample_names, sample_workshop

RANDOM = [
    (1, 6, 8), (2, 10, 25), (3, 12, 14), (4, 20, 60), (5, 25, 200), (6, 40, 90),
    # Hardly any links, many parts, pairs with many parallel links.
    (7, 5, 6), (8, 9, 7), (9, 12, 9), (10, 30, 28), (11, 5, 40),
]  # fmt: skip
"""Seeds, actors (two of them isolated) and links."""


@pytest.fixture(params=[*RANDOM, *sample_names()], ids=str, scope="module")
def case(request: pytest.FixtureRequest) -> tuple[Network, Measures, igraph.Graph]:
    """A network, our measures of it, and the same network in igraph, with parallel arcs."""
    if isinstance(request.param, str):
        network = Network.of_workshop(sample_workshop(request.param))
    else:
        network = random_network(*request.param)
    return network, measure_network(network), in_igraph(network, network.existing)


def in_igraph(network: Network, links: Iterable[ValueLink]) -> igraph.Graph:
    """The actors of `network` with `links` in igraph."""
    place = {actor: number for number, actor in enumerate(network.actors)}
    edges = [(place[link.source], place[link.target]) for link in links]
    return igraph.Graph(n=len(place), edges=edges, directed=True)


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


@pytest.mark.parametrize("nature", list(Nature))
def test_degrees_and_strengths_by_nature(case: Case, nature: Nature) -> None:
    network, measures, _multi = case
    multi = in_igraph(network, [link for link in network.existing if link.nature is nature])
    for way, strengths, degrees in (
        ("in", multi.indegree(), simple(multi).indegree()),
        ("out", multi.outdegree(), simple(multi).outdegree()),
    ):
        assert column(measures, f"{way}_{nature}") == strengths
        assert column(measures, f"{way}_{nature}_degree") == degrees


def test_degrees_and_strengths_by_category(case: Case) -> None:
    network, measures, _multi = case
    assert sum(measures.categories.values()) == len(network.existing)
    for category in measures.categories:
        folded = category.casefold()
        links = [link for link in network.existing if link.category.casefold() == folded]
        multi = in_igraph(network, links)
        ours = [
            exchanges.get(category, CategoryExchange()) for exchanges in measures.exchanges.values()
        ]
        assert [one.in_strength for one in ours] == multi.indegree()
        assert [one.out_strength for one in ours] == multi.outdegree()
        assert [one.in_degree for one in ours] == simple(multi).indegree()
        assert [one.out_degree for one in ours] == simple(multi).outdegree()


def test_balance(case: Case) -> None:
    _network, measures, multi = case
    expected = [
        (out - into) / (out + into) if out + into else None
        for out, into in zip(multi.outdegree(), multi.indegree(), strict=True)
    ]
    assert column(measures, "balance") == pytest.approx(expected)


def test_density_and_reciprocity(case: Case) -> None:
    network, measures, multi = case
    assert measures.network.density == pytest.approx(simple(multi).density(loops=False))
    assert measures.network.reciprocity == pytest.approx(simple(multi).reciprocity())
    assert measures.network.dyad_reciprocity == pytest.approx(
        simple(multi).reciprocity(mode="ratio")
    )
    mutual, one_way, _none = simple(multi).dyad_census()
    assert measures.network.mutual_dyads == mutual
    assert measures.network.dyads == mutual + one_way
    assert nx.overall_reciprocity(graph.arcs(network)) == pytest.approx(
        measures.network.reciprocity
    )


def test_betweenness_and_reach(case: Case) -> None:
    network, measures, multi = case
    others = len(network.actors) - 1
    expected = [
        value / (others * (others - 1)) for value in simple(multi).betweenness(directed=True)
    ]
    assert column(measures, "betweenness") == pytest.approx(expected)
    theirs = nx.betweenness_centrality(graph.arcs(network))
    assert column(measures, "betweenness") == pytest.approx([theirs[n] for n in network.actors])
    reach = [size - 1 for size in multi.neighborhood_size(order=2, mode="out")]
    assert column(measures, "reach_2") == reach


def test_closeness(case: Case) -> None:
    """By igraph's distances and the definition of Wasserman & Faust; by networkx."""
    network, measures, multi = case
    for name, mode in (("closeness", "in"), ("out_closeness", "out")):
        expected = []
        for row in simple(multi).distances(mode=mode):
            near = [steps for steps in row if 0 < steps < math.inf]
            share = len(near) / (len(row) - 1)
            expected.append(share * len(near) / sum(near) if near else 0.0)
        assert column(measures, name) == pytest.approx(expected)
        arcs = graph.arcs(network)
        theirs = nx.closeness_centrality(arcs if mode == "in" else arcs.reverse())
        assert column(measures, name) == pytest.approx([theirs[n] for n in network.actors])


def test_components_articulation_points_and_bridges(case: Case) -> None:
    network, measures, multi = case
    parts = multi.connected_components(mode="weak")
    assert measures.network.components == len(parts)
    assert measures.network.largest_component == max(parts.sizes())
    assert measures.network.isolates == sum(degree == 0 for degree in multi.degree())
    ours: dict[int, set[str]] = {}
    for actor, values in measures.actors.items():
        ours.setdefault(values.component, set()).add(actor)
    theirs = {frozenset(part) for part in nx.connected_components(graph.relations(network))}
    assert {frozenset(part) for part in ours.values()} == theirs
    names = list(network.actors)
    undirected = multi.copy().as_undirected(mode="collapse")
    points = {names[point] for point in undirected.articulation_points()}
    assert {n for n, values in measures.actors.items() if values.articulation_point} == points
    assert measures.network.bridges == len(undirected.bridges())
    ends = {frozenset(names[end] for end in undirected.es[n].tuple) for n in undirected.bridges()}
    assert {frozenset(pair) for pair in measures.bridges} == ends


def test_constraint_and_effective_size(case: Case) -> None:
    network, measures, multi = case
    expected = [None if math.isnan(value) else value for value in simple(multi).constraint()]
    assert column(measures, "constraint") == pytest.approx(expected)
    ours = {name: values.effective_size for name, values in measures.actors.items()}
    # networkx leaves out actors that only get, although Burt's measure is defined for them.
    givers = [name for name in network.actors if network.gives_to[name]]
    theirs = nx.effective_size(graph.arcs(network), nodes=givers)
    assert {name: ours[name] for name in givers} == pytest.approx(theirs)
    assert ours == pytest.approx({name: burt_effective_size(network, name) for name in ours})


def burt_effective_size(network: Network, actor: str) -> float | None:
    """Burt's equation 2.2 written out: a tie is worth how many directions it has."""

    def tie(one: str, other: str) -> int:
        return ((one, other) in network.arcs) + ((other, one) in network.arcs)

    around = [other for other in network.actors if tie(actor, other)]
    every = sum(tie(actor, other) for other in around)
    redundant = [
        sum(
            tie(actor, q) / every * tie(j, q) / max(tie(j, other) for other in network.actors)
            for q in around
            if q != j
        )
        for j in around
    ]
    return len(around) - sum(redundant) if around else None


def test_sectors(case: Case) -> None:
    network, measures, multi = case
    order = list(Sector)
    types = [order.index(sector_of(actor)) for actor in network.actors.values()]
    assortativity = simple(multi).assortativity_nominal(types, directed=True)
    expected = None if math.isnan(assortativity) else assortativity
    assert measures.network.sector_assortativity == pytest.approx(expected)
    assert sum(measures.mixing.values()) == measures.network.arcs
    arcs = graph.arcs(network)
    sectors = {actor.id: sector_of(actor).value for actor in network.actors.values()}
    nx.set_node_attributes(arcs, sectors, "sector")
    theirs = nx.attribute_mixing_dict(arcs, "sector")
    for (one, other), count in measures.mixing.items():
        assert theirs[one.value][other.value] == count
    crossing = sum(sectors[one] != sectors[other] for one, other in network.dyads)
    assert measures.network.external_dyads == crossing
    share = (2 * crossing - len(network.dyads)) / len(network.dyads)
    assert measures.network.ei_index == pytest.approx(share)


def test_modularity(case: Case) -> None:
    network, measures, multi = case
    undirected = multi.copy().as_undirected(mode="collapse")
    linked = [n for n, name in enumerate(network.actors) if network.partners[name]]
    part = undirected.induced_subgraph(linked)
    values = list(measures.actors.values())
    membership = [(values[n].community or 0) - 1 for n in linked]
    assert min(membership) == 0
    assert measures.network.modularity == pytest.approx(part.modularity(membership))
    groups: dict[int, set[str]] = {}
    for name, one in measures.actors.items():
        if one.community is not None:
            groups.setdefault(one.community, set()).add(name)
    connected = graph.relations(network).subgraph(set().union(*groups.values()))
    theirs = nx.community.modularity(connected, groups.values())
    assert measures.network.modularity == pytest.approx(theirs)
    # Another implementation of the same method, in another order, comes out alike.
    other = part.modularity(part.community_multilevel())
    assert measures.network.modularity == pytest.approx(other, abs=0.05)


def test_centralization(case: Case) -> None:
    _network, measures, multi = case
    size = multi.vcount()
    partners = multi.copy().as_undirected(mode="collapse").degree()
    between = [value / ((size - 1) * (size - 2)) for value in simple(multi).betweenness()]
    for name, figures, most in (
        ("degree_centralization", partners, (size - 1) * (size - 2)),
        ("betweenness_centralization", between, size - 1),
    ):
        expected = sum(max(figures) - figure for figure in figures) / most
        assert getattr(measures.network, name) == pytest.approx(expected)
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
