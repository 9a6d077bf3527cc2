"""Plots drawn with plotext: planned against used time of a day.

plotext keeps one figure for the whole process. It is cleared before and after each plot, and only
one is drawn at a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from exporters.bars import legend, longest_minutes, margin, signs, used_minutes
from exporters.textmap.cells import shortened
from locales import _
from model.clock import ActualRow
from model.clock.words import time_words, whole_minutes

LEAST_WIDTH = 30
"""Below this a plot says nothing."""

_ONE_AT_A_TIME = Lock()
_MINUTE = dt.timedelta(minutes=1)

_AXIS = 2
"""Lines of the axis and its numbers."""

_COLOURS = ("blue", "gray", "red")
"""Used, left over, over the plan; the signs say the same without colour."""

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480)
"""Minutes between two numbers of an axis."""


def time_plot(rows: Sequence[ActualRow], width: int, height: int, *, color: bool = False) -> str:
    """Planned against used minutes of a day's steps as text, a bar for each step.

    Where the bars do not fit into the height, a curve says how far behind the plan each step ended.

    Args:
        rows: the steps, as `planned_against_actual` gives them.
        width: the widest line, in cells; at least `LEAST_WIDTH`.
        height: the most lines.
        color: whether the text carries terminal colours (SGR sequences).

    Returns:
        At most `height` lines of at most `width` cells; empty where there is nothing to draw, or
        no room for it.
    """
    if not longest_minutes(rows) or width < LEAST_WIDTH:
        return ""
    below = legend(width)
    room = height - 1 - _AXIS - len(below)
    if len(rows) <= room:
        lines = [*_bars(rows, width, room, color), *below]
    else:
        lines = _curve(rows, width, height, color)
    return "\n".join(line.rstrip() for line in lines)


def _bars(rows: Sequence[ActualRow], width: int, room: int, color: bool) -> list[str]:
    before = margin(rows, width - width // 3)
    space = 2 if len(rows) * 2 - 1 <= room else 1
    count = (len(rows) - 1) * space + 1
    longest = longest_minutes(rows)

    def draw(plotext: Any, figure: Any) -> None:
        used_sign, left_sign, over_sign = signs()
        blue, grey, red = _COLOURS
        figure.plot_size(width - before.width, count + _AXIS)
        figure.axes(False, axis="y")
        figure.ruler("y").lim(0, max(count - 1, 1))
        figure.ruler("y").ticks([], [])
        _minutes_below(figure, longest, width - before.width)
        for position, row in enumerate(rows):
            place = count - 1 - position * space
            used, planned = used_minutes(row), row.planned_minutes
            within = min(used, planned)
            other = (over_sign, red) if used > planned else (left_sign, grey)
            for start, end, (sign, colour) in (
                (within, max(used, planned), other),
                (0, within, (used_sign, blue)),
            ):
                if end > start:
                    marker = plotext.marker(sign, colour)
                    figure.draw(figure.segment((start, end), (place, place), marker=marker))

    lines = drawn(draw, color)
    labels = {position * space: line for position, line in enumerate(before.lines)}
    blank = " " * before.width
    return [
        before.head.rstrip(),
        *(labels.get(number, blank) + line for number, line in enumerate(lines)),
    ]


def _curve(rows: Sequence[ActualRow], width: int, height: int, color: bool) -> list[str]:
    """How far behind the plan each step ended, by the clock; none where no step has ended yet."""
    ended = [
        (row.actual_end, whole_minutes(row.actual_end - _planned_end(row)))
        for row in rows
        if row.actual_end is not None
    ]
    if not ended or height < _AXIS + 4:
        return []
    start = min(row.planned_start for row in rows)
    last = max(max(moment for moment, _behind in ended), start + _MINUTE)
    span = whole_minutes(last - start)
    behind = [minutes for _moment, minutes in ended]
    low, high = min(0, *behind), max(1, *behind)

    def draw(plotext: Any, figure: Any) -> None:
        figure.plot_size(width, height - 1)
        figure.axes(False, side=1)
        times = [whole_minutes(moment - start) for moment, _behind in ended]
        figure.draw(figure.segment((0, span), (0, 0), marker=plotext.marker("·", "gray")))
        curve = figure.signal(times, behind, marker=plotext.marker("braille", "blue"))
        curve.lines()
        figure.draw(curve)
        figure.ruler("y").lim(low, high)
        numbers = _numbers(low, high, (height - _AXIS) // 2)
        figure.ruler("y").ticks(numbers, [str(number) for number in numbers])
        figure.ruler("x").lim(0, span)
        moments = _numbers(0, span, width // 10)
        figure.ruler("x").ticks(
            moments, [time_words(start + minute * _MINUTE) for minute in moments]
        )

    head = shortened(_("minutes behind the plan at the end of each step"), width)
    return [head, *drawn(draw, color)]


def _planned_end(row: ActualRow) -> dt.datetime:
    return row.planned_start + row.planned_minutes * _MINUTE


def _minutes_below(figure: Any, longest: int, width: int) -> None:
    figure.axes(False, axis="x", side=1)
    figure.ruler("x").lim(0, longest)
    numbers = _numbers(0, longest, width // 8)
    figure.ruler("x").ticks(numbers, [str(number) for number in numbers])


def _numbers(low: int, high: int, most: int) -> list[int]:
    """Round numbers from `low` to `high`, about as many as `most`, zero among them."""
    step = next((s for s in _STEPS if (high - low) / s <= max(most, 1)), high - low)
    return [number for number in range(low - low % step, high + 1, step) if number >= low]


def drawn(draw: Callable[[Any, Any], None], color: bool) -> list[str]:
    """The lines of a figure that `draw` sets up, from a clean sheet and leaving one."""
    import plotext

    with _ONE_AT_A_TIME:
        # Else the figure is cut to the size of the terminal, which need not be the asker's.
        plotext.terminal.limit(False, False)
        figure = plotext.figure
        try:
            figure.clear()
            figure.theme("colorless")
            draw(plotext, figure)
            text: str = figure.build().string(colorless=not color)
        finally:
            figure.clear()
            plotext.terminal.limit(True, True)
    return text.rstrip("\n").split("\n")
