"""Agenda: the days and their steps, to plan, edit and compare with what really happened."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language
from model import clock
from model.entities import Day, Entity, Step
from model.errors import ArvoverkkoError
from model.workshop import Workshop
from tui.card_fields import STEP_FIELDS
from tui.deeds import planning
from tui.deeds.agenda import begin
from tui.screens.agenda_typing import neighbour, open_entry, previewed, timed
from tui.screens.base import PlaceScreen
from tui.widgets.agenda_table import AgendaTable, StepCards, StepRow
from tui.widgets.day_strip import DayStrip, day_total
from tui.widgets.entity_form import Field
from tui.widgets.row_entry import RowEntry, Then


class AgendaScreen(PlaceScreen):
    """The steps of one day; `,` and `.` go to the day before and after."""

    PLACE = "agenda"

    def __init__(self) -> None:
        super().__init__()
        self._day_id: str | None = None
        self._preview: Workshop | None = None
        self._heading = Content("")
        self._stands = False
        self._followed: str | None = None

    def on_mount(self) -> None:
        """The parts of the screen are there to be filled."""
        self._stands = True

    def compose_body(self) -> ComposeResult:
        """The days, the total of the one that is shown, its steps, the card of one."""
        yield DayStrip(id="days")
        yield Static("", id="day-total", markup=False)
        yield StepCards(
            [], STEP_FIELDS, self.save_field, list_wide=True, table=AgendaTable(), id="steps"
        )
        yield RowEntry(self._time_typed, self._take_time, self._entry_closed)

    @property
    def cards(self) -> StepCards:
        """Table and card."""
        return self.query_one(StepCards)

    @property
    def table(self) -> AgendaTable:
        """The table."""
        return self.query_one(AgendaTable)

    @property
    def day(self) -> Day | None:
        """The day that is shown."""
        return self._day_of(self.desk.workshop)

    def _day_of(self, workshop: Workshop) -> Day | None:
        return workshop.days.get(self._day_id or "") or self.desk.day_now()

    @property
    def pointed_step(self) -> str | None:
        """Id of the step under the cursor while the table has the keys; else None."""
        return self.table.current if self.table.has_focus else None

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.table

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """The day's steps; while a time is typed, as they would be with it."""
        self._draw(self._preview or workshop, None)

    def watch_moment(self) -> None:
        """Expected times and minutes spent move with the clock."""
        if self.workshop is None or not self.is_mounted:
            return
        seen = self.moment.forecast if self.moment else None
        self._draw(self._preview or self.workshop, None if self._preview else seen)

    def _draw(self, workshop: Workshop, seen: clock.Forecast | None) -> None:
        """Show the day of `workshop`; `seen` is a forecast of this moment, of whatever day."""
        if not self._stands:
            return
        day = self._day_of(workshop)
        self.query_one(DayStrip).show(workshop.days_in_order(), day)
        if day is None:
            self._show_total(Content(_("No days yet.")))
            self.cards.show_steps([])
            return
        if seen is None or seen.day != day.id:
            seen = clock.forecast(workshop, day, self.desk.now())
        self._show_total(day_total(clock.hours(workshop, day), seen))
        methods = self.desk.catalogue.methods
        self.cards.show_steps(
            [
                StepRow(step, at, methods.get(step.method), language())
                for step, at in zip(workshop.steps_of(day), seen.steps, strict=True)
            ]
        )
        self._follow(seen.running or seen.paused)

    def _follow(self, in_hand: str | None) -> None:
        """Let the cursor stand on the step in hand, and go on with it unless it was moved away."""
        if in_hand == self._followed:
            return
        if self._followed in (None, self.table.current) and in_hand is not None:
            self.call_after_refresh(self.table.go_to, in_hand)
        self._followed = in_hand

    def _show_total(self, heading: Content) -> None:
        if not heading.is_same(self._heading):
            self._heading = heading
            self.query_one("#day-total", Static).update(heading)

    # ------------------------------------------------------------------ days

    def action_other_day(self, stride: int) -> None:
        """Show the day before or after."""
        days, day = self.desk.workshop.days_in_order(), self.day
        if day is not None and days:
            self.action_show_day(days[(days.index(day) + stride) % len(days)].id)

    def action_show_day(self, day_id: str) -> None:
        """Show another day."""
        self._day_id = day_id
        self.show(self.desk.workshop)

    def action_new_day(self) -> None:
        """Add a day after the last one and show it."""
        workshop, now = self.desk.workshop, self.desk.now()
        number = clock.next_day(workshop, now)[0]
        title = _("Day {number}").format(number=number)
        if self.home.try_to(clock.add_day, workshop, title=title, at=now):
            self.action_show_day(self.desk.workshop.days_in_order()[-1].id)

    def action_remove_day(self) -> None:
        """Remove the day that is shown, with its steps."""
        if (day := self.day) is not None:
            self._day_id = None
            self.home.try_to(clock.remove_day, self.desk.workshop, day.id, self.desk.now())

    # ------------------------------------------------------------------ steps

    def _current_step(self) -> Step | None:
        step = self.cards.current
        return self.desk.workshop.steps.get(step.id) if step is not None else None

    def action_add_step(self) -> None:
        """Add a step after the one under the cursor and open its card."""
        day, step = self.day, self._current_step()
        if day is None:
            self.home.tell(_("No days yet."))
            return
        before = set(self.desk.workshop.steps)
        after = step.id if step else None
        title = planning.new_step_title()
        if self.home.try_to(
            clock.add_step, self.desk.workshop, day, after, title=title, at=self.desk.now()
        ) and (added := set(self.desk.workshop.steps) - before):
            self.cards.open(added.pop(), "title", replace=True)

    def action_copy_step(self) -> None:
        """Put a copy of the step behind it, under the cursor."""
        if step := self._current_step():
            before = set(self.desk.workshop.steps)
            workshop = self.desk.workshop
            self.home.try_to(clock.duplicate_step, workshop, step.id, self.desk.now())
            for added in set(self.desk.workshop.steps) - before:
                self.table.go_to(added)

    def action_fetch(self) -> None:
        """Bring steps here from another day, a template, another session."""
        step = self._current_step()
        if (day := self.day) is not None:
            self.home.start(planning.fetch_steps(self.home, day, step.id if step else None))

    def action_write_steps(self) -> None:
        """Write or paste steps as lines, behind the one under the cursor."""
        step, day = self._current_step(), self.day
        if day is not None:
            self.home.start(planning.write_steps(self.home, day, step.id if step else None))

    def action_move_step(self, way: Literal["up", "down"]) -> None:
        """Move the step under the cursor up or down."""
        if step := self._current_step():
            self.home.try_to(clock.move_step, self.desk.workshop, step.id, way, self.desk.now())
            self.table.go_to(step.id)

    def action_remove(self) -> None:
        """Remove the step under the cursor."""
        if step := self._current_step():
            self.home.remove("steps", step.id)

    def action_start_here(self) -> None:
        """Start the step under the cursor, ending the one that runs."""
        if step := self._current_step():
            begin(self.home, self.day, step.id)

    def action_step_method(self) -> None:
        """Choose the method of the step under the cursor."""
        if step := self._current_step():
            self.home.start(planning.choose_method(self.home, step))

    def action_next_part(self) -> None:
        """Give the step the next part."""
        if step := self._current_step():
            planning.next_part(self.home, step)

    def action_next_group(self) -> None:
        """Give the step the next group form."""
        if step := self._current_step():
            planning.next_group(self.home, step)

    def action_flip(self, mark: str) -> None:
        """Set or clear a mark of the step."""
        if step := self._current_step():
            planning.flip(self.home, step, mark)

    def save_field(self, entity: Entity, field: Field, value: object) -> None:
        """Make the change of one field; time given on a day that runs stands beside the plan."""
        workshop, now = self.desk.workshop, self.desk.now()
        if field.name == "minutes":
            self.home.make(clock.set_time(workshop, entity.id, str(value), now))
        elif field.name == "fixed":
            fixed = value if isinstance(value, dt.time) else None
            self.home.make(clock.set_fixed(workshop, entity.id, fixed, now))
        else:
            super().save_field(entity, field, value)

    # ------------------------------------------------------------------ time on the row

    def action_type_time(self) -> None:
        """Type the time of the step under the cursor on its row."""
        if step := self._current_step():
            open_entry(self.table, self.query_one(RowEntry), step)
            self._time_typed(step.id, "")

    def _time_typed(self, step_id: str, text: str) -> None:
        preview, words = previewed(self.desk.workshop, step_id, text, self.desk)
        self._preview = preview if preview is not self.desk.workshop else None
        self.show(self.desk.workshop)
        self.capture_line.say(words)

    def _take_time(self, step_id: str, text: str, then: Then) -> bool:
        """Take what was typed; False where it was refused, so that it can be mended."""
        try:
            change = timed(self.desk.workshop, step_id, text, self.desk)
            self._preview = None
            words = self.home.make(change) if change is not None else ""
        except ArvoverkkoError as refusal:
            self.capture_line.say(str(refusal), "error")
            return False
        day = self.day
        other = neighbour(self.desk.workshop, day, step_id, then) if day else None
        if other is not None:
            open_entry(self.table, self.query_one(RowEntry), other)
            self._time_typed(other.id, "")
        elif words:
            self.capture_line.say(words, "ready")
        return True

    def _entry_closed(self) -> None:
        self._preview = None
        self.show(self.desk.workshop)
        self.set_focus(self.table)
