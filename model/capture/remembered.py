"""Looking things up once per immutable table instead of once per keystroke."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Table = TypeVar("Table")
Lookup = TypeVar("Lookup")

_KEPT = 4


def remembered(build: Callable[[Table], Lookup]) -> Callable[[Table], Lookup]:
    """`build`, with its last few results kept; arguments are told apart by identity.

    Tables of a workshop are replaced, never edited, so the same table has the same lookup. The
    table is kept with its lookup: an identity is not given to another object meanwhile.
    """
    kept: tuple[tuple[Table, Lookup], ...] = ()

    def look_up(table: Table) -> Lookup:
        nonlocal kept
        for known, lookup in kept:
            if known is table:
                return lookup
        lookup = build(table)
        kept = ((table, lookup), *kept[: _KEPT - 1])
        return lookup

    return look_up
