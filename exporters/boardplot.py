"""Impact × effort drawn as text: five by five fields with the numbers of the cards in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exporters.textmap.cells import cell_width, shortened
from locales import _

STEPS = 5
"""Values of each scale."""

_MARGIN = 4
"""Cells for the scale on the left and its line."""

_AROUND = 4
"""Lines over and under the fields: borders, the scale of effort and its name."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the lines are drawn with."""

    across: str = "─"
    down: str = "│"
    corners: str = "┌┐└┘"
    tick: str = "┊"
    more: str = "…"


UNICODE = Signs()
ASCII = Signs("-", "|", "++++", ".", "..")


@dataclass(frozen=True, slots=True)
class PlotDrawing:
    """A plot as lines of text, and where each number stands."""

    lines: tuple[str, ...]
    places: Mapping[int, tuple[int, int, int]]
    """Column, line and cells of each number; those that had no room are missing."""


def draw_plot(
    points: Sequence[tuple[int, int]], width: int, height: int, signs: Signs = UNICODE
) -> PlotDrawing:
    """The plot in at most `width` x `height` cells, never less than 30 x 9.

    Args:
        points: impact and effort, 1 to 5 each, of the cards 1, 2, 3, …
        width: cells.
        height: lines.
        signs: what the lines are drawn with.
    """
    cells = max((width - _MARGIN - 1) // STEPS, 5)
    rows = max((height - _AROUND) // STEPS, 1)
    fields: dict[tuple[int, int], list[int]] = {}
    for number, point in enumerate(points, start=1):
        fields.setdefault(point, []).append(number)
    inside = cells * STEPS - 1
    lines = [_border(inside, signs.corners[:2], (_("do first"), _("plan well")), signs)]
    places: dict[int, tuple[int, int, int]] = {}
    for impact in range(STEPS, 0, -1):
        written = {e: _field(fields.get((impact, e), []), cells - 1, rows) for e in _scale()}
        for row in range(rows):
            label = str(impact) if row == (rows - 1) // 2 else " "
            parts = []
            for effort in _scale():
                text, starts = written[effort][row]
                left = _MARGIN + (effort - 1) * cells
                places |= {n: (left + x, len(lines), len(str(n))) for n, x in starts.items()}
                parts.append(text.ljust(cells - 1))
            lines.append(f" {label} {signs.down}{signs.tick.join(parts)}{signs.down}")
    lines.append(_border(inside, signs.corners[2:], (_("if there is time"), _("leave it")), signs))
    scale = "".join(str(effort).center(cells) for effort in _scale())
    lines.append(" " * _MARGIN + scale.rstrip())
    lines.append(" " * _MARGIN + shortened(_("up: impact, right: effort"), inside, mark=signs.more))
    return PlotDrawing(tuple(lines), places)


def _scale() -> range:
    return range(1, STEPS + 1)


def _border(inside: int, corners: str, words: tuple[str, str], signs: Signs) -> str:
    """A line with the names of its two ends set into it."""
    right = shortened(words[1], inside // 2 - 3, mark=signs.more)
    left = shortened(words[0], inside - cell_width(right) - 5, mark=signs.more)
    room = inside - cell_width(left) - cell_width(right) - 4
    middle = f" {left} {signs.across * room} {right} "
    return f"   {corners[0]}{middle}{corners[1]}"


def _field(numbers: Sequence[int], cells: int, rows: int) -> list[tuple[str, dict[int, int]]]:
    """The lines of one field: text, and where in it each number begins."""
    lines: list[tuple[str, dict[int, int]]] = []
    left = list(numbers)
    for row in range(rows):
        text, starts = "", {}
        while left:
            rest = f" +{len(left) - 1}" if row == rows - 1 and len(left) > 1 else ""
            longer = f"{text} {left[0]}"
            if len(longer) + len(rest) > cells:
                break
            starts[left[0]] = len(text) + 1
            text = longer
            left.pop(0)
        if left and row == rows - 1:
            text = f"{text} +{len(left)}"
        lines.append((text, starts))
    return lines
