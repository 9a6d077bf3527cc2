"""Locked sessions on the command line: where the passphrase comes from, and never shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("cryptography")

MAIN = "import sys; from tui.main import main; sys.exit(main(sys.argv[1:]))"
QUICK = "import model.store.protection; model.store.protection.COST = 2**4; "
WORDS = "kuusi kertaa päivässä"


class Terminal:
    """A command line with an empty library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = ""

    def run(self, *arguments: str | Path, before: str = QUICK, **environment: str) -> int:
        ran = subprocess.run(
            [sys.executable, "-c", before + MAIN, *arguments, "--language", "en"],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            env={**os.environ, "ARVOVERKKO_HOME": str(self.folder / "home"), **environment},
        )
        self.said = ran.stdout + ran.stderr
        assert "Traceback" not in self.said
        return ran.returncode

    def file(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    subprocess.run(
        [sys.executable, "-c", MAIN, "new", "s", "--title", "Salainen verkko"],
        env={**os.environ, "ARVOVERKKO_HOME": str(tmp_path / "home")},
        check=True,
        capture_output=True,
    )
    return made


def test_a_session_is_locked_used_and_unlocked(terminal: Terminal) -> None:
    words = terminal.file("sana", WORDS + "\n")
    session = terminal.folder / "home" / "sessions" / "s.json"
    assert terminal.run("protect", "s", "--new-passphrase-file", words) == 0
    assert b"Salainen" not in session.read_bytes()
    assert terminal.run("show", "s") == 1
    assert "--passphrase-file" in terminal.said and "ARVOVERKKO_PASSPHRASE" in terminal.said
    assert terminal.run("show", "s", "--passphrase-file", words) == 0
    assert "Salainen verkko" in terminal.said
    assert terminal.run("--passphrase-file", words, "check", "s") == 0
    assert terminal.run("capture", "s", ARVOVERKKO_PASSPHRASE=WORDS) == 0
    assert terminal.run("list") == 0
    assert "Locked with a passphrase" in terminal.said and "Salainen" not in terminal.said
    again = terminal.file("toinen", "toinen")
    assert (
        terminal.run("protect", "s", "--new-passphrase-file", again, ARVOVERKKO_PASSPHRASE=WORDS)
        == 0
    )
    assert terminal.run("show", "s", ARVOVERKKO_PASSPHRASE=WORDS) == 1
    assert terminal.run("protect", "s", "--remove", "--passphrase-file", again) == 0
    assert terminal.run("show", "s") == 0
    assert b"Salainen" in session.read_bytes()


def test_a_wrong_passphrase_is_said_and_never_shown(terminal: Terminal) -> None:
    assert terminal.run("protect", "s", ARVOVERKKO_NEW_PASSPHRASE=WORDS) == 0
    for command in (("show", "s"), ("check", "s"), ("capture", "s"), ("protect", "s", "--remove")):
        assert terminal.run(*command, ARVOVERKKO_PASSPHRASE="aivan väärä") == 1
        assert "passphrase is wrong" in terminal.said
        assert "aivan" not in terminal.said and "kuusi" not in terminal.said
    logs = [
        path.read_text()
        for path in (terminal.folder / "home").rglob("*.log")
        if "log/" in str(path)
    ]
    assert not any("aivan" in log or "kuusi" in log for log in logs)


def test_files_that_hold_no_passphrase(terminal: Terminal) -> None:
    for path in (terminal.folder / "puuttuu", terminal.folder, terminal.file("tyhjä", "\n")):
        assert terminal.run("protect", "s", "--new-passphrase-file", path) == 1
    (terminal.folder / "tavut").write_bytes(b"\xff\xfe")
    assert terminal.run("protect", "s", "--new-passphrase-file", terminal.folder / "tavut") == 1
    assert terminal.run("protect", "s") == 1, "nobody can be asked"
    assert terminal.run("show", "s") == 0


def test_without_the_library_locked_sessions_are_refused_in_words(terminal: Terminal) -> None:
    assert terminal.run("protect", "s", ARVOVERKKO_NEW_PASSPHRASE=WORDS) == 0
    without = "import sys; sys.modules['cryptography'] = None; "
    assert terminal.run("show", "s", before=without, ARVOVERKKO_PASSPHRASE=WORDS) == 1
    assert "arvoverkko[protect]" in terminal.said
    assert terminal.run("list", before=without) == 0
    assert terminal.run("show", "s", before=without) == 1
    assert "locked with a passphrase" in terminal.said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_passphrase_is_asked_for_unseen(terminal: Terminal) -> None:
    import pty

    assert terminal.run("protect", "s", ARVOVERKKO_NEW_PASSPHRASE=WORDS) == 0
    child, descriptor = pty.fork()
    if child == 0:
        os.environ["ARVOVERKKO_HOME"] = str(terminal.folder / "home")
        os.execv(sys.executable, [sys.executable, "-c", MAIN, "show", "s", "--language", "en"])
    seen = b""
    while b"Passphrase:" not in seen:
        seen += os.read(descriptor, 1000)
    os.write(descriptor, WORDS.encode() + b"\n")
    try:
        while piece := os.read(descriptor, 1000):
            seen += piece
    except OSError:
        pass  # the terminal's end
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert b"Salainen verkko" in seen
    assert b"kuusi" not in seen
