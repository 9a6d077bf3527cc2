"""Labels into rows: a row for each label, then exact positions in the row, none overlapping."""

from __future__ import annotations

from collections.abc import Sequence

from model.network.layout.plan import Area

_WIDEST = 8
"""How far apart rows are placed at the most; farther ones no longer look like one picture."""


def levels(
    used: Sequence[int], area: Area, centre: int | None, tall: bool = False
) -> dict[int, int]:
    """A screen row for each used row of labels, spread over the height they may take.

    Args:
        used: the rows that hold labels, in ascending order.
        centre: the row that stands in the middle, where one does.
        tall: whether a label of three rows stands there; it keeps the others a row further away,
            as a line needs two free rows to leave a label and turn.
    """
    last = area.height - 1 - area.margin
    widest = max(area.pitch, _WIDEST)
    if centre is None or centre not in used:
        step = min(widest, (last - area.margin) / max(1, len(used) - 1))
        start = area.margin + (last - area.margin - int(step * (len(used) - 1))) // 2
        return {row: start + int(number * step) for number, row in enumerate(used)}
    above = [row for row in used if row < centre]
    below = [row for row in used if row > centre]
    # A side with more rows than half the height takes some of the other half.
    middle = max(area.margin + area.pitch * len(above), (area.height - 1) // 2)
    middle = min(last - area.pitch * len(below), middle)
    tops = {centre: middle}
    for side, direction, room in (
        (above[::-1], -1, middle - area.margin),
        (below, 1, last - middle),
    ):
        aside = int(tall and room > area.pitch * len(side))
        step = min(widest, (room - aside) / max(1, len(side)))
        for number, row in enumerate(side, start=1):
            tops[row] = middle + direction * (aside + int(number * step))
    return tops


def pack_row(
    items: Sequence[tuple[float, int, float]], gaps: Sequence[int], width: int
) -> list[int] | None:
    """Left edges nearest to the wanted ones, in order, with the gaps kept.

    Args:
        items: wanted left edge, width and stubbornness of each label, from left to right.
        gaps: free cells between one label and the next, one fewer than the labels.
        width: cells in the row.

    Least squares under order constraints by pooling adjacent violators (isotonic regression:
    Barlow et al., 1972). None where the labels do not fit into the row at all.
    """
    offsets = [0]
    for (_, cells, _), gap in zip(items, gaps, strict=False):
        offsets.append(offsets[-1] + cells + gap)
    room = width - offsets[len(items) - 1] - items[-1][1]
    if room < 0:
        return None
    pools: list[tuple[float, float, int]] = []
    for (wanted, _, weight), offset in zip(items, offsets, strict=False):
        value, mass, count = wanted - offset, weight, 1
        while pools and pools[-1][0] > value:
            before, mass_before, count_before = pools.pop()
            value = (before * mass_before + value * mass) / (mass_before + mass)
            mass += mass_before
            count += count_before
        pools.append((value, mass, count))
    lefts: list[int] = []
    for value, _, count in pools:
        base = min(max(round(value), 0), room)
        lefts.extend(base + offset for offset in offsets[len(lefts) : len(lefts) + count])
    return lefts


def choose_rows(
    wanted: Sequence[float],
    widths: Sequence[int],
    rows: int,
    width: int,
    gap: int,
    centre: int | None = None,
) -> list[int] | None:
    """A row for each label, near the wanted one, no row fuller than the width allows.

    `centre` chooses first and so gets the row it wants.

    None where they do not fit into the rows in any order this greedy choice finds.
    """
    total = sum(widths) + gap * len(widths)
    ceiling = max(total / rows * 1.15, max(widths, default=0) + gap + 1)
    filled = [0] * rows
    chosen = [0] * len(widths)
    # Then the widest: they have the fewest places to go.
    order = sorted(
        range(len(widths)),
        key=lambda node: (
            node != centre,
            widths[node] < width // 2,
            wanted[node],
            node,
        ),
    )
    for node in order:
        best, best_cost = -1, 0.0
        for row in range(rows):
            load = filled[row] + widths[node]
            if load > width:
                continue
            cost = abs(row - wanted[node]) + filled[row] / width * 0.6
            if load > ceiling:
                cost += 1000 * load / width
            if best < 0 or cost < best_cost:
                best, best_cost = row, cost
        if best < 0:
            return None
        chosen[node] = best
        filled[best] += widths[node] + gap
    return chosen
