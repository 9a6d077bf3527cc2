"""Routes are the cheapest there are, and what is known ahead of a search is never too much."""

from __future__ import annotations

import heapq
import random

import pytest

from exporters.textmap.drawing import Rect
from exporters.textmap.glyphs import EAST, NORTH, SOUTH, WEST
from exporters.textmap.ground import JOINT, LEVEL, OPEN, UPRIGHT, Route
from exporters.textmap.router import CROSS, Router
from exporters.textmap.search import BEND, HASTY, STEP
from exporters.textmap.waves import UNIT, rest_of_way

WIDTH, HEIGHT = 46, 22


def ground(seed: int) -> Router:
    """Eight labels at random places, and as many lines between them as find a way."""
    chance = random.Random(seed)
    rects: list[Rect] = []
    for row in range(4):
        for column in range(2):
            left = column * 22 + chance.randrange(1, 9)
            rects.append((left, 2 + row * 5 + chance.randrange(3), chance.randrange(5, 12), 1))
    router = Router(WIDTH, HEIGHT, rects, roomy=False)
    for line in range(12):
        source, target = chance.sample(range(len(rects)), 2)
        route = router.find(source, target)
        if route is not None:
            router.lay(line, route)
    return router


def cost_of(router: Router, route: Route, target: int) -> int:
    """What the search says a route costs, added up cell by cell."""
    start = {(cell, way): bias for cell, way, bias in router.ports(route_source(router, route))}
    end = {cell: bias for cell, _, bias in router.ports(target)}
    cost = start[route.cells[0], route.ways[0]] + end[route.cells[-1]]
    cost += router.beside[route.cells[0]]
    for place in range(1, len(route.cells)):
        cell, way = route.cells[place], route.ways[place]
        cost += STEP[way] + router.beside[cell] + BEND * (way != route.ways[place - 1])
        cost += CROSS * (router.kinds[cell] in (LEVEL, UPRIGHT))
    return cost


def route_source(router: Router, route: Route) -> int:
    """The label a route begins at."""
    for node in range(len(router.rects)):
        if (route.cells[0], route.ways[0]) in {(cell, way) for cell, way, _ in router.ports(node)}:
            return node
    raise AssertionError(route)


def cheapest(router: Router, source: int, target: int) -> int | None:
    """The cost of the cheapest way, by Dijkstra's algorithm without any foresight."""
    starts = router.ports(source)
    goals = {(cell, (way + 2) % 4): bias for cell, way, bias in router.ports(target)}
    first = {(cell, way) for cell, way, _ in starts}
    heap = [(bias + router.beside[cell], cell, way) for cell, way, bias in starts]
    known: dict[tuple[int, int], int] = {}
    heapq.heapify(heap)
    best: int | None = None
    steps = {NORTH: -router.stride, EAST: 1, SOUTH: router.stride, WEST: -1}
    while heap:
        cost, cell, way = heapq.heappop(heap)
        if (cell, way) in known:
            continue
        known[cell, way] = cost
        if (cell, way) in goals:
            whole = cost + goals[cell, way]
            best = whole if best is None else min(best, whole)
            continue
        free = router.kinds[cell] == OPEN and (cell, way) not in first
        for turn in (way, (way + 1) % 4, (way + 3) % 4) if free else (way,):
            onward = cell + steps[turn]
            kind = router.kinds[onward]
            crossed = kind == (LEVEL if turn in (NORTH, SOUTH) else UPRIGHT)
            if kind == OPEN or crossed:
                price = STEP[turn] + router.beside[onward] + BEND * (turn != way)
                heapq.heappush(heap, (cost + price + CROSS * crossed, onward, turn))
    return best


@pytest.mark.parametrize("seed", range(12))
def test_the_route_found_is_hardly_dearer_than_the_cheapest(seed: int) -> None:
    router = ground(seed)
    missed = 0
    for source in range(len(router.rects)):
        for target in range(source):
            best = cheapest(router, source, target)
            # Far ways round are only looked for in need.
            route = router.find(source, target, least=2) or router.find(
                source, target, least=2, tangled=True
            )
            if route is not None:
                assert best is not None
                assert best <= cost_of(router, route, target) <= best * HASTY / 32
            missed += route is None and best is not None
    # Who would have to cross itself is not drawn.
    assert missed <= 2


@pytest.mark.parametrize("seed", range(6))
def test_foresight_never_says_too_much(seed: int) -> None:
    router = ground(seed)
    for source, target in ((0, 7), (3, 4), (6, 1)):
        starts, goals = router.ports(source), router.ports(target)
        if not starts or not goals:
            continue
        ahead = rest_of_way(
            router,
            [(cell, way) for cell, way, _ in starts],
            [(cell, way) for cell, way, _ in goals],
            CROSS,
        )
        best = cheapest(router, source, target)
        assert (ahead is None) == (best is None)
        if ahead is not None and best is not None:
            least = min(ahead[cell] * UNIT + router.beside[cell] for cell, _, _ in starts)
            assert least <= best


def test_kinds_and_costs_are_as_before_when_a_line_is_lifted() -> None:
    router = ground(3)
    kinds, beside, masks = bytes(router.kinds), bytes(router.beside), list(router.masks)
    route = router.find(0, 5) or router.find(2, 7)
    assert route is not None
    router.lay(99, route)
    assert bytes(router.kinds) != kinds and router.kinds[route.cells[0]] == JOINT
    router.lift(99)
    assert (bytes(router.kinds), bytes(router.beside), router.masks) == (kinds, beside, masks)
    name = (4, 4, 6, 1)
    router.bar(name, barred=True)
    fenced = router.fence((2, 2, 20, 8))
    router.open(fenced)
    router.bar(name, barred=False)
    assert sum(router.masks) == (1 << router.size) - 1


def test_no_way_is_seen_without_looking_everywhere() -> None:
    # The second label is walled in by the others.
    rects = [(0, 5, 5, 1), (40, 5, 5, 1), (38, 3, 8, 1), (38, 7, 8, 1), (37, 3, 1, 5)]
    router = Router(46, 10, rects, roomy=False)
    assert router.find(0, 1) is None
    assert router.work < 400
