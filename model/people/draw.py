"""The thrown cube: one of several sides by chance, none twice before all have come up."""

from __future__ import annotations

import random
from collections.abc import Collection


def drawn(sides: int, seed: int, used: Collection[int] = ()) -> int:
    """The side that comes up, from 0; of those not `used` yet, or of all where all are.

    Raises:
        ValueError: where there is no side.
    """
    fresh = [side for side in range(sides) if side not in used] or list(range(sides))
    if not fresh:
        raise ValueError("a cube needs sides")
    return random.Random(seed).choice(fresh)
