"""Who stands in the middle: betweenness, closeness, and how much the network is centred."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from model.network.measures.steps import PIECE, Steps

if TYPE_CHECKING:
    import networkx as nx


def betweenness(arcs: nx.DiGraph[str]) -> Steps[Mapping[str, float]]:
    """Share of shortest directed paths between others that lead through each actor, 0 to 1.

    Every arc counts one step. Freeman 1977, Sociometry 40(1); Brandes 2001, Journal of
    Mathematical Sociology 25(2); directed, normalised by (n−1)(n−2).
    """
    import networkx as nx

    actors = list(arcs)
    total = dict.fromkeys(actors, 0.0)
    for start in range(0, len(actors), PIECE):
        yield start, len(actors)
        part: dict[str, float] = nx.betweenness_centrality_subset(
            arcs, sources=actors[start : start + PIECE], targets=actors
        )
        for actor, value in part.items():
            total[actor] += value
    pairs = (len(actors) - 1) * (len(actors) - 2)
    return {actor: value / pairs if pairs > 0 else 0.0 for actor, value in total.items()}


def closeness(arcs: nx.DiGraph[str]) -> Steps[Mapping[str, float]]:
    """How near each actor is to be reached from the others along the arcs, 0 to 1.

    Freeman 1979, Social Networks 1(3), scaled by the share of actors that reach it at all
    (Wasserman & Faust 1994, section 5.2), so that it holds in networks of several components.
    """
    return _nearness(arcs.reverse(copy=False))


def out_closeness(arcs: nx.DiGraph[str]) -> Steps[Mapping[str, float]]:
    """`closeness` against the arrows: how near the others are to be reached from each actor."""
    return _nearness(arcs)


def _nearness(arcs: nx.DiGraph[str]) -> Steps[Mapping[str, float]]:
    """Per actor: the share of others it reaches, over the mean number of steps to them."""
    import networkx as nx

    result: dict[str, float] = {}
    others = len(arcs) - 1
    for number, actor in enumerate(arcs):
        if number % PIECE == 0:
            yield number, len(arcs)
        steps = nx.single_source_shortest_path_length(arcs, actor)
        reached, length = len(steps) - 1, sum(steps.values())
        result[actor] = reached / others * reached / length if length else 0.0
    return result


def centralization(values: Collection[float], greatest: float) -> float | None:
    """How far the network is centred on one actor: 0 all alike, 1 a star.

    The sum of differences to the largest of `values`, over `greatest`, the sum in the most
    centralised network of that size. None where no network of that size could be centred.
    Freeman 1979, Social Networks 1(3).
    """
    if greatest <= 0 or not values:
        return None
    top = max(values)
    return sum(top - value for value in values) / greatest


def degree_centralization(partners: Collection[int]) -> float | None:
    """Freeman's, on the undirected network; a star of n actors sums to (n−1)(n−2)."""
    size = len(partners)
    return centralization(partners, (size - 1) * (size - 2)) if size > 2 else None


def directed_degree_centralization(degrees: Collection[int]) -> float | None:
    """Freeman's, on in- or out-degrees; a directed star of n actors sums to (n−1)²."""
    size = len(degrees)
    return centralization(degrees, (size - 1) ** 2) if size > 1 else None


def betweenness_centralization(values: Collection[float]) -> float | None:
    """Freeman's, on normalised betweenness; a star of n actors sums to n−1."""
    size = len(values)
    return centralization(values, size - 1) if size > 2 else None
