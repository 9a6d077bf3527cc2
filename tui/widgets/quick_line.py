"""A line that is opened to write one short thing after another, Enter by Enter."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


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
        yield Input(compact=True)

    @property
    def entry(self) -> Input:
        """The text field."""
        return self.query_one(Input)

    def open(self, prompt: str, placeholder: str = "") -> None:
        """Show the line with `prompt` and put the cursor into it."""
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
