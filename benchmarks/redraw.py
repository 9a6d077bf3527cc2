"""What the ticking clock costs: CPU and bytes written, beside a bare Textual clock in the same run.

Usage: python benchmarks/redraw.py [--seconds N] [--size 120x40] [--places 3,a,M,p<] [--steps N]
       [--json]

Each program runs in a pseudo-terminal of its own and they all tick side by side, so that a busy
machine slows every one alike. CPU is user and system time of the process between two looks; bytes
are what reached the terminal, cells the printable ones among them. Linux only (it reads /proc).
"""

from __future__ import annotations

import argparse
import datetime as dt
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from model import clock
from model.changes import apply_change
from model.methods import session_from_template
from model.store import create_session

BARE = """
import datetime as dt
from textual.app import App
from textual.widgets import Digits

class Bare(App):
    def compose(self):
        yield Digits("")
    def on_mount(self):
        self.set_interval(1.0, self.tick)
    def tick(self):
        self.query_one(Digits).update(f"{dt.datetime.now():%M:%S}")

Bare().run()
"""
"""The least that a Textual clock can be."""

SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:?<>=]*[ -/]*[@-~]|[()][A-B0-2]|[=>78cM])")
"""A control sequence: all of them are bytes, none of them is a cell."""

KEYS = {"_": " ", "<": "\x1b[D"}
"""Keys that --places writes otherwise than they are sent."""

START_UP = 6.0
"""Seconds that the programs get to start and to settle before anything is counted."""


@dataclass(slots=True)
class Program:
    """One program in a pseudo-terminal, and what it has cost so far."""

    name: str
    pid: int
    terminal: int
    cpu: float = 0.0
    """CPU seconds while it was measured."""
    written: list[bytes] = field(default_factory=list)
    """What it wrote while it was measured, one entry for each tick."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one program costs."""

    name: str
    core_percent: float
    ratio: float
    """CPU as a multiple of the bare clock's in the same run."""
    median_bytes: int
    median_cells: int
    most_bytes: int
    """In the busiest second: once a minute more changes than the seconds."""


def main() -> None:
    """Measure and print a table, or JSON."""
    options = _options()
    columns, lines = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        session = _session(Path(folder), options.steps)
        programs = [_start("bare clock", ["-c", BARE], Path(folder), (columns, lines))]
        for number, place in enumerate(options.places.split(",")):
            home = Path(folder) / str(number)
            home.mkdir()
            file = home / session.name
            file.write_bytes(session.read_bytes())
            program = _start(
                f"arvoverkko, {place}", ["-m", "tui", str(file)], home, (columns, lines)
            )
            programs.append(program)
        try:
            costs = _measured(programs, options.seconds, options.places.split(","))
        finally:
            for program in programs:
                os.kill(program.pid, signal.SIGKILL)
                os.waitpid(program.pid, 0)
    if options.json:
        print(json.dumps([asdict(cost) for cost in costs], indent=2))
        return
    print(f"{options.seconds} s, {columns}x{lines}, all side by side")
    print(f"{'':24}{'% of a core':>12}{'x bare':>8}{'bytes/s':>9}{'cells/s':>9}{'busiest':>9}")
    for cost in costs:
        print(
            f"{cost.name:24}{cost.core_percent:12.2f}{cost.ratio:8.2f}"
            f"{cost.median_bytes:9}{cost.median_cells:9}{cost.most_bytes:9}"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--size", default="120x40")
    parser.add_argument(
        "--places",
        default="3,3_,a,M,p,p<",
        help="keys that lead to where it ticks; _ is the space bar, < the left arrow",
    )
    parser.add_argument("--steps", type=int, default=0, help="more steps of a minute on the day")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _session(folder: Path, more_steps: int) -> Path:
    """A session whose first step began five minutes ago, its day `more_steps` longer."""
    now = dt.datetime.now().replace(microsecond=0)
    start = now - dt.timedelta(minutes=5)
    workshop = session_from_template("Mittaus", "three-days", "fi", start, start)
    day = workshop.days_in_order()[0]
    for number in range(more_steps):
        title = f"Vaihe {number}"
        step = clock.add_step(workshop, day, title=title, at=start, minutes=1)
        workshop = apply_change(workshop, step)
        day = workshop.days[day.id]
    opened = create_session(folder / "mittaus.json", workshop)
    opened.recorder.apply(clock.start(workshop, start))
    opened.recorder.store.wait()
    opened.close()
    return folder / "mittaus.json"


def _start(name: str, arguments: list[str], home: Path, size: tuple[int, int]) -> Program:
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(
            TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8",
            ARVOVERKKO_HOME=str(home), TEXTUAL_ANIMATIONS="none",
        )  # fmt: skip
        os.execv(sys.executable, [sys.executable, *arguments])
    columns, lines = size
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    return Program(name, pid, terminal)


def _measured(programs: list[Program], seconds: int, places: list[str]) -> list[Cost]:
    _read(programs, START_UP)
    for program, place in zip(programs[1:], places, strict=True):
        for key in ("\x1b", *place):
            os.write(program.terminal, KEYS.get(key, key).encode())
            _read(programs, 1.0)
    _read(programs, START_UP)
    before = [_cpu_seconds(program.pid) for program in programs]
    began = time.monotonic()
    for _second in range(seconds):
        for program, text in zip(programs, _read(programs, 1.0), strict=True):
            program.written.append(text)
    took = time.monotonic() - began
    for program, was in zip(programs, before, strict=True):
        program.cpu = _cpu_seconds(program.pid) - was
    bare = programs[0].cpu or 1 / os.sysconf("SC_CLK_TCK")
    return [_cost(program, took, bare) for program in programs]


def _cost(program: Program, took: float, bare: float) -> Cost:
    sizes = sorted(len(text) for text in program.written)
    cells = sorted(_cells(text) for text in program.written)
    return Cost(
        program.name,
        core_percent=100 * program.cpu / took,
        ratio=program.cpu / bare,
        median_bytes=sizes[len(sizes) // 2],
        median_cells=cells[len(cells) // 2],
        most_bytes=sizes[-1],
    )


def _cells(text: bytes) -> int:
    plain = SEQUENCE.sub(b"", text).decode("utf-8", errors="ignore")
    return sum(character.isprintable() for character in plain)


def _read(programs: list[Program], seconds: float) -> list[bytes]:
    """What each program writes within `seconds`."""
    written: dict[int, list[bytes]] = {program.terminal: [] for program in programs}
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for terminal in select.select(list(written), [], [], left)[0]:
            written[terminal].append(os.read(terminal, 1 << 16))
    return [b"".join(written[program.terminal]) for program in programs]


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process and its threads."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
