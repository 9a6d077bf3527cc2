"""The second window: what the room sees, following the session that another program writes.

It only reads: it has no command that changes anything, and the first program keeps the session.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from locales import LANGUAGES, N_, _, language_from_environment, set_language
from model import clock
from model.store import data_folder
from tui.alerts import Alerts
from tui.cli.passphrases import with_passphrase
from tui.desk import Desk
from tui.home import ShowsSession
from tui.screens.projector import ProjectorScreen
from tui.settings import read_settings
from tui.steady import SteadyApp
from tui.widgets.flash import flash_all

TICK = 1.0
"""Seconds between two looks at the clock; what is shown is computed, never counted."""


class PresentScreen(ProjectorScreen):
    """The projector view with a window to itself."""

    def hint(self) -> str:
        """What the keys do, in a few words."""
        return _("Space, ← →: map, matrix, form, clock · F3: colours · Esc: leave")


class PresentApp(SteadyApp):
    """The projector view of one session, read-only.

    Args:
        desk: the desk with the session open for reading.
    """

    CSS_PATH = "styles/arvoverkko.tcss"
    TITLE = "arvoverkko"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "next_theme", N_("colours"))]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        """The desk with the session open for reading."""
        self.keymap_in_force: dict[str, str] = {}
        self.settings, _problem = read_settings(desk.folder)
        """What the facilitator chose in the first program."""
        self.projected_view = "big-clock" if desk.running_step() else "map"
        """The view that was projected last."""
        self._alerts = Alerts()
        self._missing = False
        desk.on_news = partial(self.call_from_thread_soon, self._show)

    def get_default_screen(self) -> Screen[None]:
        """The projector view is all there is."""
        return PresentScreen()

    def on_mount(self) -> None:
        """The facilitator's colours, and the clock."""
        self.wear(self.settings.theme)
        self.set_interval(TICK, self._tick)

    # ------------------------------------------------------------------ following

    def catch_up(self, screen: ShowsSession) -> None:
        """Give the screen the session and the time as they are now."""
        screen.workshop = self.desk.workshop
        screen.moment = self.desk.moment()

    def _show(self) -> None:
        if isinstance(self.screen, PresentScreen):
            self.catch_up(self.screen)

    def _tick(self) -> None:
        screen = self.screen
        if not isinstance(screen, PresentScreen):
            return
        self.desk.follow_the_clock()
        screen.moment = moment = self.desk.moment()
        self._say_whether_there(screen)
        # The bell is the first program's.
        if self._alerts.signal(moment) and self.settings.signal != "none":
            flash_all(screen)

    def _say_whether_there(self, screen: PresentScreen) -> None:
        """Say quietly that the file is gone, and take that back when it is there again."""
        missing = self.desk.path is not None and not self.desk.path.exists()
        if missing != self._missing:
            self._missing = missing
            words = _("The session file is not there now; this is how it was last saved.")
            screen.say(words if missing else "")

    # ------------------------------------------------------------------ keys and faults

    def tell(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say something on the last line."""
        if isinstance(self.screen, PresentScreen):
            self.screen.say(words)

    def action_leave_projector(self) -> None:
        """Close the window."""
        self.exit()

    def action_next_theme(self) -> None:
        """Dark, light, the terminal's colours: a projector may need others than a laptop."""
        self.take_next_theme()


def present(path: Path, asked_language: str | None = None) -> int:
    """Open the second window on the session in `path`; returns the exit status.

    Raises:
        ArvoverkkoError: where it cannot be read.
    """
    wall = clock.WallClock()
    desk = Desk(data_folder(), dt.datetime.now, wall)
    with_passphrase(lambda secret: desk.open(path, secret, read_only=True))
    try:
        app = PresentApp(desk)
        asked = asked_language if asked_language in LANGUAGES else app.settings.language
        set_language(asked or language_from_environment())
        app.run()
    finally:
        desk.close()
    return app.return_code or 0
