"""Measuring a network: the fast measures always, the slow ones where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from model.entities import Actor, LinkState, Strength, ValueLink
from model.network import graph
from model.network.graph import Network
from model.network.measures import centrality, cohesion, counts, groups, holes, sectors
from model.network.measures.loops import loops
from model.network.measures.values import ActorMeasures, Measures, NetworkMeasures

BeforeEach = Callable[[str], None]
"""Called with the name of each slow measure before it is taken; what it raises ends measuring."""


def measure(
    actors: Iterable[Actor],
    links: Iterable[ValueLink],
    *,
    slow: bool = True,
    before_each: BeforeEach | None = None,
) -> Measures:
    """Every measure of the network of `actors` and `links`.

    Args:
        actors: everyone in the network; links that point elsewhere are left out.
        links: in every state; measures count the existing ones.
        slow: whether to take the measures whose cost grows with actors times links. Without them
            their fields are None and the result is not `complete`.
        before_each: shows progress, or raises to stop, before each slow measure.
    """
    return measure_network(Network.of(actors, links), slow=slow, before_each=before_each)


def measure_network(
    network: Network, *, slow: bool = True, before_each: BeforeEach | None = None
) -> Measures:
    """`measure` of a network that is there already."""
    quick = _quick(network)
    return _with_slow(network, quick, before_each or _silent) if slow else quick


def _silent(measure_name: str) -> None:
    """Nobody watches."""


def _quick(network: Network) -> Measures:
    relations = graph.relations(network)
    parts = cohesion.components(network)
    cycles = loops(network)
    points = cohesion.articulation_points(network, relations)
    return Measures(
        network=_network_measures(
            network, parts, len(points), len(cohesion.bridges(relations)), len(cycles.found)
        ),
        actors=_actor_measures(network, parts, frozenset(points)),
        categories=counts.by_category(network.existing),
        mixing=sectors.mixing(network),
        loops=cycles.found,
        all_loops=cycles.complete,
        complete=False,
    )


def _network_measures(
    network: Network, parts: list[tuple[str, ...]], points: int, bridges: int, cycles: int
) -> NetworkMeasures:
    exchanges = counts.exchanges(network).values()
    tangible = sum(exchange.in_tangible for exchange in exchanges)
    intangible = len(network.existing) - tangible
    return NetworkMeasures(
        actors=len(network.actors),
        links=len(network.existing),
        wished=len(network.in_state(LinkState.WISHED)),
        broken=len(network.in_state(LinkState.BROKEN)),
        arcs=len(network.arcs),
        dyads=len(network.dyads),
        mutual_dyads=counts.mutual_dyads(network),
        density=counts.density(network),
        reciprocity=counts.arc_reciprocity(network),
        dyad_reciprocity=counts.dyad_reciprocity(network),
        tangible=tangible,
        intangible=intangible,
        tangible_ratio=tangible / intangible if intangible else None,
        strong=sum(link.strength is Strength.STRONG for link in network.existing),
        weak=sum(link.strength is Strength.WEAK for link in network.existing),
        components=len(parts),
        largest_component=len(parts[0]) if parts else 0,
        isolates=len(network.isolates),
        articulation_points=points,
        bridges=bridges,
        degree_centralization=centrality.degree_centralization(
            [len(partners) for partners in network.partners.values()]
        ),
        in_degree_centralization=centrality.directed_degree_centralization(
            [len(givers) for givers in network.gets_from.values()]
        ),
        out_degree_centralization=centrality.directed_degree_centralization(
            [len(getters) for getters in network.gives_to.values()]
        ),
        ei_index=sectors.ei_index(network),
        sector_assortativity=sectors.assortativity(network),
        loops=cycles,
    )


def _actor_measures(
    network: Network, parts: list[tuple[str, ...]], points: frozenset[str]
) -> dict[str, ActorMeasures]:
    exchanges = counts.exchanges(network)
    reach = cohesion.two_step_reach(network)
    component = groups.membership(parts)
    constraint = holes.constraint(network)
    effective_size = holes.effective_size(network)
    brokerage = sectors.brokerage(network)
    result: dict[str, ActorMeasures] = {}
    for actor, exchange in exchanges.items():
        role = brokerage[actor]
        result[actor] = ActorMeasures(
            in_degree=len(network.gets_from[actor]),
            out_degree=len(network.gives_to[actor]),
            partners=len(network.partners[actor]),
            in_strength=exchange.in_strength,
            out_strength=exchange.out_strength,
            in_tangible=exchange.in_tangible,
            out_tangible=exchange.out_tangible,
            in_intangible=exchange.in_intangible,
            out_intangible=exchange.out_intangible,
            balance=counts.balance(exchange.out_strength, exchange.in_strength),
            tangible_balance=counts.balance(exchange.out_tangible, exchange.in_tangible),
            intangible_balance=counts.balance(exchange.out_intangible, exchange.in_intangible),
            reach_2=reach[actor],
            component=component[actor],
            articulation_point=actor in points,
            constraint=constraint[actor],
            effective_size=effective_size[actor],
            coordinator=role.coordinator,
            itinerant=role.itinerant,
            gatekeeper=role.gatekeeper,
            representative=role.representative,
            liaison=role.liaison,
        )
    return result


def _with_slow(network: Network, quick: Measures, before_each: BeforeEach) -> Measures:
    """`quick` with the slow measures filled in."""
    arcs = graph.arcs(network)
    before_each("betweenness")
    betweenness = centrality.betweenness(arcs)
    before_each("closeness")
    closeness = centrality.closeness(arcs)
    before_each("out_closeness")
    out_closeness = centrality.out_closeness(arcs)
    before_each("core")
    core = groups.core_periphery(network)
    before_each("communities")
    found, modularity = groups.communities(network)
    community = groups.membership(found)
    return replace(
        quick,
        network=replace(
            quick.network,
            betweenness_centralization=centrality.betweenness_centralization(
                list(betweenness.values())
            ),
            core_size=len(core.actors) if core else None,
            core_fit=core.fit if core else None,
            communities=len(found),
            modularity=modularity,
        ),
        actors={
            actor: replace(
                values,
                betweenness=betweenness[actor],
                closeness=closeness[actor],
                out_closeness=out_closeness[actor],
                core=actor in core.actors if core else None,
                community=community.get(actor),
            )
            for actor, values in quick.actors.items()
        },
        complete=True,
    )
