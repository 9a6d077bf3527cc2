"""What the program says by itself while a day runs: a banner with one-key choices, bell and flash.

The model decides what is to be said (`model.clock.alerts`); here it is kept until it is answered,
put off, or true no more. Nothing here takes the keyboard from whoever is typing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from locales import _, ngettext
from model import clock
from model.clock import time_words
from tui.moment import Moment

MOST_WAYS = 4
"""As many as the banner has keys for; a closer look shows all."""

Kind = Literal["shortfall", "parked"]
Signal = Literal["soon", "over"]

_LEVELS: tuple[clock.Urgency, ...] = ("calm", "warning", "danger", "over")


@dataclass(frozen=True, slots=True)
class Banner:
    """One line that asks for a decision, above the capture line."""

    kind: Kind
    words: str
    choices: tuple[str, ...]
    """What can be chosen, in the order of the keys."""
    keys: tuple[str, ...] = ()
    """For time that is missing: the keys of the ways, as `clock.recover` takes them."""


class Alerts:
    """Keeps what was asked, answered and put off while one session is open."""

    def __init__(self) -> None:
        self.banner: Banner | None = None
        """What is asked now."""
        self._open: set[Kind] = set()
        self._put_off: frozenset[str] = frozenset()
        self._heard: tuple[str | None, clock.Urgency] | None = None

    def look(self, moment: Moment) -> Banner | None:
        """What has to be asked at `moment`; None while there is nothing."""
        alerts, forecast = moment.alerts, moment.forecast
        if alerts is None or forecast is None:
            self._open.clear()
            self.banner = None
            return None
        if alerts.ask:
            self._open.add("shortfall")
        if not set(alerts.parked) <= self._put_off:
            self._open.add("parked")
        if alerts.shortfall is None:
            self._open.discard("shortfall")
        if not alerts.parked:
            self._open.discard("parked")
        self.banner = None
        if "shortfall" in self._open and alerts.shortfall is not None:
            self.banner = _shortfall(alerts.shortfall, forecast)
        elif "parked" in self._open:
            self.banner = Banner("parked", alerts.parked_words, (_("look at them"),))
        return self.banner

    def close(self, moment: Moment) -> None:
        """Ask no more of what is asked now: it was answered, or put off."""
        if self.banner is None:
            return
        self._open.discard(self.banner.kind)
        if self.banner.kind == "parked" and moment.alerts is not None:
            self._put_off |= set(moment.alerts.parked)
        self.banner = None

    def signal(self, moment: Moment) -> Signal | None:
        """What is to be heard and seen now: the last twentieth of a step begins, or its time is up.

        Once each; a step that is found like that, as after a restart, is not announced.
        """
        alerts = moment.alerts
        now = (alerts.step, alerts.level) if alerts is not None else (None, _LEVELS[0])
        before, self._heard = self._heard, now
        step, level = now
        if before is None or step is None or before[0] != step:
            return None
        if _LEVELS.index(level) <= _LEVELS.index(before[1]):
            return None
        if level == "over":
            return "over"
        return "soon" if level == "danger" else None


def _shortfall(shortfall: clock.Shortfall, forecast: clock.Forecast) -> Banner:
    lost = next((step for step in shortfall.lost if step != forecast.day), None)
    ways = forecast.recoveries[:MOST_WAYS]
    return Banner(
        "shortfall",
        shortfall.words,
        tuple(_way_words(way, forecast, lost) for way in ways),
        tuple(way.key for way in ways),
    )


def _way_words(way: clock.Recovery, forecast: clock.Forecast, lost: str | None) -> str:
    """A way out in few words, with the times that follow: of what would be late, and of the end."""
    times = _("ends {time}").format(time=time_words(way.expected_end))
    title = {step.id: step.title for step in forecast.steps}
    in_hand = forecast.running or forecast.paused
    for step in way.preview:
        if step.id == lost != in_hand:
            start = f"{title[step.id]} {time_words(step.start)}"
            times = _("{first}, {second}").format(first=start, second=times)
    return _("{way}: {times}").format(way=_way(way, title), times=times)


def _way(way: clock.Recovery, title: dict[str, str]) -> str:
    match way.key:
        case "push_end":
            return _("move what follows")
        case "cut_break":
            return _("leave {title} short").format(title=title[way.steps[0][0]])
        case "next_gives":
            taken = next(step for step, minutes in way.added if minutes < 0)
            return _("shorten {title} alone").format(title=title[taken])
        case "use_buffers":
            return _("use spare time")
        case "shorten":
            cut = [step for step, minutes in way.added if minutes < 0]
            return ngettext("shorten {title}", "shorten {n} steps", len(cut)).format(
                title=title[cut[0]], n=len(cut)
            )
        case "drop_optional":
            count = len(way.dropped)
            return ngettext("drop {title}", "drop {n} steps", count).format(
                n=count, title=title[way.dropped[0]]
            )
