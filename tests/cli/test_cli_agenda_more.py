"""What else the command line does with an agenda: corrections, the log, own agendas, documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from agenda_days import DATE, FULL, Cli, Day, of


def test_the_end_is_agreed_by_hand(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *FULL)
    day.step("09:00", "start")
    seen = day.step("09:01", "until", "15:15")
    assert (seen["agreed_end"], seen["words"]) == (
        f"{DATE}T15:15",
        "on time, ends 15:00 instead of 15:15",
    )
    assert cli("step", "s", "until", "noon").status == 2
    assert cli("step", "s", "until").status == 2
    cli("step", "s", "restore", "x", "--at", f"{DATE}T09:02").says("no agenda step x")


def test_the_end_of_a_forgotten_step_is_set_right(cli: Cli, home: Path) -> None:
    day = Day(cli, home, "a 30", "end 20 closing")
    day.step("09:00", "start")
    day.step("09:30", "next")
    seen = day.step("14:00", "ended", "09:48")
    assert seen["running"] is None and of(seen, "end")["spent_minutes"] == 18
    assert of(seen, "end")["state"] == "done" and seen["words"] == "ended 09:48 instead of 09:50"
    seen = day.step("14:01", "ended", "09:52")
    assert of(seen, "end")["runs"] == [{"start": f"{DATE}T09:30", "end": f"{DATE}T09:52"}]
    cli("step", "s", "ended", "09:20", "--at", f"{DATE}T14:02").says("began 09:30")


def test_the_log_says_planned_and_used_and_draws_them(cli: Cli, home: Path) -> None:
    day = Day(cli, home, "first 30", "second 60", "end 20 closing")
    day.step("09:00", "start")
    day.step("09:42", "next")
    day.step("10:30", "next")
    log = cli("agenda", "s", "--log", "--at", f"{DATE}T10:35", "--json").json
    assert (log["day"], log["planned_minutes"], log["spent_minutes"]) == (1, 110, 95)
    assert [(row["title"], row["spent_minutes"], row["over_minutes"]) for row in log["steps"]] == [
        ("first", 42, 12),
        ("second", 48, -12),
        ("end", 5, -15),
    ]
    assert log["steps"][2]["actual_end"] is None
    shown = cli("agenda", "s", "--log", "--at", f"{DATE}T10:35", "--size", "60x20").out
    assert "█ used" in shown and "▓" in shown and "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    coloured = cli("agenda", "s", "--log", "--at", f"{DATE}T10:35", "--color").out
    assert "\x1b[38;5;" in coloured
    before = cli("agenda", "s", "--log", "--json", "--day", "1", "--at", f"{DATE}T08:00").json
    assert before["planned_minutes"] == 110


def test_human_text_tells_what_is_next_and_what_is_lost(cli: Cli, home: Path) -> None:
    day = Day(cli, home, "a 60", "b 60", "end 30 closing")
    assert "2 h 30 min, ends 11:30" in cli("agenda", "s", "--at", f"{DATE}T08:00").out
    day.step("09:00", "start")
    cli("capture", "s", stdin="= premises\n")
    text = cli("agenda", "s", "--at", f"{DATE}T09:50").out
    assert "10:00 left, start to round off" in text and "next: b, 1 h" in text
    day.step("10:10", "next")
    text = cli("agenda", "s", "--at", f"{DATE}T11:01").out
    assert "1 parked point to take up before closing" in text
    assert "push_end" in text and "closing is threatened" in text


@pytest.mark.parametrize("title", ['Oma "ilta" \\ [/b]', "***", "Äiti ja öljy"])
def test_days_are_kept_as_an_own_agenda(cli: Cli, home: Path, title: str) -> None:
    day = Day(cli, home, *FULL)
    day.step("09:00", "start")
    day.step("09:20", "next")
    kept = cli("agenda", "s", "--save-as", title, "--json").json
    assert Path(kept["file"]).parent == home / "agendas" and Path(kept["file"]).stem == kept["key"]
    again = cli("agenda", "s", "--save-as", title, "--json").json
    assert again["key"] != kept["key"]
    start = "2027-02-02T09:00"
    made = cli("new", "t", "--title", "T2", "--agenda", kept["key"], "--start", start)
    assert made.status == 0, made
    seen = cli("agenda", "t", "--at", start, "--json").json
    assert [(step["title"], step["planned_minutes"], step["part"]) for step in seen["steps"]] == [
        (step["title"], step["planned_minutes"], step["part"])
        for step in day.seen("09:20")["steps"]
    ]
    assert of(seen, "lunch")["planned_start"] == "2027-02-02T11:30"
    assert all(not step["runs"] for step in seen["steps"])
    cli("agenda", "s", "--save-as", " ").says("blank")


def test_the_agenda_and_the_calendar_are_among_the_formats(cli: Cli, home: Path) -> None:
    Day(cli, home, *FULL)
    keys = {row["key"] for row in cli("export", "--formats", "--json").json}
    assert {"agenda", "ics"} <= keys
    printed = cli("export", "s", "--format", "agenda", "-o", "-").out
    assert "| 11:30–12:15 |" in printed and "*lunch*" in printed
    assert "DTSTART:20261124T090000" in cli("export", "s", "--format", "ics", "-o", "-").out
