"""A time in digits as large as the window allows, to be read from the back row.

Each digit is a widget of its own: a second that passes repaints the digits that change.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.flash import Flashing

_ROWS = 5
"""Squares that a digit is high."""

_FONT = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", " # ", " # "),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
    " ": (" ", " ", " ", " ", " "),
}
"""The digits in squares; what is not among them is shown as it is."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

LARGEST = 12
"""Cells that a square is wide at most."""


@lru_cache(maxsize=64)
def glyph(character: str, scale: int) -> tuple[str, ...]:
    """A character in squares `scale` cells wide and half as many high, line by line."""
    squares = _FONT.get(character, _FONT[" "])
    rows = [row for row in squares for _again in range(scale)]
    if len(rows) % 2:
        rows.append(" " * len(squares[0]))
    lines = []
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        cells = (_HALVES[a == "#", b == "#"] for a, b in zip(upper, lower, strict=True))
        lines.append("".join(cell * scale for cell in cells))
    return tuple(lines)


def scale_for(text: str, width: int, height: int) -> int:
    """The largest scale at which `text` fits into `width` x `height` cells; 0 where none does."""
    squares = sum(map(_squares, text)) + max(len(text) - 1, 0)
    fits = min(width // max(squares, 1), 2 * height // _ROWS, LARGEST)
    return max(fits, 0)


def _squares(character: str) -> int:
    """Squares that a character is wide."""
    return len(_FONT.get(character, _FONT[" "])[0])


class Digit(Widget):
    """One character in squares."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Digit { width: auto; height: auto; }
    """

    character: reactive[str] = reactive(" ")
    """What is shown."""
    scale: reactive[int] = reactive(1, layout=True)
    """Cells that a square is wide."""

    def __init__(self, character: str, scale: int) -> None:
        super().__init__()
        self.set_reactive(Digit.character, character)
        self.set_reactive(Digit.scale, scale)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its squares."""
        return _squares(self.character) * self.scale

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Half as high as its squares, rounded up."""
        return -(-_ROWS * self.scale // 2)

    def render_line(self, y: int) -> Strip:
        """One line of the squares; as text, blanks in front of them would be taken for nothing."""
        lines = glyph(self.character, self.scale)
        text = lines[y] if y < len(lines) else ""
        return Strip([Segment(text.ljust(self.size.width), self.rich_style)], self.size.width)


class BigDigits(Flashing, Horizontal):
    """Digits, colons and a plus sign, as large as `fit` allows."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BigDigits { layout: horizontal; width: 1fr; height: auto; align-horizontal: center; }
    """

    value: var[str] = var("")
    """What is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._room = (0, 0)
        self._scale = 0

    def fit(self, width: int, height: int) -> None:
        """Take the largest digits that `width` x `height` cells hold."""
        if (width, height) != self._room:
            self._room = (width, height)
            self._lay_out()

    def watch_value(self, before: str, value: str) -> None:
        """Change the digits that are other ones; a longer or shorter time is laid out anew."""
        same_shape = [_squares(c) for c in before] == [_squares(c) for c in value]
        digits = list(self.query(Digit))
        if not (same_shape and len(digits) == len(value)):
            self._lay_out()
            return
        for digit, character in zip(digits, value, strict=True):
            digit.character = character

    def _lay_out(self) -> None:
        if not self.is_mounted:
            return
        self._scale = max(scale_for(self.value, *self._room), 1)
        digits = list(self.query(Digit))
        for digit in digits[len(self.value) :]:
            digit.remove()
        for digit, character in zip(digits, self.value, strict=False):
            digit.character, digit.scale = character, self._scale
        self.mount(*(Digit(c, self._scale) for c in self.value[len(digits) :]))
        for digit in self.query(Digit):
            last = digit is self.children[-1]
            digit.styles.margin = (0, 0 if last else self._scale, 0, 0)
            digit.refresh(layout=True)
