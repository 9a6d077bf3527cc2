"""How the sectors mix, and who brokers between them. Actors whose sector nobody said stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from model.entities import Sector
from model.network.graph import Network, sector_of


def sectors(network: Network) -> Mapping[str, Sector]:
    """The sector of every actor."""
    return {actor.id: sector_of(actor) for actor in network.actors.values()}


def mixing(network: Network) -> Mapping[tuple[Sector, Sector], int]:
    """Arcs from sector to sector, unknown ones included, in the order of the sectors."""
    sector = sectors(network)
    counts = Counter((sector[source], sector[target]) for source, target in network.arcs)
    order = list(Sector)
    return {
        pair: counts[pair]
        for pair in sorted(counts, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    }


def ei_index(network: Network) -> float | None:
    """(external − internal) / (external + internal) dyads by sector, −1 to 1; None without any.

    Krackhardt & Stern 1988, Social Psychology Quarterly 51(2).
    """
    external, internal = dyads_by_side(network)
    known = external + internal
    return (external - internal) / known if known else None


def dyads_by_side(network: Network) -> tuple[int, int]:
    """Linked pairs of actors from two sectors, and from one."""
    sector = sectors(network)
    known = [
        (sector[one], sector[other])
        for one, other in network.dyads
        if Sector.UNKNOWN not in (sector[one], sector[other])
    ]
    external = sum(one is not other for one, other in known)
    return external, len(known) - external


def assortativity(network: Network) -> float | None:
    """How much arcs stay inside sectors, at most 1; None where it is not defined.

    (sum of e_ii − sum of a_i·b_i) / (1 − sum of a_i·b_i) over the mixing of sectors. Newman 2003,
    Physical Review E 67, 026126, equation 2. Not defined where every arc begins and ends in the
    same single sector.
    """
    counts = {pair: count for pair, count in mixing(network).items() if Sector.UNKNOWN not in pair}
    arcs = sum(counts.values())
    if not arcs:
        return None
    out: Counter[Sector] = Counter()
    into: Counter[Sector] = Counter()
    inside = 0
    for (source, target), count in counts.items():
        out[source] += count
        into[target] += count
        inside += count if source is target else 0
    by_chance = sum(out[sector] * into[sector] for sector in Sector)
    if by_chance == arcs * arcs:
        return None
    return (inside * arcs - by_chance) / (arcs * arcs - by_chance)


@dataclass(slots=True)
class Brokerage:
    """How often one actor stands in each of the five roles."""

    coordinator: int = 0
    itinerant: int = 0
    gatekeeper: int = 0
    representative: int = 0
    liaison: int = 0


def brokerage(network: Network) -> Mapping[str, Brokerage]:
    """Brokerage roles: two-step paths a → broker → c with no arc a → c, by the three sectors.

    Gould & Fernandez 1989, Sociological Methodology 19.
    """
    sector = sectors(network)
    roles = {actor: Brokerage() for actor in network.actors}
    for broker, role in roles.items():
        own = sector[broker]
        if own is Sector.UNKNOWN:
            continue
        for giver in network.gets_from[broker]:
            first = sector[giver]
            if first is Sector.UNKNOWN:
                continue
            beyond = network.gives_to[giver]
            for getter in network.gives_to[broker]:
                last = sector[getter]
                if getter == giver or getter in beyond or last is Sector.UNKNOWN:
                    continue
                _count(role, first, own, last)
    return roles


def _count(role: Brokerage, first: Sector, own: Sector, last: Sector) -> None:
    if first is last:
        if first is own:
            role.coordinator += 1
        else:
            role.itinerant += 1
    elif last is own:
        role.gatekeeper += 1
    elif first is own:
        role.representative += 1
    else:
        role.liaison += 1
