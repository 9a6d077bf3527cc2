"""Forks writers, kills them at random moments, and looks at what they left. Run as a program.

A process of its own, because forking a process that has threads would prove nothing.

Usage: killing.py FOLDER ROUNDS SEED [locked]; prints one JSON object.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from store_support import NOW, add_note, small_workshop

from model.changes import remove
from model.recorder import Recorder
from model.store import create_session, open_session
from model.store.codec import passphrase

SECRET = passphrase("kuusi kertaa") if "locked" in sys.argv else None


def write(path: Path, report: int) -> None:
    """Make changes until killed; each is reported only when the store says that it is saved."""
    opened = (
        open_session(path, passphrase=SECRET)
        if path.exists()
        else create_session(path, small_workshop(), SECRET)
    )
    recorder = opened.recorder
    os.write(report, b"0 -\n")
    number = 1 + max((int(text) for text in texts_of(recorder)), default=0)
    while True:
        note = add_note(recorder, str(number))
        kept = number
        if number % 7 == 0:
            recorder.apply(remove(recorder.workshop, "notes", note.id, at=NOW))
            kept = -number
        elif number % 11 == 0:
            recorder.undo(NOW)
            kept = -number
        if number % 3:
            recorder.store.wait()
            os.write(report, b"%d -\n" % kept)
        number += 1


def look(path: Path, report: int) -> None:
    """Open the session and report what it holds."""
    with open_session(path, passphrase=SECRET) as opened:
        os.write(report, json.dumps(texts_of(opened.recorder)).encode())


def texts_of(recorder: Recorder) -> list[str]:
    return [note.text for note in recorder.workshop.notes.values()]


def run(
    work: Callable[[Path, int], None],
    path: Path,
    lives: float | None = None,
    after: int = 0,
) -> bytes:
    """What `work` reported in a process of its own, killed `lives` seconds after so many lines.

    A slow machine kills no earlier in the work than a fast one.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(path, writing)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    reported: list[bytes] = []
    while b"".join(reported).count(b"\n") < after and (more := os.read(reading, 65536)):
        reported.append(more)
    if lives is not None:
        time.sleep(lives)
        os.kill(child, signal.SIGKILL)
    reported += iter(lambda: os.read(reading, 65536), b"")
    os.close(reading)
    os.waitpid(child, 0)
    return b"".join(reported)


def main(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    bad: list[str] = []
    acknowledged = 0
    kept: set[str] = set()
    gone: set[str] = set()
    created = False
    path = folder / "first.json"
    for number in range(rounds):
        if chance.random() < 0.3:
            # A new session: the kill may come during its first write.
            path, kept, gone, created = folder / f"{number}.json", set(), set(), False
        at_start = chance.random() < 0.3
        lives = chance.uniform(0, 0.02 if at_start else 0.05)
        after = 0 if at_start else chance.randint(1, 4)
        lines = run(write, path, lives, after).split(b"\n")[:-1]
        created = created or bool(lines)
        for line in lines[1:]:
            value = int(line.split()[0])
            (kept if value > 0 else gone).add(str(abs(value)))
            acknowledged += 1
        if chance.random() < 0.3 and path.exists():
            run(look, path, chance.uniform(0, 0.01))  # killed while recovering
        if not created and not path.exists():
            continue  # killed before there was anything to acknowledge
        reported = run(look, path)
        if not reported:
            bad.append(f"round {number}: does not open")
            continue
        found = set(json.loads(reported))
        if kept - found or gone & found:
            bad.append(f"round {number}: lost {sorted(kept - found)}, back {sorted(gone & found)}")
    return {"bad": bad, "acknowledged": acknowledged}


if __name__ == "__main__":
    if SECRET is not None:
        import model.store.protection

        model.store.protection.COST = 2**4
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
