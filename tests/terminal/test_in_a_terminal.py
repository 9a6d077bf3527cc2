"""The program in a real terminal: typed, killed, opened again, undone, exported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Terminal

pytestmark = pytest.mark.terminal


def shown(folder: Path, file: Path) -> dict[str, Any]:
    """The session as the command line shows it."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "show", str(file), "--json"],
        capture_output=True, text=True, check=True,
        env={**os.environ, "ARVOVERKKO_HOME": str(folder / "home")},
    )  # fmt: skip
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def new_session(terminal: Terminal, title: str) -> None:
    """From the library into a new session."""
    terminal.start("--language", "en")
    terminal.until("New session")
    terminal.keys("n")
    terminal.until("Begins at")
    terminal.type(title)
    terminal.keys("Enter")
    terminal.until(f"{title}  ·  day 1")


def test_one_job_in_a_terminal(terminal: Terminal, tmp_path: Path) -> None:
    """Actors, agenda, notes, links, a target; killed in the middle, nothing lost; documents."""
    new_session(terminal, "Kotkan verkosto")
    for line in ("+ Kela /public", "+ Asiakas /customer", "+ Kotkan seurakunta /3s"):
        terminal.type(line)
        terminal.until(line.split()[1])
        terminal.keys("Enter")
    terminal.until("third sector 1")
    terminal.keys("Escape", "2", "n")
    terminal.until(lambda text: " left" in text)
    terminal.keys("Space")
    terminal.type("! Kokoonnumme kolmesti [/b]")
    terminal.until("decision")
    terminal.keys("Enter")
    terminal.until("new decision  Kokoonnumme kolmesti [/b]")
    terminal.keys("Escape", "3", "Space")
    terminal.type("Kela -> Asiakas: etuudet")
    terminal.until("new link")
    terminal.keys("Enter")
    terminal.type("Kotkan seurakunta ..> Asiakas: luottamus !")
    terminal.keys("Enter")
    terminal.until(lambda text: "etuudet" in text and "luottamus" in text and "saved" in text)

    # What is being typed when the power goes is there again, and so is everything saved.
    terminal.type("Kela -> Asia")
    terminal.until("Kela -> Asia")
    draft = next((tmp_path / "home" / "sessions").glob("*.json"))
    drafts = tmp_path / "home" / "sessions" / (draft.name + ".history")
    terminal.until(
        lambda _text: any(
            b"Kela -> Asia" in file.read_bytes() for file in drafts.iterdir() if file.is_file()
        )
    )
    terminal.kill()

    (session,) = (tmp_path / "home" / "sessions").glob("*.json")
    document = shown(tmp_path, session)
    assert {actor["name"] for actor in document["actors"]} == {
        "Kela", "Asiakas", "Kotkan seurakunta",
    }  # fmt: skip
    assert [link["what"] for link in document["links"]] == ["etuudet", "luottamus"]
    assert document["notes"][0]["text"] == "Kokoonnumme kolmesti [/b]"
    assert document["notes"][0]["step"] == document["days"][0]["steps"][0]

    terminal.start("--language", "en", str(session))
    terminal.until("Kela -> Asia")  # the draft stands in the capture line
    terminal.until(lambda text: " left" in text)  # and the step has run on
    terminal.keys("Escape", "u")
    terminal.until("undone: new link Kotkan seurakunta")
    terminal.until("saved")
    terminal.keys("U")
    terminal.until("done again")
    terminal.keys("t")
    terminal.until("First step")
    terminal.type("Yhteinen ovi")
    terminal.keys("Tab")
    terminal.type("Asiakas eksyy")
    terminal.keys("Escape")
    terminal.until("saved")
    terminal.keys("w")
    terminal.until("into which folder")
    terminal.keys("C-u")
    terminal.type(str(tmp_path))
    terminal.keys("Enter")
    terminal.until("Written:")
    terminal.keys("q")
    terminal.until_closed()

    assert "Yhteinen ovi" in next(tmp_path.glob("*.md")).read_text()
    assert "luottamus" in next(tmp_path.glob("*.graphml")).read_text()
    document = shown(tmp_path, session)
    (target,) = document["targets"]
    assert (target["title"], target["why"]) == ("Yhteinen ovi", "Asiakas eksyy")


def test_any_size_and_both_languages(terminal: Terminal) -> None:
    """The window may have any size at any time; the language changes inside the program."""
    new_session(terminal, "Koko")
    terminal.keys("Escape", "3")
    for width, height in ((80, 24), (200, 60), (40, 12), (20, 6), (120, 40)):
        terminal.resize(width, height)
        terminal.keys("m", "x", "f", "1", "2", "3", "4", "a", "o", "v", "r", "p", "p")
    terminal.until("saved")
    terminal.keys("3")
    terminal.until("Ask: ")
    terminal.keys("F2")
    terminal.until("Arvoverkko")
    terminal.until("tallessa")
    terminal.keys("q")
    terminal.until_closed()


def test_a_file_that_is_no_session_is_told_apart(terminal: Terminal, tmp_path: Path) -> None:
    """It is left as it was, the library opens, and the words say why."""
    file = tmp_path / "recipes.json"
    file.write_text('{"pancakes": 12}')
    terminal.start("--language", "en", str(file))
    terminal.until("is no session")
    terminal.until("New session")
    terminal.keys("q")
    terminal.until_closed()
    assert file.read_text() == '{"pancakes": 12}'
