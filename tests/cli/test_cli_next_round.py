"""`next-round`: a new session goes on where another ends; the old file is only read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.store import open_session

LINES = """\
+ Kela /j
Kela -> Asiakas: etuudet
Asiakas ?> Kela: palaute
- soita koululle
? kuka päivittää
! päätös
"""


def test_it_takes_along_what_is_open(cli: Callable[..., Any], session: str) -> None:
    cli("capture", session, stdin=LINES)
    old = Path(next(entry["file"] for entry in cli("list", "--json").json))
    before = old.read_bytes()
    made = cli("next-round", session, "-o", "r2", "--agenda", "check-up",
               "--start", "2027-02-01T12:30", "--json")  # fmt: skip
    assert made.status == 0, made
    assert made.json["round"] == 2
    assert made.json["carried"] == {
        "actors": 2, "links": 2, "responses": 0, "targets": 0, "agreements": 0, "grid_rows": 0,
        "checks": 0, "cards": 0, "notes": 2,
    }  # fmt: skip
    assert old.read_bytes() == before
    shown = cli("show", "r2", "--json").json
    assert shown["session"]["title"] == "Verkko, kierros 2"
    assert shown["session"]["round"] == 2
    assert {note["text"] for note in shown["notes"]} == {"soita koululle", "kuka päivittää"}
    assert [snapshot["name"] for snapshot in shown["snapshots"]] == [made.json["snapshot"]]
    (day,) = shown["days"]
    assert dt.datetime.fromisoformat(day["start"]) == dt.datetime(2027, 2, 1, 12, 30)
    changes = cli("analyse", "r2", "--against", made.json["snapshot"], "--json")
    assert changes.status == 0, changes


def test_it_tells_in_words_and_refuses_what_is_taken(cli: Callable[..., Any], session: str) -> None:
    made = cli("next-round", session, "-o", "r2", "--title", "Toinen [/b]")
    assert made.status == 0
    assert "Round 2:" in made.out and "came along" in made.out
    assert cli("show", "r2", "--json").json["session"]["title"] == "Toinen [/b]"
    assert len(cli("show", "r2", "--json").json["days"]) == 3
    cli("next-round", session, "-o", "r2").says("r2.json already")
    cli("next-round", session, "-o", "r3", "--agenda", "nope").says("no agenda nope")
    cli("next-round", "missing", "-o", "r3").says("missing")


def test_a_locked_session_gives_a_locked_one(
    cli: Callable[..., Any], session: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("salasana ja toinen\n")
    locked = cli("protect", session, "--new-passphrase-file", str(secret))
    assert locked.status == 0, locked
    made = cli("next-round", session, "-o", "r2", "--passphrase-file", str(secret), "--json")
    assert made.status == 0, made
    assert b"Verkko" not in Path(made.json["file"]).read_bytes()
    cli("show", "r2").says("passphrase")
    opened = cli("show", "r2", "--passphrase-file", str(secret), "--json")
    assert opened.json["session"]["round"] == 2


def test_a_session_that_is_open_elsewhere_can_be_gone_on_from(
    cli: Callable[..., Any], session: str
) -> None:
    file = Path(next(entry["file"] for entry in cli("list", "--json").json))
    opened = open_session(file)
    try:
        assert cli("next-round", session, "-o", "r2").status == 0
    finally:
        opened.recorder.store.close()
