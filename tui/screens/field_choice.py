"""Choosing what a column is read as: type to search, Enter takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from locales import _
from model.capture.folding import plain
from tui.widgets.list_steering import steer


class FieldChoiceScreen(ModalScreen[str | None]):
    """The fields of a column; the one it has now is marked.

    Args:
        column: what the column is called.
        samples: a few of its values, in one line.
        fields: keys and titles of what it can be read as.
        now: key of what it is read as now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(
        self, column: str, samples: str, fields: Sequence[tuple[str, str]], now: str
    ) -> None:
        super().__init__()
        self._column, self._samples = column, samples
        self._fields, self._now = fields, now
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """The column, the search line and the fields."""
        with Vertical(classes="dialog tall"):
            words = _("Read “{column}” as what?").format(column=self._column)
            yield Static(words, classes="title", markup=False)
            yield Static(self._samples, classes="quiet", markup=False)
            yield Input(placeholder=_("type to search"), compact=True)
            yield OptionList(markup=False)
            yield Static(_("Enter takes it · Esc leaves all as it was"), classes="quiet gap")

    def on_mount(self) -> None:
        """All of them to begin with, the cursor on the one it has."""
        self._fill("")
        self.query_one(OptionList).highlighted = self._shown.index(self._now)

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, search: str) -> None:
        words = plain(search).split()
        fitting = [
            (key, title)
            for key, title in self._fields
            if all(word in plain(f"{key} {title}") for word in words)
        ]
        self._shown = [key for key, _title in fitting]
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(
            [Option(self._words(key, title)) for key, title in fitting]
            or [Option(Content(_("Nothing has these words.")), disabled=True)]
        )
        if fitting:
            listing.highlighted = 0

    def _words(self, key: str, title: str) -> Content:
        mark = ("● ", "$accent") if key == self._now else "  "
        return Content.assemble(mark, title)

    def on_key(self, event: events.Key) -> None:
        """The arrows move the list while the search has the letters."""
        steer(self.query_one(OptionList), event)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and self._shown:
            self.dismiss(self._shown[at])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])
