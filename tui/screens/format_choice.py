"""Choosing the document to write: its format, and what of personal data goes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
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

Names = Literal["without", "pseudonyms", "with"]

_NAMES: dict[str, Names] = {"without": "without", "pseudonyms": "pseudonyms", "with": "with"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written where."""

    format: str
    """The format's key."""
    names: Names
    """Whether personal data stay out, go along, or go along under pseudonyms."""
    folder: str
    flavour: Literal["plain", "yed"] = "plain"
    """For GraphML: as most programs read it, or with the shapes and arrows that yEd draws."""
    collapse: bool = False
    """For network files: whether all links from one actor to another become one edge."""


class FormatChoiceScreen(ModalScreen[Wanted | None]):
    """↑ and ↓ choose the format, Tab goes to the other fields, Enter writes.

    A field that means nothing to a format is not there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "write", show=False, priority=True),
    ]

    def __init__(self, folder: str, chosen: Wanted | None = None) -> None:
        """Ask for a document; with what was `chosen` before, as it stands there."""
        super().__init__()
        self._chosen = chosen or Wanted("markdown", "without", folder)

    def compose(self) -> ComposeResult:
        """The formats, personal data, what only networks have, the folder."""
        names = [
            ("without", _("left out")),
            ("pseudonyms", _("under pseudonyms")),
            ("with", _("included")),
        ]
        drawn = [("plain", _("as most programs read it")), ("yed", _("with shapes for yEd"))]
        links = [("each", _("an edge each")), ("summed", _("one edge per pair, summed"))]
        chosen = self._chosen
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
                yield ChoiceLine(names, chosen.names, id="names")
            with Horizontal(classes="field", id="flavour-field"):
                yield Static(_("Drawing"), classes="field-label")
                yield ChoiceLine(drawn, chosen.flavour, id="flavour")
            with Horizontal(classes="field", id="collapse-field"):
                yield Static(_("Parallel links"), classes="field-label")
                yield ChoiceLine(links, "summed" if chosen.collapse else "each", id="collapse")
            with Horizontal(classes="field"):
                yield Static(_("Folder"), classes="field-label")
                yield Input(chosen.folder, id="folder", compact=True)
            yield Static(_("Enter writes · Tab other fields · Esc leaves"), classes="quiet gap")

    def on_mount(self) -> None:
        """Begin with the format that was chosen."""
        self.query_one(OptionList).highlighted = list(FORMATS).index(self._chosen.format)

    @on(OptionList.OptionHighlighted)
    def _fields(self, event: OptionList.OptionHighlighted) -> None:
        """Show the fields that mean something to the format under the cursor."""
        chosen = FORMATS[event.option_id or "markdown"]
        self.query_one("#flavour-field").display = chosen.draws
        self.query_one("#collapse-field").display = chosen.collapses

    def action_write(self) -> None:
        """Write what is chosen."""
        listing = self.query_one(OptionList)
        if listing.highlighted is None:
            return
        key = listing.get_option_at_index(listing.highlighted).id
        folder = self.query_one("#folder", Input).value.strip()
        if key is None or not folder:
            return
        item = FORMATS[key]
        drawn = item.draws and self._value("flavour") == "yed"
        self.dismiss(
            Wanted(
                key,
                _NAMES[self._value("names")],
                folder,
                "yed" if drawn else "plain",
                item.collapses and self._value("collapse") == "summed",
            )
        )

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", ChoiceLine).value
