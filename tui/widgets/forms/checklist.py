"""The checklist form: each item answered by one key, with a note; what is open stands out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from textual.content import Content

from locales import _, pgettext
from model.changes import Change
from model.entities import Check, CheckAnswer, Entity, Form, Sheet
from model.forms.checklist import (
    Item,
    answered,
    cleared,
    items,
    noted,
    progress,
    settled_turned,
)
from model.labels import label
from model.methods import Method
from model.workshop import Workshop
from tui.form_drafts import CHECKLIST
from tui.home import Home
from tui.widgets.forms.grid_drawing import drawn
from tui.widgets.forms.grid_editor import Way
from tui.widgets.forms.grid_layout import Look, ShownColumn, ShownLine
from tui.widgets.forms.grid_writing import Cell, SheetForm

ANSWER, NOTE = 1, 2
"""The columns after the item's own."""

_SIGNS = {CheckAnswer.YES: "●", CheckAnswer.PARTLY: "◐", CheckAnswer.NO: "○"}
_LOOKS: dict[CheckAnswer, Look] = {
    CheckAnswer.YES: "good",
    CheckAnswer.PARTLY: "warn",
    CheckAnswer.NO: "late",
}


class ChecklistForm(SheetForm):
    """One key answers the item under the cursor, the same key takes it back; Enter notes."""

    FORM: ClassVar[Form] = Form.CHECKLIST

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self._items: list[Item] = []

    # ------------------------------------------------------------------ showing

    def fill(self) -> None:
        """The items as they are now."""
        self._items = items(self.workshop, self.method, self.sheet)
        lines = []
        for item in self._items:
            shown = shown_item(item)
            note = (item.key, NOTE)
            cells = (*shown.cells[:NOTE], self.shown_text(note, item.note))
            looks = (*shown.looks[:NOTE], self.shown_look(note, shown.looks[NOTE]))
            lines.append(ShownLine(item.key, cells, looks, item.group))
        self.table.show(shown_columns(), lines)

    def standing(self) -> Content:
        """How many items are answered, and how many are open."""
        item = self._item(self.table.row)
        hint = item.hint if item else ""
        enter = _("Enter writes a note") if item and not item.note else ""
        return Content("   ".join(filter(None, (progress(self._items), hint or enter))))

    def _item(self, row: int) -> Item | None:
        return self._items[row] if row < len(self._items) else None

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
        """The list for the room, with how far it has come."""
        listed = items(workshop, method, sheet)
        table = drawn(
            shown_columns(), [shown_item(item) for item in listed], width, max(1, height - 2)
        )
        return Content("\n").join(
            [Content.styled(progress(listed), "bold $accent"), Content(""), table][:height]
        )

    # ------------------------------------------------------------------ the note

    def text_of(self, cell: Cell) -> str:
        """The note of an item."""
        return next((item.note for item in self._items if item.key == cell[0]), "")

    def can_write(self, row: int, column: int) -> bool:
        """Only notes are written."""
        return column == NOTE and row < len(self._items)

    def stored(self, cell: Cell, text: str) -> Change:
        """The change that writes a note, with what opens the sheet."""
        return self._change(lambda sheet, now: noted(self.workshop, sheet, cell[0], text, at=now))

    def draft_name(self, cell: Cell) -> list[str]:
        """Method, sheet and item."""
        return [CHECKLIST, self.method.key, self.sheet_id or "", cell[0]]

    def _change(self, make: Callable[[Sheet, dt.datetime], Change]) -> Change:
        now = self.home.desk.now()
        sheet, opening = self.sheet_and_opening(now)
        return Change.make(*opening, *make(sheet, now).edits, at=now)

    def enter_cell(self) -> None:
        """Enter notes; on an answer it gives the next one."""
        item = self._item(self.table.row)
        if item is None:
            return
        if self.table.column == ANSWER:
            answers = list(CheckAnswer)
            at = answers.index(item.answer) + 1 if item.answer else 0
            # The last one given once more takes it away: the round begins anew.
            self._answer(answers[min(at, len(answers) - 1)])
            return
        self.table.go_to(self.table.row, NOTE)
        self.begin(replace=False)

    def enter_words(self) -> str:
        """Nothing: the answers' keys need the footer; the line beneath the items says it."""
        return ""

    def leave_by(self, way: Way) -> Way:
        """Enter ends the note: the next key answers the next item."""
        if way != "below":
            return way
        self.table.go_to(self.table.row + 1, self.table.column)
        return "out"

    # ------------------------------------------------------------------ commands

    def clear_mark(self) -> None:
        """Delete on an answer takes it away; the note stays."""
        item = self._item(self.table.row)
        if self.table.column == ANSWER and item is not None and item.answer is not None:
            self._answer(item.answer)

    def form_yes(self) -> None:
        """Answer yes; once more takes the answer away."""
        self._answer(CheckAnswer.YES)

    def form_partly(self) -> None:
        """Answer partly."""
        self._answer(CheckAnswer.PARTLY)

    def form_no(self) -> None:
        """Answer no."""
        self._answer(CheckAnswer.NO)

    def _answer(self, answer: CheckAnswer) -> None:
        if item := self._item(self.table.row):
            self.write(lambda sheet, now: answered(self.workshop, sheet, item.key, answer, at=now))

    def form_settled(self) -> None:
        """Say that what was open has been dealt with since, or has not after all."""
        item = self._item(self.table.row)
        if item is None or item.check is None:
            self.home.tell(_("this item has no answer yet"))
            return
        check = item.check
        self.change(lambda now: settled_turned(check, at=now))

    def form_remove(self) -> None:
        """Take the answer and the note of the item under the cursor away."""
        if item := self._item(self.table.row):
            self.change(lambda now: cleared(self.workshop, self.sheet, item.key, at=now))

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on an item, as when the follow-up asks where it comes from."""
        if isinstance(entity, Check):
            self.table.go_to_key(entity.item)


def shown_columns() -> list[ShownColumn]:
    """Item, answer, note."""
    # In brackets where it is the answer of the round before.
    answers = max(len(label(answer)) for answer in CheckAnswer) + 4
    width = max(answers, len(_("Answer")), len(_("settled")) + 2)
    return [
        ShownColumn(_("Item"), "title", share=1 / 2),
        ShownColumn(_("Answer"), "fixed", width, width),
        ShownColumn(pgettext("checklist", "Note")),
    ]


def shown_item(item: Item) -> ShownLine:
    """An item as the table shows it: its answer by sign, word and colour."""
    answer = f"({_SIGNS[item.before]} {label(item.before)})" if item.before else "–"
    look: Look = "quiet"
    if item.answer is not None:
        answer, look = f"{_SIGNS[item.answer]} {label(item.answer)}", _LOOKS[item.answer]
    if item.check is not None and item.check.settled:
        answer, look = "✓ " + _("settled"), "quiet"
    return ShownLine(item.key, (item.title, answer, item.note), ("title", look, ""), item.group)
