"""A drawing's rows as coloured strips: each made when it is first seen, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from tui.widgets.map_hits import Ground, Owners
from tui.widgets.map_style import MapStyles

if TYPE_CHECKING:
    from exporters.textmap import Drawing, Rect


PINS, PINS_ASCII = "«»", "{}"
"""Around the name of an actor that was put somewhere by hand."""
_BRACKETS = "[]┃|"
"""What stands around the other names."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the same drawing is looked at; none of it needs a new drawing."""

    here: str | None = None
    """Id of the actor or link under the cursor."""
    lit: frozenset[str] = frozenset()
    """Ids of what stands out, such as what was searched for."""
    dim: frozenset[str] = frozenset()
    """Ids of what steps back, such as what a filter leaves out."""
    pinned: frozenset[str] = frozenset()
    """Ids of the actors that were put somewhere by hand."""
    carried: tuple[str, int, int] | None = None
    """The actor that is being carried, and the cell at which its upper left corner is now."""


class Painter:
    """Paints one drawing.

    Args:
        drawing: what to paint.
        ground: who stands where on it.
        styles: the colours.
        base: the style of the widget, beneath all others.
        pins: what stands around the names of pinned actors.
    """

    def __init__(
        self,
        drawing: Drawing,
        ground: Ground,
        styles: MapStyles,
        base: RichStyle,
        pins: str = PINS,
    ) -> None:
        self._drawing, self._ground, self._styles, self._base = drawing, ground, styles, base
        self._pins = pins
        self._look = Look()
        self._strips: dict[int, Strip] = {}

    def look(self, look: Look) -> None:
        """Look at it another way: only rows that change are painted anew."""
        before, self._look = self._look, look
        changed = (before.lit ^ look.lit) | (before.dim ^ look.dim)
        changed |= before.pinned ^ look.pinned
        moved = {one for one in (before.here, look.here) if one} if before.here != look.here else ()
        rows = set(self._ground.rows_of((*changed, *moved)))
        if before.carried != look.carried:
            for carried in (before.carried, look.carried):
                rows |= self._rows_under(carried)
        for row in rows:
            self._strips.pop(row, None)

    def _rows_under(self, carried: tuple[str, int, int] | None) -> set[int]:
        if carried is None or (rect := self._drawing.rects.get(carried[0])) is None:
            return set()
        return {*range(rect[1], rect[1] + rect[3]), *range(carried[2], carried[2] + rect[3])}

    def strip(self, row: int) -> Strip | None:
        """The whole row, coloured; None behind the last one."""
        if not 0 <= row < max(len(self._drawing.lines), 1):
            return None if self._over(row) is None else self._painted(row)
        if row not in self._strips:
            self._strips[row] = self._painted(row)
        return self._strips[row]

    def _painted(self, row: int) -> Strip:
        strip = self._plain(row)
        marks = [
            (start, end, style)
            for start, end, owners in self._stretches(row)
            if (style := self._mark(owners)) is not None
        ]
        if marks:
            strip = _marked(strip, marks)
        if (rect := self._over(row)) is not None:
            strip = self._with_carried(strip, row, rect)
        return joined(strip).apply_style(self._base)

    def _plain(self, row: int) -> Strip:
        lines = self._drawing.lines
        line = lines[row] if row < len(lines) else ()
        strip = Strip([Segment(text, self._styles.of(token)) for text, token in line])
        for actor in sorted(self._look.pinned & self._drawing.rects.keys()):
            left, top, width, height = self._drawing.rects[actor]
            if row == top + height // 2:
                strip = _in_pins(strip, left, width, self._pins)
        return strip

    def _stretches(self, row: int) -> Sequence[tuple[int, int, Owners]]:
        look = self._look
        if not (look.here or look.lit or look.dim or look.carried):
            return ()
        return self._ground.stretches(row) if row < self._drawing.height else ()

    def _mark(self, owners: Owners) -> RichStyle | None:
        look, styles = self._look, self._styles
        if look.carried is not None and look.carried[0] in owners:
            return styles.dim
        if look.here in owners:
            return styles.cursor if look.here in self._drawing.rects else styles.way
        if not look.lit.isdisjoint(owners):
            return styles.lit
        return styles.dim if look.dim.issuperset(owners) else None

    # ------------------------------------------------------------------ what is being carried

    def _over(self, row: int) -> Rect | None:
        """The rectangle of the actor that is carried over `row`."""
        carried = self._look.carried
        if carried is None or (rect := self._drawing.rects.get(carried[0])) is None:
            return None
        return rect if carried[2] <= row < carried[2] + rect[3] else None

    def _with_carried(self, strip: Strip, row: int, rect: Rect) -> Strip:
        assert self._look.carried is not None
        left, top, width, _height = rect
        _actor, x, y = self._look.carried
        label = self._plain(top + row - y).crop_extend(left, left + width, None)
        label = label.apply_style(self._styles.cursor)
        before = strip.crop_extend(0, x, None) if x else Strip([])
        return Strip.join([before, label, strip.crop(x + width)])


def _in_pins(strip: Strip, left: int, width: int, pins: str) -> Strip:
    """`strip` with other brackets around the label at `left`; its sign stands outside them."""
    end = max(strip.cell_length, left + width)
    before, label, after = strip.extend_cell_length(end).divide([left, left + width, end])
    text = label.text
    signed_first, signed_last = text[:1] not in _BRACKETS, text[-1:] not in _BRACKETS
    name = text[1 + signed_first : len(text) - 1 - signed_last]
    pinned = text[:signed_first] + pins[0] + name + pins[1] + text[len(text) - signed_last :]
    style = next((style for _text, style, _control in label), None)
    return Strip.join([before, Strip([Segment(pinned, style)], label.cell_length), after])


def _marked(strip: Strip, marks: Sequence[tuple[int, int, RichStyle]]) -> Strip:
    """`strip` with a style over each of some stretches, which are in order and apart."""
    end = max(strip.cell_length, marks[-1][1])
    strip = strip.extend_cell_length(end)
    cuts = sorted({cut for start, stop, _style in marks for cut in (start, stop)} | {end})
    style_at = {start: (stop, style) for start, stop, style in marks}
    parts: list[Strip] = []
    at = 0
    for part in strip.divide(cuts):
        known = style_at.get(at)
        parts.append(part if known is None else _over(part, known[1]))
        at += part.cell_length
    return Strip.join(parts)


def _over(strip: Strip, style: RichStyle) -> Strip:
    # Its own colour stays where the mark has none, so that a sector is still to be told.
    return Strip(
        [Segment(text, (own + style) if own else style) for text, own, _control in strip],
        strip.cell_length,
    )


def joined(strip: Iterable[Segment]) -> Strip:
    """A strip in as few runs as look the same: blanks go with whatever stands beside them."""
    runs: list[tuple[str, RichStyle]] = []
    for text, style, _control in strip:
        style = style or RichStyle.null()
        if not text:
            continue
        blank = text.isspace() and _is_bare(style)
        if runs:
            last, before = runs[-1]
            if style == before or (blank and _is_bare(before)):
                runs[-1] = (last + text, before)
                continue
            if last.isspace() and _is_bare(before) and _is_bare(style):
                runs[-1] = (last + text, style)
                continue
        runs.append((text, style))
    return Strip([Segment(text, style) for text, style in runs])


def _is_bare(style: RichStyle) -> bool:
    """Whether blanks look the same in it as in any other bare style."""
    return style.bgcolor is None and not (style.reverse or style.underline or style.strike)
