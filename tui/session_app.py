"""The program as its screens see it: places to go to, one open session, changes and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import AwaitMount

from model import clock
from model.changes import Change, remove
from model.entities import Day
from model.errors import ArvoverkkoError
from model.recorder import SaveStatus
from model.store import data_folder
from model.workshop import Table, Workshop
from tui.alerts import Alerts
from tui.commands import BY_NAME
from tui.deeds import opening
from tui.deeds.alerts import look
from tui.desk import Desk
from tui.drafts import restore_drafts
from tui.home import ShowsSession
from tui.saving import SavingNews
from tui.screens.agenda import AgendaScreen
from tui.screens.base import PlaceScreen
from tui.screens.method import MethodScreen
from tui.screens.projector import PROJECTED_FROM, ProjectorScreen
from tui.screens.projector import SHOWN as VIEWS_PROJECTED
from tui.settings import Settings, read_keymap, read_settings, write_settings
from tui.steady import SteadyApp
from tui.widgets.capture_line import CaptureLine
from tui.widgets.tabs import PHASES

if TYPE_CHECKING:
    from model.store import Passphrase

T = TypeVar("T")

CAPTURE_DRAFT = "capture"


class SessionApp(SteadyApp):
    """What `tui.home.Home` promises, done.

    Args:
        folder: the data folder; the platform's where it is left out.
        now: the clock, for tests; the machine's where it is left out.
    """

    def __init__(
        self,
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
        self.own_problems = [p for p in (problem, key_problem) if p]
        """Mistakes in the facilitator's own settings and keys, in words."""
        self.place = "mapping"
        """The place of the session that one was in last."""
        self.saving = SavingNews()
        """What was said about saving that fails."""
        self.capture_text = ""
        """What stands in the capture line, the same in every place."""

    # ------------------------------------------------------------------ places

    async def action_go(self, place: str) -> None:
        """Go to a place of the open session; keys that follow at once wait until it is there."""
        if going := self.go(place):
            await going

    def go(self, place: str) -> AwaitMount | None:
        """Go to a place of the open session; can be awaited. None where no session is open."""
        if not self.desk.is_open:
            return None
        self.place = place
        self.action_leave_projector()
        if isinstance(self.screen, PlaceScreen):
            self.screen.action_leave_text()
        return self.switch_mode(place)

    def action_library(self) -> None:
        """Go to the library; the session stays open."""
        self.action_leave_projector()
        self.save_cards()
        self.switch_mode("library")

    def action_back_to_session(self) -> None:
        """From the library back to where one was."""
        self.go(self.place)

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
        """The projector view over everything, beginning with what is in front."""
        if isinstance(self.screen, MethodScreen):
            self.screen.part_shown()
        self.projected_view = PROJECTED_FROM.get(self.current_mode, self.projected_view)
        self.push_screen(ProjectorScreen())

    def action_leave_projector(self) -> None:
        """Back to the desk."""
        if isinstance(self.screen, ProjectorScreen):
            self.pop_screen()

    # ------------------------------------------------------------------ sessions

    def open_path(self, path: Path | str, secret: Passphrase | None = None) -> bool:
        """Open a session file; says why where it cannot be opened, and asks for its passphrase."""
        return opening.open_path(self, path, secret)

    def open_sample(self, name: str) -> None:
        """Open a copy of a sample, so that trying things out costs nothing."""
        opening.open_sample(self, name)

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
        self.typed_ahead = ""
        self.go(PHASES[self.desk.phase_reached() - 1])
        # A place that was open already is not resumed, and shows the session before.
        self.call_after_refresh(self._show_session)
        self.call_after_refresh(self._begin_capturing)

    def _begin_capturing(self) -> None:
        """The cursor into the capture line, behind what was typed while the session opened."""
        self.action_focus_capture()
        typed, self.typed_ahead = self.typed_ahead, None
        for line in self.screen.query(CaptureLine) if typed else ():
            line.entry.post_message(events.Paste(typed or ""))

    def _changed(self, change: Change, workshop: Workshop) -> None:
        self._show_session()

    def _show_session(self) -> None:
        # A place that is still being built shows the session once it stands, and then only.
        if (screen := self._session_screen()) and screen.is_mounted:
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
        if words := self.saving.words(status):
            failed = status.state == "not_saved"
            self.notify(words, severity="error" if failed else "warning", timeout=30, markup=False)
        self._tick()

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

    # ------------------------------------------------------------------ questions, settings, cursor

    def start(self, steps: Coroutine[None, None, None]) -> None:
        """Run `steps` beside the screens, once the screen that is being opened stands."""

        def go() -> None:
            self.run_worker(steps, group="deed", exit_on_error=False)

        self.call_after_refresh(go)

    async def ask(self, screen: Screen[T]) -> T | None:
        """Show a dialog and wait for its answer."""
        return await self.push_screen_wait(screen)

    def pointed_step(self) -> str | None:
        """Id of the step under the agenda's cursor; None in other places and while typing."""
        screen = self.screen
        return screen.pointed_step if isinstance(screen, AgendaScreen) else None

    def shown_day(self) -> Day | None:
        """The day that the agenda shows, else the day at hand."""
        screen = self.screen
        return screen.day if isinstance(screen, AgendaScreen) else self.desk.day_now()

    def action_focus_capture(self) -> None:
        """The cursor into the capture line."""
        for line in self.screen.query(CaptureLine):
            # At once, not in a moment: the next key is a letter of the line already.
            self.screen.set_focus(line.entry)

    def save_cards(self) -> None:
        """Save what is being typed into a card."""
        if isinstance(self.screen, PlaceScreen):
            self.screen.save_cards()

    def remember(self, settings: Settings) -> None:
        """Keep settings for the next run; a folder that cannot be written is no reason to stop."""
        self.settings = settings
        with suppress(OSError):
            write_settings(self.desk.folder, self.settings)
