"""The blocks a report is made of, as CommonMark; tables as GitHub and pandoc know them.

Every function takes ready Markdown: user text has gone through `exporters.markdown.text` before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

PADDED_LIMIT = 120
"""The widest table whose columns are padded, in cells; wider ones would only wrap."""

DASHES_LIMIT = 40
"""The most dashes under a column head; pandoc shares out the page by them."""

_BACKTICKS = re.compile("`+")


def heading(level: int, text: str) -> str:
    """A heading of `level` 1 to 6."""
    return f"{'#' * level} {text}"


def bullets(items: Iterable[str]) -> str:
    """A tight list; lines after an item's first must be indented by two."""
    return "\n".join(f"- {item}" for item in items)


def quote(text: str) -> str:
    """A block quotation of one paragraph."""
    return "\n".join(f"> {line}" for line in text.split("\n"))


def strong(text: str) -> str:
    """`text` in bold, or nothing where there is nothing."""
    return f"**{text}**" if text else ""


def emphasised(text: str) -> str:
    """`text` in italics, or nothing where there is nothing."""
    return f"*{text}*" if text else ""


def fenced(text: str) -> str:
    """`text` exactly as it is, in a fence that nothing inside it can close."""
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: str = "") -> str:
    """A pipe table.

    Args:
        head: the column heads.
        rows: cells of each row, as many as there are heads.
        right: one sign per column, ">" for numbers that stand right; shorter means left.
    """
    sides = right.ljust(len(head), "<")
    widths = [max(3, *map(cells, column)) for column in zip(head, *rows, strict=True)]
    padded = sum(widths) + 3 * len(widths) + 1 <= PADDED_LIMIT
    if not padded:
        widths = [min(width, DASHES_LIMIT) for width in widths]
    dashes = [
        "-" * (width - 1) + ":" if side == ">" else "-" * width
        for width, side in zip(widths, sides, strict=True)
    ]
    lines = [_row(head, widths, sides, padded), _row(dashes, widths, sides, False)]
    lines += [_row(row, widths, sides, padded) for row in rows]
    return "\n".join(lines)


def cells(text: str) -> int:
    """The columns that `text` takes in a monospaced face."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def _row(row: Sequence[str], widths: Sequence[int], sides: str, padded: bool) -> str:
    if not padded:
        return f"| {' | '.join(row)} |"
    columns = []
    for cell, width, side in zip(row, widths, sides, strict=True):
        blanks = " " * (width - cells(cell))
        columns.append(blanks + cell if side == ">" else cell + blanks)
    return f"| {' | '.join(columns)} |"
