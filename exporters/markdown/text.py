"""User text as Markdown text: shown as it was typed, never able to become structure.

Escapes what CommonMark, GitHub, pandoc and Obsidian would each take for markup, and no more, so
that the report also reads well as plain text.
"""

from __future__ import annotations

import re

LINE_JOINT = " / "
"""Stands for a line end where only one line fits, as in a table cell."""

HARD_BREAK = "  \n"
"""Two blanks and a line end: the line break that every dialect knows."""

_LINE_ENDS = re.compile("[\n\r\u0085\u2028\u2029\v\f]+")
_BLANKS = re.compile(r"[ \t]+")

_URL = re.compile(r"https?://[^\s<>|\\`\"]+")
_AFTER_URL = ".,;:!?'\"()[]{}*_~"
_REFERENCE = re.compile(r"&#?\w+;")

_MARKUP = re.compile(
    r"""[\\`*\[\]<|~^${]            # markup wherever it stands
    | (?<![^\W_])_ | _(?![^\W_])    # inside a word an underscore is harmless
    | (?<!\w)[#@]                   # a tag, a heading's tail; a citation or mention
    | &(?=\#?\w+;)                  # a character reference
    | -(?=-) | =(?==) | %(?=%)      # dash, highlight, comment
    """,
    re.VERBOSE,
)

_BLOCK_START = re.compile(r"[-+=>:%]")
_LIST_NUMBER = re.compile(r"(\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)")


def inline(text: str) -> str:
    """`text` on one line, for the middle of a line, a heading or a table cell."""
    return LINE_JOINT.join(_escaped(line) for line in lines_of(text))


def opening(text: str) -> str:
    """`text` on one line, for the start of a paragraph or list item."""
    return _guarded(inline(text))


def flowing(text: str, indent: str = "", *, first: bool = True) -> str:
    """`text` with its line ends kept as hard breaks; lines after the first get `indent`.

    `first` tells whether it stands at the start of its block.
    """
    lines = [_escaped(line) for line in lines_of(text)]
    guarded = [_guarded(line) if number or first else line for number, line in enumerate(lines)]
    return (HARD_BREAK + indent).join(guarded)


def lines_of(text: str) -> list[str]:
    """The lines of `text` that hold something, with runs of blanks folded as Markdown does."""
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in _LINE_ENDS.split(text))
    return [line for line in lines if line.strip()]


def _escaped(line: str) -> str:
    """One line with every inline mark escaped; addresses become links as they stand."""
    parts: list[str] = []
    end = 0
    for match in _URL.finditer(line):
        url = match.group().rstrip(_AFTER_URL)
        if url.endswith("//") or _REFERENCE.search(url):
            continue
        parts += [_without_markup(line, end, match.start()), f"<{url}>"]
        end = match.start() + len(url)
    parts.append(_without_markup(line, end, len(line)))
    return "".join(parts)


def _without_markup(line: str, start: int, end: int) -> str:
    """The part of `line` from `start` to `end` with every mark escaped."""
    pieces: list[str] = []
    last = start
    for match in _MARKUP.finditer(line, start, end):
        pieces += [line[last : match.start()], "\\"]
        last = match.start()
    pieces.append(line[last:end])
    return "".join(pieces)


def _guarded(line: str) -> str:
    """An escaped line whose start cannot open a list, quotation, underline or definition."""
    if _BLOCK_START.match(line):
        return "\\" + line
    return _LIST_NUMBER.sub(r"\1\\\2", line, count=1) if _LIST_NUMBER.match(line) else line
