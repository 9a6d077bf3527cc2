"""How a day went: planned against used minutes, step by step, as a plot."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from locales import N_, _
from model import clock
from model.clock import minutes_words
from model.entities import Day
from tui.desk import Desk

LEAST_HEIGHT = 8
"""Lines below which a plot is not drawn smaller but scrolled."""


class LogScreen(ModalScreen[None]):
    """One day at a time; `,` and `.` go to the day before and after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("comma", "other_day(-1)", N_("day before")),
        Binding("full_stop", "other_day(1)", N_("day after")),
        Binding("escape,L", "dismiss(None)", N_("close")),
    ]

    def __init__(self, desk: Desk, day: Day) -> None:
        super().__init__()
        self._desk = desk
        self._days = desk.workshop.days_in_order()
        self._at = next((i for i, other in enumerate(self._days) if other.id == day.id), 0)

    def compose(self) -> ComposeResult:
        """Heading, plot, what the keys do."""
        with Vertical(classes="dialog wide"):
            yield Static("", classes="title", markup=False)
            yield Static("", id="day-words", markup=False)
            with VerticalScroll(id="plot-scroll"):
                yield Static("", id="plot", markup=False)
            keys = _(", and . change the day") + " · " if len(self._days) > 1 else ""
            yield Static(keys + _("Esc closes"), classes="quiet gap")

    def on_resize(self) -> None:
        """Draw for the window as it is."""
        self.call_after_refresh(self._draw)

    def action_other_day(self, stride: int) -> None:
        """Show the day before or after."""
        self._at = (self._at + stride) % len(self._days)
        self._draw()

    def _draw(self) -> None:
        from exporters.plots import time_plot

        day, now = self._days[self._at], self._desk.now()
        workshop = self._desk.workshop
        rows = clock.planned_against_actual(workshop, day, now)
        title = _("Day {number}: {title}").format(number=day.number, title=day.title)
        self.query_one(".title", Static).update(Content(title))
        self.query_one("#day-words", Static).update(Content(self._words(rows, day)))
        room = self.query_one("#plot-scroll").content_size
        height = max(room.height, LEAST_HEIGHT)
        ran = any(row.runs for row in rows)
        plot = time_plot(rows, room.width, height, color=True) if ran else ""
        self.query_one("#plot", Static).update(Text.from_ansi(plot))

    def _words(self, rows: tuple[clock.ActualRow, ...], day: Day) -> str:
        ran = [row for row in rows if row.runs]
        if not ran:
            return _("Nothing of this day has been run yet.")
        spent = int(sum(row.spent.total_seconds() for row in ran) // 60)
        planned = sum(row.planned_minutes for row in ran)
        forecast = clock.forecast(self._desk.workshop, day, self._desk.now())
        return _("{words} · {spent} used for {planned} planned").format(
            words=forecast.words,
            spent=minutes_words(spent),
            planned=minutes_words(planned),
        )
