"""Whatever happens to file, generations or log: what comes back, and what is kept."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from store_support import (
    NOW,
    add_note,
    add_pair,
    changed_elsewhere,
    copied,
    reopened,
    small_workshop,
    texts,
)

from model.store import check_session, create_session, open_session, save_copy
from model.store.sessionfile import decode
from model.workshop import Workshop


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with 50 changes behind it."""
    path = tmp_path_factory.mktemp("saved") / "kotka.json"
    with create_session(path, small_workshop()) as opened:
        for number in range(25):
            add_note(opened.recorder, f"huomio {number}")
            add_pair(opened.recorder, number)
            opened.recorder.store.wait()
    return path


@pytest.fixture(scope="module")
def whole(saved: Path) -> Workshop:
    with open_session(saved, read_only=True) as opened:
        return opened.recorder.workshop


def damages() -> list[tuple[str, Callable[[bytes], bytes]]]:
    chance = random.Random(3)
    found: list[tuple[str, Callable[[bytes], bytes]]] = [
        ("emptied", lambda raw: b""),
        ("zeroed", lambda raw: bytes(len(raw))),
        ("zeroed at the end", lambda raw: raw[:-512] + bytes(512)),
        ("old tail", lambda raw: raw + raw[-300:]),
        ("other JSON", lambda raw: b'{"a": 1}'),
        ("pretty-printed", lambda raw: orjson.dumps(orjson.loads(raw), option=orjson.OPT_INDENT_2)),
    ]
    for _ in range(12):
        part = chance.random()
        found.append((f"cut at {part:.3f}", lambda raw, part=part: raw[: int(len(raw) * part)]))
    for cut in (1, 2, 3):
        found.append((f"{cut} bytes short", lambda raw, cut=cut: raw[:-cut]))
    for _ in range(16):
        part, bit = chance.random(), chance.randrange(8)

        def flip(raw: bytes, part: float = part, bit: int = bit) -> bytes:
            place = int(len(raw) * part)
            return raw[:place] + bytes([raw[place] ^ (1 << bit)]) + raw[place + 1 :]

        found.append((f"bit {bit} at {part:.3f}", flip))
    return found


@pytest.mark.parametrize("damage", [pytest.param(d, id=name) for name, d in damages()])
def test_a_damaged_file_is_restored_in_full_and_kept(
    damage: Callable[[bytes], bytes], saved: Path, whole: Workshop, tmp_path: Path
) -> None:
    path = copied(saved, tmp_path / "x")
    bad = damage(path.read_bytes())
    path.write_bytes(bad)
    assert check_session(path).state == "damaged"
    assert path.read_bytes() == bad, "checking changes nothing"
    with open_session(path) as opened:
        assert opened.recorder.workshop == whole
        assert opened.report.state == "repaired"
        assert opened.report.problems
        assert opened.report.set_aside is not None
        assert opened.report.set_aside.read_bytes() == bad
        assert len(opened.recorder.undo(NOW, 99)) == 50
        opened.recorder.redo(NOW, 99)
    with open_session(path) as opened:
        assert opened.report.state == "good"
        assert opened.recorder.workshop == whole


def test_damage_in_place_spares_what_is_kept(tmp_path: Path) -> None:
    """The kept generation of a new session shares no bytes with the file."""
    path = tmp_path / "a.json"
    create_session(path, small_workshop("Uusi")).close()
    with path.open("r+b") as file:
        file.truncate(40)
    assert reopened(path).session.title == "Uusi"


def test_a_file_that_is_gone_comes_back(saved: Path, whole: Workshop, tmp_path: Path) -> None:
    path = copied(saved, tmp_path / "x")
    path.unlink()
    assert check_session(path).state == "damaged"
    with open_session(path) as opened:
        assert opened.recorder.workshop == whole
        assert opened.report.state == "repaired"
        assert opened.report.restored_from is not None
        assert opened.report.restored_from.exists()
    assert decode(path.read_bytes()).intact


def test_an_older_copy_gives_way_to_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        for number in range(40):
            add_note(opened.recorder, str(number))
            opened.recorder.store.wait()
            if number == 7:
                older = path.read_bytes()
    path.write_bytes(older)
    with open_session(path) as opened:
        assert texts(opened.recorder.workshop) == [str(number) for number in range(40)]
        assert opened.report.state == "repaired"
        assert opened.report.set_aside is not None
        assert opened.report.set_aside.read_bytes() == older
        assert len(opened.recorder.undo(NOW, 99)) == 40


def test_a_very_old_copy_gives_way_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        older = path.read_bytes()
        for number in range(1700):
            add_note(opened.recorder, str(number))
            if number % 50 == 0:
                opened.recorder.store.wait()
        left = opened.recorder.workshop
    path.write_bytes(older)
    with open_session(path) as opened:
        assert opened.recorder.workshop == left
        assert opened.report.state == "repaired"


@pytest.mark.parametrize("more_here", [0, 1, 3])
def test_a_file_that_was_changed_elsewhere_opens_and_both_are_kept(
    more_here: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        for number in range(30):
            add_note(opened.recorder, str(number))
            opened.recorder.store.wait()
        theirs = changed_elsewhere(path, tmp_path)
        for number in range(more_here):
            add_note(opened.recorder, f"täällä {number}")
        ours = texts(opened.recorder.workshop)
    path.write_bytes(theirs)
    with open_session(path) as opened:
        assert texts(opened.recorder.workshop)[-1] == "toisella koneella"
        assert opened.report.state == "repaired"
        assert opened.report.set_aside is not None
        kept = opened.report.set_aside
        add_note(opened.recorder, "ja jatkuu")
    with open_session(kept) as opened:
        assert texts(opened.recorder.workshop) == ours
    with open_session(path) as opened:
        assert opened.report.state == "good"
        assert texts(opened.recorder.workshop)[-1] == "ja jatkuu"
        assert len(opened.recorder.undo(NOW, 99)) == 1


def test_another_session_under_the_same_name_does_not_get_this_history(
    saved: Path, tmp_path: Path
) -> None:
    path = copied(saved, tmp_path / "x")
    path.unlink()
    save_copy(small_workshop("Aivan muu"), path)
    with open_session(path) as opened:
        assert opened.recorder.workshop.session.title == "Aivan muu"
        assert not opened.recorder.workshop.notes
        assert opened.recorder.next_undo is None
        kept = opened.report.set_aside
    assert kept is not None
    assert len(reopened(kept).notes) == 25


def test_the_file_alone_opens_complete_elsewhere(
    saved: Path, whole: Workshop, tmp_path: Path
) -> None:
    alone = tmp_path / "usb" / "sama.json"
    alone.parent.mkdir()
    shutil.copyfile(saved, alone)
    with open_session(alone) as opened:
        assert opened.report.state == "good"
        assert opened.recorder.workshop == whole
        add_note(opened.recorder, "uudella koneella")
    alone.write_bytes(b"")
    assert texts(reopened(alone))[-1] == "uudella koneella"


# ------------------------------------------------------------------ the change log


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.5, 0.9, 0.985, 0.999])
def test_a_damaged_line_of_the_log_costs_nothing_but_undo(
    part: float, saved: Path, whole: Workshop, tmp_path: Path
) -> None:
    path = copied(saved, tmp_path / "x")
    (log,) = (tmp_path / "x" / "kotka.json.history").glob("changes-*.log")
    raw = bytearray(log.read_bytes())
    raw[int(len(raw) * part)] ^= 0x10
    log.write_bytes(raw)
    assert check_session(path).state == "damaged"
    with open_session(path) as opened:
        assert opened.recorder.workshop == whole
        assert opened.report.state == "repaired"
        assert "log" in opened.report.problems[0]
        add_note(opened.recorder, "jatkuu")
    kept = list((tmp_path / "x" / "kotka.json.history").glob("damaged-log-*/*.log"))
    assert [file.read_bytes() for file in kept] == [bytes(raw)]
    with open_session(path) as opened:
        assert opened.report.state == "good", "said once"
        assert texts(opened.recorder.workshop)[-1] == "jatkuu"
        assert opened.recorder.undo(NOW, 999)
        left = opened.recorder.workshop
    path.unlink()
    assert reopened(path) == left, "what is kept leads to the present state without the file"


def test_a_log_that_is_gone_or_cut_costs_nothing_but_undo(
    saved: Path, whole: Workshop, tmp_path: Path
) -> None:
    for name, change in {
        "gone": lambda log: log.unlink(),
        "emptied": lambda log: log.write_bytes(b""),
        "cut": lambda log: log.write_bytes(log.read_bytes()[:-300]),
    }.items():
        path = copied(saved, tmp_path / name)
        (log,) = (tmp_path / name / "kotka.json.history").glob("changes-*.log")
        change(log)
        with open_session(path) as opened:
            assert opened.recorder.workshop == whole, name
            assert opened.report.problems, name
            add_note(opened.recorder, "jatkuu")
        with open_session(path) as opened:
            assert opened.report.state == "good", name
            assert len(opened.recorder.undo(NOW)) == 1, name


def test_file_and_log_damaged_together_lose_no_more_than_they_must(
    saved: Path, tmp_path: Path
) -> None:
    path = copied(saved, tmp_path / "x")
    (log,) = (tmp_path / "x" / "kotka.json.history").glob("changes-*.log")
    lines = log.read_bytes().split(b"\n")
    lines[46] = lines[46][:-5]  # the note of change 48; kept generations end before it
    log.write_bytes(b"\n".join(lines))
    path.write_bytes(b"")
    with open_session(path) as opened:
        assert opened.report.state == "damaged"
        assert any("1 change could not" in problem for problem in opened.report.problems)
        assert len(opened.recorder.workshop.notes) == 24
        assert len(opened.recorder.workshop.links) == 25


def test_damaged_generations_are_found_by_the_check(saved: Path, tmp_path: Path) -> None:
    path = copied(saved, tmp_path / "x")
    kept = sorted((tmp_path / "x" / "kotka.json.history").glob("generation-*.json"))[0]
    kept.write_bytes(kept.read_bytes()[:-9])
    assert check_session(path).state == "damaged"
    assert check_session(path, repair=True).state == "repaired"
    assert check_session(path).state == "good"
