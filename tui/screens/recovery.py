"""The recovery screen: what has happened to a session, its versions, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from locales import N_, _, language
from model.dates import format_date
from model.store import Version
from tui.widgets.click_line import ClickLine, Piece
from tui.widgets.entity_table import EntityTable, Row

Deed = Literal["stay", "restore", "copy", "look", "save_copy", "library"]
"""What can be done about what was found."""

_KEYS: dict[Deed, str] = {
    "stay": "Esc",
    "restore": "r",
    "copy": "c",
    "look": "v",
    "save_copy": "s",
    "library": "l",
}

_NEEDS_VERSION: frozenset[Deed] = frozenset({"restore", "copy", "look"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What the screen shows."""

    title: str
    """What has happened, in a few words."""
    sentences: Sequence[str]
    """What was found and done."""
    files: Sequence[str]
    """Where files are that the facilitator may look for, as sentences."""
    versions: Sequence[Version]
    """What can be gone back to."""
    deeds: Sequence[Deed]
    """What can be done, the first by Enter."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the facilitator chose to do."""

    deed: Deed
    version: Version | None = None
    """The version that the cursor was on."""


class RecoveryScreen(ModalScreen[Choice]):
    """Says in words what was found, lists the versions, and lets one thing be chosen."""

    DEFAULT_CSS = """
    RecoveryScreen .dialog { width: 94%; height: 94%; max-height: 94%; max-width: 110; }
    RecoveryScreen #found { height: auto; max-height: 45%; scrollbar-size-vertical: 1; }
    RecoveryScreen #found Static { height: auto; }
    RecoveryScreen EntityTable { height: 1fr; min-height: 3; margin-top: 1; background: $surface; }
    RecoveryScreen DeedLine { dock: bottom; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "do_first", show=False),
        *(Binding(key, f"do('{deed}')", show=False) for deed, key in _KEYS.items() if key != "Esc"),
    ]

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding
        self._by_path = {str(version.path): version for version in finding.versions}

    def compose(self) -> ComposeResult:
        """The words, the versions, and what can be done."""
        finding = self._finding
        with Vertical(classes="dialog"):
            yield Static(finding.title, classes="title", markup=False)
            with VerticalScroll(id="found"):
                for sentence in finding.sentences:
                    yield Static(sentence, markup=False)
                for file in finding.files:
                    yield Static(file, classes="quiet", markup=False)
            if finding.versions:
                columns = [_("Version"), _("Actors"), _("Links"), _("Notes"), ""]
                yield EntityTable(columns, flexible=4, id="versions")
            yield DeedLine(finding.deeds)

    def on_mount(self) -> None:
        """The cursor stands on the newest version that is in good order."""
        for table in self.query(EntityTable):
            table.show([_row(version) for version in self._finding.versions])
            good = [version for version in self._finding.versions if not version.problem]
            if good:
                table.go_to(str(good[0].path))
            table.focus()

    @on(EntityTable.Opened)
    def _opened(self, event: EntityTable.Opened) -> None:
        event.stop()
        self.action_do_first()

    def action_do_first(self) -> None:
        """What is offered first."""
        self.action_do(self._finding.deeds[0])

    def action_leave(self) -> None:
        """On with the session, or back to the library where none is open."""
        self.action_do("stay" if "stay" in self._finding.deeds else "library")

    def action_do(self, deed: Deed) -> None:
        """Choose `deed`, where it is offered and there is something to do it with."""
        version = self._version_at_cursor()
        if deed not in self._finding.deeds:
            return
        if deed in _NEEDS_VERSION and (version is None or not version.readable):
            return
        self.dismiss(Choice(deed, version))

    def _version_at_cursor(self) -> Version | None:
        for table in self.query(EntityTable):
            return self._by_path.get(table.current or "")
        return None


class DeedLine(ClickLine):
    """What can be done, with the keys; a click does it."""

    def __init__(self, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._deeds = deeds

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words need."""
        return self._laid_out(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Key and words of each."""
        return self._laid_out(self.content_size.width)

    def _laid_out(self, width: int) -> Content:
        return self.lay_out([self._piece(deed) for deed in self._deeds], width, gap="   ")

    def _piece(self, deed: Deed) -> Piece:
        keys = [_KEYS[deed]]
        if deed == self._deeds[0]:
            keys.insert(0, "Enter")
        elif deed == "library" and "stay" not in self._deeds:
            keys.append("Esc")
        words = Content.assemble((" ".join(keys), "bold $accent"), " " + _(_WORDS[deed]))
        return Piece(words, f"screen.do('{deed}')")


_WORDS: dict[Deed, str] = {
    "stay": N_("on with the session"),
    "restore": N_("go back to this version"),
    "copy": N_("open this version as a file of its own"),
    "look": N_("look at this version"),
    "save_copy": N_("save a copy elsewhere"),
    "library": N_("library"),
}


def _row(version: Version) -> Row:
    when = f"{format_date(version.when.date(), language())} {version.when:%H:%M}"
    figures = (version.actors, version.links, version.notes) if version.readable else ("", "", "")
    remarks = [] if version.kept else [_aside_words(version.path)]
    if version.problem and (version.kept or not version.readable):
        remarks.append(version.problem)
    cells = (Text(str(figure), justify="right") for figure in figures)
    return str(version.path), (when, *cells, Text(" · ".join(remarks), style="dim"))


def _aside_words(path: Path) -> str:
    """Why a file lies in the history folder, by its name there."""
    if path.parent.name.startswith("own-history-"):
        return _("this computer's own version")
    words = {
        "damaged": _("was damaged"),
        "older": _("an older copy that was put in place"),
        "foreign": _("another program's version"),
        "before": _("as an older program wrote it"),
    }
    return words.get(path.name.partition("-")[0], path.name)


def free_path(file: Path, version: Version) -> Path:
    """A free name beside `file` for a copy of `version`."""
    stem = f"{file.stem}-{version.when:%Y%m%d-%H%M}"
    path, number = file.with_name(f"{stem}.json"), 1
    while path.exists():
        number += 1
        path = file.with_name(f"{stem}-{number}.json")
    return path
