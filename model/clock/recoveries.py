"""When the rest of a day no longer fits: the ways out, each with the times it would lead to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from locales import _, ngettext
from model.clock.layout import TOLERANCE, Layout, lay_out
from model.clock.plan import room_end
from model.clock.runs import NOTHING
from model.clock.settle import (
    Draft,
    Take,
    next_to_give,
    settle,
    take_buffers,
    take_from,
    take_in_proportion,
    take_nothing,
    take_optional,
    whole_break,
)
from model.clock.situation import Role, Situation
from model.clock.words import end_words, minutes_words, time_words, whole_minutes
from model.entities import Day

Taking = Literal["push_end", "next_gives", "shorten", "use_buffers", "drop_optional"]
"""The ways that take time from something, or from the end."""

RecoveryKey = Taking | Literal["cut_break"]

_ORDER: tuple[RecoveryKey, ...] = (
    "push_end",
    "cut_break",
    "next_gives",
    "shorten",
    "use_buffers",
    "drop_optional",
)

_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Preview:
    """One step as a way out would have it."""

    id: str
    start: dt.datetime
    end: dt.datetime
    minutes: int
    """Whole minutes that it would have from start to end."""
    dropped: bool
    touched: bool
    """Whether the way out gives it other minutes, or drops it."""


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
    preview: tuple[Preview, ...]
    """The step in hand and all that are still to come, as they would be."""
    agreed_end: dt.datetime | None = None
    """The end that the room would agree to; None where the one that counts is kept."""
    agreed_starts: tuple[tuple[str, dt.datetime], ...] = ()
    """Steps at a clock time, with the later start that the room would agree to."""


def recoveries(day: Day, state: Situation, layout: Layout) -> tuple[Recovery, ...]:
    """The ways out that apply to `day` as laid out, which has lost something."""
    found: list[Recovery] = []
    for key, take in _ways(state):
        way = _way(day, state, layout, key, take)
        if way is not None and not any(
            (way.added, way.dropped) == (other.added, other.dropped) for other in found
        ):
            found.append(way)
    cut = _cut_break(day, state, layout)
    ways = [*found, cut] if cut is not None else found
    return tuple(sorted(ways, key=lambda way: _ORDER.index(way.key)))


def _ways(state: Situation) -> Iterator[tuple[Taking, Take]]:
    """What may be taken from what; where two come to the same, the first speaks for both."""
    yield "push_end", take_nothing
    yield "use_buffers", take_buffers
    yield "shorten", take_in_proportion
    giving = next_to_give(state)
    if giving is not None and state.current is not None and state.current.late_break:
        yield "next_gives", take_from(giving)
    yield "drop_optional", take_optional


def _cut_break(day: Day, state: Situation, layout: Layout) -> Recovery | None:
    """That a break which began late stays short, and nothing else gives; None where none is."""
    row = state.current
    if row is None or row.late_break < TOLERANCE or row.first is None:
        return None
    whole = whole_break(row)
    lost = whole - max(row.allowed(row.first), row.spent)
    if lost < TOLERANCE:
        return None
    words = _("Leave {title} at {left} of {minutes} min: {end}").format(
        title=row.step.title,
        left=whole_minutes(whole) - whole_minutes(lost),
        minutes=whole_minutes(whole),
        end=_end(day, state, layout),
    )
    preview = _preview(state, layout, {row.step.id}, ())
    return Recovery(
        key="cut_break",
        words=words,
        expected_end=layout.end,
        steps=tuple((step.id, step.minutes) for step in preview if step.touched),
        added=(),
        dropped=(),
        preview=preview,
        agreed_starts=((row.step.id, row.first),),
    )


def _way(day: Day, state: Situation, before: Layout, key: Taking, take: Take) -> Recovery | None:
    """One way out with its preview; None where it has nothing to give up."""
    draft = settle(state, take, whole=key == "push_end", closing=key == "shorten")
    extra = {step_id: minutes for step_id, minutes in draft.extra.items() if minutes}
    after = lay_out(state, extra, draft.dropped)
    match key:
        case "use_buffers":
            applies = _spare_time(state, after) < _spare_time(state, before)
        case "shorten" | "next_gives":
            applies = any(minutes < 0 for minutes in extra.values())
        case "drop_optional":
            applies = bool(draft.dropped)
        case "push_end":
            applies = True
    if not applies:
        return None
    preview = _preview(state, after, {*extra, *draft.dropped}, draft.dropped)
    pushed = key == "push_end"
    return Recovery(
        key=key,
        words=_words(state, key, draft, _end(day, state, after)),
        expected_end=after.end,
        steps=tuple((step.id, step.minutes) for step in preview if step.touched),
        added=tuple(extra.items()),
        dropped=tuple(draft.dropped),
        preview=preview,
        agreed_end=_full_minute(after.end) if pushed and after.end > state.due else None,
        agreed_starts=tuple(_later_starts(state, after)) if pushed else (),
    )


def _preview(
    state: Situation, after: Layout, touched: Collection[str], dropped: Collection[str]
) -> tuple[Preview, ...]:
    return tuple(
        Preview(
            row.step.id,
            start,
            end,
            round((end - start) / _MINUTE),
            row.step.id in dropped,
            row.step.id in touched,
        )
        for row, start, end in zip(state.rows, after.starts, after.ends, strict=True)
        if row.role is not Role.PAST
    )


def _later_starts(state: Situation, after: Layout) -> Iterator[tuple[str, dt.datetime]]:
    """The steps at a clock time that a pushed end lets start later than they were to."""
    for row, start in zip(state.rows, after.starts, strict=True):
        if row.is_anchor and start - row.due_start >= TOLERANCE:
            yield row.step.id, _full_minute(start)
        elif row.late_break:
            yield row.step.id, start


def _full_minute(moment: dt.datetime) -> dt.datetime:
    """`moment`, or the next full minute: what people agree on has no seconds."""
    full = moment.replace(second=0, microsecond=0)
    return full if full == moment else full + _MINUTE


def _spare_time(day: Situation, layout: Layout) -> dt.timedelta:
    return sum(
        (
            end - start
            for row, start, end in zip(day.rows, layout.starts, layout.ends, strict=True)
            if row.step.buffer and row.role is not Role.PAST
        ),
        NOTHING,
    )


def _end(day: Day, state: Situation, after: Layout) -> str:
    """When the day would end, and that the room is not free so long where it is not."""
    words = end_words(after.end, state.due)
    room = room_end(day)
    if room is None or after.end - room < TOLERANCE:
        return words
    return _("{end}; the room must be left {time}").format(end=words, time=time_words(room))


def _words(day: Situation, key: Taking, draft: Draft, end: str) -> str:
    match key:
        case "push_end":
            return _("Keep every step and move what follows: {end}").format(end=end)
        case "next_gives":
            giving = next_to_give(day)
            assert giving is not None, "this way is offered where a step can give"
            return _("Let {title} give {time}: {end}").format(
                title=giving.title, time=minutes_words(-draft.extra[giving.id]), end=end
            )
        case "use_buffers":
            return _("Use the spare time: {end}").format(end=end)
        case "shorten":
            cut = {step_id: minutes for step_id, minutes in draft.extra.items() if minutes < 0}
            titles = [row.step.title for row in day.rows if row.step.id in cut]
            return ngettext(
                "Shorten {title} by {time}: {end}",
                "Shorten {n} steps by {time} together, in proportion: {end}",
                len(cut),
            ).format(title=titles[0], n=len(cut), time=minutes_words(-sum(cut.values())), end=end)
        case "drop_optional":
            titles = [row.step.title for row in day.rows if row.step.id in draft.dropped]
            return ngettext(
                "Drop {title}: {end}", "Drop {n} optional steps: {end}", len(titles)
            ).format(title=titles[0] if titles else "", n=len(titles), end=end)
