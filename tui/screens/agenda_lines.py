"""Writing or pasting an agenda as lines, with the day as it would be beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from locales import _, ngettext
from model import clock
from model.changes import Change, apply_change
from model.clock import minutes_words, time_words
from model.entities import Day, Part
from model.errors import ArvoverkkoError
from model.labels import label
from model.workshop import Workshop
from tui.widgets.key_line import Key, KeyLine


class AgendaLinesScreen(ModalScreen[str | None]):
    """A step a line; Tab and Enter take them, Esc leaves and keeps what was written.

    Args:
        workshop: the session as it is.
        day: the day that gets the steps.
        make: the change that the lines come to.
        keep: keeps what is written, as a draft.
        text: what was written before and not taken.
    """

    DEFAULT_CSS = """
    AgendaLinesScreen TextArea { height: 1fr; min-height: 4; border: none; background: $panel; }
    AgendaLinesScreen #lines-day { height: 1fr; min-height: 3; margin-top: 1; }
    AgendaLinesScreen #lines-day:focus { background: $accent 10%; }
    AgendaLinesScreen #lines-how { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("enter", "take", show=False),
    ]

    def __init__(
        self,
        workshop: Workshop,
        day: Day,
        make: Callable[[str], Change],
        keep: Callable[[str], None],
        text: str = "",
    ) -> None:
        super().__init__()
        self._workshop, self._day, self._make = workshop, day, make
        self._keep, self._text = keep, text

    def compose(self) -> ComposeResult:
        """The lines, and the day as they would make it."""
        with Vertical(classes="dialog tall"):
            yield Static(_("The agenda, a step a line"), classes="title")
            yield Static(
                _("Opening 15 · 9.00–9.20 Round · Lunch 45 11:30 for a fixed start"),
                classes="quiet",
                id="lines-how",
                markup=False,
            )
            yield TextArea(self._text, tab_behavior="focus", compact=True)
            with VerticalScroll(id="lines-day"):
                yield Static("", markup=False)
            yield KeyLine(
                [
                    Key("Tab Enter", _("takes the steps"), "screen.take"),
                    Key("Esc", _("leaves; what is written stays here"), "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        """The cursor stands behind what was written."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()
        self._show()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._keep(self.query_one(TextArea).text)
        self._show()

    def _show(self) -> None:
        self.query_one("#lines-day Static", Static).update(self._preview())

    def _preview(self) -> Content:
        """The new steps with their times, then when the day would end."""
        text = self.query_one(TextArea).text
        try:
            after = apply_change(self._workshop, self._make(text))
        except ArvoverkkoError as refusal:
            return Content.styled(str(refusal) if text.strip() else "", "$quiet")
        day = after.days[self._day.id]
        times = clock.plan(day, after.steps_of(day)).times
        rows = [
            Content.assemble(
                (f"{time_words(start)}–{time_words(end)}", "bold $accent" if step.fixed else ""),
                "  ",
                step.title,
                (f"  {minutes_words(step.minutes + step.added)}", "$quiet"),
                (f"  {label(step.part)}" if step.part is not Part.PROCESSING else "", "$quiet"),
            )
            for step, (start, end) in zip(after.steps_of(day), times, strict=True)
            if step.id not in self._workshop.steps
        ]
        head = ngettext("{n} step · the day: {total}", "{n} steps · the day: {total}", len(rows))
        total = clock.hours(after, day).words
        words = Content.styled(head.format(n=len(rows), total=total), "bold")
        return Content("\n").join([words, *rows])

    def action_take(self) -> None:
        """Take the steps; in the field itself Enter begins a line."""
        text = self.query_one(TextArea).text
        if text.strip():
            self.dismiss(text)

    def action_leave(self) -> None:
        """Take nothing; what is written stays a draft."""
        self.dismiss(None)
