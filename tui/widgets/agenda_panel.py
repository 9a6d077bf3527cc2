"""The day's agenda beside the work: what ran, what runs, what comes and when it will end."""

from __future__ import annotations

import textwrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from locales import _
from model import clock
from model.entities import Part, StepState
from tui.desk import Moment

_TITLE_WIDTH = 18
_MARKS = {
    StepState.DONE: "✓",
    StepState.SKIPPED: "–",
    StepState.PAUSED: "‖",
    StepState.RUNNING: "▶",
    StepState.PLANNED: " ",
}


class AgendaPanel(VerticalScroll, can_focus=False):
    """One line per step: mark, expected start, title, minutes. Narrow windows drop the panel."""

    moment: reactive[Moment | None] = reactive(None)
    """The tick to show."""

    def compose(self) -> ComposeResult:
        """One block of text: it changes only when a minute or a state does."""
        yield Static("", markup=False)

    def watch_moment(self, moment: Moment | None) -> None:
        """Redraw where the text is another one than a second ago."""
        text = self._text(moment)
        if not text.is_same(getattr(self, "_shown", Content(""))):
            self._shown = text
            self.query_one(Static).update(text)

    def _text(self, moment: Moment | None) -> Content:
        if moment is None or moment.day is None or moment.forecast is None:
            return Content.styled(_("No agenda. Press a to make one."), "$quiet")
        forecast = moment.forecast
        lines = [
            Content.assemble(
                (_("Day {number}").format(number=moment.day.number), "bold"),
                (f"  {moment.day.start:%-d.%-m.%Y}", "$quiet"),
            ),
            Content(""),
        ]
        for step in forecast.steps:
            lines += step_lines(step, current=step.id in (forecast.running, forecast.paused))
        lines += [Content(""), *_ending(forecast)]
        return Content("\n").join(lines)


def step_lines(step: clock.StepForecast, *, current: bool) -> list[Content]:
    """A step on one line, or more where its title is long."""
    titles = textwrap.wrap(step.title, _TITLE_WIDTH) or [""]
    if step.state in (StepState.DONE, StepState.SKIPPED):
        style = "$quiet"
    elif current or step.state in (StepState.RUNNING, StepState.PAUSED):
        style = "bold $accent"
    else:
        style = "italic $secondary" if step.part is Part.BREAK else ""
    start = step.expected_start
    fixed = "·" if step.fixed else " "
    first = Content.assemble(
        (f"{_MARKS[step.state]}{start:%H:%M}{fixed}", style),
        (titles[0].ljust(_TITLE_WIDTH), style),
        (f"{step.planned_minutes:>4}", "$quiet"),
    )
    return [first, *(Content.styled(" " * 7 + more, style) for more in titles[1:])]


def _ending(forecast: clock.Forecast) -> list[Content]:
    lines = [Content.styled(line, "bold") for line in textwrap.wrap(forecast.words, 30)]
    for warning in forecast.warnings:
        lines += [Content.styled(line, "$warning") for line in textwrap.wrap(warning, 30)]
    return lines
