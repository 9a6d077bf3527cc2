"""Phase 1 · Mapping: who belongs in the network, who is invited, which sectors are covered."""

from __future__ import annotations

from collections import Counter

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _
from model.changes import edited, update
from model.entities import Actor, InvitationState, Sector
from model.labels import label
from model.network.coverage import sector_coverage
from model.workshop import Workshop
from tui.card_fields import ACTOR_FIELDS
from tui.screens.base import PlaceScreen
from tui.themes import SECTOR_GLYPHS, sector_colour
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells


class MappingScreen(PlaceScreen):
    """The actor list beside the card of one actor, the coverage by sector beneath."""

    PLACE = "mapping"

    def compose_body(self) -> ComposeResult:
        """Table and card; the coverage line stays in sight."""
        columns = ["", _("Actor"), _("Contact"), _("Invitation"), _("Links")]
        yield Cards(columns, ACTOR_FIELDS, self.save_field, list_wide=True, id="actors")
        yield Static("", id="coverage", markup=False)

    @property
    def cards(self) -> Cards:
        """Table and card."""
        return self.query_one(Cards)

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.cards.table

    def show(self, workshop: Workshop) -> None:
        """Rows and coverage."""
        links = Counter[str]()
        for link in workshop.links.values():
            links.update((link.source, link.target))
        actors = list(workshop.actors.values())
        dark = self.app.current_theme.dark
        self.cards.show(actors, lambda actor: self._row(actor, links[actor.id]), links, dark)
        self.query_one("#coverage", Static).update(coverage_words(actors))

    def _row(self, actor: Actor, links: int) -> Cells:
        dark = self.app.current_theme.dark
        contact = actor.contacts[0] if actor.contacts else None
        return (
            sector_glyph(actor.sector, dark=dark),
            Text(actor.name, style="bold" if actor.is_customer else ""),
            contact.name if contact else "–",
            label(contact.state) if contact else "–",
            Text(str(links), justify="right"),
        )

    # ------------------------------------------------------------------ commands

    def action_next_sector(self) -> None:
        """Give the actor under the cursor the next sector."""
        actor = self.cards.current
        if isinstance(actor, Actor):
            order = list(Sector)
            sector = order[(order.index(actor.sector) + 1) % len(order)]
            self.home.try_to(update, actor, at=self.desk.now(), sector=sector)

    def action_next_invitation(self) -> None:
        """Give the contacts of the actor under the cursor the next invitation state."""
        actor = self.cards.current
        if not isinstance(actor, Actor):
            return
        if not actor.contacts:
            self.home.tell(_("{name} has no contact; Enter opens its card").format(name=actor.name))
            return
        order = list(InvitationState)
        state = order[(order.index(actor.contacts[0].state) + 1) % len(order)]
        contacts = tuple(edited(contact, state=state) for contact in actor.contacts)
        self.home.try_to(update, actor, at=self.desk.now(), contacts=contacts)

    def action_remove(self) -> None:
        """Remove the actor under the cursor; undo brings it back with its links."""
        if actor := self.cards.current:
            self.home.remove("actors", actor.id)


def sector_glyph(sector: Sector, *, dark: bool) -> Text:
    """The sign of a sector in its colour."""
    return Text(SECTOR_GLYPHS[sector], style=sector_colour(sector, dark))


def coverage_words(actors: list[Actor]) -> Content:
    """How many actors each sector has, and which sectors nobody stands for."""
    if not actors:
        return Content.styled(_("Type the actors as people name them:  + Kela /public"), "$quiet")
    rows = sector_coverage(actors).rows
    parts = [
        Content.assemble(
            (f"{SECTOR_GLYPHS[row.sector]} {label(row.sector)} ", "$quiet"),
            (str(row.count), "bold"),
        )
        for row in rows
    ]
    line = Content("   ").join(parts)
    missing = [label(row.sector) for row in rows if not row.count]
    if missing:
        words = _("nobody from: {sectors}").format(sectors=", ".join(missing))
        line = Content.assemble(line, "   ", (words, "$warning"))
    return line
