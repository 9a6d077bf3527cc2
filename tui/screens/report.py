"""The report as it would go out now."""

from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from locales import _
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.widgets.entity_table import SCROLLBAR
from tui.widgets.strip_view import StripView

WIDEST = 100
"""Lines of a report are read best at this width or less, in cells."""


class ReportScreen(PlaceScreen):
    """The Markdown report, set for reading; `w` writes it."""

    PLACE = "report"

    _written: tuple[Workshop, str] | None = None
    """The session that was written last, and its report."""

    class Ready(Message):
        """The report's lines (sent by the worker)."""

        def __init__(self, strips: list[Strip]) -> None:
            super().__init__()
            self.strips = strips

    def compose_body(self) -> ComposeResult:
        """A line on what this is, and the report."""
        yield Static("", id="about", classes="quiet", markup=False)
        yield StripView(id="report")

    def main_widget(self) -> Widget | None:
        """The report scrolls."""
        return self.query_one(StripView)

    def show(self, workshop: Workshop) -> None:
        """Write and set the report in a worker."""
        self.query_one("#about", Static).update(
            Content(_("Contacts, speakers and quotations are left out. w writes the files."))
        )
        self._set(workshop, min(WIDEST, self.query_one(StripView).size.width or WIDEST) - SCROLLBAR)

    @work(thread=True, exclusive=True, group="report", exit_on_error=False)
    def _set(self, workshop: Workshop, width: int) -> None:
        from rich.markdown import Markdown

        text = self._text(workshop)
        console = Console(width=width, color_system="truecolor", force_terminal=True)
        lines = console.render_lines(Markdown(text), console.options, pad=False)
        strips = [Strip([Segment(s.text, s.style) for s in line if s.text]) for line in lines]
        if not get_current_worker().is_cancelled:
            self.post_message(self.Ready(strips))

    def _text(self, workshop: Workshop) -> str:
        """The report in Markdown; a window of another width needs no other one."""
        from exporters.options import ExportOptions
        from exporters.registry import export

        if self._written is None or self._written[0] is not workshop:
            options = ExportOptions(now=self.desk.now(), language=workshop.session.language)
            self._written = workshop, export(workshop, "markdown", options).decode()
        return self._written[1]

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        event.stop()
        self.query_one(StripView).show(event.strips)

    def on_resize(self, event: events.Resize) -> None:
        """Set the report to the new width."""
        if self.workshop is not None:
            self.show(self.workshop)
