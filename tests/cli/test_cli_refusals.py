"""Refusals, failures and wrong usage: one clear line, the right status, nothing changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.store import open_session
from tui.cli import files
from tui.cli.failures import one_line

Cli = Callable[..., Any]

ON_FILE = {
    "show": (),
    "capture": (),
    "undo": (),
    "redo": (),
    "agenda": (),
    "step": ("start",),
    "map": (),
    "analyse": (),
    "snapshot": ("N",),
    "export": ("--format", "markdown"),
    "check": (),
}
"""Every command that opens a session, with what else it needs."""


@pytest.mark.parametrize("command", sorted(ON_FILE))
def test_a_session_that_is_not_there(cli: Cli, session: str, command: str) -> None:
    """The short name is said, and where to look."""
    cli(command, "ei-ole", *ON_FILE[command]).says("ei-ole", "arvoverkko list")


@pytest.mark.parametrize("command", sorted(set(ON_FILE) - {"check"}))
@pytest.mark.parametrize("content", [b"", b"{}", b'{"a":1}', b"\x00\xff", b"[[", None])
def test_a_file_that_is_no_session(
    cli: Cli, tmp_path: Path, command: str, content: bytes | None
) -> None:
    """A file of another kind, or a folder, is refused and stays as it is."""
    path = tmp_path / "other.json"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    cli(command, str(path), *ON_FILE[command]).says("other.json")
    assert path.is_dir() if content is None else path.read_bytes() == content


REFUSED = {
    "new without a name": (("new", "uusi", "--title", "  "), "blank"),
    "new with a long name": (("new", "uusi", "--title", "x" * 1_000_000), "1,000,000"),
    "new with controls": (("new", "uusi", "--title", "a\x07b"), "control"),
    "new in the place of another": (("new", "s", "--title", "T"), "already"),
    "new with an unknown agenda": (("new", "uusi", "--title", "T", "--agenda", "x"), "three-days"),
    "new in no folder": (("new", "no/such/uusi.json", "--title", "T"), "uusi.json"),
    "an unknown sample": (("sample", "x"), "ohjaamo"),
    "a day that is not there": (("agenda", "s", "--day", "9"), "1, 2, 3"),
    "a step that is not there": (("step", "s", "start", "x"), "x"),
    "finish with nothing running": (("step", "s", "finish"), "running"),
    "pause with nothing running": (("step", "s", "pause"), "running"),
    "resume with nothing paused": (("step", "s", "resume"), "paused"),
    "back from nowhere": (("step", "s", "back"), "go back"),
    "add to nothing": (("step", "s", "add", "5"), "running"),
    "a recovery that is not offered": (("step", "s", "recover", "x"), "recovered"),
    "a focus on nobody": (("map", "s", "--focus", "X"), "X"),
    "a comparison with nothing": (("analyse", "s", "--against", "X"), "snapshot"),
    "a snapshot without a name": (("snapshot", "s", " "), "blank"),
    "export into no folder": (("export", "s", "--format", "map", "-o", "no/x"), "no folder"),
    "import of nothing": (("import", "s", "x.graphml"), "no file"),
    "merge": (("merge", "s", "t", "-o", "u"), "no session t"),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_refusals_change_nothing(cli: Cli, session: str, case: str, home: Path) -> None:
    """Status 1, one line that says what to do, and every file as it was."""
    arguments, words = REFUSED[case]
    at = () if arguments[0] != "step" else ("--at", "2026-11-24T08:00")
    before = {path: path.read_bytes() for path in home.rglob("*.json")}
    cli(*arguments, *at).says(words)
    assert {path: path.read_bytes() for path in home.rglob("*.json")} == before


def test_export_never_replaces_a_session(cli: Cli, session: str) -> None:
    """Not even where its own file is named as the target."""
    path = Path(cli("list", "--json").json[0]["file"])
    before = path.read_bytes()
    cli("export", session, "--format", "graphml", "-o", str(path)).says("is a session")
    assert path.read_bytes() == before


def test_a_session_that_is_open_elsewhere_is_read_but_not_changed(cli: Cli, session: str) -> None:
    """Reading goes on; a change is refused with who has it open."""
    opened = open_session(files.file_of(session))
    try:
        for command in (
            ("undo", "s"),
            ("capture", "s"),
            ("snapshot", "s", "N"),
            ("step", "s", "start"),
        ):
            cli(*command, stdin="! x\n").says("reading only")
        assert cli("show", session).status == 0
        locked = cli("check", session, "--json")
        assert locked.json["state"] == "locked"
        locked.says("open elsewhere")
    finally:
        opened.close()
    assert cli("show", session, "--json").json["notes"] == []


USAGE = [
    ("new",),
    ("new", "x"),
    ("new", "x", "--title"),
    ("new", "x", "--title", "T", "--language", "sv"),
    ("new", "x", "--title", "T", "--start", "tomorrow"),
    ("new", "x", "--title", "T", "--start", "2026-11-24"),
    ("new", "x", "--title", "T", "--start", "2026-11-24T09:00+02:00"),
    ("new", "x", "--title", "T", "--start", "0001-01-01T00:00"),
    ("sample",),
    ("list", "extra"),
    ("list", "--js"),
    ("show",),
    ("undo", "s", "--count", "0"),
    ("undo", "s", "--count", "x"),
    ("agenda", "s", "--day", "0"),
    ("agenda", "s", "--at", "10:42"),
    ("step", "s"),
    ("step", "s", "dance"),
    ("step", "s", "add"),
    ("step", "s", "add", "many"),
    ("step", "s", "add", "0"),
    ("step", "s", "recover"),
    ("map", "s", "--size", "80"),
    ("map", "s", "--size", "0x0"),
    ("map", "s", "--size", "99999x99999"),
    ("map", "s", "--view", "circle"),
    ("map", "s", "--per", "actor"),
    ("snapshot", "s"),
    ("export",),
    ("export", "s"),
    ("export", "s", "--format", "docx"),
    ("merge", "s", "t"),
    ("--language", "sv", "list"),
    ("--json",),
    ("s", "extra"),
    ("lst",),
    ("no/such.json",),
    ("--nonsense",),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_wrong_usage(cli: Cli, session: str, arguments: tuple[str, ...]) -> None:
    """Status 2 and one line on stderr, nothing on stdout."""
    result = cli(*arguments)
    assert result.status == 2, result
    assert result.err.startswith("arvoverkko: ") and result.err.count("\n") == 1
    assert result.out == ""


@pytest.mark.parametrize("arguments", [(), ("s",)])
def test_without_a_terminal_the_screen_is_wrong_usage(
    cli: Cli, session: str, arguments: tuple[str, ...]
) -> None:
    """It says what to do instead, and shows the help."""
    result = cli(*arguments)
    assert result.status == 2 and "terminal" in result.err and result.err.count("\n") == 1
    assert "capture" in result.out and "export" in result.out


def test_in_a_terminal_an_unknown_session_is_refused_before_the_screen_opens(home: Path) -> None:
    """The terminal stays as it was."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "tui", "ei-ole"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1 and b"ei-ole" in done.stderr and done.stderr.count(b"\n") == 1


def test_help_and_version(cli: Cli) -> None:
    """Status 0; every command has help of its own."""
    assert cli("--version").out.startswith("arvoverkko ")
    assert cli("list", "--version").out.startswith("arvoverkko ")
    for command in (*ON_FILE, "new", "sample", "list", "import", "merge", "methods"):
        result = cli(command, "--help")
        assert result.status == 0 and f"arvoverkko {command}" in result.out
        assert command in cli("--help").out


def test_what_nobody_foresaw_goes_to_the_log(
    cli: Cli, session: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line on stderr that names the log; the traceback is in there."""
    monkeypatch.setattr(json, "dumps", lambda *_args, **_kwargs: 1 // 0)
    result = cli("list", "--json")
    result.says("ZeroDivisionError", "command-line.log", "safe")
    assert "Traceback" in (home / "log" / "command-line.log").read_text()


def test_a_log_that_cannot_be_written_is_no_second_failure(
    cli: Cli, session: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says so."""
    (home / "log").write_text("in the way")
    monkeypatch.setattr(json, "dumps", lambda *_args, **_kwargs: 1 // 0)
    cli("list", "--json").says("ZeroDivisionError", "could not be written")


def test_a_reader_that_goes_away_is_no_failure_to_talk_about(session: str, home: Path) -> None:
    """As with `arvoverkko show … | head -1`: no words on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "show", session],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b"" and done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_stdout_is_said_once(session: str) -> None:
    """Status 1 and one line."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "show", session, "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1
    assert b"could not be written" in done.stderr


def test_user_text_cannot_steer_the_terminal(cli: Cli, session: str) -> None:
    """Markup is shown as typed; what turns lines around or ends them is not passed on."""
    cli("capture", session, stdin="+ [/b] 木\u202eabc\n! [@click=app.quit]x[/]\n")
    shown = cli("show", session).out
    assert "[/b] 木abc" in shown and "[@click=app.quit]x[/]" in shown
    assert "\u202e" not in shown
    assert one_line("a\nb\x1b[31m\u200dc") == "a b?[31m\u200dc"
    cli("show", "\x1b[31mx\ny").says("?[31mx y")


def test_columns_stand_under_each_other_in_cells(cli: Cli, session: str) -> None:
    """Wide and combining signs count as a terminal shows them."""
    from rich.cells import cell_len

    cli("capture", session, stdin="+ 木木木 /j\n+ e\u0301te\u0308la\u0308 /j\n+ abc /j\n")
    rows = [line for line in cli("show", session).out.splitlines() if " organisation " in line]
    assert len(rows) == 3
    assert len({cell_len(row[: row.index("organisation")]) for row in rows}) == 1
