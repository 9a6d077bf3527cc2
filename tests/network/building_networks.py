"""Small networks for the tests of `model.network`, written the way one draws them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

from model.entities import (
    Actor,
    ActorKind,
    LinkState,
    Nature,
    Sector,
    Session,
    Strength,
    ValueLink,
)
from model.network.graph import Network
from model.workshop import Workshop

AT = dt.datetime(2026, 11, 24, 9, 0)


def actor(name: str, sector: Sector = Sector.UNKNOWN, **fields: object) -> Actor:
    """An actor whose id is its name."""
    return Actor.model_validate(
        {"id": name, "name": name, "created": AT, "sector": sector, **fields}
    )


def customer(name: str = "customer") -> Actor:
    return actor(name, Sector.CUSTOMER, kind=ActorKind.CUSTOMER)


def link(source: str, target: str, what: str = "advice", **fields: object) -> ValueLink:
    """A link whose id says its ends; `id` tells parallel ones apart."""
    return ValueLink.model_validate(
        {
            "id": f"{source}>{target}",
            "source": source,
            "target": target,
            "what": what,
            "created": AT,
            **fields,
        }
    )


def chain(text: str, **fields: object) -> list[ValueLink]:
    """Links from "a>b b>c c=a", where = stands for both ways."""
    links = []
    for arc in text.split():
        source, target = arc.replace("=", ">").split(">")
        links.append(link(source, target, **fields))
        if "=" in arc:
            links.append(link(target, source, **fields))
    return links


def network(names: str, arcs: str) -> Network:
    """A network of actors with one-word names."""
    return Network.of([actor(name) for name in names.split()], chain(arcs))


def both_ways(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Network:
    """An undirected network: every pair is linked both ways."""
    links = [link(*ends) for one, other in pairs for ends in ((one, other), (other, one))]
    return Network.of([actor(name) for name in names], links)


def workshop(actors: Iterable[Actor], links: Iterable[ValueLink] = ()) -> Workshop:
    return Workshop(
        session=Session(created=AT, title="Test"),
        actors={one.id: one for one in actors},
        links={one.id: one for one in links},
    )


def random_network(seed: int, size: int, links: int, isolates: int = 2) -> Network:
    """A seeded directed multigraph of `size` actors, the last `isolates` without links."""
    pick = random.Random(seed)
    names = [f"actor {number}" for number in range(size)]
    sectors = [Sector.PUBLIC, Sector.PRIVATE, Sector.THIRD, Sector.CUSTOMER]
    actors = [actor(name, pick.choice(sectors)) for name in names]
    linked = names[: max(size - isolates, 0)]
    made = []
    for number in range(links if len(linked) > 1 else 0):
        source, target = pick.sample(linked, 2)
        made.append(
            link(
                source,
                target,
                pick.choice(["advice", "money", "referral"]),
                id=f"link {number}",
                nature=pick.choice(list(Nature)),
                strength=pick.choice(list(Strength)),
                state=pick.choices(list(LinkState), [8, 1, 1])[0],
            )
        )
    return Network.of(actors, made)
