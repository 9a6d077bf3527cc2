"""What the command line writes on stdout: JSON documents, lines and aligned tables."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence

from tui.cli.failures import one_line


class Output:
    """stdout, as a person or as a script reads it."""

    def __init__(self) -> None:
        self.as_json = False
        """Whether `--json` was asked for."""
        if sys.stdout is None:  # closed by whoever started the program
            sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")

    def json(self, value: object, *, compact: bool = False) -> None:
        """Write `value` as one JSON document, in UTF-8; on one line where `compact`."""
        # Lone surrogates cannot be encoded; as \udcXX escapes they are valid JSON.
        text = json.dumps(value, ensure_ascii=False, indent=None if compact else 1)
        self.bytes(text.encode("utf-8", "backslashreplace") + b"\n")

    def bytes(self, data: bytes) -> None:
        """Write `data` as it is."""
        self.flush()
        sys.stdout.buffer.write(data)

    def line(self, text: str = "") -> None:
        """Write one line of words; line ends and controls inside `text` are made harmless."""
        # The indentation is the caller's, so only what follows it is folded.
        indent = len(text) - len(text.lstrip(" "))
        self.text(" " * indent + one_line(text) + "\n")

    def text(self, text: str) -> None:
        """Write `text` as it stands."""
        sys.stdout.write(text)

    def table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], align: str = ""
    ) -> None:
        """Write `rows` under `headings` in aligned columns.

        `align` holds a `<` or `>` for each column; columns beyond it stand left.
        """
        cells = [[one_line(cell) for cell in row] for row in (headings, *rows)]
        widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
        sides = align.ljust(len(widths), "<")
        for row in cells:
            columns = [
                _padded(cell, size, side)
                for cell, size, side in zip(row, widths, sides, strict=True)
            ]
            self.text("  ".join(columns).rstrip() + "\n")

    def version(self) -> None:
        """Write the program's name and version."""
        from importlib.metadata import version

        self.line(f"arvoverkko {version('arvoverkko')}")

    def flush(self) -> None:
        """Hand everything written to whoever reads it."""
        sys.stdout.flush()

    def flush_quietly(self) -> None:
        """`flush`, on the way out; where nobody can read it, forget what was written."""
        try:
            self.flush()
        except OSError:
            # Otherwise the interpreter's own last flush would fail again, and say so.
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, sys.stdout.fileno())
            os.close(nothing)


def width(text: str) -> int:
    """The terminal cells that `text` takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _padded(text: str, size: int, side: str) -> str:
    blanks = " " * (size - width(text))
    return blanks + text if side == ">" else text + blanks
