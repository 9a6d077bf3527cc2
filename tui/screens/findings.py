"""Findings: what the network's structure means, each with a question for the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from locales import _, ngettext
from model.workshop import Workshop
from tui.screens.base import PlaceScreen

if TYPE_CHECKING:
    from model.network.findings import Finding


class FindingsScreen(PlaceScreen):
    """One finding after the other, the weightiest first; Enter shows its actors on the map."""

    PLACE = "findings"

    class Ready(Message):
        """The findings of a workshop (sent by the worker)."""

        def __init__(self, found: tuple[Finding, ...]) -> None:
            super().__init__()
            self.found = found

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Finding, ...] = ()

    def compose_body(self) -> ComposeResult:
        """How much was found, and the list."""
        yield Static("", id="summary", classes="quiet", markup=False)
        yield OptionList(id="findings", markup=False)

    def main_widget(self) -> Widget | None:
        """The list takes the keys."""
        return self.query_one(OptionList)

    def show(self, workshop: Workshop) -> None:
        """Read the network in a worker; the last findings stay until then."""
        self._read(workshop)

    @work(thread=True, exclusive=True, group="findings", exit_on_error=False)
    def _read(self, workshop: Workshop) -> None:
        from model.network.findings import findings

        found = findings(workshop)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Ready(found))

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        event.stop()
        self._found = event.found
        count = len(self._found)
        words = ngettext("{n} finding", "{n} findings", count).format(n=count)
        if not count:
            words = _("Nothing stands out yet: the network is too small to say, or well balanced.")
        self.query_one("#summary", Static).update(Content(words))
        options = self.query_one("#findings", OptionList)
        at = options.highlighted
        options.clear_options()
        options.add_options([Option(_finding_words(finding)) for finding in self._found])
        options.highlighted = min(at or 0, count - 1) if count else None

    @on(OptionList.OptionSelected, "#findings")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.home.look_at(self._found[event.option_index].actors)


def _finding_words(finding: Finding) -> Content:
    lines = [
        Content.assemble(("▪ ", "bold $accent"), (finding.words, "bold")),
        Content.assemble("  ", (finding.measure, "$quiet")),
    ]
    if finding.question:
        lines.append(Content.assemble("  ", (_("Ask: "), "$accent"), (finding.question, "italic")))
    return Content("\n").join([*lines, Content("")])
