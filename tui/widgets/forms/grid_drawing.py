"""Rows and columns drawn for the room: nothing to edit, as much as fits, and what does not said."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from exporters.textmap.cells import cell_width
from locales import ngettext
from tui.widgets.forms.grid_layout import GAP, GridLayout, Look, ShownColumn, ShownLine, laid_out

ROW_MOST = 6
"""Lines that a row may take in front of the room."""

_STYLES: dict[Look, str] = {
    "": "",
    "title": "bold",
    "quiet": "$quiet",
    "late": "bold $warning",
    "good": "$success",
    "warn": "$warning",
    "problem": "$error",
}


def drawn(
    columns: Sequence[ShownColumn], lines: Sequence[ShownLine], width: int, height: int
) -> Content:
    """A table of at most `width` x `height` cells; rows that do not fit are counted.

    Empty rows give way first: the room looks at what has been said.
    """
    written = [line for line in lines if any(line.cells[1:]) or columns[0].kind != "title"]
    layout = laid_out(columns, lines, width, ROW_MOST)
    if layout.header_height + layout.height > height:
        layout = laid_out(columns, written, width, ROW_MOST)
    in_sight = layout.columns_in_sight(1, 0)
    head = [
        _line(layout, in_sight, [layout.header(n) for n in range(len(columns))], into, None)
        for into in range(layout.header_height)
    ]
    body: list[Content] = []
    left_out = len(layout.lines)
    for band in layout.bands:
        if len(head) + len(body) + band.height + (left_out > 1) > height:
            break
        if band.heading:
            body.append(Content.styled(band.heading, "bold $accent"))
            continue
        cells = [layout.cell(band.row, n) for n in range(len(columns))]
        line = layout.lines[band.row]
        body += [_line(layout, in_sight, cells, into, line) for into in range(band.height)]
        left_out -= 1
    if left_out:
        words = ngettext("{n} more row", "{n} more rows", left_out).format(n=left_out)
        body.append(Content.styled(words, "$quiet"))
    return Content("\n").join([*head, *body][:height])


def _line(
    layout: GridLayout,
    in_sight: Sequence[int],
    cells: Sequence[Sequence[str]],
    into: int,
    line: ShownLine | None,
) -> Content:
    parts: list[tuple[str, str]] = []
    for column in in_sight:
        text = cells[column][into] if into < len(cells[column]) else ""
        style = _STYLES[line.looks[column]] if line else "$quiet"
        padding = " " * max(0, layout.widths[column] - cell_width(text) + GAP)
        parts += [(text, style), (padding, "")]
    return Content.assemble(*parts)
