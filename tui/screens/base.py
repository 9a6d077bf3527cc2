"""What every place shares: header, tabs, agenda, capture line and footer, each in its one spot."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from model.changes import update
from model.entities import Entity
from model.errors import ArvoverkkoError
from model.workshop import Workshop, table_of
from tui.desk import Desk, Moment
from tui.home import Home
from tui.widgets.agenda_panel import AgendaPanel
from tui.widgets.capture_line import CaptureLine
from tui.widgets.cards import Cards
from tui.widgets.entity_form import EntityForm
from tui.widgets.footer import CommandFooter
from tui.widgets.header import SessionHeader
from tui.widgets.tabs import PlaceTabs


class PlaceScreen(Screen[None]):
    """A place in the open session. Subclasses fill the body and show the workshop in it."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-huge")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave_text", show=False)]

    PLACE: ClassVar[str] = ""
    """Name of the place, as in the `go.…` commands."""
    WITH_AGENDA: ClassVar[bool] = False
    """Whether the day's agenda stands beside the body."""

    moment: reactive[Moment | None] = reactive(None)
    """The tick to show."""
    workshop: reactive[Workshop | None] = reactive(None)
    """The session as it is now."""

    def compose(self) -> ComposeResult:
        """Header, tabs, body, capture line, footer."""
        yield SessionHeader().data_bind(PlaceScreen.moment)
        tabs = PlaceTabs()
        tabs.place = self.PLACE
        yield tabs
        with Horizontal(id="desk"):
            if self.WITH_AGENDA:
                yield AgendaPanel().data_bind(PlaceScreen.moment)
            with Vertical(id="body"):
                yield from self.compose_body()
        yield CaptureLine(self.desk.read, self.desk.complete)
        footer = CommandFooter()
        footer.place = self.PLACE
        footer.keys = self.home.keymap_in_force
        yield footer

    def compose_body(self) -> ComposeResult:
        """What the place is for."""
        yield from ()

    def show(self, workshop: Workshop) -> None:
        """Bring the body up to date with `workshop`."""

    # ------------------------------------------------------------------ the world

    @property
    def home(self) -> Home:
        """The program."""
        return cast(Home, self.app)

    @property
    def desk(self) -> Desk:
        """The facilitator's desk."""
        return self.home.desk

    @property
    def capture_line(self) -> CaptureLine:
        """The capture line."""
        return self.query_one(CaptureLine)

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another place was open.

        The commands have the keys: Space gives them to the capture line.
        """
        self.home.catch_up(self)
        if self.capture_line.entry.value != self.home.capture_text:
            self.capture_line.set_text(self.home.capture_text)
        if not isinstance(self.focused, Input | TextArea):
            self.set_focus(self.main_widget())

    def watch_workshop(self, workshop: Workshop | None) -> None:
        """Show the session where it changed."""
        if workshop is None or not self.is_mounted:
            return
        self.query_one(SessionHeader).session_title = workshop.session.title
        self.show(workshop)
        self.capture_line.refresh_reading()

    # ------------------------------------------------------------------ text and keys

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.query_one(CommandFooter).capturing = isinstance(self.focused, Input | TextArea)

    def main_widget(self) -> Widget | None:
        """What takes the keys once the capture line is left; None for nothing in particular."""
        return next((w for w in self.query("#body *") if w.focusable), None)

    def action_leave_text(self) -> None:
        """Leave the text field; single letters are commands then."""
        for cards in self.query(Cards):
            if cards.close_card():
                return
        self.set_focus(self.main_widget())

    # ------------------------------------------------------------------ cards

    @on(EntityForm.Edited)
    def _edited(self, event: EntityForm.Edited) -> None:
        event.stop()
        assert self.workshop is not None
        rows = self.desk.workshop.rows(table_of(event.entity))
        current = rows.get(event.entity.id)
        if current is None:
            return
        fields = {event.field.name: event.value}
        try:
            self.home.make(update(current, at=self.desk.now(), **fields))
        except ArvoverkkoError as refusal:
            event.form.refuse(event.field, str(refusal))
            return
        self._forget_draft(current, event.field.name)

    @on(EntityForm.Typed)
    def _typed(self, event: EntityForm.Typed) -> None:
        event.stop()
        if event.text is None:
            self._forget_draft(event.entity, event.field.name)
        elif self.desk.drafts is not None:
            self.desk.drafts.keep(_draft_key(event.entity, event.field.name), event.text)

    def _forget_draft(self, entity: Entity, field: str) -> None:
        if self.desk.drafts is not None:
            self.desk.drafts.clear(_draft_key(entity, field))


def _draft_key(entity: Entity, field: str) -> str:
    return f"{table_of(entity)}/{entity.id}/{field}"
