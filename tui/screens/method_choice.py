"""Choosing a method from the catalogue: by phase, with a search."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from locales import _, language
from model.forms import method_behind, sheets_alone, sheets_of
from model.labels import label
from model.methods import Catalogue, Method
from model.methods.words import form_words
from model.workshop import Workshop
from tui.widgets.list_steering import steer


class MethodChoiceScreen(ModalScreen[str | None]):
    """Type to search; ↑ and ↓ choose, Enter takes.

    Args:
        catalogue: the methods to choose from.
        workshop: the session; what it has used is marked.
        sheets: whether sheets whose method is not in the catalogue are offered too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, catalogue: Catalogue, workshop: Workshop, *, sheets: bool = False) -> None:
        super().__init__()
        self._methods = list(catalogue.methods.values())
        alone = sheets_alone(workshop, catalogue.methods) if sheets else []
        self._alone = [method_behind(sheet, catalogue.methods) for sheet in alone]
        self._workshop = workshop

    def compose(self) -> ComposeResult:
        """The search line and the list."""
        with Vertical(classes="dialog tall"):
            yield Static(_("Which method?"), classes="title")
            yield Input(placeholder=_("type to search"), compact=True)
            yield OptionList(id="methods", markup=False)
            yield Static(_("Enter takes it · Esc leaves all as it was"), classes="quiet gap")

    def on_mount(self) -> None:
        """All of them to begin with."""
        self._fill("")

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, search: str) -> None:
        options: list[Option] = []
        phase = None
        for method in self._methods:
            if not _matches(method, search):
                continue
            if method.phase is not phase:
                phase = method.phase
                heading = f"{int(phase)} {label(phase)}"
                options.append(Option(Content.styled(heading, "bold $accent"), disabled=True))
            options.append(Option(self._words(method), id=method.key))
        alone = [method for method in self._alone if _matches(method, search)]
        if alone:
            heading = _("Sheets whose method is not on this laptop")
            options.append(Option(Content.styled(heading, "bold $accent"), disabled=True))
        options += [Option(self._words(method), id=method.key) for method in alone]
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(
            options or [Option(Content(_("No method has these words.")), disabled=True)]
        )
        listing.action_first()

    def _words(self, method: Method) -> Content:
        used = len(sheets_of(self._workshop, method.key))
        return Content.assemble(
            f"  {method.title.of(language())}",
            (f"  {form_words(method.form)}", "$quiet"),
            ("  ●" * bool(used), "$accent"),
        )

    def on_key(self, event: events.Key) -> None:
        """The arrows move the list while the search has the letters."""
        steer(self.query_one(OptionList), event)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        listing = self.query_one(OptionList)
        if listing.highlighted is not None:
            self.dismiss(listing.get_option_at_index(listing.highlighted).id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


def _matches(method: Method, search: str) -> bool:
    words = f"{method.title.fi} {method.title.en} {method.purpose.of(language())}".casefold()
    return all(word in words for word in search.casefold().split())
