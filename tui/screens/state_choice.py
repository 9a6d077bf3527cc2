"""Choosing one of the states of the network: a snapshot, or the network as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from locales import _, ngettext
from model.workshop import Workshop
from tui.screens.comparison_rows import state_words

NOW = "now"
"""The answer for the network as it is now."""


class StateChoiceScreen(ModalScreen[str | None]):
    """↑ and ↓ choose, Enter takes: the id of a snapshot, or `NOW`.

    Args:
        question: which state is asked for.
        workshop: the session with its snapshots.
        ids: the states to choose from.
        chosen: the one that is shown now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str, workshop: Workshop, ids: Sequence[str], chosen: str) -> None:
        super().__init__()
        self._question, self._workshop = question, workshop
        self._ids, self._chosen = list(ids), chosen

    def compose(self) -> ComposeResult:
        """The question and the states."""
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="title", markup=False)
            yield OptionList(*(self._option(one) for one in self._ids), markup=False)
            yield Static(_("Enter takes it · Esc leaves all as it was"), classes="quiet gap")

    def on_mount(self) -> None:
        """The cursor on the one that is shown."""
        if self._chosen in self._ids:
            self.query_one(OptionList).highlighted = self._ids.index(self._chosen)

    def _option(self, state: str) -> Option:
        snapshot = self._workshop.snapshots.get(state)
        source = snapshot or self._workshop
        actors, links = len(source.actors), len(source.links)
        counts = (
            ngettext("{n} actor", "{n} actors", actors).format(n=actors),
            ngettext("{n} link", "{n} links", links).format(n=links),
        )
        words = Content.assemble(state_words(snapshot), (f"  {', '.join(counts)}", "$quiet"))
        return Option(words, id=state)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
