"""The learning café: tables with their hosts, the round that runs, who sits where, the harvest."""

from __future__ import annotations

import secrets

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import N_, _
from model import clock
from model.changes import Change, update
from model.entities import CafeTable, Entity, Form, Sheet
from model.errors import Refused
from model.forms import cafe
from model.methods import Method
from model.workshop import Workshop, table_of
from tui.home import Home
from tui.screens.dialogs import PromptScreen
from tui.widgets.cards import Cards
from tui.widgets.entity_form import Field
from tui.widgets.entity_table import Cells
from tui.widgets.forms.base import FormView
from tui.widgets.quick_line import QuickLine
from tui.widgets.room_view import beside, person_words

TABLE_FIELDS = (
    Field("topic", N_("Topic")),
    Field("host", N_("Host")),
    Field("summary", N_("Summing up"), "text"),
)
"""The card of a café table."""


class CafeForm(FormView):
    """Tables with a card each; beneath, who sits at the chosen one and what it said."""

    FORM = Form.CAFE

    DEFAULT_CSS = """
    CafeForm #cafe-round { height: 1; margin-bottom: 1; }
    CafeForm Cards { height: 1fr; }
    CafeForm #cafe-below { height: 1fr; border-top: solid $line; }
    CafeForm #cafe-said { height: auto; }
    .-short CafeForm #cafe-round { margin-bottom: 0; }
    """

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self._chosen_round = 0
        self._writes = ""

    def compose(self) -> ComposeResult:
        """The round, the tables, the chosen one, a line to write in."""
        yield Static("", id="cafe-round", markup=False)
        yield Cards(["", _("Table")], TABLE_FIELDS, self._save, id="cafe")
        with VerticalScroll(id="cafe-below", can_focus=False):
            yield Static("", id="cafe-said", markup=False)
        yield QuickLine(id="cafe-line")

    @property
    def cards(self) -> Cards:
        """The tables and the card of one."""
        return self.query_one(Cards)

    def main_widget(self) -> Widget | None:
        """The tables take the keys."""
        return self.cards.table

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """Round, tables, people and harvest."""
        tables = cafe.tables_of(workshop, self.sheet) if self.sheet else []
        self.cards.show(tables, _row)
        self._show_round()
        self._show_table()

    def tick(self) -> None:
        """The round's time goes on, and one round follows another."""
        self._show_round()

    def _running_round(self) -> cafe.RoundNow | None:
        step = self.home.desk.running_step()
        if self.sheet is None or step is None or step.method != self.method.key:
            return None
        return cafe.round_now(self.sheet, self.method.minutes, step, self.home.desk.now())

    def _round(self) -> int:
        """The round that is shown: the chosen one, else the running one."""
        last = cafe.rounds_of(self.sheet) if self.sheet else 1
        running = self._running_round()
        number = self._chosen_round or (running.number if running else 1)
        return min(max(number, 1), last)

    def _show_round(self) -> None:
        words = Content(_("e adds a table: its topic, and after a comma who hosts it."))
        if self.sheet is not None:
            words = round_words(self.sheet, self._running_round(), self._round())
        line = self.query_one("#cafe-round", Static)
        if not words.is_same(getattr(self, "_shown_round", Content(""))):
            self._shown_round = words
            line.update(words)

    @on(Cards.Turned)
    def _turned(self, event: Cards.Turned) -> None:
        event.stop()
        self._show_table()

    def _table(self) -> CafeTable | None:
        current = self.cards.current
        return current if isinstance(current, CafeTable) else None

    def _show_table(self) -> None:
        table, sheet = self._table(), self.sheet
        body = Content("")
        if table is not None and sheet is not None:
            people = cafe.seating_in(self.workshop, sheet, self._round()).get(table.id, [])
            seated = [person_words(person, self.workshop) for person in people]
            said = _said(table, self.workshop)
            width = max(self.query_one("#cafe-below").content_size.width - 1, 20)
            title = _("Table {number}, round {round}").format(
                number=table.number, round=self._round()
            )
            body = beside(
                [Content.styled(title, "bold $accent"), *(seated or [_nobody()])],
                [Content.styled(_("What was said"), "bold $accent"), *said],
                width,
            )
        self.query_one("#cafe-said", Static).update(body)

    def _save(self, entity: Entity, field: Field, value: object) -> None:
        current = self.workshop.rows(table_of(entity)).get(entity.id)
        if current is not None:
            self.home.make(update(current, at=self.home.desk.now(), **{field.name: value}))

    # ------------------------------------------------------------------ commands

    def form_new(self) -> None:
        """Write down tables, one after another."""
        self._writes = "table"
        self.query_one(QuickLine).open(_("Table"), _("topic, host"), parts=2)

    def form_harvest(self) -> None:
        """Write down what the chosen table says, one thing after another."""
        table = self._table()
        if table is None:
            self.home.tell(_("There is no table yet; e adds one."))
            return
        self._writes = "harvest"
        self.query_one(QuickLine).open(
            _("Table {number}, round {round}").format(number=table.number, round=self._round())
        )

    @on(QuickLine.Entered)
    def _entered(self, event: QuickLine.Entered) -> None:
        event.stop()
        if self._writes == "table":
            done = self.write(
                lambda sheet, now: cafe.table_added(self.workshop, sheet, event.text, at=now)
            )
        else:
            done = self.home.try_to(self._harvest, event.text)
        if done:
            event.line.clear()

    def _harvest(self, text: str) -> Change:
        table = self._table()
        if table is None:
            raise Refused(_("There is no table yet; e adds one."))
        return cafe.harvested(table, self._round(), text, at=self.home.desk.now())

    def form_seat(self) -> None:
        """Seat everybody who is here, in every round."""
        self.home.try_to(self._seat)

    def _seat(self) -> Change:
        desk = self.home.desk
        day = desk.day_now()
        if self.sheet is None or day is None:
            raise Refused(_("There is no table yet; e adds one."))
        return cafe.seated(self.workshop, self.sheet, day, secrets.randbits(32), at=desk.now())

    def form_other_round(self) -> None:
        """Show the next round's seating; after the last one the running round again."""
        last = cafe.rounds_of(self.sheet) if self.sheet else 1
        self._chosen_round = self._round() % last + 1
        self._show_round()
        self._show_table()

    async def form_rounds(self) -> None:
        """Ask how many rounds there are."""
        if (sheet := self.sheet) is None:
            return
        answer = await self.home.ask(PromptScreen(_("How many rounds?"), str(sheet.rounds)))
        if answer is not None:
            number = int(answer) if answer.isdecimal() else 0
            self.home.try_to(cafe.with_rounds, sheet, number, at=self.home.desk.now())

    def form_remove(self) -> None:
        """Remove the table under the cursor with what it said."""
        if (table := self._table()) is not None:
            self.home.remove("cafe_tables", table.id)

    # ------------------------------------------------------------------ the room

    @classmethod
    def projected(
        cls,
        workshop: Workshop,
        method: Method,
        sheet: Sheet | None,
        width: int,
        height: int,
        part: str = "",
    ) -> Content:
        """The tables with topic, host and, in every round, who sits there."""
        if sheet is None:
            return Content("")
        lines: list[Content] = []
        for table in cafe.tables_of(workshop, sheet):
            host = _("host {name}").format(name=table.host) if table.host else ""
            lines.append(
                Content.assemble((f"{table.number}  {table.topic}", "bold $accent"), f"   {host}")
            )
            for number in range(1, cafe.rounds_of(sheet) + 1):
                people = cafe.seating_in(workshop, sheet, number).get(table.id, [])
                names = ", ".join(person.name for person in people)
                if names:
                    words = _("Round {n}").format(n=number)
                    lines += Content.assemble((f"   {words}  ", "$quiet"), names).wrap(width)
            lines.append(Content(""))
        return Content("\n").join(lines[:height])


def round_words(sheet: Sheet, running: cafe.RoundNow | None, shown: int) -> Content:
    """Where the café is and how long it still takes; which round is shown where none runs."""
    last = cafe.rounds_of(sheet)
    if running is None:
        return Content(_("Round {n} of {last}").format(n=shown, last=last))
    left = clock.remaining_words(running.left)
    if running.number < 1:
        return Content.assemble(
            (_("Opening"), "bold"), (f"  {left}", "$accent"), "  ", (_("round 1 next"), "$quiet")
        )
    if running.number > last:
        return Content.assemble((_("The hosts sum up"), "bold"), (f"  {left}", "$accent"))
    following = _("then everybody moves") if running.number < last else _("then the hosts sum up")
    other = "   " + _("shown: round {n}").format(n=shown) if shown != running.number else ""
    return Content.assemble(
        (_("Round {n} of {last}").format(n=running.number, last=last), "bold"),
        (f"  {left}", "bold $accent"),
        (f"  {following}{other}", "$quiet"),
    )


def _row(table: CafeTable) -> Cells:
    host = f"  · {table.host}" if table.host else ""
    return (Text(str(table.number)), Text.assemble(table.topic, (host, "dim")))


def _nobody() -> Content:
    return Content.styled(_("j seats everybody who is here; the room (5) says who is."), "$quiet")


def _said(table: CafeTable, workshop: Workshop) -> list[Content]:
    lines = [
        Content.assemble((f"{harvest.round}  ", "$quiet"), " ".join(harvest.text.split()))
        for harvest in cafe.harvest_of(workshop, table)
    ]
    return lines or [Content.styled(_("g writes down what the table says."), "$quiet")]
