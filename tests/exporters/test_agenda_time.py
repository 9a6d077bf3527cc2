"""Planned against used time: bars in the report, and the plot that plotext draws."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest
from export_workshops import options, realistic
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.bars import bars
from exporters.plots import LEAST_WIDTH, time_plot
from exporters.registry import export
from exporters.textmap.cells import cell_width
from model.clock import ActualRow
from model.entities import Part, StepState

START = dt.datetime(2026, 11, 24, 9, 0)
MINUTE = dt.timedelta(minutes=1)


def row(title: str, planned: int, used: int | None, after: int = 0) -> ActualRow:
    """A step that was to begin `after` minutes into the day; None where it never began."""
    start = START + after * MINUTE
    return ActualRow(
        id=title,
        title=title,
        part=Part.PROCESSING,
        state=StepState.PLANNED if used is None else StepState.DONE,
        planned_start=start,
        planned_minutes=planned,
        added_minutes=0,
        actual_start=None if used is None else start,
        actual_end=None if used is None else start + used * MINUTE,
        spent=(used or 0) * MINUTE,
        over=((used or planned) - planned) * MINUTE,
        runs=0 if used is None else 1,
    )


def day(*steps: tuple[str, int, int | None]) -> list[ActualRow]:
    rows, after = [], 0
    for title, planned, used in steps:
        rows.append(row(title, planned, used, after))
        after += planned
    return rows


THREE = day(("Avaus", 20, 30), ("Linkit", 40, 40), ("Kahvi", 10, 5), ("Sulku", 30, None))


def signs_of(line: str) -> str:
    return "".join(re.findall("[█░▓]+", line))


def test_bars_say_used_left_and_over() -> None:
    lines = bars(THREE, 46)
    assert lines[0].split() == ["used", "planned"]
    drawn = {line.split()[0]: signs_of(line) for line in lines[1:5]}
    longest = len(drawn["Linkit"])
    assert drawn["Linkit"] == "█" * longest
    assert drawn["Avaus"].count("█") == round(longest / 2)
    assert drawn["Avaus"].count("▓") == round(longest * 0.75) - round(longest / 2)
    assert drawn["Kahvi"].count("░") > 0 and "▓" not in drawn["Kahvi"]
    assert set(drawn["Sulku"]) == {"░"}
    assert [line.split()[1:3] for line in lines[1:5]] == [
        ["30", "20"],
        ["40", "40"],
        ["5", "10"],
        ["–", "30"],
    ]
    assert lines[-1] == "█ used   ░ planned, not used   ▓ over the plan"
    assert "".join(bars(THREE, 46, ascii_only=True)).isascii()


def test_nothing_planned_and_nothing_used_draws_nothing() -> None:
    assert bars([], 72) == [] == bars(day(("a", 0, None)), 72)
    assert time_plot([], 80, 24) == "" == time_plot(THREE, LEAST_WIDTH - 1, 24)
    assert bars(day(("a", 0, 5)), 72)[1].endswith("▓")


titles = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
steps = st.lists(
    st.tuples(titles, st.integers(0, 600), st.none() | st.integers(0, 900)), max_size=12
)


@settings(deadline=None, max_examples=60)
@given(steps, st.integers(40, 120), st.integers(4, 40), st.booleans())
def test_bars_and_plots_keep_to_their_size(
    made: Sequence[tuple[str, int, int | None]], width: int, height: int, color: bool
) -> None:
    rows = day(*made)
    lines = bars(rows, width)
    assert all(cell_width(line) <= width and line == line.rstrip() for line in lines)
    assert not lines or len(lines) >= len(rows) + 3
    plot = time_plot(rows, width, height, color=color)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", plot)
    assert color or plain == plot
    assert all(cell_width(line) <= width for line in plain.split("\n"))
    assert plot.count("\n") < height


def test_the_plot_has_a_bar_for_each_step_on_its_own_line() -> None:
    lines = time_plot(THREE, 70, 24).split("\n")
    found = {line.split()[0]: signs_of(line) for line in lines if signs_of(line)}
    assert set(found) >= {"Avaus", "Linkit", "Kahvi", "Sulku"}
    assert set(found["Linkit"]) == {"█"} and set(found["Sulku"]) == {"░"}
    assert set(found["Avaus"]) == {"█", "▓"} and set(found["Kahvi"]) == {"█", "░"}
    assert len(found["Linkit"]) > len(found["Avaus"]) > len(found["Kahvi"])
    assert lines[-2].split()[0] == "0" and "40" in lines[-2].split()


def test_a_day_with_more_steps_than_lines_is_a_curve_of_how_far_behind() -> None:
    rows = []
    for number in range(60):  # each ends a minute further behind than the one before
        one = row(f"s{number}", 5, 6, number * 5)
        start = START + number * 6 * MINUTE
        rows.append(
            ActualRow(
                **{
                    **{name: getattr(one, name) for name in ActualRow.__slots__},
                    "actual_start": start,
                    "actual_end": start + 6 * MINUTE,
                }
            )
        )
    plot = time_plot(rows, 80, 20)
    lines = plot.split("\n")
    assert len(lines) <= 20 and lines[0] == "minutes behind the plan at the end of each step"
    assert re.search(r"60\s*┤", plot) and "09:00" in lines[-1] and "15:00" in lines[-1]
    dots = [place for place, line in enumerate(lines) if re.search("[⠁-⣿]", line)]
    assert len(dots) > 12  # it climbs from the bottom to the top


def test_one_plot_leaves_nothing_in_the_next() -> None:
    first = time_plot(THREE, 70, 24)
    time_plot(day(("muu", 300, 500)), 50, 12, color=True)
    assert time_plot(THREE, 70, 24) == first and "\x1b" not in first
    import plotext

    assert plotext.figure.build().string(colorless=True).strip(" \n│┌┐└┘─┤├┬┴0123456789.-") == ""


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_report_draws_each_day_that_has_begun(language: str) -> None:
    text = export(realistic(), "markdown", options(sections=("time",), language=language)).decode()
    fences = re.findall(r"```text\n(.*?)\n```", text, re.DOTALL)
    assert fences and text.count("\n### ") == len(fences)
    for fence in fences:
        assert all(cell_width(line) <= 72 for line in fence.split("\n"))
        assert "█" in fence
    plain = export(realistic(), "markdown", options(sections=("time",), ascii=True)).decode()
    assert "█" not in plain and "#" in plain
