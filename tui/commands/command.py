"""What a command is, and the headings that the help has."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from locales import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the facilitator can ask for."""

    name: str
    """Stable name, also the binding's id: what a keymap file rebinds."""
    key: str
    """The default key, or several with commas between; the first one is shown."""
    title: str
    """A word or two for footer and palette (English; translated when shown)."""
    help: str
    """One sentence for the help (English; translated when shown)."""
    group: str
    """The heading it stands under in the help."""
    action: str
    """The Textual action it runs."""
    footer: int = 0
    """Place in the footer, lowest first; 0 keeps it out. Narrow windows drop the highest."""
    places: tuple[str, ...] = ()
    """The places it belongs to; empty for everywhere."""
    needs_session: bool = True
    """Whether a session must be open."""

    def belongs_to(self, place: str) -> bool:
        """Whether the command works in `place`; "form" stands for every form."""
        return not self.places or place in self.places or place.split(".")[0] in self.places

    def binding(self) -> Binding:
        """The key binding, under the command's name."""
        return Binding(self.key, self.action, self.title, id=self.name, show=self.footer > 0)


SESSION = N_("Session")
GO = N_("Go to")
AGENDA = N_("Agenda and clock")
CAPTURE = N_("Capture")
EDIT = N_("Edit")
MAP = N_("Map")
METHOD = N_("Methods")
ROOM = N_("The room")
PROGRAM = N_("Program")
