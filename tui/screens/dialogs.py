"""The few dialogs: things asked once per session or export, never per item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from locales import _, language
from model import clock
from model.dates import format_date, parse_date
from model.errors import Refused
from model.methods import Catalogue
from tui.card_fields import LANGUAGE_NAMES
from tui.widgets.choice_line import ChoiceLine


class PromptScreen(ModalScreen[str | None]):
    """One question, one line of answer. Enter takes it, Esc leaves all as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str, answer: str = "") -> None:
        super().__init__()
        self._question = question
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="title", markup=False)
            yield Input(self._answer, compact=True)
            yield Static(_("Enter takes it · Esc leaves all as it was"), classes="quiet gap")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)


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

    def __init__(self, catalogue: Catalogue, now: dt.datetime) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._now = now

    def compose(self) -> ComposeResult:
        """Four fields, all but the title filled in."""
        templates = [
            (key, agenda.title.of(language())) for key, agenda in self._catalogue.agendas.items()
        ]
        tomorrow = self._now.date() + dt.timedelta(days=1)
        with Vertical(classes="dialog"):
            yield Static(_("New session"), classes="title")
            for label, editor in (
                (_("Title"), Input(id="title", compact=True)),
                (_("Agenda"), ChoiceLine(templates, templates[0][0], id="template")),
                (_("First day"), Input(format_date(tomorrow, language()), id="date", compact=True)),
                (_("Begins at"), Input("09:00", id="time", compact=True)),
                (
                    _("Documents in"),
                    ChoiceLine(LANGUAGE_NAMES, language(), id="language"),
                ),
            ):
                with Horizontal(classes="field"):
                    yield Static(label, classes="field-label")
                    yield editor
            yield Static("", id="problem", classes="problem", markup=False)
            yield Static(_("Enter makes the session · Esc leaves"), classes="quiet gap")

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


class RecoverScreen(ModalScreen[str | None]):
    """The ways to win time back, each with what follows from it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, forecast: clock.Forecast) -> None:
        super().__init__()
        self._forecast = forecast

    def compose(self) -> ComposeResult:
        """One option per way."""
        with Vertical(classes="dialog"):
            yield Static(self._forecast.words, classes="title", markup=False)
            yield OptionList(
                *(self._option(way) for way in self._forecast.recoveries), markup=False
            )
            yield Static(_("Enter chooses · Esc leaves all as it was"), classes="quiet gap")

    def _option(self, way: clock.Recovery) -> Option:
        titles = {step.id: step.title for step in self._forecast.steps}
        steps: Sequence[str] = [
            _("{title} {minutes} min").format(title=titles[step_id], minutes=minutes)
            for step_id, minutes in way.steps
        ]
        lines = [Content.styled(way.words, "bold")]
        if steps:
            lines.append(Content.styled("  " + " · ".join(steps), "$quiet"))
        return Option(Content("\n").join(lines), id=way.key)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
