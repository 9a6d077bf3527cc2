"""The field of the capture line: coloured as the language reads it, keys and pastes its own way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from locales import _
from model.capture import Reading


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
    """The field itself: Tab takes an offer, the arrows choose one or recall earlier lines.

    Backspace in the empty field drops the pasted lines that wait.
    """

    # The field is as wide as it is whatever stands in it: a letter more lays nothing out anew.
    virtual_size = Reactive(Size(0, 0))

    @dataclass
    class Steered(Message):
        """A key that steers the offers or the history rather than the text."""

        key: str

    def __init__(self, enter: Callable[[], None], text: str = "") -> None:
        super().__init__(
            text,
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

    def watch_selection(self) -> None:
        """Keep the cursor in sight, also in the first text there is, which Textual does not."""
        before = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 1, 1), force=True, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight in a window of another size."""
        self.watch_selection()

    async def _on_key(self, event: events.Key) -> None:
        drops = event.key == "backspace" and self.waiting and not self.value
        if event.key in ("up", "down", "tab") or drops:
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
