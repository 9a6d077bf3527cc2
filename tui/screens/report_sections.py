"""Choosing the report's sections and their order."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from locales import _


class ReportSectionsScreen(ModalScreen[tuple[str, ...] | None]):
    """Space takes a section in or out, K and J move it; Enter keeps what stands.

    Args:
        titles: every section's title by its key, in the usual order.
        chosen: keys of the sections that the report has now, in their order.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("space", "turn", show=False),
        Binding("K", "move(-1)", show=False),
        Binding("J", "move(1)", show=False),
        Binding("enter", "keep", show=False, priority=True),
    ]

    def __init__(self, titles: dict[str, str], chosen: tuple[str, ...]) -> None:
        super().__init__()
        self._titles = titles
        self._chosen = set(chosen)
        self._order = [*chosen, *(key for key in titles if key not in chosen)]

    def compose(self) -> ComposeResult:
        """One line per section."""
        with Vertical(classes="dialog"):
            yield Static(_("What does the report tell, in which order?"), classes="title")
            yield OptionList(markup=False)
            yield Static(
                _("Space in or out · K up · J down · Enter keeps · Esc leaves all as it was"),
                classes="quiet gap",
            )

    def on_mount(self) -> None:
        """All sections."""
        self._fill(0)

    def _fill(self, at: int) -> None:
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(Option(self._words(key), id=key) for key in self._order)
        listing.highlighted = at

    def _words(self, key: str) -> Content:
        if key in self._chosen:
            return Content.assemble(("● ", "$accent"), self._titles[key])
        return Content.styled(f"○ {self._titles[key]}", "$quiet")

    def action_turn(self) -> None:
        """Take the section under the cursor in or out; the last one stays."""
        at = self.query_one(OptionList).highlighted or 0
        turned = self._chosen ^ {self._order[at]}
        if turned:
            self._chosen = turned
            self._fill(at)

    def action_move(self, by: int) -> None:
        """Move the section under the cursor."""
        at = self.query_one(OptionList).highlighted or 0
        to = at + by
        if 0 <= to < len(self._order):
            self._order[at], self._order[to] = self._order[to], self._order[at]
            self._fill(to)

    def action_keep(self) -> None:
        """Keep the choice; all sections in their usual order are kept as "all"."""
        kept = tuple(key for key in self._order if key in self._chosen)
        self.dismiss(() if kept == tuple(self._titles) else kept)
