"""How much of the network has been gone through: actors by sector and kind, pairs linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement

from locales import _
from model.entities import Actor, ActorKind, InvitationState, LinkState, Sector
from model.network.graph import Network, Pair, sector_of
from model.network.matrix import SECTOR_ORDER
from model.network.words import sector_name
from model.workshop import Workshop


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One sector's actors, counted."""

    sector: Sector
    actors: tuple[str, ...]
    """Ids, in the order in which they came."""
    kinds: Mapping[ActorKind, int]
    """How many of each kind, kinds that occur only."""
    internal: int
    """How many belong to the convening organisation."""
    with_contact: int
    """How many have a contact person."""
    coming: int
    """How many have a contact person who registered or attended."""

    @property
    def count(self) -> int:
        """How many actors the sector has."""
        return len(self.actors)


@dataclass(frozen=True, slots=True)
class SectorCoverage:
    """The actors by sector, and who is missing."""

    rows: tuple[SectorRow, ...]
    """Every sector, empty ones included; "unknown" only where it occurs."""
    missing: tuple[str, ...]
    """What is missing, each in a few words, in the language in force."""

    @property
    def count(self) -> int:
        """How many actors there are in all."""
        return sum(row.count for row in self.rows)


def sector_coverage(workshop: Workshop) -> SectorCoverage:
    """The actors of `workshop` by sector and kind, and what a full network would still need."""
    members: dict[Sector, list[Actor]] = {sector: [] for sector in SECTOR_ORDER}
    for actor in workshop.actors.values():
        members[sector_of(actor)].append(actor)
    rows = tuple(
        _row(sector, actors)
        for sector, actors in members.items()
        if actors or sector is not Sector.UNKNOWN
    )
    return SectorCoverage(rows=rows, missing=tuple(_missing(rows)))


def _row(sector: Sector, actors: list[Actor]) -> SectorRow:
    coming = {InvitationState.REGISTERED, InvitationState.ATTENDED}
    kinds = {kind: sum(actor.kind is kind for actor in actors) for kind in ActorKind}
    return SectorRow(
        sector=sector,
        actors=tuple(actor.id for actor in actors),
        kinds={kind: count for kind, count in kinds.items() if count},
        internal=sum(actor.internal for actor in actors),
        with_contact=sum(bool(actor.contacts) for actor in actors),
        coming=sum(any(contact.state in coming for contact in actor.contacts) for actor in actors),
    )


def _missing(rows: tuple[SectorRow, ...]) -> list[str]:
    words = []
    for row in rows:
        if row.sector is Sector.UNKNOWN:
            words.append(_("sector not said: {n}").format(n=row.count))
        elif not row.count:
            words.append(_("nobody: {sector}").format(sector=sector_name(row.sector)))
    return words


@dataclass(frozen=True, slots=True)
class SectorPair:
    """How far the pairs between two sectors, or inside one, have been gone through."""

    sectors: tuple[Sector, Sector]
    linked: int
    """Unordered pairs of actors with a link in any state."""
    possible: int


@dataclass(frozen=True, slots=True)
class PairCoverage:
    """How much of the matrix has something in it. A wished-for or broken link counts as named."""

    linked: int
    """Unordered pairs of actors with a link in any state."""
    possible: int
    existing: int
    """Those with an existing link."""
    by_sector: tuple[SectorPair, ...]
    """Pairs of sectors that have possible pairs of actors, in the order of the sectors."""

    @property
    def share(self) -> float:
        """Pairs linked out of all, 0 to 1; 0 with fewer than two actors."""
        return self.linked / self.possible if self.possible else 0.0


def pair_coverage(network: Network) -> PairCoverage:
    """How many of the pairs of actors in `network` are linked, in all and between sectors."""
    sizes = dict.fromkeys(SECTOR_ORDER, 0)
    for actor in network.actors.values():
        sizes[sector_of(actor)] += 1
    named = {frozenset((link.source, link.target)) for link in network.links}
    flowing = {
        frozenset((link.source, link.target))
        for link in network.links
        if link.state is LinkState.EXISTING
    }
    counts: dict[frozenset[Sector], int] = {}
    for pair in named:
        sectors = frozenset(sector_of(network.actors[end]) for end in pair)
        counts[sectors] = counts.get(sectors, 0) + 1
    by_sector = []
    for one, other in combinations_with_replacement(SECTOR_ORDER, 2):
        size = sizes[one]
        possible = size * (size - 1) // 2 if one is other else size * sizes[other]
        if possible:
            linked = counts.get(frozenset((one, other)), 0)
            by_sector.append(SectorPair((one, other), linked, possible))
    total = len(network.actors)
    return PairCoverage(
        linked=len(named),
        possible=total * (total - 1) // 2,
        existing=len(flowing),
        by_sector=tuple(by_sector),
    )


def next_pair(network: Network) -> Pair | None:
    """The pair without any link most worth asking about; None where every pair has one.

    Pairs with a customer come first, then pairs from different sectors, then those with most
    partners already: two well-known actors with nothing between them are the likeliest hole. Equal
    pairs keep the network's order. The customer stands second, as the one who gets.
    """
    named = {frozenset((link.source, link.target)) for link in network.links}
    places = [
        (actor.id, sector_of(actor), actor.is_customer, len(network.partners[actor.id]))
        for actor in network.actors.values()
    ]
    best = (False, False, -1)
    pair: Pair | None = None
    for position, (one, sector, is_customer, partners) in enumerate(places):
        for other, other_sector, other_is_customer, other_partners in places[position + 1 :]:
            worth = (
                is_customer is not other_is_customer,
                sector is not other_sector,
                partners + other_partners,
            )
            if worth > best and frozenset((one, other)) not in named:
                best = worth
                pair = (other, one) if is_customer else (one, other)
    return pair
