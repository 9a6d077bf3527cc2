"""The rating form: distributions at once, answers one by one, and the rounds over time."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from locales import _, language
from model.changes import remove
from model.entities import Form, Heading, Response, Sheet
from model.forms import opened_sheet
from model.forms.rating import RatingResult, rating_result, responses_of, rounds_of
from model.forms.rating_words import few_words, respondents_words, scale_words
from model.forms.sheets import headings
from model.methods import Method
from model.workshop import Workshop
from tui.home import Home
from tui.widgets.entity_table import EntityTable
from tui.widgets.footer import CommandFooter
from tui.widgets.forms.base import FormView
from tui.widgets.forms.rating_answering import Answering
from tui.widgets.forms.rating_answers import answer_columns, answer_row
from tui.widgets.forms.rating_lines import RatingShown, rating_lines
from tui.widgets.forms.rating_pad import AnswerPad
from tui.widgets.forms.rating_plot import means_over_rounds
from tui.widgets.plot import PlotView

VIEWS = ("spread", "answers", "over-time")
"""Distributions, the answers one by one, the means of all rounds: what `form_view` goes through."""


class RatingForm(FormView):
    """Shows what was answered. While answering, digits answer and go on to the next item."""

    FORM: ClassVar[Form] = Form.RATING

    DEFAULT_CSS = """
    RatingForm #rating-words { height: auto; color: $quiet; margin-bottom: 1; }
    RatingForm #rating-head, RatingForm #rating-items { height: auto; }
    RatingForm ContentSwitcher { height: 1fr; }
    """

    def __init__(self, home: Home, method: Method, sheet: str | None = None) -> None:
        super().__init__(home, method, sheet)
        self.answering = Answering(self)
        """Whose answers are being written down, and at which item."""

    def compose(self) -> ComposeResult:
        """The pad, opened to answer; a line on the whole; the view."""
        yield AnswerPad(self.answering.press)
        yield Static("", id="rating-words", markup=False)
        with ContentSwitcher(initial=VIEWS[0]):
            with Vertical(id=VIEWS[0]):
                yield Static("", id="rating-head", markup=False)
                with VerticalScroll(id="rating-scroll"):
                    yield Static("", id="rating-items", markup=False)
            yield EntityTable(answer_columns(len(self.items())), id=VIEWS[1])
            yield PlotView(id=VIEWS[2])

    @property
    def pad(self) -> AnswerPad:
        """Where the digits go."""
        return self.query_one(AnswerPad)

    @property
    def view(self) -> str:
        """Which of `VIEWS` is up; empty while the form is being made."""
        switcher = next(iter(self.query(ContentSwitcher)), None)
        return switcher.current or VIEWS[0] if switcher else ""

    def main_widget(self) -> Widget | None:
        """The pad while answering; what can be scrolled or chosen from otherwise."""
        if self.answering.goes_on and self.view:
            return self.pad
        if self.view == VIEWS[1]:
            return self.query_one(EntityTable)
        return self.query_one("#rating-scroll") if self.view == VIEWS[0] else None

    def leave(self) -> bool:
        """Esc ends the answering, also from a text field."""
        if not self.answering.goes_on or self.screen.focused is not self.pad:
            return False
        self.answering.press("done")
        return True

    # ------------------------------------------------------------------ showing

    def items(self) -> list[tuple[Heading, str]]:
        """The items in the language in force, each with its hint."""
        return headings(self.sheet, self.method, "items")

    def end_words(self) -> tuple[str, str]:
        """What the lowest and the highest value of the scale mean."""
        scale = self.method.scale
        return scale.low_words.of(language()), scale.high_words.of(language())

    def show_own_keys(self) -> None:
        """The footer says what the pad takes now."""
        footer = next(iter(self.screen.query(CommandFooter)), None)
        if footer is not None and self.screen.focused is self.pad:
            footer.own_keys = tuple(self.pad.own_keys())

    def sheet_or_empty(self) -> Sheet:
        """The sheet that is shown; before the first answer, the one that it will open."""
        if self.sheet is not None:
            return self.sheet
        opened = opened_sheet(self.workshop, self.method, at=self.home.desk.now()).edits[0].after
        assert isinstance(opened, Sheet)
        return opened

    def show(self, workshop: Workshop) -> None:
        """The view that is up, and the pad."""
        if not self.view:
            return
        sheet = self.sheet_or_empty()
        rounds = _rounds(workshop, sheet, self.method)
        self.answering.follow()
        words = Content("") if self.answering.goes_on else _summary(rounds, self.method)
        self.query_one("#rating-words", Static).update(words)
        self.query_one("#rating-words").display = not self.answering.goes_on
        if self.view == VIEWS[0]:
            self._show_spread(rounds)
        elif self.view == VIEWS[1]:
            self._show_answers(workshop, sheet)
        else:
            self.query_one(PlotView).show(*means_over_rounds(rounds))
        self.pad.set_class(self.answering.goes_on, "-open")
        self.pad.show(self.answering.question())

    def _show_spread(self, rounds: Sequence[RatingResult]) -> None:
        scroll = self.query_one("#rating-scroll", VerticalScroll)
        width = (scroll.size.width or self.size.width) - 1
        here = self.answering.item_key if self.answering.goes_on else ""
        shown = RatingShown(rounds[-1], rounds[:-1], here, self.answering.given)
        made = rating_lines(shown, width)
        self.query_one("#rating-head", Static).update(made.head)
        self.query_one("#rating-items", Static).update(Content("\n").join(made.lines))
        if here in made.starts:
            # The item before, whole: what was answered just now.
            keys = list(made.starts)
            at = keys.index(here)
            scroll.scroll_to(y=made.starts[keys[at - 1]] if at else 0, animate=False)

    def show_from_start(self) -> None:
        """Go back to the first item: the answering is over."""
        self.query_one("#rating-scroll", VerticalScroll).scroll_home(animate=False)

    def _show_answers(self, workshop: Workshop, sheet: Sheet) -> None:
        items = [item for item, _hint in self.items()]
        self.query_one(EntityTable).show(
            [
                (one.id, answer_row(number, one, items))
                for number, one in enumerate(responses_of(workshop, sheet), start=1)
            ]
        )

    def on_resize(self, event: events.Resize) -> None:
        """Another width has other columns."""
        self.call_after_refresh(self.refresh_view)

    def refresh_view(self) -> None:
        """Show what there is once more."""
        if self.is_mounted and self.home.desk.is_open:
            self.show(self.workshop)

    @classmethod
    def projected(
        cls,
        workshop: Workshop,
        method: Method,
        sheet: Sheet | None,
        width: int,
        height: int,
        part: str = "",
    ) -> Content:
        """The distributions for the room, never who answered what."""
        if sheet is None:
            return Content.styled(_("Nobody has answered yet."), "$quiet")
        rounds = _rounds(workshop, sheet, method)
        lines: list[Content] = []
        for short in (False, True):
            made = rating_lines(RatingShown(rounds[-1], rounds[:-1], short=short), width)
            head = _summary(rounds, method).wrap(max(width, 10))
            lines = [*head, Content(""), made.head, *made.lines]
            if len(lines) > height:
                lines = [line for line in lines if line.plain.strip()]
            if len(lines) <= height:
                break
        return Content("\n").join(lines[:height])

    # ------------------------------------------------------------------ commands

    def chosen(self) -> Response | None:
        """The answers under the cursor of the list, or in hand."""
        if self.view == VIEWS[1] and not self.answering.goes_on:
            return self.workshop.responses.get(self.query_one(EntityTable).current or "")
        return self.answering.response

    def form_answer(self) -> None:
        """Write answers down: the chosen ones once more, or the next respondent's."""
        self.answering.begin(self.chosen() if self.view == VIEWS[1] else None)

    def open_row(self) -> None:
        """Enter on a row of the list: these answers once more."""
        self.form_answer()

    def form_who(self) -> None:
        """A person, a group, the whole room."""
        self.answering.next_who(self.chosen())

    def form_name(self) -> Coroutine[None, None, None] | None:
        """Give a respondent a name, or take it away again."""
        return self.answering.name(self.chosen())

    def form_remove(self) -> None:
        """Remove the answers under the cursor, or in hand."""
        chosen = self.chosen()
        if chosen is None:
            self.home.tell(_("Nothing is chosen: j goes to the answers one by one."))
            return
        self.home.try_to(remove, self.workshop, "responses", chosen.id, at=self.home.desk.now())

    def form_view(self) -> None:
        """Distributions, answers, means over the rounds, and round again."""
        following = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self.query_one(ContentSwitcher).current = following
        self.refresh_view()
        self.screen.set_focus(self.main_widget())
        if following == VIEWS[2] and len(rounds_of(self.workshop, self.sheet_or_empty())) == 1:
            self.home.tell(_("One round so far; N opens the next one, and the change shows here."))


def _rounds(workshop: Workshop, sheet: Sheet, method: Method) -> list[RatingResult]:
    """The results of every round up to `sheet`, its own last, in the language in force."""
    called = {item.key: item for item, _hint in headings(sheet, method, "items")}
    return [rating_result(workshop, one, called) for one in rounds_of(workshop, sheet)]


def _summary(rounds: Sequence[RatingResult], method: Method) -> Content:
    """Who has answered, what the scale means, and what few answers do to the figures."""
    latest = rounds[-1]
    words = language()
    scale = method.scale
    parts = [_("Answered: {who}").format(who=respondents_words(latest))]
    if any(not one.item.steps for one in latest.items):
        low, high = scale.low_words.of(words), scale.high_words.of(words)
        parts.append(scale_words(latest.sheet.low, low, latest.sheet.high, high))
    lines = [" · ".join(part for part in parts if part), few_words(rounds)]
    return Content("\n".join(line for line in lines if line))
