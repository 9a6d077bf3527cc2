"""Reading and completing keep up with typing, in a big workshop and on hostile lines.

What they take is measured by benchmarks/keys.py, in milliseconds. The bounds here are a hundred
times that: a loaded machine keeps them, work that grows with the square of the line does not.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable

import pytest
from capture_shop import AT, empty

from model.capture import complete, read
from model.entities import Actor, ValueLink
from model.workshop import Workshop

PER_KEY = 0.5
"""Seconds that one keystroke may take."""

REFUSAL = 3.0
"""Seconds within which any line is answered."""


def big() -> Workshop:
    """300 actors and 2,000 links."""
    chance = random.Random(7)
    ends = ("kaupunki", "seurakunta", "ohjaamo", "TE-toimisto", "vapaaehtoiset ry", "nuorisotyö")
    actors = {
        f"a{n}": Actor(
            id=f"a{n}",
            name=f"{chance.choice('AEIOUKLMNPRST')}{chance.choice(('lava', 'uvola', 'otka'))}{n} "
            f"{chance.choice(ends)}",
            created=AT + dt.timedelta(seconds=n),
        )
        for n in range(300)
    }
    links = {}
    for n in range(2000):
        source, target = chance.sample(range(300), 2)
        links[f"l{n}"] = ValueLink(
            id=f"l{n}",
            source=f"a{source}",
            target=f"a{target}",
            what=f"arvo {chance.randrange(500)}",
            category=f"laji {chance.randrange(20)}",
            created=AT + dt.timedelta(seconds=n),
        )
    return Workshop(session=empty().session, actors=actors, links=links)


BIG = big()
FIRST, SECOND = (actor.name for actor in list(BIG.actors.values())[:2])


def fastest(call: Callable[[], object], rounds: int = 2) -> float:
    """The least of several runs, in seconds of work: a shared machine only ever adds to it."""
    times = []
    for _round in range(rounds):
        start = time.thread_time()
        call()
        times.append(time.thread_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "line",
    [
        f"{FIRST} -> {SECOND}: uusi tieto #laji @palaveri !",
        "Kouvolan kaupunkki, Ihan uusi toimija ry -> Toinen uusi toimija: tieto",
        f"! puhuttiin @{FIRST} ja @{SECOND} kanssa, myös @tuntematon",
        f"+ {FIRST}, Ihan uusi toimija /3s",
        "K",
        f"{FIRST} -> a",
    ],
)
def test_a_keystroke_in_a_big_workshop_takes_no_time(line: str) -> None:
    assert fastest(lambda: read(line, BIG, AT)) < PER_KEY
    assert fastest(lambda: complete(line, len(line), BIG)) < PER_KEY


@pytest.mark.parametrize(
    "line", [f"{FIRST} -> ", f"{FIRST} -> {SECOND}: ", "- @a", f"{FIRST} -> x: a"]
)
def test_completions_in_a_big_workshop_take_no_time(line: str) -> None:
    assert complete(line, len(line), BIG)
    assert fastest(lambda: complete(line, len(line), BIG)) < PER_KEY


SIGNS = (
    "-",
    ".",
    "<",
    "?",
    "->",
    "x>",
    '"',
    '""',
    "“",
    ",",
    ":",
    "@",
    "#",
    " ",
    "\u0301",
    "\u200b",
)
STRETCHES = (
    "a,",
    "“,",
    '",',
    "@a ",
    "a -> b: #x ",
    "/j ",
    "😀",
    "@kela ",
    "' ",
    "5->",
    '> a: "',
    "!- ",
)


@pytest.mark.parametrize("piece", [*SIGNS, *STRETCHES])
@pytest.mark.parametrize("start", ["", "+ ", "! ", "> ", "A -> B: ", "A -> "])
def test_no_line_takes_long(piece: str, start: str) -> None:
    line = (start + piece * 20_000)[:20_000]
    assert fastest(lambda: read(line, BIG, AT)) < REFUSAL
    assert fastest(lambda: complete(line, len(line), BIG)) < REFUSAL


@pytest.mark.parametrize("piece", ["a", "-> ", "\x00", "\u0301", '"'])
def test_a_million_characters_are_refused_at_once(piece: str) -> None:
    line = (piece * 1_000_000)[:1_000_000]
    reading = read(line, BIG, AT)
    assert reading.change is None and "1,000,000 characters" in reading.error
    assert fastest(lambda: read(line, BIG, AT)) < REFUSAL
    assert complete(line, len(line), BIG) == ()
