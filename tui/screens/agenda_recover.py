"""The ways to win time back, each with the times that would follow from it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from locales import N_, _
from model import clock
from model.clock import minutes_words, time_words


class RecoverScreen(ModalScreen[str | None]):
    """↑ and ↓ show what each way would come to; Enter takes one, Esc none."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", N_("close")),
        Binding("pagedown,right", "scroll_preview(1)", show=False, priority=True),
        Binding("pageup,left", "scroll_preview(-1)", show=False, priority=True),
    ]

    def __init__(self, forecast: clock.Forecast) -> None:
        super().__init__()
        self._forecast = forecast

    def compose(self) -> ComposeResult:
        """One option per way, beneath them the day as the one under the cursor would have it."""
        with Vertical(classes="dialog"):
            lost = "; ".join(loss.words for loss in self._forecast.losses if loss.step)
            words = f"{self._forecast.words} · {lost}" if lost else self._forecast.words
            yield Static(words, classes="title", markup=False)
            yield OptionList(
                *(Option(Content(way.words), id=way.key) for way in self._forecast.recoveries),
                markup=False,
            )
            with VerticalScroll(id="preview-scroll", can_focus=False):
                yield Static("", id="way-preview", markup=False)
            yield Static(_("Enter chooses · Esc leaves all as it was"), classes="quiet gap")

    def on_mount(self) -> None:
        """The first way to begin with."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        way = next(way for way in self._forecast.recoveries if way.key == event.option_id)
        self.query_one("#way-preview", Static).update(preview(way, self._forecast))

    def action_scroll_preview(self, pages: int) -> None:
        """Show the steps that the window has no room for."""
        scroll = self.query_one("#preview-scroll", VerticalScroll)
        scroll.scroll_relative(y=pages * max(scroll.size.height - 1, 1), animate=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


def preview(way: clock.Recovery, forecast: clock.Forecast) -> Content:
    """The rest of the day as `way` would have it, one step a line; what it changes stands out."""
    steps = {step.id: step for step in forecast.steps}
    lines = [_line(after, steps[after.id]) for after in way.preview if after.id in steps]
    return Content("\n").join(lines)


def _line(after: clock.Preview, step: clock.StepForecast) -> Content:
    if after.dropped:
        words = _("{title}: dropped").format(title=step.title)
        return Content.styled(f"      –      {words}", "$quiet strike")
    times = f"{time_words(after.start)}–{time_words(after.end)}"
    before = round(step.expected_minutes)
    minutes = minutes_words(after.minutes)
    if after.minutes != before:
        minutes = _("{time}, now {before} min").format(time=minutes, before=before)
    style = "bold" if after.touched or after.minutes != before else ""
    moved = time_words(after.start) != time_words(step.expected_start)
    return Content.assemble(
        (times, "bold $accent" if moved else "$quiet"), "  ", (step.title, style), "  ",
        (minutes, style or "$quiet"),
    )  # fmt: skip
