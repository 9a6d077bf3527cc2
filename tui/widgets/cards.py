"""A table of entities beside the card of one; narrow windows show one of the two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget

from model.entities import Entity
from tui.widgets.entity_form import EntityForm, Field, Save
from tui.widgets.entity_table import Cells, EntityTable

E = TypeVar("E", bound=Entity)


class Cards(Horizontal):
    """Master and detail. Enter goes into the card, Esc comes back."""

    def __init__(
        self,
        columns: Sequence[str],
        fields: Sequence[Field],
        save: Save,
        *,
        flexible: int = 1,
        list_wide: bool = False,
        table: EntityTable | None = None,
        card: EntityForm | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id, classes="-list-wide" if list_wide else "")
        self._table = table or EntityTable(columns, flexible=flexible, id="table")
        self._card = card or EntityForm(fields, save, id="form")
        self._entities: dict[str, Entity] = {}
        self._cells: dict[str, tuple[Entity, Cells]] = {}
        self._depends: tuple[object, ...] = ()
        self._insisted = False

    @dataclass
    class Turned(Message):
        """The cursor stands on another entity."""

        cards: Cards

    def compose(self) -> ComposeResult:
        """The table, and the card in a scroll of its own."""
        yield self._table
        with VerticalScroll(id="card-scroll", can_focus=False):
            yield self._card

    @property
    def table(self) -> EntityTable:
        """The table."""
        return self.query_one(EntityTable)

    @property
    def form(self) -> EntityForm:
        """The card."""
        return self.query_one(EntityForm)

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor."""
        return self._entities.get(self.table.current or "")

    def show(self, entities: Sequence[E], row_of: Callable[[E], Cells], *depends: object) -> None:
        """Show `entities`, one table row each.

        Args:
            entities: what to show, in order.
            row_of: the cells of one; asked again only where the entity is another one.
            depends: what the cells depend on besides the entity; another one makes all anew.
        """
        if depends != self._depends:
            self._cells = {}
            self._depends = depends
        cells: dict[str, tuple[Entity, Cells]] = {}
        for entity in entities:
            known = self._cells.get(entity.id)
            fresh = known is None or known[0] is not entity
            cells[entity.id] = (entity, row_of(entity)) if fresh or known is None else known
        self._cells = cells
        self._entities = {entity.id: entity for entity in entities}
        self.table.show([(entity_id, row) for entity_id, (_entity, row) in cells.items()])
        self.form.show(self.current)

    def open(self, entity_id: str, field: str | None = None, *, replace: bool = False) -> None:
        """Put the cursor into the card of an entity, in its first field or the named one.

        Args:
            entity_id: which one.
            field: name of the field.
            replace: whether what is typed replaces the field's text, as on a new card.
        """
        self.table.go_to(entity_id)
        self.form.show(self._entities.get(entity_id))
        self.add_class("-detail")
        if isinstance(self.parent, Widget):
            self.parent.add_class("-one-card")
        self.form.focus_first(field, replace=replace)

    def close_card(self) -> bool:
        """Go back from the card to the table; False where one was not in the card.

        Where a text was refused the card stays, so that the reason is read; a second time it goes.
        """
        focused = self.screen.focused
        if focused is None or not _within(focused, self.form):
            return False
        if not self.form.leave() and not self._insisted:
            self._insisted = True
            return True
        self._insisted = False
        self.remove_class("-detail")
        if isinstance(self.parent, Widget):
            self.parent.remove_class("-one-card")
        self.screen.set_focus(self.table)
        return True

    def open_current(self) -> None:
        """Put the cursor into the card of the entity under the cursor."""
        if self.table.current is not None:
            self.open(self.table.current)

    @on(EntityTable.Moved)
    def _moved(self, event: EntityTable.Moved) -> None:
        event.stop()
        # By where the cursor is now: it may have moved on since this was sent.
        self.form.show(self.current)
        self.post_message(self.Turned(self))

    @on(EntityTable.Opened)
    def _opened(self, event: EntityTable.Opened) -> None:
        event.stop()
        self.open(event.entity_id)


def _within(widget: Widget, container: Widget) -> bool:
    return container in widget.ancestors_with_self
