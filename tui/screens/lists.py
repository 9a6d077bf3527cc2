"""All notes and all links, each as a table with a card, to look at and to mend."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widget import Widget

from locales import _
from model.dates import short_date
from model.entities import Entity, LinkState, Nature, Note, ValueLink
from model.labels import label
from model.workshop import Workshop, table_of
from tui.card_fields import LINK_FIELDS, NOTE_FIELDS
from tui.screens.base import PlaceScreen
from tui.themes import NOTE_GLYPHS
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells


class ListScreen(PlaceScreen):
    """One table of entities with its card."""

    @property
    def cards(self) -> Cards:
        """Table and card."""
        return self.query_one(Cards)

    def main_widget(self) -> Widget | None:
        """The table takes the keys."""
        return self.cards.table

    def action_remove(self) -> None:
        """Remove what the cursor is on."""
        if entity := self.cards.current:
            self.home.remove(table_of(entity), entity.id)

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on an entity."""
        self.cards.table.go_to(entity.id)


class NotesScreen(ListScreen):
    """Everything that was said, in the order of time."""

    PLACE = "notes"
    WITH_AGENDA = True

    def compose_body(self) -> ComposeResult:
        """Table and card."""
        columns = [_("Time"), "", _("Note")]
        yield Cards(columns, NOTE_FIELDS, self.save_field, flexible=2, list_wide=True, id="notes")

    def show(self, workshop: Workshop) -> None:
        """One row per note, the newest last, as they were said."""
        notes = list(workshop.notes.values())
        self.cards.show(notes, lambda note: self._row(note, workshop), workshop.steps)

    @staticmethod
    def _row(note: Note, workshop: Workshop) -> Cells:
        step = workshop.steps.get(note.step or "")
        text = " ".join(note.text.split())
        words = Text(text, style="strike" if note.resolved else "")
        if step is not None:
            words = Text.assemble(words, (f"  · {step.title}", "dim"))
        return (
            f"{short_date(note.created)} {note.created:%H:%M}",
            Text(NOTE_GLYPHS[note.kind], style="bold"),
            words,
        )


class LinksScreen(ListScreen):
    """Every value link."""

    PLACE = "links"

    def compose_body(self) -> ComposeResult:
        """Table and card."""
        columns = [_("Value link"), _("Category")]
        yield Cards(columns, LINK_FIELDS, self.save_field, flexible=0, list_wide=True, id="links")

    def show(self, workshop: Workshop) -> None:
        """One row per link, the newest last."""
        links = list(workshop.links.values())
        self.cards.show(links, lambda link: link_row(link, workshop), workshop.actors)


def link_row(link: ValueLink, workshop: Workshop) -> Cells:
    """A link as cells, its arrow as in the one-line language."""
    words = Text.assemble(
        workshop.actors[link.source].name,
        (f" {link_arrow(link)} ", "bold"),
        workshop.actors[link.target].name,
        ": ",
        (link.what, "strike" if link.state is LinkState.BROKEN else "bold"),
    )
    return (words, link.category or label(link.nature))


def link_arrow(link: ValueLink) -> str:
    """The arrow of a link: solid, dotted, or with a question mark for a hole."""
    if link.state is LinkState.WISHED:
        return "?→"
    if link.state is LinkState.BROKEN:
        return "✕→"
    return "→" if link.nature is Nature.TANGIBLE else "⇢"
