"""All lines of a drawing laid: short ones first, then by taking turns where they are in the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from exporters.textmap.bundles import Bundle
from exporters.textmap.drawing import Rect
from exporters.textmap.ground import Route
from exporters.textmap.router import Router
from model.entities import LinkState

_FAR = 60_000
"""How much work a line may be that found no way at first."""
_GAIN = 60
"""How much cheaper another way must be to be worth the change: about half a crossing."""
_FOR_TURNS = 0.6
"""The share of all work after which lines no longer take turns."""
_TRIES = 4
"""How often one line may be taken up again for others."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work routing may be; counted in states, so that it never depends on the clock."""

    states: int = 400_000
    polish: int = 1
    """How many times a line that crosses others may be laid anew."""
    pairs: bool = False
    """Whether all lines that cross are laid anew two by two, and not only those of one actor."""
    crossings: int = 99
    """A line that crosses more lines than this is left out."""
    reach: int = 12_000
    """How much work a single line may be."""
    turns: bool = True
    """Whether lines that are in the way are laid anew."""


def least_cells(bundle: Bundle) -> int:
    """The fewest cells a line needs: its heads, and a cell for the cross of a broken one."""
    return 1 + (bundle.both_ways or bundle.state is LinkState.BROKEN)


def apart(one: Rect, other: Rect) -> int:
    """How far two labels stand apart, a row counted as two cells."""
    across = max(0, one[0] - other[0] - other[2], other[0] - one[0] - one[2])
    down = max(0, one[1] - other[1] - other[3], other[1] - one[1] - one[3])
    return across + 2 * down


def lay_all(
    router: Router, bundles: Sequence[Bundle], order: Sequence[int], effort: Effort
) -> None:
    """Lay as many of the lines `order` names as the effort allows; the rest is not laid."""
    waiting = deque(order)
    stuck: list[int] = []
    while waiting and router.work < effort.states:
        line = waiting.popleft()
        bundle = bundles[line]
        route = router.find(
            bundle.source, bundle.target, least=least_cells(bundle), limit=effort.reach
        )
        if route is None:
            stuck.append(line)
        else:
            router.lay(line, route)
    if effort.turns:
        _take_turns(router, bundles, stuck, int(effort.states * _FOR_TURNS))
        _lay_tangled(router, bundles, order, effort)
    _polish(router, bundles, effort)
    _part(router, bundles, effort)
    _drop_tangled(router, effort.crossings)


def _take_turns(
    router: Router, bundles: Sequence[Bundle], stuck: Sequence[int], states: int
) -> None:
    """Lay each stuck line through others, which then look for another way themselves.

    Ends with the most lines that were laid at any moment.
    """
    waiting = deque(stuck)
    tries: dict[int, int] = {}
    best = dict(router.routes)
    while waiting and router.work < states:
        line = waiting.popleft()
        tries[line] = tries.get(line, 0) + 1
        if tries[line] > _TRIES:
            continue
        bundle = bundles[line]
        least = least_cells(bundle)
        route = router.find(bundle.source, bundle.target, least=least, limit=_FAR)
        if route is None:
            route = router.find(bundle.source, bundle.target, least=least, limit=_FAR, force=True)
            if route is None:
                continue
            for other in sorted(router.clashes(route)):
                router.lift(other)
                waiting.append(other)
        router.lay(line, route)
        if len(router.routes) > len(best):
            best = dict(router.routes)
    if len(best) > len(router.routes):
        for line in list(router.routes):
            router.lift(line)
        for line, route in best.items():
            router.lay(line, route)


def _polish(router: Router, bundles: Sequence[Bundle], effort: Effort) -> None:
    """Lay lines that cross others anew, now that all of them are known; the longest go first.

    Who changes its way gives those it crosses another try. `effort.polish` bounds the tries.
    """
    tries: dict[int, int] = {}
    waiting = deque(sorted(router.routes, key=lambda line: (-len(router.routes[line].cells), line)))
    while waiting and router.work < effort.states:
        line = waiting.popleft()
        crossed = crossed_by(router, router.routes[line])
        if not crossed or tries.get(line, 0) >= effort.polish:
            continue
        tries[line] = tries.get(line, 0) + 1
        bundle = bundles[line]
        before = router.lift(line)
        most = router.cost(before) - _GAIN
        route = router.find(bundle.source, bundle.target, least=least_cells(bundle), most=most)
        router.lay(line, route or before)
        if route is not None:
            waiting.extend(sorted(crossed | crossed_by(router, route)))


def _part(router: Router, bundles: Sequence[Bundle], effort: Effort) -> None:
    """Lay two lines that cross anew, in either order; those that share an actor come first.

    Around an actor lines are only in each other's way because one was there before the other.
    """
    pairs = sorted(
        {
            (min(line, other), max(line, other))
            for line, route in router.routes.items()
            for other in crossed_by(router, route) - {line}
        },
        key=lambda pair: (not _share(bundles, *pair), pair),
    )
    for one, other in pairs:
        if router.work >= effort.states:
            return
        if not effort.pairs and not _share(bundles, one, other):
            return
        if other not in crossed_by(router, router.routes[one]):
            continue
        _relay_both(router, bundles, one, other)


def _share(bundles: Sequence[Bundle], one: int, other: int) -> bool:
    """Whether two lines have an actor in common."""
    first, second = bundles[one], bundles[other]
    return bool({first.source, first.target} & {second.source, second.target})


def _relay_both(router: Router, bundles: Sequence[Bundle], one: int, other: int) -> bool:
    """Lay two lines anew if that is cheaper; whether it was."""
    before = {other: router.lift(other)}
    most = router.cost(before[other]) - _GAIN
    before[one] = router.lift(one)
    most += router.cost(before[one])
    for first, second in ((one, other), (other, one)):
        room = most
        for line in (first, second):
            bundle = bundles[line]
            route = router.find(bundle.source, bundle.target, least=least_cells(bundle), most=room)
            if route is None:
                break
            room -= router.cost(route)
            router.lay(line, route)
        else:
            return True
        if first in router.routes:
            router.lift(first)
    router.lay(one, before[one])
    router.lay(other, before[other])
    return False


def _lay_tangled(
    router: Router, bundles: Sequence[Bundle], order: Sequence[int], effort: Effort
) -> None:
    """Lay what is left in whatever way there is: it is better drawn badly than not at all."""
    for line in order:
        if line not in router.routes and router.work < effort.states:
            bundle = bundles[line]
            least = least_cells(bundle)
            route = router.find(bundle.source, bundle.target, least=least, tangled=True)
            if route is not None:
                router.lay(line, route)


def _drop_tangled(router: Router, most: int) -> None:
    for line in sorted(router.routes):
        if crossings_of(router, router.routes[line]) > most:
            router.lift(line)


def crossed_by(router: Router, route: Route) -> set[int]:
    """The lines that a laid route crosses."""
    found = set()
    for cell in route.cells:
        across, down = router.across(cell), router.down(cell)
        if across >= 0 and down >= 0 and across != down:
            found |= {across, down}
    return found


def crossings_of(router: Router, route: Route) -> int:
    """How many other lines a laid route crosses."""
    return sum(
        router.across(cell) >= 0
        and router.down(cell) >= 0
        and router.across(cell) != router.down(cell)
        for cell in route.cells
    )
