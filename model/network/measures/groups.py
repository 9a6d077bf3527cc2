"""Core and periphery, and communities."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from model.network.graph import Network
from model.network.measures.louvain import louvain
from model.network.measures.steps import Steps

T = TypeVar("T")

SEED = 2016
"""The seed of the Louvain method, so that one network always has the same communities."""


@dataclass(frozen=True, slots=True)
class Core:
    """The best split of the network into a core and a periphery."""

    actors: tuple[str, ...]
    fit: float
    """Correlation with the ideal pattern, −1 to 1."""


def core_periphery(network: Network) -> Core | None:
    """The core whose pattern fits best; None where no split is defined.

    Ideal: everyone in the core is tied to everyone in the core, nobody in the periphery to each
    other; ties between the two are left out of the fit. Borgatti & Everett 1999, Social Networks
    21(4), discrete model. Actors enter the core by number of partners: the split with the fewest
    misfits lies among those cores (Lip 2011, arXiv:1102.5511), and the best correlation among them
    is taken. Isolates are never in the core.
    """
    ranked = sorted(network.actors, key=lambda actor: -len(network.partners[actor]))
    inside: set[str] = set()
    core_ties = 0
    tied_inside = 0
    best: Core | None = None
    for actor in ranked[:-2]:
        partners = network.partners[actor]
        if not partners:
            break
        core_ties += sum(partner in inside for partner in partners)
        tied_inside += len(partners)
        inside.add(actor)
        # A tie between two of the core was counted from both of its ends.
        outer_ties = len(network.dyads) - (tied_inside - core_ties)
        fit = _fit(len(inside), len(ranked) - len(inside), core_ties, outer_ties)
        if fit is not None and (best is None or fit > best.fit):
            best = Core(tuple(ranked[: len(inside)]), fit)
    return best


def _fit(core: int, periphery: int, core_ties: int, outer_ties: int) -> float | None:
    """The phi coefficient of "is tied" with "is in the core", over the dyads inside each."""
    core_pairs = core * (core - 1) // 2
    outer_pairs = periphery * (periphery - 1) // 2
    ties = core_ties + outer_ties
    gaps = core_pairs + outer_pairs - ties
    if not (core_pairs and outer_pairs and ties and gaps):
        return None
    agreement = core_ties * (outer_pairs - outer_ties) - (core_pairs - core_ties) * outer_ties
    return agreement / math.sqrt(core_pairs * outer_pairs * ties * gaps)


def communities(network: Network) -> Steps[tuple[list[tuple[str, ...]], float | None]]:
    """Communities of the undirected network, largest first, isolates apart; and their modularity.

    Blondel, Guillaume, Lambiotte & Lefebvre 2008, Journal of Statistical Mechanics P10008, seeded;
    modularity by Newman & Girvan 2004. No communities and None where nobody is linked.
    """
    linked = [actor for actor in network.actors if network.partners[actor]]
    if not linked:
        return [], None
    number = {actor: place for place, actor in enumerate(linked)}
    ties = [(number[one], number[other]) for one, other in network.dyads]
    groups = yield from louvain(len(linked), ties, SEED)
    found = [sorted(group) for group in groups]
    found.sort(key=lambda group: (-len(group), group))
    modularity = _modularity(found, ties)
    return [tuple(linked[place] for place in group) for group in found], modularity


def _modularity(groups: list[list[int]], ties: list[tuple[int, int]]) -> float:
    """The share of ties inside groups, less what chance would give. Newman & Girvan 2004."""
    group_of = membership(groups)
    inside, ends = Counter[int](), Counter[int]()
    for one, other in ties:
        ends.update((group_of[one], group_of[other]))
        inside[group_of[one]] += group_of[one] == group_of[other]
    count = len(ties)
    return sum(inside[group] / count - (ends[group] / (2 * count)) ** 2 for group in ends)


def membership(groups: Iterable[Sequence[T]]) -> Mapping[T, int]:
    """The number of each actor's group, counted from 1."""
    return {actor: number for number, group in enumerate(groups, start=1) for actor in group}
