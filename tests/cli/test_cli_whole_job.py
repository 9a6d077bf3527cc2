"""The whole job by the command line: one workshop series, every command a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx

from model.store import open_session

DAY_1 = """\
+ Kela /j
+ Ohjaamo /j
+ Kotkan seurakunta /3s
+ [/b] & pojat /y
* yhteinen ovi @Kela
! Aloitetaan yhteinen palaveri
"""

DAY_2 = """\
Kela -> Asiakas: etuudet #raha
Ohjaamo ..> Asiakas: luottamus !
Kela <-> Ohjaamo: asiakastieto #tieto @palaveri
Asiakas ?> Kela: palaute
Kela -> Kela: tyhjää
"""


def run(*arguments: str, stdin: str = "") -> str:
    """stdout of a command that has to succeed and to say nothing on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        input=stdin.encode(),
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ.copy(),
    )
    assert (done.returncode, done.stderr.decode()) == (0, ""), arguments
    return done.stdout.decode()


def document(*arguments: str) -> Any:
    """The JSON document that a command answers with."""
    return json.loads(run(*arguments, "--json"))


def names(of: str) -> list[str]:
    """The actors' names."""
    return [actor["name"] for actor in document("show", of)["actors"]]


def test_one_workshop_series(tmp_path: Path) -> None:
    """Planned, run over two days, drawn, analysed, exported, taken back and done again."""
    start = "2026-11-24T09:00"
    made = document(
        "new", "verkko", "--title", "Kotkan verkko", "--language", "fi", "--start", start
    )
    assert [entry["title"] for entry in document("list")] == ["Kotkan verkko"]

    # Mapping and shared understanding: the clock runs, and stamps what is said.
    running = document("step", "verkko", "start", "--at", "2026-11-24T09:06")
    assert running["behind_minutes"] == 6
    lines = run("capture", "verkko", "--at", "2026-11-24T09:10", stdin=DAY_1).splitlines()
    assert all(json.loads(line)["ok"] for line in lines) and len(lines) == 6
    document("step", "verkko", "next", "--at", "2026-11-24T09:26")
    session = document("show", "verkko")
    assert {note["step"] for note in session["notes"]} == {running["running"]}
    assert {note["phase"] for note in session["notes"]} == {2}
    assert [note["kind"] for note in session["notes"]] == ["idea", "decision"]
    assert {a["name"]: a["sector"] for a in session["actors"]} == {
        "Kela": "public",
        "Ohjaamo": "public",
        "Kotkan seurakunta": "third",
        "[/b] & pojat": "private",
    }
    day_one = document("agenda", "verkko", "--at", "2026-11-24T09:30")
    assert day_one["steps"][0]["runs"] == [{"start": "2026-11-24T09:06", "end": "2026-11-24T09:26"}]

    # Value network: links as people speak, the map, the matrix, what it says.
    answers = run("capture", "verkko", stdin=DAY_2).splitlines()
    assert [json.loads(answer)["ok"] for answer in answers] == [True, True, True, True, False]
    session = document("show", "verkko")
    assert len(session["links"]) == 5
    drawn = document("map", "verkko", "--size", "80x24")
    assert set(drawn["rects"]) == {actor["id"] for actor in session["actors"]}
    assert all(name in drawn["text"] for name in ("Kela", "Ohjaamo", "[/b] & pojat"))
    assert "etuudet" in run("map", "verkko", "--view", "list", "--size", "120x40")
    assert document("analyse", "verkko")["measures"]["links"] == 4
    document("snapshot", "verkko", "Toinen päivä")
    run("capture", "verkko", stdin="Kotkan seurakunta -> Asiakas: ruoka-apu\n")
    compared = document("analyse", "verkko", "--against", "toinen päivä")["comparison"]
    assert len(compared["links"]["added"]) == 1 and compared["links"]["removed"] == []

    # The documents are ready when the meeting closes.
    report, graph = tmp_path / "raportti.md", tmp_path / "verkko.graphml"
    run("export", "verkko", "--format", "markdown", "-o", str(report))
    assert "Aloitetaan yhteinen palaveri" in report.read_text(encoding="utf-8")
    document("export", "verkko", "--format", "graphml", "-o", str(graph))
    read = networkx.read_graphml(graph)
    assert (read.number_of_nodes(), read.number_of_edges()) == (5, 6)

    # Closed and opened again: the last three changes are taken back, and done again.
    before = document("show", "verkko")
    taken = document("undo", "verkko", "--count", "3")["undone"]
    assert "ruoka-apu" in taken[0] and "Toinen päivä" in taken[1] and "palaute" in taken[2]
    assert len(document("show", "verkko")["links"]) == 4
    assert document("redo", "verkko", "--count", "3")["undone"] == taken[::-1]
    assert document("show", "verkko") == before
    assert document("check", "verkko")["state"] == "good"
    with open_session(Path(made["file"]), read_only=True) as opened:
        assert opened.recorder.workshop.session.id == made["id"]
