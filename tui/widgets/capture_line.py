"""The capture line: one line typed, a preview of what Enter saves, names offered for Tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from locales import _, ngettext
from model.capture import Completion, Reading
from model.changes import Change
from model.errors import ArvoverkkoError
from tui.widgets.capture_input import CaptureInput

__all__ = ["CaptureInput", "CaptureLine"]

OFFERS_SHOWN = 6
"""How many completions stand on the line of offers."""

_REMARK = " · "
"""What stands before a remark in the words of a reading."""

HISTORY_KEPT = 100
"""How many earlier lines ↑ goes back through."""


class CaptureLine(Vertical):
    """Always in the same place, at the foot of every working screen.

    Args:
        read: what a line means.
        complete: what could stand at the cursor of a line.
        save: makes the change of a line.
        text: what stands in the field from the first moment, and beneath it what waits; put there
            later it would meet the first keys.
    """

    @dataclass
    class Typed(Message):
        """The text changed: to be kept as a draft."""

        text: str

    def __init__(
        self,
        read: Callable[[str], Reading],
        complete: Callable[[str, int], tuple[Completion, ...]],
        save: Callable[[Change], object],
        text: str = "",
    ) -> None:
        super().__init__()
        self._text = text
        self._read = read
        self._complete = complete
        self._save = save
        self._offers: tuple[Completion, ...] = ()
        self._chosen = 0
        self._history: list[str] = []
        self._recalled = 0

    def compose(self) -> ComposeResult:
        """The field, the preview and the offers."""
        with Horizontal(id="entry"):
            yield Static("❯", id="prompt", markup=False)
            first, *rest = self._text.split("\n")
            entry = CaptureInput(self._enter, first)
            entry.waiting = rest
            yield entry
        yield Static("", id="preview", markup=False)
        yield Static("", id="offers", markup=False)

    @property
    def entry(self) -> CaptureInput:
        """The field."""
        return self.query_one(CaptureInput)

    @property
    def text(self) -> str:
        """What stands in the field, and beneath it the pasted lines that wait."""
        return "\n".join([self.entry.value, *self.entry.waiting])

    def set_text(self, text: str) -> None:
        """Put `text` into the field, as a restored draft; it is read at once, not in a moment.

        What is said right after it would be wiped off otherwise.
        """
        first, *rest = text.split("\n")
        self.entry.waiting = [*rest, *self.entry.waiting] if rest else self.entry.waiting
        with self.entry.prevent(Input.Changed):
            self.entry.value = first
        self.entry.cursor_position = len(first)
        self._take_in(first)

    def say(self, words: str, tone: str = "") -> None:
        """Show `words` on the preview line; tone is "", "ready" or "error".

        What does not fit goes on below, where no names are offered.
        """
        preview, below = self.query_one("#preview", Static), self.query_one("#offers", Static)
        rest = ""
        if not self._offers:
            words, rest = _on_two_lines(words, preview.content_size.width)
            below.set_classes(tone)
            below.update(Content(rest), layout=False)
        preview.set_classes(tone)
        preview.update(Content(words), layout=False)

    def refresh_reading(self) -> None:
        """Read the line again: the session changed beneath it."""
        self._show(self.entry.value)

    # ------------------------------------------------------------------ typing

    @on(Input.Changed, "#capture")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.entry.value:
            # The line has moved on since: keys come faster than this is told.
            return
        self._recalled = len(self._history)
        self._take_in(event.value)

    def _take_in(self, text: str) -> None:
        self._show(text)
        self.post_message(self.Typed(self.text))

    def _show(self, text: str) -> None:
        entry = self.entry
        if not text.strip():
            entry.reading = None
            self._offer(())
            self.say(_between(len(entry.waiting)))
            return
        reading = self._read(text)
        entry.reading = reading
        entry.refresh()
        words, tone = reading.summary, "ready"
        if reading.error:
            words, tone = reading.error, "" if reading.unfinished else "error"
        if entry.waiting:
            words += "  · " + _more(len(entry.waiting))
        self._offer(self._complete(text, entry.cursor_position))
        self.say(words, tone)

    def _offer(self, offers: tuple[Completion, ...]) -> None:
        self._offers = offers[:OFFERS_SHOWN]
        self._chosen = 0
        if self._offers:
            self._draw_offers()

    def _draw_offers(self) -> None:
        line = Content("")
        for index, offer in enumerate(self._offers):
            style = "bold $accent" if index == self._chosen else "$quiet"
            lead = "⇥ " if index == self._chosen else "  "
            line = line + Content.assemble((lead + offer.text.strip(), style), "  ")
        below = self.query_one("#offers", Static)
        below.set_classes("")
        below.update(line, layout=False)

    @on(CaptureInput.Steered)
    def _steered(self, event: CaptureInput.Steered) -> None:
        event.stop()
        if event.key == "tab":
            if self._offers:
                self._take(self._offers[self._chosen])
        elif event.key == "backspace":
            self.entry.waiting = []
            self._take_in("")
        elif self._offers and self._recalled == len(self._history):
            step = 1 if event.key == "down" else -1
            self._chosen = (self._chosen + step) % len(self._offers)
            self._draw_offers()
        else:
            self._recall(1 if event.key == "down" else -1)

    def _take(self, offer: Completion) -> None:
        entry = self.entry
        value = entry.value
        entry.value = value[: offer.start] + offer.text + value[offer.end :]
        entry.cursor_position = offer.start + len(offer.text)

    def _recall(self, step: int) -> None:
        at = self._recalled + step
        if not 0 <= at <= len(self._history):
            return
        self._recalled = at
        self.set_text(self._history[at] if at < len(self._history) else "")

    def _enter(self) -> None:
        """Save the line, at once: the next key belongs to the next line already."""
        line = self.entry.value
        if not line.strip():
            if self.entry.waiting:
                self.set_text(self._next_pasted())
            return
        # Read once more: the time and the session may have moved on since the last key.
        reading = self._read(line)
        if reading.change is None:
            self.say(reading.error, "error")
            return
        try:
            self._save(reading.change)
        except ArvoverkkoError as refusal:
            self.say(str(refusal), "error")
            return
        self._history = [*self._history[-HISTORY_KEPT:], line]
        self.set_text(self._next_pasted())
        self._recalled = len(self._history)
        if not self.entry.value:
            self.say("✓ " + reading.summary, "ready")

    def _next_pasted(self) -> str:
        waiting = self.entry.waiting
        return waiting.pop(0) if waiting else ""


def _more(count: int) -> str:
    """How many pasted lines wait."""
    more = ngettext("{n} more line was pasted", "{n} more lines were pasted", count)
    return more.format(n=count)


def _between(count: int) -> str:
    """What the empty line says of the pasted lines that wait; nothing where none does."""
    if not count:
        return ""
    return _more(count) + _(": Enter brings up the next, Backspace drops them")


def _on_two_lines(words: str, width: int) -> tuple[str, str]:
    """`words` parted where they do not fit `width` cells: before a remark, else between words."""
    if not width or cell_len(words) <= width:
        return words, ""
    first, *remarks = words.split(_REMARK)
    if cell_len(first) > width:
        cut = len(Content(words).wrap(width)[0].plain)
        return words[:cut], words[cut:].lstrip()
    while remarks and cell_len(_REMARK.join([first, remarks[0]])) <= width:
        first = _REMARK.join([first, remarks.pop(0)])
    return first, _REMARK.join(remarks)
