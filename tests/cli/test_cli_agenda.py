"""The ten scenarios of a running day on the command line, with exact times.

Each call opens and closes the session file, so every one of them is also a program that was ended
in between.
"""

from __future__ import annotations

from pathlib import Path

from agenda_days import DATE, FULL, Cli, Day, of, times, ways


def test_1_a_late_start_moves_what_is_not_fixed(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *FULL)
    seen = day.step("09:07", "start")
    assert times(seen) == {
        "opening": "09:07-09:22",
        "recap": "09:22-09:42",
        "links": "09:42-10:42",
        "coffee": "10:42-10:57",
        "matrix": "10:57-11:37",
        "lunch": "11:37-12:15",
        "targets": "12:15-13:15",
        "cafe": "13:15-14:30",
        "closing": "14:30-15:00",
    }
    assert seen["planned_end"] == seen["expected_end"] == f"{DATE}T15:00"
    assert (seen["behind_minutes"], seen["words"]) == (7, "7 min behind, ends 15:00")
    assert of(seen, "lunch")["planned_start"] == f"{DATE}T11:30"
    # Set right afterwards: it had begun at five past.
    seen = day.step("09:20", "began", "09:05")
    assert times(seen)["opening"] == "09:05-09:20" and seen["behind_minutes"] == 5
    assert of(seen, "opening")["spent_minutes"] == 15


BEFORE_LUNCH = ("long 100", "short 30", "lunch 45 break fixed=11:30", "rest 135", "end 30 closing")


def test_2_a_buffer_before_lunch_takes_the_overrun(cli: Cli, home: Path) -> None:
    steps = (*BEFORE_LUNCH[:2], "spare 20 buffer", *BEFORE_LUNCH[2:])
    day = Day(cli, home, *steps)
    day.step("09:00", "start")
    day.step("10:40", "next")
    while_over = day.seen("11:22")
    assert times(while_over)["spare"] == "11:22-11:30"
    assert while_over["remaining_minutes"] == -12
    seen = day.step("11:22", "next")
    assert (times(seen)["spare"], times(seen)["lunch"]) == ("11:22-11:30", "11:30-12:15")
    assert of(seen, "spare")["expected_minutes"] == 8
    assert of(seen, "spare")["planned_minutes"] == 20
    assert (seen["expected_end"], seen["recoveries"]) == (f"{DATE}T15:00", [])
    assert seen["spare_minutes"] == 8 and seen["warnings"] == []


def test_3_without_a_buffer_every_way_has_its_times(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *BEFORE_LUNCH[:2], "talk 20", *BEFORE_LUNCH[2:])
    day.step("09:00", "start")
    assert day.step("10:40", "next")["recoveries"] == []
    seen = day.step("11:22", "next")  # 42 minutes instead of 30
    assert times(seen)["lunch"] == "11:42-12:15" and seen["expected_end"] == f"{DATE}T15:00"
    assert seen["alerts"]["shortfall"] == "12 min missing: lunch keeps 33 of 45 min"
    assert seen["alerts"]["ask"] is True
    offered = ways(seen)
    assert set(offered) == {"push_end", "shorten"}
    assert offered["push_end"]["expected_end"] == f"{DATE}T15:12"
    assert offered["shorten"]["expected_end"] == f"{DATE}T15:00"
    assert offered["shorten"]["steps"] == [
        {"id": day.ids["lunch"], "minutes": 45},
        {"id": day.ids["rest"], "minutes": 123},
    ]
    preview = {p["id"]: (p["expected_start"][11:], p["minutes"])
               for p in offered["shorten"]["preview"]}  # fmt: skip
    assert preview[day.ids["end"]] == ("14:30", 30)  # closing untouched
    pushed = day.step("11:22", "recover", "push_end")
    assert times(pushed)["lunch"] == "11:42-12:27" and times(pushed)["end"] == "14:42-15:12"
    assert (pushed["planned_end"], pushed["agreed_end"]) == (f"{DATE}T15:00", f"{DATE}T15:12")
    assert pushed["words"] == "on time, ends 15:12 as agreed" and pushed["recoveries"] == []
    day.cli("undo", "s")
    assert day.seen("11:22")["agreed_end"] is None
    shorter = day.step("11:22", "recover", "shorten")
    assert times(shorter)["rest"] == "12:27-14:30" and times(shorter)["end"] == "14:30-15:00"
    assert of(shorter, "rest")["planned_minutes"] == 135
    assert of(shorter, "rest")["added_minutes"] == -12
    refused = day.cli("step", "s", "recover", "push_end", "--at", f"{DATE}T11:22")
    refused.says("the day fits")


def test_3_lunch_that_has_begun_late_still_has_ways_out(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *BEFORE_LUNCH[:2], "talk 20", *BEFORE_LUNCH[2:])
    for clock, verb in (("09:00", "start"), ("10:40", "next"), ("11:22", "next")):
        day.step(clock, verb)
    seen = day.step("11:42", "next")
    assert times(seen)["lunch"] == "11:42-12:15" and seen["words"] == "on time"
    assert set(ways(seen)) == {"push_end", "cut_break", "shorten"}
    assert ways(seen)["cut_break"]["steps"] == [{"id": day.ids["lunch"], "minutes": 33}]
    assert times(day.step("11:43", "recover", "push_end"))["end"] == "14:42-15:12"
    day.cli("undo", "s")
    left = day.step("11:43", "recover", "cut_break")
    assert times(left)["lunch"] == "11:42-12:15" and left["recoveries"] == []


def test_4_a_pause_moves_expectations_only(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *FULL)
    day.step("09:00", "start")
    day.step("09:10", "pause")
    for clock, end in (("09:10", "09:15"), ("09:12", "09:17"), ("09:15", "09:20")):
        seen = day.seen(clock)
        assert (seen["running"], seen["paused"]) == (None, day.ids["opening"])
        assert seen["remaining_minutes"] == 5
        assert times(seen)["opening"] == f"09:00-{end}"
    day.step("09:15", "resume")
    seen = day.seen("09:17")
    assert seen["running"] == day.ids["opening"] and seen["remaining_minutes"] == 3
    assert times(seen)["matrix"] == "10:55-11:35" and seen["behind_minutes"] == 5


def test_5_back_and_forward_gives_runs_that_add_up(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *FULL)
    day.step("09:00", "start")
    day.step("09:12", "next")
    assert day.step("09:15", "back")["running"] == day.ids["opening"]
    day.step("09:18", "next")
    seen = day.step("09:36", "next")
    assert of(seen, "opening")["runs"] == [
        {"start": f"{DATE}T09:00", "end": f"{DATE}T09:12"},
        {"start": f"{DATE}T09:15", "end": f"{DATE}T09:18"},
    ]
    assert of(seen, "opening")["spent_minutes"] == 15
    assert of(seen, "recap")["spent_minutes"] == 21
    assert seen["running"] == day.ids["links"]


def test_6_the_step_runs_on_while_no_program_does(cli: Cli, process: Cli, home: Path) -> None:
    day = Day(cli, home, *FULL)
    started = process("step", "s", "start", "--at", f"{DATE}T09:00",
                      ARVOVERKKO_HOME=str(home))  # fmt: skip
    assert started.status == 0, started
    before, after = day.seen("09:05"), day.seen("09:08")
    assert (before["remaining_minutes"], after["remaining_minutes"]) == (10, 7)
    assert after["running"] == day.ids["opening"] and times(after) == times(before)


def test_7_past_midnight_and_into_summer_time(cli: Cli, home: Path) -> None:
    day = Day(
        cli, home, "late 90", "snack 15 break fixed=00:15", "on 60", "end 30 closing",
        start="2026-03-28T22:00",
    )  # fmt: skip
    seen = day.step("22:00", "start")
    assert of(seen, "snack")["planned_start"] == "2026-03-29T00:15"
    assert seen["planned_end"] == "2026-03-29T02:00"
    assert day.seen("23:29")["remaining_minutes"] == 1
    assert day.seen("2026-03-29T00:05")["remaining_minutes"] == -35
    seen = day.step("2026-03-29T00:20", "next")
    assert of(seen, "snack")["expected_end"] == "2026-03-29T00:30"
    assert seen["expected_end"] == "2026-03-29T02:00"
    day.step("2026-03-29T00:30", "next")
    # At three the clocks go to four; a wall clock that says so has used 2 h 30 min.
    assert day.seen("2026-03-29T01:29")["remaining_minutes"] == 1


def test_8_a_clock_set_back_makes_nothing_negative_and_is_said(cli: Cli, home: Path) -> None:
    day = Day(cli, home, "a 30", "b 30", "end 20 closing")
    day.step("10:05", "start")
    seen = day.seen("09:05")  # an hour back, and the step has just begun
    assert seen["remaining_minutes"] == 30 and of(seen, "a")["spent_minutes"] == 0
    assert times(seen)["a"] == "10:05-10:35"
    assert any("has the clock been set back?" in words for words in seen["warnings"])
    seen = day.step("09:20", "next")
    assert of(seen, "a")["runs"] == [{"start": f"{DATE}T10:05", "end": f"{DATE}T10:05"}]
    assert all(step["spent_minutes"] >= 0 for step in seen["steps"])


def test_9_jumped_over_added_and_shortened_below_what_it_used(cli: Cli, home: Path) -> None:
    day = Day(cli, home, *FULL)
    day.step("09:00", "start")
    seen = day.step("09:15", "start", "links")
    assert of(seen, "recap")["state"] == "skipped" and times(seen)["links"] == "09:15-10:15"
    assert (seen["behind_minutes"], seen["words"]) == (-20, "20 min ahead, ends 15:00")
    seen = day.step("09:16", "restore", "recap")
    assert of(seen, "recap")["state"] == "planned"
    seen = day.step("09:50", "add", "-40")
    assert (seen["remaining_minutes"], seen["alerts"]["level"]) == (-15, "over")
    assert seen["alerts"]["words"] == "15:00 over"
    seen = day.step("09:51", "add", "-500")
    assert of(seen, "links")["added_minutes"] == -60
    assert of(seen, "links")["planned_minutes"] == 60
    assert seen["remaining_minutes"] == -36
    assert all(step["expected_minutes"] >= 0 for step in seen["steps"])


def test_10_three_hundred_steps_and_none(cli: Cli, home: Path) -> None:
    many = Day(cli, home, *(f"s{number} 3" for number in range(300)))
    seen = many.step("09:01", "start")
    assert len(seen["steps"]) == 300
    assert seen["planned_end"] == "2026-11-25T00:00"
    assert seen["expected_end"] == "2026-11-25T00:01"
    assert cli("new", "none", "--title", "N", "--agenda", "empty").status == 0
    empty = cli("agenda", "none", "--json").json
    assert (empty["steps"], empty["running"], empty["words"]) == ([], None, "no steps yet")
    assert empty["planned_end"] == empty["expected_end"]
    cli("step", "none", "start").says("no steps")
