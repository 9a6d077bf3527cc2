"""A round of speaking turns, each with the same time; computed from times, never counted."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from locales import _
from model.errors import Refused

_LENGTH = re.compile(r"(?:(\d{1,3})[:.,])?(\d{1,3})\s*(s|sek|min|m)?\.?", re.IGNORECASE)
_LONGEST = dt.timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Turns:
    """A round that goes on: who speaks in which order, and since when the one who speaks."""

    order: tuple[str, ...]
    """Ids or names of those who speak, in order."""
    length: dt.timedelta
    """The time each of them has."""
    at: int
    """Whose turn it is: a place in `order`; its length where everybody has spoken."""
    since: dt.datetime
    """When that turn began, pauses taken off."""
    paused_at: dt.datetime | None = None
    """When the round was stopped; None while it goes on."""

    @classmethod
    def begun(cls, order: tuple[str, ...], length: dt.timedelta, now: dt.datetime) -> Turns:
        """A round whose first turn begins at `now`."""
        return cls(order, length, 0, now)

    @property
    def speaking(self) -> str | None:
        """Who speaks; None where everybody has."""
        return self.order[self.at] if self.at < len(self.order) else None

    @property
    def following(self) -> str | None:
        """Who speaks next; None where nobody does."""
        return self.order[self.at + 1] if self.at + 1 < len(self.order) else None

    def left(self, now: dt.datetime) -> dt.timedelta:
        """The time left of this turn; negative where it is over."""
        return self.length - ((self.paused_at or now) - self.since)

    def next(self, now: dt.datetime) -> Turns:
        """The next turn begins."""
        at = min(self.at + 1, len(self.order))
        return replace(self, at=at, since=now, paused_at=None)

    def back(self, now: dt.datetime) -> Turns:
        """The turn before begins again."""
        return replace(self, at=max(self.at - 1, 0), since=now, paused_at=None)

    def paused_or_resumed(self, now: dt.datetime) -> Turns:
        """The round stops, or goes on where it stopped."""
        if self.paused_at is None:
            return replace(self, paused_at=now)
        return replace(self, since=self.since + (now - self.paused_at), paused_at=None)


def read_turn_length(text: str) -> dt.timedelta:
    """How long a turn is: `2` minutes, `1:30` minutes and seconds, `45 s` seconds.

    Raises:
        Refused: where it is none of these, nothing, or longer than two hours.
    """
    found = _LENGTH.fullmatch(text.strip())
    if found is not None:
        minutes, number, unit = found[1], int(found[2]), (found[3] or "").casefold()
        if minutes is not None:
            length = dt.timedelta(minutes=int(minutes), seconds=number)
        elif unit.startswith("s"):
            length = dt.timedelta(seconds=number)
        else:
            length = dt.timedelta(minutes=number)
        if dt.timedelta(0) < length <= _LONGEST:
            return length
    raise Refused(_("write how long a turn is: 2 for two minutes, 1:30, or 45 s"))
