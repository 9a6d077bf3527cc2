"""Names on several lines, for shapes that hold them whole."""

from __future__ import annotations

from exporters.textmap.cells import cell_width, clusters, drawable


def wrapped(text: str, columns: int) -> list[tuple[str, int]]:
    """The lines of `text`, each with the cells it takes; only a longer word is broken.

    There is always a line, if an empty one.
    """
    lines: list[tuple[str, int]] = []
    line, used = "", 0
    for word, cells in _pieces(text, columns):
        if line and used + 1 + cells > columns:
            lines.append((line, used))
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + cells) if line else (word, cells)
    return [*lines, (line, used)] if line or not lines else lines


def _pieces(text: str, columns: int) -> list[tuple[str, int]]:
    """The words of `text`; one that is longer than a line in pieces."""
    pieces: list[tuple[str, int]] = []
    for word in drawable(text).split():
        cells = cell_width(word)
        if cells <= columns:
            pieces.append((word, cells))
            continue
        piece, used = "", 0
        for chars, width in clusters(word):
            if piece and used + width > columns:
                pieces.append((piece, used))
                piece, used = "", 0
            piece, used = piece + chars, used + width
        pieces.append((piece, used))
    return pieces
