"""Working out a way to make up for lateness: what is taken from which step.

What is given up in proportion follows OnlyT's adaptive mode: deviation × planned ÷ Σ planned of the
steps that can give. Closing steps are protected and shrink last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from model.clock.allot import allot
from model.clock.layout import TOLERANCE
from model.clock.runs import NOTHING
from model.clock.situation import Role, Row, Situation, least_break
from model.entities import Part, Step

LEAST_MINUTES = 5
"""What a shortened step keeps; shorter steps are left as they are."""

_MINUTE = dt.timedelta(minutes=1)


@dataclass(slots=True)
class Draft:
    """What a way out changes, while it is worked out."""

    extra: dict[str, int] = field(default_factory=dict)
    """Minutes that steps get more (less, negative), by id."""
    dropped: list[str] = field(default_factory=list)
    """Ids of the steps that are left out."""
    late: dict[str, int] = field(default_factory=dict)
    """By how many minutes breaks at fixed times start late."""

    def length(self, row: Row) -> int:
        """Whole minutes that `row` has left after the changes so far."""
        if row.step.id in self.dropped:
            return 0
        return int(row.left / _MINUTE) + self.extra.get(row.step.id, 0) - self.late_of(row)

    def late_of(self, row: Row) -> int:
        """By how many minutes `row`, a break at a fixed time, starts late; 0 for others."""
        return self.late.get(row.step.id, 0)

    def give(self, row: Row, minutes: int) -> None:
        """Give `row` so many minutes more (less, negative)."""
        self.extra[row.step.id] = self.extra.get(row.step.id, 0) + minutes

    def cut(self, rows: Sequence[Row], minutes: int, keep: Callable[[Row], int]) -> int:
        """Take `minutes` off `rows` in proportion, each keeping at least `keep`.

        Returns what could be taken.
        """
        if not rows or minutes <= 0:
            return 0
        lengths = [self.length(row) for row in rows]
        capacities = [max(length - keep(row), 0) for row, length in zip(rows, lengths, strict=True)]
        parts = allot(minutes, capacities, lengths)
        for row, part in zip(rows, parts, strict=True):
            if part:
                self.give(row, -part)
        return sum(parts)


Take = Callable[[Draft, Sequence[Row], int], int]
"""Takes minutes off some steps for a way out; returns how many."""


@dataclass(slots=True, eq=False)
class _Link:
    """A fixed step and the steps up to the next one; the first has only steps."""

    late: int = 0
    """By how many minutes the fixed step starts late."""
    pause: Row | None = None
    """The fixed step, where it is a break."""
    rows: list[Row] = field(default_factory=list)
    """The other steps."""


def settle(day: Situation, take: Take, *, whole: bool = False, closing: bool = False) -> Draft:
    """Go through the rest of the day and take where it is late, one fixed step after the other.

    A break at a fixed time that still starts late, or has started late and goes on, is given its
    whole length back; what that costs is taken after it, and where nothing is left to take, the
    break gives it back.

    Args:
        take: takes minutes off the steps before a fixed step, or before the end of the day.
        whole: whether breaks keep what they were given back, at the cost of the end.
        closing: whether, as the last resort, breaks and then closing steps shrink.
    """
    draft = Draft()
    cursor = day.moment
    chain = [_Link()]
    for row in day.rows:
        if row.role is Role.PAST:
            continue
        if row.role is Role.CURRENT and not row.step.buffer:
            assert row.first is not None, "the step in hand has begun"
            if row.late_break:
                chain.append(_Link(late=up(row.late_break), pause=row))
                _made_whole(draft, row, row.first)
            extra = draft.extra.get(row.step.id, 0)
            cursor += max(row.allowed(row.first, extra) - row.spent, NOTHING)
        elif not row.is_anchor:
            chain[-1].rows.append(row)
        else:
            late = _lateness_at(draft, row, cursor, chain[-1].rows, take)
            cursor = row.planned_start + late
            chain.append(_Link(late=up(late)))
            if row.absorbs:
                chain[-1].pause = row
                cursor = _through_break(draft, row, cursor)
            else:
                chain[-1].rows.append(row)
    over = up(_arrival(draft, cursor, chain[-1].rows) - day.due)
    over -= take(draft, chain[-1].rows, over)
    if not whole:
        _fall_back(draft, chain, over, closing=closing)
    return draft


def _lateness_at(
    draft: Draft, anchor: Row, cursor: dt.datetime, stretch: Sequence[Row], take: Take
) -> dt.timedelta:
    """How late `anchor` starts once the buffers before it are eaten and `take` has taken."""
    late = _arrival(draft, cursor, stretch) - anchor.planned_start
    if late <= NOTHING:
        return NOTHING
    spare = sum((row.left for row in stretch if row.step.buffer), NOTHING)
    late -= min(late, spare)
    others = [row for row in stretch if not row.step.buffer]
    agreed = anchor.due_start - anchor.planned_start
    return max(late - take(draft, others, up(late - agreed)) * _MINUTE, NOTHING)


def _through_break(draft: Draft, row: Row, start: dt.datetime) -> dt.datetime:
    """When a break at a fixed time ends that starts at `start`; a late one is made whole."""
    _made_whole(draft, row, start)
    return start + row.allowed(start, draft.extra.get(row.step.id, 0))


def _made_whole(draft: Draft, row: Row, start: dt.datetime) -> None:
    """Give a break at a fixed time that starts late, at `start`, its whole length back."""
    late = start - row.planned_start
    if late >= TOLERANCE:
        draft.late[row.step.id] = up(late)
        whole = up(start + whole_break(row) - row.planned_end)
        draft.give(row, max(whole - row.step.added, 0))


def _fall_back(draft: Draft, chain: Sequence[_Link], over: int, *, closing: bool) -> None:
    """Take what is still over: off the breaks at fixed times, then, as the last, off closing.

    Steps before a late fixed step can make up for no more than its lateness, so the last go first.
    """
    for link in reversed(chain):
        if link.pause is not None:
            given = draft.extra.get(link.pause.step.id, 0)
            spare = max(draft.length(link.pause) - _least_break(link.pause), 0)
            over -= _pass_on(draft, chain, link, min(given, spare), over, [link.pause])
    if closing:
        for link in reversed(chain):
            if link.pause is not None:
                over -= _pass_on(draft, chain, link, over, over, [link.pause])
        for link in reversed(chain):
            steps = [row for row in link.rows if _is_closing(row) and not row.step.firm]
            over -= _pass_on(draft, chain, link, over, over, steps)
    for link in chain:
        row = link.pause
        if row is not None and draft.length(row) <= _least_break(row) and draft.late_of(row):
            draft.extra[row.step.id] = min(draft.extra.get(row.step.id, 0), 0)


def _pass_on(
    draft: Draft, chain: Sequence[_Link], link: _Link, most: int, over: int, rows: Sequence[Row]
) -> int:
    """Take up to `most` off `rows` of `link`, as far as it reaches the end; returns how much."""
    after = chain[chain.index(link) + 1 :]
    room = min([over, most, *(later.late for later in after)])
    taken = draft.cut(rows, room, lambda row: _least_break(row) if row.absorbs else LEAST_MINUTES)
    for later in after:
        later.late -= taken
        if later.pause is not None:
            draft.late[later.pause.step.id] = later.late
            draft.give(later.pause, -taken)
    return taken


# ---------------------------------------------------------------------- what is taken


def take_nothing(draft: Draft, rows: Sequence[Row], minutes: int) -> int:
    """Give nothing up."""
    return 0


def take_buffers(draft: Draft, rows: Sequence[Row], minutes: int) -> int:
    """Eat spare time, the first first."""
    taken = 0
    for row in rows:
        if row.step.buffer:
            taken += draft.cut([row], minutes - taken, lambda row: 0)
    return taken


def take_in_proportion(draft: Draft, rows: Sequence[Row], minutes: int) -> int:
    """Eat spare time, then take from the steps in proportion; closing gives nothing here."""
    taken = take_buffers(draft, rows, minutes)
    steps = [
        row
        for row in rows
        if row.first is None and not (_is_closing(row) or row.step.buffer or row.step.firm)
    ]
    return taken + draft.cut(steps, minutes - taken, lambda row: LEAST_MINUTES)


def take_from(step: Step) -> Take:
    """A way of taking that leaves all to one step."""

    def take(draft: Draft, rows: Sequence[Row], minutes: int) -> int:
        chosen = [row for row in rows if row.step is step]
        return draft.cut(chosen, minutes, lambda row: LEAST_MINUTES)

    return take


def next_to_give(day: Situation) -> Step | None:
    """The next step, where it is one that can give time: neither closing, firm nor a break."""
    coming = (row for row in day.rows if row.role is Role.COMING and not row.step.buffer)
    row = next(coming, None)
    if row is None or row.absorbs or row.step.firm or _is_closing(row):
        return None
    return row.step


def take_optional(draft: Draft, rows: Sequence[Row], minutes: int) -> int:
    """Drop as few optional steps as make up for `minutes`, and of those the shortest that do.

    A step at a fixed time stays: others have arranged to be there for it.
    """
    optional = [
        row
        for row in rows
        if row.step.optional and row.first is None and row.left and not row.is_anchor
    ]
    dropped = 0
    while optional and dropped < minutes:
        by_length = sorted(optional, key=draft.length)
        enough = [row for row in by_length if draft.length(row) >= minutes - dropped]
        row = enough[0] if enough else by_length[-1]
        optional.remove(row)
        dropped += draft.length(row)
        draft.dropped.append(row.step.id)
    return dropped


def _arrival(draft: Draft, cursor: dt.datetime, stretch: Sequence[Row]) -> dt.datetime:
    for row in stretch:
        if row.step.id not in draft.dropped:
            cursor += row.left
            if extra := draft.extra.get(row.step.id):
                cursor += extra * _MINUTE
    return cursor


def up(late: dt.timedelta) -> int:
    """Whole minutes that make up for `late`; none where it is within the tolerance."""
    return -(-late // _MINUTE) if late >= TOLERANCE else 0


def whole_break(row: Row) -> dt.timedelta:
    """The length a fixed break was promised: time added on the day is room, not length."""
    return min(row.full, row.step.minutes * _MINUTE)


def _is_closing(row: Row) -> bool:
    return row.step.part is Part.CLOSING


def _least_break(row: Row) -> int:
    """Whole minutes that a break keeps; of one in hand, that it keeps from now on."""
    return int(max(least_break(row.step) - row.spent, NOTHING) / _MINUTE)
