"""Files of older and newer programs: led here step by step, or left exactly as they are."""

from __future__ import annotations

import hashlib
import shutil
import zlib
from pathlib import Path

import orjson
import pytest
from store_support import NOW, add_note, fingerprints, plain_texts, small_workshop, texts

from model.entities import Nature
from model.errors import ReadOnlySession
from model.store import check_session, create_session, open_session
from model.store.migrations import STEPS, migrate, migrate_change
from model.store.sessionfile import SCHEMA, decode

OLD = Path(__file__).with_name("fixtures") / "schema-0.json"
"""A file as the first trials wrote it."""


def sealed(raw: bytes) -> bytes:
    """`raw` with the checksum that fits it."""
    digest = orjson.loads(raw)["_meta"]["1"]["sha256"].encode()
    blank = raw.replace(digest, b"0" * 64, 1)
    return raw.replace(digest, hashlib.sha256(blank).hexdigest().encode(), 1)


def log_line(generation: int, previous: str, change: dict[str, object], **more: object) -> bytes:
    body = orjson.dumps(
        {
            "generation": generation,
            "file": 7,
            "session": "s0000000000a",
            "previous": previous,
            "change": change,
            **more,
        }
    )
    return b"%08x %b\n" % (zlib.crc32(body), body)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "vanha.json"))


def test_there_is_a_step_from_every_schema() -> None:
    assert sorted(STEPS) == list(range(SCHEMA))


def test_an_older_file_is_led_to_the_present_form_and_kept(old: Path) -> None:
    before = old.read_bytes()
    with open_session(old) as opened:
        workshop = opened.recorder.workshop
        assert [actor.label for actor in workshop.actors.values()] == ["Kela", "Ohjaamo", ""]
        first, second = workshop.links.values()
        assert workshop.actors[first.source].name == "Kansaneläkelaitos"
        assert (first.nature, second.nature) == (Nature.TANGIBLE, Nature.INTANGIBLE)
        assert texts(workshop) == ["Siirtymistä ei sovita kenenkään kanssa"]
        add_note(opened.recorder, "uusi")
    (kept,) = old.with_name("vanha.json.history").glob(f"before-schema-{SCHEMA}-*.json")
    assert kept.read_bytes() == before
    data = orjson.loads(old.read_bytes())
    assert data["_meta"]["1"]["schema"] == SCHEMA
    assert data["actors"]["3"]["lempinimi"] == "asiakas", "unknown fields stay"
    assert not any("short" in row for row in data["actors"].values())
    assert plain_texts(old)[-1] == "uusi"
    with open_session(old) as opened:
        assert opened.report.state == "good"
        assert len(opened.recorder.workshop.links) == 2


def test_looking_at_an_older_file_changes_nothing(old: Path) -> None:
    before = fingerprints(old.parent)
    with open_session(old, read_only=True) as opened:
        assert len(opened.recorder.workshop.links) == 2
    check_session(old)
    assert fingerprints(old.parent) == before


def test_the_log_of_an_older_file_is_replayed_too(old: Path) -> None:
    """As when the older program was killed while saving and the newer one is started."""
    link = {
        "id": "l00000000003",
        "created": "2026-03-02T09:07:00",
        "giver": "a00000000001",
        "receiver": "a00000000002",
        "what": "tieto",
        "tangible": False,
    }
    edit = {"table": "links", "id": link["id"], "before": None, "after": link}
    change = {
        "id": "c00000000008",
        "at": "2026-03-02T09:07:00",
        "kind": "do",
        "of": "",
        "edits": [edit],
    }
    folder = old.with_name("vanha.json.history")
    folder.mkdir()
    (folder / "changes-000000008.log").write_bytes(log_line(8, "c00000000007", change))
    with open_session(old) as opened:
        assert opened.report.state == "repaired"
        assert opened.recorder.workshop.links["l00000000003"].nature is Nature.INTANGIBLE
        assert len(opened.recorder.undo(NOW, 9)) == 1
        assert "l00000000003" not in opened.recorder.workshop.links


def test_steps_change_nothing_in_place_and_leave_new_rows_alone() -> None:
    tables = decode(OLD.read_bytes()).tables
    before = orjson.dumps(tables)
    once = migrate(tables, 0)
    assert orjson.dumps(tables) == before
    assert migrate(once, 0) == once
    change = {"edits": [{"table": "notes", "id": "n", "before": None, "after": {"id": "n"}}]}
    assert migrate_change(change, 0) == change


def test_a_newer_file_with_its_history_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        add_note(opened.recorder, "ennen")
    newer = path.read_bytes().replace(b'"schema":1', b'"schema":2', 1)
    path.write_bytes(sealed(newer))
    before = fingerprints(tmp_path)
    for read_only in (False, True):
        with open_session(path, read_only=read_only) as opened:
            assert opened.report.state == "newer"
            assert texts(opened.recorder.workshop) == ["ennen"]
            with pytest.raises(ReadOnlySession, match="newer"):
                add_note(opened.recorder, "ei")
    assert check_session(path, repair=True).state == "newer"
    assert fingerprints(tmp_path) == before


def test_newer_lines_in_the_log_are_left_alone(tmp_path: Path) -> None:
    """An older copy of the file, put beside the log of a newer program."""
    path = tmp_path / "a.json"
    with create_session(path, small_workshop()) as opened:
        add_note(opened.recorder, "ennen")
    (log,) = path.with_name("a.json.history").glob("changes-*.log")
    head = orjson.loads(path.read_bytes())["_meta"]["1"]
    line = log_line(head["generation"] + 1, head["last_change"], {"x": 1}, schema=SCHEMA + 1)
    log.write_bytes(log.read_bytes() + line)
    before = fingerprints(tmp_path)
    with open_session(path) as opened:
        assert opened.report.state == "newer"
        assert texts(opened.recorder.workshop) == ["ennen"]
    assert fingerprints(tmp_path) == before
