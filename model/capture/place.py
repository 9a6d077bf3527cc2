"""What may stand at the cursor of the capture line, and which stretch of it that would replace."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from model.capture.quotes import OPENING, quoted_at
from model.capture.shape import (
    ACTOR_MARK,
    LINK_LINE_LIMIT,
    LinkShape,
    Name,
    mark_of,
    next_sign,
    scanned,
)
from model.entities.text import LINE_LIMIT, TEXT_LIMIT

_CLASS = re.compile(r"(?<!\S)/(?P<typed>[^\s,/]*)$")
_AT = re.compile(r"(?<!\w)@")
_TAG = re.compile(r"(?<!\S)(?P<sign>[#@])(?P<typed>[\"”“][^\"”“]*|[^\s\"”“]*)$")
_ANY_TAG = re.compile(r"(?<!\S)(?:[#@]|!-?(?!\S))")
_REST_OF_WORD = re.compile(r"[\w-]*")
_REST_OF_TAG = re.compile(r"[^\s,]*")


@dataclass(frozen=True, slots=True)
class Place:
    """What may stand at the cursor."""

    kind: Literal["name", "mention", "value", "category", "channel", "class"]
    start: int
    end: int
    typed: str
    """What is typed of it, without signs and quotes."""
    beside: tuple[Name, ...] = ()
    """Names that cannot stand here: those of the same list and across the arrow."""
    givers: tuple[str, ...] = ()
    """For a value: the names of those it flows from."""
    getters: tuple[str, ...] = ()
    """For a value: the names of those it flows to."""


def place_at(line: str, cursor: int) -> Place | None:
    """What may stand at `cursor`, or None where anything may or nothing is typed yet."""
    if not 0 <= cursor <= len(line) <= TEXT_LIMIT:
        return None
    head = line[:cursor]
    marked = mark_of(line)
    if marked and marked[1] < cursor:
        mark, position = marked
        if mark == ACTOR_MARK and len(line) <= LINK_LINE_LIMIT:
            return _class(line, cursor) or _listed(line, cursor, position + 1)
        return _mention(line, cursor)
    if len(line) > LINK_LINE_LIMIT:
        return _mention(line, cursor)
    shape = scanned(head)
    if shape.overfull or not shape.arrows:
        return _mention(line, cursor) or _listed(line, cursor, 0)
    if shape.colon is not None:
        return _tag(line, cursor, shape) or _value(line, cursor, shape)
    return _name(line, cursor, shape)


def _class(line: str, cursor: int) -> Place | None:
    match = _CLASS.search(line[:cursor][-LINE_LIMIT:])
    if match is None:
        return None
    start = cursor - len(match.group())
    rest = _REST_OF_TAG.match(line, cursor)
    return Place("class", start, rest.end() if rest else cursor, match["typed"])


def _mention(line: str, cursor: int) -> Place | None:
    """The last `@` before the cursor, with whatever words of a name come after it."""
    window = max(0, cursor - LINE_LIMIT)
    signs = list(_AT.finditer(line, window, cursor))
    if not signs:
        return None
    start = signs[-1].start()
    typed = line[start + 1 : cursor]
    if (quoted := quoted_at(line, start + 1)) and quoted.end <= cursor:
        return None
    return Place("mention", start, _word_end(line, cursor), typed.lstrip("".join(OPENING)))


def _word_end(line: str, cursor: int) -> int:
    rest = _REST_OF_WORD.match(line, cursor)
    return rest.end() if rest else cursor


def _listed(line: str, cursor: int, start: int) -> Place | None:
    """A name where no arrow stands yet: of actors after `+`, or at the beginning of a link."""
    shape = scanned(line[:cursor], start)
    typed = _typed(line, cursor, shape.slot)
    if shape.overfull or typed is None or not typed.strip():
        return None
    others = [name for name in shape.names if name.start < shape.slot]
    if others and not start and any(len(name.text.split()) > 3 for name in others):
        return None
    end = _word_end(line, cursor)
    sign = next_sign(line, cursor, valued=False)
    if sign and sign.group("arrow"):
        end = cursor + len(line[cursor : sign.start()].rstrip())
    return Place("name", shape.slot, end, typed, tuple(others))


def _name(line: str, cursor: int, shape: LinkShape) -> Place | None:
    typed = _typed(line, cursor, shape.slot)
    if typed is None:
        return None
    sign = next_sign(line, cursor, valued=True)
    rest = line[cursor : sign.start() if sign else len(line)].rstrip()
    beside = [*shape.sides[-2], *(name for name in shape.sides[-1] if name.start < shape.slot)]
    return Place("name", shape.slot, cursor + len(rest), typed, tuple(beside))


def _typed(line: str, cursor: int, slot: int) -> str | None:
    """What is typed of the name that begins at `slot`; None after a quote that is closed."""
    if (quoted := quoted_at(line, slot)) and quoted.end <= cursor:
        return None
    typed = line[slot:cursor]
    if typed[:1] in OPENING:
        return typed[1:].replace('""', '"')
    return typed


def _tag(line: str, cursor: int, shape: LinkShape) -> Place | None:
    assert shape.colon is not None
    match = _TAG.search(line[shape.colon + 1 : cursor][-LINE_LIMIT:])
    if match is None:
        return None
    start = cursor - len(match.group())
    rest = _REST_OF_TAG.match(line, cursor)
    return Place(
        "category" if match["sign"] == "#" else "channel",
        start,
        rest.end() if rest else cursor,
        match["typed"].lstrip("".join(OPENING)),
    )


def _value(line: str, cursor: int, shape: LinkShape) -> Place | None:
    assert shape.colon is not None
    start = shape.colon + 1
    while start < cursor and line[start].isspace():
        start += 1
    typed = line[start:cursor]
    if _ANY_TAG.search(typed):
        return None
    givers: list[str] = []
    getters: list[str] = []
    for before, arrow, after in zip(shape.sides, shape.arrows, shape.sides[1:], strict=False):
        if arrow.to_right:
            givers += _texts(before)
            getters += _texts(after)
        if arrow.to_left:
            givers += _texts(after)
            getters += _texts(before)
    return Place(
        "value",
        start,
        _word_end(line, cursor),
        typed.lstrip("".join(OPENING)),
        givers=tuple(givers),
        getters=tuple(getters),
    )


def _texts(names: Iterable[Name]) -> list[str]:
    return [name.text for name in names]
