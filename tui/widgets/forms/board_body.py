"""The body of a board's column: cards and groups as blocks of lines, scrolled to the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from textual.content import Content
from textual.geometry import Region

from locales import _, ngettext
from model.entities import Card
from model.forms.columns import Column
from model.workshop import Workshop
from tui.widgets.forms.board_cards import card_lines, dots, wrapped

CAPPED = 4
"""Lines of a card's text where a column is full; the one under the cursor shows all of its."""

AROUND_TEXT = 5
"""Lines that what was done with a card takes under its text, and those that name what is beyond."""

GROUP = "="
"""Begins the item of a group; behind it comes the group's name."""

HEAD = "#"
"""The item that stands for a column's title."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap for the line that is typed."""

    item: str
    """The card that is edited; empty for a new one at the foot of the column."""
    height: int
    beneath: bool = False
    """Whether it is typed beneath the card's text, as an answer is, and not in its place."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown of a board beside its cards."""

    column: str = ""
    """Key of the column that the cursor is in; empty for no cursor."""
    item: str = ""
    """What the cursor stands on: a card's id, a group, or nothing in an empty column."""
    first: int = 0
    """Number of the first column that was shown last."""
    tops: Mapping[str, int] = field(default_factory=dict)
    """Lines that were scrolled away above, by column."""
    marked: frozenset[str] = frozenset()
    """Ids of the cards that are marked."""
    slot: Slot | None = None
    follow: bool = True
    """Whether the cursor is kept in sight; not while the mouse scrolls."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the drawing that means a column or something in it."""

    region: Region
    column: str
    item: str = ""
    """A card's id or a group; empty for the column."""
    title: bool = False
    """Whether it is the column's title."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One thing under another in a column."""

    item: str
    lines: tuple[Content, ...]
    slot_from: int | None = None
    """Line from which on it is a gap for what is typed; None for no gap."""


def items_of(column: Column) -> list[str]:
    """What the cursor can stand on in a column, from top to bottom."""
    items: list[str] = []
    for heap in column.heaps:
        items += [GROUP + heap.name] if heap.name else []
        items += [card.id for card in heap.cards]
    return items


@dataclass(frozen=True, slots=True)
class Density:
    """How closely the cards stand."""

    roomy: bool
    most: int
    """Lines of a card's text; 0 for all."""
    whole: int
    """Lines of the text of the card under the cursor."""


def density(columns: Sequence[Column], workshop: Workshop, cells: int, room: int) -> Density:
    """Cards apart where all of it fits so; else close; else long ones cut."""
    whole = max(room - AROUND_TEXT, CAPPED)
    for style in (Density(True, 0, whole), Density(False, 0, whole)):
        look = Look()
        heights = (
            sum(len(b.lines) for b in blocks_of(column, workshop, cells, look, style))
            for column in columns
        )
        # One line stays free for what comes next.
        if max(heights) < room:
            return style
    return Density(roomy=False, most=CAPPED, whole=whole)


def blocks_of(
    column: Column, workshop: Workshop, cells: int, look: Look, style: Density
) -> list[_Block]:
    here = look.column == column.key
    blocks: list[_Block] = []
    for heap in column.heaps:
        indent = 2 if heap.name else 0
        if heap.name:
            item = GROUP + heap.name
            words = f"{heap.name}  ({len(heap.cards)})  {dots(heap.votes)}".rstrip()
            on = here and look.item == item
            lines = [_filled(Content(line), cells, on) for line in wrapped(words, cells)]
            styled = (line.stylize("bold $primary") for line in lines)
            blocks.append(_Block(item, tuple(styled)))
        for card in heap.cards:
            if here and look.slot is not None and look.slot.item == card.id:
                above = (
                    _text_above(card, workshop, cells, look, indent) if look.slot.beneath else ()
                )
                blocks.append(_slot_block(card.id, look.slot, above))
                continue
            block = _card_block(card, workshop, cells - indent, look, style, here, indent)
            if style.roomy:
                # Between two cards of a group its bar goes on.
                within = indent if card is not heap.cards[-1] else 0
                block = replace(block, lines=(*block.lines, _indented(Content(""), within)))
            blocks.append(block)
    if here and look.slot is not None and not look.slot.item:
        blocks.append(_slot_block("", look.slot))
    elif here and not blocks:
        hint = wrapped(_("e writes a card here"), cells)
        blocks.append(_Block("", tuple(Content.styled(line, "$quiet") for line in hint)))
    return blocks


def _slot_block(item: str, slot: Slot, above: Sequence[Content] = ()) -> _Block:
    return _Block(item, (*above, *(Content(""),) * slot.height), slot_from=len(above))


def _text_above(
    card: Card, workshop: Workshop, cells: int, look: Look, indent: int
) -> tuple[Content, ...]:
    """What a card says, over the answer to it that is being typed."""
    bare = card.model_copy(update={"answer": ""})
    style = Density(roomy=False, most=CAPPED, whole=CAPPED)
    return _card_block(bare, workshop, cells - indent, look, style, here=True, indent=indent).lines


def _card_block(
    card: Card,
    workshop: Workshop,
    cells: int,
    look: Look,
    style: Density,
    here: bool,
    indent: int,
) -> _Block:
    on = here and look.item == card.id and look.slot is None
    most = style.whole if on else style.most
    marked = card.id in look.marked
    lead = "✓ " if marked else "  " if style.roomy else "• "
    lines = []
    text = card_lines(card, workshop, cells - len(lead) - style.roomy, most)
    for number, line in enumerate(text):
        sign = lead if not number else "  "
        words = Content.assemble((sign, "bold $accent" if marked else "$quiet"), line)
        filled = _filled(words, cells, on, ground="on $panel" if style.roomy else "")
        lines.append(_indented(filled, indent))
    return _Block(card.id, tuple(lines))


def _indented(line: Content, indent: int) -> Content:
    """A line of a group's card, with a bar before it."""
    return Content.assemble(("│ "[:indent], "$primary"), line) if indent else line


def _filled(line: Content, cells: int, on: bool, ground: str = "") -> Content:
    """`line` as wide as its column, on the cursor's ground where the cursor stands on it."""
    padded = line.pad_right(max(cells - line.cell_length, 0))
    if on:
        return under_cursor(padded)
    return padded.stylize_before(ground) if ground else padded


def under_cursor(line: Content) -> Content:
    """`line` on the cursor's ground, all of it in the one colour that can be read there."""
    return line.stylize("$foreground on $here")


def focus_of(look: Look, column: Column) -> str | None:
    """What must be in sight in a column: the cursor's item, or the foot where a card is added."""
    if look.column != column.key or not look.follow:
        return None
    return look.slot.item if look.slot is not None else look.item


class Body:
    """The blocks of one column in the lines there are, scrolled to what must be in sight."""

    def __init__(self, blocks: list[_Block], room: int, top: int, focus: str | None) -> None:
        self._blocks = blocks
        self._room = room
        self._starts: list[int] = []
        total = 0
        for block in blocks:
            self._starts.append(total)
            total += len(block.lines)
        self._total = total
        self.top = self._scrolled(top, focus)

    def _scrolled(self, top: int, focus: str | None) -> int:
        last = max(self._total - self._room, 0)
        for start, block in zip(self._starts, self._blocks, strict=True):
            if last and focus is not None and block.item == focus and block.lines:
                end = start + len(block.lines)
                start += block.slot_from or 0
                # A line says how much is above or below, where something is.
                top = max(top, end - self._room + (end < self._total))
                top = min(top, start - (start > 0))
        return min(max(top, 0), last)

    def rows(self, cells: int) -> list[Content]:
        """The lines in sight, those that say what is not in sight among them."""
        lines = [line for block in self._blocks for line in block.lines]
        rows = lines[self.top : self.top + self._room]
        rows += [Content("")] * (self._room - len(rows))
        if self.top:
            above = sum(1 for start in self._starts if start <= self.top)
            rows[0] = _more("↑", above, cells)
        if self.top + self._room < self._total:
            foot = self.top + self._room - 1
            below = sum(
                1
                for start, block in zip(self._starts, self._blocks, strict=True)
                if start + len(block.lines) > foot
            )
            rows[-1] = _more("↓", below, cells)
        return rows

    def spots(self, column: str, x: int, y: int, cells: int) -> Iterable[Spot]:
        """Where the blocks in sight lie; the column's corner is at `x`, `y`."""
        for start, block in zip(self._starts, self._blocks, strict=True):
            if region := self._region(start, block, x, y, cells):
                yield Spot(region, column, block.item)

    def slot(self, x: int, y: int, cells: int) -> Region | None:
        """Where the gap for the typed line lies."""
        for start, block in zip(self._starts, self._blocks, strict=True):
            if block.slot_from is not None:
                gap = replace(block, lines=block.lines[block.slot_from :])
                return self._region(start + block.slot_from, gap, x, y, cells)
        return None

    def _region(self, start: int, block: _Block, x: int, y: int, cells: int) -> Region | None:
        begin = max(start - self.top, 0)
        end = min(start + len(block.lines) - self.top, self._room)
        return Region(x, y + begin, cells, end - begin) if end > begin else None


def _more(arrow: str, count: int, cells: int) -> Content:
    words = ngettext("{arrow} {n} more", "{arrow} {n} more", count).format(arrow=arrow, n=count)
    return Content.styled(words, "$quiet").truncate(cells)
