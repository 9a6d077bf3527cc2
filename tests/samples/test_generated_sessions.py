"""The generator of large sessions."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.generate import generate
from model.store import open_session
from model.workshop import Workshop

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "generate.py"


def test_it_makes_as_many_as_asked_and_the_same_for_one_seed() -> None:
    workshop = generate(actors=40, links=150, notes=80, seed=3)
    assert (len(workshop.actors), len(workshop.links), len(workshop.notes)) == (40, 150, 80)
    assert workshop == generate(actors=40, links=150, notes=80, seed=3)
    assert workshop.actors != generate(actors=40, links=150, notes=80, seed=4).actors
    assert Workshop.from_documents(workshop.documents()) == workshop


def test_the_full_size_has_unique_names_and_the_customer_as_its_hub() -> None:
    workshop = generate()
    assert (len(workshop.actors), len(workshop.links), len(workshop.notes)) == (300, 2000, 5000)
    names = {actor.name.casefold() for actor in workshop.actors.values()}
    assert len(names) == 300
    degrees = Counter(end for link in workshop.links.values() for end in (link.source, link.target))
    (hub, most), (_second, next_most) = degrees.most_common(2)
    assert workshop.actors[hub].is_customer
    assert most > 3 * next_most
    ordinary = sorted(degrees[actor_id] for actor_id in workshop.actors if actor_id != hub)
    assert ordinary[-1] > 3 * ordinary[len(ordinary) // 2]
    for note in workshop.notes.values():
        assert note.step in workshop.steps and set(note.actors) <= set(workshop.actors)


def test_names_stay_apart_beyond_the_patterns() -> None:
    workshop = generate(actors=1500, links=0, notes=0)
    assert len({actor.name for actor in workshop.actors.values()}) == 1500


@pytest.mark.parametrize("sizes", [(0, 0, 0), (1, 0, 5), (0, 0, 5), (2, 9, 0)])
def test_the_smallest_sizes(sizes: tuple[int, int, int]) -> None:
    workshop = generate(*sizes)
    assert (len(workshop.actors), len(workshop.links), len(workshop.notes)) == sizes


@pytest.mark.parametrize("sizes", [(1, 1, 0), (0, 1, 0), (-1, 0, 0), (5, 5, -5)])
def test_the_impossible_is_refused(sizes: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot make"):
        generate(*sizes)


def test_the_script_writes_a_session_and_never_over_one(tmp_path: Path) -> None:
    out = tmp_path / "big.json"
    command = [sys.executable, str(SCRIPT), str(out), "--actors", "12", "--links", "20"]
    command += ["--notes", "5", "--seed", "9"]
    first = subprocess.run(command, capture_output=True, text=True)
    assert first.returncode == 0, first.stderr
    with open_session(out) as opened:
        assert opened.recorder.workshop == generate(12, 20, 5, seed=9)
    before = out.read_bytes()
    second = subprocess.run(command, capture_output=True, text=True)
    assert second.returncode == 1 and second.stderr.strip()
    assert out.read_bytes() == before
