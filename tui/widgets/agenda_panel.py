"""The day's agenda beside the work: what ran, what runs, what comes and when it will end."""

from __future__ import annotations

import textwrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from locales import _, language
from model import clock
from model.dates import format_date
from model.entities import Part, StepState
from tui.moment import Moment

_WIDTH = 30
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

    moment: var[Moment | None] = var(None)
    """The tick to show."""

    def compose(self) -> ComposeResult:
        """One block of text: it changes only when a minute or a state does."""
        yield Static("", markup=False)

    def __init__(self) -> None:
        super().__init__()
        self._shown = Content("")
        self._blocks: dict[str, tuple[clock.StepForecast, bool, Content]] = {}
        self._parts: list[Content] = []

    def watch_moment(self, moment: Moment | None) -> None:
        """Redraw where the text is another one than a second ago."""
        parts, before = self._text(moment), self._shown
        # A block that says the same is the same object, so a quiet second compares no text.
        if len(parts) == len(self._parts) and all(map(_same, parts, self._parts)):
            return
        self._parts = parts
        text = Content("\n").join(parts)
        if not text.is_same(before):
            self._shown = text
            grown = text.plain.count("\n") != before.plain.count("\n")
            self.query_one(Static).update(text, layout=grown or not before)

    def _text(self, moment: Moment | None) -> list[Content]:
        if moment is None or moment.day is None or moment.forecast is None:
            return [Content.styled(_("No agenda. Press a to make one."), "$quiet")]
        forecast = moment.forecast
        lines = [
            Content.assemble(
                (_("Day {number}").format(number=moment.day.number), "bold"),
                (f"  {format_date(moment.day.start.date(), language())}", "$quiet"),
            ),
            Content(""),
        ]
        for step in forecast.steps:
            lines.append(self._block(step, step.id in (forecast.running, forecast.paused)))
        return [*lines, Content(""), *_ending(moment, forecast)]

    def _block(self, step: clock.StepForecast, current: bool) -> Content:
        """A step's lines; those of the second before where they say the same."""
        known = self._blocks.get(step.id)
        if known is not None and known[0] is step and known[1] == current:
            return known[2]
        block = Content("\n").join(step_lines(step, current=current))
        if known is not None and block.is_same(known[2]):
            block = known[2]
        self._blocks[step.id] = (step, current, block)
        return block


def _same(part: Content, other: Content) -> bool:
    return part is other or part.is_same(other)


def step_lines(step: clock.StepForecast, *, current: bool) -> list[Content]:
    """A step on one line, or more where its title is long."""
    titles = textwrap.wrap(step.title, _TITLE_WIDTH) or [""]
    if step.state in (StepState.DONE, StepState.SKIPPED):
        style = "$quiet"
    elif current or step.state in (StepState.RUNNING, StepState.PAUSED):
        style = "bold $accent"
    else:
        style = "italic $secondary" if step.part is Part.BREAK else ""
    start, minutes = step.expected_start, step.lasting_minutes
    fixed = "·" if step.fixed else " "
    first = Content.assemble(
        (f"{_MARKS[step.state]}{start:%H:%M}{fixed}", style),
        (titles[0].ljust(_TITLE_WIDTH), style),
        (f"{minutes:>4}", "$quiet" if minutes == step.planned_minutes else "bold"),
    )
    return [first, *(Content.styled(" " * 7 + more, style) for more in titles[1:])]


def _ending(moment: Moment, forecast: clock.Forecast) -> list[Content]:
    """When the day ends, what it comes to at this pace, what comes next, what is threatened."""
    lines = _wrapped(forecast.words, "bold")
    if (alerts := moment.alerts) is not None:
        if alerts.pace is not None:
            lines += _wrapped(alerts.pace.words, "$quiet")
        if alerts.next_words and forecast.begun:
            lines += _wrapped(_("Next: {title}").format(title=alerts.next_words), "$quiet")
    for warning in forecast.warnings:
        lines += _wrapped(warning, "$warning")
    return lines


def _wrapped(words: str, style: str) -> list[Content]:
    return [Content.styled(line, style) for line in textwrap.wrap(words, _WIDTH)]
