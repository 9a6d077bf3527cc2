"""Links looked at one by one: their strength, the rings around an actor, whose maps were joined."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum

from locales import ngettext, pgettext
from model.changes import Change, update
from model.entities import LinkState, Strength, ValueLink
from model.workshop import Workshop


class Nearness(IntEnum):
    """How near another actor stands: how often and how well the two have to do with each other."""

    NEAR = 1
    BETWEEN = 2
    FAR = 3
    MISSING = 4
    """Wished for, or broken."""


def nearness_words(nearness: Nearness) -> str:
    """What a ring is called."""
    match nearness:
        case Nearness.NEAR:
            return pgettext("ring", "near")
        case Nearness.BETWEEN:
            return pgettext("ring", "in between")
        case Nearness.FAR:
            return pgettext("ring", "far")
        case Nearness.MISSING:
            return pgettext("ring", "missing")


def nearness_of(link: ValueLink) -> Nearness:
    """The ring that a link alone would put the other actor on."""
    if link.state is not LinkState.EXISTING:
        return Nearness.MISSING
    match link.strength:
        case Strength.STRONG:
            return Nearness.NEAR
        case Strength.WEAK:
            return Nearness.FAR
        case Strength.UNSPECIFIED:
            return Nearness.BETWEEN


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor stands around the one in the centre, and what flows between the two."""

    other: str
    """Id of the actor."""
    nearness: Nearness
    """The nearest that any of the links puts it."""
    links: tuple[ValueLink, ...]


def rings(workshop: Workshop, ego: str) -> list[Place]:
    """The actors around `ego`, the nearest first, those of one ring by name."""
    around: dict[str, list[ValueLink]] = {}
    for link in workshop.links.values():
        if ego in (link.source, link.target):
            other = link.target if link.source == ego else link.source
            around.setdefault(other, []).append(link)
    places = [
        Place(other, min(map(nearness_of, links)), tuple(sorted(links, key=nearness_of)))
        for other, links in around.items()
    ]
    names = {actor.id: actor.name.casefold() for actor in workshop.actors.values()}
    return sorted(places, key=lambda place: (place.nearness, names[place.other], place.other))


def strength_turned(link: ValueLink, strength: Strength, *, at: dt.datetime) -> Change:
    """The change that gives a link its strength; the same one once more takes it away."""
    same = link.strength is strength
    return update(link, at=at, strength=Strength.UNSPECIFIED if same else strength)


def hole_turned(link: ValueLink, *, at: dt.datetime) -> Change:
    """The change that makes a link a wished-for one, or an existing one again."""
    wished = link.state is LinkState.WISHED
    return update(link, at=at, state=LinkState.EXISTING if wished else LinkState.WISHED)


def strength_counts(workshop: Workshop) -> str:
    """How many links are strong, weak, not yet talked about, and holes, in words."""
    counts = Counter(
        link.state if link.state is not LinkState.EXISTING else link.strength
        for link in workshop.links.values()
    )
    strong, weak, open_ = (counts[strength] for strength in Strength)
    holes = counts[LinkState.WISHED]
    words = [
        ngettext("{n} strong", "{n} strong", strong).format(n=strong),
        ngettext("{n} weak", "{n} weak", weak).format(n=weak),
        ngettext("{n} not said", "{n} not said", open_).format(n=open_),
        ngettext("{n} hole", "{n} holes", holes).format(n=holes),
    ]
    return " · ".join(words)


def joined_maps(workshop: Workshop) -> dict[str, tuple[int, int]]:
    """The maps that were joined into this one, by title: how many actors and links each had."""
    actors = Counter(title for a in workshop.actors.values() for title in a.origins)
    links = Counter(title for link in workshop.links.values() for title in link.origins)
    return {title: (actors[title], links[title]) for title in dict.fromkeys([*actors, *links])}


def map_of(workshop: Workshop, title: str) -> Workshop:
    """The part of a joined map that the group called `title` had drawn."""
    links = {key: link for key, link in workshop.links.items() if title in link.origins}
    ends = {end for link in links.values() for end in (link.source, link.target)}
    actors = {
        key: actor
        for key, actor in workshop.actors.items()
        if title in actor.origins or key in ends
    }
    return replace(workshop, actors=actors, links=links)
