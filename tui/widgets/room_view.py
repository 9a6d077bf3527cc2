"""The room's groups, turns and cube as text: for the facilitator's screen and the projector."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from locales import _
from model import clock
from model.entities import Attendee, Grouping
from model.people import Turns
from model.workshop import Workshop

_GAP = 3
"""Cells between two columns of groups."""


def person_words(person: Attendee, workshop: Workshop) -> Content:
    """A person with, quietly, where the person comes from."""
    actor = workshop.actors.get(person.actor or "")
    where = f"  {actor.label or actor.name}" if actor else ""
    return Content.assemble(person.name, (where, "$quiet"))


def groups_content(grouping: Grouping, workshop: Workshop, width: int) -> Content:
    """The groups side by side in as many columns as fit `width` cells, row by row."""
    blocks = [
        _block(_("Group {n}").format(n=number), group, workshop)
        for number, group in enumerate(grouping.groups, start=1)
    ]
    return Content("\n").join(_in_columns(blocks, width))


def _block(title: str, group: Sequence[str], workshop: Workshop) -> list[Content]:
    people = [workshop.attendees[who] for who in group if who in workshop.attendees]
    return [
        Content.styled(title, "bold $accent"),
        *(person_words(person, workshop) for person in people),
        Content(""),
    ]


def _in_columns(blocks: Sequence[list[Content]], width: int) -> list[Content]:
    widest = max((line.cell_length for block in blocks for line in block), default=0)
    column = max(min(widest, width), 1)
    across = max(1, (width + _GAP) // (column + _GAP))
    lines: list[Content] = []
    for first in range(0, len(blocks), across):
        row = blocks[first : first + across]
        for at in range(max(map(len, row))):
            cells = [block[at] if at < len(block) else Content("") for block in row]
            lines.append(Content(" " * _GAP).join(_sized(cell, column) for cell in cells))
    return lines


def beside(left: Sequence[Content], right: Sequence[Content], width: int) -> Content:
    """Two lists side by side, wrapped; under each other where `width` is too narrow for both."""
    if width < 60:
        return Content("\n").join([*left, Content(""), *right])
    column = (width - _GAP) // 2
    wrapped = [[line for item in side for line in item.wrap(column)] for side in (left, right)]
    rows = max(map(len, wrapped))
    lines = [
        Content(" " * _GAP).join(
            _sized(side[at] if at < len(side) else Content(""), column) for side in wrapped
        )
        for at in range(rows)
    ]
    return Content("\n").join(lines)


def _sized(cell: Content, width: int) -> Content:
    fitted = cell.truncate(width, ellipsis=True)
    return fitted + Content(" " * (width - fitted.cell_length))


def turns_content(turns: Turns, now: dt.datetime) -> Content:
    """Who speaks and for how long, who comes next, how many are left."""
    if turns.speaking is None:
        return Content.styled(_("Everybody has spoken."), "bold $accent")
    left = turns.left(now)
    late = left < dt.timedelta(0)
    words = clock.remaining_words(left)
    stopped = _("paused, ") if turns.paused_at else ""
    lines = [
        Content.styled(turns.speaking, "bold $accent"),
        Content.styled(stopped + words, "bold $error" if late else "bold"),
        Content(""),
    ]
    if turns.following is not None:
        lines.append(Content(_("Next: {title}").format(title=turns.following)))
    lines.append(
        Content.styled(
            _("turn {n} of {turns}").format(n=turns.at + 1, turns=len(turns.order)), "$quiet"
        )
    )
    return Content("\n").join(lines)


def cube_content(question: str, width: int) -> Content:
    """The side of the cube that came up, in a frame at most `width` cells wide."""
    room = max(width - 4, 10)
    lines = [line.plain for line in Content(question).wrap(room)]
    inner = max(map(cell_len, lines))
    framed = [
        "╭" + "─" * (inner + 2) + "╮",
        *(f"│ {set_cell_size(line, inner)} │" for line in lines),
        "╰" + "─" * (inner + 2) + "╯",
    ]
    return Content.styled("\n".join(framed), "bold $accent")
