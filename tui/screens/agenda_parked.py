"""The parking lot, brought up again before closing: points are dealt with or become targets."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from locales import N_, _
from model.changes import Change, Edit, edited, new, update
from model.entities import Note, NoteKind, Target
from model.entities.text import NAME_LIMIT
from tui.home import Home


class ParkedScreen(ModalScreen[None]):
    """Enter deals with a point, or takes that back; `t` makes a development target of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "target", N_("make a target")),
        Binding("u", "undo", N_("undo")),
        Binding("escape,f9", "dismiss(None)", N_("close")),
    ]

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home = home
        self._notes = [
            note.id
            for note in home.desk.workshop.notes.values()
            if note.kind is NoteKind.PARKED and not note.resolved
        ]

    def compose(self) -> ComposeResult:
        """One point per line."""
        with Vertical(classes="dialog"):
            yield Static(_("Parked points"), classes="title")
            yield OptionList(id="parked", markup=False)
            yield Static(
                _("Enter: dealt with · t: make a target · u: undo · Esc closes"),
                classes="quiet gap",
            )

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self) -> None:
        listing = self.query_one(OptionList)
        at = listing.highlighted or 0
        listing.clear_options()
        notes = [self._home.desk.workshop.notes.get(note) for note in self._notes]
        listing.add_options([Option(_words(note), id=note.id) for note in notes if note])
        if not listing.option_count:
            listing.add_option(Option(Content(_("Nothing is parked.")), disabled=True))
        listing.highlighted = min(at, listing.option_count - 1)

    def _note(self) -> Note | None:
        listing = self.query_one(OptionList)
        if listing.highlighted is None:
            return None
        chosen = listing.get_option_at_index(listing.highlighted).id
        return self._home.desk.workshop.notes.get(chosen or "")

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        note = self._note()
        if note is not None:
            self._home.try_to(update, note, at=self._home.desk.now(), resolved=not note.resolved)
            self._fill()

    def action_target(self) -> None:
        """Make a development target of the point; it is dealt with then."""
        note = self._note()
        if note is None or note.resolved:
            return
        self._home.try_to(self._as_target, note)
        self._fill()

    def _as_target(self, note: Note) -> Change:
        now = self._home.desk.now()
        line = " ".join(note.text.split())
        title = line if len(line) <= NAME_LIMIT else line[: NAME_LIMIT - 1] + "…"
        why = note.text if title != line else ""
        target = new(Target, title=title, why=why, actors=note.actors, created=now)
        return Change.make(
            Edit(before=None, after=target),
            Edit(before=note, after=edited(note, resolved=True)),
            at=now,
        )

    def action_undo(self) -> None:
        """Take back the last change."""
        self._home.desk.undo()
        self._fill()


def _words(note: Note) -> Content:
    text = " ".join(note.text.split())
    mark = "✓ " if note.resolved else "= "
    style = "$quiet strike" if note.resolved else ""
    return Content.assemble(
        (mark, "bold $accent"), (f"{note.created:%H:%M}  ", "$quiet"), (text, style)
    )
