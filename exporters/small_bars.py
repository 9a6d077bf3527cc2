"""Small bars made of block characters, for counts that stand in running text and tables."""

from __future__ import annotations

_HIGH = "▁▂▃▄▅▆▇█"
_WIDE = "▏▎▍▌▋▊▉█"
NONE = "·"
"""Stands where nothing was counted."""


def column(count: int, most: int) -> str:
    """One cell that is filled from below: full where `count` is `most`, a dot where it is 0."""
    if count <= 0 or most <= 0:
        return NONE
    return _HIGH[max(0, round(min(count / most, 1) * len(_HIGH)) - 1)]


def bar(count: int, most: int, cells: int) -> str:
    """A bar of at most `cells` cells, filled from the left; empty where `count` is 0."""
    if count <= 0 or most <= 0 or cells <= 0:
        return ""
    eighths = max(1, round(min(count / most, 1) * cells * len(_WIDE)))
    whole, rest = divmod(eighths, len(_WIDE))
    return _WIDE[-1] * whole + (_WIDE[rest - 1] if rest else "")
