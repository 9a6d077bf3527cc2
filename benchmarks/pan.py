"""What moving the map about costs: one frame of the program's own, beside Textual's own scrolling.

Usage: python benchmarks/pan.py [--size 200x60] [--actors N] [--flows N] [--frames N] [--json]

In one process and one run, on a screen of the same size: the map, drawn twice as wide and as high
as the window, and the very same text as a Rich renderable in Textual's own scrolling container.
Both are moved cell by cell. Times are CPU milliseconds; "ours" is what the map itself takes of a
frame (its lines, painted, cut and coloured), and the ratio is of whole frames.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import ScrollableContainer
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from benchmarks.networks import network
from exporters.textmap import Drawing, MapOptions, draw
from tui.settings import Settings
from tui.widgets.map_drawing import DrawingView
from tui.widgets.map_style import MapStyles

TARGET_MS, TARGET_RUNS = 3.0, 30
"""What is to be reached at 200×60: our part of a frame, and style runs in a line."""
LARGER = 2
"""How many times as wide and as high as the window the drawing is."""


@dataclass
class Costs:
    """Medians over all frames, in CPU milliseconds, and the most style runs in a line in sight."""

    ours: float
    ours_worst: float
    """The slowest frame in twenty."""
    frame: float
    textual_frame: float
    ratio: float
    most_runs: int
    median_runs: float


class Measured(DrawingView):
    """The map, with a stop-watch around what it does for each line."""

    def __init__(self) -> None:
        super().__init__()
        self.spent = 0.0
        self.runs: list[int] = []

    def redraw(self) -> None:
        """The drawing is given."""

    def render_line(self, y: int) -> Strip:
        """The line, timed."""
        began = time.process_time()
        strip = super().render_line(y)
        self.spent += time.process_time() - began
        self.runs.append(len(strip._segments))
        return strip


class Bench(App[None]):
    """One widget over the whole window.

    Args:
        drawing: what is shown.
        ours: the map; Textual's own scrolling otherwise.
    """

    CSS = "ScrollableContainer, DrawingView { height: 1fr; } Static { width: auto; }"

    def __init__(self, drawing: Drawing, *, ours: bool) -> None:
        super().__init__()
        self.settings = Settings()
        self.ours = ours
        self._drawing = drawing

    def compose(self) -> ComposeResult:
        """The map, or the same as text."""
        if self.ours:
            yield Measured()
            return
        with ScrollableContainer():
            yield Static(_text(self._drawing))

    def on_mount(self) -> None:
        """Show the drawing."""
        for view in self.query(Measured):
            view.take(self._drawing, MapOptions(self._drawing.width, self._drawing.height))


def _text(drawing: Drawing) -> Text:
    styles = MapStyles(dark=True)
    text = Text(no_wrap=True)
    for line in drawing.lines:
        for run, token in line:
            text.append(run, styles.of(token))
        text.append("\n")
    return text


def _way(size: Size, frames: int) -> Iterator[tuple[int, int]]:
    """Where each frame is scrolled to: back and forth across, up and down, without a stop."""
    for frame in range(frames):
        across, down = frame % (2 * size.width), frame % (2 * size.height)
        yield min(across, 2 * size.width - across), min(down, 2 * size.height - down)


async def _frames(app: Bench, size: Size, frames: int, each: Callable[[float], None]) -> None:
    async with app.run_test(size=(size.width, size.height)) as pilot:
        await pilot.pause()
        widget: Widget = app.query_one("Measured" if app.ours else "ScrollableContainer")
        compositor = app.screen._compositor
        compositor.render_strips()
        gc.collect()
        gc.freeze()
        for x, y in _way(size, frames):
            began = time.process_time()
            widget.scroll_to(x, y, animate=False, force=True, immediate=True)
            if not app.ours:
                # A container moves what is in it; a view of lines shows other ones.
                app.screen._refresh_layout()
            compositor.render_strips()
            each(1000 * (time.process_time() - began))


def measured(size: Size, actors: int, flows: int, frames: int) -> Costs:
    """What frames of the same drawing cost, ours and Textual's."""
    drawn = network(actors, flows, 1)
    wide, high = size.width * LARGER, size.height * LARGER
    drawing = draw(*drawn, MapOptions(wide, high, view="map"))
    ours: list[float] = []
    whole: list[float] = []
    theirs: list[float] = []
    runs: list[int] = []
    app = Bench(drawing, ours=True)

    def one(took: float) -> None:
        view = app.query_one(Measured)
        ours.append(1000 * view.spent)
        whole.append(took)
        runs.extend(view.runs)
        view.spent, view.runs = 0.0, []

    asyncio.run(_frames(app, size, frames, one))
    asyncio.run(_frames(Bench(drawing, ours=False), size, frames, theirs.append))
    return Costs(
        ours=statistics.median(ours),
        ours_worst=sorted(ours)[int(len(ours) * 0.95)],
        frame=statistics.median(whole),
        textual_frame=statistics.median(theirs),
        ratio=statistics.median(whole) / statistics.median(theirs),
        most_runs=max(runs),
        median_runs=statistics.median(runs),
    )


def main() -> None:
    """Measure and say it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="200x60")
    parser.add_argument("--actors", type=int, default=60)
    parser.add_argument("--flows", type=int, default=180)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    costs = measured(Size(width, height), options.actors, options.flows, options.frames)
    if options.json:
        print(json.dumps(asdict(costs), indent=2))
        return
    print(
        f"{options.actors} actors, {options.flows} flows, {options.size}, {options.frames} frames"
    )
    print(f"our part of a frame    {costs.ours:6.2f} ms  (target ≤ {TARGET_MS})")
    print(f"  one frame in twenty  {costs.ours_worst:6.2f} ms")
    print(f"whole frame            {costs.frame:6.2f} ms")
    print(f"Textual's own          {costs.textual_frame:6.2f} ms  (ratio {costs.ratio:.2f})")
    print(f"style runs in a line   {costs.median_runs:6.0f}     most {costs.most_runs}"
          f"  (target ≤ {TARGET_RUNS})")  # fmt: skip


if __name__ == "__main__":
    main()
