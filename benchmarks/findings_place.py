"""What the findings place costs in the running program: after a line, and while it measures.

Usage: python benchmarks/findings_place.py [--lines N] [--seed N]

Two things are measured, with the session on the disk as in a workshop:

- 60 actors and 200 links, the findings open: CPU milliseconds of the whole process (capture,
  saving, measuring, drawing) from Enter on a line until the screen shows its findings;
- 300 actors and 2,000 links: how long a key waits, from the key until the screen shows what it did,
  in milliseconds of the clock on the wall: at rest, while the findings are measured, and while two
  states are compared; and how soon Esc stops the measuring.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

from benchmarks.networks import network
from model.changes import apply_change, keep_snapshot, update
from model.entities import Session
from model.workshop import Workshop
from tui.app import ArvoverkkoApp
from tui.screens.comparison import ComparisonScreen
from tui.screens.findings import FindingsScreen
from tui.widgets.entity_table import EntityTable

REAL, HUGE = (60, 200), (300, 2_000)
TARGET_MS = 100
AT = dt.datetime(2026, 9, 15, 9, 0)
BETWEEN_KEYS = 0.02
KEYS_AT_REST = 30


def workshop(size: tuple[int, int], seed: int) -> Workshop:
    """A session with a network of that size."""
    actors, links = network(*size, seed=seed)
    return Workshop(
        session=Session(title="Measured", created=AT),
        actors={actor.id: actor for actor in actors},
        links={link.id: link for link in links},
    )


async def opened(app: ArvoverkkoApp, pilot: Pilot[None], place: str) -> None:
    """Show the session that the desk has taken in, at `place`."""
    await pilot.pause()
    app.enter_session()
    await pilot.pause()
    app.go(place)
    await pilot.pause()
    # As the program does once it has started; without a terminal it does not.
    gc.freeze()


def is_measuring(app: ArvoverkkoApp) -> bool:
    """Whether the worker of findings or comparison is at work."""
    return any(w.group == "findings" and not w.is_finished for w in app.workers)


def is_told(app: ArvoverkkoApp, screen: FindingsScreen, links: int) -> bool:
    """Whether the session has that many links, is saved, and its findings are those shown."""
    now = app.desk.workshop
    is_saved = app.desk.recorder.store.status.state == "saved"
    return (
        len(now.links) == links and is_saved and screen._measured is now and not is_measuring(app)
    )


async def after_lines(count: int, seed: int) -> list[float]:
    """CPU milliseconds after each of `count` captured lines, the findings being open."""
    spent: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        app = ArvoverkkoApp(folder=Path(folder))
        app.desk.take_in(workshop(REAL, seed))
        names = [actor.name for actor in app.desk.workshop.actors.values()]
        async with app.run_test(size=(120, 40)) as pilot:
            await opened(app, pilot, "findings")
            screen = app.screen
            assert isinstance(screen, FindingsScreen)
            while is_measuring(app) or screen._measures is None:
                await asyncio.sleep(0.01)
            for number in range(count):
                source, target = names[number % 60], names[(number + 11) % 60]
                screen.capture_line.set_text(f'"{source}" -> "{target}": line {number}')
                screen.set_focus(screen.capture_line.entry)
                await pilot.pause(0.3)
                before = time.process_time()
                app.post_message(events.Key("enter", "\r"))
                while not is_told(app, screen, REAL[1] + number + 1):
                    await asyncio.sleep(0.002)
                await drawn(screen)
                spent.append((time.process_time() - before) * 1000)
            await app.action_quit_safely()
    return spent


async def drawn(widget: Widget) -> None:
    """Wait until what has changed stands on the screen."""
    done = asyncio.Event()
    widget.call_after_refresh(done.set)
    await done.wait()


async def waits(
    app: ArvoverkkoApp, widget: Widget, stands: Callable[[], object], go_on: Callable[[], bool]
) -> list[float]:
    """Milliseconds that each key "down" or "up" took until the screen showed its work."""
    took: list[float] = []
    while go_on():
        key = "down" if len(took) % 2 == 0 else "up"
        was, begun = stands(), time.perf_counter()
        app.post_message(events.Key(key, None))
        while stands() == was:
            await asyncio.sleep(0)
        await drawn(widget)
        took.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(BETWEEN_KEYS)
    return took


async def while_measuring(seed: int) -> dict[str, list[float]]:
    """Waits of keys at rest, while findings are measured and while states are compared."""
    found: dict[str, list[float]] = {}
    shop = workshop(HUGE, seed)
    shop = apply_change(shop, keep_snapshot(shop, "Before", at=AT))
    with tempfile.TemporaryDirectory() as folder:
        app = ArvoverkkoApp(folder=Path(folder))
        app.desk.take_in(shop)
        async with app.run_test(size=(120, 40)) as pilot:
            await opened(app, pilot, "findings")
            screen = app.screen
            assert isinstance(screen, FindingsScreen)
            while is_measuring(app) or screen._measures is None:
                await asyncio.sleep(0.01)
            options = screen.query_one(OptionList)
            screen.set_focus(options)
            left = iter(range(KEYS_AT_REST))
            found["at rest"] = await waits(
                app, options, lambda: options.highlighted, lambda: next(left, None) is not None
            )
            screen.action_measure()
            await asyncio.sleep(0)
            found["findings"] = await waits(
                app, options, lambda: options.highlighted, lambda: is_measuring(app)
            )
            screen.action_measure()
            while not screen._measuring:
                await asyncio.sleep(0.001)
            begun = time.perf_counter()
            app.post_message(events.Key("escape", None))
            while is_measuring(app):
                await asyncio.sleep(0.001)
            found["Esc until it has stopped"] = [(time.perf_counter() - begun) * 1000]

            link = next(iter(app.desk.workshop.links.values()))
            app.make(update(link, at=AT, what="something else"))
            app.go("comparison")
            await pilot.pause()
            compared = app.screen
            assert isinstance(compared, ComparisonScreen)
            compared.action_compared_view()
            compared.action_compared_view()
            table = compared.query_one("#before-after", EntityTable)
            while not table.row_count:
                await asyncio.sleep(0.001)
            found["comparison"] = await waits(
                app, table, lambda: table.cursor_row, lambda: is_measuring(app)
            )
            await app.action_quit_safely()
    return found


def main() -> int:
    """Print what was measured; 1 where the target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    spent = asyncio.run(after_lines(options.lines, options.seed))
    print(
        f"60/200, from Enter to findings up to date: median {statistics.median(spent):.0f},"
        f" most {max(spent):.0f} ms of CPU (at most {TARGET_MS}; {len(spent)} lines)"
    )
    for name, took in asyncio.run(while_measuring(options.seed)).items():
        print(
            f"300/2000, {name}: median {statistics.median(took):.1f}, longest {max(took):.1f} ms"
            f" ({len(took)})"
        )
    return int(statistics.median(spent) > TARGET_MS)


if __name__ == "__main__":
    sys.exit(main())
