"""The projector view: map or clock for the whole room, nothing that is for the facilitator only."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Digits, Static

from locales import N_, _
from model import clock
from model.entities import StepState
from model.workshop import Workshop
from tui.desk import Moment
from tui.home import Home
from tui.widgets.header import step_in_hand
from tui.widgets.map_view import MapView

SHOWN = ("map", "matrix", "big-clock")
"""What Space goes through."""


class ProjectorScreen(Screen[None]):
    """Space changes between map, matrix and clock; Esc goes back to the desk."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "next_view", N_("map, matrix, clock")),
        Binding("escape,p,q", "app.leave_projector", N_("back to the desk")),
    ]

    moment: reactive[Moment | None] = reactive(None)
    """The tick to show."""
    workshop: reactive[Workshop | None] = reactive(None)
    """The session as it is now."""

    def __init__(self, view: str = SHOWN[0]) -> None:
        super().__init__()
        self._first = view

    @property
    def view(self) -> str:
        """Which of the views is up."""
        return self.query_one(ContentSwitcher).current or SHOWN[0]

    def compose(self) -> ComposeResult:
        """A title line, the view, a quiet hint."""
        yield Static("", id="title", markup=False)
        with ContentSwitcher(initial=self._first):
            yield MapView(id="map").data_bind(ProjectorScreen.workshop)
            yield MapView(view="matrix", id="matrix").data_bind(ProjectorScreen.workshop)
            with Vertical(id="big-clock"):
                with Horizontal(classes="centre-row"):
                    yield Static("", id="step", markup=False)
                with Horizontal(classes="centre-row"):
                    yield Digits("", id="left")
                with Horizontal(classes="centre-row"):
                    yield Static("", id="instruction", markup=False)
                with Horizontal(classes="centre-row"):
                    yield Static("", id="next", markup=False)
        yield Static(_("Space: map, matrix, clock · Esc: back"), id="hint", markup=False)

    @property
    def home(self) -> Home:
        """The program."""
        return cast(Home, self.app)

    def on_screen_resume(self) -> None:
        """Catch up with the session."""
        self.home.catch_up(self)

    def action_next_view(self) -> None:
        """Map, matrix, clock and round again."""
        switcher = self.query_one(ContentSwitcher)
        at = SHOWN.index(self.view)
        switcher.current = SHOWN[(at + 1) % len(SHOWN)]

    def watch_moment(self, moment: Moment | None) -> None:
        """The title line and the clock."""
        if moment is None or self.workshop is None or not self.is_mounted:
            return
        running, following = _running_and_next(moment)
        title = self.workshop.session.title
        remaining = moment.forecast.remaining if moment.forecast else None
        left = clock.remaining_words(remaining) if remaining is not None else ""
        line = Content.assemble((title, "bold"), (f"   {moment.now:%H:%M}", "$quiet"))
        if running:
            stopped = (_("paused, ") if running.state is StepState.PAUSED else "", "bold $warning")
            line = Content.assemble(line, f"   {running.title}  ", stopped, (left, "bold $accent"))
        self.query_one("#title", Static).update(line)
        self.query_one("#step", Static).update(
            Content.styled(running.title if running else self.workshop.session.title, "bold")
        )
        self.query_one("#left", Digits).update(_digits(moment))
        step = self.workshop.steps.get(running.id) if running else None
        self.query_one("#instruction", Static).update(Content(step.instruction if step else ""))
        coming = _("Next: {title}").format(title=following.title) if following else ""
        self.query_one("#next", Static).update(Content.styled(coming, "$quiet"))


def _running_and_next(
    moment: Moment,
) -> tuple[clock.StepForecast | None, clock.StepForecast | None]:
    if moment.forecast is None:
        return None, None
    coming = next((s for s in moment.forecast.steps if s.id == moment.forecast.next), None)
    return step_in_hand(moment.forecast), coming


def _digits(moment: Moment) -> str:
    """Time left of the running step as mm:ss, overtime with a +; the time of day otherwise."""
    forecast = moment.forecast
    if forecast is None or forecast.remaining is None:
        return f"{moment.now:%H:%M}"
    seconds = round(forecast.remaining.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"
