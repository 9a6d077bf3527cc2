"""The latest notes: what has just been said, newest last."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from locales import _
from model.workshop import Workshop
from tui.themes import NOTE_GLYPHS


class NotesPanel(Widget):
    """As many of the newest notes as there are lines."""

    DEFAULT_CSS = """
    NotesPanel { height: 7; border-top: solid $line; padding: 0 1; }
    """

    workshop: reactive[Workshop | None] = reactive(None)
    """The session to show."""

    def render(self) -> Content:
        """One line per note: time, mark, text."""
        notes = list(self.workshop.notes.values()) if self.workshop else []
        if not notes:
            return Content.styled(
                _("Notes appear here. Type one below; ! decision  ? question  * idea  = parked"),
                "$quiet",
            )
        lines = []
        for note in notes[-max(self.content_size.height, 1) :]:
            text = " ".join(note.text.split())
            lines.append(
                Content.assemble(
                    (f"{note.created:%H:%M} ", "$quiet"),
                    (NOTE_GLYPHS[note.kind] + " ", "bold $accent"),
                    text,
                ).truncate(max(self.content_size.width, 1), ellipsis=True)
            )
        return Content("\n").join(lines)
