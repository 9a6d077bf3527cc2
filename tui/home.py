"""What the screens may ask of the program, so that they need not know the program itself."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.worker import Worker

from model.changes import Change
from model.entities import Day
from model.workshop import Table, Workshop
from tui.desk import Desk
from tui.moment import Moment

if TYPE_CHECKING:
    from model.store import Passphrase
    from tui.alerts import Alerts
    from tui.settings import Settings


T = TypeVar("T")


class ShowsSession(Protocol):
    """A screen that shows the open session."""

    workshop: Workshop | None
    moment: Moment | None


class Home(Protocol):
    """The program as its screens see it."""

    desk: Desk
    """The facilitator's desk: everything that is not a screen."""
    keymap_in_force: dict[str, str]
    """Rebound keys by command name."""
    capture_text: str
    """What stands in the capture line, the same in every place."""
    alerts: Alerts
    """What the program says by itself while a day runs."""
    settings: Settings
    """What the facilitator chose."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""

    def bell(self) -> None:
        """Ring the terminal's bell."""

    def remember(self, settings: Settings) -> None:
        """Keep settings for the next run."""

    def go(self, place: str) -> AwaitMount | None:
        """Go to a place of the open session; can be awaited."""

    def pointed_step(self) -> str | None:
        """Id of the step under the agenda's cursor; None in other places and while typing."""

    def shown_day(self) -> Day | None:
        """The day that the agenda shows, else the day at hand."""

    def catch_up(self, screen: ShowsSession) -> None:
        """Give a screen the session and the time as they are now."""

    def look_at(
        self, actors: tuple[str, ...], links: tuple[str, ...] = (), words: str = ""
    ) -> None:
        """Show actors and links on the map, and say in `words` why."""

    def tell(self, words: str, severity: SeverityLevel = "information") -> None:
        """Say something on the capture line, or as a notice where there is none."""

    def make(self, change: Change) -> str:
        """Make a change; raises Refused where it does not fit."""

    def try_to(self, make_change: Callable[..., Change], *args: Any, **fields: Any) -> bool:
        """Make the change that `make_change` gives; a refusal is said, not raised."""

    def remove(self, table: Table, entity_id: str) -> None:
        """Remove an entity; nothing is asked, undo brings it back."""

    async def ask(self, screen: Screen[T]) -> T | None:
        """Show a dialog and wait for its answer; only within what `start` runs."""

    def start(self, steps: Coroutine[None, None, None]) -> None:
        """Run `steps` beside the screens, once the screen that is being opened stands."""

    def action_back_to_session(self) -> None:
        """From the library back to where one was."""

    def action_library(self) -> None:
        """Go to the library; the session stays open."""

    def worker_failed(self, event: Worker.StateChanged) -> None:
        """Log what went wrong in a worker and say so; the session goes on."""

    def open_path(self, path: Path | str, secret: Passphrase | None = None) -> bool:
        """Open a session file; says why where it cannot be opened."""

    def open_sample(self, name: str) -> None:
        """Open a copy of a sample."""

    def enter_session(self) -> None:
        """Show the session that was just opened."""
