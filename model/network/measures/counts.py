"""Counting: density, reciprocity, balance, and links by nature, strength and category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.entities import Nature, ValueLink
from model.network.graph import Network


def density(network: Network) -> float:
    """Arcs out of the n(n−1) possible ones, 0 to 1; 0 with fewer than two actors.

    Wasserman & Faust 1994, Social Network Analysis, section 4.3.
    """
    size = len(network.actors)
    return len(network.arcs) / (size * (size - 1)) if size > 1 else 0.0


def mutual_dyads(network: Network) -> int:
    """Unordered pairs of actors with arcs both ways."""
    return len(network.arcs) - len(network.dyads)


def arc_reciprocity(network: Network) -> float | None:
    """Share of arcs that are returned; None without arcs.

    Newman, Forrest & Balthrop 2002, Physical Review E 66, 035101.
    """
    return 2 * mutual_dyads(network) / len(network.arcs) if network.arcs else None


def dyad_reciprocity(network: Network) -> float | None:
    """Share of linked dyads that are mutual; None without arcs.

    Hanneman & Riddle 2005, Introduction to Social Network Methods, chapter 8 (dyad method).
    """
    return mutual_dyads(network) / len(network.dyads) if network.dyads else None


def balance(given: int, got: int) -> float | None:
    """(given − got) / (given + got): 1 only gives, −1 only gets; None where nothing flows.

    The normalised difference of out- and in-strength, after Allee's exchange analysis (2008,
    Journal of Intellectual Capital 9(1): is there a coherent give and take?).
    """
    return (given - got) / (given + got) if given + got else None


def by_category(links: Iterable[ValueLink]) -> dict[str, int]:
    """Links per category, most frequent first, then by name; spelling's case is ignored."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for link in links:
        folded = link.category.casefold()
        spelling.setdefault(folded, link.category)
        counts[folded] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {spelling[folded]: count for folded, count in ordered}


@dataclass(frozen=True, slots=True)
class Exchange:
    """How many links one actor gives and gets, by nature."""

    in_strength: int
    out_strength: int
    in_tangible: int
    out_tangible: int

    @property
    def in_intangible(self) -> int:
        """Intangible links that come in."""
        return self.in_strength - self.in_tangible

    @property
    def out_intangible(self) -> int:
        """Intangible links that go out."""
        return self.out_strength - self.out_tangible


def exchanges(network: Network) -> Mapping[str, Exchange]:
    """What every actor gives and gets, in links."""
    tables: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    got, given, got_tangible, given_tangible = tables
    for link in network.existing:
        got[link.target] += 1
        given[link.source] += 1
        if link.nature is Nature.TANGIBLE:
            got_tangible[link.target] += 1
            given_tangible[link.source] += 1
    return {
        actor: Exchange(got[actor], given[actor], got_tangible[actor], given_tangible[actor])
        for actor in network.actors
    }
