"""Agenda: the days and their steps, to plan, edit and compare with what really happened."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _
from model import clock
from model.entities import Day, Step
from model.labels import label
from model.workshop import Workshop
from tui.card_fields import STEP_FIELDS
from tui.screens.base import PlaceScreen
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells


class AgendaScreen(PlaceScreen):
    """The steps of one day; `,` and `.` go to the day before and after."""

    PLACE = "agenda"

    def __init__(self) -> None:
        super().__init__()
        self._day_id: str | None = None

    def compose_body(self) -> ComposeResult:
        """The day in words, its steps, the card of one."""
        yield Static("", id="day", markup=False)
        columns = [_("Plan"), _("Now"), _("Step"), _("Part"), _("Min"), _("Spent")]
        yield Cards(columns, STEP_FIELDS, self.save_field, flexible=2, list_wide=True, id="steps")

    @property
    def cards(self) -> Cards:
        """Table and card."""
        return self.query_one(Cards)

    @property
    def day(self) -> Day | None:
        """The day that is shown."""
        workshop = self.desk.workshop
        return workshop.days.get(self._day_id or "") or self.desk.day_now()

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.cards.table

    def show(self, workshop: Workshop) -> None:
        """The day's steps."""
        day = self.day
        if day is None:
            self.query_one("#day", Static).update(Content(_("No days yet.")))
            self.cards.show([], lambda _step: ())
            return
        forecast = clock.forecast(workshop, day, self.desk.now())
        heading = Content.assemble(
            (_("Day {number}: {title}").format(number=day.number, title=day.title), "bold"),
            (f"   {day.start:%-d.%-m.%Y}   ", "$quiet"),
            forecast.words,
            ("   " + _(", and . change the day"), "$quiet"),
        )
        self.query_one("#day", Static).update(heading)
        at = {step.id: step for step in forecast.steps}
        self.cards.show(workshop.steps_of(day), lambda step: _row(at[step.id]), forecast)

    def watch_moment(self) -> None:
        """Expected times and minutes spent move with the clock."""
        if self.workshop is not None and self.is_mounted:
            self.show(self.workshop)

    # ------------------------------------------------------------------ commands

    def action_other_day(self, step: int) -> None:
        """Show the day before or after."""
        days = self.desk.workshop.days_in_order()
        day = self.day
        if day is not None and days:
            self._day_id = days[(days.index(day) + step) % len(days)].id
            self.show(self.desk.workshop)

    def _current_step(self) -> Step | None:
        step = self.cards.current
        return step if isinstance(step, Step) else None

    def action_add_step(self) -> None:
        """Add a step after the one under the cursor and open its card."""
        day, step = self.day, self._current_step()
        if day is None:
            return
        now = self.desk.now()
        before = set(self.desk.workshop.steps)
        after = step.id if step else None
        if self.home.try_to(
            clock.add_step, self.desk.workshop, day, after, title=_("New step"), at=now
        ) and (added := set(self.desk.workshop.steps) - before):
            self.cards.open(added.pop(), "title", replace=True)

    def action_move_step(self, way: Literal["up", "down"]) -> None:
        """Move the step under the cursor up or down."""
        if step := self._current_step():
            self.home.try_to(clock.move_step, self.desk.workshop, step.id, way, self.desk.now())
            self.cards.table.go_to(step.id)

    def action_remove(self) -> None:
        """Remove the step under the cursor."""
        if step := self._current_step():
            self.home.remove("steps", step.id)

    def action_start_here(self) -> None:
        """Start the step under the cursor, ending the one that runs."""
        if step := self._current_step():
            self.home.try_to(clock.jump, self.desk.workshop, step.id, self.desk.now())


def _row(step: clock.StepForecast) -> Cells:
    start = step.expected_start
    moved = _minute(start) != _minute(step.planned_start)
    spent = round(step.spent_minutes)
    running = step.state == "running"
    return (
        Text(f"{step.planned_start:%H:%M}{'·' if step.fixed else ' '}"),
        Text(f"{start:%H:%M}" if moved else "", style="bold"),
        Text(("▶ " if running else "") + step.title, style="bold" if running else ""),
        label(step.part),
        Text(str(step.planned_minutes), justify="right"),
        Text(str(spent) if spent else label(step.state), justify="right"),
    )


def _minute(time: dt.datetime) -> dt.datetime:
    return time.replace(second=0, microsecond=0)
