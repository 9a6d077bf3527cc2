"""The network as pairs and counts: what several documents need to know about links."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from model.entities import Actor, LinkState, Nature, Strength, ValueLink
from model.workshop import Workshop

WEIGHTS = {Strength.WEAK: 1, Strength.UNSPECIFIED: 2, Strength.STRONG: 3}
"""How much a flow counts: a strength that was not said stands in the middle."""


def sound_links(workshop: Workshop) -> list[ValueLink]:
    """The links whose two actors are both there, in their order."""
    actors = workshop.actors
    return [
        link for link in workshop.links.values() if link.source in actors and link.target in actors
    ]


@dataclass(frozen=True, slots=True)
class Collapsed:
    """All links from one actor to another, as one."""

    links: tuple[ValueLink, ...]
    """Those that exist; where none does, all of them."""

    @property
    def first(self) -> ValueLink:
        """The oldest of them."""
        return self.links[0]

    @property
    def weight(self) -> float:
        """The sum of their weights."""
        return float(sum(WEIGHTS[link.strength] for link in self.links))

    @property
    def words(self) -> tuple[str, ...]:
        """What flows, each word once."""
        return tuple(dict.fromkeys(link.what for link in self.links))

    @property
    def nature(self) -> str:
        """The nature they share, or "both"."""
        natures = {link.nature for link in self.links}
        return natures.pop().value if len(natures) == 1 else "both"


def collapsed(links: list[ValueLink]) -> list[Collapsed]:
    """One for each ordered pair of actors, in the order of their first links.

    What is wished for or broken adds nothing to what flows, so beside an existing link it is left
    out, and only stands where nothing else does.
    """
    pairs: dict[tuple[str, str], list[ValueLink]] = {}
    for link in links:
        pairs.setdefault((link.source, link.target), []).append(link)
    arcs = []
    for group in pairs.values():
        flowing = [link for link in group if link.state is LinkState.EXISTING]
        arcs.append(Collapsed(tuple(flowing or group)))
    return arcs


def degrees(workshop: Workshop) -> dict[str, int]:
    """How many links each actor has, in and out together, by id."""
    counts = dict.fromkeys(workshop.actors, 0)
    for link in sound_links(workshop):
        counts[link.source] += 1
        counts[link.target] += 1
    return counts


def two_way(links: list[ValueLink]) -> dict[str, str]:
    """For each link that runs both ways, the id of the link that runs back.

    Two links are the two ways of one flow where they join the same actors in opposite directions
    with the same words, nature and state. A link is never paired twice.
    """
    waiting: dict[tuple[str, str, str, Nature, LinkState], list[str]] = defaultdict(list)
    paired: dict[str, str] = {}
    for link in links:
        what = link.what.casefold()
        back = waiting[(link.target, link.source, what, link.nature, link.state)]
        if back:
            other = back.pop(0)
            paired[link.id], paired[other] = other, link.id
        else:
            waiting[(link.source, link.target, what, link.nature, link.state)].append(link.id)
    return paired


def numbered_kinds(links: list[ValueLink]) -> dict[str, str]:
    """A kind for each link that no other link between the same two actors has, by id.

    It is the nature; from the second one on with a number, as in "tangible 2". Gephi keeps parallel
    edges apart where their kinds differ.
    """
    seen: Counter[tuple[str, str, Nature]] = Counter()
    kinds = {}
    for link in links:
        seen[link.source, link.target, link.nature] += 1
        number = seen[link.source, link.target, link.nature]
        kinds[link.id] = link.nature.value if number == 1 else f"{link.nature.value} {number}"
    return kinds


def unique_names(actors: list[Actor]) -> dict[str, str]:
    """A name of its own for every actor by id: a repeated name gets a number, as in "Kela (2)"."""
    taken = {actor.name for actor in actors}
    seen: set[str] = set()
    names: dict[str, str] = {}
    for actor in actors:
        name, number = actor.name, 1
        if name in seen:
            while name in taken:
                number += 1
                name = f"{actor.name} ({number})"
            taken.add(name)
        seen.add(name)
        names[actor.id] = name
    return names
