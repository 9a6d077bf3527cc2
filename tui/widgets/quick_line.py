"""A line that is opened to write one short thing after another, Enter by Enter."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class QuickEntry(Input):
    """The text of the line; where it has parts, Tab goes on to the next one and not away."""

    parts: int = 1
    """How many parts with commas between them the text may have."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "tab" and self.parts > 1:
            event.stop()
            event.prevent_default()
            if self.value.strip() and self.value.count(",") < self.parts - 1:
                self.value = f"{self.value.rstrip()}, "
                self.cursor_position = len(self.value)
            return
        await super()._on_key(event)


class QuickLine(Horizontal):
    """Hidden until opened; Enter hands the text over and stays, Esc leaves.

    What was refused stays in the line, so nothing typed is lost.
    """

    DEFAULT_CSS = """
    QuickLine { height: 1; display: none; background: $panel; }
    QuickLine:focus-within { display: block; }
    QuickLine.-filled { display: block; }
    QuickLine #quick-prompt { width: auto; color: $accent; padding-right: 1; }
    QuickLine Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed on a text that is not blank."""

        line: QuickLine
        text: str

        @property
        def control(self) -> QuickLine:
            """The line it came from."""
            return self.line

    def compose(self) -> ComposeResult:
        """A prompt and the text."""
        yield Static("", id="quick-prompt", markup=False)
        yield QuickEntry(compact=True)

    @property
    def entry(self) -> QuickEntry:
        """The text field."""
        return self.query_one(QuickEntry)

    def open(self, prompt: str, placeholder: str = "", *, parts: int = 1) -> None:
        """Show the line with `prompt` and put the cursor into it.

        Args:
            prompt: the words before the line.
            placeholder: what belongs there.
            parts: how many parts with commas between them it may have: Tab goes from one to the
                next.
        """
        self.entry.parts = parts
        self.query_one("#quick-prompt", Static).update(f"{prompt} ❯")
        self.entry.placeholder = placeholder
        self.display = True
        self.screen.set_focus(self.entry)

    def clear(self) -> None:
        """Empty the line, once its text was taken."""
        self.entry.value = ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        # A line left with text in it stays in sight.
        self.set_class(bool(event.value.strip()), "-filled")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Entered(self, event.value))

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        event.stop()
        self.styles.clear_rule("display")
