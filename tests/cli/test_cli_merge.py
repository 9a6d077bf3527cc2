"""`merge`: the maps of groups into one, as scripts rely on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

LINES = {
    "g1": "+ Kela /j\nKela -> TE-tsto: tieto\n+ SPR\n! hyvä idea\n",
    "g2": "+ KELA /y\nKELA -> TE-toimisto: Tieto\n+ Kansaneläkelaitos\n+ Ohjaamo\n",
    "g3": "+ Ohjamo\n+ Suomen Punainen Risti ry\nOhjamo -> Kela: asiakkaat\n* ajatus\n",
}


@pytest.fixture
def groups(cli: Cli) -> tuple[str, ...]:
    """Three sessions of three groups."""
    for number, (name, lines) in enumerate(LINES.items(), start=1):
        assert cli("new", name, "--title", f"Ryhmä {number}").status == 0
        cli("capture", name, stdin=lines)
    return tuple(LINES)


def files_of(home: Path) -> dict[Path, bytes]:
    """Every file of the library."""
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def shown(cli: Cli, name: str) -> dict[str, Any]:
    document: dict[str, Any] = cli("show", name, "--json").json
    return document


def test_a_dry_run_tells_everything_and_writes_nothing(
    cli: Cli, groups: tuple[str, ...], home: Path
) -> None:
    """Who is in several maps, what the groups disagree on, and what is not sure."""
    before = files_of(home)
    told = cli("merge", *groups, "-o", "kaikki", "--dry-run")
    assert told.status == 0
    for words in (
        "Kela (KELA): Ryhmä 1, Ryhmä 2, Ryhmä 3",
        "TE-toimisto (TE-tsto): Ryhmä 1, Ryhmä 2",
        "“public” (Ryhmä 1); “private” (Ryhmä 2)",
        "SPR = Suomen Punainen Risti ry",
        "Ohjaamo = Ohjamo",
        "Nothing was written.",
    ):
        assert words in told.out, words
    assert files_of(home) == before


def test_the_result_is_a_session_of_its_own(cli: Cli, groups: tuple[str, ...], home: Path) -> None:
    """With the origin of every actor and link, everything that was written, and a title."""
    before = files_of(home)
    same = ("--same", "SPR=suomen punainen risti ry", "--same", "Kela=Kansaneläkelaitos")
    document = cli("merge", *groups, "-o", "kaikki", *same, "--title", "Kartta", "--json").json
    assert document["title"] == "Kartta" and Path(document["file"]).is_file()
    actors = {actor["name"]: actor["from"] for actor in document["actors"]}
    assert actors == {
        "Kela": ["Ryhmä 1", "Ryhmä 2", "Ryhmä 3"],
        "TE-toimisto": ["Ryhmä 1", "Ryhmä 2"],
        "Suomen Punainen Risti ry": ["Ryhmä 1", "Ryhmä 3"],
        "Ohjaamo": ["Ryhmä 2"],
        "Ohjamo": ["Ryhmä 3"],
    }
    (conflict,) = document["conflicts"]
    assert (conflict["name"], conflict["field"]) == ("Kela", "sector")
    assert {each["value"]: each["from"] for each in conflict["values"]} == {
        "public": ["Ryhmä 1"],
        "private": ["Ryhmä 2"],
    }
    assert [each["names"] for each in document["suggestions"]] == [["Ohjaamo", "Ohjamo"]]
    kept = shown(cli, "kaikki")
    assert [link["origins"] for link in kept["links"] if link["what"] == "Tieto"] == [
        ["Ryhmä 1", "Ryhmä 2"]
    ]
    assert {note["text"] for note in kept["notes"]} == {"hyvä idea", "ajatus"}
    (kela,) = [actor for actor in kept["actors"] if actor["name"] == "Kela"]
    assert "Kansaneläkelaitos" in kela["aliases"]
    assert {path: files_of(home)[path] for path in before} == before


def test_order_and_repetition_make_no_difference(cli: Cli, groups: tuple[str, ...]) -> None:
    """The same actors and links under the same ids; joining a group once more adds nothing."""
    cli("merge", "g1", "g2", "-o", "one")
    cli("merge", "g2", "g1", "-o", "other")
    cli("merge", "one", "g2", "-o", "again")

    def network(name: str) -> Any:
        session = shown(cli, name)
        leave = {"step", "former_ids", "created"}
        return [
            sorted(
                ({k: v for k, v in row.items() if k not in leave} for row in session[table]),
                key=lambda row: str(row["id"]),
            )
            for table in ("actors", "links")
        ]

    assert network("one") == network("other") == network("again")


def test_an_existing_session_is_not_written_over(
    cli: Cli, groups: tuple[str, ...], home: Path
) -> None:
    """No input, no other session, no other file; an earlier outcome is brought up to date."""
    other = home.parent / "muistio.txt"
    other.write_text("tärkeää")
    before = files_of(home)
    cli("merge", "g1", "g2", "-o", "g1").says("one of the sessions to join")
    cli("merge", "g1", "g2", "-o", "g3").says("--force", "left as it is")
    cli("merge", "g1", "g2", "-o", str(other)).says("muistio.txt")
    cli("merge", "g1", "g2", "-o", str(other), "--force").says("muistio.txt")
    assert files_of(home) == before and other.read_text() == "tärkeää"
    assert cli("merge", "g1", "g2", "-o", "kaikki").status == 0
    cli("capture", "g2", stdin="+ Uusi\n")
    assert cli("merge", "g1", "g2", "-o", "kaikki").status == 0
    assert "Uusi" in cli("show", "kaikki").out
    cli("undo", "kaikki")
    assert "Uusi" not in cli("show", "kaikki").out
    assert cli("merge", "g1", "g2", "-o", "g3", "--force").status == 0
    assert "Kela" in cli("show", "g3").out
    cli("undo", "g3")
    assert {actor["name"] for actor in shown(cli, "g3")["actors"]} == {
        "Ohjamo",
        "Kela",
        "Suomen Punainen Risti ry",
    }


def test_decisions_can_be_given(cli: Cli, groups: tuple[str, ...]) -> None:
    """Two that are not one are told apart by their groups; what is settled is not asked again."""
    apart = cli("merge", *groups, "-o", "x", "--apart", "kela", "--json").json
    names = {actor["name"] for actor in apart["actors"]}
    assert {"Kela (Ryhmä 1)", "KELA (Ryhmä 2)", "Kela (Ryhmä 3)"} <= names
    settled = cli("merge", *groups, "-o", "y", "--not-same", "Ohjamo=Ohjaamo", "--json").json
    assert ["Ohjaamo", "Ohjamo"] not in [each["names"] for each in settled["suggestions"]]
    cli("merge", *groups, "-o", "z", "--same", "Kela=Nobody").says("Nobody")
    assert cli("merge", *groups, "-o", "z", "--same", "Kela").status == 2


def test_sessions_that_cannot_be_read_are_refused(
    cli: Cli, groups: tuple[str, ...], home: Path, tmp_path: Path
) -> None:
    """Nothing is made then."""
    broken = tmp_path / "rikki.json"
    broken.write_text("{")
    before = files_of(home)
    cli("merge", "g1", str(broken), "-o", "kaikki").says("rikki.json")
    cli("merge", "g1", "ei-ole", "-o", "kaikki").says("ei-ole")
    cli("merge", "g1", "g2", "-o", "no/such/kaikki.json").says("kaikki.json")
    cli("merge", "g1", "g2", "-o", "kaikki", "--title", " ").says("blank")
    assert files_of(home) == before


def test_locked_sessions_make_a_locked_one(
    cli: Cli, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was secret in one map is secret in the result."""
    pytest.importorskip("cryptography")
    monkeypatch.setattr("model.store.protection.COST", 2**4)
    for name in ("a", "b"):
        cli("new", name, "--title", name)
        cli("capture", name, stdin="+ Salainen toimija\n")
    secret = tmp_path / "secret"
    secret.write_text("kuusi kertaa kuusi")
    monkeypatch.setenv("ARVOVERKKO_NEW_PASSPHRASE", "kuusi kertaa kuusi")
    assert cli("protect", "a").status == 0
    cli("merge", "a", "b", "-o", "c", "--passphrase-file", str(secret))
    assert b"Salainen" not in (home / "sessions" / "c.json").read_bytes()
    shown_c = cli("show", "c", "--passphrase-file", str(secret))
    assert "Salainen toimija" in shown_c.out
