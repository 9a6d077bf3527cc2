"""The one header line: session and phase, the time, the running step, and whether all is saved.

Each part is a widget of its own, so that a second that passes repaints the remaining time alone.
"""

from __future__ import annotations

import datetime as dt

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive, var

from locales import _
from model import clock
from model.recorder import SaveStatus
from tui.moment import Moment
from tui.widgets.flash import FLASHING, Flashing
from tui.widgets.part import Part

URGENT: dict[clock.Urgency, str] = {
    "calm": "bold $accent",
    "warning": "bold $warning",
    "danger": "bold $error",
    "over": "bold $error",
}
"""The style of the remaining time; words always stand beside it."""

GAP = 3
"""Cells between two parts."""

LEAST_TITLE = 12
"""Cells that the session's title keeps beside the running step's; below that the step's goes."""

WORTH_SAYING = dt.timedelta(minutes=1)
"""Spare time below this is none."""

_RIGHT = ("now", "step", "left", "pace", "saving")
_DROPPED_FIRST = ("now", "method", "pace", "step")
"""What narrow windows give up, in this order: the machine shows the time too.

What the step has left, and whether all is saved, stay longest.
"""


class SessionHeader(Flashing, Horizontal):
    """One line; narrow windows lose the least urgent part first, never half a word."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SessionHeader { layout: horizontal; }
    SessionHeader #head-session { width: 1fr; text-overflow: ellipsis; }
    SessionHeader Part { margin-left: 3; }
    SessionHeader #head-session { margin-left: 0; }
    SessionHeader #head-left { margin-left: 1; }
    """

    moment: var[Moment | None] = var(None)
    """The tick to show."""
    session_title: reactive[str] = reactive("")
    """Title of the open session, empty where none is open."""

    def compose(self) -> ComposeResult:
        """The session to the left, the clock to the right."""
        for part in ("session", *_RIGHT):
            yield Part(id=f"head-{part}")

    def on_mount(self) -> None:
        """Fill the line for the first time."""
        self._draw()

    def on_resize(self) -> None:
        """Another width holds other parts."""
        self._draw()

    def watch_moment(self) -> None:
        """Repaint the parts that are other ones than a second ago."""
        self._draw()

    def watch_session_title(self) -> None:
        """Another session, or another name for it."""
        self._draw()

    def invert(self, inverted: bool) -> None:
        """The whole line in one colour, or each part in its own again."""
        super().invert(inverted)
        self._draw()

    # ------------------------------------------------------------------ inside

    def _draw(self) -> None:
        parts = {part.id: part for part in self.children if isinstance(part, Part)}
        if not parts:
            # Still being made: drawn once it stands.
            return
        for name, content in self._fitting(self.content_size.width).items():
            plain = self.has_class(FLASHING)
            parts[f"head-{name}"].show(Content(content.plain) if plain else content)

    def _fitting(self, width: int) -> dict[str, Content]:
        """The parts that fit into `width`; what does not is empty."""
        title = Content.styled(self.session_title or "arvoverkko", "bold")
        day, right = self._day_words(), _right_parts(self.moment)
        for gone in _DROPPED_FIRST:
            least = LEAST_TITLE if gone == "step" else title.cell_length
            if width - _width(right) < min(least, title.cell_length) + GAP:
                right[gone] = Content("")
        if width - _width(right) < title.cell_length + day.cell_length + GAP:
            day = Content("")
        method = right.pop("method")
        right["step"] = right["step"] + method
        return {"session": title + day, **right}

    def _day_words(self) -> Content:
        day = self.moment.day if self.moment else None
        if day is None:
            return Content("")
        words = _("day {number}: {title}").format(number=day.number, title=day.title)
        return Content.styled("  ·  " + words, "$quiet")


def _width(parts: dict[str, Content]) -> int:
    """Cells that the right side takes with the gaps between its parts."""
    gaps = {"left": 1, "method": 0}
    return sum(
        part.cell_length + gaps.get(name, GAP) for name, part in parts.items() if part.cell_length
    )


def _right_parts(moment: Moment | None) -> dict[str, Content]:
    empty = dict.fromkeys(("now", "step", "method", "left", "pace", "saving"), Content(""))
    if moment is None:
        return empty
    parts = empty | {
        "now": Content(f"{moment.now:%H:%M}"),
        "saving": saving_words(moment.saving),
    }
    forecast, alerts = moment.forecast, moment.alerts
    step = step_in_hand(forecast) if forecast else None
    if forecast is None or alerts is None or step is None:
        return parts
    method = moment.method
    style = "bold $warning" if forecast.paused else URGENT[alerts.level]
    return parts | {
        "step": Content(step.title),
        "method": Content.styled(f" · {method}" if method else "", "$quiet"),
        "left": Content.styled(alerts.words, style),
        "pace": pace_words(forecast),
    }


def pace_words(forecast: clock.Forecast) -> Content:
    """How the day stands against its plan: behind, ahead, with time to spare, or on time."""
    behind = forecast.behind_minutes
    if behind == 0 and forecast.spare >= WORTH_SAYING:
        return Content.styled(clock.spare_words(forecast.spare), "$success")
    return Content.styled(clock.behind_words(behind), "$warning" if behind > 0 else "$quiet")


def step_in_hand(forecast: clock.Forecast) -> clock.StepForecast | None:
    """The step that runs or is paused."""
    in_hand = forecast.running or forecast.paused
    return next((step for step in forecast.steps if step.id == in_hand), None)


def saving_words(status: SaveStatus) -> Content:
    """Whether everything is on the disk, in a word."""
    match status.state:
        case "saved":
            return Content.styled(_("saved"), "$success")
        case "saving":
            return Content.styled(_("saving"), "$quiet")
        case "read_only":
            return Content.styled(_("read only"), "bold $warning")
    words = _("not saved: {reason}").format(reason=status.reason)
    return Content.styled(words, "bold $error")
