"""The arrows of the one-line language.

A head says the direction, the shaft the nature (`-` tangible, `..` intangible), a sign on it the
state (`?` wished for, `x` broken); a shaft of nothing but the sign is tangible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.entities import LinkState, Nature

# Repetitions are bounded, so that a line of nothing but dashes is still read in linear time.
_SHAFT = r"(?:-{1,8}|={1,4}|\.{2,8}|…|–|—)"
# `x` is a letter: it counts only where a blank parts it from the name before or after it.
_BROKEN = rf"(?:[xX]{_SHAFT}?|{_SHAFT}[xX])"
_WISHED = rf"(?:\?{_SHAFT}?|{_SHAFT}\?)"
_TO_RIGHT = "→⇒⟶➔➜⇢"
_TO_LEFT = "←⇐⟵⇠"
_BOTH = "↔⇔⟷"

ARROW = (
    rf"<(?:{_BROKEN}|{_WISHED}|{_SHAFT})?>"
    rf"|(?:(?<=\s){_BROKEN}|{_WISHED}|{_SHAFT})>"
    rf"|<(?:{_BROKEN}(?=\s|$)|(?:{_WISHED}|{_SHAFT})(?!\d))"
    rf"|(?:(?<=\s)[xX]|\?)?[{_TO_RIGHT}{_TO_LEFT}{_BOTH}]"
)
"""The regular expression of any arrow, without groups."""

_MARKS = {
    (Nature.TANGIBLE, LinkState.EXISTING): "->",
    (Nature.TANGIBLE, LinkState.WISHED): "?>",
    (Nature.TANGIBLE, LinkState.BROKEN): "x>",
    (Nature.INTANGIBLE, LinkState.EXISTING): "..>",
    (Nature.INTANGIBLE, LinkState.WISHED): "?..>",
    (Nature.INTANGIBLE, LinkState.BROKEN): "x..>",
}


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow in a line."""

    start: int
    end: int
    nature: Nature
    state: LinkState
    to_left: bool
    """Whether it points at what stands before it."""
    to_right: bool
    """Whether it points at what stands after it."""

    @classmethod
    def matched(cls, match: re.Match[str]) -> Arrow:
        """The arrow that `ARROW` matched."""
        signs = match.group()
        state = LinkState.EXISTING
        if "?" in signs:
            state = LinkState.WISHED
        elif "x" in signs.lower():
            state = LinkState.BROKEN
        return cls(
            start=match.start(),
            end=match.end(),
            nature=(
                Nature.INTANGIBLE
                if any(dots in signs for dots in ("..", "…", "⇢", "⇠"))
                else Nature.TANGIBLE
            ),
            state=state,
            to_left=any(head in signs for head in f"<{_TO_LEFT}{_BOTH}"),
            to_right=any(head in signs for head in f">{_TO_RIGHT}{_BOTH}"),
        )


def arrow_mark(nature: Nature, state: LinkState) -> str:
    """The arrow that stands for a link of this nature and state, as the language writes it."""
    return _MARKS[nature, state]
