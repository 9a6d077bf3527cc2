"""The matrix: givers down, receivers across, a sign for what passes between the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exporters.textmap.canvas import Canvas
from exporters.textmap.cells import cell_width
from exporters.textmap.drawing import Drawing, Emphasis, Rect, Role, Style
from exporters.textmap.footer import draw_footer, left_out_words, words
from exporters.textmap.glyphs import Glyphs, glyphs_for
from exporters.textmap.labels import distinct_names, label_style, sign_of
from exporters.textmap.options import MapOptions
from locales import _
from model.entities import Actor, LinkState, Nature, Sector, ValueLink
from model.network.graph import by_pair

_EMPTY = Style(Role.BLANK, emphasis="dim")
_ASKED = Style(Role.LEGEND)
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
    return matrix_order([actor for actor in actors if actor.id in chosen])


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of the matrix that is drawn: all of it wherever it has room."""

    rows: Sequence[Actor]
    columns: Sequence[Actor]
    numbers: Mapping[str, int]
    """The number of every actor, by id, as it stands before rows and above columns."""
    head: int
    """Rows that the numbers of the columns take."""
    names: int
    """Cells of the names before the rows."""
    step: int
    """Cells from one column to the next."""

    @property
    def prefix(self) -> int:
        """Cells before the first column."""
        return self.names + 4 + self.head


def matrix_order(actors: Sequence[Actor]) -> list[Actor]:
    """The actors as the matrix has them in rows and columns: customers first, then by sector."""
    return sorted(
        actors,
        key=lambda actor: _SECTORS.index(Sector.CUSTOMER if actor.is_customer else actor.sector),
    )


def _part(actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions) -> _Part:
    digits = _head_rows(len(actors))
    wanted = min(28, options.width // 3, _longest(actors))
    spare = options.width - 2 * len(actors) - 4 - digits
    names = max(4, min(wanted, max(spare, _NAME)))
    high = max(0, options.height - 1 - digits)
    wide = max(0, (options.width - names - 4 - digits) // 2)
    if options.cell is not None and len(actors) > min(high, wide):
        order = matrix_order(actors)
        source, target = options.cell
        rows, columns = _page(order, high, source), _page(order, wide, target)
        numbers = {actor.id: number for number, actor in enumerate(order, start=1)}
        head = digits
    else:
        rows = columns = _ordered(actors, links, min(high, wide))
        numbers = {actor.id: number for number, actor in enumerate(rows, start=1)}
        head = _head_rows(len(rows))
    room = options.width - names - 4 - digits
    step = max(2, min(4, room // max(1, len(columns))))
    return _Part(rows, columns, numbers, head, names, step)


def _page(order: Sequence[Actor], room: int, actor: str) -> Sequence[Actor]:
    """The stretch of `room` actors in which `actor` stands; the last one is full too."""
    at = next((place for place, one in enumerate(order) if one.id == actor), 0)
    start = min(at // max(1, room) * room, max(0, len(order) - room))
    return order[start : start + room]


def draw_matrix(
    actors: Sequence[Actor], links: Sequence[ValueLink], options: MapOptions, caption: str = ""
) -> Drawing:
    """Who gives whom what kind of value, who was asked in vain, and where nobody has asked.

    Actors without room are left away and counted; with `options.cell` the part of the matrix is
    drawn in which that pair stands.
    """
    glyphs = glyphs_for(options.ascii)
    canvas = Canvas(options.width, options.height)
    part = _part(actors, links, options)
    rects = _draw_rows(canvas, part, glyphs, options)
    _draw_columns(canvas, part, options)
    flows_of = by_pair(links)
    places: dict[tuple[str, str], tuple[int, int]] = {}
    routes: dict[str, tuple[tuple[int, int], ...]] = {}
    bundles: dict[str, tuple[str, ...]] = {}
    for row, giver in enumerate(part.rows):
        for column, getter in enumerate(part.columns):
            x, y = part.prefix + column * part.step, part.head + row
            if x >= options.width or y >= options.height - 1 or giver is getter:
                continue
            pair = (giver.id, getter.id)
            places[pair] = x, y
            if flows := flows_of.get(pair, ()):
                _draw_cell(canvas, x, y, flows, glyphs, options)
                routes[flows[0].id] = ((x, y),)
                bundles[flows[0].id] = tuple(link.id for link in flows)
            else:
                asked = pair in options.nothing
                sign = glyphs.dot_nothing if asked else glyphs.dot_not_asked
                canvas.put(x, y, sign, _ASKED if asked else _EMPTY)
            if pair == options.cell:
                _bring_forward(canvas, x, y)
    left_out = len(links) - sum(map(len, bundles.values()))
    hidden = len(actors) - len({actor.id for actor in (*part.rows, *part.columns)})
    notes = _left_out(part, actors, left_out, hidden, options), caption
    draw_footer(canvas, notes, _legend(links, options) if options.legend else (), glyphs)
    return Drawing(
        canvas.lines(),
        options.width,
        options.height,
        "matrix",
        caption,
        rects,
        routes,
        bundles,
        cells=places,
        left_out=left_out,
        left_out_actors=hidden,
    )


def _left_out(
    part: _Part, actors: Sequence[Actor], links: int, hidden: int, options: MapOptions
) -> str:
    """What is not in sight: which part this is, or what was left away."""
    if options.cell is None or len(part.rows) == len(part.columns) == len(actors):
        return left_out_words(links, hidden)
    return _("rows {rows}, columns {columns} of {all}").format(
        rows=_stretch(part, part.rows), columns=_stretch(part, part.columns), all=len(actors)
    )


def _stretch(part: _Part, shown: Sequence[Actor]) -> str:
    if not shown:
        return "–"
    return f"{part.numbers[shown[0].id]}–{part.numbers[shown[-1].id]}"


def _longest(actors: Sequence[Actor]) -> int:
    return max((cell_width(actor.name) for actor in actors), default=0)


def _draw_rows(canvas: Canvas, part: _Part, glyphs: Glyphs, options: MapOptions) -> dict[str, Rect]:
    rects: dict[str, Rect] = {}
    names = distinct_names(part.rows, part.names, glyphs.ellipsis)
    for row, (actor, name) in enumerate(zip(part.rows, names, strict=True)):
        style = label_style(actor, options)
        if options.cell is not None and actor.id == options.cell[0]:
            style = replace(style, emphasis="selected")
        y = part.head + row
        canvas.write(0, y, sign_of(actor, glyphs, options), style)
        canvas.write(2, y, name, style)
        number = str(part.numbers[actor.id])
        canvas.write(part.names + 3 + part.head - len(number), y, number, _EMPTY)
        rects[actor.id] = (0, y, 2 + part.names, 1)
    return rects


def _draw_columns(canvas: Canvas, part: _Part, options: MapOptions) -> None:
    for column, actor in enumerate(part.columns):
        here = options.cell is not None and actor.id == options.cell[1]
        style = replace(_HEADING, emphasis="selected") if here else _HEADING
        for y, digit in enumerate(str(part.numbers[actor.id]).rjust(part.head)):
            canvas.put(part.prefix + column * part.step, y, digit, style)


def _bring_forward(canvas: Canvas, x: int, y: int) -> None:
    """Show the cell as the one in hand, with the sign that stands in it."""
    for at in (x, x + 1):
        canvas.put(at, y, canvas.at(at, y), Style(Role.HEADING, emphasis="selected"))


def _draw_cell(
    canvas: Canvas,
    x: int,
    y: int,
    flows: Sequence[ValueLink],
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


def matrix_legend(
    links: Sequence[ValueLink], *, asked: bool, ascii_only: bool = False
) -> list[str]:
    """What the signs of the matrix mean, those that occur.

    Args:
        links: the network's links.
        asked: whether some pair was asked about in vain.
        ascii_only: whether the signs are ASCII.
    """
    glyphs = glyphs_for(ascii_only)
    states = {link.state for link in links}
    signs = [
        ("", _("row gives to column"), True),
        (glyphs.dot_not_asked, _("not asked"), True),
        (glyphs.dot_nothing, _("asked: nothing"), asked),
        (glyphs.dot_tangible, _("tangible"), True),
        (glyphs.dot_intangible, _("intangible"), True),
        (glyphs.dot_both, _("both kinds"), True),
        (glyphs.dot_wished, _("wished for"), LinkState.WISHED in states),
        (glyphs.dot_broken, _("broken"), LinkState.BROKEN in states),
    ]
    return [words(f"{sign} {text}".strip(), glyphs) for sign, text, occurs in signs if occurs]


def _legend(links: Sequence[ValueLink], options: MapOptions) -> list[tuple[str, Style]]:
    told = matrix_legend(links, asked=bool(options.nothing), ascii_only=options.ascii)
    return [(text, Style(Role.LEGEND)) for text in told]
