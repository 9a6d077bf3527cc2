"""Choosing the document to write: its format, and what of personal data goes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from exporters.registry import FORMATS
from locales import _
from tui.widgets.choice_line import ChoiceLine


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written where."""

    format: str
    """The format's key."""
    names: str
    """Whether personal data stay out, go along, or go along under pseudonyms."""
    folder: str


class FormatChoiceScreen(ModalScreen[Wanted | None]):
    """↑ and ↓ choose the format, Tab goes to the other two fields, Enter writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "write", show=False, priority=True),
    ]

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The formats, personal data, the folder."""
        names = [
            ("without", _("left out")),
            ("pseudonyms", _("under pseudonyms")),
            ("with", _("included")),
        ]
        with Vertical(classes="dialog tall"):
            yield Static(_("Write which document?"), classes="title")
            yield OptionList(
                *(
                    Option(Content.assemble(item.title, (f"  {item.suffix}", "$quiet")), id=key)
                    for key, item in FORMATS.items()
                ),
                markup=False,
            )
            with Horizontal(classes="field"):
                yield Static(_("Personal data"), classes="field-label")
                yield ChoiceLine(names, "without", id="names")
            with Horizontal(classes="field"):
                yield Static(_("Folder"), classes="field-label")
                yield Input(self._folder, id="folder", compact=True)
            yield Static(_("Enter writes · Tab other fields · Esc leaves"), classes="quiet gap")

    def action_write(self) -> None:
        """Write what is chosen."""
        listing = self.query_one(OptionList)
        if listing.highlighted is None:
            return
        chosen = listing.get_option_at_index(listing.highlighted).id
        folder = self.query_one("#folder", Input).value.strip()
        if chosen is not None and folder:
            self.dismiss(Wanted(chosen, self.query_one("#names", ChoiceLine).value, folder))
