"""What scripts read: the fields that each command's JSON document promises."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporters.registry import FORMATS

Cli = Callable[..., Any]

LINES = """\
Kela -> Ohjaamo: palveluohjaus #ohjaus @puhelin
Ohjaamo ..> nuori: luottamus !
nuori ?> Kela: palaute
"""


def test_new_names_the_file_and_the_session(cli: Cli, tmp_path: Path, home: Path) -> None:
    """A path stays where it is; a short name goes into the library."""
    path = tmp_path / "oma.json"
    made = cli("new", str(path), "--title", "T", "--json").json
    assert made["file"] == str(path) and path.is_file()
    assert cli("show", str(path), "--json").json["session"]["id"] == made["id"]
    short = cli("new", "lyhyt", "--title", "T", "--json").json
    assert Path(short["file"]).parent == home / "sessions"


def test_new_plans_the_agenda_that_is_asked_for(cli: Cli) -> None:
    """Three days without a key; an empty day with its key; the language decides the titles."""
    start = "2026-11-24T09:00"
    cli("new", "kolme", "--title", "T", "--language", "fi", "--start", start)
    days = cli("show", "kolme", "--json").json["days"]
    assert [day["number"] for day in days] == [1, 2, 3]
    assert days[0]["start"] == "2026-11-24T09:00:00"
    cli("new", "tyhja", "--title", "T", "--agenda", "empty", "--language", "en")
    session = cli("show", "tyhja", "--json").json
    assert session["session"]["language"] == "en" and len(session["days"]) == 1


def test_list_counts_what_each_session_holds(cli: Cli, session: str) -> None:
    """Titles, times and counts, the last changed first."""
    cli("capture", session, stdin=LINES + "! päätös\n")
    cli("new", "toinen", "--title", "Toinen")
    entries = {entry["title"]: entry for entry in cli("list", "--json").json}
    entry = entries["Verkko"]
    assert (entry["actors"], entry["links"], entry["notes"]) == (3, 3, 1)
    assert dt.datetime.fromisoformat(entry["changed"]).tzinfo is None
    assert Path(entry["file"]).is_file()


def test_show_holds_every_table(cli: Cli, session: str) -> None:
    """Each entity with its id, links by the ids of their actors."""
    cli("capture", session, stdin=LINES)
    shown = cli("show", session, "--json").json
    assert set(shown) >= {"session", "actors", "links", "notes", "days", "steps", "targets"}
    ids = {actor["name"]: actor["id"] for actor in shown["actors"]}
    assert {"label", "kind", "sector"} <= set(shown["actors"][0])
    first, second, third = shown["links"]
    assert (first["source"], first["target"]) == (ids["Kela"], ids["Ohjaamo"])
    assert (first["what"], first["category"], first["channel"]) == (
        "palveluohjaus",
        "ohjaus",
        "puhelin",
    )
    assert (second["nature"], second["strength"]) == ("intangible", "strong")
    assert third["state"] == "wished"


AGENDA_FIELDS = {
    "at",
    "planned_end",
    "expected_end",
    "behind_minutes",
    "words",
    "running",
    "steps",
    "warnings",
    "recoveries",
}


def test_agenda_and_step_answer_with_the_forecast(cli: Cli, session: str) -> None:
    """The day that the time falls on; each verb answers like `agenda` does."""
    found = cli("agenda", session, "--at", "2026-11-24T09:00", "--json").json
    assert set(found) >= AGENDA_FIELDS and found["running"] is None
    assert set(found["steps"][0]) >= {
        "id",
        "title",
        "part",
        "fixed",
        "planned_start",
        "planned_end",
        "planned_minutes",
        "expected_start",
        "expected_end",
        "state",
        "spent_minutes",
        "runs",
    }
    ids = [step["id"] for step in found["steps"]]

    def step(*arguments: str, at: str) -> Any:
        answer = cli("step", session, *arguments, "--at", f"2026-11-24T{at}", "--json").json
        assert set(answer) >= AGENDA_FIELDS
        return answer

    assert step("start", at="09:10")["running"] == ids[0]
    assert step("add", "10", at="09:12")["behind_minutes"] == 20
    assert step("add", "-10", at="09:12")["behind_minutes"] == 10
    assert step("pause", at="09:15")["running"] is None
    assert step("resume", at="09:18")["steps"][0]["spent_minutes"] == 5
    assert step("next", at="09:30")["running"] == ids[1]
    assert step("back", at="09:31")["running"] == ids[0]
    assert step("start", ids[2], at="09:40")["running"] == ids[2]
    assert step("skip", ids[3], at="09:41")["steps"][3]["state"] == "skipped"
    assert step("finish", ids[2], at="10:50")["running"] is None
    offered = cli("agenda", session, "--at", "2026-11-24T11:40", "--json").json["recoveries"]
    assert offered and set(offered[0]) >= {"key", "words", "expected_end", "steps"}
    key = next(way["key"] for way in offered if way["key"] == "shorten")
    assert step("recover", key, at="11:40")["expected_end"] == "2026-11-24T15:00"


def test_agenda_takes_the_day_asked_for_else_the_day_of_the_time(cli: Cli, session: str) -> None:
    """Without a day that the time falls on it is the first."""
    starts = [day["start"][:16] for day in cli("show", session, "--json").json["days"]]

    def first_start(*arguments: str) -> str:
        answer: dict[str, Any] = cli("agenda", session, "--json", *arguments).json
        return str(answer["steps"][0]["planned_start"])

    assert first_start("--at", starts[1]) == starts[1]
    assert first_start("--at", "2030-01-01T10:00") == starts[0]
    assert first_start("--at", "2030-01-01T10:00", "--day", "3") == starts[2]


@pytest.mark.parametrize("view", ["map", "ego", "sectors", "matrix", "list"])
def test_map_fits_the_size_in_every_view(cli: Cli, session: str, view: str) -> None:
    """Never larger than asked for, ASCII where asked for, with every actor's place."""
    cli("capture", session, stdin=LINES)
    drawn = cli("map", session, "--size", "70x20", "--view", view, "--ascii", "--json").json
    lines = drawn["text"].split("\n")
    assert len(lines) <= 20 and max(map(len, lines)) <= 70
    assert drawn["text"].isascii() and "Ohjaamo" in drawn["text"]
    for x, y, width, height in drawn["rects"].values():
        assert min(x, y) >= 0 and x + width <= 70 and y + height <= 20


def test_map_is_plain_unless_colour_is_asked_for(cli: Cli, session: str) -> None:
    """The drawing in words is the drawing in JSON; a focus may be a name in any case."""
    cli("capture", session, stdin=LINES)
    plain = cli("map", session, "--focus", "kela", "--per", "flow", "--size", "60x15").out
    assert "\x1b" not in plain
    assert "\x1b[" in cli("map", session, "--color").out
    same = cli("map", session, "--focus", "Kela", "--per", "flow", "--size", "60x15", "--json")
    assert same.json["text"] + "\n" == plain
    assert all(len(cell) == 2 for cells in same.json["routes"].values() for cell in cells)


def test_analyse_gives_numbers_and_findings(cli: Cli, session: str) -> None:
    """Standard names, one row for each actor, findings with the actors and links they are about."""
    cli("capture", session, stdin=LINES)
    found = cli("analyse", session, "--json").json
    assert found["measures"]["density"] == pytest.approx(2 / 6)
    assert len(found["actors"]) == 3
    assert all("betweenness" in values for values in found["actors"].values())
    assert found["findings"]
    assert all({"key", "severity", "words", "actors", "links"} <= set(f) for f in found["findings"])


def test_snapshot_is_what_analyse_compares_with(cli: Cli, session: str) -> None:
    """By its name or its id."""
    cli("capture", session, stdin=LINES)
    kept = cli("snapshot", session, "Ennen", "--json").json
    assert [each["id"] for each in cli("show", session, "--json").json["snapshots"]] == [kept["id"]]
    for name in ("ennen", kept["id"]):
        compared = cli("analyse", session, "--against", name, "--json").json["comparison"]
        assert compared["actors"]["added"] == []


def test_methods_carry_both_languages(cli: Cli) -> None:
    """Whatever language the program speaks."""
    catalogue = cli("methods", "--json").json
    fields = {"key", "phase", "form", "title", "minutes", "prompts", "source"}
    for method in catalogue:
        assert fields <= set(method)
        assert set(method["title"]) == {"fi", "en"} == set(method["prompts"])
        assert method["title"]["fi"] and method["title"]["en"]
    assert {method["phase"] for method in catalogue} == {1, 2, 3, 4}


@pytest.mark.parametrize("key", sorted(FORMATS))
def test_export_writes_the_same_bytes_everywhere(
    cli: Cli, session: str, key: str, tmp_path: Path
) -> None:
    """To a file, and to standard output."""
    cli("capture", session, stdin=LINES)
    target = tmp_path / "document"
    asked = ("export", session, "--format", key, "--personal-data")
    told = cli(*asked, "-o", str(target), "--json").json
    assert told["file"] == str(target)
    if key == "xlsx":
        assert target.read_bytes().startswith(b"PK"), "a workbook is no text"
        return
    written = target.read_text(encoding="utf-8-sig")
    expected = {
        "csv-links": "luottamus", "agenda": "Lounas", "ics": "Lounas", "invitations": "Organis",
    }  # fmt: skip
    assert expected.get(key, "Ohjaamo") in written
    printed = cli(*asked, "-o", "-").out
    assert len(printed.splitlines()) == len(written.splitlines())


def test_export_names_its_file_and_never_takes_anothers_place(cli: Cli, session: str) -> None:
    """Without -o it is a file in the current folder; a second one gets a name of its own."""
    first = Path(cli("export", session, "--format", "markdown").out.strip())
    first.write_text("mine")
    second = Path(cli("export", session, "--format", "markdown").out.strip())
    assert first.parent == second.parent == Path.cwd() and first != second
    assert first.read_text() == "mine" and "Verkko" in second.read_text(encoding="utf-8")


def test_export_keeps_contacts_and_quotations_to_itself(cli: Cli, session: str) -> None:
    """Unless they are asked for."""
    cli("capture", session, stdin="> hyvin sanottu\n")
    assert "hyvin sanottu" not in cli("export", session, "--format", "markdown", "-o", "-").out
    asked = ("export", session, "--format", "markdown", "-o", "-", "--personal-data")
    assert "hyvin sanottu" in cli(*asked).out


def test_formats_need_no_session(cli: Cli) -> None:
    """Their keys, in words and as JSON."""
    keys = [item["key"] for item in cli("export", "--formats", "--json").json]
    assert keys == list(FORMATS)
    assert all(key in cli("export", "--formats").out for key in keys)


def test_samples_are_copied(cli: Cli, tmp_path: Path) -> None:
    """Into the library, or where one says; they say that they are illustrative."""
    listed = [item["name"] for item in cli("sample", "--list", "--json").json]
    assert len(listed) >= 2
    path = tmp_path / "copy.json"
    assert cli("sample", listed[0], "-o", str(path)).out.strip() == str(path)
    assert cli("show", str(path), "--json").json["session"]["illustrative"] is True
    copied = Path(cli("sample", listed[1], "--json").json["file"])
    assert [entry["file"] for entry in cli("list", "--json").json] == [str(copied)]


def test_undo_and_redo_tell_what_they_did(cli: Cli, session: str) -> None:
    """The newest first, each in a line; nothing is left to do when there is nothing."""
    cli("capture", session, stdin="! yksi\n! kaksi\n")
    undone = cli("undo", session, "--count", "9", "--json").json["undone"]
    assert len(undone) == 2 and "kaksi" in undone[0] and "yksi" in undone[1]
    assert cli("show", session, "--json").json["notes"] == []
    assert "yksi" in cli("redo", session).out
    assert len(cli("show", session, "--json").json["notes"]) == 1
    assert cli("undo", session, "--count", "1", "--json").json["undone"]
    assert cli("undo", session, "--json").json == {"undone": []}


def test_check_repairs_a_damaged_file(cli: Cli, session: str) -> None:
    """Damaged is status 1; repaired is 0, with what it was restored from and what was set aside."""
    cli("capture", session, stdin="! tallessa\n")
    assert cli("check", session, "--json").json == {
        "state": "good",
        "problems": [],
        "restored_from": None,
        "set_aside": None,
    }
    path = Path(cli("list", "--json").json[0]["file"])
    path.write_bytes(path.read_bytes()[:200])
    damaged = cli("check", session, "--json")
    assert damaged.json["state"] == "damaged" and damaged.json["problems"]
    damaged.says("--repair")
    repaired = cli("check", session, "--repair", "--json")
    assert repaired.status == 0 and repaired.json["state"] == "repaired"
    assert len(Path(repaired.json["set_aside"]).read_bytes()) == 200
    assert cli("show", session, "--json").json["notes"][0]["text"] == "tallessa"


def test_json_stands_before_or_after_the_command(cli: Cli, session: str) -> None:
    """Both give the same document."""
    assert cli("--json", "list").json == cli("list", "--json").json
    assert json.loads(cli("--json", "show", session).out)["session"]["title"] == "Verkko"
