"""The matrix: givers down, receivers across, a sign for what passes between the two."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width
from exporters.textmap.drawing import Drawing, Emphasis, Rect, Role, Style
from exporters.textmap.footer import draw_footer, left_out_words, words
from exporters.textmap.glyphs import Glyphs, glyphs_for
from exporters.textmap.labels import distinct_names, label_style, sign_of
from exporters.textmap.options import MapOptions
from locales import _
from model.entities import Actor, LinkState, Nature, Sector, ValueLink

_EMPTY = Style(Role.BLANK, emphasis="dim")
_HEADING = Style(Role.HEADING)
_NAME = 10
"""Cells that a name gets at the least where the window is narrow."""
_SECTORS = (Sector.CUSTOMER, Sector.PUBLIC, Sector.PRIVATE, Sector.THIRD, Sector.UNKNOWN)


def matrix_fits(actors: Sequence[Actor], width: int, height: int) -> bool:
    """Whether all actors have a row and a column in the window."""
    digits = _head_rows(len(actors))
    return len(actors) + digits + 1 <= height and len(actors) * 2 + _NAME + 4 + digits <= width


def _head_rows(count: int) -> int:
    """Rows that the numbers of the columns take, one digit above the other."""
    return len(str(max(1, count)))


def _ordered(actors: Sequence[Actor], links: Sequence[ValueLink], room: int) -> list[Actor]:
    """At most `room` actors, those with the most links, customers first and then by sector."""
    ends = [end for link in links for end in (link.source, link.target)]
    count = {actor.id: 0 for actor in actors}
    for end in ends:
        if end in count:
            count[end] += 1
    kept = sorted(actors, key=lambda actor: (not actor.is_customer, -count[actor.id]))[:room]
    chosen = {actor.id for actor in kept}
    return sorted(
        (actor for actor in actors if actor.id in chosen),
        key=lambda actor: _SECTORS.index(Sector.CUSTOMER if actor.is_customer else actor.sector),
    )


def draw_matrix(
    actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions, caption: str = ""
) -> Drawing:
    """Who gives whom what kind of value; actors without room are left away and counted."""
    glyphs = glyphs_for(options.ascii)
    canvas = Canvas(options.width, options.height)
    room = max(0, options.height - 1 - _head_rows(len(actors)))
    digits = _head_rows(len(actors))
    wanted = min(28, options.width // 3, _longest(actors))
    spare = options.width - 2 * len(actors) - 4 - digits
    name_cells = max(4, min(wanted, max(spare, _NAME)))
    prefix = name_cells + 4 + digits
    room = min(room, max(0, (options.width - prefix) // 2))
    shown = _ordered(actors, links, room)
    step = max(2, min(4, (options.width - prefix) // max(1, len(shown))))
    head = _head_rows(len(shown))
    rects = _draw_rows(canvas, shown, head, name_cells, glyphs, options)
    _draw_columns(canvas, len(shown), prefix, step, head)
    cells = _cells(shown, links)
    routes: dict[str, tuple[tuple[int, int], ...]] = {}
    bundles: dict[str, tuple[str, ...]] = {}
    for row in range(len(shown)):
        for column in range(len(shown)):
            x, y = prefix + column * step, head + row
            flows = cells.get((row, column), [])
            if flows:
                _draw_cell(canvas, x, y, flows, step, glyphs, options)
                routes[flows[0].id] = ((x, y),)
                bundles[flows[0].id] = tuple(link.id for link in flows)
            else:
                sign = " " if row == column else ("." if glyphs.ascii else "·")
                canvas.put(x, y, sign, _EMPTY)
    left_out = len(links) - sum(map(len, cells.values()))
    note = ", ".join(
        part for part in (left_out_words(left_out, len(actors) - len(shown)), caption) if part
    )
    draw_footer(canvas, note, _legend(links, glyphs) if options.legend else (), glyphs)
    return Drawing(
        canvas.lines(),
        options.width,
        options.height,
        "matrix",
        caption,
        rects,
        routes,
        bundles,
        left_out=left_out,
        left_out_actors=len(actors) - len(shown),
    )


def _longest(actors: Sequence[Actor]) -> int:
    return max((cell_width(actor.name) for actor in actors), default=0)


def _draw_rows(
    canvas: Canvas,
    shown: Sequence[Actor],
    head: int,
    name_cells: int,
    glyphs: Glyphs,
    options: MapOptions,
) -> dict[str, Rect]:
    rects: dict[str, Rect] = {}
    for row, (actor, name) in enumerate(
        zip(shown, distinct_names(shown, name_cells, glyphs.ellipsis), strict=True)
    ):
        style = label_style(actor, options)
        y = head + row
        canvas.write(0, y, sign_of(actor, glyphs, options), style)
        canvas.write(2, y, name, style)
        number = str(row + 1)
        canvas.write(name_cells + 3 + head - len(number), y, number, _EMPTY)
        rects[actor.id] = (0, y, 2 + name_cells, 1)
    return rects


def _draw_columns(canvas: Canvas, count: int, prefix: int, step: int, head: int) -> None:
    for column in range(count):
        for y, digit in enumerate(str(column + 1).rjust(head)):
            canvas.write(prefix + column * step, y, digit, _HEADING)


def _cells(
    shown: Sequence[Actor], links: Sequence[ValueLink]
) -> dict[tuple[int, int], list[ValueLink]]:
    index = {actor.id: place for place, actor in enumerate(shown)}
    cells: dict[tuple[int, int], list[ValueLink]] = {}
    for link in links:
        if link.source in index and link.target in index:
            cells.setdefault((index[link.source], index[link.target]), []).append(link)
    return cells


def _draw_cell(
    canvas: Canvas,
    x: int,
    y: int,
    flows: Sequence[ValueLink],
    step: int,
    glyphs: Glyphs,
    options: MapOptions,
) -> None:
    ids = {link.id for link in flows}
    emphasis: Emphasis = "plain"
    if ids & options.selected:
        emphasis = "selected"
    elif ids <= options.dim:
        emphasis = "dim"
    natures = {link.nature for link in flows}
    states = {link.state for link in flows}
    state = LinkState.EXISTING if LinkState.EXISTING in states else flows[0].state
    nature = flows[0].nature if len(natures) == 1 else None
    style = Style(Role.LINK, None, nature, state, emphasis)
    canvas.put(x, y, _sign(nature, state, glyphs), style)
    if len(flows) > 1:
        canvas.put(x + 1, y, str(min(9, len(flows))), style)


def _sign(nature: Nature | None, state: LinkState, glyphs: Glyphs) -> str:
    if state is LinkState.WISHED:
        return glyphs.dot_wished
    if state is LinkState.BROKEN:
        return glyphs.dot_broken
    if nature is None:
        return glyphs.dot_both
    return glyphs.dot_tangible if nature is Nature.TANGIBLE else glyphs.dot_intangible


def _legend(links: Sequence[ValueLink], glyphs: Glyphs) -> list[tuple[str, Style]]:
    style = Style(Role.LEGEND)
    found = [
        (_("row gives to column"), style),
        (glyphs.dot_tangible + " " + _("tangible"), style),
        (glyphs.dot_intangible + " " + _("intangible"), style),
        (glyphs.dot_both + " " + _("both kinds"), style),
    ]
    states = {link.state for link in links}
    if LinkState.WISHED in states:
        found.append((glyphs.dot_wished + " " + _("wished for"), style))
    if LinkState.BROKEN in states:
        found.append((glyphs.dot_broken + " " + _("broken"), style))
    return [(words(text, glyphs), style) for text, style in found]
