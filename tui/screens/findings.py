"""Findings: what the network's structure means, each with a question for the room."""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from locales import _, ngettext
from model.workshop import Workshop
from tui.screens.base import PlaceScreen
from tui.screens.findings_views import (
    actor_columns,
    actor_details,
    actor_rows,
    finding_words,
    measure_words,
    progress_words,
)
from tui.widgets.entity_table import EntityTable

if TYPE_CHECKING:
    from model.network.findings import Finding
    from model.network.measures import Measures, Progress

VIEWS = ("findings", "measures", "actor-measures")
"""What `z` goes through: findings, the network's measures, the actors' measures."""

BREATH = 0.0005
"""Seconds the measuring pauses between two pieces: a key that waits has its turn then."""

_PATIENCE = 0.15
"""Seconds after which the quick findings are shown while the slow measures are taken."""

_BESIDE = 4
"""Cells beside a text: the body's padding and a scrollbar."""

TELLING = 0.1
"""Seconds between two words on how far the measuring is."""


class FindingsScreen(PlaceScreen):
    """One finding after the other, the weightiest first; Enter shows it on the map."""

    PLACE = "findings"

    DEFAULT_CSS = """
    #summary { height: auto; margin-bottom: 1; }
    FindingsScreen ContentSwitcher { height: 1fr; width: 1fr; }
    """

    class Ready(Message):
        """What the network says (sent by the worker)."""

        def __init__(
            self, workshop: Workshop, measures: Measures, found: tuple[Finding, ...], *, ended: bool
        ) -> None:
            super().__init__()
            self.workshop = workshop
            self.measures = measures
            self.found = found
            self.ended = ended
            """Whether nothing more will come."""

    class Measuring(Message):
        """How far the measuring is (sent by the worker)."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Finding, ...] = ()
        self._measures: Measures | None = None
        self._measured: Workshop | None = None
        """The session as it was when the measures were taken."""
        self._stop = Event()
        self._measuring = ""
        """What is being measured now, in words; empty while nothing is."""
        self._seen: tuple[object, ...] = ()
        """The tables that were measured last."""

    def compose_body(self) -> ComposeResult:
        """How much was found, and the view that is up."""
        yield Static("", id="summary", classes="quiet", markup=False)
        with Horizontal():
            with ContentSwitcher(initial=VIEWS[0]):
                yield OptionList(id=VIEWS[0], markup=False)
                with VerticalScroll(id=VIEWS[1]):
                    yield Static("", id="measure-words", markup=False)
                yield EntityTable(actor_columns(), flexible=0, id=VIEWS[2])
            with VerticalScroll(classes="side only-wide", id="details", can_focus=False):
                yield Static("", id="detail", markup=False)

    @property
    def view(self) -> str:
        """Which of `VIEWS` is up."""
        return self.query_one(ContentSwitcher).current or VIEWS[0]

    def main_widget(self) -> Widget | None:
        """The view takes the keys."""
        return self.query_one(f"#{self.view}")

    # ------------------------------------------------------------------ measuring

    def show(self, workshop: Workshop) -> None:
        """Read the network in a worker where it changed; the last findings stay until then."""
        tables = (workshop.actors, workshop.links, workshop.no_flows)
        if len(self._seen) != len(tables) or any(
            new is not old for new, old in zip(tables, self._seen, strict=True)
        ):
            self._seen = tables
            self._start(workshop)

    def _start(self, workshop: Workshop) -> None:
        self._stop.set()
        self._stop = Event()
        self._read(workshop, self._stop)

    @work(thread=True, exclusive=True, group="findings", exit_on_error=False)
    def _read(self, workshop: Workshop, stop: Event) -> None:
        """Measure piece by piece, and say how far it is; what was stopped says what there is."""
        from model.network.findings import find
        from model.network.graph import Network
        from model.network.measures import measuring

        worker = get_current_worker()
        network = Network.of_workshop(workshop)
        begun = told = time.monotonic()
        latest: Measures | None = None
        is_shown = False
        for progress in measuring(network):
            if worker.is_cancelled:
                return
            latest = progress.measures or latest
            now = time.monotonic()
            if latest is not None and (stop.is_set() or latest.complete):
                break
            if latest is not None and not is_shown and now - begun > _PATIENCE:
                is_shown = True
                found = find(network, latest)
                self.post_message(self.Ready(workshop, latest, found, ended=False))
            if now - told > TELLING:
                told = now
                self.post_message(self.Measuring(progress))
            time.sleep(BREATH)
        assert latest is not None, "measuring ends with measures"
        found = find(network, latest)
        if not worker.is_cancelled:
            self.post_message(self.Ready(workshop, latest, found, ended=True))

    @on(Measuring)
    def _told(self, event: Measuring) -> None:
        event.stop()
        self._measuring = progress_words(event.progress)
        self._show_summary()

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        event.stop()
        self._found, self._measures = event.found, event.measures
        self._measured = event.workshop
        if event.ended:
            self._measuring = ""
        self._show_findings()
        self._show_measures()
        actors = self.query_one(f"#{VIEWS[2]}", EntityTable)
        actors.show(actor_rows(event.measures, event.workshop))
        self._show_summary()
        self._show_details()

    def action_leave_text(self) -> None:
        """Esc stops the measuring; else it leaves the text field."""
        if self._measuring and self.focused is self.main_widget():
            self._stop.set()
        else:
            super().action_leave_text()

    def action_measure(self) -> None:
        """Take all measures anew."""
        if self.workshop is not None:
            self._start(self.workshop)

    # ------------------------------------------------------------------ showing

    def _show_summary(self) -> None:
        count = len(self._found)
        words = ngettext("{n} finding", "{n} findings", count).format(n=count)
        if not count and not self._measuring:
            words = _("Nothing stands out yet: the network is too small to say, or well balanced.")
        if self._measuring:
            going_on = _("still measuring: {what}; Esc stops").format(what=self._measuring)
            words = f"{words} · {going_on}"
        elif self._measures is not None and not self._measures.complete:
            words += " · " + _("stopped; c takes the slow measures too")
        self.query_one("#summary", Static).update(Content(words))

    def _show_findings(self) -> None:
        options = self.query_one(f"#{VIEWS[0]}", OptionList)
        at = options.highlighted
        options.clear_options()
        width = self.size.width - _BESIDE
        options.add_options([Option(finding_words(finding, width)) for finding in self._found])
        options.highlighted = min(at or 0, len(self._found) - 1) if self._found else None

    def _show_measures(self) -> None:
        is_up = self.view == VIEWS[1]
        if is_up and self._measures is not None and self._measured is not None:
            words = measure_words(self._measures, self._measured, self.size.width - _BESIDE)
            self.query_one("#measure-words", Static).update(words)

    def _show_details(self) -> None:
        """Beside the actors, everything about the one under the cursor."""
        is_about_actors = self.view == VIEWS[2]
        self.query_one("#details").display = is_about_actors and self.size.width >= 100
        if is_about_actors and self._measures is not None and self.workshop is not None:
            actor = self.query_one(f"#{VIEWS[2]}", EntityTable).current or ""
            words = actor_details(actor, self._measures, self.workshop)
            self.query_one("#detail", Static).update(words)

    def on_resize(self) -> None:
        """The details stand where there is room; long lines break anew."""
        self._show_findings()
        self._show_measures()
        self._show_details()

    @on(EntityTable.Moved)
    def _moved(self, event: EntityTable.Moved) -> None:
        event.stop()
        self._show_details()

    # ------------------------------------------------------------------ commands

    def action_findings_view(self) -> None:
        """Findings, measures of the network, measures of the actors."""
        following = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self.query_one(ContentSwitcher).current = following
        self.set_focus(self.main_widget())
        self._show_measures()
        self._show_details()

    def open_card(self, table: EntityTable) -> None:
        """Enter on an actor: the actor on the map."""
        if table.id == VIEWS[2] and table.current is not None:
            self.home.look_at((table.current,))

    @on(OptionList.OptionSelected, f"#{VIEWS[0]}")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        finding = self._found[event.option_index]
        self.home.look_at(finding.actors, finding.links, finding.words)
