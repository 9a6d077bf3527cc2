"""Sessions locked with a passphrase: the same promises, and nothing to read without it."""

from __future__ import annotations

import base64
import errno
import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from store_support import (
    NOW,
    Faults,
    add_note,
    add_pair,
    copied,
    fingerprints,
    small_workshop,
    texts,
)
from test_store_damage import damages

pytest.importorskip("cryptography")

from model.changes import update
from model.errors import CannotOpen, NotSaved, ReadOnlySession, Refused
from model.store import Drafts, Library, check_session, create_session, open_session, save_copy
from model.store.codec import PassphraseNeeded, WrongPassphrase, passphrase
from model.store.passphrases import set_passphrase

WORDS = "Kymi virtaa ääneti 😀"
TITLE = "Salaperäinen arvoverkko"
TOLD = ("Salaper", "huomio ", "Toimija", "luottamuksellinen")
"""Pieces of what the sessions below hold."""


@pytest.fixture(autouse=True)
def _quick_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.store.protection.COST", 2**4)


def fill(path: Path, words: str | None = WORDS, changes: int = 45) -> list[str]:
    """A session of many changes at `path`; returns its notes."""
    secret = passphrase(words) if words else None
    with create_session(path, small_workshop(TITLE), secret) as opened:
        add_pair(opened.recorder, 1)
        for number in range(changes):
            add_note(opened.recorder, f"huomio {number}")
            opened.recorder.store.wait()
        drafts = Drafts(path, opened.codec)
        drafts.keep("capture", "luottamuksellinen luonnos")
        drafts.close()
        return texts(opened.recorder.workshop)


def notes_in(path: Path, words: str | None = WORDS) -> list[str]:
    with open_session(path, passphrase=passphrase(words) if words else None) as opened:
        return texts(opened.recorder.workshop)


def shown(folder: Path) -> list[str]:
    """The files below `folder` that tell something of the session, in plain or in Base64."""
    secrets = [word.encode() for word in TOLD]
    told = []
    for name, raw in fingerprints(folder).items():
        if name.endswith("holder.json"):
            continue
        pieces = [base64.b64encode(secret)[:-4] for secret in secrets if len(secret) > 6]
        if any(secret in raw for secret in [*secrets, *pieces]):
            told.append(name)
    return told


def test_nothing_on_the_disk_tells_what_the_session_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    notes = fill(path)
    assert shown(tmp_path) == []
    kinds = {name.split("/")[-1].split("-")[0] for name in fingerprints(tmp_path)}
    assert kinds >= {"a.json", "generation", "changes", "drafts.json"}
    data = orjson.loads(path.read_bytes())
    assert list(data) == ["_meta", "_protected"], "still a file in TinyDB's form"
    assert data["_meta"]["1"]["title"] == "" and data["_meta"]["1"]["notes"] == 0
    with open_session(path, passphrase=passphrase(WORDS)) as opened:
        assert opened.report.state == "good"
        assert texts(opened.recorder.workshop) == notes
        assert opened.recorder.workshop.session.title == TITLE
        assert Drafts(path, opened.codec).read() == {"capture": "luottamuksellinen luonnos"}
        assert len(opened.recorder.undo(NOW, 99)) == 46, "undo survives the restart"


def test_a_wrong_passphrase_is_told_apart_from_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, changes=3)
    before = fingerprints(tmp_path)
    with pytest.raises(PassphraseNeeded):
        open_session(path)
    with pytest.raises(WrongPassphrase, match="whole"):
        open_session(path, passphrase=passphrase("väärä"))
    with pytest.raises(WrongPassphrase):
        check_session(path, repair=True, passphrase=passphrase("väärä"))
    with pytest.raises(WrongPassphrase):
        open_session(path, passphrase=passphrase("väärä"), read_only=True)
    left = {n: raw for n, raw in fingerprints(tmp_path).items() if not n.endswith("lock")}
    assert left == {n: raw for n, raw in before.items() if not n.endswith("lock")}
    assert check_session(path, passphrase=passphrase(WORDS)).state == "good"


def test_a_passphrase_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, "päivä", changes=1)
    assert notes_in(path, "pa\u0308iva\u0308") == ["huomio 0"]


def test_a_newer_programs_lock_is_not_taken_for_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, changes=1)
    raw = path.read_bytes().replace(b'"schema":1', b'"schema":2', 1)
    path.write_bytes(resealed(raw.replace(b'"salt"', b'"sugar"', 1)))
    before = path.read_bytes()
    for secret in (None, passphrase(WORDS)):
        with pytest.raises(CannotOpen, match="newer"):
            open_session(path, passphrase=secret)
    assert path.read_bytes() == before


def resealed(raw: bytes) -> bytes:
    """`raw` with the checksum that fits it, as a forger would set it."""
    digest = orjson.loads(raw)["_meta"]["1"]["sha256"].encode()
    blank = raw.replace(digest, b"0" * 64, 1)
    return raw.replace(digest, hashlib.sha256(blank).hexdigest().encode(), 1)


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(Refused):
        passphrase("")


def test_a_passphrase_shows_in_no_message(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, changes=1)
    secret = passphrase("väärä sana")
    with pytest.raises(WrongPassphrase) as caught:
        open_session(path, passphrase=secret)
    with open_session(path, passphrase=passphrase(WORDS)) as opened:
        shown_words = [repr(secret), repr(opened), repr(opened.codec), repr(caught.value)]
    assert not any("väärä sana" in words or WORDS in words for words in shown_words)


@pytest.mark.parametrize("damage", [pytest.param(d, id=name) for name, d in damages()[::3]])
def test_a_damaged_locked_file_is_restored_in_full_and_kept(damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.json"
    notes = fill(path, changes=25)
    bad = damage(path.read_bytes())
    path.write_bytes(bad)
    with open_session(path, passphrase=passphrase(WORDS)) as opened:
        assert texts(opened.recorder.workshop) == notes
        if opened.report.state != "good":
            assert opened.report.state == "repaired", opened.report.problems
            assert opened.report.set_aside is not None
            assert opened.report.set_aside.read_bytes() == bad
    assert shown(tmp_path) == []
    assert notes_in(path) == notes


def test_wrong_passphrase_and_damage_together(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, changes=3)
    path.write_bytes(path.read_bytes()[:-80])
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        open_session(path, passphrase=passphrase("väärä"))
    lone = tmp_path / "lone.json"
    lone.write_bytes(before)
    for words in ("väärä", WORDS):
        with pytest.raises(CannotOpen, match="damaged"):
            open_session(lone, passphrase=passphrase(words))
    assert path.read_bytes() == lone.read_bytes() == before


def test_a_bit_flipped_under_a_forged_checksum_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    notes = fill(path, changes=3)
    raw = bytearray(path.read_bytes())
    raw[-40] = ord("A") if raw[-40] != ord("A") else ord("B")
    path.write_bytes(resealed(bytes(raw)))
    with open_session(path, passphrase=passphrase(WORDS)) as opened:
        assert opened.report.state == "repaired"
        assert texts(opened.recorder.workshop) == notes


def test_the_file_alone_opens_elsewhere_with_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    notes = fill(path, changes=3)
    (tmp_path / "usb").mkdir()
    other = Path(shutil.copy(path, tmp_path / "usb" / "a.json"))
    assert notes_in(other) == notes
    with open_session(path, passphrase=passphrase(WORDS)) as opened:
        save_copy(opened.recorder.workshop, tmp_path / "copy.json", opened.codec)
    assert notes_in(tmp_path / "copy.json") == notes
    assert shown(tmp_path) == []


def test_the_library_names_the_file_only(tmp_path: Path) -> None:
    library = Library(tmp_path)
    (tmp_path / "sessions").mkdir()
    fill(tmp_path / "sessions" / "syksy.json", changes=1)
    (entry,) = library.sessions()
    assert (entry.title, entry.locked, entry.notes) == ("syksy", True, 0)
    assert "passphrase" in entry.problem


def test_a_second_program_follows_a_locked_session(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, changes=1)
    with open_session(path, passphrase=passphrase(WORDS)) as writer:
        reader = open_session(path, passphrase=passphrase(WORDS))
        assert reader.report.state == "locked"
        assert texts(reader.recorder.workshop) == ["huomio 0"]
        with pytest.raises(ReadOnlySession):
            add_note(reader.recorder, "ei")
        with pytest.raises(ReadOnlySession):
            set_passphrase(path, passphrase(WORDS), None)
        reader.close()
        assert texts(writer.recorder.workshop) == ["huomio 0"]


# ------------------------------------------------------------------ setting and taking off

STEPS = [(None, WORDS), (WORDS, "toinen"), (WORDS, None)]


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_another_passphrase_leaves_nothing_under_the_old_one(
    old: str | None, new: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    notes = fill(path, old)
    readable = set_passphrase(
        path, passphrase(old) if old else None, passphrase(new) if new else None
    )
    assert readable == []
    if new:
        assert shown(tmp_path) == []
        with pytest.raises(WrongPassphrase if old else PassphraseNeeded):
            notes_in(path, old)
    locks = {raw.partition(b":")[0][9:] for raw in _log_lines(path)}
    assert len(locks) == 1 or new is None
    with open_session(path, passphrase=passphrase(new) if new else None) as opened:
        assert opened.report.state == "good", opened.report.problems
        assert texts(opened.recorder.workshop) == notes
        assert Drafts(path, opened.codec).read() == {"capture": "luottamuksellinen luonnos"}
        assert len(opened.recorder.undo(NOW, 99)) == 46
        opened.recorder.redo(NOW, 99)
    path.write_bytes(b"")
    assert notes_in(path, new) == notes, "the kept generation is under the new lock"
    assert check_session(path, passphrase=passphrase(new) if new else None).state == "good"


def _log_lines(path: Path) -> list[bytes]:
    segments = path.with_name(path.name + ".history").glob("changes-*.log")
    return [line for segment in segments for line in segment.read_bytes().splitlines()]


def test_what_was_set_aside_earlier_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, None, changes=3)
    path.write_bytes(path.read_bytes()[:-90])
    open_session(path).close()
    (kept,) = set_passphrase(path, None, passphrase(WORDS))
    assert kept.name.startswith("damaged-")
    assert shown(tmp_path) == [str(kept.relative_to(tmp_path))]


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_stopped_anywhere_the_session_is_whole_under_one_lock(
    old: str | None, new: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = tmp_path / "start" / "a.json"
    start.parent.mkdir()
    notes = fill(start, old, changes=23)
    secrets = {words: passphrase(words) if words else None for words in (old, new)}
    under_new = 0
    for number in range(1, 60):
        path = copied(start, tmp_path / f"{number}")
        with monkeypatch.context() as patched:
            faults = Faults(patched, path.parent, "unlink")
            faults.from_now(number, errno.EIO)
            try:
                set_passphrase(path, secrets[old], secrets[new])
            except (NotSaved, ReadOnlySession, Refused):
                pass
            else:
                break
        words = _opens_with(path, [new, old])
        under_new += words == new
        with open_session(path, passphrase=secrets[words]) as opened:
            assert texts(opened.recorder.workshop) == notes
            assert opened.report.state == "good", opened.report.problems
            assert len(opened.recorder.undo(NOW, 99)) == 24
            opened.recorder.redo(NOW, 99)
        if words == new and new is not None:
            assert shown(path.parent) == [], "what was left under the old lock is gone"
        path.unlink()
        assert notes_in(path, words) == notes
    else:
        pytest.fail("never came to its end")
    assert number > 10
    assert under_new > 3, "some stops came after the file had changed its lock"


def look_at(path: Path, words: str | None) -> None:
    secret = passphrase(words) if words else None
    open_session(path, read_only=True, passphrase=secret).close()


def _opens_with(path: Path, candidates: list[str | None]) -> str | None:
    locked = b"_protected" in path.read_bytes()
    for words in candidates:
        if locked != (words is not None):
            continue
        try:
            look_at(path, words)
        except WrongPassphrase:
            continue
        return words
    raise AssertionError("opens with neither passphrase")


def test_a_plain_copy_put_in_place_costs_the_locked_history_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    fill(path, None, changes=3)
    older = path.read_bytes()
    set_passphrase(path, None, passphrase(WORDS))
    with open_session(path, passphrase=passphrase(WORDS)) as opened:
        add_note(opened.recorder, "uusin")
    path.write_bytes(older)
    assert notes_in(path, None) == ["huomio 0", "huomio 1", "huomio 2"]
    kept = next((tmp_path / "a.json.history").glob("own-history-*"))
    assert list(kept.glob("generation-*")) and list(kept.glob("changes-*"))


def test_kills_lose_nothing_of_a_locked_session(tmp_path: Path) -> None:
    """As for plain sessions: the script locks its sessions when it is told to."""
    if sys.platform == "win32":
        pytest.skip("needs fork and SIGKILL")
    script = Path(__file__).with_name("killing.py")
    kills = max(int(os.environ.get("ARVOVERKKO_TEST_KILLS", "60")) // 3, 20)
    ran = subprocess.run(
        [sys.executable, script, tmp_path, str(kills), "7", "locked"],
        capture_output=True,
        text=True,
        check=True,
        timeout=170,
    )
    result = orjson.loads(ran.stdout)
    assert result["bad"] == []
    assert result["acknowledged"] > kills // 2
    assert "Traceback" not in ran.stderr, ran.stderr
    assert b"_protected" in next(tmp_path.glob("*.json")).read_bytes()


def test_a_failing_disk_keeps_a_locked_session_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    path = folder / "a.json"
    fill(path, changes=1)
    chance = random.Random(2)
    for _round in range(12):
        with monkeypatch.context() as patched:
            faults = Faults(patched, folder)
            faults.from_now(chance.randint(1, 8), errno.ENOSPC)
            faults.short = True
            try:
                with open_session(path, passphrase=passphrase(WORDS)) as opened:
                    session = opened.recorder.workshop.session
                    opened.recorder.apply(update(session, at=NOW, purpose="luottamuksellinen"))
            except (NotSaved, ReadOnlySession):
                pass
        assert shown(folder) == []
        assert notes_in(path) == ["huomio 0"]
