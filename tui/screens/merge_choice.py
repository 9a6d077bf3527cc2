"""Choosing the sessions that are to become one, and the title of what they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from locales import _, language, ngettext
from model.dates import format_date
from model.store import SessionSummary
from tui.widgets.entity_table import EntityTable, Row
from tui.widgets.key_line import Key, KeyLine


@dataclass(frozen=True, slots=True)
class Picked:
    """What was ticked when the list was left."""

    files: tuple[Path, ...]
    another: bool = False
    """Whether a file from elsewhere is to be added first."""


class MergeChoiceScreen(ModalScreen[Picked | None]):
    """Space ticks a session, Enter goes on with those that are ticked.

    Args:
        sessions: what there is to choose from.
        ticked: files of those that are chosen to begin with.
    """

    DEFAULT_CSS = """
    MergeChoiceScreen EntityTable { height: 1fr; background: $surface; }
    MergeChoiceScreen #problem { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("space", "tick", show=False),
        Binding("o", "another", show=False),
    ]

    def __init__(self, sessions: Sequence[SessionSummary], ticked: Sequence[Path]) -> None:
        super().__init__()
        self._sessions = {str(summary.file): summary for summary in sessions}
        self._ticked = {str(file) for file in ticked}

    def compose(self) -> ComposeResult:
        """The sessions, and what the keys do."""
        with Vertical(classes="dialog tall"):
            yield Static(_("Which groups' sessions become one?"), classes="title")
            columns = ["", _("Session"), _("Changed"), _("Actors"), _("Links")]
            yield EntityTable(columns, flexible=1)
            yield Static("", id="problem", classes="problem", markup=False)
            yield KeyLine(
                (
                    Key(_("Space"), _("ticks"), "screen.tick"),
                    Key("o", _("another file"), "screen.another"),
                    Key("Enter", _("goes on")),
                    Key("Esc", _("leaves"), "screen.dismiss(None)"),
                )
            )

    def on_mount(self) -> None:
        """All of them, the cursor on the first."""
        self._show()
        self.query_one(EntityTable).focus()

    def _show(self) -> None:
        self.query_one(EntityTable).show([self._row(key) for key in self._sessions])

    def _row(self, key: str) -> Row:
        summary = self._sessions[key]
        tick = Text("✓" if key in self._ticked else "·", style="bold")
        title = Text.assemble(summary.title, (f"  {summary.file.name}", "dim"))
        when = format_date(summary.changed.date(), language())
        figures = (str(summary.actors), str(summary.links)) if not summary.locked else ("", "")
        counts = (Text(figure, justify="right") for figure in figures)
        return key, (tick, title, Text(when, style="dim"), *counts)

    def action_tick(self) -> None:
        """Tick or untick the session under the cursor."""
        if (key := self.query_one(EntityTable).current) is not None:
            self._ticked ^= {key}
            self._show()
            self.query_one("#problem", Static).update("")

    def action_another(self) -> None:
        """Ask for a file from elsewhere."""
        self.dismiss(Picked(self._files(), another=True))

    def _files(self) -> tuple[Path, ...]:
        return tuple(Path(key) for key in self._sessions if key in self._ticked)

    @on(EntityTable.Opened)
    def _opened(self, event: EntityTable.Opened) -> None:
        event.stop()
        files = self._files()
        if len(files) < 2:
            self.query_one("#problem", Static).update(Content(_("Tick at least two sessions.")))
            return
        self.dismiss(Picked(files))


@dataclass(frozen=True, slots=True)
class Titled:
    """The title, and whether what was joined is to be looked over first."""

    title: str
    look_over: bool = False


class MergeTitleScreen(ModalScreen[Titled | None]):
    """What the result will hold, and its title; Enter makes it."""

    DEFAULT_CSS = "MergeTitleScreen KeyLine { dock: none; margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("f4", "look_over", show=False),
    ]

    def __init__(self, title: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._title, self._sentences = title, sentences

    def compose(self) -> ComposeResult:
        """The sentences and the line."""
        with Vertical(classes="dialog"):
            yield Static(_("What is the joint session called?"), classes="title")
            for sentence in self._sentences:
                yield Static(sentence, markup=False)
            yield Input(self._title, compact=True, classes="gap")
            yield Static(
                _("A new session is made; the groups' own stay as they are."), classes="quiet gap"
            )
            yield KeyLine(
                (
                    Key("Enter", _("makes it")),
                    Key("F4", _("what was joined without asking"), "screen.look_over"),
                    Key("Esc", _("goes back"), "screen.dismiss(None)"),
                )
            )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if title := event.value.strip():
            self.dismiss(Titled(title))

    def action_look_over(self) -> None:
        """Look over which actors were taken for one."""
        self.dismiss(Titled(self.query_one(Input).value.strip(), look_over=True))


def group_words(origins: Sequence[str]) -> str:
    """Who says so: the groups by name, or how many where they are many."""
    if len(origins) <= 3:
        return ", ".join(origins)
    more = len(origins) - 2
    words = ngettext("{groups} and {n} other", "{groups} and {n} others", more)
    return words.format(groups=", ".join(origins[:2]), n=more)
