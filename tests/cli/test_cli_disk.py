"""What the command line says of a disk that refuses: once, and true for a program that ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli

_FULL = """
import resource, signal, sys
from tui.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
sys.exit(main(sys.argv[1:]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits what a process may write")


def on_a_full_disk(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line where no file may grow."""
    return subprocess.run(
        [sys.executable, "-c", _FULL, *arguments],
        input=stdin, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_change_that_is_not_saved_is_said_once(cli: Cli, session: str) -> None:
    """Nothing goes on in memory when the program has ended, so that is not promised."""
    cli("capture", session, stdin="! ennen\n")
    before = cli("show", session, "--json").json
    for command in (("undo", session), ("snapshot", session, "nyt"), ("step", session, "start")):
        done = on_a_full_disk(*command)
        assert done.returncode == 1
        said = done.stderr.decode()
        assert said.count("\n") == 1 and said.count("Not saved") == 1, said
        assert "larger than the system allows" in said and "do it again" in said
        assert "memory" not in said
        assert cli("show", session, "--json").json == before


def test_a_line_that_is_not_saved_is_answered_with_the_reason(cli: Cli, session: str) -> None:
    """While the program reads on, the line waits for the disk."""
    done = on_a_full_disk("capture", session, stdin=b"! yksi\n")
    (answer,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer["ok"] is False
    assert "larger than the system allows" in answer["error"]
    assert "as soon as the disk takes it" in answer["error"]


@pytest.mark.parametrize("repair", [(), ("--repair",)])
def test_what_is_no_session_is_not_promised_to_be_repaired(
    cli: Cli, tmp_path: Path, repair: tuple[str, ...]
) -> None:
    """No hint at a repair where there is nothing to restore."""
    path = tmp_path / "muu.json"
    path.write_text('{"a": 1}')
    done = cli("check", str(path), *repair)
    done.says("nothing to restore it from", "nothing was changed")
    assert "--repair" not in done.err and "is no session" in done.out
    assert path.read_text() == '{"a": 1}'


def test_a_session_that_can_be_restored_is_told_how(cli: Cli, session: str, home: Path) -> None:
    """The advice names what helps, and it does."""
    cli("capture", session, stdin="! ennen\n")
    (home / "sessions" / f"{session}.json").write_bytes(b"")
    done = cli("check", session)
    done.says("--repair")
    assert cli("check", session, "--repair").status == 0
    assert [note["text"] for note in cli("show", session, "--json").json["notes"]] == ["ennen"]


def test_the_session_is_looked_for_before_the_source(cli: Cli, tmp_path: Path) -> None:
    """One is told which of two files is wrong."""
    source = tmp_path / "muu.json"
    source.write_text('{"a": 1}')
    cli("import", "puuttuu.json", str(source)).says("puuttuu.json", "arvoverkko list")
