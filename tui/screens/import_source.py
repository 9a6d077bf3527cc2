"""Where an import comes from: a file that is typed or chosen, or a table that is pasted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from locales import _, language
from model.dates import format_date
from tui.widgets.list_steering import steer

_SHOWN = 12
"""The newest files that are offered."""

_LOOKED_AT = 2_000
"""Files of a folder that are looked at: somebody's download folder may hold anything."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be imported."""

    path: str = ""
    """As it was typed; empty where a table was pasted."""
    pasted: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be meant."""

    path: Path
    changed: dt.datetime


def candidates(folders: Iterable[Path], endings: Iterable[str]) -> list[Candidate]:
    """The newest files with one of `endings` in `folders`, the newest first."""
    wanted = tuple(endings)
    found: dict[Path, Candidate] = {}
    for folder in folders:
        for path in _files(folder):
            if path.suffix.lower() in wanted and path not in found:
                try:
                    changed = dt.datetime.fromtimestamp(path.stat().st_mtime)
                except OSError:
                    continue
                found[path] = Candidate(path, changed)
    newest = sorted(found.values(), key=lambda each: (each.changed, each.path), reverse=True)
    return newest[:_SHOWN]


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path, _n in zip(folder.iterdir(), range(_LOOKED_AT), strict=False)]
    except OSError:
        return []


class _PathInput(Input):
    """A line for a path, into which a table may be pasted too."""

    def _on_paste(self, event: events.Paste) -> None:
        """Several lines or cells are no path: they are the table itself."""
        text = event.text.strip("\r\n")
        if "\n" in text or "\r" in text or "\t" in text:
            event.stop()
            event.prevent_default()
            self.screen.query_one(TextArea).load_text(event.text)


class ImportSourceScreen(ModalScreen[Chosen | None]):
    """Type a path, choose one of the newest files, or paste a table; Enter goes on."""

    DEFAULT_CSS = """
    ImportSourceScreen OptionList { height: 1fr; margin-top: 1; background: $surface; }
    ImportSourceScreen TextArea {
        height: 4; border: none; padding: 0 1; background: $panel;
    }
    ImportSourceScreen #pasted-title { margin-top: 1; color: $quiet; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self, files: Iterable[Candidate], problem: str = "", before: Chosen | None = None
    ) -> None:
        super().__init__()
        self._files = list(files)
        self._problem = problem
        self._before = before or Chosen()

    def compose(self) -> ComposeResult:
        """The line, the newest files, and room for a table."""
        with Vertical(classes="dialog tall"):
            yield Static(_("Import from which file?"), classes="title")
            if self._problem:
                yield Static(self._problem, classes="problem", markup=False)
            yield _PathInput(
                self._before.path, placeholder=_("a path, or paste a table here"), compact=True
            )
            yield OptionList(*map(_option, self._files), markup=False)
            yield Static(_("Or a table, pasted from a spreadsheet:"), id="pasted-title")
            yield TextArea(self._before.pasted, tab_behavior="focus", compact=True)
            yield Static(_("Enter goes on · ↑↓ newest files · Esc leaves"), classes="quiet gap")

    def on_mount(self) -> None:
        """The newest file is chosen unless a path is typed."""
        self.query_one(OptionList).display = bool(self._files)
        if self._files:
            self.query_one(OptionList).highlighted = 0

    def on_key(self, event: events.Key) -> None:
        """The arrows move the list while the line has the letters."""
        if isinstance(self.focused, Input):
            steer(self.query_one(OptionList), event)

    def action_leave(self) -> None:
        """Out of the table back to the line; then away."""
        if isinstance(self.focused, TextArea):
            self.query_one(Input).focus()
        else:
            self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        pasted = self.query_one(TextArea).text
        listing = self.query_one(OptionList)
        if path := event.value.strip().strip("'\""):
            self.dismiss(Chosen(path))
        elif pasted.strip():
            self.dismiss(Chosen(pasted=pasted))
        elif listing.highlighted is not None:
            self.dismiss(Chosen(str(self._files[listing.highlighted].path)))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(Chosen(str(self._files[event.option_index].path)))


def _option(file: Candidate) -> Option:
    when = f"{format_date(file.changed.date(), language())} {file.changed:%H:%M}"
    return Option(
        Content.assemble(file.path.name, (f"  {when}  {_short(file.path.parent)}", "$quiet"))
    )


def _short(folder: Path) -> str:
    """The folder, the own home folder as `~`."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
