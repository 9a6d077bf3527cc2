"""Labels shifted on a finished map: the map becomes better, and nothing else about it changes."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from textmap_networks import Network, random_network

from exporters.textmap import MapOptions, draw
from exporters.textmap.attempt import Attempt, bare_ground
from exporters.textmap.bundles import bundles_of
from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import glyphs_for
from exporters.textmap.laying import Effort, lay_all
from exporters.textmap.naming import Namer
from exporters.textmap.router import Router
from exporters.textmap.scene import Seating, seat_labels
from exporters.textmap.shifts import Shifts
from model.entities import Actor, ActorKind

WIDTH, HEIGHT = 110, 36
OPTIONS = MapOptions(WIDTH, HEIGHT, view="map")


def made(network: Network, options: MapOptions = OPTIONS) -> Attempt:
    """A map of `network` whose labels were hardly arranged."""
    actors, links = network
    index = {actor.id: place for place, actor in enumerate(actors)}
    bundles = bundles_of(links, index, "pair")
    seating = Seating("map", 1, 10, options, centre=0)
    glyphs = glyphs_for(options.ascii)
    scene = seat_labels(actors, bundles, WIDTH, HEIGHT, glyphs, seating)
    assert scene is not None
    router = bare_ground(scene, bundles, options, WIDTH, HEIGHT)
    lay_all(router, bundles, range(len(bundles)), Effort(100_000))
    namer = Namer(router, scene.rects, bundles, glyphs, options)
    namer.place_all(repair=0)
    return Attempt(scene, bundles, router, namer)


def tangle(seed: int) -> Network:
    """Sixteen actors, the first one the customer, and twenty-eight links."""
    actors, links = random_network(16, 28, seed)
    return [actors[0].model_copy(update={"kind": ActorKind.CUSTOMER}), *actors[1:]], links


def shifted(before: Attempt, tries: int, options: MapOptions = OPTIONS) -> Attempt:
    places = before.scene.places
    assert places is not None
    shifts = Shifts(before, places, options)
    shifts.improve(tries)
    return shifts.attempt(repair=0)


def state(router: Router) -> tuple[object, ...]:
    """Everything that a search looks at."""
    ports = [sorted(router.ports(node)) for node in range(len(router.rects))]
    return bytes(router.kinds), bytes(router.beside), router.masks, router.joints, ports


def apart(one: Rect, other: Rect, across: int, down: int) -> bool:
    """Whether so many free cells, or so many free rows, lie between two labels."""
    return (
        one[0] >= other[0] + other[2] + across
        or other[0] >= one[0] + one[2] + across
        or one[1] >= other[1] + other[3] + down
        or other[1] >= one[1] + one[3] + down
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_map_becomes_better_and_the_middle_stays(seed: int, ascii_only: bool) -> None:
    options = MapOptions(WIDTH, HEIGHT, view="map", ascii=ascii_only)
    before = made(tangle(seed), options)
    after = shifted(before, 150, options)
    assert after.cost < before.cost
    assert len(after.router.routes) >= len(before.router.routes)
    assert after.scene.rects[0] == before.scene.rects[0]
    places = after.scene.places
    assert places is not None
    rects = after.scene.rects
    assert [places.spots[label.actor.id] for label in after.scene.labels] == [
        rect[:2] for rect in rects
    ]
    for one, other in combinations(rects, 2):
        assert apart(one, other, places.gap, 1)
    assert all(left >= 0 and left + cells <= WIDTH for left, _, cells, _ in rects)
    assert {rect[1] for rect in rects} <= {rect[1] for rect in before.scene.rects}


@pytest.mark.parametrize("seed", range(4))
def test_what_was_tried_in_vain_leaves_no_trace(seed: int) -> None:
    """The ground after a hundred tries is the one that its labels and lines alone would make."""
    before = made(tangle(seed))
    after = shifted(before, 100)
    after.namer.take_all_away()
    anew = bare_ground(after.scene, after.bundles, OPTIONS, WIDTH, HEIGHT)
    for line, route in after.router.routes.items():
        anew.lay(line, route)
    assert state(after.router) == state(anew)


def test_a_label_put_elsewhere_and_back() -> None:
    chance = random.Random(5)
    rects: list[Rect] = [(4 + 30 * (n % 3), 3 + 8 * (n // 3), 9, 1) for n in range(9)]
    router = Router(WIDTH, HEIGHT, [(x + 1, y, w - 1, h) for x, y, w, h in rects], walls=rects,
                    roomy=False)  # fmt: skip
    before = state(router)
    for _ in range(20):
        one, other = chance.sample(range(9), 2)
        there = {one: rects[other], other: rects[one]}
        router.reseat({node: ((x + 1, y, w - 1, h), (x, y, w, h))
                       for node, (x, y, w, h) in there.items()})  # fmt: skip
        assert router.rects[one][:2] == (rects[other][0] + 1, rects[other][1])
        route = router.find(one, other)
        assert route is not None
        router.reseat({node: ((x + 1, y, w - 1, h), (x, y, w, h))
                       for node, (x, y, w, h) in ((n, rects[n]) for n in there)})  # fmt: skip
    assert state(router) == before


def test_who_is_pinned_stays_and_so_does_the_place_behind_the_pin() -> None:
    """Once the pin is gone its actor goes back to where nobody else has gone meanwhile."""
    actors, links = random_network(25, 60, 3)
    pinned: list[Actor] = [
        actor.model_copy(update={"pinned": (0.2, 0.9)}) if number == 4 else actor
        for number, actor in enumerate(actors)
    ]
    options = MapOptions(120, 40, view="map")
    with_pin = draw(pinned, links, options)
    left, top, cells, _ = with_pin.rects["a4"]
    assert abs(left + cells / 2 - 0.2 * 120) < 12 and abs(top - 0.9 * 39) < 4
    places = with_pin.places
    assert places is not None
    assert places.spots["a4"] != (left, top)
    again = draw(actors, links, MapOptions(120, 40, view="map", previous=places))
    stayed = sum(again.rects[key][:2] == with_pin.rects[key][:2] for key in again.rects)
    assert again.rects["a4"][:2] == places.spots["a4"]
    assert stayed >= 22
