"""A short text typed straight on a table's row, with what it would do shown as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import Input

from locales import _
from tui.widgets.key_taker import KeySayer

Then = Literal["stay", "next", "before"]


class RowEntry(KeySayer, Input):
    """Enter or leaving takes the text, ↓ and Tab go on to the next row, ↑ to the one before.

    Esc leaves all as it was.

    Args:
        typed: called with the text whenever it is another one, to show what it would do.
        take: called with the row's id, the text, and where to go on; returns whether it was taken.
            What is refused stays in the field.
        leave: called when the field goes away: whoever opened it says what has the cursor then.
    """

    DEFAULT_CSS = """
    RowEntry {
        overlay: screen; width: 9; height: 1; border: none; padding: 0 1;
        background: $accent 25%; color: $foreground; display: none;
    }
    RowEntry:focus { border: none; background: $accent 25%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("down,tab", "take('next')", show=False),
        Binding("up,shift+tab", "take('before')", show=False),
    ]

    def __init__(
        self,
        typed: Callable[[str, str], None],
        take: Callable[[str, str, Then], bool],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(compact=True, select_on_focus=False, id="row-entry")
        self._row: str | None = None
        self._when_typed = typed
        self._take = take
        self._leave = leave

    @property
    def row(self) -> str | None:
        """Id of the row that is typed on; None while there is none."""
        return self._row

    def open(self, row: str, at: Offset, placeholder: str) -> None:
        """Show the field at `at` (screen cells) for the row with this id; it has the cursor."""
        self._row = row
        self.absolute_offset = at
        self.placeholder = placeholder
        with self.prevent(Input.Changed):
            self.value = ""
        self.display = True
        self.refresh(layout=True)
        # At once, not in a moment: the next key is part of the text already.
        self.screen.set_focus(self)

    def own_keys(self) -> Sequence[tuple[str, str]]:
        """What the footer says while somebody types here."""
        return (("Enter", _("take it")), ("↓", _("next row")))

    def close(self) -> None:
        """Take the field away."""
        if self._row is not None:
            self._row = None
            self.display = False
            self._leave()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._row is not None:
            self._when_typed(self._row, self.value)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            # As a message it would wait its turn while the next letters join this text.
            event.stop()
            event.prevent_default()
            self.action_take("stay")
            return
        await super()._on_key(event)

    def action_take(self, then: Then) -> None:
        """Hand the text over; where it is refused the field stays."""
        row = self._row
        if row is not None and self._take(row, self.value, then) and self._row == row:
            self.close()

    def action_give_up(self) -> None:
        """Leave all as it was."""
        self.close()

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        # Whoever goes elsewhere has typed it all the same.
        self.action_take("stay")
        self.close()
