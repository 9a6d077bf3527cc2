"""When the rest of a day no longer fits: the ways out, each with the times it would lead to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from locales import _, ngettext
from model.clock.layout import TOLERANCE, Layout, Role, Situation, lay_out
from model.clock.runs import NOTHING
from model.clock.settle import (
    Draft,
    Take,
    settle,
    take_buffers,
    take_in_proportion,
    take_nothing,
    take_optional,
    whole_break,
)
from model.clock.words import end_words, minutes_words

RecoveryKey = Literal["push_end", "shorten", "use_buffers", "drop_optional"]

_ORDER: tuple[RecoveryKey, ...] = ("push_end", "shorten", "use_buffers", "drop_optional")


@dataclass(frozen=True, slots=True)
class Recovery:
    """One way out, with its preview."""

    key: RecoveryKey
    words: str
    expected_end: dt.datetime
    """When the day would end."""
    steps: tuple[tuple[str, int], ...]
    """The steps it touches, with the minutes each would have; 0 for a dropped one."""
    added: tuple[tuple[str, int], ...]
    """Minutes it adds to steps (or takes, negative)."""
    dropped: tuple[str, ...]
    """Steps it leaves out."""


def is_late(day: Situation, layout: Layout) -> bool:
    """Whether something is lost: the day ends late, a fixed step starts late, a break is cut."""
    if layout.end - day.plan.end >= TOLERANCE:
        return True
    for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True):
        if not row.is_anchor or start - row.planned_start < TOLERANCE:
            continue
        if not row.absorbs or whole_break(row) - (end - start) >= TOLERANCE:
            return True
    return False


def recoveries(day: Situation, layout: Layout) -> tuple[Recovery, ...]:
    """The ways out that apply to `day` as laid out; none where nothing is lost."""
    if day.over or not is_late(day, layout):
        return ()
    found: list[Recovery] = []
    for key, take in _WAYS.items():
        way = _way(day, layout, key, take)
        if way is not None and not any(
            (way.added, way.dropped) == (other.added, other.dropped) for other in found
        ):
            found.append(way)
    return tuple(sorted(found, key=lambda way: _ORDER.index(way.key)))


_WAYS: dict[RecoveryKey, Take] = {
    "push_end": take_nothing,
    "use_buffers": take_buffers,
    "shorten": take_in_proportion,
    "drop_optional": take_optional,
}
"""Where two come to the same, the first speaks for both."""


def _way(day: Situation, before: Layout, key: RecoveryKey, take: Take) -> Recovery | None:
    """One way out with its preview; None where it has nothing to give up."""
    draft = settle(day, take, whole=key == "push_end", closing=key == "shorten")
    extra = {step_id: minutes for step_id, minutes in draft.extra.items() if minutes}
    after = lay_out(day, extra, draft.dropped)
    match key:
        case "use_buffers":
            applies = _spare_time(day, after) < _spare_time(day, before)
        case "shorten":
            applies = any(minutes < 0 for minutes in extra.values())
        case "drop_optional":
            applies = bool(draft.dropped)
        case "push_end":
            applies = True
    if not applies:
        return None
    touched = {*extra, *draft.dropped}
    steps = tuple(
        (row.step.id, round((end - start) / dt.timedelta(minutes=1)))
        for row, start, end in zip(day.rows, after.starts, after.ends, strict=True)
        if row.step.id in touched
    )
    words = _words(day, key, draft, end_words(after.end, day.plan.end))
    return Recovery(key, words, after.end, steps, tuple(extra.items()), tuple(draft.dropped))


def _spare_time(day: Situation, layout: Layout) -> dt.timedelta:
    return sum(
        (
            end - start
            for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True)
            if row.step.buffer and row.role is not Role.PAST
        ),
        NOTHING,
    )


def _words(day: Situation, key: RecoveryKey, draft: Draft, end: str) -> str:
    match key:
        case "push_end":
            return _("Keep every step and move what follows: {end}").format(end=end)
        case "use_buffers":
            return _("Use the spare time: {end}").format(end=end)
        case "shorten":
            cut = [minutes for minutes in draft.extra.values() if minutes < 0]
            return ngettext(
                "Shorten {n} step by {time}: {end}",
                "Shorten {n} steps by {time} together, in proportion: {end}",
                len(cut),
            ).format(n=len(cut), time=minutes_words(-sum(cut)), end=end)
        case "drop_optional":
            titles = [row.step.title for row in day.rows if row.step.id in draft.dropped]
            return ngettext(
                "Drop {title}: {end}", "Drop {n} optional steps: {end}", len(titles)
            ).format(title=titles[0] if titles else "", n=len(titles), end=end)
