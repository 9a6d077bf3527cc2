"""Where ratings are answered: the item in hand and its scale; digits answer and go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size

from locales import _, pgettext
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.key_taker import KeyTaker


@dataclass(frozen=True, slots=True)
class Question:
    """The item in hand, as the pad shows it."""

    who: str
    """Whose answers these are, and how far they have come."""
    title: str = ""
    """The item; empty once all have been answered."""
    hint: str = ""
    steps: tuple[tuple[int, str], ...] = ()
    """Every value of the scale with its words, empty where it has none."""
    given: int | None = None
    """The answer that stands already."""
    typed: str = ""
    """The first digits of a value that has more."""


class AnswerPad(ClickLine, KeyTaker, can_focus=True):
    """Takes the digits while it has the focus.

    Args:
        press: called with each key: a digit, "back", "up", "down", "next" or "done".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"press('{digit}')", show=False) for digit in range(10)),
        Binding("backspace", "press('back')", show=False),
        Binding("up,left", "press('up')", show=False),
        Binding("down,right", "press('down')", show=False),
        Binding("enter", "press('next')", show=False),
        Binding("escape", "press('done')", show=False),
    ]

    DEFAULT_CSS = """
    AnswerPad { height: auto; display: none; background: $panel; padding: 0 1; margin-bottom: 1; }
    AnswerPad.-open { display: block; }
    AnswerPad:focus { border-left: thick $accent; }
    """

    def __init__(self, press: Callable[[str], None]) -> None:
        super().__init__(id="pad")
        self._press = press
        self._question = Question("")

    def show(self, question: Question) -> None:
        """Show the item in hand."""
        if question != self._question:
            self._question = question
            self.refresh(layout=True)

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What answering takes."""
        values = [value for value, _words in self._question.steps] or [1, 5]
        return (
            (f"{values[0]}–{values[-1]}", pgettext("key", "answers")),
            ("Enter", _("next respondent")),
            ("Esc", _("done")),
            ("↓", _("skip")),
            ("⌫", _("take back")),
        )

    def action_press(self, key: str) -> None:
        """One of the pad's keys."""
        self._press(key)

    def action_choose(self, value: int) -> None:
        """A value that was clicked."""
        self._press(f"={value}")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the item and its scale need."""
        return self._drawn(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Who answers, the item, the scale; a click on a value answers too."""
        return self._drawn(self.content_size.width)

    def _drawn(self, width: int) -> Content:
        question = self._question
        width = max(width, 10)
        lines = [Content.styled(question.who, "$quiet")]
        if not question.title:
            lines.append(Content.styled(_("✓ Everything is answered."), "bold $success"))
            return Content("\n").join(lines)
        lines += Content.styled(question.title, "bold").wrap(width)
        if question.hint:
            lines += Content.styled(question.hint, "$quiet").wrap(width)
        pieces = [self._piece(value, words) for value, words in question.steps]
        if question.typed:
            pieces.append(Piece(Content.styled(f"{question.typed}_", "bold $accent")))
        head = Content("\n").join(lines)
        scale = self.lay_out(pieces, width)
        # The values stand beneath the item's lines.
        below = len(lines)
        self._targets = [(region.translate((0, below)), act) for region, act in self._targets]
        return Content("\n").join([head, scale])

    def _piece(self, value: int, words: str) -> Piece:
        chosen = value == self._question.given
        label = f" {value} {words} " if words else f" {value} "
        style = "bold reverse" if chosen else "bold $accent on $surface"
        return Piece(Content.styled(label, style), f"choose({value})")
