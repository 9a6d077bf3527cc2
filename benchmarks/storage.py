"""What an acknowledged change takes in time and room: ours, plain TinyDB and SQLite, side by side.

Usage: python benchmarks/storage.py [--changes N] [--folder DIR] [--json]

Flushes are slowed by 5 and 20 ms as well, as laptops' disks are: a small library, compiled with
the system's C compiler and loaded before the others, waits in fsync and fdatasync. Without a
compiler those rows are left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from model.changes import add
from model.entities import Actor, Note, Session, ValueLink
from model.store import Library, create_session, open_session, passphrase
from model.workshop import Workshop, in_order_of_creation

if TYPE_CHECKING:
    from model.store import Passphrase

NOW = dt.datetime(2026, 11, 24, 9, 0)
SMALL, LARGE = (50, 200, 500), (300, 2000, 5000)
DELAYS = (0, 5, 20)

SLOW_FLUSH = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>
static void wait_a_little(void) {
    const char *ms = getenv("FLUSH_DELAY_MS");
    if (ms) usleep(1000 * (useconds_t)atoi(ms));
}
int fsync(int fd) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    wait_a_little();
    return real(fd);
}
int fdatasync(int fd) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    wait_a_little();
    return real(fd);
}
"""

Measured = dict[str, float | int | str]


def workshop(actors: int, links: int, notes: int) -> Workshop:
    """A session of the given size; the same for the same size."""
    times = [NOW + dt.timedelta(seconds=number) for number in range(actors + links + notes)]
    people = [
        Actor(id=f"a{n}", name=f"Toimija {n}", tasks="tehtävät " * 8, created=times[n])
        for n in range(actors)
    ]
    flows = [
        ValueLink(
            id=f"l{n}",
            source=people[n % actors].id,
            target=people[(n + 1 + n // actors) % actors].id,
            what="palveluohjaus ja tieto",
            created=times[actors + n],
        )
        for n in range(links)
    ]
    said = [
        Note(id=f"n{n}", text="muistiinpano asiasta " * 4, created=times[actors + links + n])
        for n in range(notes)
    ]
    return Workshop(
        session=Session(id="s", title="Mittaus", created=NOW),
        actors=in_order_of_creation(people),
        links=in_order_of_creation(flows),
        notes=in_order_of_creation(said),
    )


def new_notes(count: int) -> Iterator[Note]:
    """The notes that are added one by one."""
    for number in range(count):
        later = NOW + dt.timedelta(days=1, seconds=number)
        yield Note(id=f"x{number}", text=f"uusi muistiinpano {number}", created=later)


def locked(folder: Path, content: Workshop, count: int) -> list[float]:
    """The same with a session that is locked with a passphrase."""
    return ours(folder, content, count, passphrase("kuusi kertaa päivässä"))


def ours(
    folder: Path, content: Workshop, count: int, secret: Passphrase | None = None
) -> list[float]:
    """Seconds from a change to the store's word that it is saved."""
    with create_session(folder / "ours.json", content, secret) as opened:
        recorder = opened.recorder

        def change(note: Note) -> None:
            recorder.apply(add(note, at=note.created))
            recorder.store.wait()

        return [timed(change, note) for note in new_notes(count)]


def plain_tinydb(folder: Path, content: Workshop, count: int) -> list[float]:
    """The same with TinyDB's own JSONStorage, which flushes once."""
    with TinyDB(folder / "plain.json", encoding="utf-8", ensure_ascii=False) as database:
        for table, rows in content.documents().items():
            database.table(table).insert_multiple(rows)
        notes = database.table("notes")

        def change(note: Note) -> None:
            notes.insert(note.model_dump(mode="json"))

        return [timed(change, note) for note in new_notes(count)]


def sqlite_full(folder: Path, content: Workshop, count: int) -> list[float]:
    """The same with SQLite in WAL mode that flushes every transaction."""
    database = sqlite3.connect(folder / "full.sqlite", isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute(
        "create table rows (kind text, id text, document text, primary key (kind, id))"
    )
    for table, rows in content.documents().items():
        database.execute("begin")
        database.executemany(
            "insert into rows values (?, ?, ?)",
            [(table, row["id"], json.dumps(row)) for row in rows],
        )
        database.execute("commit")

    def change(note: Note) -> None:
        document = json.dumps(note.model_dump(mode="json"))
        database.execute("insert into rows values ('notes', ?, ?)", (note.id, document))

    try:
        return [timed(change, note) for note in new_notes(count)]
    finally:
        database.close()


def timed(change: Callable[[Note], None], note: Note) -> float:
    started = time.perf_counter()
    change(note)
    return time.perf_counter() - started


STORES = {
    "ours": ours,
    "ours, locked": locked,
    "TinyDB JSONStorage": plain_tinydb,
    "SQLite WAL FULL": sqlite_full,
}


def measure_changes(folder: Path, count: int, delay: int) -> Iterator[Measured]:
    """One row for each store and size: milliseconds, and thousands of bytes on the disk.

    `file_kb` is the largest file, `all_kb` everything, history and log among it.
    """
    for size in (SMALL, LARGE) if delay == 0 else (SMALL,):
        content = workshop(*size)
        for name, store in STORES.items():
            if store is locked and find_spec("cryptography") is None:
                continue
            where = Path(tempfile.mkdtemp(dir=folder))
            taken = sorted(1000 * seconds for seconds in store(where, content, count))
            yield {
                "store": name,
                "size": "/".join(map(str, size)),
                "flush_delay_ms": delay,
                "median_ms": round(statistics.median(taken), 2),
                "p99_ms": round(taken[int(0.99 * (len(taken) - 1))], 2),
                "file_kb": round(max(size_of(where).values()) / 1000),
                "all_kb": round(sum(size_of(where).values()) / 1000),
            }
            shutil.rmtree(where)


def size_of(folder: Path) -> dict[int, int]:
    """Bytes of every file below `folder`, by inode: a second name takes no room."""
    found = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return {file.st_ino: file.st_size for file in found}


def measure_opening(folder: Path) -> Iterator[Measured]:
    """CPU time of opening the large session, and the list of a thousand sessions."""
    path = folder / "large.json"
    create_session(path, workshop(*LARGE)).close()
    taken = []
    for _ in range(5):
        started = time.process_time()
        open_session(path).close()
        taken.append(1000 * (time.process_time() - started))
    yield {"what": "open 300/2000/5000, CPU ms", "median": round(statistics.median(taken), 1)}
    library = Library(folder / "library")
    first = library.path_for_title("yksi")
    create_session(first, workshop(*SMALL)).close()
    for number in range(999):
        shutil.copyfile(first, first.with_name(f"{number}.json"))
    started = time.perf_counter()
    found = len(library.sessions())
    taken = [1000 * (time.perf_counter() - started)]
    yield {"what": f"list {found} sessions, ms", "median": round(taken[0], 1)}


def slowed(arguments: list[str], delay: int, folder: Path) -> Iterator[Measured]:
    """The rows that a process with slowed flushes measures; none where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return
    source, library = folder / "slow.c", folder / "slow.so"
    source.write_text(SLOW_FLUSH)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    ran = subprocess.run(
        [sys.executable, __file__, *arguments, "--delay", str(delay), "--json"],
        env={**os.environ, "LD_PRELOAD": str(library), "FLUSH_DELAY_MS": str(delay)},
        stdout=subprocess.PIPE,
        check=True,
    )
    yield from map(json.loads, ran.stdout.splitlines())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=None, help="on the disk to be measured")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--delay", type=int, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(dir=options.folder))
    arguments = ["--changes", str(options.changes), "--folder", str(folder)]
    try:
        if options.delay is not None:
            rows: list[Measured] = list(measure_changes(folder, options.changes, options.delay))
        else:
            rows = [row for delay in DELAYS[1:] for row in slowed(arguments, delay, folder)]
            rows = [*measure_changes(folder, options.changes, 0), *rows, *measure_opening(folder)]
    finally:
        shutil.rmtree(folder)
    for row in rows:
        words = "  ".join(f"{value!s:<20}" for value in row.values())
        print(json.dumps(row) if options.json else words)


if __name__ == "__main__":
    main()
