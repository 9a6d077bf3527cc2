"""The list: what every actor gives and gets, in words, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.textmap.canvas import Canvas
from exporters.textmap.drawing import Drawing, Rect
from exporters.textmap.flows import all_flows
from exporters.textmap.footer import draw_footer, left_out_words
from exporters.textmap.glyphs import glyphs_for
from exporters.textmap.options import MapOptions
from exporters.textmap.wording import Worded, block_of
from model.entities import Actor, ValueLink

_COLUMN = 37
"""The narrowest column of words that reads well."""
_BETWEEN = 3


def draw_list(
    actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions, caption: str = ""
) -> Drawing:
    """The network in words. What an actor gets goes first where room is short: it is said twice."""
    glyphs = glyphs_for(options.ascii)
    ordered = sorted(actors, key=lambda actor: (actor.id != options.focus, not actor.is_customer))
    flows = all_flows(ordered, links)
    canvas = Canvas(options.width, options.height)
    columns = max(1, (options.width + _BETWEEN) // (_COLUMN + _BETWEEN))
    column = (options.width + _BETWEEN) // columns - _BETWEEN
    room = max(1, options.height - 1)
    for gets in (True, False):
        blocks = [block_of(one, column, glyphs, options, gets=gets) for one in flows]
        pages = _in_columns(blocks, room, columns)
        if sum(map(len, pages)) >= sum(map(len, blocks)):
            break
    rects, lines = _write(canvas, pages, column)
    left_out = len(links) - len(lines)
    hidden = len(actors) - len(rects)
    if options.height > 1:
        draw_footer(canvas, (left_out_words(left_out, hidden), caption), (), glyphs)
    return Drawing(
        canvas.lines(),
        options.width,
        options.height,
        "list",
        caption,
        rects,
        lines,
        {link: (link,) for link in lines},
        left_out=left_out,
        left_out_actors=hidden,
    )


def _in_columns(blocks: Sequence[Sequence[Worded]], room: int, columns: int) -> list[list[Worded]]:
    """The lines of the blocks down one column after another, no heading alone at a foot."""
    pages: list[list[Worded]] = [[]]
    for block in blocks:
        page = pages[-1]
        if page:
            page.append(Worded(()))
        # A short block stays in one piece, and a long one begins with at least two lines.
        least = len(block) if len(block) <= 6 else 2
        if len(page) + min(least, room) > room:
            pages.append([])
        for line in block:
            if len(pages[-1]) >= room:
                pages.append([])
            pages[-1].append(line)
    return pages[:columns]


def _write(
    canvas: Canvas, pages: Sequence[Sequence[Worded]], column: int
) -> tuple[dict[str, Rect], dict[str, tuple[tuple[int, int], ...]]]:
    rects: dict[str, Rect] = {}
    lines: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, page in enumerate(pages):
        x = number * (column + _BETWEEN)
        for y, worded in enumerate(page):
            end = min(canvas.write_line(x, y, worded.line), canvas.width)
            if worded.actor:
                rects[worded.actor] = (x, y, max(1, end - x), 1)
            if worded.link:
                lines.setdefault(worded.link, ((x, y),))
    return rects, lines
