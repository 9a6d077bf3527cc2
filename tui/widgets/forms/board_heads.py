"""What stands round a board's columns: titles over them, and the names of those out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.geometry import Region

from locales import ngettext
from model.forms.columns import Column
from tui.widgets.forms.board_body import Spot, under_cursor
from tui.widgets.forms.board_cards import wrapped

GAP = 1
"""Cells between two columns."""

TITLE_LINES = 3
"""Lines that a column's title has at most."""


def heads(
    columns: Sequence[Column], cells: int, current: str, *, on_title: bool = False
) -> list[Content]:
    """Bands of column groups, titles with the number of cards, and a rule.

    Args:
        columns: the columns in sight.
        cells: the width of each.
        current: key of the one that the cursor is in.
        on_title: whether the cursor stands on its title.
    """
    titles = [_title(column, cells, column.key == current, on_title) for column in columns]
    high = max(map(len, titles))
    padded = [[*title, *[Content("")] * (high - len(title))] for title in titles]
    rules = [
        [Content.styled(("━" if c.key == current else "─") * cells, _rule(c.key == current))]
        for c in columns
    ]
    bands = _bands(columns, cells)
    return [*bands, *beside(padded, cells), *beside(rules, cells)]


def _rule(current: bool) -> str:
    return "$accent" if current else "$line"


def _title(column: Column, cells: int, current: bool, on_title: bool) -> list[Content]:
    style = "bold $accent" if current else "bold"
    number = f" {len(column.cards)}"
    lines = list(wrapped(column.heading.title, cells - len(number)))
    if len(lines) > TITLE_LINES:
        lines = [*lines[: TITLE_LINES - 1], lines[TITLE_LINES - 1][: cells - len(number) - 1] + "…"]
    styled = [Content.styled(line, style) for line in lines]
    title = [*styled[:-1], Content.assemble(styled[-1], (number, "$quiet"))]
    if current and on_title:
        return [under_cursor(line.pad_right(max(cells - line.cell_length, 0))) for line in title]
    return title


def _bands(columns: Sequence[Column], cells: int) -> list[Content]:
    """One line with the groups of columns, each over its own; none where there are no groups."""
    if not any(column.heading.group for column in columns):
        return []
    line = Content("")
    start = 0
    for end in range(1, len(columns) + 1):
        group = columns[start].heading.group
        if end < len(columns) and columns[end].heading.group == group:
            continue
        room = (end - start) * (cells + GAP) - GAP
        words = Content.styled(f"{group} ", "$quiet").truncate(room)
        rest = Content.styled("╌" * (room - words.cell_length), "$line")
        line = Content.assemble(line, " " * GAP if start else "", words, rest)
        start = end
    return [line]


def beside(columns: Sequence[Sequence[Content]], cells: int) -> list[Content]:
    """Columns of lines side by side, each `cells` wide."""
    rows = []
    for lines in zip(*columns, strict=True):
        parts: list[Content | str] = []
        for line in lines:
            fitted = line.truncate(cells)
            parts += [fitted.pad_right(cells - fitted.cell_length), " " * GAP]
        rows.append(Content.assemble(*parts[:-1]))
    return rows


def others(columns: Sequence[Column], first: int, shown: int, width: int) -> Content:
    """The line that names the columns out of sight on both sides."""
    half = (width - 5) // 2
    left = Content(_names(reversed(columns[:first]), half)).truncate(half, ellipsis=True)
    right = Content(_names(columns[first + shown :], half)).truncate(half, ellipsis=True)
    before = Content.assemble(("‹ ", "bold $accent"), left.stylize("$quiet")) if left else left
    after = Content.assemble(right.stylize("$quiet"), (" ›", "bold $accent")) if right else right
    return Content.assemble(before, " " * (width - before.cell_length - after.cell_length), after)


def _names(columns: Iterable[Column], room: int) -> str:
    """As many titles as there is room for, and how many there are besides."""
    columns = list(columns)
    words = ""
    for number, column in enumerate(columns):
        left = len(columns) - number
        name = f"{column.heading.title} {len(column.cards)}"
        longer = f"{words} · {name}" if words else name
        if Content(longer).cell_length > room - 10:
            rest = ngettext("{n} column more", "{n} columns more", left).format(n=left)
            return f"{words} · {rest}" if words else rest
        words = longer
    return words


def turning(
    columns: Sequence[Column], first: int, shown: int, width: int, y: int
) -> Iterable[Spot]:
    """A click on the line of other columns goes to the nearest one of that side."""
    if first:
        yield Spot(Region(0, y, width // 2, 1), columns[first - 1].key)
    if first + shown < len(columns):
        yield Spot(Region(width // 2, y, width - width // 2, 1), columns[first + shown].key)
