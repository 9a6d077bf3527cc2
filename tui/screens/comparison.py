"""Comparison: what came, went and changed in the network between two states of it."""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static
from textual.worker import get_current_worker

from locales import _
from model.changes import update
from model.entities import Snapshot
from model.network.diff import NetworkDiff, difference
from model.network.diff_words import summary
from model.network.graph import Network
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.comparison_rows import (
    change_columns,
    change_rows,
    mark_signs,
    measure_columns,
    measure_rows,
    state_words,
)
from tui.screens.dialogs import PromptScreen
from tui.screens.findings import BREATH, TELLING
from tui.screens.findings_views import progress_words
from tui.screens.state_choice import NOW, StateChoiceScreen
from tui.widgets.compare_view import CompareView, State
from tui.widgets.entity_table import EntityTable

if TYPE_CHECKING:
    from model.network.measures import MeasureChange, Progress

VIEWS = ("compared", "changes", "before-after")
"""What `z` goes through: the map, every change in a table, the measures of both states."""

_ROOMY = (100, 30)
"""Cells and lines from which on the map comes first."""


class ComparisonScreen(PlaceScreen):
    """Two states of the network: on the map, as a table, in figures."""

    PLACE = "comparison"

    DEFAULT_CSS = """
    ComparisonScreen #states { height: auto; text-style: bold; }
    ComparisonScreen #differs { height: auto; margin-bottom: 1; }
    ComparisonScreen ContentSwitcher { height: 1fr; }
    """

    class Measured(Message):
        """The measures of both states (sent by the worker)."""

        def __init__(self, changes: tuple[MeasureChange, ...], *, complete: bool) -> None:
            super().__init__()
            self.changes = changes
            self.complete = complete
            """Whether the slow measures are among them."""

    class Measuring(Message):
        """How far the measuring is (sent by the worker)."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        """Id of the earlier snapshot; empty for the newest that differs from the later state."""
        self._after = NOW
        """Id of the later snapshot, or `NOW`."""
        self._measured: tuple[object, ...] = ()
        """The states whose measures are shown or being taken."""
        self._diff: NetworkDiff | None = None
        """What differs; None where there is nothing to compare."""
        self._differs = Content("")
        """The same in a sentence."""
        self._measuring = ""
        """How far the measuring is, in words; empty while nothing is measured."""
        self._stop = Event()

    def compose_body(self) -> ComposeResult:
        """Which states, what differs in a sentence, and the view."""
        yield Static("", id="states", markup=False)
        yield Static("", id="differs", classes="quiet", markup=False)
        with ContentSwitcher(initial=VIEWS[0]):
            yield CompareView(legend=False, id=VIEWS[0]).data_bind(PlaceScreen.workshop)
            yield EntityTable(change_columns(), flexible=1, id=VIEWS[1])
            yield EntityTable(measure_columns(), flexible=0, id=VIEWS[2])

    def on_mount(self) -> None:
        """A map of both states needs room; a small window begins with the table."""
        if self.app.size.width < _ROOMY[0] or self.app.size.height < _ROOMY[1]:
            self.query_one(ContentSwitcher).current = VIEWS[1]

    @property
    def view(self) -> str:
        """Which of `VIEWS` is up."""
        return self.query_one(ContentSwitcher).current or VIEWS[0]

    @property
    def map(self) -> CompareView:
        """The map of both states."""
        return self.query_one(CompareView)

    def main_widget(self) -> Widget | None:
        """The view takes the keys."""
        return self.query_one(f"#{self.view}")

    # ------------------------------------------------------------------ which states

    def _states(self, workshop: Workshop) -> list[str]:
        """All states there are, the earliest first."""
        return [*workshop.snapshots, NOW]

    def _earlier(self, workshop: Workshop) -> Snapshot | None:
        """The earlier state: the chosen one, else the newest that differs from the later."""
        if self._before in workshop.snapshots and self._before != self._after:
            return workshop.snapshots[self._before]
        others = [one for key, one in workshop.snapshots.items() if key != self._after]
        after = self._network(workshop, self._after)
        for snapshot in reversed(others):
            if difference(self._network(workshop, snapshot.id), after):
                return snapshot
        return others[-1] if others else None

    def _network(self, workshop: Workshop, state: str) -> Network:
        snapshot = workshop.snapshots.get(state)
        if snapshot is None:
            return Network.of_workshop(workshop)
        return Network.of(snapshot.actors, snapshot.links)

    def show(self, workshop: Workshop) -> None:
        """Both states as they are now."""
        if self._after not in self._states(workshop):
            self._after = NOW
        earlier = self._earlier(workshop)
        states = self.query_one("#states", Static)
        if earlier is None:
            self._show_nothing(states)
            return
        before = self._network(workshop, earlier.id)
        after = self._network(workshop, self._after)
        later = state_words(workshop.snapshots.get(self._after))
        states.update(Content(f"{state_words(earlier)}  →  {later}"))
        self._diff = difference(before, after)
        self._show_diff(self._diff)
        self._show_view()

    def _show_view(self) -> None:
        """What the view that is up needs beside the difference itself: signs, or measures."""
        diff = self._diff
        if diff is None:
            return
        on_map = bool(diff) and self.view == VIEWS[0]
        signs = mark_signs(dark=self.app.current_theme.dark) if on_map else Content("")
        self._differs = Content.assemble(signs, summary(diff))
        self._measure_where_needed(diff.before, diff.after)
        self._show_differs()

    def _show_differs(self) -> None:
        """What differs, and how far the measuring is."""
        parts = [self._differs]
        if self._measuring and self.view == VIEWS[2]:
            parts.append(Content(f" · {self._measuring}"))
        self.query_one("#differs", Static).update(Content.assemble(*parts))

    def _show_nothing(self, states: Static) -> None:
        states.update(Content(_("Nothing to compare with yet")))
        hint = _("k keeps the network as it is now; later this place shows what has changed.")
        self._differs, self._diff = Content(hint), None
        self._stop.set()
        self._measuring, self._measured = "", ()
        self._show_differs()
        self.map.states = None
        for view in VIEWS[1:]:
            self.query_one(f"#{view}", EntityTable).show([])

    def _show_diff(self, diff: NetworkDiff) -> None:
        before, after = diff.before, diff.after
        self.map.states = (
            State(tuple(before.actors.values()), before.links),
            State(tuple(after.actors.values()), after.links),
        )
        dark = self.app.current_theme.dark
        self.query_one(f"#{VIEWS[1]}", EntityTable).show(change_rows(diff, dark=dark))

    # ------------------------------------------------------------------ measures

    def _measure_where_needed(self, before: Network, after: Network) -> None:
        states = (before.actors, before.links, after.actors, after.links)
        if self.view == VIEWS[2] and states != self._measured:
            self._measured = states
            self._measuring = ""
            self._stop.set()
            self._stop = Event()
            self._measure(before, after, self._stop)

    @work(thread=True, exclusive=True, group="findings", exit_on_error=False)
    def _measure(self, before: Network, after: Network, stop: Event) -> None:
        """Measure both states: what is quick at once, then all of it, told how far it is."""
        from model.network.measures import Measures, measure_changes, measuring

        worker = get_current_worker()
        told = time.monotonic()
        for slow in (False, True):
            figures: list[Measures] = []
            for network in (before, after):
                for progress in measuring(network, slow=slow):
                    if worker.is_cancelled or (slow and stop.is_set()):
                        return
                    if slow and time.monotonic() - told > TELLING:
                        told = time.monotonic()
                        self.post_message(self.Measuring(progress))
                    time.sleep(BREATH)
                assert progress.measures is not None, "measuring ends with measures"
                figures.append(progress.measures)
            self.post_message(self.Measured(measure_changes(*figures), complete=slow))

    @on(Measuring)
    def _told(self, event: Measuring) -> None:
        event.stop()
        if not self._stop.is_set():
            what = progress_words(event.progress)
            self._measuring = _("still measuring: {what}; Esc stops").format(what=what)
            self._show_differs()

    @on(Measured)
    def _show_measures(self, event: Measured) -> None:
        event.stop()
        if event.complete:
            self._measuring = ""
            self._show_differs()
        self.query_one(f"#{VIEWS[2]}", EntityTable).show(measure_rows(event.changes))

    def action_leave_text(self) -> None:
        """Esc stops the measuring; else it leaves the text field."""
        if self._measuring and self.focused is self.main_widget() and not self._stop.is_set():
            self._stop.set()
            self._measuring = _("stopped; leave this view and come back for the slow measures")
            self._show_differs()
        else:
            super().action_leave_text()

    # ------------------------------------------------------------------ commands

    def action_compared_view(self) -> None:
        """The map, the table of changes, the measures; those that were stopped are taken anew."""
        if self._stop.is_set():
            self._measured = ()
        following = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self._go_to_view(following)

    def _go_to_view(self, view: str) -> None:
        self.query_one(ContentSwitcher).current = view
        self.set_focus(self.main_widget())
        if view == VIEWS[0]:
            # Covered, it drew nothing; uncovered, it has a size again.
            self.map.call_after_refresh(self.map.redraw)
        self._show_view()

    def action_choose_state(self, which: str) -> None:
        """Choose the earlier or the later state."""
        self.home.start(self._choose(which))

    async def _choose(self, which: str) -> None:
        workshop = self.desk.workshop
        earlier = self._earlier(workshop)
        if which == "before":
            question, ids = _("Which earlier state?"), list(workshop.snapshots)
            chosen = earlier.id if earlier else ""
        else:
            question, ids, chosen = _("Which later state?"), self._states(workshop), self._after
        if not workshop.snapshots:
            self.home.tell(_("No snapshot is kept yet: k keeps the network as it is now."))
            return
        answer = await self.home.ask(StateChoiceScreen(question, workshop, ids, chosen))
        if answer is None:
            return
        if which == "before":
            self._before = answer
            if answer == self._after:
                self._after = NOW
        else:
            self._after = answer
        self.show(self.desk.workshop)

    def action_other_state(self, by: int) -> None:
        """The snapshot before the earlier state, or the one after it."""
        workshop = self.desk.workshop
        ids = [key for key in workshop.snapshots if key != self._after]
        earlier = self._earlier(workshop)
        if earlier is None:
            return
        at = ids.index(earlier.id) + by
        self._before = ids[min(max(at, 0), len(ids) - 1)]
        self.show(workshop)

    def action_remove(self) -> None:
        """Remove the earlier state; undo brings it back."""
        earlier = self._earlier(self.desk.workshop)
        if earlier is not None:
            self.home.remove("snapshots", earlier.id)

    def action_rename_state(self) -> None:
        """Give the earlier state another name."""
        earlier = self._earlier(self.desk.workshop)
        if earlier is not None:
            self.home.start(self._rename(earlier))

    async def _rename(self, snapshot: Snapshot) -> None:
        name = await self.home.ask(PromptScreen(_("What is it called?"), snapshot.name))
        current = self.desk.workshop.snapshots.get(snapshot.id)
        if name and current is not None:
            self.home.try_to(update, current, at=self.desk.now(), name=name)

    def open_card(self, table: EntityTable) -> None:
        """Enter on a change: the actor or link on the map of both states."""
        if table.id != VIEWS[1] or table.current is None:
            return
        _mark, _space, entity = table.current.partition(" ")
        if not entity:
            return
        self._go_to_view(VIEWS[0])
        self.map.marked = frozenset({entity})
        self.map.put_cursor(entity if self._is_actor(entity) else None)

    def _is_actor(self, entity: str) -> bool:
        states = self.map.states or ()
        return any(actor.id == entity for state in states for actor in state.actors)
