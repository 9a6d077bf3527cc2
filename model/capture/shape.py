"""The shape of a line, before anybody asks who the names are: marks, arrows, names, the value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from locales import _
from model.capture.arrows import ARROW, Arrow
from model.capture.quotes import OPENING, quoted_at
from model.entities import NoteKind

NOTE_MARKS = {
    "!": NoteKind.DECISION,
    "?": NoteKind.QUESTION,
    "*": NoteKind.IDEA,
    "-": NoteKind.TASK,
    ">": NoteKind.QUOTATION,
    "=": NoteKind.PARKED,
}
"""The marks that begin a note of a kind."""

AS_IS = "'"
"""The mark that begins a plain note whose text would otherwise mean something."""

ACTOR_MARK = "+"
"""The mark that begins a line of actors."""

NAMES_LIMIT = 60
"""How many names one line may list."""

LINK_LINE_LIMIT = 5_000
"""Characters up to which a line is looked through for a link; a longer one is running text."""

_SIGN = re.compile(rf"(?P<arrow>{ARROW})|[,:]")
_ARROW = re.compile(ARROW)
_SIGN_IN_NAME = re.compile(rf"{ARROW}|:(?=\s|$)")
_BLANKS = re.compile(r"\s*")
_INFLECTED = re.compile(
    r"(?:n|t|a|ä|in|en|an|än|on|ön|un|yn|hin|hun|iin|seen|ta|tä|tta|ttä|na|nä|ksi|ssa|ssä|sta|stä"
    r"|lla|llä|lta|ltä|lle|ille|ien|jen|den|ten|ia|iä|ja|jä)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the line."""

    text: str
    start: int
    end: int
    quoted: bool = False


@dataclass(slots=True)
class LinkShape:
    """A line with an arrow: sides and the arrows between them, and where the value begins."""

    sides: list[list[Name]] = field(default_factory=lambda: [[]])
    """The names on each side; one side more than there are arrows."""
    arrows: list[Arrow] = field(default_factory=list)
    colon: int | None = None
    """Where the colon before the value stands."""
    unclosed: int | None = None
    """Where a quote begins that never closes."""
    slot: int = 0
    """Where the last name stands or could be written."""
    overfull: bool = False
    """Whether it lists more names than a line may; what comes after them was not looked at."""

    @property
    def names(self) -> list[Name]:
        """All names in the order of the line."""
        return [name for side in self.sides for name in side]


def mark_of(line: str) -> tuple[str, int] | None:
    """The mark that begins `line` and where it stands, or None.

    A blank follows a mark, or a letter, quote or mention does directly: `-5 degrees`, `-> B` and
    `?!` begin with none. The mark for text as it is always needs the blank: `'like' this`.
    """
    start = skip_blanks(line, 0)
    mark, after = line[start : start + 1], line[start + 1 : start + 2]
    if mark == "’":
        mark = AS_IS
    if mark == AS_IS:
        return (mark, start) if not after or after.isspace() else None
    if mark not in NOTE_MARKS and mark != ACTOR_MARK:
        return None
    if not after or after.isspace() or after.isalpha() or after in OPENING or after == "@":
        return mark, start
    return None


def skip_blanks(line: str, start: int) -> int:
    """The first position from `start` on that is no blank."""
    match = _BLANKS.match(line, start)
    return match.end() if match else start


def name_between(line: str, start: int, end: int) -> Name | None:
    """The name that stands from `start` to `end`, blanks round it aside; None where none does."""
    start = skip_blanks(line, start)
    text = line[start:end].rstrip()
    if not text:
        return None
    quoted = quoted_at(line, start)
    if quoted and quoted.end == start + len(text):
        return Name(quoted.text, start, quoted.end, quoted=True)
    return Name(text, start, start + len(text))


def has_signs(name: str) -> bool:
    """Whether `name` holds an arrow or a colon, which a new name does in quotes only."""
    return bool(_SIGN_IN_NAME.search(name))


def splits_names(line: str, comma: int) -> bool:
    """Whether the comma there parts two names.

    It does not in "elinkeino-, liikenne- ja ympäristökeskus", nor in "1,5".
    """
    before, after = line[comma - 1 : comma], line[comma + 1 : comma + 2]
    if before == "-" and line[comma - 2 : comma - 1].isalpha():
        return False
    return not (before.isdigit() and after.isdigit())


def _begins_value(line: str, colon: int) -> bool:
    """Whether the colon there parts the names from the value.

    It does not in "10:30", "http://…" and "SPR:n osasto".
    """
    before, after = line[colon - 1 : colon], line[colon + 1 : colon + 2]
    if not after or after.isspace():
        return True
    if before.isdigit() and after.isdigit():
        return False
    if line.startswith("//", colon + 1):
        return False
    return not (before.isalnum() and _INFLECTED.match(line, colon + 1))


def too_many_names() -> str:
    """That a line lists more names than it may."""
    return _("the line lists more than {limit} names; write it as several lines").format(
        limit=NAMES_LIMIT
    )


def link_shape(line: str) -> LinkShape | None:
    """The shape of a line with an arrow outside quotes, or None where there is none."""
    if len(line) > LINK_LINE_LIMIT or _ARROW.search(line) is None:
        return None
    shape = scanned(line)
    return shape if shape.arrows or shape.overfull else None


def scanned(line: str, start: int = 0) -> LinkShape:
    """The names of `line` from `start` on, the arrows between them and the colon after them."""
    shape = LinkShape(slot=start)
    for _piece in range(NAMES_LIMIT + 1):
        shape.slot = skip_blanks(line, shape.slot)
        quoted = quoted_at(line, shape.slot)
        if quoted is None and line[shape.slot : shape.slot + 1] in OPENING:
            shape.unclosed = shape.slot if shape.unclosed is None else shape.unclosed
        sign = next_sign(line, quoted.end if quoted else shape.slot, valued=bool(shape.arrows))
        if name := name_between(line, shape.slot, sign.start() if sign else len(line)):
            shape.sides[-1].append(name)
        if sign is None:
            return shape
        if sign.group() == ":":
            shape.colon = sign.start()
            return shape
        if sign.group("arrow"):
            shape.arrows.append(Arrow.matched(sign))
            shape.sides.append([])
        shape.slot = sign.end()
    shape.overfull = True
    return shape


def next_sign(line: str, start: int, *, valued: bool) -> re.Match[str] | None:
    """The next arrow or comma between names; with `valued`, the colon before a value too."""
    for sign in _SIGN.finditer(line, start):
        if sign.group("arrow"):
            return sign
        if sign.group() == ",":
            if splits_names(line, sign.start()):
                return sign
        elif valued and _begins_value(line, sign.start()):
            return sign
    return None
