"""What every place shares: header, tabs, agenda, capture line and footer, each in its one spot."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker

from model.changes import update
from model.entities import Entity
from model.workshop import Workshop, table_of
from tui.desk import Desk
from tui.home import Home
from tui.moment import Moment
from tui.widgets.agenda_panel import AgendaPanel
from tui.widgets.alert_line import AlertLine
from tui.widgets.capture_line import CaptureInput, CaptureLine
from tui.widgets.cards import Cards
from tui.widgets.entity_form import EntityForm, Field
from tui.widgets.entity_table import EntityTable
from tui.widgets.footer import CommandFooter
from tui.widgets.header import SessionHeader
from tui.widgets.key_taker import KeySayer
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

    # Neither repaints the whole screen: each widget repaints what it shows otherwise than before.
    moment: var[Moment | None] = var(None)
    """The tick to show."""
    workshop: var[Workshop | None] = var(None)
    """The session as it is now."""

    def compose(self) -> ComposeResult:
        """Header, tabs, body, capture line, footer."""
        yield SessionHeader().data_bind(PlaceScreen.moment)
        tabs = PlaceTabs()
        tabs.place = self.PLACE
        tabs.keys = self.home.keymap_in_force
        yield tabs
        with Horizontal(id="desk"):
            if self.WITH_AGENDA:
                yield AgendaPanel().data_bind(PlaceScreen.moment)
            with Vertical(id="body"):
                yield from self.compose_body()
        banner = AlertLine()
        banner.keys = self.home.keymap_in_force
        yield banner
        yield CaptureLine(
            self.desk.read, self.desk.complete, self.home.make, self.home.capture_text
        )
        footer = CommandFooter()
        footer.place = self.PLACE
        footer.keys = self.home.keymap_in_force
        yield footer

    def compose_body(self) -> ComposeResult:
        """What the place is for."""
        yield from ()

    @property
    def place(self) -> str:
        """The place as commands name it; one whose commands change says which it has now."""
        return self.PLACE

    def show(self, workshop: Workshop) -> None:
        """Bring the body up to date with `workshop`."""

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on `entity`, where the place shows it."""

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
        if self.capture_line.text != self.home.capture_text:
            self.capture_line.entry.waiting = []
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

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker that failed is said; the place stays as it was."""
        self.home.worker_failed(event)

    # ------------------------------------------------------------------ text and keys

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        typing = isinstance(self.focused, Input | TextArea)
        where = "capture" if isinstance(self.focused, CaptureInput) else "card"
        footer = self.query_one(CommandFooter)
        footer.typing = where if typing else ""
        own = self.focused.own_keys() if isinstance(self.focused, KeySayer) else ()
        footer.own_keys = tuple(own)
        lead = self.focused.lead_keys() if isinstance(self.focused, KeySayer) else ()
        footer.lead_keys = tuple(lead)

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

    def open_card(self, table: EntityTable) -> None:
        """Open the card of the entity under the cursor of `table`, at once."""
        for cards in self.query(Cards):
            if cards.table is table:
                cards.open_current()

    def save_cards(self) -> None:
        """Save what is being typed into a card."""
        for form in self.query(EntityForm):
            form.leave()

    def save_field(self, entity: Entity, field: Field, value: object) -> None:
        """Make the change of one field of a card, at once.

        Raises:
            ArvoverkkoError: where it cannot be made.
        """
        current = self.desk.workshop.rows(table_of(entity)).get(entity.id)
        if current is not None:
            self.home.make(update(current, at=self.desk.now(), **{field.name: value}))

    def editing(self) -> tuple[str, str, str] | None:
        """The cards, entity and field that the cursor is in; None where it is elsewhere."""
        for cards in self.query(Cards):
            if place := cards.form.editing():
                return cards.id or "", *place
        return None

    def go_on_editing(self, place: tuple[str, str, str]) -> None:
        """Put the cursor back where `editing` found it."""
        cards, entity_id, field = place
        self.query_one(f"#{cards}", Cards).open(entity_id, field)

    @on(EntityForm.Typed)
    def _typed(self, event: EntityForm.Typed) -> None:
        event.stop()
        current = self.desk.workshop.rows(table_of(event.entity)).get(event.entity.id)
        if event.text is None or (current and event.field.text_of(current) == event.text):
            self._forget_draft(event.entity, event.field.name)
        elif self.desk.drafts is not None:
            self.desk.drafts.keep(_draft_key(event.entity, event.field.name), event.text)

    def _forget_draft(self, entity: Entity, field: str) -> None:
        if self.desk.drafts is not None:
            self.desk.drafts.clear(_draft_key(entity, field))


def _draft_key(entity: Entity, field: str) -> str:
    return f"{table_of(entity)}/{entity.id}/{field}"
