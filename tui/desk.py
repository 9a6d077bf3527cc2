"""The facilitator's desk: the open session, its clock and drafts. No Textual in here.

The screens ask the desk, the desk asks the model; what a key does on the screen and what a
subcommand does on the command line end in the same calls.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from locales import _
from model import clock
from model.capture import Completion, Reading, complete, read
from model.changes import Change, describe, stamped
from model.entities import Day, Phase, Step
from model.errors import Refused
from model.methods import Catalogue, session_from_template
from model.network.asked import settled_by_links
from model.recorder import Recorder, SaveStatus
from model.store import (
    Drafts,
    Followed,
    FollowingStore,
    Library,
    OpenedSession,
    OpeningReport,
    create_session,
    open_session,
    save_copy,
)
from model.store.codec import PLAIN, Codec
from model.workshop import Workshop
from tui.aids import Aids
from tui.moment import Moment, day_at_hand, moment_of, phase_reached, phase_running

if TYPE_CHECKING:
    from model.store import Passphrase


SAVING_PATIENCE = 5.0
"""Seconds that a slow disk may take before a session is called unsaved."""


class Desk:
    """One library of sessions and at most one open session.

    Args:
        folder: the data folder.
        now: the clock, local wall time; used where there is no `wall`.
        wall: the machine's clock, carried on undisturbed when somebody sets it.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], dt.datetime],
        wall: clock.WallClock | None = None,
    ) -> None:
        self.folder = folder
        """Where sessions, settings and logs live."""
        self.library = Library(folder)
        """The sessions on this laptop."""
        self._wall = wall
        self.now = wall.now if wall else now
        """Local wall time."""
        self.path: Path | None = None
        """File of the open session."""
        self.report: OpeningReport | None = None
        """What opening it found."""
        self.drafts: Drafts | None = None
        """Text typed and not yet saved."""
        self.passphrase: Passphrase | None = None
        """What opens the open session, where it is locked."""
        self.codec: Codec = PLAIN
        """How what belongs to the open session goes to the disk."""
        self.on_news: Callable[[], None] = lambda: None
        """Called, from the store's own thread, when another program has changed the session."""
        self.aids = Aids()
        """Turns and the cube, as long as the session is open."""
        self.asked: clock.Asked | None = None
        """What the facilitator was asked last about time that is missing."""
        self._recorder: Recorder | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The methods and agenda templates, the facilitator's own among them."""
        return Catalogue.load(self.folder)

    # ------------------------------------------------------------------ sessions

    @property
    def recorder(self) -> Recorder:
        """The open session's recorder; raises Refused where none is open."""
        if self._recorder is None:
            raise Refused(_("no session is open; open or make one in the library"))
        return self._recorder

    @property
    def is_open(self) -> bool:
        """Whether a session is open."""
        return self._recorder is not None

    @property
    def workshop(self) -> Workshop:
        """The open session's content."""
        return self.recorder.workshop

    def has_open(self, path: Path) -> bool:
        """Whether `path` is the file of the open session."""
        return self.path is not None and path.resolve() == self.path

    def open(
        self, path: Path, passphrase: Passphrase | None = None, *, read_only: bool = False
    ) -> OpeningReport:
        """Open the session in `path`, closing the one that is open.

        Raises:
            PassphraseNeeded, WrongPassphrase: where it is locked; the open session stays open then.
            CannotOpen: where it is none; the open session stays open then.
            NotSaved: where the open session cannot be saved; it stays open then.
        """
        self.make_sure()
        opened = open_session(path, passphrase=passphrase, read_only=read_only)
        self._take(opened, passphrase)
        return opened.report

    def create(self, title: str, template: str, start: dt.datetime, language: str) -> Path:
        """Make a session from an agenda template in the library and open it; returns its file."""
        workshop = session_from_template(
            title, template, language=language, start=start, at=self.now(), catalogue=self.catalogue
        )
        return self.take_in(workshop)

    def take_in(self, workshop: Workshop, passphrase: Passphrase | None = None) -> Path:
        """Put a finished workshop, such as a sample, into the library and open it.

        With a passphrase it is locked.
        """
        path = self.library.path_for_title(workshop.session.title)
        self.make_sure()
        self._take(create_session(path, workshop, passphrase), passphrase)
        return path

    def _take(self, opened: OpenedSession, passphrase: Passphrase | None = None) -> None:
        self.close()
        recorder = opened.recorder
        self._recorder, self.path, self.report = recorder, opened.path, opened.report
        self.codec = opened.codec
        self.aids = Aids()
        self.passphrase = passphrase if opened.codec.protection is not None else None
        if isinstance(recorder.store, FollowingStore):
            recorder.store.follow(partial(self._heard, opened))
        else:
            self.drafts = Drafts(opened.path, opened.codec)

    def _heard(self, opened: OpenedSession, news: Followed) -> None:
        opened.recorder.catch_up(news.workshop, news.history)
        if news.writable:
            self.drafts = Drafts(opened.path, opened.codec)
        self.on_news()

    def make_sure(self) -> None:
        """Return when everything of the open session, if any, is on the disk.

        Raises:
            NotSaved: where it cannot be saved now; nothing of it is lost yet.
        """
        if self._recorder is not None:
            self._recorder.store.wait(SAVING_PATIENCE)

    def close(self) -> None:
        """Close the open session, if any; what is not saved is saved now."""
        if self.drafts is not None:
            self.drafts.close()
        if self._recorder is not None:
            self._recorder.store.close()
        self._recorder = self.path = self.report = self.drafts = self.passphrase = None
        self.asked = None
        self.codec = PLAIN

    def save_copy(self, path: Path) -> None:
        """Write the whole session to another file."""
        save_copy(self.workshop, path, self.codec)

    # ------------------------------------------------------------------ capture

    def read(self, line: str) -> Reading:
        """What `line` would save now."""
        step = clock.running_step(self.workshop)
        return read(
            line,
            self.workshop,
            self.now(),
            step=step.id if step else None,
            phase=self.phase_now(),
        )

    def complete(self, line: str, cursor: int) -> tuple[Completion, ...]:
        """What could stand at `cursor` of `line`."""
        return complete(line, cursor, self.workshop)

    def apply(self, change: Change) -> str:
        """Make `change`, what is new stamped with the running step; returns it in words."""
        step = self.running_step()
        change = stamped(change, step.id if step else None)
        change = settled_by_links(change, self.workshop)
        self.recorder.apply(change)
        return describe(change, self.workshop)

    def undo(self) -> str:
        """Take back the last change; returns it in words, empty where there is none."""
        return self._words(self.recorder.undo(self.now()))

    def redo(self) -> str:
        """Do again what was taken back last; returns it in words, empty where there is none."""
        return self._words(self.recorder.redo(self.now()))

    def _words(self, changes: list[Change]) -> str:
        return describe(changes[-1], self.workshop) if changes else ""

    # ------------------------------------------------------------------ agenda

    def day_now(self) -> Day | None:
        """The day at hand: the running step's, else today's, else the first that is not over."""
        return day_at_hand(self.workshop, self.now())

    def phase_reached(self) -> Phase:
        """The phase of the last day that has begun; mapping before any has."""
        return phase_reached(self.workshop)

    def phase_now(self) -> Phase | None:
        """The phase of the day whose step is running; None where none runs."""
        return phase_running(self.workshop)

    def running_step(self) -> Step | None:
        """The step that runs or is paused now."""
        return clock.step_in_hand(self.workshop, self.now())

    def moment(self) -> Moment:
        """Everything that moves with the time, now."""
        now = self.now()
        if not self.is_open:
            return Moment(now, None, None, SaveStatus("saved"))
        saving = self.recorder.store.status
        return moment_of(self.workshop, now, saving, self.asked, self.catalogue)

    def follow_the_clock(self) -> str:
        """Take over a machine clock that was set; returns words where it was.

        The running step keeps its remaining time, and the change log shows the move.
        """
        if self._wall is None or not self._wall.jumped:
            return ""
        by = self._wall.adopt()
        if self.is_open and self.recorder.store.status.state != "read_only":
            change = clock.clock_moved(self.workshop, by, self.now())
            if change is not None:
                self.recorder.apply(change)
        return _(
            "The computer's clock was set; it is {time} now. The running step keeps its time."
        ).format(time=f"{self.now():%H:%M}")
