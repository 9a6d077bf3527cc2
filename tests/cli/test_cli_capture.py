"""`capture`: one answer for each line, given only when the change is on the disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from model.store import open_session

Cli = Callable[..., Any]


@contextmanager
def capturing(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A `capture` that is fed line by line."""
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "capture", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A test run in the background of a shell has Ctrl-C switched off, and would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ask(process: subprocess.Popen[bytes], line: str) -> Any:
    """The answer to one line, while the input stays open."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def test_each_line_is_on_the_disk_when_it_is_answered(cli: Cli, session: str) -> None:
    """A program that is killed right after an answer has lost nothing that it answered."""
    with capturing(session) as process:
        for number in range(5):
            answer = ask(process, f"! päätös {number}")
            assert answer["ok"] and [each["kind"] for each in answer["saved"]] == ["note"]
            with open_session(
                Path(os.environ["ARVOVERKKO_HOME"], "sessions/s.json"), read_only=True
            ) as now:
                assert list(now.recorder.workshop.notes)[-1] == answer["saved"][0]["id"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(cli("show", session, "--json").json["notes"]) == 5


def test_ctrl_c_ends_it_quietly(cli: Cli, session: str) -> None:
    """What was answered is saved, and the session can be opened again."""
    with capturing(session) as process:
        ask(process, "! yksi")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None and process.stderr.read() == b""
    assert cli("capture", session, stdin="! kaksi\n").status == 0
    assert len(cli("show", session, "--json").json["notes"]) == 2


def test_one_answer_for_every_line_good_bad_or_blank(cli: Cli, session: str) -> None:
    """A refused line changes nothing and the next one is taken; the status is 0 all the same."""
    lines = [
        b"Kela -> Ohjaamo: palveluohjaus",
        b"",
        b"   ",
        b"Kela -> Kela: x",
        b"\xff\xfe",
        b"a\x07b\x1b[0m",
        b"+ " + b"x" * 200,
        b"x" * 3_000_000,
        "[/b] [@click=app.quit]x[/] 👩‍👩‍👧".encode(),
        b"! viimeinen",
    ]
    result = cli("capture", session, stdin=b"\n".join(lines))
    assert result.status == 0 and result.err == ""
    oks = [answer["ok"] for answer in result.lines]
    assert oks == [True, True, True, False, False, False, False, False, True, True]
    for answer in result.lines:
        assert set(answer) == ({"ok", "saved", "summary"} if answer["ok"] else {"ok", "error"})
        assert answer["ok"] or answer["error"].strip()
    assert result.lines[1] == {"ok": True, "saved": [], "summary": ""}
    kinds = sorted(each["kind"] for each in result.lines[0]["saved"])
    assert kinds == ["actor", "actor", "link"]
    shown = cli("show", session, "--json").json
    assert [note["text"] for note in shown["notes"]] == [
        "[/b] [@click=app.quit]x[/] 👩‍👩‍👧",
        "viimeinen",
    ]
    assert len(shown["actors"]) == 2 and len(shown["links"]) == 1


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_lines_of_one_time_keep_their_order(cli: Cli, session: str, ends: bytes) -> None:
    """Also where the line ends come from another system."""
    spoken = [f"sanottu {number}" for number in range(12)]
    data = ends.join(line.encode() for line in spoken)
    cli("capture", session, "--at", "2026-11-24T10:42", stdin=data)
    notes = cli("show", session, "--json").json["notes"]
    assert [note["text"] for note in notes] == spoken
    assert {note["created"][:16] for note in notes} == {"2026-11-24T10:42"}
    assert notes[0]["created"] == "2026-11-24T10:42:00"


def test_notes_carry_the_step_that_ran_at_their_time(cli: Cli, session: str) -> None:
    """Running, over, paused or between steps: the log of the clock decides."""
    answer = cli("step", session, "start", "--at", "2026-11-24T09:00", "--json").json
    first, second = (step["id"] for step in answer["steps"][:2])
    cli("step", session, "next", "--at", "2026-11-24T09:20")
    cli("step", session, "pause", "--at", "2026-11-24T09:30")
    for time in ("08:59", "09:10", "09:25", "09:40"):
        cli("capture", session, "--at", f"2026-11-24T{time}", stdin=f"! {time}\n")
    cli("capture", session, "--at", "2026-11-25T09:40", stdin="! myöhemmin\n")
    notes = {note["text"]: note for note in cli("show", session, "--json").json["notes"]}
    steps = [note["step"] for note in notes.values()]
    assert steps == [None, first, second, second, None]
    assert [note["phase"] for note in notes.values()] == [None, 2, 2, 2, None]


def test_a_session_that_cannot_be_saved_says_so_and_goes_on(cli: Cli, session: str) -> None:
    """The line is answered with a failure, the status is 1, and what was saved stays saved."""
    cli("capture", session, stdin="! ennen\n")
    code = f"""
import resource, sys
from tui.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.exit(main(["capture", {session!r}]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=b"! yksi\n! kaksi\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["ok"] for answer in answers] == [False, False]
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr and done.stderr.count(b"\n") == 1
    assert [note["text"] for note in cli("show", session, "--json").json["notes"]] == ["ennen"]
