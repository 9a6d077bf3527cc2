"""The few dialogs: things asked once per session or export, never per item."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from locales import _, language
from model import clock
from model.dates import format_date, parse_date
from model.errors import Refused
from model.methods import Catalogue
from tui.card_fields import LANGUAGE_NAMES
from tui.widgets.choice_line import ChoiceLine


class PromptScreen(ModalScreen[str | None]):
    """One question, one line of answer. Enter takes it, Esc leaves all as it was.

    No answer at all leaves all as it was too, unless it `may_be_empty`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str, answer: str = "", *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._question = question
        self._answer = answer
        self._may_be_empty = may_be_empty

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="title", markup=False)
            yield Input(self._answer, compact=True)
            yield Static(_("Enter takes it · Esc leaves all as it was"), classes="quiet gap")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        answer = event.value.strip()
        self.dismiss(answer if answer or self._may_be_empty else None)


@dataclass(frozen=True, slots=True)
class NewSession:
    """What is asked before a session is made."""

    title: str
    template: str
    start: dt.datetime
    language: str


class NewSessionScreen(ModalScreen[NewSession | None]):
    """Title, agenda, first day and language of a new session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter,ctrl+s", "create", show=False),
    ]

    def __init__(
        self, catalogue: Catalogue, now: dt.datetime, offered: NewSession | None = None
    ) -> None:
        """Ask for a new session, or, with what is `offered`, for one that goes on from another."""
        super().__init__()
        self._catalogue = catalogue
        self._now = now
        self._heading = _("The next round") if offered else _("New session")
        tomorrow = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(9))
        first = next(iter(catalogue.agendas))
        self._offered = offered or NewSession("", first, tomorrow, language())

    def compose(self) -> ComposeResult:
        """Five fields, all but the title of an entirely new one filled in."""
        templates = [
            (key, agenda.title.of(language())) for key, agenda in self._catalogue.agendas.items()
        ]
        offered = self._offered
        date = format_date(offered.start.date(), language())
        with Vertical(classes="dialog"):
            yield Static(self._heading, classes="title")
            for label, editor in (
                (_("Title"), Input(offered.title, id="title", compact=True, select_on_focus=False)),
                (_("Agenda"), ChoiceLine(templates, offered.template, id="template")),
                (_("First day"), Input(date, id="date", compact=True)),
                (_("Begins at"), Input(f"{offered.start:%H:%M}", id="time", compact=True)),
                (
                    _("Documents in"),
                    ChoiceLine(LANGUAGE_NAMES, offered.language, id="language"),
                ),
            ):
                with Horizontal(classes="field"):
                    yield Static(label, classes="field-label")
                    yield editor
            yield Static("", id="problem", classes="problem", markup=False)
            keys = _("Tab next field · ←→ choose · Enter makes the session · Esc leaves")
            yield Static(keys, classes="quiet gap")

    @on(Input.Submitted)
    def action_create(self) -> None:
        """Make the session where the fields can be read."""
        try:
            answer = self._answer()
        except Refused as refusal:
            self.query_one("#problem", Static).update(Content(str(refusal)))
            return
        self.dismiss(answer)

    def _answer(self) -> NewSession:
        title = self.query_one("#title", Input).value.strip()
        if not title:
            raise Refused(_("Give the session a title."))
        date = parse_date(self.query_one("#date", Input).value, self._now.date())
        if date is None:
            raise Refused(_("Say when the first day is, as in 15.12.2026."))
        return NewSession(
            title,
            self.query_one("#template", ChoiceLine).value,
            dt.datetime.combine(date, clock.parse_time(self.query_one("#time", Input).value)),
            self.query_one("#language", ChoiceLine).value,
        )
