"""Invented networks of a given size, the same for the same seed, for drawing and measuring.

A customer who deals with a few actors of every community, communities that mostly deal with
themselves, now and then a flow between them, and pairs that exchange more than one thing.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from benchmarks.generate import KINDS, PLACES
from model.entities import Actor, ActorKind, LinkState, Nature, Sector, Strength, ValueLink

AT = dt.datetime(2026, 9, 15, 9, 0)

SHORT = (
    "Kela",
    "Ohjaamo",
    "Tukilinja",
    "Apuri",
    "Verso",
    "Nuotta",
    "Kompassi",
    "Silta",
    "Porras",
    "Kotipolku",
    "Majakka",
    "Walkers",
    "Tupa",
    "Olka",
    "Sateenkaari",
    "Valo ry",
    "Arkki",
    "Helmi",
)
"""Names of actors that everyone calls by one word."""

FLOWS = {
    Nature.TANGIBLE: ("ohjaus", "avustus", "palvelu", "maksu", "tilat", "koulutus", "sopimus"),
    Nature.INTANGIBLE: ("luottamus", "tieto", "palaute", "tuki", "maine", "verkosto", "ideat"),
}
"""What flows, by its nature."""

Network = tuple[list[Actor], list[ValueLink]]


def actor(number: int, name: str, kind: ActorKind, sector: Sector) -> Actor:
    """An actor whose id follows from its number."""
    return Actor(id=f"a{number}", created=AT, name=name, kind=kind, sector=sector)


def _actors(count: int, chance: Random) -> list[Actor]:
    found = [actor(0, "Asiakas", ActorKind.CUSTOMER, Sector.CUSTOMER)]
    short = list(SHORT)
    chance.shuffle(short)
    used = {"Asiakas"}
    while len(found) < count:
        pattern, kind, sector = chance.choice(KINDS)
        place = chance.choice(PLACES)
        name = pattern.format(place=place, genitive=f"{place}n")
        if short and chance.random() < 0.4:
            name = short.pop()
        if not any(name in other or other in name for other in used):
            used.add(name)
            found.append(actor(len(found), name, kind, sector))
    return found


def _pairs(count: int, flows: int, chance: Random) -> list[tuple[int, int]]:
    """Who gives to whom, every actor at least once, a tenth of the flows beside another one."""
    size = 8 if count <= 40 else 12
    group = [number * max(1, (count - 1) // size) // max(1, count - 1) for number in range(count)]
    members: dict[int, list[int]] = {}
    for number in range(1, count):
        members.setdefault(group[number], []).append(number)
    pairs: dict[tuple[int, int], None] = {}
    for mates in members.values():
        for other in chance.sample(mates, min(len(mates), max(2, 10 // len(members)))):
            pairs[other, 0] = None
            if chance.random() < 0.7:
                pairs[0, other] = None
    for mates in members.values():
        for place, one in enumerate(mates[1:], start=1):
            other = mates[chance.randrange(place)]
            pairs[(one, other) if chance.random() < 0.5 else (other, one)] = None
    while len(pairs) < flows - flows // 10:
        one = chance.randrange(1, count)
        mates = members[group[one]] if chance.random() < 0.8 else list(range(1, count))
        other = chance.choice(mates)
        if one != other:
            pairs[one, other] = None
    drawn = list(pairs)
    return drawn + chance.sample(drawn, min(len(drawn), max(0, flows - len(drawn))))


def network(count: int, flows: int, seed: int) -> Network:
    """`count` actors and `flows` links between them, or a few more where all are to be linked."""
    chance = Random(seed)
    actors = _actors(count, chance)
    links = []
    seen: set[tuple[int, int]] = set()
    for number, (one, other) in enumerate(_pairs(count, flows, chance)):
        tangible = (chance.random() < 0.6) != ((one, other) in seen)
        seen.add((one, other))
        nature = Nature.TANGIBLE if tangible else Nature.INTANGIBLE
        links.append(
            ValueLink(
                id=f"l{number}",
                created=AT,
                source=f"a{one}",
                target=f"a{other}",
                what=chance.choice(FLOWS[nature]),
                nature=nature,
                strength=Strength.STRONG if chance.random() < 0.25 else Strength.UNSPECIFIED,
                state=LinkState.EXISTING,
            )
        )
    return actors, links
