"""The Louvain method in whole numbers, so that it always comes to an end.

With fractions, rounding lets an actor move for ever between two groups that serve it equally well;
networkx up to 3.6.1 can hang so (its issue 8739). In whole numbers a move is made only where it is
truly better, and modularity cannot rise without end.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from model.network.measures.steps import Steps

_Weights = list[dict[int, int]]
"""Per group of the level below, numbered from 0: the weight of its ties with the others."""


def louvain(size: int, ties: Iterable[tuple[int, int]], seed: int) -> Steps[list[set[int]]]:
    """Communities of an undirected network without loops, as sets of its `size` actors' numbers.

    Blondel, Guillaume, Lambiotte & Lefebvre 2008, Journal of Statistical Mechanics P10008: actors
    move, in a random order that `seed` decides, to the neighbouring group where modularity rises
    most, until none does; then groups move as actors did, and so on.
    """
    weights: _Weights = [{} for _actor in range(size)]
    count = 0
    for one, other in ties:
        weights[one][other] = weights[other][one] = 1
        count += 1
    groups = [{number} for number in range(size)]
    degrees = [len(around) for around in weights]
    chance = Random(seed)
    level = 0
    while count:
        yield level, level + 1
        level += 1
        placed = yield from _moved(weights, degrees, 2 * count, chance)
        names = {place: number for number, place in enumerate(dict.fromkeys(placed))}
        if len(names) == len(groups):
            break
        groups, weights, degrees = _merged(groups, weights, degrees, placed, names)
    return groups


def _moved(weights: _Weights, degrees: list[int], doubled: int, chance: Random) -> Steps[list[int]]:
    """Where each unit ends, by the number of the unit whose group it joined.

    `doubled` is twice the number of ties. Joining a group is worth, times a constant, `doubled`
    times the weight of the ties with it, less the product of both degrees.
    """
    placed = list(range(len(weights)))
    total = list(degrees)
    order = list(placed)
    chance.shuffle(order)
    moves = 1
    while moves:
        moves = 0
        yield 0, 1
        for unit in order:
            home, degree = placed[unit], degrees[unit]
            towards = {home: 0}
            for other, weight in weights[unit].items():
                towards[placed[other]] = towards.get(placed[other], 0) + weight
            total[home] -= degree
            worth = {
                place: doubled * weight - degree * total[place] for place, weight in towards.items()
            }
            best = max(worth, key=worth.__getitem__)
            if worth[best] == worth[home]:
                best = home
            total[best] += degree
            placed[unit] = best
            moves += best != home
    return placed


def _merged(
    groups: list[set[int]],
    weights: _Weights,
    degrees: list[int],
    placed: list[int],
    names: dict[int, int],
) -> tuple[list[set[int]], _Weights, list[int]]:
    """The level above: groups for units, numbered by `names`."""
    above: list[set[int]] = [set() for _name in names]
    ties: _Weights = [{} for _name in names]
    total = [0] * len(names)
    for unit, place in enumerate(placed):
        name = names[place]
        above[name] |= groups[unit]
        total[name] += degrees[unit]
        for other, weight in weights[unit].items():
            beyond = names[placed[other]]
            if beyond != name:
                ties[name][beyond] = ties[name].get(beyond, 0) + weight
    return above, ties, total
