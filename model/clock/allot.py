"""Sharing out minutes in proportion, in whole minutes and within what each can give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def allot(minutes: int, capacities: Sequence[int], weights: Sequence[int]) -> list[int]:
    """How many of `minutes` each gives: in proportion to its weight, never more than its capacity.

    What one cannot give is shared among the others. The parts add up to `minutes`, or to all
    capacities where those are less. Fractions go to the largest remainder (Hamilton), then to the
    first.
    """
    given = [0] * len(capacities)
    open_ends = [i for i, capacity in enumerate(capacities) if capacity > 0]
    rest = min(minutes, sum(capacities[i] for i in open_ends))
    while rest > 0:
        total = sum(max(weights[i], 1) for i in open_ends)
        shares = {i: rest * max(weights[i], 1) / total for i in open_ends}
        full = [i for i in open_ends if shares[i] >= capacities[i]]
        if not full:
            for i, part in _whole(shares, rest).items():
                given[i] = part
            break
        for i in full:
            given[i] = capacities[i]
            rest -= capacities[i]
        open_ends = [i for i in open_ends if i not in set(full)]
    return given


def _whole(shares: Mapping[int, float], total: int) -> dict[int, int]:
    parts = {i: int(share) for i, share in shares.items()}
    by_remainder = sorted(shares, key=lambda i: (parts[i] - shares[i], i))
    for i in by_remainder[: total - sum(parts.values())]:
        parts[i] += 1
    return parts
