"""Burt's structural holes: how much an actor's partners are tied to each other."""

from __future__ import annotations

from collections.abc import Mapping

from model.network.graph import Network

Ties = Mapping[str, Mapping[str, int]]


def _ties(network: Network) -> dict[str, dict[str, int]]:
    """Per actor and partner: in how many directions they are tied, 1 or 2 (Burt's a_ij + a_ji)."""
    ties: dict[str, dict[str, int]] = {actor: {} for actor in network.actors}
    for source, target in network.arcs:
        ties[source][target] = ties[source].get(target, 0) + 1
        ties[target][source] = ties[target].get(source, 0) + 1
    return ties


def _shares(ties: Ties) -> dict[str, dict[str, float]]:
    """Burt's p_ij: the share of an actor's ties that goes to each partner."""
    return {
        actor: {partner: count / sum(counts.values()) for partner, count in counts.items()}
        for actor, counts in ties.items()
    }


def constraint(network: Network) -> Mapping[str, float | None]:
    """How much each actor's ties lead back to the same people; None for isolates.

    The sum over partners j of (p_ij + sum over q of p_iq · p_qj)². Low where an actor spans holes.
    Burt 1992, Structural Holes, equation 2.4; Burt 2004, American Journal of Sociology 110(2).
    """
    shares = _shares(_ties(network))
    result: dict[str, float | None] = {}
    for actor, own in shares.items():
        total = 0.0
        for partner, direct in own.items():
            through = sum(
                share * shares[other].get(partner, 0.0)
                for other, share in own.items()
                if other != partner
            )
            total += (direct + through) ** 2
        result[actor] = total if own else None
    return result


def effective_size(network: Network) -> Mapping[str, float | None]:
    """Partners less the redundancy among them; None for isolates.

    The sum over partners j of 1 − (sum over q of p_iq · m_jq), m_jq being the tie of j to q over
    the strongest tie of j. Burt 1992, Structural Holes, equation 2.2. Where all ties are mutual it
    is n − 2t/n (Borgatti 1997, Connections 20(1)).
    """
    ties = _ties(network)
    shares = _shares(ties)
    strongest = {actor: max(counts.values(), default=1) for actor, counts in ties.items()}
    result: dict[str, float | None] = {}
    for actor, own in shares.items():
        size = 0.0
        for partner in own:
            redundancy = sum(share * ties[partner].get(other, 0) for other, share in own.items())
            size += 1 - redundancy / strongest[partner]
        result[actor] = size if own else None
    return result
