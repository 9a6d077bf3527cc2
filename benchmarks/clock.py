"""What one tick of the clock costs: the forecast of a day and its alerts, beside a naive loop.

Usage: python benchmarks/clock.py [--json]

Days of 12, 50 and 300 steps: on time; late with the question answered or put off; and late while it
stands on the screen, when every way out is worked out with its preview anew each second. The moment
moves on from call to call, and the first call, which has nothing to go by, counts too. The peer in
the same run only adds minutes to a start, step by step, and formats the times, as a spreadsheet
would. The cost is CPU time, and its share of one core at one tick a second.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from model import clock
from model.changes import apply_change
from model.entities import Day, Note, NoteKind, Part, Phase, Session, Step
from model.workshop import Workshop

START = dt.datetime(2026, 11, 24, 9, 0)
SIZES = (12, 50, 300)
ROUNDS = 7
ENOUGH = 0.15
"""Seconds of CPU time that one round takes at least."""

LIMIT = 1.0
"""Per cent of a core that the clock may take."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result."""

    steps: int
    state: str
    tick_ms: float
    core_percent: float
    """At one tick a second."""
    naive_ms: float
    ratio: float
    ways_out: int


def a_day(count: int) -> tuple[Workshop, Day]:
    """A day of `count` steps from nine o'clock, with breaks at fixed times, spare time, closing."""
    minutes = max(1, 360 // count)
    steps = [_step(number, count, minutes) for number in range(count)]
    day = Day(
        id="day",
        number=1,
        title="Arvoverkko",
        phase=Phase.VALUE_NETWORK,
        start=START,
        steps=tuple(step.id for step in steps),
        created=START,
    )
    notes = [
        Note(id=f"n{number}", text="parkkiin", kind=NoteKind.PARKED, created=START)
        for number in range(40)
    ]
    return Workshop(
        session=Session(title="Mittaus", created=START),
        days={day.id: day},
        steps={step.id: step for step in steps},
        notes={note.id: note for note in notes},
    ), day


def _step(number: int, count: int, minutes: int) -> Step:
    fixed = None
    if number and number % 10 == 5:
        fixed = (START + dt.timedelta(minutes=minutes * number)).time()
    part = Part.BREAK if fixed else Part.PROCESSING
    if number >= count - 2:
        part = Part.CLOSING
    return Step(
        id=f"s{number}",
        title=f"Vaihe {number}",
        minutes=minutes,
        part=part,
        fixed=fixed if part is Part.BREAK else None,
        optional=number % 7 == 3,
        buffer=number % 12 == 9,
        created=START,
    )


def run_until_now(workshop: Workshop, day: Day, late: int) -> tuple[Workshop, dt.datetime]:
    """A third of the day behind it, the last step in hand begun `late` minutes late."""
    workshop = apply_change(workshop, clock.start(workshop, START, day=day))
    now = START
    for step_id in day.steps[: len(day.steps) // 3]:
        now += dt.timedelta(minutes=workshop.steps[step_id].minutes)
        workshop = apply_change(workshop, clock.next_step(workshop, now))
    return workshop, now + dt.timedelta(minutes=late)


def naive(day: Day, steps: list[Step]) -> list[tuple[str, str]]:
    """Starts and ends as a spreadsheet has them: each step begins where the one before ends."""
    times = []
    cursor = day.start
    for step in steps:
        end = cursor + dt.timedelta(minutes=step.minutes)
        times.append((f"{cursor:%H:%M}", f"{end:%H:%M}"))
        cursor = end
    return times


def cpu_ms(action: Callable[[], object]) -> float:
    """CPU time of one call in milliseconds: the best of some rounds of many calls."""
    calls, spent = 1, 0.0
    while spent < ENOUGH:
        calls *= 2
        began = time.process_time()
        for _call in range(calls):
            action()
        spent = time.process_time() - began
    best = spent / calls
    for _round in range(ROUNDS - 1):
        began = time.process_time()
        for _call in range(calls):
            action()
        best = min(best, (time.process_time() - began) / calls)
    return best * 1000


def measure(count: int, state: str, late: int, *, asked: bool) -> Row:
    """One line: a day of `count` steps, `late` minutes late, the ways out `asked` for or not."""
    workshop, day = a_day(count)
    workshop, now = run_until_now(workshop, day, late)
    steps = workshop.steps_of(day)

    seconds = itertools.count()

    def tick() -> clock.Alerts:
        at = now + dt.timedelta(seconds=next(seconds) % 60)
        seen = clock.forecast(workshop, day, at)
        if asked:
            assert seen.recoveries
        return clock.alerts(workshop, day, at, None, seen)

    tick_ms = cpu_ms(tick)
    naive_ms = cpu_ms(lambda: naive(day, steps))
    ways = len(clock.forecast(workshop, day, now).recoveries)
    return Row(count, state, tick_ms, tick_ms / 10, naive_ms, tick_ms / naive_ms, ways)


def main() -> int:
    """Measure, print, and fail where the clock takes more of a core than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    rows = [
        measure(count, state, late, asked=asked)
        for count in SIZES
        for state, late, asked in (
            ("on time", 0, False),
            ("45 min late", 45, False),
            ("and asked", 45, True),
        )
    ]
    if options.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print("steps  state         tick ms  % of a core   naive ms   ratio  ways out")
        for row in rows:
            print(
                f"{row.steps:5}  {row.state:12}  {row.tick_ms:7.3f}  {row.core_percent:11.3f}"
                f"  {row.naive_ms:9.4f}  {row.ratio:6.1f}  {row.ways_out:8}"
            )
    return int(any(row.core_percent >= LIMIT for row in rows))


if __name__ == "__main__":
    sys.exit(main())
