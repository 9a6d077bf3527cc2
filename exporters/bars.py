"""Planned against used minutes, step by step, as lines of plain text with a bar each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.textmap.cells import cell_width, shortened
from locales import pgettext
from model.clock import ActualRow
from model.clock.words import whole_minutes

USED, LEFT, OVER = "█", "░", "▓"
"""Minutes used within the plan, planned and not used, used over the plan."""

ASCII_SIGNS = ("#", ".", "+")
"""The same three in ASCII."""

_LEAST_BAR = 10
_LONGEST_TITLE = 28


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands in front of the bars: title, minutes used, minutes planned."""

    lines: tuple[str, ...]
    """One line for each row, all of one width."""
    head: str
    """Heads of the columns, of the same width."""
    width: int
    """Cells that each takes, the blank before the bar included."""


def signs(*, ascii_only: bool = False) -> tuple[str, str, str]:
    """The signs for used, left and over."""
    return ASCII_SIGNS if ascii_only else (USED, LEFT, OVER)


def bars(rows: Sequence[ActualRow], width: int, *, ascii_only: bool = False) -> list[str]:
    """A line for each row: title, minutes used and planned, and a bar; none wider than `width`.

    The first line tells the columns and the last what the signs mean; no lines where there is
    nothing to draw.
    """
    longest = longest_minutes(rows)
    if not longest:
        return []
    before = margin(rows, width - _LEAST_BAR, ascii_only=ascii_only)
    room = max(width - before.width, 1)
    lines = [before.head.rstrip()]
    for line, row in zip(before.lines, rows, strict=True):
        lines.append((line + bar(row, longest, room, ascii_only=ascii_only)).rstrip())
    return [*lines, "", *legend(width, ascii_only=ascii_only)]


def bar(row: ActualRow, longest: int, room: int, *, ascii_only: bool = False) -> str:
    """The bar of `row` in at most `room` cells, where the longest of all has `longest` minutes."""
    used_sign, left_sign, over_sign = signs(ascii_only=ascii_only)
    used, planned = used_minutes(row), row.planned_minutes
    within = _cells(min(used, planned), longest, room)
    end = _cells(max(used, planned), longest, room)
    return used_sign * within + (over_sign if used > planned else left_sign) * (end - within)


def _cells(minutes: int, longest: int, room: int) -> int:
    return min(max(round(minutes * room / longest), 1), room) if minutes else 0


def longest_minutes(rows: Sequence[ActualRow]) -> int:
    """The most minutes that any row was planned for or used."""
    return max((max(used_minutes(row), row.planned_minutes) for row in rows), default=0)


def used_minutes(row: ActualRow) -> int:
    """Full minutes that `row` used."""
    return whole_minutes(row.spent)


def margin(rows: Sequence[ActualRow], width: int, *, ascii_only: bool = False) -> Margin:
    """The columns in front of the bars, in at most `width` cells where that is possible."""
    used = [str(used_minutes(row)) if row.actual_start else "–" for row in rows]
    used = [text.replace("–", "-") for text in used] if ascii_only else used
    planned = [str(row.planned_minutes) for row in rows]
    used_head, planned_head = pgettext("minutes", "used"), pgettext("minutes", "planned")
    columns = [
        max(map(cell_width, (*cells, head)))
        for cells, head in ((used, used_head), (planned, planned_head))
    ]
    mark = "..." if ascii_only else "…"
    most = max(min(width - sum(columns) - 3, _LONGEST_TITLE), 1)
    titles = [shortened(row.title, most, mark=mark) for row in rows]
    wide = max(map(cell_width, titles), default=0)
    lines = tuple(
        f"{_left(title, wide)} {one:>{columns[0]}} {other:>{columns[1]}} "
        for title, one, other in zip(titles, used, planned, strict=True)
    )
    head = f"{'':{wide}} {_right(used_head, columns[0])} {_right(planned_head, columns[1])} "
    return Margin(lines, head, wide + sum(columns) + 3)


def _left(text: str, width: int) -> str:
    return text + " " * (width - cell_width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - cell_width(text)) + text


def legend(width: int, *, ascii_only: bool = False) -> list[str]:
    """What the signs mean, in lines of at most `width` cells."""
    used_sign, left_sign, over_sign = signs(ascii_only=ascii_only)
    lines = [""]
    for sign, words in (
        (used_sign, pgettext("minutes", "used")),
        (left_sign, pgettext("minutes", "planned, not used")),
        (over_sign, pgettext("minutes", "over the plan")),
    ):
        item = f"{sign} {words}"
        if lines[-1] and cell_width(f"{lines[-1]}   {item}") > width:
            lines.append("")
        lines[-1] += f"   {item}" if lines[-1] else shortened(item, width)
    return lines
