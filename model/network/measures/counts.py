"""Counting: density, reciprocity, balance, and links by nature, strength and category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.entities import Nature, ValueLink
from model.network.graph import Network
from model.network.measures.values import CategoryExchange


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
    every = list(links)
    counts = Counter(link.category.casefold() for link in every)
    spelling = _spelling(every)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {spelling[folded]: count for folded, count in ordered}


def _spelling(links: Iterable[ValueLink]) -> dict[str, str]:
    """Each category as it was first written, by its folded form."""
    spelling: dict[str, str] = {}
    for link in links:
        spelling.setdefault(link.category.casefold(), link.category)
    return spelling


def exchanges_by_category(network: Network) -> Mapping[str, Mapping[str, CategoryExchange]]:
    """Per actor: in- and out-degree and -strength of each category that it has a link of."""
    spelling = _spelling(network.existing)
    result: dict[str, dict[str, CategoryExchange]] = {}
    for actor in network.actors:
        got = _by_category(network.gets_from[actor])
        given = _by_category(network.gives_to[actor])
        result[actor] = {
            spelling[folded]: CategoryExchange(
                in_degree=len(got.get(folded, ())),
                out_degree=len(given.get(folded, ())),
                in_strength=sum(got.get(folded, {}).values()),
                out_strength=sum(given.get(folded, {}).values()),
            )
            for folded in spelling
            if folded in got or folded in given
        }
    return result


def _by_category(
    ties: Mapping[str, tuple[ValueLink, ...]],
) -> Mapping[str, Counter[str]]:
    """Links by folded category and then by the other actor."""
    counted: dict[str, Counter[str]] = {}
    for other, links in ties.items():
        for link in links:
            counted.setdefault(link.category.casefold(), Counter())[other] += 1
    return counted


def degree_of(ties: Mapping[str, tuple[ValueLink, ...]], nature: Nature) -> int:
    """How many of the others stand at the end of a link of this nature."""
    return sum(any(link.nature is nature for link in links) for links in ties.values())


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
