"""A desk in a folder of its own, a clock that stands where the test puts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pace import pause, rules_read_once
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from locales import set_language
from tui.app import ArvoverkkoApp


class TestClock:
    """A clock that only moves when told to."""

    __test__ = False

    def __init__(self, now: dt.datetime) -> None:
        self._now = now

    def __call__(self) -> dt.datetime:
        """The time now; each look is a microsecond later, so no two things are of one moment."""
        self._now += dt.timedelta(microseconds=1)
        return self._now

    def go_to(self, now: dt.datetime) -> None:
        """Set the time."""
        self._now = now

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self._now += dt.timedelta(minutes=minutes)


@pytest.fixture
def now() -> TestClock:
    """The desk's clock: the morning before the first workshop day."""
    return TestClock(dt.datetime(2026, 11, 23, 8, 0))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ARVOVERKKO_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def steady_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot waits for the program, not for the machine."""
    monkeypatch.setattr(Pilot, "pause", pause)
    monkeypatch.setattr(Stylesheet, "_parse_rules", rules_read_once)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts in English and leaves the program so."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def app(home: Path, now: TestClock) -> ArvoverkkoApp:
    """The program on an empty library."""
    return ArvoverkkoApp(folder=home, now=now)
