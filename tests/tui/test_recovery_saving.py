"""What the program says while a session cannot be saved, and that saving resumes by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import orjson
import pytest
from recovery_support import NOW, notes, running, session_of_45_notes
from steps import capture, header_line, keys, on_disk, settle, toasts, type_text, until

from model.entities import Session
from model.store import create_session
from model.workshop import Workshop
from tui.screens.base import PlaceScreen

SIZES = pytest.mark.parametrize("size", [(80, 24)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A session of 45 notes with its history, in a folder of its own."""
    return session_of_45_notes(tmp_path)


@SIZES
async def test_the_header_says_not_saved_and_why_and_saving_resumes(
    size, file: Path, home: Path, now
) -> None:
    app = running(file, home, now)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        away = file.parent.with_name("poissa")
        file.parent.rename(away)
        await capture(pilot, "tärkeä huomio")
        await until(pilot, lambda: "not saved" in header_line(app))
        assert "the folder is not there" in header_line(app)
        assert any("the folder is not there" in words for words in toasts(app))
        assert "tärkeä huomio" in notes(app), "the session goes on in memory"
        await capture(pilot, "toinen huomio")
        away.rename(file.parent)
        await until(
            pilot,
            lambda: (
                re.search(r"\bsaved\b", header_line(app)) is not None
                and "not saved" not in header_line(app)
            ),
        )
        texts = [note.text for note in on_disk(file).notes.values()]
        assert texts[-2:] == ["tärkeä huomio", "toinen huomio"]


async def test_a_file_marked_read_only_is_said_and_saving_resumes(
    file: Path, home: Path, now
) -> None:
    app = running(file, home, now)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        file.chmod(0o400)
        await capture(pilot, "tärkeä huomio")
        await until(pilot, lambda: "not saved" in header_line(app))
        assert "not allowed" in header_line(app) or "read-only" in header_line(app)
        file.chmod(0o600)
        await until(pilot, lambda: "not saved" not in header_line(app))
        await until(pilot, lambda: app.desk.recorder.store.status.state == "saved")
    assert "tärkeä huomio" in [note.text for note in on_disk(file).notes.values()]


async def test_leaving_while_nothing_can_be_saved(
    file: Path, home: Path, now, tmp_path: Path
) -> None:
    other = tmp_path / "toinen.json"
    create_session(other, Workshop(session=Session(title="Toinen", created=NOW))).close()
    app = running(file, home, now)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
        shutil.rmtree(file.parent)
        await capture(pilot, "tärkeä huomio")
        await until(pilot, lambda: "not saved" in header_line(app))
        await keys(pilot, "escape", "q")
        await settle(pilot)
        assert app.is_running, "leaving would lose something"
        assert any("leave again to give up" in words for words in toasts(app))
        assert app.open_path(other) is False, "the session stays open"
        assert "tärkeä huomio" in notes(app)
        await keys(pilot, "C")
        await settle(pilot)
        await type_text(pilot, str(tmp_path / "turva.json"))
        await keys(pilot, "enter")
        await until(pilot, (tmp_path / "turva.json").exists)
        await keys(pilot, "q")
        await settle(pilot)
        assert app._exit
        assert app._exception is None
    assert on_disk(tmp_path / "turva.json").notes.popitem()[1].text == "tärkeä huomio"


FULL = textwrap.dedent(
    """
    import asyncio, resource, signal, sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[3])
    from steps import capture, header_line, settle, until
    from tui.app import ArvoverkkoApp
    from tui.screens.base import PlaceScreen
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file, home = Path(sys.argv[1]), Path(sys.argv[2])
    app = ArvoverkkoApp(path=file, folder=home)

    async def main():
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, PlaceScreen))
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size // 2, hard))
            await capture(pilot, "kesken")
            await until(pilot, lambda: "not saved" in header_line(app))
            print(header_line(app))
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            await until(pilot, lambda: "not saved" not in header_line(app)
                        and app.desk.recorder.store.status.state == "saved")
        app.desk.close()

    asyncio.run(main())
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
def test_a_limit_on_files_is_said_and_saving_resumes(file: Path, home: Path) -> None:
    """The system's limit on a file's size stands for a full disk: the write comes up short."""
    ran = subprocess.run(
        [sys.executable, "-c", FULL, file, home, Path(__file__).parent],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "ARVOVERKKO_LANG": "en", "LANG": "C.UTF-8"},
    )
    assert ran.returncode == 0, ran.stderr
    assert "larger than the system allows" in ran.stdout
    assert "kesken" in [note.text for note in on_disk(file).notes.values()]


MARKED = "import sys; from tui.main import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another system")
def test_capture_says_why_it_cannot_save(file: Path, tmp_path: Path) -> None:
    """On the command line: refused with the reason while the disk refuses, taken afterwards."""
    small = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({file.stat().st_size // 2},) * 2)\n"
    )
    answers = []
    for before in (small, ""):
        ran = subprocess.run(
            [sys.executable, "-c", before + MARKED, "capture", file, "--language", "en"],
            input="tärkeä huomio\n",
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "ARVOVERKKO_HOME": str(tmp_path / "h")},
        )
        answers.append((ran.returncode, orjson.loads(ran.stdout.splitlines()[0]), ran.stderr))
    (failed, refused, said), (done, taken, _said) = answers
    assert (failed, done) == (1, 0)
    assert refused["ok"] is False and "larger than the system allows" in refused["error"]
    assert "Not saved" in refused["error"] and "Traceback" not in said
    assert taken["ok"] is True
    assert [note.text for note in on_disk(file).notes.values()][-1] == "tärkeä huomio"
