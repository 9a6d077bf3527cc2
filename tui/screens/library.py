"""The library: the sessions on this laptop, a new one, and the samples."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from locales import N_, _, language
from model.dates import format_date
from model.errors import ArvoverkkoError
from model.samples import sample_names, sample_title
from tui.home import Home
from tui.screens.dialogs import NewSession, NewSessionScreen, PromptScreen
from tui.widgets.entity_table import EntityTable, Row
from tui.widgets.footer import CommandFooter
from tui.widgets.header import SessionHeader

_NEW = "new"
_SAMPLE = "sample:"


class LibraryScreen(Screen[None]):
    """Where the program begins when it is opened on no session."""

    DEFAULT_CSS = """
    LibraryScreen #welcome { height: auto; padding: 1 2; }
    LibraryScreen EntityTable { padding: 0 2; }
    """
    AUTO_FOCUS = "EntityTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new session")),
        Binding("o", "open_file", N_("open a file")),
        Binding("escape", "app.back_to_session", show=False),
    ]

    _led_nowhere = ""
    """The path that was typed last, where nothing could be opened."""

    def compose(self) -> ComposeResult:
        """A welcome, and one table for all."""
        yield SessionHeader()
        yield Static("", id="welcome", markup=False)
        yield EntityTable(
            [_("Session"), _("Changed"), _("Actors"), _("Links"), _("Notes")],
            flexible=0,
            id="sessions",
        )
        footer = CommandFooter()
        footer.place = "library"
        yield footer

    @property
    def home(self) -> Home:
        """The program."""
        return cast(Home, self.app)

    def on_screen_resume(self) -> None:
        """Read the library anew."""
        sessions = self.home.desk.library.sessions()
        rows: list[Row] = [(_NEW, (Text(_("+ New session"), style="bold"), "", "", "", ""))]
        titles = Counter(entry.title for entry in sessions)
        for entry in sessions:
            if entry.problem:
                broken = Text.assemble(entry.file.name, (f"  {entry.problem}", "dim"))
                rows.append((str(entry.file), (broken, "", "", "", "")))
                continue
            counts = (
                Text(str(n), justify="right") for n in (entry.actors, entry.links, entry.notes)
            )
            title = Text(entry.title)
            if titles[entry.title] > 1:
                title = Text.assemble(title, (f"  {entry.file.stem}", "dim"))
            changed = f"{format_date(entry.changed.date(), language())} {entry.changed:%H:%M}"
            rows.append((str(entry.file), (title, changed, *counts)))
        for name in sample_names():
            words = _("Sample: {title}").format(title=sample_title(name))
            sample = Text(words, style="italic")
            rows.append((_SAMPLE + name, (sample, _("illustrative"), "", "", "")))
        self.query_one(EntityTable).show(rows)
        self.query_one("#welcome", Static).update(self._welcome(bool(sessions)))

    def _welcome(self, has_sessions: bool) -> Content:
        lines = [
            Content.styled("arvoverkko", "bold $accent"),
            Content(_("Plan, run and document value-network workshops.")),
        ]
        if not has_sessions:
            lines.append(
                Content.styled(_("Make your first session, or look around in a sample."), "$quiet")
            )
        keys = _("Enter opens · n new session · o open a file · F2 suomi/English · q quit")
        return Content("\n").join([*lines, Content.styled(keys, "$quiet")])

    # ------------------------------------------------------------------ commands

    @on(EntityTable.Opened)
    def _opened(self, event: EntityTable.Opened) -> None:
        event.stop()
        if event.entity_id == _NEW:
            self.action_new()
        elif event.entity_id.startswith(_SAMPLE):
            self.home.open_sample(event.entity_id.removeprefix(_SAMPLE))
        else:
            self.home.open_path(event.entity_id)

    @work
    async def action_new(self) -> None:
        """Ask for what a session needs, and make it."""
        desk = self.home.desk
        answer: NewSession | None = await self.app.push_screen_wait(
            NewSessionScreen(desk.catalogue, desk.now())
        )
        if answer is None:
            return
        try:
            desk.create(answer.title, answer.template, answer.start, answer.language)
        except ArvoverkkoError as error:
            self.home.tell(str(error), severity="error")
            return
        self.home.enter_session()

    @work
    async def action_open_file(self) -> None:
        """Ask for a file and open it; a path that led nowhere is offered to be mended."""
        question = _("Open which file?")
        path = await self.app.push_screen_wait(PromptScreen(question, self._led_nowhere))
        if path:
            self._led_nowhere = "" if self.home.open_path(path) else path
