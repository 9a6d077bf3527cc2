"""The network at one moment, as plain tables and as networkx graphs.

Two graphs are made of one network. `flows` keeps every value link as an arc of its own, a directed
multigraph. `arcs` is the collapsed graph that measures are taken on: one arc per ordered pair of
actors between which at least one value flows, whatever the number of flows. Both hold existing
links only unless other states are asked for, since what is wished for does not flow and what is
broken no longer does. Every actor is a node, linked or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from model.entities import Actor, LinkState, Nature, Sector, Strength, ValueLink

if TYPE_CHECKING:
    import networkx as nx

    from model.workshop import Workshop

Pair = tuple[str, str]
"""Ids of two actors: the one that gives, the one that gets."""

EXISTING = frozenset({LinkState.EXISTING})
"""The states that count as flowing."""


def sector_of(actor: Actor) -> Sector:
    """The sector an actor counts in: customers stand apart whatever sector they are given."""
    return Sector.CUSTOMER if actor.is_customer else actor.sector


@dataclass(frozen=True)
class Network:
    """Actors and the value links between them, with the tables that many questions share.

    Links that point at an actor who is not there are left out.
    """

    actors: Mapping[str, Actor]
    """By id, in the order given."""
    links: tuple[ValueLink, ...]
    """In every state, in the order given."""
    asked: frozenset[Pair] = frozenset()
    """Pairs that were asked about and between whom nothing flows that way."""

    @classmethod
    def of(
        cls, actors: Iterable[Actor], links: Iterable[ValueLink], asked: Iterable[Pair] = ()
    ) -> Network:
        """The network of `actors` and `links`, and the pairs that were asked about in vain."""
        by_id = {actor.id: actor for actor in actors}
        known = tuple(link for link in links if link.source in by_id and link.target in by_id)
        pairs = (pair for pair in asked if pair[0] in by_id and pair[1] in by_id)
        return cls(actors=by_id, links=known, asked=frozenset(pairs))

    @classmethod
    def of_workshop(cls, workshop: Workshop) -> Network:
        """The network of `workshop` as it is now."""
        asked = ((one.source, one.target) for one in workshop.no_flows.values())
        return cls.of(workshop.actors.values(), workshop.links.values(), asked)

    def in_state(self, state: LinkState) -> tuple[ValueLink, ...]:
        """The links in `state`."""
        return tuple(link for link in self.links if link.state is state)

    @cached_property
    def existing(self) -> tuple[ValueLink, ...]:
        """The links that flow."""
        return self.in_state(LinkState.EXISTING)

    @cached_property
    def named(self) -> frozenset[Pair]:
        """The ordered pairs with a link in any state: what is wished for was asked about too."""
        return frozenset((link.source, link.target) for link in self.links)

    @cached_property
    def nothing(self) -> frozenset[Pair]:
        """The pairs asked about in vain; a link that was found later wins."""
        return self.asked - self.named

    @cached_property
    def arcs(self) -> Mapping[Pair, tuple[ValueLink, ...]]:
        """The existing links by ordered pair of actors."""
        return by_pair(self.existing)

    @cached_property
    def gets_from(self) -> Mapping[str, Mapping[str, tuple[ValueLink, ...]]]:
        """Per actor: who gives to it, with the existing links."""
        table: dict[str, dict[str, tuple[ValueLink, ...]]] = {name: {} for name in self.actors}
        for (source, target), links in self.arcs.items():
            table[target][source] = links
        return table

    @cached_property
    def gives_to(self) -> Mapping[str, Mapping[str, tuple[ValueLink, ...]]]:
        """Per actor: whom it gives to, with the existing links."""
        table: dict[str, dict[str, tuple[ValueLink, ...]]] = {name: {} for name in self.actors}
        for (source, target), links in self.arcs.items():
            table[source][target] = links
        return table

    @cached_property
    def partners(self) -> Mapping[str, tuple[str, ...]]:
        """Per actor: everyone it has an existing link with, in either direction."""
        return {
            actor: tuple(dict.fromkeys((*self.gives_to[actor], *self.gets_from[actor])))
            for actor in self.actors
        }

    @cached_property
    def dyads(self) -> tuple[Pair, ...]:
        """Unordered pairs of actors with a link in at least one direction, each once."""
        return tuple(
            (source, target)
            for source, target in self.arcs
            if (target, source) not in self.arcs or self._first(source, target)
        )

    @cached_property
    def isolates(self) -> tuple[str, ...]:
        """Actors without any existing link."""
        return tuple(actor for actor in self.actors if not self.partners[actor])

    @cached_property
    def customers(self) -> tuple[str, ...]:
        """The actors the network works for."""
        return tuple(actor.id for actor in self.actors.values() if actor.is_customer)

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {actor: position for position, actor in enumerate(self.actors)}

    def _first(self, one: str, other: str) -> bool:
        return self._position[one] < self._position[other]

    def links_of(self, actor: str) -> tuple[ValueLink, ...]:
        """The existing links that touch `actor`: what it gives, then what it gets."""
        given = [link for links in self.gives_to[actor].values() for link in links]
        got = [link for links in self.gets_from[actor].values() for link in links]
        return (*given, *got)


def by_pair(links: Iterable[ValueLink]) -> dict[Pair, tuple[ValueLink, ...]]:
    """`links` by ordered pair of actors, pairs and links in the order given."""
    pairs: dict[Pair, list[ValueLink]] = {}
    for link in links:
        pairs.setdefault((link.source, link.target), []).append(link)
    return {pair: tuple(found) for pair, found in pairs.items()}


def flows(network: Network, states: frozenset[LinkState] = EXISTING) -> nx.MultiDiGraph[str]:
    """Every value link in `states` as an arc of its own.

    Nodes are actor ids with `name`, `kind` and `sector`; arcs have the link's id as key, and
    `what`, `nature`, `category`, `strength` and `state`, all plain strings.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in network.actors.values():
        graph.add_node(
            actor.id, name=actor.name, kind=actor.kind.value, sector=sector_of(actor).value
        )
    for link in network.links:
        if link.state in states:
            graph.add_edge(
                link.source,
                link.target,
                key=link.id,
                what=link.what,
                nature=link.nature.value,
                category=link.category,
                strength=link.strength.value,
                state=link.state.value,
            )
    return graph


def arcs(network: Network, states: frozenset[LinkState] = EXISTING) -> nx.DiGraph[str]:
    """One arc per ordered pair of actors, for the links in `states`.

    Each arc has `weight` (how many links it stands for), `tangible`, `intangible` and `strong`
    (how many of them are so) and `links` (their ids).
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(network.actors)
    chosen = (
        network.arcs
        if states == EXISTING
        else by_pair(link for link in network.links if link.state in states)
    )
    for (source, target), links in chosen.items():
        tangible = sum(link.nature is Nature.TANGIBLE for link in links)
        graph.add_edge(
            source,
            target,
            weight=len(links),
            tangible=tangible,
            intangible=len(links) - tangible,
            strong=sum(link.strength is Strength.STRONG for link in links),
            links=tuple(link.id for link in links),
        )
    return graph


def relations(network: Network) -> nx.Graph[str]:
    """The undirected graph of who has anything to do with whom, by existing links."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.actors)
    graph.add_edges_from(network.dyads)
    return graph
