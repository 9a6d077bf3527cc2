"""A grid of character cells that becomes the lines of a drawing."""

from __future__ import annotations

from exporters.textmap.cells import clusters
from exporters.textmap.drawing import BLANK, Line, Run, Style


class Canvas:
    """Cells of one character cluster each; a wide cluster leaves the cell behind it empty."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._text = [[" "] * self.width for _ in range(self.height)]
        self._style = [[BLANK] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, char: str, style: Style) -> None:
        """Put one narrow character; outside the grid it is lost."""
        if 0 <= y < self.height and 0 <= x < self.width:
            self._text[y][x] = char
            self._style[y][x] = style

    def write(self, x: int, y: int, text: str, style: Style) -> int:
        """Write user text from (x, y) to the right; returns the first x behind it.

        What does not fit into the line is left away, a wide character as a whole. Spaces at the
        ends leave what is beneath them.
        """
        if not 0 <= y < self.height:
            return x
        row, styles = self._text[y], self._style[y]
        x += len(text) - len(text.lstrip(" "))
        for chars, cells in clusters(text) if text.strip() else ():
            if x < 0 or x + cells > self.width:
                break
            if cells == 0:
                continue
            row[x], styles[x] = chars, style
            if cells == 2:
                row[x + 1], styles[x + 1] = "", style
            x += cells
        return x + len(text) - len(text.rstrip(" ")) if text.strip(" ") else x

    def write_line(self, x: int, y: int, line: Line) -> int:
        """Write a line of runs from (x, y); returns the first x behind it."""
        for text, style in line:
            x = self.write(x, y, text, style)
        return x

    def at(self, x: int, y: int) -> str:
        """The character at (x, y); a blank outside, nothing behind a wide character."""
        if 0 <= y < self.height and 0 <= x < self.width:
            return self._text[y][x]
        return " "

    def is_blank(self, x: int, y: int, cells: int) -> bool:
        """Whether `cells` cells from (x, y) lie inside and are blank."""
        if not (0 <= y < self.height and x >= 0 and x + cells <= self.width):
            return False
        row = self._text[y]
        return all(char == " " for char in row[x : x + cells])

    def lines(self) -> tuple[Line, ...]:
        """The lines as runs of one style each, without trailing blanks and blank last lines."""
        found = [
            _runs(chars, styles) for chars, styles in zip(self._text, self._style, strict=True)
        ]
        while found and not found[-1]:
            found.pop()
        return tuple(found)


def _runs(chars: list[str], styles: list[Style]) -> Line:
    end = len(chars)
    while end and chars[end - 1] == " ":
        end -= 1
    runs: list[Run] = []
    start = 0
    while start < end:
        style = styles[start]
        stop = start + 1
        # A blank takes the style before it: fewer runs, and nothing to be seen.
        while stop < end and (styles[stop] is style or styles[stop] == style):
            stop += 1
        runs.append(("".join(chars[start:stop]), style))
        start = stop
    return tuple(runs)
