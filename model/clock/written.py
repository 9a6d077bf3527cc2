"""An agenda written as lines, as in a message or an invitation: a step a line.

`Avaus 15`, `9.00–9.20 Avaus`, `- Kahvi (15 min)`, `Lounas 45 11:30`: in front of a title stands
when it begins, and until when; behind it how long it takes, and a clock time that it is fixed to.
Where lines only say when they begin, each lasts until the next one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from locales import _
from model.capture.folding import plain
from model.changes import Change, Edit, edited, new
from model.clock.editing import inserted, position_of
from model.clock.plan import fixed_start
from model.clock.runs import begun
from model.clock.shorthand import LONGEST, Fixed, Minutes, parse_duration
from model.entities import Day, Part, Step
from model.entities.text import NAME_LIMIT
from model.errors import Refused
from model.workshop import Workshop

USUAL = 15
"""Minutes of a step whose line says nothing of them."""

_SHORTEST = 5
_TAIL = 40
"""Signs at the end of a line among which its length is looked for."""

MOST = 300
"""Steps that are added at once."""

_TIME = r"\d{1,2}(?:[:.]\d{2})"
_BULLET = re.compile(r"^\s*(?:[-–—•*·]\s+|\d{1,2}[.)]\s+(?!\d))")
_LEADING = re.compile(
    rf"^(?:klo\.?\s*)?(?P<begins>{_TIME})(?:\s*[-–—]\s*(?P<ends>{_TIME}))?\s*[:–—-]?\s+(?=\S)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"[\s,;(–—-]+(?P<said>(?:klo\.?\s*)?{_TIME}|\d{{1,3}}\s*(?:h|t)\s*(?:\d{{1,2}}\s*(?:min|m)?)?"
    r"|\d{1,3}\s*(?:min\.?|minuuttia|minutes|m|['’′])?)\)?\s*$",
    re.IGNORECASE,
)
_BREAKS = ("tauko", "kahvi", "lounas", "ruoka", "break", "coffee", "lunch", "tea")
_OPENINGS = ("avaus", "alkusanat", "tervetul", "aloitus", "esittely", "opening", "welcome")
_CLOSINGS = ("lopetus", "loppusanat", "paatos", "paatossanat", "yhteenveto", "closing", "wrap")
_MEALS = ("lounas", "lunch")
"""Others have arranged to serve it: it stays at its clock time."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step as a line says it."""

    title: str
    minutes: int | None
    """None where the line does not say."""
    begins: dt.time | None = None
    ends: dt.time | None = None
    fixed: dt.time | None = None
    rest: str = ""
    """All of a title that is too long for one; it becomes what the room is told."""


def read_line(text: str) -> Line | None:
    """What one line says of a step; None where it says nothing."""
    words = _BULLET.sub("", text.replace("\t", " ")).strip()
    begins = ends = fixed = None
    if match := _LEADING.match(words):
        begins, ends = _clock(match["begins"]), _clock(match["ends"])
        if begins is not None:
            words = words[match.end() :]
    minutes = None
    while (match := _TRAILING.search(words, max(len(words) - _TAIL, 0))) is not None:
        said = _said(match["said"])
        if isinstance(said, Fixed) and fixed is None:
            fixed = said.time
        elif isinstance(said, Minutes) and minutes is None and not _is_number(match["said"]):
            minutes = said.minutes
        else:
            break
        words = words[: match.start()]
    title = " ".join(words.split()).strip(" ,;:–—•*·-")
    if not title:
        return None
    whole = title if len(title) > NAME_LIMIT else ""
    title = f"{title[: NAME_LIMIT - 1].rstrip()}…" if whole else title
    return Line(title, minutes, begins, ends, fixed, whole)


def read_lines(text: str) -> tuple[Line, ...]:
    """The steps that the lines of `text` say, each with its minutes."""
    lines = [line for each in text.splitlines() if (line := read_line(each))]
    return tuple(
        replace(line, minutes=_length(line, after))
        for line, after in zip_longest(lines, lines[1:])
        if line is not None
    )


def write_steps(
    workshop: Workshop,
    day: Day,
    lines: Sequence[Line],
    after: str | None,
    *,
    at: dt.datetime,
    methods: Mapping[str, str] | None = None,
) -> Change:
    """The change that adds the steps of `lines` to `day` behind the step `after`; else at the end.

    A day without steps begins when the first line does.

    Args:
        methods: keys of methods by their folded titles; a step that is called so runs the method.

    Raises:
        Refused: where there is nothing to add, or `after` is no step of the day.
    """
    if not lines:
        raise Refused(_("no line names a step"))
    if len(lines) > MOST:
        raise Refused(
            _("{n} lines are more than an agenda has; {most} at once").format(
                n=len(lines), most=MOST
            )
        )
    there = workshop.steps_of(day)
    running = begun(there)
    steps = [_step(line, at, methods or {}, running=running) for line in lines]
    position = len(day.steps) if after is None else position_of(day, after) + 1
    change = inserted(day, steps, position, at)
    first = lines[0].begins
    if there or first is None or first == day.start.time():
        return change
    *added, whole = change.edits
    assert isinstance(whole.after, Day), "the day comes last"
    start = fixed_start(first, day.start, dt.datetime.combine(day.start.date(), first))
    moved = edited(whole.after, start=dt.datetime.combine(day.start.date(), start.time()))
    return Change.make(*added, Edit(before=whole.before, after=moved), at=at)


def _step(line: Line, at: dt.datetime, methods: Mapping[str, str], *, running: bool) -> Step:
    part = _part(line.title)
    fixed = line.fixed
    if fixed is None and part is Part.BREAK and _is_any(line.title, _MEALS):
        fixed = line.begins
    minutes = USUAL if line.minutes is None else line.minutes
    step = new(
        Step,
        title=line.title,
        minutes=minutes,
        part=part,
        fixed=fixed,
        method=methods.get(plain(line.title), ""),
        instruction=line.rest,
        created=at,
    )
    return edited(step, minutes=0, added=minutes) if running else step


def _length(line: Line, after: Line | None) -> int | None:
    """The minutes that a line says itself, or those until its end or until the next one begins."""
    if line.minutes is not None or line.begins is None:
        return line.minutes
    until = line.ends or (after.begins if after is not None else None)
    if until is None:
        return None
    day = dt.date.min
    span = dt.datetime.combine(day, until) - dt.datetime.combine(day, line.begins)
    minutes = int(span.total_seconds() // 60) % (24 * 60)
    return minutes if minutes <= LONGEST // 2 else None


def _said(text: str) -> Fixed | Minutes | None:
    try:
        said = parse_duration(text.strip().rstrip("'’′").strip())
    except Refused:
        return None
    return said if isinstance(said, Fixed | Minutes) else None


def _is_number(said: str) -> bool:
    """Whether a figure counts rather than measures, as in “Ryhmä 2”: a step is never so short."""
    return said.isdigit() and int(said) < _SHORTEST


def _clock(text: str | None) -> dt.time | None:
    said = _said(text) if text else None
    return said.time if isinstance(said, Fixed) else None


def _part(title: str) -> Part:
    if _is_any(title, _BREAKS):
        return Part.BREAK
    if _is_any(title, _OPENINGS):
        return Part.OPENING
    return Part.CLOSING if _is_any(title, _CLOSINGS) else Part.PROCESSING


def _is_any(title: str, words: Sequence[str]) -> bool:
    """Whether a word of the title begins, or a compound ends, with one of `words`."""
    said = plain(title).replace("-", " ").split()
    return any(each.startswith(word) or each.endswith(word) for each in said for word in words)
