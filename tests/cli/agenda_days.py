"""Sessions of one day for the tests of the command line, run and read by the titles of steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

DATE = "2026-11-24"

Cli = Callable[..., Any]


def agenda_file(steps: Sequence[str], begins: str = "09:00") -> str:
    """An own agenda of one day; a step as `title minutes [part] [fixed=11:30] [flags]`."""
    lines = ['title = "T"', "[[days]]", 'title = "Day"', "phase = 3", f'begins = "{begins}"']
    for words in steps:
        title, minutes, *rest = words.split()
        lines += ["[[days.steps]]", f'title = "{title}"', f"minutes = {minutes}"]
        for word in rest:
            name, _sign, value = word.partition("=")
            if name == "fixed":
                lines.append(f'fixed = "{value}"')
            elif name in ("optional", "buffer", "firm"):
                lines.append(f"{name} = true")
            else:
                lines.append(f'part = "{name}"')
    return "\n".join(lines)


class Day:
    """A session of one day, run from the command line; steps are named by their titles."""

    def __init__(self, cli: Cli, home: Path, *steps: str, start: str = f"{DATE}T09:00") -> None:
        folder = home / "agendas"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "own.toml").write_text(agenda_file(steps, start[-5:]), encoding="utf-8")
        made = cli("new", "s", "--title", "T", "--agenda", "own", "--start", start)
        assert made.status == 0, made
        self.cli = cli
        self.date = start[:10]
        self.ids = {step["title"]: step["id"] for step in self.seen("00:00")["steps"]}

    def moment(self, clock: str) -> str:
        return clock if "T" in clock else f"{self.date}T{clock}"

    def seen(self, clock: str) -> dict[str, Any]:
        """The forecast at a clock time."""
        answer = self.cli("agenda", "s", "--at", self.moment(clock), "--json")
        assert answer.status == 0, answer
        return answer.json

    def step(self, clock: str, verb: str, *arguments: str) -> dict[str, Any]:
        """Press a verb at a clock time; a step's title stands for its id."""
        named = [self.ids.get(argument, argument) for argument in arguments]
        answer = self.cli("step", "s", verb, *named, "--at", self.moment(clock), "--json")
        assert answer.status == 0, answer
        return answer.json


def times(seen: dict[str, Any]) -> dict[str, str]:
    """Expected start and end of every step as "09:07-09:22"."""
    return {
        step["title"]: f"{step['expected_start'][11:16]}-{step['expected_end'][11:16]}"
        for step in seen["steps"]
    }


def of(seen: dict[str, Any], title: str) -> dict[str, Any]:
    step: dict[str, Any] = next(step for step in seen["steps"] if step["title"] == title)
    return step


def ways(seen: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {way["key"]: way for way in seen["recoveries"]}


FULL = (
    "opening 15 opening",
    "recap 20",
    "links 60",
    "coffee 15 break",
    "matrix 40",
    "lunch 45 break fixed=11:30",
    "targets 60",
    "cafe 75",
    "closing 30 closing",
)
"""09:00–15:00 with lunch at 11:30 and nothing to spare."""
