"""Phase 4 · Follow-up: targets and agreements with owner, first step, indicator and date."""

from __future__ import annotations

import datetime as dt

from rich.text import Text
from textual.app import ComposeResult
from textual.widget import Widget

from locales import _, language
from model.changes import add, new
from model.dates import format_date
from model.entities import Agreement, Target, TargetState
from model.workshop import Workshop, table_of
from tui.card_fields import AGREEMENT_FIELDS, TARGET_FIELDS
from tui.screens.base import PlaceScreen
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells


class FollowUpScreen(PlaceScreen):
    """Two lists under each other, each with its card."""

    PLACE = "followup"
    WITH_AGENDA = True

    def compose_body(self) -> ComposeResult:
        """Targets above, agreements beneath."""
        columns = ["", _("Development target"), _("Date")]
        yield Cards(columns, TARGET_FIELDS, self.save_field, id="targets")
        columns = ["", _("Agreement"), _("Date")]
        yield Cards(columns, AGREEMENT_FIELDS, self.save_field, id="agreements")

    def main_widget(self) -> Widget | None:
        """The list of targets takes the keys."""
        return self._cards("targets").table

    def _cards(self, table: str) -> Cards:
        return self.query_one(f"#{table}", Cards)

    def show(self, workshop: Workshop) -> None:
        """Both lists."""
        today = self.desk.now().date()
        targets = list(workshop.targets.values())
        self._cards("targets").show(targets, lambda target: outcome_row(target, today), today)
        agreements = list(workshop.agreements.values())
        self._cards("agreements").show(agreements, lambda made: outcome_row(made, today), today)

    # ------------------------------------------------------------------ commands

    def new_target(self) -> None:
        """Add a target and open its card."""
        number = len(self.desk.workshop.targets) + 1
        now = self.desk.now()
        target = new(Target, title=_("Target {n}").format(n=number), created=now)
        if self.home.try_to(add, target, at=now):
            self._cards("targets").open(target.id, "title", replace=True)

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
            self._cards("agreements").open(agreement.id, "title", replace=True)

    def action_remove(self) -> None:
        """Remove what the cursor is on."""
        for cards in self.query(Cards):
            if self.focused is cards.table and (entity := cards.current):
                self.home.remove(table_of(entity), entity.id)


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
    marks = {
        TargetState.OPEN: "○",
        TargetState.UNDER_WAY: "◐",
        TargetState.DONE: "●",
        TargetState.DROPPED: "✕",
    }
    title = Text(entity.title, style="strike" if entity.state is TargetState.DROPPED else "")
    return (
        Text(marks[entity.state]),
        title if not entity.owner else Text.assemble(title, (f"  · {entity.owner}", "dim")),
        Text(_("{date}, late").format(date=date) if late else date, style="bold" if late else ""),
    )
