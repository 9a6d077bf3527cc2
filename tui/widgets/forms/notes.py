"""A timed discussion: the method's questions in the middle, what was said beneath them."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from locales import _, language, ngettext
from model.entities import Entity, Form, Note, Sheet
from model.methods import Method
from model.workshop import Workshop
from tui.card_fields import NOTE_FIELDS
from tui.themes import NOTE_GLYPHS
from tui.widgets.cards import Cards
from tui.widgets.entity_table import Cells
from tui.widgets.forms.base import FormView

WIDEST = 100
"""Cells that a question takes at most: longer lines are hard to read from the back row."""


class NotesForm(FormView):
    """The questions, one of them in the light; under them the notes of this method's steps."""

    FORM = Form.NOTES
    GUIDE_FROM = 150

    DEFAULT_CSS = """
    NotesForm #questions { height: auto; max-height: 70%; text-align: center; padding: 1 2; }
    NotesForm #share { height: 1; text-align: center; color: $quiet; }
    NotesForm Cards { margin-top: 1; border-top: solid $line; }
    .-short NotesForm #questions { padding: 0 2; }
    .-short NotesForm Cards { margin-top: 0; }
    """

    _question = 0

    def compose(self) -> ComposeResult:
        """Questions, the time for each, and the notes with their card."""
        yield Static("", id="questions", markup=False)
        yield Static("", id="share", markup=False)
        columns = [_("Time"), "", _("Note")]
        yield Cards(
            columns, NOTE_FIELDS, self.save_field, flexible=2, list_wide=True, id="said-here"
        )

    @property
    def cards(self) -> Cards:
        """The notes."""
        return self.query_one(Cards)

    def main_widget(self) -> Widget:
        """The list of notes takes the keys."""
        return self.cards.table

    def show(self, workshop: Workshop) -> None:
        """The questions, and what was said, the newest last."""
        self.query_one("#questions", Static).update(self._questions())
        self.query_one("#share", Static).update(self._share())
        self.cards.show(said_about(workshop, self.method.key), _row)

    def _questions(self) -> Content:
        thrown = self.home.desk.aids.cube
        sides = [item.title.of(language()) for item in self.method.items]
        if thrown in sides:
            return Content.styled(thrown, "bold $accent")
        tall = self.screen.size.height >= 30
        prompts = self.method.prompts.of(language())
        lines = [
            Content.styled(prompt, "bold $accent" if number == self._question else "$quiet")
            for number, prompt in enumerate(prompts)
        ]
        return Content("\n\n" if tall else "\n").join(lines)

    def _share(self) -> str:
        step = self.home.desk.running_step()
        prompts = len(self.method.prompts.of(language()))
        if not said_about(self.workshop, self.method.key):
            return _("Space, and what is said comes to stand here once the step runs.")
        if step is None or step.method != self.method.key or not prompts:
            return ""
        minutes = max((step.minutes + step.added) // prompts, 1)
        return ngettext(
            "about {n} minute for each question", "about {n} minutes for each question", minutes
        ).format(n=minutes)

    def point_at(self, entity: Entity) -> None:
        """Put the cursor on a note."""
        self.cards.table.go_to(entity.id)

    def open_row(self) -> None:
        """Into the card of the note under the cursor."""
        self.cards.open_current()

    # ------------------------------------------------------------------ commands

    def form_next(self) -> None:
        """Put the next question into the light."""
        self._turn(1)

    def form_back(self) -> None:
        """Put the question before into the light."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        prompts = len(self.method.prompts.of(language()))
        if prompts:
            self._question = (self._question + by) % prompts
            self.query_one("#questions", Static).update(self._questions())

    def form_remove(self) -> None:
        """Remove the note under the cursor."""
        if (note := self.cards.current) is not None:
            self.home.remove("notes", note.id)

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
        """The questions for the room, well apart from each other."""
        prompts = method.prompts.of(language())
        wrapped = [Content.styled(p, "bold").wrap(min(width, WIDEST)) for p in prompts]
        lines = sum(map(len, wrapped))
        between = max(min((height - lines) // (len(wrapped) + 1), 3), 0) if wrapped else 0
        shown = [Content("")] * between
        for question in wrapped:
            shown += [part.center(width) for part in question] + [Content("")] * between
        return Content("\n").join(shown[:height])


def said_about(workshop: Workshop, method: str) -> list[Note]:
    """The notes taken in the steps of a method, in the order in which they were said."""
    steps = {step.id for step in workshop.steps.values() if step.method == method}
    return [note for note in workshop.notes.values() if note.step in steps]


def _row(note: Note) -> Cells:
    text = Text(" ".join(note.text.split()), style="strike" if note.resolved else "")
    return f"{note.created:%H:%M}", Text(NOTE_GLYPHS[note.kind], style="bold"), text
