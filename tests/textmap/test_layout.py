"""Positions: rows packed exactly, moves that never make it worse, the same result every time."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.layout import Area, Plan, Spots, arrange
from model.network.layout.hops import hops_from, neighbours_of
from model.network.layout.lattice import lattice_of
from model.network.layout.rows import pack_row
from model.network.layout.stress import relax, scattered, terms_for

items = st.lists(
    st.tuples(st.floats(-50, 150), st.integers(1, 20), st.sampled_from((1.0, 1000.0))),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, max_examples=100)
@given(items=items, gap=st.integers(0, 6), width=st.integers(10, 200))
def test_a_row_is_packed_without_overlap_or_not_at_all(
    items: list[tuple[float, int, float]], gap: int, width: int
) -> None:
    items = sorted(items)
    lefts = pack_row(items, [gap] * (len(items) - 1), width)
    needed = sum(cells for _, cells, _ in items) + gap * (len(items) - 1)
    assert (lefts is None) == (needed > width)
    if lefts is not None:
        assert lefts[0] >= 0 and lefts[-1] + items[-1][1] <= width
        for (left, following), (_, cells, _) in zip(itertools.pairwise(lefts), items, strict=False):
            assert left + cells + gap <= following


def test_a_row_with_room_gives_everyone_what_it_wants() -> None:
    assert pack_row([(3, 5, 1), (20, 5, 1), (60, 5, 1)], [2, 2], 80) == [3, 20, 60]


def ring(count: int, chords: int, seed: int) -> Plan:
    chance = random.Random(seed)
    pairs = {(number, (number + 1) % count) for number in range(count)}
    pairs |= {tuple(chance.sample(range(count), 2)) for _ in range(chords)}
    ordered = sorted({(min(pair), max(pair)) for pair in pairs})
    return Plan(
        keys=[f"k{number}" for number in range(count)],
        widths=[6 + number % 9 for number in range(count)],
        pairs=ordered,
        area=Area(100, 30, 3, 4, 1),
        centre=0,
    )


def clear(plan: Plan, spots: Spots) -> bool:
    """Whether no two labels of a row come closer than the gap."""
    for row in range(plan.area.height):
        members = sorted(
            (spots.lefts[node], plan.widths[node])
            for node in range(len(plan.widths))
            if spots.tops[node] == row
        )
        for (left, cells), (following, _) in itertools.pairwise(members):
            if left + cells + plan.area.gap > following:
                return False
        if members and (members[0][0] < 0 or sum(members[-1]) > plan.area.width):
            return False
    return all(0 <= top < plan.area.height for top in spots.tops)


Point = tuple[int, int]


def crossings(points: list[Point], pairs: list[tuple[int, int]]) -> int:
    """How many pairs of straight lines between points cross, by their sides."""

    def side(a: Point, b: Point, c: Point) -> int:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    found = 0
    for (a, b), (c, d) in itertools.combinations(pairs, 2):
        if len({a, b, c, d}) == 4:
            one, two, three, four = points[a], points[b], points[c], points[d]
            found += (
                side(one, two, three) * side(one, two, four) < 0
                and side(three, four, one) * side(three, four, two) < 0
            )
    return found


def middles(plan: Plan, spots: Spots) -> list[Point]:
    """Twice the middle of each label, a row counted as two cells."""
    return [
        (2 * left + cells, 4 * top)
        for left, cells, top in zip(spots.lefts, plan.widths, spots.tops, strict=True)
    ]


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 8), st.integers(1, 7), st.randoms(use_true_random=False))
def test_a_lattice_knows_which_lines_cross(rows: int, columns: int, chance: random.Random) -> None:
    lattice = lattice_of(rows, columns)
    slots = chance.sample(range(lattice.count), min(8, lattice.count))
    pairs = [pair for pair in itertools.combinations(slots, 2) if chance.random() < 0.5]
    held = 0
    for a, b in pairs:
        held |= 1 << a * lattice.stride + b | 1 << b * lattice.stride + a
    for a, b in pairs:
        crossed = lattice.crossed_by(a, b)
        assert crossed == lattice.crossed_by(b, a)
        for c, d in pairs:
            points = [(lattice.across[slot], lattice.row_of[slot]) for slot in (a, b, c, d)]
            # Three slots on one line are decided one way or the other, the rest is plain.
            bent = any(
                (q[0] - p[0]) * (r[1] - p[1]) == (q[1] - p[1]) * (r[0] - p[0])
                for p, q, r in itertools.combinations(points, 3)
            )
            if len({a, b, c, d}) == 4 and not bent:
                told = crossed >> c * lattice.stride + d & 1
                told |= crossed >> d * lattice.stride + c & 1
                assert told == crossings(points, [(0, 1), (2, 3)])


def test_arranged_without_overlap_and_the_same_every_time() -> None:
    plan = ring(18, 10, 1)
    spots = arrange(plan, seed=3)
    assert spots is not None and clear(plan, spots)
    assert arrange(plan, seed=3) == spots
    assert arrange(plan, seed=4) != spots
    middle = spots.lefts[0] + plan.widths[0] / 2
    assert abs(middle - 50) <= 2 and abs(spots.tops[0] - plan.area.height / 2) <= 3


def test_moves_leave_fewer_crossings() -> None:
    gains = []
    for seed in range(5):
        plan = ring(16, 14, seed)
        begun, moved = arrange(plan, seed=seed, moves=0), arrange(plan, seed=seed, moves=900)
        assert begun is not None and moved is not None
        assert clear(plan, begun) and clear(plan, moved)
        pairs = list(plan.pairs)
        gains.append(
            crossings(middles(plan, begun), pairs) - crossings(middles(plan, moved), pairs)
        )
    assert sum(gains) > 5


def test_too_much_for_the_area_is_refused() -> None:
    plan = Plan(["a", "b", "c"], [30, 30, 30], [], Area(40, 3, 2, 2))
    assert arrange(plan) is None
    assert arrange(Plan([], [], [], Area(40, 3, 2, 2))) == Spots([], [])


def test_hops() -> None:
    neighbours = neighbours_of(5, [(0, 1), (1, 2), (3, 3), (2, 1)])
    assert neighbours == [[1], [0, 2], [1], [], []]
    assert hops_from(0, neighbours) == [0, 1, 2, -1, -1]


def test_stress_puts_near_actors_near() -> None:
    for count in (12, 120):
        pairs = [(number, number + 1) for number in range(count - 1)]
        terms = terms_for(neighbours_of(count, pairs))
        xs, ys = relax(terms, scattered([str(n) for n in range(count)], 1), seed=1)
        ends = ((xs[0] - xs[-1]) ** 2 + (ys[0] - ys[-1]) ** 2) ** 0.5
        steps = [((xs[a] - xs[b]) ** 2 + (ys[a] - ys[b]) ** 2) ** 0.5 for a, b in pairs]
        assert ends > 0.5 * (count - 1)
        assert sum(steps) / len(steps) < 2


def test_known_labels_stay_and_new_ones_find_a_gap() -> None:
    plan = ring(12, 4, 2)
    spots = arrange(plan, seed=1)
    assert spots is not None
    known = {
        key: (spots.lefts[node], spots.tops[node])
        for node, key in enumerate(plan.keys)
        if node != 5
    }
    again = arrange(plan, previous=known)
    assert again is not None and clear(plan, again)
    for node in range(12):
        if node != 5:
            assert (again.lefts[node], again.tops[node]) == (spots.lefts[node], spots.tops[node])
