"""Where the cursor stands on a board, and which cards are marked, while the board changes."""

from __future__ import annotations

from collections.abc import Sequence

from model.entities import Card
from model.forms.columns import Column
from tui.widgets.forms.board_body import GROUP, HEAD, items_of


class BoardCursor:
    """A column and something in it: its title, a card, a group's name, or nothing at all."""

    def __init__(self) -> None:
        self.column = ""
        """Key of the column."""
        self.item = ""
        """A card's id, a group, or `HEAD` for the title; empty in an empty column."""
        self.marked: set[str] = set()
        """Ids of the cards that are marked."""
        self._row = 0

    def settle(self, columns: Sequence[Column]) -> None:
        """Stand on something that is there: with the card where it moved, else where it was."""
        cards = {card.id: column.key for column in columns for card in column.cards}
        self.marked &= cards.keys()
        if self.item in cards:
            self.column = cards[self.item]
        elif self.column not in [column.key for column in columns]:
            self.column = columns[0].key
        if self.on_head:
            return
        items = items_of(self._here(columns))
        if self.item not in items:
            self.item = items[min(self._row, len(items) - 1)] if items else ""
        self._row = items.index(self.item) if items else 0

    def go_to(self, columns: Sequence[Column], column: str, item: str = "") -> None:
        """Stand on `item` of a column; on its first card where no item is named."""
        self.column, self.item, self._row = column, item, 0
        self.settle(columns)

    def move(self, columns: Sequence[Column], dx: int, dy: int) -> None:
        """Go `dx` columns to the right and `dy` items down, as far as there are any."""
        keys = [column.key for column in columns]
        if dx:
            at = min(max(keys.index(self.column) + dx, 0), len(keys) - 1)
            self.column = keys[at]
            self.item = HEAD if self.on_head else ""
        items = items_of(self._here(columns))
        if self.on_head:
            if dy <= 0:
                return
            # One step down leads from the title to what is on top.
            self._row, dy = 0, dy - 1
        elif dy == -1 and (self._row == 0 or not items):
            self.item = HEAD
            return
        row = min(max(self._row + dy, 0), max(len(items) - 1, 0))
        self.item = items[row] if items else ""
        # In an empty column the row is remembered for the next one.
        self._row = row if items else self._row

    def chosen(self, columns: Sequence[Column]) -> list[Card]:
        """What a command is about: the marked cards, else those the cursor stands on."""
        cards = [card for column in columns for card in column.cards]
        if self.marked:
            return [card for card in cards if card.id in self.marked]
        return self.under(columns)

    def under(self, columns: Sequence[Column]) -> list[Card]:
        """The card that the cursor stands on; all cards of the group where it is on a name."""
        here = self._here(columns)
        if name := self.group:
            return [card for heap in here.heaps if heap.name == name for card in heap.cards]
        return [card for card in here.cards if card.id == self.item]

    @property
    def group(self) -> str:
        """The group whose name the cursor stands on; empty for none."""
        return self.item.removeprefix(GROUP) if self.item.startswith(GROUP) else ""

    @property
    def on_head(self) -> bool:
        """Whether the cursor stands on the column's title."""
        return self.item == HEAD

    def _here(self, columns: Sequence[Column]) -> Column:
        return next((column for column in columns if column.key == self.column), columns[0])
