"""Measures of two states of a network side by side."""

from __future__ import annotations

from dataclasses import dataclass

from locales import _
from model.network.measures.values import Measures
from model.network.measures.words import loops_found, measure_lines
from model.network.words import UNDEFINED, decimal

_UNSEEN = 0.005
"""Differences below this are none: figures are shown with two decimals."""


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure before and after, as a screen or a report shows it."""

    key: str
    """The field of `NetworkMeasures`."""
    name: str
    """The standard name."""
    before: str
    """The figure, or a dash where it was not defined."""
    after: str
    change: str
    """The difference with its sign, "=" where there is none; empty where it is not defined."""


def measure_changes(before: Measures, after: Measures) -> tuple[MeasureChange, ...]:
    """Counts and measures of the network before and after, in the language in force."""
    names = {
        "actors": _("actors"),
        "links": _("existing links"),
        "wished": _("wished-for links"),
        "broken": _("broken links"),
        "strong": _("strong ties"),
        "weak": _("weak ties"),
        "isolates": _("actors without links"),
    }
    for measures in (before, after):
        names |= {line.key: line.name for line in measure_lines(measures)}
    return tuple(_change(key, name, before, after) for key, name in names.items())


def _change(key: str, name: str, before: Measures, after: Measures) -> MeasureChange:
    if key == "loops" and not (before.all_loops and after.all_loops):
        return MeasureChange(key, name, loops_found(before), loops_found(after), "")
    was: float | None = getattr(before.network, key)
    now: float | None = getattr(after.network, key)
    return MeasureChange(key, name, _figure(was), _figure(now), _difference(was, now))


def _figure(value: float | None) -> str:
    if value is None:
        return UNDEFINED
    return str(value) if isinstance(value, int) else decimal(value)


def _difference(was: float | None, now: float | None) -> str:
    if was is None or now is None:
        return ""
    by = now - was
    if abs(by) < _UNSEEN:
        return "="
    sign = "+" if by > 0 else ""
    whole = isinstance(was, int) and isinstance(now, int)
    return sign + (decimal(by, 0) if whole else decimal(by))
