"""Choosing several things from a long list: type to search, Enter ticks, Esc is done."""

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


class PickScreen(ModalScreen[tuple[str, ...]]):
    """What is ticked when the list is left is the answer, in the order of the list.

    Args:
        question: what is chosen.
        options: ids and words of what there is to choose from.
        ticked: ids of what is chosen to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "done", show=False)]

    def __init__(
        self, question: str, options: Sequence[tuple[str, str]], ticked: Sequence[str]
    ) -> None:
        super().__init__()
        self._question = question
        self._options = options
        self._ticked = set(ticked)

    def compose(self) -> ComposeResult:
        """The search line and the list."""
        with Vertical(classes="dialog tall"):
            yield Static(Content(self._question), classes="title")
            yield Input(placeholder=_("type to search"), compact=True)
            yield OptionList(id="choices", markup=False)
            yield Static(_("Enter ticks or unticks · Esc: done"), classes="quiet gap")

    def on_mount(self) -> None:
        """All of them to begin with, what is ticked first."""
        self._options = sorted(self._options, key=lambda option: option[0] not in self._ticked)
        self._fill("")

    def action_done(self) -> None:
        """Take what is ticked."""
        self.dismiss(tuple(key for key, _words in self._options if key in self._ticked))

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, search: str) -> None:
        words = plain(search).split()
        fitting = [option for option in self._options if all(w in plain(option[1]) for w in words)]
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(
            [Option(self._words(key, text), id=key) for key, text in fitting]
            or [Option(Content(_("Nothing has these words.")), disabled=True)]
        )
        listing.action_first()

    def _words(self, key: str, text: str) -> Content:
        tick = ("✓ ", "bold $accent") if key in self._ticked else "  "
        return Content.assemble(tick, " ".join(text.split()))

    def on_key(self, event: events.Key) -> None:
        """The arrows move the list while the search has the letters."""
        steer(self.query_one(OptionList), event)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        listing = self.query_one(OptionList)
        if listing.highlighted is not None:
            self._turn(listing.get_option_at_index(listing.highlighted).id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._turn(event.option_id)

    def _turn(self, key: str | None) -> None:
        if key is None:
            return
        self._ticked ^= {key}
        words = dict(self._options)[key]
        self.query_one(OptionList).replace_option_prompt(key, self._words(key, words))
