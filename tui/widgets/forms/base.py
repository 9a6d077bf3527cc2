"""What every capture form shares: its method, its sheet, and how its commands reach it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from model.changes import Change, Edit, update
from model.entities import Entity, Form, Sheet
from model.errors import ArvoverkkoError, Refused
from model.forms import sheet_to_write_on
from model.methods import Method
from model.workshop import Workshop, table_of
from tui.home import Home
from tui.widgets.entity_form import Field


class FormView(Vertical):
    """The form of one method. Subclasses show it and turn keys into changes.

    A command with the action `screen.form('vote')` calls `form_vote`.

    Args:
        home: the program.
        method: the method whose outcome is written.
        sheet: id of the sheet to show; None for the one in use, opened by the first entry.
    """

    FORM: ClassVar[Form]
    """The form it is."""

    GUIDE_FROM: ClassVar[int] = 100
    """Cells from which on the method's guide stands beside the form unasked."""

    DEFAULT_CSS = """
    FormView { height: 1fr; }
    """

    @dataclass
    class Ready(Message):
        """The form stands and can show the session."""

        form: FormView

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__()
        self.home = home
        """The program."""
        self.method = method
        """The method whose outcome is written."""
        self.sheet_id = sheet
        """The sheet that is shown; None before there is one."""
        self.ready = False
        """Whether its parts stand, so that it can be filled."""

    @property
    def workshop(self) -> Workshop:
        """The session as it is now."""
        return self.home.desk.workshop

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown, as it is now; None before anything was written."""
        return self.workshop.sheets.get(self.sheet_id or "")

    def on_mount(self) -> None:
        """Say that the form can be filled."""
        self.ready = True
        self.post_message(self.Ready(self))

    def show(self, workshop: Workshop) -> None:
        """Bring the form up to date with `workshop`."""

    def main_widget(self) -> Widget | None:
        """What takes the keys once a text field is left."""
        return next((widget for widget in self.query("*") if widget.focusable), None)

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on `entity`, where the form shows it."""

    def tick(self) -> None:
        """Bring up to date what moves with the time; called once a second."""

    def open_row(self) -> None:
        """Open what the cursor of the form's table is on: Enter was pressed on it."""

    def leave(self) -> bool:
        """Save what is being typed and give the keys back; False where nothing was being typed."""
        return False

    def part(self) -> str:
        """What of the form is in front, as `projected` understands it; empty for all of it."""
        return ""

    def guest(self) -> Workshop | None:
        """Another session that is in front for the moment, such as a group's; None for none."""
        return None

    @classmethod
    def parts(cls, workshop: Workshop, method: Method) -> Sequence[str]:
        """What the room may be shown one by one; empty where a form is always shown whole."""
        return ()

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
        """The form for the room: what stands on it, at most `width` x `height` cells.

        Args:
            part: what of it alone is shown, one of `parts`; empty for all of it.
        """
        return Content("")

    def save_field(self, entity: Entity, field: Field, value: object) -> None:
        """Make the change of one field of a card, at once.

        Raises:
            ArvoverkkoError: where it cannot be made.
        """
        current = self.workshop.rows(table_of(entity)).get(entity.id)
        if current is not None:
            self.home.make(update(current, at=self.home.desk.now(), **{field.name: value}))

    def write(self, make_edits: Callable[[Sheet, dt.datetime], Change]) -> bool:
        """Make the change that `make_edits` gives for the sheet, which is opened where needed.

        A refusal is said, not raised; False then.
        """
        now = self.home.desk.now()
        try:
            sheet, opening = self.sheet_and_opening(now)
            change = make_edits(sheet, now)
        except ArvoverkkoError as refusal:
            self.home.tell(str(refusal), severity="warning")
            return False
        done = self.home.try_to(Change.make, *_opened_with(opening, change.edits), at=now)
        if done:
            self.sheet_id = sheet.id
        return done

    def change(self, make: Callable[[dt.datetime], Change | None]) -> None:
        """Make the change that `make` gives for now, if any; a refusal is said, not raised."""
        try:
            change = make(self.home.desk.now())
        except Refused as refusal:
            self.home.tell(str(refusal))
            return
        if change is not None:
            self.home.try_to(lambda: change)

    def sheet_and_opening(self, now: dt.datetime) -> tuple[Sheet, tuple[Edit, ...]]:
        """The sheet to write on, and the edits that open it where there is none yet."""
        if self.sheet is not None:
            return self.sheet, ()
        return sheet_to_write_on(self.workshop, self.method, at=now)

    def act(self, deed: str) -> Coroutine[None, None, None] | None:
        """Do what one of the form's own commands asks for."""
        action: Callable[[], Coroutine[None, None, None] | None] = getattr(self, f"form_{deed}")
        return action()


def _opened_with(opening: tuple[Edit, ...], edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """All edits of a first entry; what it says of the sheet itself is said as it is opened."""
    said = {edit.before.id: edit.after for edit in edits if edit.before is not None}
    opened = tuple(Edit(None, said.get(edit.entity.id, edit.after)) for edit in opening)
    ids = {edit.entity.id for edit in opening}
    return *opened, *(edit for edit in edits if edit.entity.id not in ids)
