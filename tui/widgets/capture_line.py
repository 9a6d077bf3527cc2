"""The capture line: one line typed, a preview of what Enter saves, names offered for Tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from locales import _, ngettext
from model.capture import Completion, Reading
from model.changes import Change
from model.errors import ArvoverkkoError

OFFERS_SHOWN = 6
"""How many completions stand on the line of offers."""

HISTORY_KEPT = 100
"""How many earlier lines ↑ goes back through."""


class _Roles(Highlighter):
    """Colours the parts of the line as the language reads them."""

    STYLES: ClassVar[dict[str, str]] = {
        "actor": "bold",
        "new_actor": "bold italic",
        "arrow": "bold #f0c94a",
        "what": "",
        "mark": "bold #f0c94a",
        "category": "italic",
        "channel": "italic",
        "sector": "italic",
        "error": "underline",
    }

    def __init__(self, entry: CaptureInput) -> None:
        self._entry = entry

    def highlight(self, text: Text) -> None:
        """Style `text`, the line's visible value, by the spans of its reading."""
        reading = self._entry.reading
        if reading is None or text.plain != self._entry.value:
            return
        for span in reading.spans:
            text.stylize(self.STYLES.get(span.role, ""), span.start, span.end)


class CaptureInput(Input):
    """The field itself: Tab takes an offer, the arrows choose one or recall earlier lines."""

    @dataclass
    class Steered(Message):
        """A key that steers the offers or the history rather than the text."""

        key: str

    def __init__(self, enter: Callable[[], None]) -> None:
        super().__init__(
            placeholder=_("note, or:  Kela -> Ohjaamo: guidance   + Actor /public   ! decision"),
            select_on_focus=False,
            compact=True,
            id="capture",
        )
        # Blinking would repaint the line twice a second, all day.
        self.cursor_blink = False
        self._enter = enter
        self.waiting: list[str] = []
        """Lines that were pasted and come up one after the other."""
        self.reading: Reading | None = None
        self.highlighter = _Roles(self)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down", "tab"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Steered(event.key))
            return
        if event.key == "enter":
            # As a binding it would wait its turn while the next letters join this line.
            event.stop()
            event.prevent_default()
            self._enter()
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Several pasted lines come up one after the other, each with its preview."""
        first, *rest = [line for line in event.text.splitlines() if line.strip()] or [""]
        self.waiting = [*rest, *self.waiting]
        self.replace(first, *self.selection)
        event.stop()
        event.prevent_default()


class CaptureLine(Vertical):
    """Always in the same place, at the foot of every working screen."""

    @dataclass
    class Typed(Message):
        """The text changed: to be kept as a draft."""

        text: str

    def __init__(
        self,
        read: Callable[[str], Reading],
        complete: Callable[[str, int], tuple[Completion, ...]],
        save: Callable[[Change], object],
    ) -> None:
        super().__init__()
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
            yield CaptureInput(self._enter)
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
        """Show `words` on the preview line; tone is "", "ready" or "error"."""
        preview = self.query_one("#preview", Static)
        preview.set_classes(tone)
        preview.update(Content(words))

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
            self.say("")
            return
        reading = self._read(text)
        entry.reading = reading
        entry.refresh()
        if reading.error:
            self.say(reading.error, "" if reading.unfinished else "error")
        else:
            self.say(reading.summary, "ready")
        if entry.waiting:
            count = len(entry.waiting)
            more = ngettext("{n} more line was pasted", "{n} more lines were pasted", count)
            self.say(f"{reading.error or reading.summary}  · {more.format(n=count)}", "ready")
        self._offer(self._complete(text, entry.cursor_position))

    def _offer(self, offers: tuple[Completion, ...]) -> None:
        self._offers = offers[:OFFERS_SHOWN]
        self._chosen = 0
        self._draw_offers()

    def _draw_offers(self) -> None:
        line = Content("")
        for index, offer in enumerate(self._offers):
            style = "bold $accent" if index == self._chosen else "$quiet"
            lead = "⇥ " if index == self._chosen else "  "
            line = line + Content.assemble((lead + offer.text.strip(), style), "  ")
        self.query_one("#offers", Static).update(line)

    @on(CaptureInput.Steered)
    def _steered(self, event: CaptureInput.Steered) -> None:
        event.stop()
        if event.key == "tab":
            if self._offers:
                self._take(self._offers[self._chosen])
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
        waiting = self.entry.waiting
        self.set_text(waiting.pop(0) if waiting else "")
        self._recalled = len(self._history)
        if not self.entry.value:
            self.say("✓ " + reading.summary, "ready")
