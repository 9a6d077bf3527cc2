"""What a reader can make of a network drawn as text, from its characters alone.

Whoever drew it: labels are looked for by their names, lines are followed cell by cell, straight on
at crossings and behind the names that are written into them, until they end at a label.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.entities import Actor, ValueLink

NORTH, EAST, SOUTH, WEST = range(4)
STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))
HEADS = {char: way for way, chars in enumerate(("▲↑^", "►▶→>", "▼↓v", "◄◀←<")) for char in chars}
PLAIN = {"-": {EAST, WEST}, "=": {EAST, WEST}, "~": {EAST, WEST}, "|": {NORTH, SOUTH}}
PLAIN |= {'"': {NORTH, SOUTH}, ":": {NORTH, SOUTH}}
JOINTS = "+.'`*"
"""ASCII signs whose arms are those of their neighbours."""
LONGEST_NAME = 40

Place = tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """How much of a network can be read, as shares of 0 to 1."""

    whole: float
    """Labels that stand there whole."""
    directed: float
    """Ordered pairs of actors whose line leads nowhere else and has its head."""
    named: float
    """Flows whose name stands in the drawing."""
    crossings: int


@lru_cache(maxsize=1024)
def _arms(char: str) -> frozenset[int]:
    if char in PLAIN:
        return frozenset(PLAIN[char])
    words = set(re.split(r"[ -]", unicodedata.name(char, "")))
    if not {"BOX", "DRAWINGS"} <= words or "DIAGONAL" in words:
        return frozenset()
    found: set[int] = set()
    for word, ways in (
        ("HORIZONTAL", (EAST, WEST)),
        ("VERTICAL", (NORTH, SOUTH)),
        ("UP", (NORTH,)),
        ("DOWN", (SOUTH,)),
        ("LEFT", (WEST,)),
        ("RIGHT", (EAST,)),
    ):
        if word in words:
            found.update(ways)
    return frozenset(found)


class Page:
    """A drawing as a grid of characters."""

    def __init__(self, text: str, actors: Sequence[Actor]) -> None:
        self.rows = text.split("\n")
        self.owner: dict[Place, str] = {}
        self.whole: set[str] = set()
        # Long names first: a short one may be a part of them.
        for actor in sorted(actors, key=lambda actor: -len(actor.name)):
            self._find(actor)

    def at(self, x: int, y: int) -> str:
        """The character at (x, y); a blank outside."""
        if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y]):
            return self.rows[y][x]
        return " "

    def _find(self, actor: Actor) -> None:
        """The label of an actor; a name in brackets or in a box before one among other words."""
        found = []
        for y, row in enumerate(self.rows):
            for match in re.finditer(rf"(?<!\w){re.escape(actor.name)}(?!\w)", row):
                left, right = self._label(match.start(), match.end() - 1, y)
                if all((x, y) not in self.owner for x in range(left, right + 1)):
                    found.append((left == match.start(), y, left, right))
        if not found:
            return
        _, y, left, right = min(found)
        rows = (y - 1, y, y + 1) if self.arms(left, y) == {NORTH, SOUTH} else (y,)
        for line in rows:
            self.owner |= dict.fromkeys([(x, line) for x in range(left, right + 1)], actor.id)
        self.whole.add(actor.id)

    def _label(self, left: int, right: int, y: int) -> tuple[int, int]:
        """From bracket to bracket, or from side to side of a box, where there are any."""
        first, last = left - 1, right + 1
        while self.at(first, y) == " " and first > 0:
            first -= 1
        while self.at(last, y) == " " and last < len(self.rows[y]):
            last += 1
        ends = self.at(first, y) + self.at(last, y)
        upright = {NORTH, SOUTH}
        boxed = self.arms(first, y) == upright == self.arms(last, y)
        corners = all(
            self.arms(x, y + step) and self.arms(x, y + step) != upright
            for x in (first, last)
            for step in (-1, 1)
        )
        return (first, last) if ends == "[]" or (boxed and corners) else (left, right)

    def arms(self, x: int, y: int) -> set[int]:
        """The directions in which the line at (x, y) goes on."""
        char = self.at(x, y)
        if char not in JOINTS:
            return set(_arms(char))
        found = set()
        for way, (dx, dy) in enumerate(STEPS):
            beside = self.at(x + dx, y + dy)
            back = (way + 2) % 4
            if back in _arms(beside) or beside in JOINTS or HEADS.get(beside) in (way, back):
                found.add(way)
        return found

    def _head(self, x: int, y: int) -> int | None:
        char = self.at(x, y)
        if char == "v" and (self.at(x - 1, y).isalpha() or self.at(x + 1, y).isalpha()):
            return None
        return HEADS.get(char)

    def lines_from(self, actor: str) -> list[dict[str, bool]]:
        """For each line at a label: whom it reaches, and whether with a head."""
        found = []
        for (x, y), owner in self.owner.items():
            if owner != actor:
                continue
            for way, (dx, dy) in enumerate(STEPS):
                cell = (x + dx, y + dy)
                back = (way + 2) % 4
                if cell in self.owner:
                    continue
                if back in self.arms(*cell) or self._head(*cell) in (way, back):
                    found.append(self._follow(cell, way, actor))
        return found

    def _follow(self, start: Place, way: int, actor: str) -> dict[str, bool]:
        reached: dict[str, bool] = {}
        waiting, seen = [(start, way)], set()
        while waiting:
            state = waiting.pop()
            if state in seen:
                continue
            seen.add(state)
            (x, y), way = state
            dx, dy = STEPS[way]
            owner = self.owner.get((x, y))
            if owner is not None:
                if owner != actor:
                    headed = self._head(x - dx, y - dy) == way
                    reached[owner] = reached.get(owner, False) or headed
                continue
            for turn in self._onward(x, y, way):
                waiting.append(((x + STEPS[turn][0], y + STEPS[turn][1]), turn))
            if not self.arms(x, y) and self._head(x, y) is None:
                behind = self._behind_name(x, y, way)
                if behind is not None:
                    waiting.append((behind, way))
        return reached

    def _onward(self, x: int, y: int, way: int) -> list[int]:
        head = self._head(x, y)
        if head is not None:
            return [way] if head in (way, (way + 2) % 4) else []
        arms = self.arms(x, y)
        back = (way + 2) % 4
        if back not in arms:
            return []
        return [way] if len(arms) == 4 else sorted(arms - {back})

    def _behind_name(self, x: int, y: int, way: int) -> Place | None:
        """Where a line goes on behind a sign or a name that is written into it."""
        if self.at(x, y) == " ":
            return None
        dx, dy = STEPS[way]
        for count in range(1, LONGEST_NAME if way in (EAST, WEST) else 2):
            cell = (x + dx * count, y + dy * count)
            if cell in self.owner:
                return None
            if (way + 2) % 4 in self.arms(*cell) or self._head(*cell) == way:
                return cell
        return None

    def crossings(self) -> int:
        """How many cells two lines pass straight through."""
        return sum(
            len(self.arms(x, y)) == 4
            for y, row in enumerate(self.rows)
            for x in range(len(row))
            if (x, y) not in self.owner
        )


def read(text: str, actors: Sequence[Actor], links: Sequence[ValueLink]) -> Reading:
    """What can be read of the network in a drawing of it."""
    page = Page(text, actors)
    lines = {actor.id: page.lines_from(actor.id) for actor in actors}
    pairs = {(link.source, link.target) for link in links}
    directed = sum(
        any(reached == {target: True} for reached in lines[one]) for one, target in pairs
    )
    wanted = Counter(link.what for link in links)
    named = sum(
        min(count, len(re.findall(rf"(?<!\w){re.escape(what)}(?!\w)", text)))
        for what, count in wanted.items()
    )
    return Reading(
        whole=len(page.whole) / max(1, len(actors)),
        directed=directed / max(1, len(pairs)),
        named=named / max(1, len(links)),
        crossings=page.crossings(),
    )
