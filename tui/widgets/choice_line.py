"""A choice among a few values, all of them in sight on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from locales import N_
from tui.widgets.click_line import ClickLine, Piece


class ChoiceLine(ClickLine, can_focus=True):
    """← and → choose; a click does too. The chosen value is marked by sign and colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", N_("before"), show=False),
        Binding("right,space", "step(1)", N_("after"), show=False),
    ]

    value: reactive[str] = reactive("")
    """The chosen value."""

    @dataclass
    class Chosen(Message):
        """The facilitator chose another value."""

        choice: ChoiceLine
        value: str

        @property
        def control(self) -> ChoiceLine:
            """The line it comes from."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._options = options
        self.set_reactive(ChoiceLine.value, value)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the values need."""
        return self.lay_out(self._pieces(), width, gap=" ").plain.count("\n") + 1

    def render(self) -> Content:
        """All values in a row, or in several."""
        return self.lay_out(self._pieces(), self.content_size.width, gap=" ")

    def _pieces(self) -> list[Piece]:
        pieces = []
        for value, words in self._options:
            chosen = value == self.value
            text = f"›{words}‹" if chosen else f" {words} "
            style = "bold $accent" if chosen else "$quiet"
            pieces.append(Piece(Content.styled(text, style), f"choose('{value}')"))
        return pieces

    def action_choose(self, value: str) -> None:
        """Choose `value`."""
        if value != self.value:
            self.value = value
            self.post_message(self.Chosen(self, value))

    def action_step(self, step: int) -> None:
        """Choose the next or the previous value."""
        values = [value for value, _words in self._options]
        at = values.index(self.value) if self.value in values else -step
        self.action_choose(values[(at + step) % len(values)])

    async def on_click(self, event: events.Click) -> None:
        """A click anywhere on the line gives it the cursor."""
        self.focus()
        await super().on_click(event)
