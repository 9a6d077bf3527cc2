"""A small plot of values over rounds, drawn with plotext in the theme's colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text
from textual.color import Color, ColorParseError
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from exporters.plots import drawn

_SMALLEST = (24, 6)
"""Cells below which there is nothing to see in a plot."""

_VARIABLES = ("primary", "accent", "success", "error", "secondary", "warning")
"""The theme's colours, in the order in which series get them."""

_MARGIN = 0.15
"""Room at either side of the first and the last round, in rounds."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a plot."""

    sign: str
    """One character that stands at each of its points, so that no colour is needed."""
    values: tuple[float | None, ...]
    """One for each place; None where there is none."""


@dataclass(frozen=True, slots=True)
class Plot:
    """What is plotted."""

    series: tuple[Series, ...]
    places: tuple[str, ...]
    """Words under each place of the horizontal axis."""
    low: int
    """Lowest and highest value of the vertical axis."""
    high: int


def pictured(plot: Plot, width: int, height: int, colours: Sequence[str] = ()) -> Text:
    """`plot` at `width` x `height` cells; empty where that is too small to see anything.

    Args:
        plot: what is plotted.
        width: cells across.
        height: lines.
        colours: `#rrggbb` for the series, in turn; without any, all are of the text's colour.
    """
    if width < _SMALLEST[0] or height < _SMALLEST[1] or not plot.places:
        return Text("")

    def draw(plotext: Any, figure: Any) -> None:
        figure.plot_size(width, height)
        figure.canvas("default")
        _set_axes(plot, figure)
        # The signs are drawn last, so that no line hides one.
        for marks in (False, True):
            for place, series in enumerate(plot.series):
                colour = _rgb(colours[place % len(colours)]) if colours else None
                _draw_series(plotext, figure, series, colour, marks=marks)

    return Text.from_ansi("\n".join(drawn(draw, color=bool(colours))), no_wrap=True)


def _set_axes(plot: Plot, figure: Any) -> None:
    count = len(plot.places)
    figure.axes(False, side=1)
    figure.ruler("y", 0).lim(plot.low, plot.high)
    ticks = list(range(plot.low, plot.high + 1, max(1, (plot.high - plot.low) // 10)))
    figure.ruler("y", 0).ticks(ticks, [str(tick) for tick in ticks])
    figure.ruler("x", 0).lim(1 - _MARGIN, max(count, 1) + _MARGIN)
    figure.ruler("x", 0).ticks(list(range(1, count + 1)), list(plot.places))


def _draw_series(
    plotext: Any, figure: Any, series: Series, colour: tuple[int, int, int] | None, *, marks: bool
) -> None:
    points = [(x, y) for x, y in enumerate(series.values, start=1) if y is not None]
    if not points:
        return
    symbol = series.sign if marks else "braille"
    marker = plotext.marker(symbol, colour) if colour else symbol
    signal = figure.signal([x for x, _y in points], [y for _x, y in points], marker=marker)
    if not marks:
        signal.lines()
    figure.draw(signal)


def _rgb(colour: str) -> tuple[int, int, int]:
    return Color.parse(colour).rgb


class PlotView(Widget):
    """A plot that fills its room, with its signs explained beneath."""

    DEFAULT_CSS = """
    PlotView { height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._plot: Plot | None = None
        self._legend: tuple[str, ...] = ()

    def show(self, plot: Plot, legend: Sequence[str]) -> None:
        """Show `plot`; `legend` says what each series is, in their order."""
        self._plot = plot
        self._legend = tuple(legend)
        self.refresh()

    def theme_colours(self) -> list[str]:
        """The theme's colours for series; none where the terminal's own are used."""
        found = []
        for name in _VARIABLES:
            colour = self.app.theme_variables.get(name, "")
            try:
                parsed = Color.parse(colour)
            except ColorParseError:
                return []
            if parsed.ansi is not None:
                return []
            found.append(parsed.hex6.lower())
        return found

    def render(self) -> Visual | Content | Text:
        """The plot and its legend."""
        plot = self._plot
        if plot is None:
            return Content("")
        width, height = self.content_size
        colours = self.theme_colours()
        legend = self._legend_lines(plot, width, colours)
        picture = Content.from_rich_text(pictured(plot, width, height - len(legend), colours))
        return Content("\n").join([picture, *legend])

    def _legend_lines(self, plot: Plot, width: int, colours: Sequence[str]) -> list[Content]:
        """Signs and what they stand for, as many on a line as fit."""
        lines: list[Content] = []
        for place, (series, words) in enumerate(zip(plot.series, self._legend, strict=True)):
            style = f"bold {colours[place % len(colours)]}" if colours else "bold"
            entry = Content.assemble((series.sign, style), " ", words)
            if lines and lines[-1].cell_length + 3 + entry.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], "   ", entry)
            else:
                lines.append(entry.truncate(width, ellipsis=True))
        return lines
