"""The projector view: map, form or clock for the whole room, nothing for the facilitator only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from locales import N_, _, language
from model import clock
from model.entities import StepState
from model.workshop import Workshop
from tui.desk import Desk
from tui.home import ShowsSession
from tui.method_shown import method_shown
from tui.moment import Moment
from tui.widgets.big_digits import BigDigits
from tui.widgets.forms import FORMS
from tui.widgets.header import URGENT, step_in_hand
from tui.widgets.map_legend import MapLegend
from tui.widgets.map_view import MapView
from tui.widgets.part import Part

SHOWN = ("map", "matrix", "form", "big-clock")
"""What Space goes through; the form only where the method has one to show."""

PROJECTED_FROM = {"method": "form", "map": "map", "network": "map", "matrix": "matrix"}
"""The view that the room is shown first from a place; from other places it is the last one."""

HINT_SECONDS = 8.0
"""How long the keys are named; the room has no need of them."""

AROUND_DIGITS = 13
"""Lines of the clock's view that the digits leave to everything else."""


class Presenter(Protocol):
    """The program as this screen sees it: the whole one, or the second window."""

    desk: Desk
    """The facilitator's desk."""
    projected_view: str
    """The view that was projected last."""

    def catch_up(self, screen: ShowsSession) -> None:
        """Give a screen the session and the time as they are now."""


class ProjectorScreen(Screen[None]):
    """Space changes between map, matrix, form and clock; Esc goes back to the desk."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,pagedown", "project_next(1)", N_("next view")),
        Binding("left,pageup", "project_next(-1)", N_("view before")),
        Binding("up", "scroll_projected(-1)", show=False),
        Binding("down", "scroll_projected(1)", show=False),
        Binding("escape,p,q", "app.leave_projector", N_("back to the desk")),
    ]

    moment: var[Moment | None] = var(None)
    """The tick to show."""
    workshop: var[Workshop | None] = var(None)
    """The session as it is now."""

    def __init__(self) -> None:
        super().__init__()
        self._stands = False

    def on_mount(self) -> None:
        """Its parts are there to be filled."""
        self._stands = True

    @property
    def home(self) -> Presenter:
        """The program."""
        return cast(Presenter, self.app)

    @property
    def view(self) -> str:
        """Which of the views is up."""
        return self.query_one(ContentSwitcher).current or SHOWN[0]

    def compose(self) -> ComposeResult:
        """A title line, the view, a quiet hint."""
        with Horizontal(id="title"):
            for part in ("room-session", "room-now", "room-step", "room-left"):
                yield Part(id=part)
        with ContentSwitcher(initial=self.home.projected_view):
            with Vertical(id="map"):
                yield MapView(legend=False, id="room-map").data_bind(ProjectorScreen.workshop)
                yield MapLegend().data_bind(ProjectorScreen.workshop)
            yield MapView(view="matrix", id="matrix").data_bind(ProjectorScreen.workshop)
            yield Static("", id="form", markup=False)
            with Vertical(id="big-clock"):
                yield Static("", id="step", markup=False)
                yield BigDigits(id="left")
                yield Static("", id="until", markup=False)
                yield Static("", id="instruction", markup=False)
                yield Static("", id="next", markup=False)
        yield Static(self.hint(), id="hint", markup=False)

    def hint(self) -> str:
        """What the keys do, in a few words."""
        return _("Space: map, matrix, form, clock · Esc: back")

    # ------------------------------------------------------------------ the world

    def on_screen_resume(self) -> None:
        """Catch up with the session."""
        self.home.catch_up(self)
        if self.view == "form" and self._parts():
            self.say(" · ".join((self.hint(), _("↑ ↓: one by one"))))
        self.set_timer(HINT_SECONDS, lambda: self.say(""))

    def on_resize(self) -> None:
        """Digits and form as large as the window allows."""
        self.call_after_refresh(self._fit)

    def say(self, words: str) -> None:
        """Say something quietly on the last line."""
        self.query_one("#hint", Static).update(Content(words), layout=False)

    def watch_workshop(self) -> None:
        """What stands on the form may be another thing."""
        self._draw_form()

    def watch_moment(self) -> None:
        """The title line and the clock."""
        moment, workshop = self.moment, self.workshop
        if moment is None or workshop is None or not self._stands:
            return
        self._draw_title(moment, workshop)
        self._draw_clock(moment, workshop)

    # ------------------------------------------------------------------ keys

    def action_project_next(self, stride: int) -> None:
        """Map, matrix, form, clock and round again."""
        views = [view for view in SHOWN if view != "form" or self._form()]
        at = views.index(self.view) if self.view in views else -stride
        self.query_one(ContentSwitcher).current = views[(at + stride) % len(views)]
        self.home.projected_view = self.view
        self._fit()

    def action_scroll_projected(self, stride: int) -> None:
        """Move the view up or down, where it is longer than the window."""
        if self.view == "form" and self._turn_part(stride):
            return
        shown = "room-map" if self.view == "map" else self.view
        self.query_one(f"#{shown}").scroll_relative(y=stride, animate=False)

    # ------------------------------------------------------------------ drawing

    def _fit(self) -> None:
        if self._stands:
            width, height = self.size
            self.query_one(BigDigits).fit(width - 4, height - AROUND_DIGITS)
            self._draw_form()

    def _draw_title(self, moment: Moment, workshop: Workshop) -> None:
        """Session and time, what runs and what it has left."""
        forecast, alerts = moment.forecast, moment.alerts
        step = step_in_hand(forecast) if forecast else None
        left = alerts.words if alerts is not None and step is not None else ""
        style = URGENT[alerts.level] if alerts is not None else ""
        paused = forecast is not None and forecast.paused is not None
        for part, words in (
            ("room-session", Content.styled(workshop.session.title, "bold")),
            ("room-now", Content.styled(f"{moment.now:%H:%M}", "$quiet")),
            ("room-step", Content(step.title if step else "")),
            ("room-left", Content.styled(left, "bold $warning" if paused else style)),
        ):
            self.query_one(f"#{part}", Part).show(words)

    def _draw_clock(self, moment: Moment, workshop: Workshop) -> None:
        forecast, alerts = moment.forecast, moment.alerts
        running = step_in_hand(forecast) if forecast else None
        step = workshop.steps.get(running.id) if running else None
        level = alerts.level if alerts is not None else "calm"
        paused = running is not None and running.state is StepState.PAUSED
        digits = self.query_one(BigDigits)
        digits.value = time_left(moment)
        for urgency in URGENT:
            digits.set_class(urgency == ("warning" if paused else level), f"-{urgency}")
        title = running.title if running else workshop.session.title
        self._update("step", Content.styled(title, "bold"))
        self._update("until", Content(_for_the_room(moment, running, level)))
        self._update("instruction", Content(step.instruction if step else ""))
        coming = _coming(forecast)
        self._update("next", Content.styled(coming, "$quiet"))

    def _draw_form(self) -> None:
        if self._stands and self.workshop is not None and self.view == "form":
            self._update("form", self._form() or Content(_("Nothing is on the form yet.")))

    def _form(self) -> Content:
        """What stands on the form of the method at hand; empty where there is none to show."""
        workshop = self.workshop
        method, sheet = method_shown(self.home.desk) if workshop is not None else (None, None)
        if workshop is None or method is None or method.form not in FORMS:
            return Content("")
        width, height = max(self.size.width - 2, 1), max(self.size.height - 4, 1)
        form, choice = FORMS[method.form], self.home.desk.aids.method
        session = choice.guest or workshop
        shown = form.projected(session, method, sheet, width, height, choice.part)
        if not shown.plain.strip():
            return Content("")
        words = choice.guest.session.title if choice.guest else method.title.of(language())
        title = Content.styled(words, "bold $accent")
        return Content("\n").join([title, shown])

    def _parts(self) -> Sequence[str]:
        """What the form is shown in one by one: canvases, rings, groups' maps."""
        workshop, (method, _sheet) = self.workshop, method_shown(self.home.desk)
        return FORMS[method.form].parts(workshop, method) if workshop and method else ()

    def _turn_part(self, stride: int) -> bool:
        """Show the form's next part, where it is shown part by part."""
        parts = self._parts()
        if not parts:
            return False
        choice = self.home.desk.aids.method
        choice.guest = None
        at = parts.index(choice.part) + stride if choice.part in parts else 0
        choice.part = parts[at % len(parts)]
        self._draw_form()
        return True

    def _update(self, name: str, words: Content) -> None:
        """Show `words`; what stands there already is left alone."""
        static = self.query_one(f"#{name}", Static)
        if not (isinstance(static.content, Content) and words.is_same(static.content)):
            static.update(words)


def time_left(moment: Moment) -> str:
    """Time left of the running step as mm:ss, overtime with a +; the time of day otherwise."""
    forecast = moment.forecast
    if forecast is None or forecast.remaining is None:
        return f"{moment.now:%H:%M}"
    seconds = int(forecast.remaining.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"


def _for_the_room(moment: Moment, running: clock.StepForecast | None, level: clock.Urgency) -> str:
    """What the digits mean: until when, paused, or that the time is up; words beside the colour."""
    if running is None:
        return ""
    if running.state is StepState.PAUSED:
        return _("paused")
    match level:
        case "over":
            return _("the time is up")
        case "danger":
            return _("almost up: finish your sentence")
        case "warning":
            return _("soon up: start to round off")
    return _("until {time}").format(time=clock.time_words(running.expected_end))


def _coming(forecast: clock.Forecast | None) -> str:
    if forecast is None:
        return ""
    coming = next((step for step in forecast.steps if step.id == forecast.next), None)
    if coming is None:
        return ""
    words = _("Next: {title}").format(title=coming.title)
    return f"{words} · {clock.minutes_words(round(coming.expected_minutes))}"
