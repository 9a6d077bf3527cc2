"""Asking for a passphrase: the letters are hidden, and it is kept in memory only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from locales import _
from model.errors import ArvoverkkoError
from model.store import passphrase

if TYPE_CHECKING:
    from model.store import Passphrase


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed."""

    secret: Passphrase | None
    """The passphrase; None for an empty line."""


class PassphraseScreen(ModalScreen[Answer | None]):
    """The passphrase of a session; None where it was not given. Spaces in it count.

    What was typed leaves the screen as something that does not show it, whatever goes wrong later.

    Args:
        question: what it is asked for.
        problem: why it is asked again.
        may_be_empty: whether an empty line is an answer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str, problem: str = "", *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._question = question
        self._problem = problem
        self._may_be_empty = may_be_empty

    def compose(self) -> ComposeResult:
        """The question, the hidden line, and what was wrong."""
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="title", markup=False)
            yield Input(password=True, compact=True)
            yield Static(self._problem, id="problem", classes="problem", markup=False)
            yield Static(_("Enter takes it · Esc leaves all as it was"), classes="quiet gap")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value and not self._may_be_empty:
            return
        try:
            answer = Answer(passphrase(event.value) if event.value else None)
        except ArvoverkkoError as error:
            self.query_one("#problem", Static).update(Content(str(error)))
            return
        self.dismiss(answer)
