"""Labels shifted on a finished map, as long as its lines then cross less or more names find room.

A layout counts straight lines. What routes really cross, and which names really fit, is only known
once they are laid; so here a label is tried elsewhere, or two change places, their lines are laid
anew, and what is better stays: a local search on the map itself. It is bounded by a number of
tries, never by time, and seeded.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from exporters.textmap.attempt import UNDRAWN, Attempt, bare_ground, name_cost
from exporters.textmap.drawing import Rect
from exporters.textmap.ground import Route
from exporters.textmap.laying import apart, crossed_by, crossings_of, least_cells
from exporters.textmap.naming import Namer
from exporters.textmap.options import MapOptions
from exporters.textmap.places import Places
from model.network.layout.straight import cross

_CELL = 0.01
"""What a cell of a line counts, in crossings: of two maps alike the one with shorter lines."""
_FOR_GOOD = 0.6
"""The share of names without good room that are still without when lines made room for them."""
_WORSE = 1
"""How many more crossings straight lines may have for a try to be made at all."""
_SLACK = 2.0
"""How many more crossings lines may have when they are laid anew, before they make room."""
_HOPE = 2.0
"""How many more they may have then for the names to be looked at."""
_RESTLESS = 0.3
"""How much a label without crossings is tried, against one more for each crossing of its lines."""
_SWAPPED, _NUDGED = 0.4, 0.7
"""The share of tries in which labels change places, and with them those in which one only moves
a little to the side."""
_LITTLE = 14
"""How many cells are a little."""
_SPREAD = 1 / 6
"""How far from the middle of its neighbours a label is tried, as a share of the window."""
_REACH, _GAIN = 800, 30
"""How much work one line may be, and how much cheaper another way must be to be taken."""


class Shifts:
    """The map as it is, and what is tried on it.

    Args:
        attempt: the map to begin with; it stays as it is.
        options: what was asked for.
    """

    def __init__(self, attempt: Attempt, places: Places, options: MapOptions) -> None:
        scene = attempt.scene
        self._scene, self._places, self._bundles = scene, places, attempt.bundles
        self._labels, self._rects = list(scene.labels), list(scene.rects)
        self._glyphs, self._options = attempt.namer.glyphs, options
        self._width = attempt.router.width
        self._router = bare_ground(
            scene, attempt.bundles, options, self._width, attempt.router.height
        )
        self._lines: list[list[int]] = [[] for _ in scene.labels]
        for line, bundle in enumerate(attempt.bundles):
            for node in (bundle.source, bundle.target):
                self._lines[node].append(line)
        self._routes_cost = UNDRAWN * len(attempt.bundles)
        for line, route in attempt.router.routes.items():
            self._lay(line, route)
        self._names_cost = self._cost_of_names()
        spots = [places.spots[label.actor.id] for label in scene.labels]
        self._movable = [
            node
            for node, ((left, top, _, high), spot) in enumerate(
                zip(self._rects, spots, strict=True)
            )
            # The middle of the map stays there, and who stands elsewhere for a pin's sake does.
            if high == 1 and (left, top) == spot and not self._is_centre(node)
        ]
        free = set(self._movable)
        self._kept = [
            (*spot, *rect[2:])
            for node, (rect, spot) in enumerate(zip(self._rects, spots, strict=True))
            if node not in free and rect[:2] != spot
        ]
        """Where labels will stand again once a pin is gone."""
        self._tops = sorted({self._rects[node][1] for node in self._movable})
        self._chance = random.Random(options.seed)

    def _is_centre(self, node: int) -> bool:
        actor = self._labels[node].actor
        return actor.is_customer or actor.id == self._options.focus

    # ------------------------------------------------------------------ the search

    def improve(self, tries: int) -> bool:
        """Try so many shifts; whether any was for the better."""
        if not self._movable:
            return False
        better, restless = False, self._restless()
        for _ in range(tries):
            seats = self._proposal(restless)
            if seats and self._fits(seats) and self._is_hopeful(seats) and self._try(seats):
                better, restless = True, self._restless()
        return better

    def _restless(self) -> list[float]:
        """How likely each movable label is tried, summed up from the first on."""
        routes = self._router.routes
        crossed = {line: crossings_of(self._router, route) for line, route in routes.items()}
        return list(
            accumulate(
                _RESTLESS + sum(crossed.get(line, 0) for line in self._lines[node])
                for node in self._movable
            )
        )

    def _proposal(self, restless: Sequence[float]) -> dict[int, Rect]:
        """Another place for a label, or for two; empty where that would change nothing."""
        chance = self._chance
        node = chance.choices(self._movable, cum_weights=restless)[0]
        kind = chance.random()
        rect = left, top, cells, _ = self._rects[node]
        if kind < _SWAPPED:
            other = chance.choice(self._movable)
            there = self._rects[other]
            if node == other:
                return {}
            return {node: self._around(there, rect), other: self._around(rect, there)}
        if kind < _NUDGED:
            left += chance.randint(1, _LITTLE) * chance.choice((-1, 1))
        else:
            top = chance.choice(self._tops)
            middle = chance.gauss(self._middle_of_neighbours(node), self._width * _SPREAD)
            left = round(middle - cells / 2)
        seat = self._inside((left, top, cells, 1))
        return {} if seat == rect else {node: seat}

    def _around(self, place: Rect, label: Rect) -> Rect:
        """`label` with its middle where that of `place` is."""
        left, top, cells, _ = place
        return self._inside((left + (cells - label[2]) // 2, top, label[2], 1))

    def _inside(self, rect: Rect) -> Rect:
        left, top, cells, high = rect
        return max(0, min(left, self._width - cells)), top, cells, high

    def _middle_of_neighbours(self, node: int) -> float:
        ends = [self._bundles[line] for line in self._lines[node]]
        rects = [self._rects[end.source + end.target - node] for end in ends]
        if not rects:
            return self._width / 2
        return sum(left + cells / 2 for left, _, cells, _ in rects) / len(rects)

    def _fits(self, seats: Mapping[int, Rect]) -> bool:
        """Whether labels keep the distance there that all others keep; rows do by themselves."""
        gap, rows = self._places.gap, int(self._scene.pitch > 1)
        others = [rect for node, rect in enumerate(self._rects) if node not in seats]
        taken = [*others, *self._kept]
        for left, top, cells, high in seats.values():
            for x, y, wide, tall in taken:
                beside = left < x + wide + gap and x < left + cells + gap
                if beside and top < y + tall + rows and y < top + high + rows:
                    return False
            taken.append((left, top, cells, high))
        return True

    def _is_hopeful(self, seats: Mapping[int, Rect]) -> bool:
        """Whether straight lines would not cross much more than now."""
        points = [_middle(rect) for rect in self._rects]
        moved = {node: _middle(rect) for node, rect in seats.items()}
        there = [moved.get(node, point) for node, point in enumerate(points)]
        lines = [(bundle.source, bundle.target) for bundle in self._bundles]
        mine = [line for line in lines if not moved.keys().isdisjoint(line)]
        more = 0
        for one, other in mine:
            for a, b in lines:
                if one not in (a, b) and other not in (a, b):
                    more += cross(there[one], there[other], there[a], there[b])
                    more -= cross(points[one], points[other], points[a], points[b])
        return more <= _WORSE

    # ------------------------------------------------------------------ one try

    def _try(self, seats: Mapping[int, Rect]) -> bool:
        """Seat labels elsewhere if that is for the better; whether it was."""
        routes, limit = self._routes_cost, self._routes_cost + self._names_cost
        router, before = self._router, {node: self._rects[node] for node in seats}
        lines = {line for node in seats for line in self._lines[node]}
        lines.update(line for rect in seats.values() for line in router.lines_in(rect))
        held = {line: self._lift(line) for line in sorted(lines) if line in router.routes}
        self._seat(seats)
        if self._lay_anew(lines, routes + _SLACK):
            self._untangle(lines, held)
            # Names cost something, whatever their lines do; looking at them takes longest.
            if self._routes_cost < min(limit, routes + _HOPE):
                names = self._cost_of_names()
                if self._routes_cost + names < limit - 1e-9:
                    self._names_cost = names
                    return True
        for line in (lines | held.keys()) & router.routes.keys():
            self._lift(line)
        self._seat(before)
        for line, route in held.items():
            self._lay(line, route)
        return False

    def _seat(self, seats: Mapping[int, Rect]) -> None:
        for node, rect in seats.items():
            self._rects[node] = rect
            self._labels[node] = self._labels[node].facing(rect, self._width)
        self._router.reseat(
            {node: (self._labels[node].body(rect), rect) for node, rect in seats.items()}
        )

    def _lay_anew(self, lines: Iterable[int], limit: float) -> bool:
        """Lay lines, short ones first; False as soon as it is known to cost too much."""
        rects, bundles = self._rects, self._bundles
        order = sorted(
            (apart(rects[bundles[line].source], rects[bundles[line].target]), line)
            for line in lines
        )
        for waiting, (_, line) in zip(range(len(order))[::-1], order, strict=True):
            route = self._found(line)
            # One that finds no way costs too much, unless it found none before either.
            if route is not None:
                self._lay(line, route)
            if self._routes_cost - UNDRAWN * waiting >= limit:
                return False
        return True

    def _untangle(self, lines: Iterable[int], held: dict[int, Route]) -> None:
        """Lay lines anew that cross others now; those that were not held before are then."""
        router = self._router
        crossed = {
            line: crossed_by(router, router.routes[line]) for line in lines if line in router.routes
        }
        around = set(crossed).union(*crossed.values())
        for line in sorted(around, key=lambda line: (-len(router.routes[line].cells), line)):
            if not crossed_by(router, router.routes[line]) - {line}:
                continue
            before = self._lift(line)
            route = self._found(line, most=router.cost(before) - _GAIN)
            if route is not None and line not in crossed:
                held.setdefault(line, before)
            self._lay(line, route or before)

    def _found(self, line: int, most: int | None = None) -> Route | None:
        bundle, least = self._bundles[line], least_cells(self._bundles[line])
        if most is None:
            return self._router.find(bundle.source, bundle.target, least=least, limit=_REACH)
        return self._router.find(bundle.source, bundle.target, least=least, most=most)

    def _lay(self, line: int, route: Route) -> None:
        self._router.lay(line, route)
        self._routes_cost += self._cost_of(route) - UNDRAWN

    def _lift(self, line: int) -> Route:
        self._routes_cost -= self._cost_of(self._router.routes[line]) - UNDRAWN
        return self._router.lift(line)

    def _cost_of(self, route: Route) -> float:
        return crossings_of(self._router, route) + _CELL * len(route.cells)

    def _cost_of_names(self) -> float:
        """What is missing of names when no line makes room for them, as far as it will stay so."""
        namer = self._namer()
        namer.place_all(repair=0)
        cost = _FOR_GOOD * name_cost(namer, self._bundles)
        namer.take_all_away()
        return cost

    # ------------------------------------------------------------------ the result

    def _namer(self) -> Namer:
        return Namer(self._router, self._rects, self._bundles, self._glyphs, self._options)

    def attempt(self, *, repair: int) -> Attempt:
        """The map with all names; for up to `repair` of them lines may be laid anew."""
        free = set(self._movable)
        spots = {
            label.actor.id: rect[:2] if node in free else self._places.spots[label.actor.id]
            for node, (label, rect) in enumerate(zip(self._labels, self._rects, strict=True))
        }
        scene = replace(
            self._scene,
            labels=tuple(self._labels),
            rects=tuple(self._rects),
            places=replace(self._places, spots=spots),
        )
        namer = self._namer()
        namer.place_all(repair=repair)
        return Attempt(scene, self._bundles, self._router, namer)


def _middle(rect: Rect) -> tuple[float, float]:
    left, top, width, height = rect
    return left + width / 2, 2.0 * (top + height // 2)
