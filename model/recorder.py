"""A session that is open: applies changes, takes them back, tells listeners, feeds the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from locales import _
from model.changes import Change, apply_change
from model.errors import ReadOnlySession
from model.workshop import Workshop

HISTORY_LIMIT = 500
"""How many changes can be taken back."""


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """What the disk holds of the session, for the header and the command line."""

    state: Literal["saved", "saving", "not_saved", "read_only"]
    pending: int = 0
    """Changes that are in memory and not yet on the disk."""
    reason: str = ""
    """Why it is not saved or read-only, in words."""


class Store(Protocol):
    """What the recorder needs of a store; `model.store` has the real one."""

    @property
    def status(self) -> SaveStatus:
        """What the disk holds now."""

    def submit(self, change: Change, workshop: Workshop) -> None:
        """Queue a change and the workshop it leads to; returns at once."""

    def wait(self, timeout: float | None = None) -> None:
        """Return when everything submitted is durable; raises NotSaved where it cannot be."""

    def watch(self, listener: Callable[[SaveStatus], None]) -> None:
        """Call `listener`, from the store's own thread, when the status changes."""

    def close(self) -> None:
        """Save what is left, let go of the file and its lock."""


class MemoryStore:
    """A store for sessions that live in memory only, as in tests and dry runs."""

    status = SaveStatus("saved")

    def submit(self, change: Change, workshop: Workshop) -> None:
        """Nothing to keep."""

    def wait(self, timeout: float | None = None) -> None:
        """Nothing to wait for."""

    def watch(self, listener: Callable[[SaveStatus], None]) -> None:
        """The status never changes."""

    def close(self) -> None:
        """Nothing to let go of."""


Listener = Callable[[Change, Workshop], None]


class Recorder:
    """An open session and its history.

    Args:
        workshop: what the session holds now.
        store: where changes are kept.
        history: the changes that led here, oldest first, undos and redos included.
    """

    def __init__(
        self, workshop: Workshop, store: Store | None = None, history: Iterable[Change] = ()
    ) -> None:
        self.workshop = workshop
        """The session as it is now; replaced, never edited."""
        self.store: Store = store or MemoryStore()
        self._listeners: list[Listener] = []
        self._undoable: list[Change] = []
        self._redoable: list[Change] = []
        for change in history:
            self._remember(change)

    # ------------------------------------------------------------------ changing

    def apply(self, change: Change) -> Change:
        """Make `change`, queue it for the disk and tell the listeners.

        Raises:
            Refused: where the change does not fit the session; nothing happened then.
            ReadOnlySession: where the session is open for reading only.
        """
        status = self.store.status
        if status.state == "read_only":
            raise ReadOnlySession(status.reason or _("the session is open for reading only"))
        self.workshop = apply_change(self.workshop, change)
        self.store.submit(change, self.workshop)
        self._remember(change)
        for listener in tuple(self._listeners):
            listener(change, self.workshop)
        return change

    def undo(self, at: dt.datetime, count: int = 1) -> list[Change]:
        """Take back up to `count` changes; returns the changes that were taken back."""
        taken: list[Change] = []
        while self._undoable and len(taken) < count:
            original = self._undoable[-1]
            self.apply(original.undone(at))
            taken.append(original)
        return taken

    def redo(self, at: dt.datetime, count: int = 1) -> list[Change]:
        """Do again up to `count` changes that were taken back; returns them."""
        done: list[Change] = []
        while self._redoable and len(done) < count:
            original = self._redoable[-1]
            self.apply(original.redone(at))
            done.append(original)
        return done

    def _remember(self, change: Change) -> None:
        if change.kind == "do":
            self._undoable.append(change)
            self._redoable.clear()
        elif change.kind == "undo":
            if self._undoable and self._undoable[-1].id == change.of:
                self._redoable.append(self._undoable.pop())
        elif self._redoable and self._redoable[-1].id == change.of:
            self._undoable.append(self._redoable.pop())
        del self._undoable[:-HISTORY_LIMIT]

    def catch_up(self, workshop: Workshop, history: Iterable[Change]) -> None:
        """Take over what another program has made of the session; the caller tells its screens."""
        self.workshop = workshop
        self._undoable.clear()
        self._redoable.clear()
        for change in history:
            self._remember(change)

    # ------------------------------------------------------------------ knowing

    @property
    def next_undo(self) -> Change | None:
        """The change that an undo would take back."""
        return self._undoable[-1] if self._undoable else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
