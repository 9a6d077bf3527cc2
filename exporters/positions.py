"""Places for actors in drawings outside the terminal; x grows to the right, y upward."""

from __future__ import annotations

import math
from collections.abc import Mapping

from exporters.pairs import degrees, sound_links
from model.entities import Actor, Sector
from model.network.layout.hops import neighbours_of
from model.network.layout.stress import DENSE_LIMIT, relax, scattered, terms_for
from model.workshop import Workshop

Places = Mapping[str, tuple[float, float]]
"""Where actors stand, by id, in units of about one pixel."""

HOP = 240.0
"""The distance that one link ought to have."""

RING = 260.0
"""Distance from one ring to the next."""

SPACING = 210.0
"""Room for one actor along its ring."""

_SECTORS = list(Sector)


def positions(workshop: Workshop) -> Places:
    """Places for all actors: by hop distance, in rings where there are too many to be quick."""
    if len(workshop.actors) <= DENSE_LIMIT:
        return stress_positions(workshop)
    return ring_positions(workshop)


def stress_positions(workshop: Workshop) -> Places:
    """Places whose distances follow how many links lie between two actors; the customer at 0, 0."""
    keys = list(workshop.actors)
    if not keys:
        return {}
    number = {key: index for index, key in enumerate(keys)}
    pairs = {(number[link.source], number[link.target]) for link in sound_links(workshop)}
    neighbours = neighbours_of(len(keys), sorted(pairs))
    xs, ys = relax(terms_for(neighbours), scattered(keys, seed=1), seed=1)
    middle = _middle(workshop, number)
    centre = (sum(xs[index] for index in middle), sum(ys[index] for index in middle))
    return {
        key: (
            HOP * (xs[index] - centre[0] / len(middle)),
            HOP * (ys[index] - centre[1] / len(middle)),
        )
        for key, index in number.items()
    }


def _middle(workshop: Workshop, number: Mapping[str, int]) -> list[int]:
    """The customers' numbers, or everyone's where there is no customer."""
    customers = [number[actor.id] for actor in workshop.actors.values() if actor.is_customer]
    return customers or list(number.values())


def ring_positions(workshop: Workshop) -> Places:
    """Places on rings around the customer.

    The better linked an actor is, the nearer it stands to the centre; within a ring the sectors
    keep together. Without a customer the best linked actor takes the centre.
    """
    linked = degrees(workshop)
    outside = sorted(
        workshop.actors.values(),
        key=lambda actor: (not actor.is_customer, -linked[actor.id], actor.created, actor.id),
    )
    places: dict[str, tuple[float, float]] = {}
    if sum(actor.is_customer for actor in outside) < 2 and outside:
        places[outside[0].id] = (0.0, 0.0)
        outside = outside[1:]
    ring = 1
    while outside:
        capacity = max(3, int(2 * math.pi * RING * ring / SPACING))
        places.update(_round(outside[:capacity], RING * ring, ring))
        outside = outside[capacity:]
        ring += 1
    return places


def _round(actors: list[Actor], radius: float, ring: int) -> dict[str, tuple[float, float]]:
    """`actors` evenly on a circle, from the top clockwise, sector by sector."""
    ordered = sorted(actors, key=lambda actor: _SECTORS.index(actor.sector))
    # Every other ring is turned by half a place, so that labels do not stand in one line.
    turn = 0.5 * (ring % 2)
    angles = [2 * math.pi * (place + turn) / len(ordered) for place in range(len(ordered))]
    return {
        actor.id: (radius * math.sin(angle), radius * math.cos(angle))
        for actor, angle in zip(ordered, angles, strict=True)
    }
