"""User text measured and cut in terminal cells: wide, combining and right-to-left characters.

Widths are those of `rich.cells`, so that a drawing and the screen that shows it agree.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import split_graphemes

Cluster = tuple[str, int]
"""Characters that share a place on the screen, and the cells they take (0, 1 or 2)."""

ELLIPSIS = "…"
_LEFT_TO_RIGHT_MARK = "\u200e"
_JOINERS = "\u200c\u200d"
_RIGHT_TO_LEFT = ("R", "AL", "AN")


def drawable(text: str) -> str:
    """`text` as it can stand on a grid: one line, no characters that steer the terminal.

    Blanks of every kind become a space; invisible steering characters (direction overrides, soft
    hyphens, zero-width spaces) go, except the joiners that scripts and emoji need.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = []
    for char in text:
        kind = unicodedata.category(char)
        if kind[0] == "Z" or char in "\t\n\r":
            kept.append(" ")
        elif kind == "Cf":
            kept.append(char if char in _JOINERS else "")
        elif kind in ("Cc", "Cs"):
            kept.append("\N{REPLACEMENT CHARACTER}")
        else:
            kept.append(char)
    return "".join(kept).strip().rstrip(_JOINERS)


@lru_cache(maxsize=8192)
def clusters(text: str) -> tuple[Cluster, ...]:
    """`drawable` text as clusters.

    Right-to-left text is bracketed by marks, so that a terminal that reorders it leaves the
    lines and heads beside it alone.
    """
    text = drawable(text)
    if text.isascii():
        return tuple((char, 1) for char in text)
    spans, _ = split_graphemes(text)
    found = [(text[start:end], cells) for start, end, cells in spans]
    while found and found[0][1] == 0:
        del found[0]
    if found and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        found[0] = (_LEFT_TO_RIGHT_MARK + found[0][0], found[0][1])
        found[-1] = (found[-1][0] + _LEFT_TO_RIGHT_MARK, found[-1][1])
    return tuple(found)


@lru_cache(maxsize=8192)
def cell_width(text: str) -> int:
    """How many cells `text` takes when drawn."""
    if text.isascii() and text.isprintable():
        return len(text.strip())
    return sum(cells for _, cells in clusters(text))


def shortened(text: str, cells: int, *, tail: int = 0, mark: str = ELLIPSIS) -> str:
    """`text` in at most `cells` cells; where it is too long, `mark` stands for what is missing.

    `tail` cells of its end are kept behind the mark, for names that only differ there.
    """
    parts = clusters(text)
    if sum(width for _, width in parts) <= cells:
        return drawable(text)
    room = cells - len(mark)
    if room < 0:
        return mark[:cells] if cells > 0 else ""
    parts = tuple((chars.strip(_LEFT_TO_RIGHT_MARK), width) for chars, width in parts)
    end = _taken(parts[::-1], min(tail, max(0, room - 1)))[::-1]
    start = _taken(parts, room - sum(width for _, width in end))
    head = "".join(chars for chars, _ in start).rstrip().rstrip(_JOINERS)
    return head + mark + "".join(chars for chars, _ in end).lstrip()


def _taken(parts: tuple[Cluster, ...], cells: int) -> tuple[Cluster, ...]:
    used = 0
    for count, (_, width) in enumerate(parts):
        used += width
        if used > cells:
            return parts[:count]
    return parts
