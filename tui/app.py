"""The full-screen program: opens sessions, carries keys to the desk, and tells the screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import work
from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.widgets import Input, TextArea

from locales import LANGUAGES, _, language, language_from_environment, set_language
from model import clock
from model.changes import Change, remove
from model.entities import Day
from model.errors import ArvoverkkoError, NotSaved, Refused
from model.recorder import SaveStatus
from model.samples import sample_workshop
from model.store import data_folder
from model.workshop import Table, Workshop
from tui.alerts import Alerts
from tui.cli.passphrases import given
from tui.commands import BY_NAME, COMMANDS, Command, bindings, place_titles, title
from tui.deeds import DEEDS
from tui.deeds.agenda import run_agenda
from tui.deeds.alerts import answer, look
from tui.deeds.documents import typed_path
from tui.deeds.recovery import leaving_words, tell_opened, tell_refused
from tui.deeds.settings import change_setting
from tui.desk import Desk
from tui.drafts import restore_drafts
from tui.home import ShowsSession
from tui.screens.agenda import AgendaScreen
from tui.screens.base import PlaceScreen
from tui.screens.followup import FollowUpScreen
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen
from tui.screens.places import PLACES
from tui.screens.projector import SHOWN as VIEWS_PROJECTED
from tui.screens.projector import ProjectorScreen
from tui.settings import Settings, read_keymap, read_settings, write_settings
from tui.steady import SteadyApp
from tui.themes import DARK, LIGHT, THEMES, VARIABLE_DEFAULTS
from tui.widgets.capture_line import CaptureInput, CaptureLine
from tui.widgets.forms import FORMS
from tui.widgets.tabs import PHASES

if TYPE_CHECKING:
    from model.store import Passphrase

T = TypeVar("T")

TICK = 1.0
"""Seconds between two looks at the clock; what is shown is computed, never counted."""

CAPTURE_DRAFT = "capture"

BETWEEN = "between"
"""An empty screen to stand on while all others are made anew."""


class ArvoverkkoApp(SteadyApp):
    """The program.

    Args:
        path: the session to open; None opens the library.
        folder: the data folder; the platform's where it is left out.
        now: the clock, for tests; the machine's where it is left out.
    """

    CSS_PATH = "styles/arvoverkko.tcss"
    TITLE = "arvoverkko"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def __init__(
        self,
        path: Path | None = None,
        folder: Path | None = None,
        now: Callable[[], dt.datetime] | None = None,
    ) -> None:
        super().__init__()
        wall = None if now else clock.WallClock()
        self.desk = Desk(folder or data_folder(), now or dt.datetime.now, wall)
        """The facilitator's desk: everything that is not a screen."""
        self.desk.on_news = partial(self.call_from_thread_soon, self._show_session)
        self.settings: Settings
        """What the facilitator chose."""
        self.settings, problem = read_settings(self.desk.folder)
        self.keymap_in_force, key_problem = read_keymap(self.desk.folder, set(BY_NAME))
        """Rebound keys by command name."""
        self.alerts = Alerts()
        """What the program says by itself while a day runs."""
        self.projected_view = VIEWS_PROJECTED[0]
        """The view that was projected last."""
        self._first = path
        self._problems = [p for p in (problem, key_problem) if p]
        self._place = "mapping"
        self._unsaved_reason = ""
        self._gives_up = False
        self.capture_text = ""
        """What stands in the capture line, the same in every place."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names for themes that are not ours."""
        return VARIABLE_DEFAULTS

    def on_mount(self) -> None:
        """Themes, keys, the first screen, the clock."""
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in THEMES else DARK.name
        self.set_keymap(self.keymap_in_force)
        self.add_mode(BETWEEN, Screen)
        self._make_modes()
        self.set_interval(TICK, self._tick)
        if self._first is None or not self.open_path(self._first):
            self.switch_mode("library")
        self.set_timer(1.0, self._say_problems)

    def _say_problems(self) -> None:
        """Mistakes in the facilitator's own files; reading them waits for the first screen."""
        for problem in (*self._problems, *self.desk.catalogue.problems):
            self.tell(problem, severity="warning")

    # ------------------------------------------------------------------ places

    def _make_modes(self) -> None:
        self.add_mode("library", LibraryScreen)
        for name, screen in PLACES.items():
            self.add_mode(name, screen)

    async def action_go(self, place: str) -> None:
        """Go to a place of the open session; keys that follow at once wait until it is there."""
        if going := self.go(place):
            await going

    def go(self, place: str) -> AwaitMount | None:
        """Go to a place of the open session; can be awaited. None where no session is open."""
        if not self.desk.is_open:
            return None
        self._place = place
        self.action_leave_projector()
        if isinstance(self.screen, PlaceScreen):
            self.screen.action_leave_text()
        return self.switch_mode(place)

    def action_library(self) -> None:
        """Go to the library; the session stays open."""
        self.action_leave_projector()
        self._save_cards()
        self.switch_mode("library")

    def action_back_to_session(self) -> None:
        """From the library back to where one was."""
        self.go(self._place)

    def look_at(
        self, actors: tuple[str, ...], links: tuple[str, ...] = (), words: str = ""
    ) -> None:
        """Show actors and links on the map, and say in `words` why."""
        from tui.screens.map import MapScreen

        self.go("map")

        def look() -> None:
            if isinstance(self.screen, MapScreen):
                self.screen.look_at(actors, links, words)

        self.call_after_refresh(look)

    def action_project(self) -> None:
        """The projector view over everything."""
        self.push_screen(ProjectorScreen())

    def action_leave_projector(self) -> None:
        """Back to the desk."""
        if isinstance(self.screen, ProjectorScreen):
            self.pop_screen()

    # ------------------------------------------------------------------ sessions

    def open_path(self, path: Path | str, secret: Passphrase | None = None) -> bool:
        """Open a session file; says why where it cannot be opened, and asks for its passphrase."""
        try:
            file = typed_path(str(path))
        except Refused as refusal:
            self.tell(str(refusal), severity="error")
            return False
        try:
            secret = secret or given()
            if self.desk.has_open(file):
                self.action_back_to_session()
                return True
            report = self.desk.open(file, secret)
        except (ArvoverkkoError, OSError) as error:
            tell_refused(self, file, error, secret)
            return False
        self.enter_session()
        tell_opened(self, report)
        return True

    def open_sample(self, name: str) -> None:
        """Open a copy of a sample, so that trying things out costs nothing."""
        try:
            self.desk.take_in(sample_workshop(name))
        except ArvoverkkoError as error:
            self.tell(str(error), severity="error")
            return
        self.enter_session()

    def enter_session(self) -> None:
        """Show the session that was just opened, in the phase it has come to."""
        recorder = self.desk.recorder
        self.alerts = Alerts()
        recorder.subscribe(self._changed)
        recorder.store.watch(self._saving_changed)
        drafts = self.desk.drafts.read() if self.desk.drafts else {}
        self.capture_text = drafts.get(CAPTURE_DRAFT, "")
        if restored := restore_drafts(self.desk):
            self.tell(restored)
        self.go(PHASES[self.desk.phase_reached() - 1])
        # A place that was open already is not resumed, and shows the session before.
        self.call_after_refresh(self._show_session)
        self.call_after_refresh(self.action_focus_capture)

    def _changed(self, change: Change, workshop: Workshop) -> None:
        self._show_session()

    def _show_session(self) -> None:
        if screen := self._session_screen():
            self.catch_up(screen)

    def _session_screen(self) -> PlaceScreen | ProjectorScreen | None:
        """The screen in front, where it shows the session; None also while the program closes."""
        screen = self.screen_stack[-1] if self.is_running and self.screen_stack else None
        return screen if isinstance(screen, PlaceScreen | ProjectorScreen) else None

    def _saving_changed(self, status: SaveStatus) -> None:
        # Called from the store's own thread, also while the program closes.
        with suppress(RuntimeError):
            self.call_from_thread_soon(partial(self._say_saving, status))

    def _say_saving(self, status: SaveStatus) -> None:
        if status.state == "not_saved" and status.reason != self._unsaved_reason:
            self.notify(status.reason, severity="error", timeout=20, markup=False)
        self._unsaved_reason = status.reason if status.state == "not_saved" else ""
        self._gives_up = self._gives_up and status.state != "saved"
        self._tick()

    def call_from_thread_soon(self, callback: Callable[[], None]) -> None:
        """Run `callback` on the event loop without waiting for it."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(callback)

    def catch_up(self, screen: ShowsSession) -> None:
        """Give a screen the session and the time as they are now."""
        if not self.desk.is_open:
            return
        screen.workshop = self.desk.workshop
        screen.moment = moment = self.desk.moment()
        look(self, moment)

    def _tick(self) -> None:
        if words := self.desk.follow_the_clock():
            self.tell(words, severity="warning")
        closing = not (self.is_running and self.screen_stack)
        if closing or not self.desk.is_open:
            return
        moment = self.desk.moment()
        for screen in reversed(self.screen_stack):
            # Also beneath a dialog: the time goes on.
            if isinstance(screen, PlaceScreen | ProjectorScreen):
                screen.moment = moment
                break
        look(self, moment)

    # ------------------------------------------------------------------ changing

    def tell(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say something on the capture line, or as a notice where there is none."""
        lines = list(self.screen.query(CaptureLine)) if self.screen_stack else []
        if lines and severity == "information":
            lines[0].say(words, "ready")
        else:
            self.notify(words, severity=severity, markup=False)

    def make(self, change: Change) -> str:
        """Make a change; raises Refused where it does not fit."""
        return self.desk.apply(change)

    def try_to(self, make_change: Callable[..., Change], *args: Any, **fields: Any) -> bool:
        """Make the change that `make_change` gives; a refusal is said, not raised."""
        try:
            words = self.make(make_change(*args, **fields))
        except ArvoverkkoError as refusal:
            self.tell(str(refusal), severity="warning")
            return False
        self.tell(words)
        return True

    def remove(self, table: Table, entity_id: str) -> None:
        """Remove an entity; nothing is asked, undo brings it back."""
        self.try_to(remove, self.desk.workshop, table, entity_id, at=self.desk.now())

    def on_capture_line_typed(self, event: CaptureLine.Typed) -> None:
        """Keep what is being typed: for the next place, and for after a crash."""
        self.capture_text = event.text
        if self.desk.drafts is None:
            return
        if event.text.strip():
            self.desk.drafts.keep(CAPTURE_DRAFT, event.text)
        else:
            self.desk.drafts.clear(CAPTURE_DRAFT)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._history(self.desk.undo, _("undone: {what}"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._history(self.desk.redo, _("done again: {what}"), _("There is nothing to redo."))

    def _history(self, go: Callable[[], str], words: str, nothing: str) -> None:
        try:
            what = go()
        except ArvoverkkoError as refusal:
            self.tell(str(refusal), severity="warning")
            return
        self.tell(words.format(what=what) if what else nothing)

    async def action_new_target(self) -> None:
        """A new target's card, in the follow-up."""
        if followup := await self._followup():
            followup.new_target()

    async def action_new_agreement(self) -> None:
        """A new agreement's card, in the follow-up."""
        if followup := await self._followup():
            followup.new_agreement()

    async def _followup(self) -> FollowUpScreen | None:
        await self.action_go("followup")
        if not isinstance(self.screen, FollowUpScreen):
            return None
        self.catch_up(self.screen)
        return self.screen

    # ------------------------------------------------------------------ agenda and documents

    def action_agenda(self, verb: str) -> None:
        """Run the agenda: next, back, pause (or resume), finish, more, less."""
        run_agenda(self, verb)

    def pointed_step(self) -> str | None:
        """Id of the step under the agenda's cursor; None in other places and while typing."""
        screen = self.screen
        return screen.pointed_step if isinstance(screen, AgendaScreen) else None

    def shown_day(self) -> Day | None:
        """The day that the agenda shows, else the day at hand."""
        screen = self.screen
        return screen.day if isinstance(screen, AgendaScreen) else self.desk.day_now()

    def open_method(self) -> None:
        """Go to the running step's method, unless somebody types, projects, or is asked something.

        A method whose form is none of ours to open leaves the screen as it is.
        """
        step = self.desk.running_step()
        method = self.desk.catalogue.methods.get(step.method) if step else None
        typing = isinstance(self.focused, Input | TextArea)
        may = isinstance(self.screen, PlaceScreen) and not typing
        if may and self.current_mode != "method" and method and method.form in FORMS:
            self.go("method")

    def action_alert(self, number: int) -> None:
        """Take a way that the banner offers, by its number from 1; 0 puts it off."""
        answer(self, number)

    def action_switch(self, name: str) -> None:
        """Change a setting to its next value."""
        change_setting(self, name)

    def action_do(self, name: str) -> None:
        """Do what a command asks for; what asks something first goes on beside the screens."""
        steps = DEEDS[name](self)
        if steps is not None:
            self.start(steps)

    def start(self, steps: Coroutine[None, None, None]) -> None:
        """Run `steps` beside the screens, once the screen that is being opened stands."""

        def go() -> None:
            self.run_worker(steps, group="deed", exit_on_error=False)

        self.call_after_refresh(go)

    async def ask(self, screen: Screen[T]) -> T | None:
        """Show a dialog and wait for its answer."""
        return await self.push_screen_wait(screen)

    # ------------------------------------------------------------------ program

    def action_focus_capture(self) -> None:
        """The cursor into the capture line."""
        for line in self.screen.query(CaptureLine):
            # At once, not in a moment: the next key is a letter of the line already.
            self.screen.set_focus(line.entry)

    @work
    async def action_help(self) -> None:
        """The help; a command chosen there is run here."""
        name = await self.push_screen_wait(HelpScreen(self._place_now(), self.keymap_in_force))
        if name:
            await self.run_command(name)

    def _place_now(self) -> str:
        return self.screen.place if isinstance(self.screen, PlaceScreen) else self._place

    async def run_command(self, name: str) -> None:
        """Run a command by its name; says where it works if it does not work here."""
        command = BY_NAME[name]
        if command.needs_session and not self.desk.is_open:
            self.tell(_("no session is open; open or make one in the library"))
        elif not (command.belongs_to(self._place_now()) and await self.run_action(command.action)):
            places = ", ".join(place_titles(command))
            words = _("“{command}” works in: {places}")
            self.tell(words.format(command=title(command), places=places))

    def action_command_palette(self) -> None:
        """The palette, in the language in force."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("search for a command")))

    def action_next_language(self) -> None:
        """The other language, everywhere at once."""
        self._save_cards()
        names = list(LANGUAGES)
        set_language(names[(names.index(language()) + 1) % len(names)])
        self.remember(replace(self.settings, language=language()))
        self._rebuild()

    def _save_cards(self) -> None:
        if isinstance(self.screen, PlaceScreen):
            self.screen.save_cards()

    @work(exclusive=True, group="rebuild")
    async def _rebuild(self) -> None:
        """Make every screen anew: words are translated when a screen is made."""
        here, capturing = self.current_mode, isinstance(self.focused, CaptureInput)
        projected = isinstance(self.screen, ProjectorScreen)
        editing = self.screen.editing() if isinstance(self.screen, PlaceScreen) else None
        await self.switch_mode(BETWEEN)
        for name in ("library", *PLACES):
            await self.remove_mode(name)
        self._make_modes()
        await self.switch_mode(here)
        if projected:
            await self.push_screen(ProjectorScreen())
        elif capturing:
            self.action_focus_capture()
        elif editing and isinstance(self.screen, PlaceScreen):
            self.catch_up(self.screen)
            self.screen.go_on_editing(editing)

    def action_next_theme(self) -> None:
        """Dark, light, the terminal's colours."""
        self._save_cards()
        names = list(THEMES)
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.remember(replace(self.settings, theme=self.theme))
        self._rebuild()

    def remember(self, settings: Settings) -> None:
        """Keep settings for the next run; a folder that cannot be written is no reason to stop."""
        self.settings = settings
        with suppress(OSError):
            write_settings(self.desk.folder, self.settings)

    async def action_quit_safely(self) -> None:
        """Leave; what is typed into a card is saved first."""
        if isinstance(self.screen, PlaceScreen):
            self.screen.action_leave_text()
        try:
            self.desk.make_sure()
        except NotSaved as problem:
            if not self._gives_up:
                self._gives_up = True
                self.tell(leaving_words(problem), severity="error")
                return
        with suppress(NotSaved):
            self.desk.close()
        self.exit()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: every command that makes sense here."""
        for command in COMMANDS:
            if command.needs_session and not self.desk.is_open:
                continue
            yield SystemCommand(title(command), _(command.help), self._runner(command.name))

    def _runner(self, name: str) -> Callable[[], None]:
        def run_it() -> None:
            self.call_later(self.run_command, name)

        return run_it

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that need a session are off until one is open; most are, on the projector."""
        command = _OF_ACTION.get((action, *parameters[:1]))
        if command is None:
            return True
        if self.screen_stack and isinstance(self.screen, ProjectorScreen):
            return action in _WHILE_PROJECTING
        return not command.needs_session or self.desk.is_open


def _parsed(command: Command) -> tuple[object, ...]:
    """The name and first parameter of a command's action, as `check_action` gets them."""
    _space, name, parameters = parse(command.action)
    return (name, *parameters[:1])


_OF_ACTION = {
    _parsed(command): command for command in COMMANDS if command.action.startswith("app.")
}

_WHILE_PROJECTING = {"agenda", "go", "next_theme", "next_language"}
"""What may be done in front of the room: nothing that edits or quits unseen."""


def run(path: Path | None, asked_language: str | None = None) -> int:
    """Open the full screen on `path`, or on the library; returns the exit status.

    The language is the one asked for, else the one chosen inside the program before, else the
    machine's.
    """
    app = ArvoverkkoApp(path)
    asked = asked_language if asked_language in LANGUAGES else app.settings.language
    set_language(asked or language_from_environment())
    app.run()
    app.desk.close()
    return app.return_code or 0


__all__ = ["ArvoverkkoApp", "run"]
