"""`import` and the network files of `export`, as scripts rely on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.cli.files import file_of

Cli = Callable[..., Any]

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="l" for="node" attr.name="label" attr.type="string"/>
  <key id="s" for="node" attr.name="Sektori" attr.type="string"/>
  <key id="u" for="node" attr.name="Osasto" attr.type="string"/>
  <key id="e" for="edge" attr.name="label" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="1"><data key="l">Kela</data><data key="s">julkinen</data></node>
    <node id="2"><data key="l">Koulu</data><data key="u">opinto-ohjaus</data></node>
    <edge source="1" target="2"><data key="e">tieto</data></edge>
    <edge source="2" target="2"><data key="e">itse</data></edge>
  </graph>
</graphml>
"""


@pytest.fixture
def source(tmp_path: Path) -> str:
    """A file of another program."""
    path = tmp_path / "verkko.graphml"
    path.write_text(GRAPHML, encoding="utf-8")
    return str(path)


def test_a_dry_run_tells_and_changes_nothing(cli: Cli, session: str, source: str) -> None:
    """What would be added, what each column is read as, what is skipped and why."""
    file = file_of(session)
    before = file.read_bytes()
    told = cli("import", session, source, "--dry-run")
    assert told.status == 0 and file.read_bytes() == before
    for words in ("would be added: 2 actors, 1 link", "Sektori", "Sector", "give to itself"):
        assert words in told.out
    summary = cli("import", session, source, "--dry-run", "--json").json
    assert summary["added"] == {"actor": 2, "link": 1} and summary["changed"] == {}
    (skip,) = summary["skipped"]
    assert "line 11" in skip["where"] and "itself" in skip["why"]
    read_as = {(each["scope"], each["name"]): each["field"] for each in summary["columns"]}
    assert read_as["actor", "Sektori"] == "sector" and read_as["actor", "Osasto"] == ""


def test_an_import_is_one_change(cli: Cli, session: str, source: str) -> None:
    """It is on the disk, repeating it adds nothing, and one undo takes it back."""
    done = cli("import", session, source, "--json")
    assert done.json["added"] == {"actor": 2, "link": 1}
    shown = cli("show", session, "--json").json
    assert [(actor["name"], actor["sector"]) for actor in shown["actors"]] == [
        ("Kela", "public"),
        ("Koulu", "unknown"),
    ]
    again = cli("import", session, source)
    assert "there already: 2 actors, 1 link" in again.out and "nothing is new" in again.out
    assert len(cli("undo", session, "--json").json["undone"]) == 1
    assert cli("show", session, "--json").json["actors"] == []


def test_the_mapping_can_be_corrected(cli: Cli, session: str, source: str) -> None:
    """With --field; nothing after the sign leaves a column out."""
    fields = ("--field", "actor:Osasto=tasks", "--field", "actor:Sektori=")
    assert cli("import", session, source, *fields).status == 0
    actors = {each["name"]: each for each in cli("show", session, "--json").json["actors"]}
    assert actors["Koulu"]["tasks"] == "opinto-ohjaus" and actors["Kela"]["sector"] == "unknown"
    cli("import", session, source, "--field", "actor:Osasto=moon").says("moon")
    typo = ("--field", "actor:Osastot=tasks")
    cli("import", session, source, *typo).says("actor:Osastot", "actor:Osasto,")
    for wrong in ("Osasto=tasks", "actor:Osasto", "actor:=tasks", "node:Osasto=tasks"):
        assert cli("import", session, source, "--field", wrong).status == 2


def test_what_contradicts_is_kept_unless_it_is_to_be_replaced(
    cli: Cli, session: str, source: str
) -> None:
    """The refusal names the field and both values."""
    cli("capture", session, stdin="+ Kela /y\n")
    kept = cli("import", session, source)
    assert "Sector: “private” stays; the document says “public”" in kept.out
    cli("import", session, source, "--replace")
    (kela, _koulu) = cli("show", session, "--json").json["actors"]
    assert kela["sector"] == "public"


def test_sources_that_cannot_be_read_are_refused(cli: Cli, session: str, tmp_path: Path) -> None:
    """Each in one line, with the session as it was."""
    file = file_of(session)
    before = file.read_bytes()
    bad = tmp_path / "bad.graphml"
    bad.write_text("<graphml><graph>")
    cli("import", session, str(bad)).says("stops in the middle")
    cli("import", session, str(tmp_path)).says("is a folder")
    cli("import", session, str(tmp_path / "none.graphml")).says("no file")
    cli("import", session, str(file)).says("is a session")
    unknown = tmp_path / "notes.doc"
    unknown.write_text("x")
    cli("import", session, str(unknown)).says("--format", "graphml")
    assert cli("import", session, str(bad), "--format", "vna").status == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("key", ["graphml", "gexf", "json-graph"])
def test_what_goes_out_comes_in_whole(cli: Cli, session: str, key: str, tmp_path: Path) -> None:
    """From one session to another, and a third time without a difference."""
    cli(
        "capture", session, stdin="Kela -> Koulu: tieto #ohjaus @palaveri\nKoulu ..> Kela: tuki !\n"
    )
    path = tmp_path / "out"
    assert cli("export", session, "--format", key, "-o", str(path)).status == 0
    cli("new", "toinen", "--title", "Toinen")
    assert cli("import", "toinen", str(path), "--json").json["added"] == {"actor": 2, "link": 2}
    first, second = (cli("show", name, "--json").json for name in (session, "toinen"))
    for table in ("actors", "links"):
        assert [{**row, "step": None} for row in first[table]] == [
            {**row, "step": None} for row in second[table]
        ]


def test_graphml_has_a_flavour_for_yed_and_can_be_collapsed(cli: Cli, session: str) -> None:
    """Plain without being asked for anything else."""
    cli("capture", session, stdin="Kela -> Koulu: tieto\nKela -> Koulu: raha\n")
    ask = ("export", session, "--format", "graphml", "-o", "-")
    assert "ShapeNode" not in cli(*ask).out and cli(*ask).out.count("<edge ") == 2
    assert cli(*ask, "--flavour", "yed").out.count("<y:NodeLabel") == 2
    collapsed = cli(*ask, "--collapse").out
    assert collapsed.count("<edge ") == 1 and "tieto; raha" in collapsed
    assert cli(*ask, "--flavour", "visio").status == 2


def test_a_failed_export_leaves_the_file_as_it_was(
    cli: Cli, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file takes the old one's place when it is whole, or not at all."""
    path = tmp_path / "verkko.graphml"
    path.write_text("mine")

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        result = cli("export", session, "--format", "graphml", "-o", str(path))
    assert result.status == 1 and result.err.count("\n") == 1
    assert path.read_text() == "mine" and [each.name for each in tmp_path.glob("*verkko*")] == [
        "verkko.graphml"
    ]
    assert cli("export", session, "--format", "graphml", "-o", str(path)).status == 0
    assert "<graphml" in path.read_text()


def test_the_list_of_formats_says_what_each_is_for(cli: Cli) -> None:
    """In both languages, one line each."""
    listed = cli("export", "--formats", "--json").json
    keys = {"graphml", "gexf", "dot", "mermaid", "pajek", "ucinet", "json-graph", "svg", "xlsx"}
    assert keys | {"csv-actors", "csv-links", "kumu-elements", "kumu-connections"} <= {
        each["key"] for each in listed
    }
    finnish = json.loads(cli("--language", "fi", "export", "--formats", "--json").out)
    for one, other in zip(listed, finnish, strict=True):
        assert one["title"] != other["title"], one
