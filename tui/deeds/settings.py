"""Settings that one key changes."""

from __future__ import annotations

from dataclasses import replace

from locales import _
from tui.home import Home
from tui.settings import SIGNALS


def change_setting(home: Home, name: str) -> None:
    """Give the setting `name` its next value and say what holds now."""
    settings = home.settings
    if name == "signal":
        at = SIGNALS.index(settings.signal)
        home.remember(replace(settings, signal=SIGNALS[(at + 1) % len(SIGNALS)]))
        home.tell(_signal_words(home.settings.signal))
    elif name == "opens_method":
        home.remember(replace(settings, opens_method=not settings.opens_method))
        home.tell(
            _("A step that starts opens its method's form.")
            if home.settings.opens_method
            else _("A step that starts leaves the screen as it is.")
        )


def _signal_words(signal: str) -> str:
    match signal:
        case "both":
            return _("When a step's time is up: bell and flash.")
        case "flash":
            return _("When a step's time is up: a flash, no bell.")
        case _:
            return _("When a step's time is up: neither bell nor flash.")
