"""The one header line: session and phase, the time, the running step, and whether all is saved."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from locales import _
from model import clock
from model.recorder import SaveStatus
from tui.desk import Moment

_URGENT: dict[clock.Urgency, str] = {
    "calm": "bold $accent",
    "warning": "bold $warning",
    "danger": "bold $error",
    "over": "bold $error",
}


class SessionHeader(Widget):
    """One line; narrow windows lose the least urgent part first, never half a word."""

    ALLOW_SELECT = False

    moment: reactive[Moment | None] = reactive(None)
    """The tick to show."""
    session_title: reactive[str] = reactive("")
    """Title of the open session, empty where none is open."""

    def render(self) -> Content:
        """The line at the width there is."""
        width = self.content_size.width
        right = self._right_parts()
        title = self.session_title or "arvoverkko"
        day = self._day_words()
        while True:
            right_side = Content("   ").join(right)
            left = Content.assemble((title, "bold"), (day, "$quiet"))
            room = width - left.cell_length - right_side.cell_length
            if room >= 2 or not day:
                break
            day = ""
        while room < 2 and len(right) > 2:
            # The time of day goes first: the machine shows it too. Then how far the day is behind;
            # what the step has left, and whether all is saved, stay longest.
            right.pop(0 if len(right) > 3 else 1)
            right_side = Content("   ").join(right)
            room = width - left.cell_length - right_side.cell_length
        if room < 2:
            left = Content.styled(_fitted(title, width - right_side.cell_length - 2), "bold")
            room = width - left.cell_length - right_side.cell_length
        return Content.assemble(left, " " * max(room, 1), right_side)

    def _day_words(self) -> str:
        day = self.moment.day if self.moment else None
        if day is None:
            return ""
        return "  ·  " + _("day {number}: {title}").format(number=day.number, title=day.title)

    def _right_parts(self) -> list[Content]:
        moment = self.moment
        if moment is None:
            return []
        parts = [Content(f"{moment.now:%H:%M}")]
        forecast = moment.forecast
        step = step_in_hand(forecast) if forecast else None
        if forecast is not None and step is not None and forecast.remaining is not None:
            remaining = forecast.remaining
            allowed = forecast.allowed or remaining
            left = (clock.remaining_words(remaining), _URGENT[clock.urgency(remaining, allowed)])
            stopped = (_("paused, ") if forecast.paused else "", "bold $warning")
            parts.append(Content.assemble((step.title + " ", ""), stopped, left))
            behind = forecast.behind_minutes
            parts.append(
                Content.styled(clock.behind_words(behind), "$warning" if behind > 0 else "$quiet")
            )
        parts.append(saving_words(moment.saving))
        return parts


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


def _fitted(text: str, width: int) -> str:
    """`text` in at most `width` cells, ending in … where it was longer."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"
