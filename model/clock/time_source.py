"""The time of day that the program goes by: wall time that does not jump when the clock is set."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from typing import Protocol

JUMP = dt.timedelta(seconds=2)
"""A smaller difference between the machine's clock and ours is drift, not a jump."""

_NONE = dt.timedelta()


class TimeSource(Protocol):
    """Whatever can say what time it is."""

    def now(self) -> dt.datetime:
        """Local wall time, naive."""


class WallClock:
    """Local wall time, read once and carried on by a clock that is never set.

    A change of the machine's clock, by hand, by a time service or to summer time, does not move
    `now()`; it shows in `jumped`, so that it can be logged, and is taken over by `adopt()`.
    Nothing counts ticks, so a slow or stopped program loses no time.

    Args:
        wall: the machine's local wall time, naive.
        elapsed: seconds on a clock that only goes forward.
    """

    def __init__(
        self,
        wall: Callable[[], dt.datetime] = dt.datetime.now,
        elapsed: Callable[[], float] | None = None,
    ) -> None:
        self._wall = wall
        self._elapsed = elapsed or seconds_awake_or_asleep
        self._anchor = wall()
        self._zero = self._elapsed()

    def now(self) -> dt.datetime:
        """The time of day, undisturbed by anyone setting the machine's clock."""
        return self._anchor + dt.timedelta(seconds=self._elapsed() - self._zero)

    @property
    def jumped(self) -> dt.timedelta:
        """How far the machine's clock was set ahead of ours (back, negative); zero for drift."""
        difference = self._wall() - self.now()
        return difference if abs(difference) >= JUMP else _NONE

    def adopt(self) -> dt.timedelta:
        """Go by the machine's clock from here on; returns how far that moved `now()`."""
        before = self.now()
        self._anchor, self._zero = self._wall(), self._elapsed()
        return self._anchor - before


def seconds_awake_or_asleep() -> float:
    """Seconds on a clock that nobody sets and that runs on while the laptop sleeps.

    Python's monotonic clock stands still during sleep on Linux and macOS; a lid closed over lunch
    must not stop the day.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
