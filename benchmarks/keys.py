"""How soon a key is on the screen and how soon the program is, beside a bare Textual app.

Usage: python benchmarks/keys.py [--keys N] [--starts N] [--size 120x40] [--json]

Every program runs in a pseudo-terminal of its own and is typed into at a quick typist's pace, one
key at a time in turn, so that a busy machine slows every one alike. A key's time ends when the
terminal has received its letter. Lines end with Enter as they come: notes and links are being saved
while the next one is typed. CPU is user and system time of the process. Linux only.
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
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generate import generate
from model.entities import Session
from model.store import create_session
from model.workshop import Workshop

BARE = """
from textual.app import App
from textual.widgets import Input

class Bare(App):
    def compose(self):
        yield Input(placeholder="ready")
    def on_input_submitted(self, event):
        event.input.value = ""

Bare().run()
"""
"""The least that a Textual line to type into can be."""

SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:?<>=]*[ -/]*[@-~]|[()][A-B0-2]|[=>78cM])")
LARGE = (300, 2000, 5000)
PACE = 0.07
"""Seconds from one key to the next: fourteen keys a second."""
PATIENCE = 30.0
SETTLE = 2.0
"""Seconds that the programs get before the first key."""


Row = dict[str, float | str]


@dataclass(slots=True)
class Program:
    """One program in a pseudo-terminal, and how long its keys took."""

    name: str
    pid: int
    terminal: int
    keys: Iterator[str]
    milliseconds: list[float] = field(default_factory=list)

    def press(self, key: str) -> float | None:
        """Send `key`; milliseconds until its letter was there, None for keys that show none."""
        self.read(0)
        began = time.perf_counter()
        os.write(self.terminal, key.encode())
        if not key.isalpha():
            return None
        shown = b""
        while key not in SEQUENCE.sub(b"", shown).decode("utf-8", "ignore"):
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError(f"{self.name}: {key!r} never came")
            shown += self.read(PATIENCE)
        return 1000 * (time.perf_counter() - began)

    def read(self, seconds: float) -> bytes:
        """What is written within `seconds`; the first piece of it ends the waiting."""
        pieces: list[bytes] = []
        while select.select([self.terminal], [], [], 0 if pieces else seconds)[0]:
            try:
                pieces.append(os.read(self.terminal, 1 << 16))
            except OSError:
                if not pieces:
                    raise
                break  # it has ended; this is what it said last
        return b"".join(pieces)

    def until(self, sign: str) -> None:
        """Wait until `sign` has been written."""
        shown, end = b"", time.perf_counter() + PATIENCE
        while sign not in SEQUENCE.sub(b"", shown).decode("utf-8", "ignore"):
            if time.perf_counter() > end:
                raise TimeoutError(f"{self.name}: never shown: {sign}")
            shown += self.read(1.0)

    def cpu(self) -> float:
        """CPU milliseconds that it has taken so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def start(name: str, arguments: list[str], home: Path, size: str) -> Program:
    """Start Python with `arguments` in a pseudo-terminal."""
    columns, lines = map(int, size.split("x"))
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(
            TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", ARVOVERKKO_HOME=str(home)
        )
        os.execv(sys.executable, [sys.executable, *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    return Program(name, pid, terminal, iter(""))


def lines_of(workshop: Workshop) -> Iterator[str]:
    """Lines as a facilitator types them, without end: notes, and links between known actors."""
    names = [actor.name for actor in workshop.actors.values()] or ["Kela", "Ohjaamo", "Kaupunki"]
    for number in cycle(range(len(names) - 1)):
        yield f"! sovitaan tapaaminen joka kuukausi, kutsun hoitaa {names[number]}"
        yield f"{names[number]} -> {names[number + 1]}: palveluohjaus {time.monotonic_ns()} #tieto"


def programs(folder: Path, size: str) -> list[Program]:
    """The programs that are typed into, started and settled, each with what is typed there."""
    now = dt.datetime.now().replace(microsecond=0)
    large = generate(*LARGE)
    empty = Workshop(session=Session(title="Mittaus", created=now))
    started = [start("bare Textual input", ["-c", BARE], folder, size)]
    started[0].until("ready")
    texts = [empty]
    named = "/".join(map(str, LARGE))
    for name, workshop, places in (
        ("empty session", empty, "1"),
        (f"{named}, actors", large, "1"),
        (f"{named}, map", large, "3"),
    ):
        path = folder / f"{len(started)}.json"
        create_session(path, workshop).close()
        program = start(name, ["-m", "tui", str(path)], folder, size)
        program.until("❯")
        for key in ("\x1b", *places, " "):
            time.sleep(SETTLE)
            os.write(program.terminal, key.encode())
        started.append(program)
        texts.append(workshop)
    for program, workshop in zip(started, texts, strict=True):
        program.keys = (key for line in lines_of(workshop) for key in (*line, "\r"))
    time.sleep(SETTLE)
    return started


def type_into(started: list[Program], keys: int) -> None:
    """Press keys in each program in turn, at the typist's pace."""
    for _key in range(keys):
        for program in started:
            began = time.perf_counter()
            took = program.press(next(program.keys))
            if took is not None:
                program.milliseconds.append(took)
            time.sleep(max(0.0, PACE / len(started) - (time.perf_counter() - began)))


def starts(folder: Path, size: str, count: int) -> Iterator[Row]:
    """How long until each program is there, in turn: a line of help, or the first screen."""
    path = folder / "start.json"
    create_session(path, generate(*LARGE)).close()
    asked = {
        "bare Textual input": (["-c", BARE], "ready"),
        "arvoverkko, the library": (["-m", "tui", "--language", "en"], "+ New session"),
        "arvoverkko, the large session": (["-m", "tui", str(path)], "❯"),
        "arvoverkko --help": (["-m", "tui", "--help"], "arvoverkko"),
        "python -c pass": (["-c", "print('.')"], "."),
    }
    taken: dict[str, list[float]] = {name: [] for name in asked}
    worked: dict[str, list[float]] = {name: [] for name in asked}
    for _round in range(count):
        for name, (arguments, sign) in asked.items():
            began = time.perf_counter()
            program = start(name, arguments, folder, size)
            program.until(sign)
            taken[name].append(1000 * (time.perf_counter() - began))
            worked[name].append(program.cpu())
            program.end()
    for name in asked:
        yield {**summary("start", name, taken[name]), "cpu_ms": statistics.median(worked[name])}


def summary(what: str, name: str, times: list[float]) -> Row:
    """Median, 95th and 99th percentile, and the longest."""
    times = sorted(times)
    return {
        "what": what,
        "program": name,
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))], 1),
        "p99_ms": round(times[int(0.99 * (len(times) - 1))], 1),
        "most_ms": round(times[-1], 1),
    }


def main() -> None:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--keys", type=int, default=600, help="for each program")
    parser.add_argument("--starts", type=int, default=7, help="of each program")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = list(starts(Path(folder), options.size, options.starts))
        started = programs(Path(folder), options.size)
        try:
            type_into(started, options.keys)
        finally:
            for program in started:
                program.end()
        rows += [summary("key", one.name, one.milliseconds) for one in started]
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    print("".join(f"{key:<{32 if key == 'program' else 12}}" for key in rows[0]))
    for row in rows:
        print("".join(f"{value!s:<32}" if at == 1 else f"{value!s:<12}"
                      for at, value in enumerate(row.values())))  # fmt: skip


if __name__ == "__main__":
    main()
