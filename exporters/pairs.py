"""The network as pairs and counts: what several documents need to know about links."""

from __future__ import annotations

from collections import defaultdict

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
