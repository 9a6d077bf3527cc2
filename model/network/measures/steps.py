"""Long work in small pieces, so that whoever does it can look up between two of them."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Steps = Generator[tuple[int, int], None, T]
"""Yields how many pieces are done and how many there are; returns the result."""

PIECE = 8
"""Actors whose shortest paths make one piece: about as many milliseconds in a huge network."""


def finished(steps: Steps[T]) -> T:
    """The result, all pieces done one after the other."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
