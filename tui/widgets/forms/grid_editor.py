"""The editor that stands over a cell while one writes into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.widgets import TextArea

Way = Literal["next", "previous", "below", "up", "down", "left", "right", "out"]
"""Where one goes from a cell."""

NEW_LINE = "ctrl+n"
"""The key for a new line inside a cell; Enter goes to the row below, as in a spreadsheet."""

_WAYS: dict[str, Way] = {
    "tab": "next",
    "shift+tab": "previous",
    "enter": "below",
    "escape": "out",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
}


class CellEditor(TextArea):
    """Tab, Enter and the arrows at the text's edges go on to another cell; Esc leaves.

    It stays the same widget while one goes from cell to cell, so that keys that come fast are
    taken in their order.

    Args:
        leave: called, at once, when the cell is to be left.
        paste: takes a pasted text that is more than one cell's; False leaves it to the cell.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Its own, so that the screen does not take it while letters are still on their way here.
        Binding("escape", "leave", show=False),
    ]

    DEFAULT_CSS = """
    CellEditor, CellEditor:focus {
        position: absolute; layer: above; display: none; border: none; padding: 0; width: 10;
        height: 1; background: $panel; scrollbar-size: 1 1;
    }
    """

    def __init__(
        self, leave: Callable[[Way], None], paste: Callable[[str], bool] = lambda _text: False
    ) -> None:
        super().__init__(compact=True, soft_wrap=True, id="cell", highlight_cursor_line=False)
        self._leave = leave
        self._paste = paste
        self._place, self._top, self._bottom = Region(0, 0, 9, 1), 0, 1

    @property
    def is_open(self) -> bool:
        """Whether it stands over a cell."""
        return bool(self.display)

    def open(self, text: str, *, replace: bool) -> None:
        """Show `text` to be changed: selected, to be typed over, or with the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)
        if replace and text:
            self.select_all()
        self.display = True

    def stand(self, place: Region, top: int, bottom: int) -> None:
        """Stand over the cell at `place`, inside the window's lines from `top` to `bottom`."""
        self._place, self._top, self._bottom = place, top, bottom
        self.styles.width = place.width + 1  # the cursor may stand behind the last letter
        self.fit()

    def fit(self) -> None:
        """As high as the text needs, and all of it in the window."""
        self.wrapped_document.wrap(self._place.width)
        lines = max(self._place.height, self.wrapped_document.height)
        height = max(1, min(lines, self._bottom - self._top))
        y = max(self._top, min(self._place.y, self._bottom - height))
        self.styles.height = height
        self.styles.offset = (self._place.x, y)

    def close(self) -> None:
        """Stand over no cell."""
        self.display = False

    @property
    def all_selected(self) -> bool:
        """Whether the next letter replaces the whole text, as in a cell just come to."""
        return bool(self.text) and self.selected_text == self.text

    def way_of(self, key: str) -> Way | None:
        """Where `key` leads out of the cell; None where it stays inside."""
        way = _WAYS.get(key)
        if key not in ("up", "down", "left", "right") or self.all_selected:
            return way
        if not self.selection.is_empty:
            return None
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        at_edge = {
            "up": row == 0,
            "down": row >= self.wrapped_document.height - 1,
            "left": self.cursor_at_start_of_text,
            "right": self.cursor_at_end_of_text,
        }
        return way if at_edge[key] else None

    async def _on_key(self, event: events.Key) -> None:
        if not self.is_open:
            # It came while the cell was being left: it means what it means now.
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key == NEW_LINE:
            event.stop()
            event.prevent_default()
            self.replace("\n", *self.selection)
        elif way := self.way_of(event.key):
            event.stop()
            event.prevent_default()
            self._leave(way)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        if self._paste(event.text):
            event.stop()
            event.prevent_default()
            return
        await super()._on_paste(event)

    def action_leave(self) -> None:
        """Leave the cell."""
        self._leave("out")
