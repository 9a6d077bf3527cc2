"""`forget` and `export --pseudonyms` on the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tui.main import main

LINES = """\
+ Kela /public
> Aino Esimerkki: "luotan naapuriin"
Kela -> Ohjaamo: ohjaus
"""


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session in which Aino is quoted."""
    monkeypatch.setenv("ARVOVERKKO_HOME", str(tmp_path / "home"))
    path = tmp_path / "s.arvo"
    assert main(["new", str(path), "--title", "T", "--language", "en"]) == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES.encode())))
    assert main(["capture", str(path)]) == 0
    return path


def test_a_person_is_forgotten(session: Path, capsys) -> None:
    """First told, then done; the words say what the user has to do."""
    capsys.readouterr()
    assert main(["--json", "forget", str(session), "Aino Esimerkki", "--dry-run"]) == 0
    assert json.loads(capsys.readouterr().out) == {"found": {"notes": 1}}
    assert "Aino Esimerkki" in session.read_text()
    assert main(["forget", str(session), "Aino Esimerkki"]) == 0
    assert "made before are not changed" in capsys.readouterr().out
    folder = session.with_name(session.name + ".history")
    for file in [session, *folder.rglob("*")]:
        if file.is_file():
            assert b"Aino" not in file.read_bytes(), file
    assert main(["--json", "show", str(session)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["notes"][0]["text"], shown["notes"][0]["speaker"]) == ("luotan naapuriin", "")
    assert main(["undo", str(session), "--count", "2"]) == 0


def test_nothing_happens_without_a_name(session: Path, capsys) -> None:
    """One clear line, nothing changed."""
    before = session.read_bytes()
    assert main(["forget", str(session), " "]) == 1
    assert "whole name" in capsys.readouterr().err
    assert session.read_bytes() == before


def test_pseudonyms_in_every_text_format(session: Path, capsysbinary) -> None:
    """The quotation goes along, the name does not."""
    capsysbinary.readouterr()
    for key in ("markdown", "xlsx", "graphml", "map"):
        options = ["--format", key, "-o", "-", "--personal-data", "--pseudonyms"]
        assert main(["export", str(session), *options]) == 0
        told = capsysbinary.readouterr().out
        assert b"Aino" not in told, key
        if key == "markdown":
            assert b"Person 1" in told and b"luotan naapuriin" in told
