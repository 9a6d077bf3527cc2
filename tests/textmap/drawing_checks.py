"""What holds for every drawing, stated once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rich.cells import cell_len, split_graphemes

from exporters.textmap import Drawing, Rect, Role
from model.entities import Actor, ValueLink

HEADS = {"▲": (0, -1), "►": (1, 0), "▼": (0, 1), "◄": (-1, 0)}
ASCII_HEADS = {"^": (0, -1), ">": (1, 0), "v": (0, 1), "<": (-1, 0)}


def grid(drawing: Drawing) -> list[list[str]]:
    """The characters of a drawing cell by cell; "" behind a wide one."""
    rows = []
    for line in drawing.lines:
        row: list[str] = []
        text = "".join(run for run, _ in line)
        for start, end, cells in split_graphemes(text)[0]:
            row.extend([text[start:end], *[""] * (cells - 1)])
        rows.append(row)
    return rows


def roles(drawing: Drawing) -> list[list[Role]]:
    """The role of every cell."""
    return [
        [style.role for text, style in line for _ in range(cell_len(text))]
        for line in drawing.lines
    ]


def check_size(drawing: Drawing, width: int, height: int) -> None:
    """Never larger than was asked for, in the terminal's cells."""
    assert len(drawing.lines) <= height
    for line in drawing.lines:
        assert cell_len("".join(text for text, _ in line)) <= width
    assert drawing.text().count("\n") == max(0, len(drawing.lines) - 1)


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share a cell."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def check_rects(drawing: Drawing, width: int, height: int) -> None:
    """Labels and names lie inside the window and no two of them share a cell."""
    rects = [*drawing.rects.values(), *drawing.names.values()]
    for number, rect in enumerate(rects):
        left, top, cells, rows = rect
        assert left >= 0 and top >= 0 and left + cells <= width and top + rows <= height
        assert not any(overlap(rect, other) for other in rects[number + 1 :])


def beside(cell: tuple[int, int], rect: Rect) -> bool:
    """Whether a cell touches a rectangle from outside, not at a corner."""
    x, y = cell
    left, top, width, height = rect
    return (left <= x < left + width and y in (top - 1, top + height)) or (
        top <= y < top + height and x in (left - 1, left + width)
    )


def check_routes(drawing: Drawing, links: Sequence[ValueLink], *, ascii_only: bool = False) -> None:
    """Each line leads from its giver to its receiver, free of labels, with a head at the end."""
    by_id = {link.id: link for link in links}
    cells = grid(drawing)
    heads = ASCII_HEADS if ascii_only else HEADS
    straight: dict[tuple[int, int], list[str]] = {}
    for key, route in drawing.routes.items():
        first = by_id[key]
        source, target = drawing.rects[first.source], drawing.rects[first.target]
        assert beside(route[0], source) and beside(route[-1], target)
        for (x, y), (u, v) in itertools.pairwise(route):
            assert abs(x - u) + abs(y - v) == 1
        for cell in route:
            straight.setdefault(cell, []).append(key)
            for rect in drawing.rects.values():
                assert not overlap((*cell, 1, 1), rect)
        x, y = route[-1]
        dx, dy = heads[cells[y][x]]
        assert overlap((x + dx, y + dy, 1, 1), target)
        flows = [by_id[link] for link in drawing.bundles[key]]
        assert {frozenset((flow.source, flow.target)) for flow in flows} == {
            frozenset((first.source, first.target))
        }
        x, y = route[0]
        back = any(flow.source == first.target for flow in flows)
        assert (
            cells[y][x] in heads
            and overlap((x + heads[cells[y][x]][0], y + heads[cells[y][x]][1], 1, 1), source)
        ) == back
    assert all(len(keys) <= 2 for keys in straight.values())


def check_count(drawing: Drawing, actors: Sequence[Actor], links: Sequence[ValueLink]) -> None:
    """Every actor and link is either drawn or counted as left out."""
    drawn = [link for keys in drawing.bundles.values() for link in keys]
    assert len(drawn) == len(set(drawn))
    assert len(drawn) + drawing.left_out == len(links)
    assert len(drawing.rects) + drawing.left_out_actors == len(actors)
