"""What holds the network together: components, articulation points, bridges, reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from model.network.graph import Network, Pair

if TYPE_CHECKING:
    import networkx as nx


def components(network: Network) -> list[tuple[str, ...]]:
    """Weakly connected components, largest first, then by their first actor.

    Actors stand in the network's order. Wasserman & Faust 1994, section 4.3.
    """
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for actor in network.actors:
        if actor not in seen:
            part = reachable(network, actor)
            seen |= part
            found.append(tuple(member for member in network.actors if member in part))
    return sorted(found, key=len, reverse=True)


def reachable(network: Network, start: str, without: str | None = None) -> set[str]:
    """Everyone connected with `start` in either direction, itself included.

    `without` names an actor that is thought away.
    """
    found, front = {start}, [start]
    while front:
        actor = front.pop()
        for other in network.partners[actor]:
            if other != without and other not in found:
                found.add(other)
                front.append(other)
    return found


def parts_without(network: Network, actor: str) -> list[tuple[str, ...]]:
    """The groups into which the component of `actor` falls without it, largest first."""
    seen: set[str] = set()
    parts: list[tuple[str, ...]] = []
    for other in network.partners[actor]:
        if other not in seen:
            part = reachable(network, other, without=actor)
            seen |= part
            parts.append(tuple(member for member in network.actors if member in part))
    return sorted(parts, key=len, reverse=True)


def articulation_points(network: Network, relations: nx.Graph[str]) -> tuple[str, ...]:
    """Actors without whom their component falls apart, in the network's order.

    Hopcroft & Tarjan 1973, Communications of the ACM 16(6); cutpoints in Wasserman & Faust 1994,
    section 4.3.
    """
    import networkx as nx

    points = set(nx.articulation_points(relations))
    return tuple(actor for actor in network.actors if actor in points)


def bridges(relations: nx.Graph[str]) -> tuple[Pair, ...]:
    """Dyads whose loss would split a component. Wasserman & Faust 1994, section 4.3."""
    import networkx as nx

    # The stubs take a bridge for a node; networkx yields pairs of nodes.
    return tuple(cast("Iterable[Pair]", nx.bridges(relations)))


def two_step_reach(network: Network) -> Mapping[str, int]:
    """How many others the value of each actor reaches in at most two steps.

    The 2-reach of Borgatti, Everett & Johnson 2013, Analyzing Social Networks, chapter 10
    (k-reach centrality), as a count, along the direction of the arcs.
    """
    reach: dict[str, int] = {}
    for actor, direct in network.gives_to.items():
        reached = set(direct)
        for other in direct:
            reached.update(network.gives_to[other])
        reach[actor] = len(reached - {actor})
    return reach
