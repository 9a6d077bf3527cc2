"""The session itself and its days: title, purpose, language, and when each day is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _
from model import clock
from model.workshop import Workshop
from tui.card_fields import DAY_FIELDS, SESSION_FIELDS
from tui.screens.base import PlaceScreen
from tui.widgets.entity_form import EntityForm


class DetailsScreen(PlaceScreen):
    """One card for the session, one for each day."""

    PLACE = "details"

    def compose_body(self) -> ComposeResult:
        """The cards under each other; days are added as they come."""
        with VerticalScroll(id="cards", can_focus=False):
            yield Static(_("Session"), classes="heading")
            yield EntityForm(SESSION_FIELDS, self.save_field, id="session")

    def main_widget(self) -> Widget | None:
        """Nothing takes the keys until a card is opened with Tab or Enter."""
        return None

    async def _add_missing_cards(self, workshop: Workshop) -> None:
        cards = self.query_one("#cards", VerticalScroll)
        for day in workshop.days_in_order():
            if not self.query(f"#day-{day.id}"):
                await cards.mount(
                    Static("", id=f"heading-{day.id}", classes="heading gap", markup=False),
                    EntityForm(DAY_FIELDS, self.save_field, id=f"day-{day.id}"),
                )
        for form in self.query(EntityForm):
            day_id = (form.id or "").removeprefix("day-")
            if form.id != "session" and day_id not in workshop.days:
                await self.query_one(f"#heading-{day_id}").remove()
                await form.remove()

    def show(self, workshop: Workshop) -> None:
        """Fill the cards."""
        self.run_worker(self._fill(workshop), exclusive=True, group="cards")

    async def _fill(self, workshop: Workshop) -> None:
        await self._add_missing_cards(workshop)
        self.query_one("#session", EntityForm).show(workshop.session)
        for day in workshop.days_in_order():
            heading = _("Day {number}").format(number=day.number)
            self.query_one(f"#heading-{day.id}", Static).update(Content(heading))
            self.query_one(f"#day-{day.id}", EntityForm).show(day)

    # ------------------------------------------------------------------ commands

    def action_edit(self) -> None:
        """Put the cursor into the first card."""
        self.query_one("#session", EntityForm).focus_first()

    def action_add_day(self) -> None:
        """Add a day after the last one."""
        number = len(self.desk.workshop.days) + 1
        self.home.try_to(
            clock.add_day,
            self.desk.workshop,
            title=_("Day {number}").format(number=number),
            at=self.desk.now(),
        )
