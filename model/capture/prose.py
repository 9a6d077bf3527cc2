"""Telling a link from running text that happens to hold an arrow."""

from __future__ import annotations

import re

from model.capture.names import NameIndex
from model.capture.shape import LinkShape, Name
from model.entities.text import NAME_LIMIT

_LONGEST_NAME = 8
"""Words in the longest name that is taken for one without quotes."""

_SHORT_NAME = 3
"""Words up to which a side of an arrow looks like a name and not like half a sentence."""

_LONGEST_SIDE = 2 * NAME_LIMIT
"""Characters of a name with everything that may stand between it and an arrow."""

_HEAD = re.compile(r"[<>]+")
_SHAFTS = " -–—=~.…?"
_NUMBER = re.compile(r"[+\-−]?\d[\d.,:]*[%€$°]?")
_PROSE = re.compile(r"://|:(?=\s|$)|[;?](?=\s|$)")


def plausible(name: Name) -> bool:
    """Whether the name looks like one; in quotes anything does."""
    return name.quoted or (len(name.text.split()) <= _LONGEST_NAME and not _PROSE.search(name.text))


def is_prose(line: str, shape: LinkShape, index: NameIndex) -> bool:
    """Whether an arrow stands in running text: "5 -> 6 €", "he stays away -> we must go there".

    With a known name or a quoted one on either side, or two short sides, it is never taken so.
    """
    names = shape.names
    if any(name.quoted or index.find(name.text) for name in names):
        return False
    if shape.arrows and _between_numbers(line, shape):
        return True
    if shape.colon is None and not all(len(name.text.split()) <= _SHORT_NAME for name in names):
        return True
    return not all(plausible(name) for name in names)


def nearly_a_link(line: str, index: NameIndex) -> bool:
    """Whether a slip may have made running text of a link: "Kela > Asiakas: etuudet".

    A name that is known stands beside a head without its shaft, and a colon comes after it.
    """
    head = _HEAD.search(line)
    colon = line.find(":", head.end()) if head else -1
    if head is None or colon < 0 or not line[colon + 1 :].strip():
        return False
    sides = line[: head.start()], line[head.end() : colon]
    return any(index.find(side.strip(_SHAFTS)) for side in sides if len(side) <= _LONGEST_SIDE)


def _between_numbers(line: str, shape: LinkShape) -> bool:
    arrow = shape.arrows[0]
    before, after = line[: arrow.start].split(), line[arrow.end :].split()
    return bool(before and after and _NUMBER.fullmatch(before[-1]) and _NUMBER.match(after[0]))
