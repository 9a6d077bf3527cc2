"""Helpers at hand that last as long as the program: a round of turns, the cube and its sides."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.people import Turns


@dataclass(slots=True)
class Aids:
    """What is going on in the room beside the agenda."""

    turns: Turns | None = None
    """The round of speaking turns that goes on."""
    cube: str = ""
    """The question that came up last."""
    thrown: dict[str, list[int]] = field(default_factory=dict)
    """The cube's sides that have come up, by method."""
