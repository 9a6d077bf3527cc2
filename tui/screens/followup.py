"""Phase 4 · Follow-up: everything that is to be done, from all phases; and the outcome cards."""

from __future__ import annotations

import datetime as dt

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language
from model.changes import Change, add, new, update
from model.dates import format_date, parse_date
from model.entities import Agreement, Entity, Target, TargetState
from model.errors import Refused
from model.followup import Matter, MatterKind, gathered, next_state
from model.followup_choice import Which, kinds, owners
from model.workshop import Workshop, table_of
from tui.card_fields import AGREEMENT_FIELDS, FOLLOWED_FIELDS, TARGET_FIELDS
from tui.screens.base import PlaceScreen
from tui.screens.dialogs import PromptScreen
from tui.widgets.cards import Cards
from tui.widgets.entity_form import EntityForm
from tui.widgets.entity_table import Cells, EntityTable
from tui.widgets.matter_filters import Choice, MatterFilters
from tui.widgets.matter_rows import MARKS, card_words, matter_row, nothing_words


class OutcomeCards(Cards):
    """Targets or agreements, which stand behind the list of everything until they are asked for."""

    def open(self, entity_id: str, field: str | None = None, *, replace: bool = False) -> None:
        """Put the cursor into a card, which is brought to the front."""
        if isinstance(self.screen, FollowUpScreen):
            self.screen.bring(cards=True)
        super().open(entity_id, field, replace=replace)


class FollowUpScreen(PlaceScreen):
    """One list of everything to follow up with owner and date; behind it the outcome cards."""

    PLACE = "followup"
    WITH_AGENDA = True

    DEFAULT_CSS = """
    FollowUpScreen #everything { height: 1fr; }
    FollowUpScreen #matter-card { height: auto; border-top: solid $line; }
    FollowUpScreen #matter-words { height: auto; max-height: 3; color: $quiet; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._choice = Choice()
        self._matters: list[Matter] = []
        self._shown: list[Matter] = []
        self._kept: set[str] = set()
        """What was finished just now stays in sight until another choice is made."""

    def compose_body(self) -> ComposeResult:
        """Everything in one list, with owner and date of the one under the cursor; the cards."""
        with Vertical(id="everything"):
            yield MatterFilters()
            yield EntityTable(["", _("To follow up"), _("Date")], id="matters")
            with Vertical(id="matter-card"):
                yield Static("", id="matter-words", markup=False)
                yield EntityForm(FOLLOWED_FIELDS, self.save_field, id="matter-form")
        columns = ["", _("Development target"), _("Date")]
        yield OutcomeCards(columns, TARGET_FIELDS, self.save_field, id="targets")
        columns = ["", _("Agreement"), _("Date")]
        yield OutcomeCards(columns, AGREEMENT_FIELDS, self.save_field, id="agreements")

    def on_mount(self) -> None:
        """Everything comes first."""
        self.bring(cards=False)

    def bring(self, *, cards: bool) -> None:
        """Bring the outcome cards to the front, or the list of everything."""
        self.query_one("#everything").display = not cards
        for outcome in self.query(OutcomeCards):
            outcome.display = cards

    @property
    def _cards_in_front(self) -> bool:
        return not self.query_one("#everything").display

    @property
    def table(self) -> EntityTable:
        """The list of everything."""
        return self.query_one("#matters", EntityTable)

    @property
    def form(self) -> EntityForm:
        """Owner and date of the matter under the cursor."""
        return self.query_one("#matter-form", EntityForm)

    def main_widget(self) -> Widget | None:
        """The list in front takes the keys."""
        return self._outcome("targets").table if self._cards_in_front else self.table

    def _outcome(self, table: str) -> Cards:
        return self.query_one(f"#{table}", Cards)

    # ------------------------------------------------------------------ showing

    def show(self, workshop: Workshop) -> None:
        """The list and the cards."""
        today = self.desk.now().date()
        self._matters = gathered(workshop, today, self.desk.catalogue.methods)
        self._show_matters(workshop, today)
        targets = list(workshop.targets.values())
        self._outcome("targets").show(targets, lambda target: outcome_row(target, today), today)
        agreements = list(workshop.agreements.values())
        self._outcome("agreements").show(agreements, lambda made: outcome_row(made, today), today)

    def _show_matters(self, workshop: Workshop, today: dt.date) -> None:
        kept = {matter.id for matter in self._choice.of(self._matters, today)} | self._kept
        self._shown = sorted(
            (matter for matter in self._matters if matter.id in kept),
            key=lambda matter: (
                matter.finished and matter.id not in self._kept,
                matter.due or dt.date.max,
            ),
        )
        self.query_one(MatterFilters).show(
            self._matters, today, self._choice, workshop.session.next_meeting
        )
        self.table.show([(matter.id, matter_row(matter)) for matter in self._shown])
        self._show_card()

    @property
    def current(self) -> Matter | None:
        """The matter under the cursor."""
        return next((m for m in self._shown if m.id == self.table.current), None)

    @on(EntityTable.Moved)
    def _moved(self, event: EntityTable.Moved) -> None:
        event.stop()
        self._show_card()

    def _show_card(self) -> None:
        matter = self.current
        words = card_words(matter) if matter else nothing_words(bool(self._matters))
        self.query_one("#matter-words", Static).update(words)
        # These have neither owner nor date; what is agreed about them is a target or an agreement.
        has_fields = matter is not None and matter.kind not in (MatterKind.HOLE, MatterKind.CARD)
        self.form.show(matter.entity if matter and has_fields else None)

    # ------------------------------------------------------------------ commands

    def open_card(self, table: EntityTable) -> None:
        """Enter: owner and date of a matter, or the card of an outcome."""
        if table is not self.table:
            super().open_card(table)
        elif self.form.entity is not None:
            self.form.focus_first()
        else:
            self.action_source()

    def action_source(self) -> None:
        """Go to where the matter under the cursor comes from."""
        # Deeds know the screens; known at the top, they would be loaded in a circle.
        from tui.deeds.sources import go_to_source

        if matter := self.current:
            go_to_source(self.home, matter.entity)

    def action_next_state(self) -> None:
        """Take the matter under the cursor one state further."""
        if entity := self._entity_in_hand():
            # Beforehand, so that the cursor has nothing to move away from.
            self._kept.add(entity.id)
            self.home.try_to(next_state, entity, at=self.desk.now())

    def _entity_in_hand(self) -> Entity | None:
        if not self._cards_in_front:
            return self.current.entity if self.current else None
        inside = [cards for cards in self.query(Cards) if self.focused in (cards.table, cards)]
        return inside[0].current if inside else None

    def action_remove(self) -> None:
        """Remove what the cursor is on."""
        if entity := self._entity_in_hand():
            self.home.remove(table_of(entity), entity.id)

    def action_which(self, which: str) -> None:
        """Show one sort of matters."""
        self._choose(Choice(Which(which), self._choice.owner, self._choice.kind))

    def action_other_which(self, step: int) -> None:
        """Show the sort of matters before or after."""
        sorts = list(Which)
        self.action_which(sorts[(sorts.index(self._choice.which) + step) % len(sorts)])

    def action_next_owner(self) -> None:
        """Show everybody's matters, then those of one after another."""
        names: list[str | None] = [None, *owners(self._matters)]
        at = names.index(self._choice.owner) if self._choice.owner in names else -1
        self._choose(Choice(self._choice.which, names[(at + 1) % len(names)], self._choice.kind))

    def action_next_kind(self) -> None:
        """Show matters of every kind, then those of one kind after another."""
        known: list[MatterKind | None] = [None, *kinds(self._matters)]
        at = known.index(self._choice.kind) if self._choice.kind in known else -1
        self._choose(Choice(self._choice.which, self._choice.owner, known[(at + 1) % len(known)]))

    def _choose(self, choice: Choice) -> None:
        self._choice, self._kept = choice, set()
        self.bring(cards=False)
        self._show_matters(self.desk.workshop, self.desk.now().date())

    def action_other_view(self) -> None:
        """The cards of targets and agreements, or the list of everything."""
        self.bring(cards=not self._cards_in_front)
        self.set_focus(self.main_widget())

    def action_meeting(self) -> None:
        """Ask when the network meets next."""
        self.home.start(self._ask_for_meeting())

    async def _ask_for_meeting(self) -> None:
        session = self.desk.workshop.session
        question = _("When does the network meet next? A date as in 15.12.2026; - for none.")
        now = format_date(session.next_meeting, language())
        answer = await self.home.ask(PromptScreen(question, now))
        if answer is None:
            return
        try:
            date = None if answer == "-" else parse_date(answer, self.desk.now().date())
        except Refused as refusal:
            self.home.tell(str(refusal), severity="warning")
            return
        self.home.try_to(self._meeting_set, date)

    def _meeting_set(self, date: dt.date | None) -> Change:
        return update(self.desk.workshop.session, at=self.desk.now(), next_meeting=date)

    def new_target(self) -> None:
        """Add a target and open its card."""
        number = len(self.desk.workshop.targets) + 1
        now = self.desk.now()
        target = new(Target, title=_("Target {n}").format(n=number), created=now)
        if self.home.try_to(add, target, at=now):
            self._outcome("targets").open(target.id, "title", replace=True)

    def new_agreement(self) -> None:
        """Add an agreement and open its card."""
        number = len(self.desk.workshop.agreements) + 1
        now = self.desk.now()
        step = self.desk.running_step()
        agreement = new(
            Agreement,
            title=_("Agreement {n}").format(n=number),
            step=step.id if step else None,
            created=now,
        )
        if self.home.try_to(add, agreement, at=now):
            self._outcome("agreements").open(agreement.id, "title", replace=True)

    def point_at(self, entity: Entity) -> None:
        """Open the card of an outcome."""
        self._outcome(table_of(entity)).open(entity.id)


def outcome_row(entity: Target | Agreement, today: dt.date) -> Cells:
    """State, title with owner, and date; a date that has passed is marked in words and colour."""
    late = (
        entity.due is not None
        and entity.due < today
        and entity.state
        in (
            TargetState.OPEN,
            TargetState.UNDER_WAY,
        )
    )
    date = format_date(entity.due, language()) or "–"
    title = Text(entity.title, style="strike" if entity.state is TargetState.DROPPED else "")
    return (
        Text(MARKS[entity.state]),
        title if not entity.owner else Text.assemble(title, (f"  · {entity.owner}", "dim")),
        Text(_("{date}, late").format(date=date) if late else date, style="bold" if late else ""),
    )
