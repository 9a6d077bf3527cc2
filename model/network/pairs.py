"""How much of the matrix has been gone through, and which pair to ask about next.

A pair here is ordered: who would give, who would get. It has one of three states: not asked, asked
and none, or linked. A link in any state makes it linked, since what is wished for or broken was
talked about too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations_with_replacement

from locales import _
from model.entities import Sector
from model.network.graph import Network, Pair, sector_of
from model.network.matrix import SECTOR_ORDER
from model.network.words import percent


class PairState(StrEnum):
    """What is known of an ordered pair of actors."""

    NOT_ASKED = "not_asked"
    NOTHING = "nothing"
    """Asked, and nothing flows."""
    LINKED = "linked"


def state_of(network: Network, pair: Pair) -> PairState:
    """What is known of `pair`; a link wins over an earlier "nothing flows"."""
    if pair in network.named:
        return PairState.LINKED
    return PairState.NOTHING if pair in network.asked else PairState.NOT_ASKED


# ---------------------------------------------------------------------- coverage


@dataclass(frozen=True, slots=True)
class SectorPair:
    """How far the ordered pairs between two sectors, or inside one, have been gone through."""

    sectors: tuple[Sector, Sector]
    linked: int
    nothing: int
    possible: int


@dataclass(frozen=True, slots=True)
class PairCoverage:
    """How much of the matrix has been gone through, in its cells: ordered pairs of actors."""

    linked: int
    """Cells with a link in any state."""
    nothing: int
    """Cells that were asked about and have none."""
    possible: int
    """All cells, the diagonal apart."""
    by_sector: tuple[SectorPair, ...]
    """Unordered pairs of sectors that have any cells, in the order of the sectors."""

    @property
    def gone_through(self) -> int:
        """Cells about which something is known."""
        return self.linked + self.nothing

    @property
    def share(self) -> float:
        """Cells gone through out of all, 0 to 1; 0 with fewer than two actors."""
        return self.gone_through / self.possible if self.possible else 0.0


def pair_coverage(network: Network) -> PairCoverage:
    """How many of the ordered pairs of `network` are linked or asked about, also by sectors."""
    sizes = dict.fromkeys(SECTOR_ORDER, 0)
    for actor in network.actors.values():
        sizes[sector_of(actor)] += 1
    linked = _by_sectors(network, network.named)
    nothing = _by_sectors(network, network.nothing)
    by_sector = []
    for one, other in combinations_with_replacement(SECTOR_ORDER, 2):
        size = sizes[one]
        possible = size * (size - 1) if one is other else 2 * size * sizes[other]
        if possible:
            key = frozenset((one, other))
            counts = linked.get(key, 0), nothing.get(key, 0)
            by_sector.append(SectorPair((one, other), *counts, possible))
    total = len(network.actors)
    return PairCoverage(
        linked=len(network.named),
        nothing=len(network.nothing),
        possible=total * (total - 1),
        by_sector=tuple(by_sector),
    )


def _by_sectors(network: Network, pairs: Iterable[Pair]) -> Mapping[frozenset[Sector], int]:
    counts: dict[frozenset[Sector], int] = {}
    for pair in pairs:
        sectors = frozenset(sector_of(network.actors[end]) for end in pair)
        counts[sectors] = counts.get(sectors, 0) + 1
    return counts


def coverage_words(coverage: PairCoverage) -> str:
    """How much has been gone through, in one sentence with the counts behind it."""
    if not coverage.possible:
        return _("A matrix needs two actors.")
    words = _(
        "{n} of {all} cells gone through ({share}): {linked} linked, {nothing} asked and none."
    )
    return words.format(
        n=coverage.gone_through,
        all=coverage.possible,
        share=percent(coverage.share),
        linked=coverage.linked,
        nothing=coverage.nothing,
    )


# ---------------------------------------------------------------------- the guided round


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to ask about next."""

    pair: Pair
    """Who would give, who would get; a customer stands second."""
    both_ways: bool
    """Whether neither direction has been asked about, so that one question does for both."""

    @property
    def open(self) -> tuple[Pair, ...]:
        """The ordered pairs that "nothing flows" answers."""
        return (self.pair, self.pair[::-1]) if self.both_ways else (self.pair,)


def next_pair(
    network: Network, later: Collection[Pair] = (), after: Pair | None = None
) -> Proposal | None:
    """The pair most worth asking about; None where every one has been gone through.

    The way back of a link just found comes first, while both are in mind. Then the pairs of which
    nothing is known: those with a customer, then those from different sectors, then those with
    most partners already, since two well-known actors with nothing between them are the likeliest
    hole. Ways back that nobody has asked about come last. Equal pairs keep the network's order.

    Args:
        network: the network as it is now.
        later: pairs that were put off, in either direction.
        after: the pair that was asked about just now.
    """
    if after is not None and after in network.named:
        back = after[::-1]
        if state_of(network, back) is PairState.NOT_ASKED and not {after, back} & set(later):
            return Proposal(back, both_ways=False)
    put_off = {frozenset(pair) for pair in later}
    known = network.named | network.nothing
    places = [
        (actor.id, sector_of(actor), actor.is_customer, len(network.partners[actor.id]))
        for actor in network.actors.values()
    ]
    best = (-1, False, False, -1)
    found: Proposal | None = None
    for position, (one, sector, is_customer, partners) in enumerate(places):
        for other, other_sector, other_is_customer, other_partners in places[position + 1 :]:
            there, back_again = (one, other) in known, (other, one) in known
            if there and back_again:
                continue
            worth = (
                int(not there and not back_again),
                is_customer is not other_is_customer,
                sector is not other_sector,
                partners + other_partners,
            )
            if worth <= best or frozenset((one, other)) in put_off:
                continue
            best = worth
            forward = back_again or (not there and not is_customer)
            found = Proposal(
                (one, other) if forward else (other, one), both_ways=not there and not back_again
            )
    return found


def question(network: Network, proposal: Proposal) -> str:
    """What to ask the room about the proposed pair."""
    source, target = (network.actors[actor].name for actor in proposal.pair)
    if proposal.both_ways:
        return _("Does anything flow between {source} and {target}, either way?").format(
            source=source, target=target
        )
    if proposal.pair[::-1] in network.named:
        return _("And what comes back: {source} → {target}?").format(source=source, target=target)
    return _("Does anything flow here: {source} → {target}?").format(source=source, target=target)
