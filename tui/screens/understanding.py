"""Phase 2 · Shared understanding: the round through every actor's card."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widget import Widget

from locales import _
from model.entities import Actor
from model.workshop import Workshop
from tui.card_fields import ROUND_FIELDS
from tui.screens.base import PlaceScreen
from tui.screens.mapping import sector_glyph
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells
from tui.widgets.notes_panel import NotesPanel


class UnderstandingScreen(PlaceScreen):
    """Actors with what has been filled in, the card of one, the latest notes.

    Tab goes from field to field; F8 to the next actor's first field, so a round needs no mouse.
    """

    PLACE = "understanding"
    WITH_AGENDA = True

    def compose_body(self) -> ComposeResult:
        """Table and card above, notes beneath."""
        yield Cards(["", _("Actor"), _("Filled")], ROUND_FIELDS, self.save_field, id="round")
        notes = NotesPanel(classes="only-tall").data_bind(PlaceScreen.workshop)
        yield notes

    @property
    def cards(self) -> Cards:
        """Table and card."""
        return self.query_one(Cards)

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.cards.table

    def show(self, workshop: Workshop) -> None:
        """One row per actor."""
        actors = list(workshop.actors.values())
        self.cards.show(actors, self._row, self.app.current_theme.dark)

    def _row(self, actor: Actor) -> Cells:
        filled = sum(bool(field.text_of(actor)) for field in ROUND_FIELDS)
        marks = "●" * filled + "○" * (len(ROUND_FIELDS) - filled)
        return (
            sector_glyph(actor.sector, dark=self.app.current_theme.dark),
            Text(actor.name, style="bold" if actor.is_customer else ""),
            marks,
        )

    def action_next_actor(self, step: int = 1) -> None:
        """Go on to the next actor's card (or the one before)."""
        assert self.workshop is not None
        ids = list(self.workshop.actors)
        current = self.cards.table.current
        if current is None:
            self.home.tell(_("There are no actors yet; name some with  + Kela, Ohjaamo"))
            return
        self.cards.open(ids[(ids.index(current) + step) % len(ids)])
