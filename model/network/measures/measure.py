"""Measuring a network: the fast measures always, the slow ones where asked."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from model.entities import Actor, LinkState, Nature, Strength, ValueLink
from model.network import graph
from model.network.graph import Network
from model.network.measures import centrality, cohesion, counts, groups, holes, sectors
from model.network.measures.loops import loops
from model.network.measures.steps import Steps
from model.network.measures.values import ActorMeasures, Measures, NetworkMeasures

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far measuring has come."""

    key: str
    """The measure that is being taken: "counts" for the quick ones, else a field's name."""
    done: int
    """Pieces done of it."""
    of: int
    """Pieces there are."""
    measures: Measures | None = None
    """What is measured by now, where that has just become more."""


def measure(
    actors: Iterable[Actor],
    links: Iterable[ValueLink],
    *,
    slow: bool = True,
    stop: Callable[[], bool] | None = None,
) -> Measures:
    """Every measure of the network of `actors` and `links`.

    Args:
        actors: everyone in the network; links that point elsewhere are left out.
        links: in every state; measures count the existing ones.
        slow: whether to take the measures whose cost grows with actors times links. Without them
            their fields are None and the result is not `complete`.
        stop: asked between small pieces of work; once it says so, what is there is returned: the
            quick measures at least.
    """
    return measure_network(Network.of(actors, links), slow=slow, stop=stop)


def measure_network(
    network: Network, *, slow: bool = True, stop: Callable[[], bool] | None = None
) -> Measures:
    """`measure` of a network that is there already."""
    result: Measures | None = None
    for progress in measuring(network, slow=slow):
        result = progress.measures or result
        if result is not None and stop is not None and stop():
            break
    assert result is not None, "measuring ends with measures"
    return result


def measuring(network: Network, *, slow: bool = True) -> Iterator[Progress]:
    """Measure in small pieces; the last `Progress` has everything that was asked for.

    The quick measures come first and at once, so that something can be said while the slow ones
    are taken.
    """
    quick = yield from _quick(network)
    yield Progress("counts", 1, 1, quick)
    if slow:
        complete = yield from _with_slow(network, quick)
        yield Progress("communities", 1, 1, complete)


Named = Generator[Progress, None, T]
"""Work that says by what name its pieces go, and returns a result."""


def _named(key: str, steps: Steps[T]) -> Named[T]:
    while True:
        try:
            done, of = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield Progress(key, done, of)


def _quick(network: Network) -> Named[Measures]:
    relations = graph.relations(network)
    parts = cohesion.components(network)
    yield Progress("counts", 0, 1)
    cycles = loops(network)
    yield Progress("counts", 0, 1)
    points = cohesion.articulation_points(network, relations)
    bridges = cohesion.bridges(relations)
    yield Progress("counts", 0, 1)
    whole = _network_measures(network, parts, len(points), len(bridges), len(cycles.found))
    yield Progress("counts", 0, 1)
    return Measures(
        network=whole,
        actors=_actor_measures(network, parts, frozenset(points)),
        categories=counts.by_category(network.existing),
        exchanges=counts.exchanges_by_category(network),
        mixing=sectors.mixing(network),
        loops=cycles.found,
        all_loops=cycles.complete,
        bridges=bridges,
        complete=False,
    )


def _network_measures(
    network: Network, parts: list[tuple[str, ...]], points: int, bridges: int, cycles: int
) -> NetworkMeasures:
    exchanges = counts.exchanges(network).values()
    tangible = sum(exchange.in_tangible for exchange in exchanges)
    intangible = len(network.existing) - tangible
    external, internal = sectors.dyads_by_side(network)
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
        external_dyads=external,
        internal_dyads=internal,
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
            in_tangible_degree=counts.degree_of(network.gets_from[actor], Nature.TANGIBLE),
            out_tangible_degree=counts.degree_of(network.gives_to[actor], Nature.TANGIBLE),
            in_intangible_degree=counts.degree_of(network.gets_from[actor], Nature.INTANGIBLE),
            out_intangible_degree=counts.degree_of(network.gives_to[actor], Nature.INTANGIBLE),
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


def _with_slow(network: Network, quick: Measures) -> Named[Measures]:
    """`quick` with the slow measures filled in."""
    arcs = graph.arcs(network)
    betweenness = yield from _named("betweenness", centrality.betweenness(arcs))
    closeness = yield from _named("closeness", centrality.closeness(arcs))
    out_closeness = yield from _named("out_closeness", centrality.out_closeness(arcs))
    yield Progress("core", 0, 1)
    core = groups.core_periphery(network)
    yield Progress("communities", 0, 1)
    found, modularity = yield from _named("communities", groups.communities(network))
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
