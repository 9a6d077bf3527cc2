"""Quotes round a text with signs in it: `"Osuuskunta: Valo -> Voima"`, inner ones doubled."""

from __future__ import annotations

from dataclasses import dataclass

_CLOSING = {'"': '"', "”": "”", "“": "”"}
OPENING = frozenset(_CLOSING)
"""The signs that can begin a quoted text; typographic ones come along in pasted lines."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted text found in a line."""

    text: str
    """What stands between the quotes, doubled ones made single."""
    end: int
    """Where the line goes on after the closing quote."""


def quoted_at(line: str, start: int) -> Quoted | None:
    """The quoted text that begins at `start`, or None where none does or it never closes."""
    closing = _CLOSING.get(line[start : start + 1])
    if closing is None:
        return None
    parts: list[str] = []
    position = start + 1
    while (found := line.find(closing, position)) >= 0:
        if line[found + 1 : found + 2] != closing:
            parts.append(line[position:found])
            return Quoted("".join(parts), found + 1)
        parts.append(line[position : found + 1])
        position = found + 2
    return None


def quote(text: str) -> str:
    """`text` in quotes, as `quoted_at` reads it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
