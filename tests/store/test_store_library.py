"""The library, short names, exports, copies and drafts."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from store_support import NOW, add_note, add_pair, reopened, small_workshop, texts

from model.errors import CannotOpen, NotSaved, Refused
from model.store import (
    Drafts,
    Library,
    create_session,
    data_folder,
    disk,
    open_session,
    save_copy,
    write_atomically,
)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("ARVOVERKKO_HOME", str(tmp_path / "home"))
    return Library()


def make(library: Library, title: str, changes: int = 0, day: int = 1) -> Path:
    path = library.path_for_title(title)
    with create_session(path, small_workshop(title)) as opened:
        for number in range(changes):
            add_pair(opened.recorder, number)
        add_note(opened.recorder, "huomio", at=NOW + dt.timedelta(days=day))
    return path


def test_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARVOVERKKO_HOME", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("ARVOVERKKO_HOME")
    assert "arvoverkko" in str(data_folder())


def test_looking_at_an_empty_library_makes_nothing(library: Library) -> None:
    assert library.sessions() == []
    with pytest.raises(CannotOpen):
        library.resolve("jotain")
    assert not library.folder.exists()


def test_a_new_library_is_the_owners_alone(tmp_path: Path) -> None:
    library = Library(tmp_path / "a" / "b")
    create_session(library.resolve("eka", new=True), small_workshop()).close()
    assert [summary.file.name for summary in library.sessions()] == ["eka.json"]
    assert stat.S_IMODE(library.sessions_folder.stat().st_mode) == 0o700
    with pytest.raises(NotSaved, match="folder is not there"):
        create_session(tmp_path / "ei" / "ole.json", small_workshop())
    assert not (tmp_path / "ei").exists()


def test_the_list_tells_what_the_sessions_hold(library: Library) -> None:
    make(library, "Vanhin", 1, day=1)
    make(library, "Uusin [/b] 😀", 3, day=9)
    path = make(library, "Keskimmäinen", 2, day=5)
    found = library.sessions()
    assert [summary.title for summary in found] == ["Uusin [/b] 😀", "Keskimmäinen", "Vanhin"]
    middle = found[1]
    assert (middle.file, middle.actors, middle.links, middle.notes) == (path, 4, 2, 1)
    assert middle.changed == NOW + dt.timedelta(days=5)
    assert middle.readable
    assert not middle.illustrative


def test_odd_files_are_listed_with_their_problem(library: Library) -> None:
    good = make(library, "Hyvä")
    cut, gone = make(library, "Katkennut"), make(library, "Kadonnut")
    cut.write_bytes(b"")
    gone.unlink()
    (good.parent / "muu.json").write_text("{}")
    found = {summary.title: summary for summary in library.sessions()}
    assert found.keys() == {"Hyvä", "Katkennut", "Kadonnut", "muu"}
    assert found["Hyvä"].readable
    for title in ("Katkennut", "Kadonnut"):
        assert "restores" in found[title].problem
        assert texts(reopened(found[title].file)) == ["huomio"]
    assert "no session" in found["muu"].problem


def test_a_renamed_session_is_listed_once(library: Library) -> None:
    path = make(library, "Vanha nimi")
    path.rename(path.with_name("uusi-nimi.json"))
    assert [summary.file.name for summary in library.sessions()] == ["uusi-nimi.json"]


def test_sessions_are_listed_without_being_read(library: Library) -> None:
    """Compared with reading them on the same machine; the best of three each."""
    first = make(library, "Monta", 60)
    for number in range(199):
        shutil.copyfile(first, first.with_name(f"{number}.json"))

    def seconds(work: Callable[[], object]) -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    def read() -> None:
        for file in first.parent.glob("*.json"):
            orjson.loads(file.read_bytes())

    assert len(library.sessions()) == 200
    listing, reading = (min(seconds(work) for _ in range(3)) for work in (library.sessions, read))
    assert listing < reading


def test_names(library: Library, tmp_path: Path) -> None:
    path = make(library, "Kotkan ääniverkko: Åland & co!")
    assert path.name == "kotkan-aaniverkko-aland-co.json"
    assert library.path_for_title("Kotkan ääniverkko, Åland, co").name.endswith("co-2.json")
    assert library.path_for_title("😀").name == "session.json"
    assert library.path_for_title("x" * 500).name == "x" * 60 + ".json"
    assert library.resolve("kotkan-aaniverkko-aland-co") == path
    assert library.resolve("uusi", new=True) == library.folder / "sessions" / "uusi.json"
    assert library.resolve("x.json") == Path("x.json")
    assert library.resolve("kansio/x") == Path("kansio/x")
    with pytest.raises(CannotOpen, match="Did you mean kotkan-aaniverkko-aland-co"):
        library.resolve("kotkan-aaniverkko")
    with pytest.raises(CannotOpen, match="no session zzz"):
        library.resolve("zzz")
    for odd in ("", " ", "..", "a\0b"):
        with pytest.raises(Refused):
            library.resolve(odd, new=True)
    here = tmp_path / "tiedosto"
    here.write_text("x")
    assert library.resolve(here) == here


# ------------------------------------------------------------------ exports and copies


def test_an_export_replaces_the_whole_file_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "raportti.md"
    write_atomically(path, b"vanha" * 1000)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    link = tmp_path / "linkki.md"
    link.symlink_to(path)
    write_atomically(link, "uusi ä".encode())
    assert path.read_text() == "uusi ä"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert sorted(file.name for file in tmp_path.iterdir()) == ["linkki.md", "raportti.md"]


def test_an_export_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "raportti.md"
    write_atomically(path, b"vanha")

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        write_atomically(path, b"uusi")
    assert path.read_bytes() == b"vanha"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(NotSaved, match="folder is not there"):
        write_atomically(tmp_path / "ei" / "ole", b"x")
    with pytest.raises(NotSaved):
        write_atomically(tmp_path, b"x")


def test_what_is_no_ordinary_file_is_written_to(tmp_path: Path) -> None:
    write_atomically("/dev/null", b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_copy_is_a_session_of_its_own(library: Library, tmp_path: Path) -> None:
    with open_session(make(library, "Alku", 2)) as opened:
        copy = save_copy(opened.recorder.workshop, tmp_path / "kopio.json")
        assert reopened(copy) == opened.recorder.workshop
        with pytest.raises(Refused):
            save_copy(opened.recorder.workshop, copy)


# ------------------------------------------------------------------ drafts


def test_drafts_come_back(library: Library) -> None:
    path = make(library, "Luonnokset")
    drafts = Drafts(path)
    drafts.keep("capture", "Kela -> Ohj")
    drafts.keep("actor.notes", "[/b] 😀")
    drafts.keep("capture", "")
    drafts.close()
    assert Drafts(path).read() == {"actor.notes": "[/b] 😀"}
    assert stat.S_IMODE((path.parent / f"{path.name}.history" / "drafts.json").stat().st_mode) == (
        0o600
    )
    again = Drafts(path)
    again.clear("actor.notes")
    again.close()
    assert Drafts(path).read() == {}


def test_closing_waits_for_a_draft_that_is_just_being_written(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(library, "Luonnokset")
    began, write = threading.Event(), disk.write_new

    def slow_disk(*args: Any) -> None:
        began.set()
        time.sleep(0.1)
        write(*args)

    monkeypatch.setattr("model.store.drafts.KEEP_SECONDS", 0)
    monkeypatch.setattr(disk, "write_new", slow_disk)
    drafts = Drafts(path)
    drafts.keep("capture", "luonnos")
    assert began.wait(60)
    drafts.close()
    assert Drafts(path).read() == {"capture": "luonnos"}


def test_a_draft_is_kept_by_itself_and_survives_a_kill(library: Library) -> None:
    path = make(library, "Luonnokset")
    code = """
        import sys, time
        from model.store import Drafts
        drafts = Drafts(sys.argv[1])
        for number in range(20):
            drafts.keep("capture", "kirjoitan " + str(number))
            time.sleep(0.005)
        print("typed", flush=True)
        time.sleep(60)
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(path)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    end = time.monotonic() + 60
    while Drafts(path).read() != {"capture": "kirjoitan 19"} and time.monotonic() < end:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert Drafts(path).read() == {"capture": "kirjoitan 19"}


def test_damaged_drafts_and_a_refusing_disk_disturb_nobody(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(library, "Luonnokset")
    file = path.parent / f"{path.name}.history" / "drafts.json"
    for content in (b"", b"[]", b'{"a": 1, "b": "x"}'):
        file.write_bytes(content)
        assert Drafts(path).read() == ({"b": "x"} if b"x" in content else {})
    shutil.rmtree(path.parent)
    drafts = Drafts(path)
    drafts.keep("capture", "teksti")
    drafts.close()
    assert drafts.read() == {"capture": "teksti"}
