"""Where steps can be fetched from: other days, templates, other sessions; then which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from locales import N_, _, language, ngettext
from model.clock import minutes_words
from model.dates import format_date
from model.entities import Day, Step
from model.errors import ArvoverkkoError
from model.methods import AgendaTemplate, plan
from model.store import open_session
from model.workshop import Workshop, in_order_of_creation
from tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was chosen."""

    source: Workshop
    day: Day
    steps: tuple[Step, ...]
    """The steps to copy, in their order."""
    as_day: bool
    """Whether the whole day is to be added as a day of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something with days to choose from; read only once it is chosen."""

    heading: str
    words: Content
    read: Callable[[], tuple[Workshop, list[Day]]]


class FetchScreen(ModalScreen[Fetched | None]):
    """First a source, then one of its days, then its steps: Space marks, Enter takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_back", N_("back")),
        Binding("space", "mark", N_("mark")),
        Binding("a", "mark_all", N_("all or none")),
        Binding("N", "take_day", N_("as a new day")),
    ]

    def __init__(self, desk: Desk, day: Day) -> None:
        super().__init__()
        self._sources = list(_sources(desk, day))
        self._read: tuple[Workshop, list[Day]] | None = None
        self._day: Day | None = None
        self._steps: list[Step] = []
        self._marked: set[str] = set()

    def compose(self) -> ComposeResult:
        """A title that says where one is, the list, what the keys do."""
        with Vertical(classes="dialog tall"):
            yield Static("", classes="title", markup=False)
            yield OptionList(id="choices", markup=False)
            yield Static("", id="problem", classes="problem", markup=False)
            yield Static("", id="keys", classes="quiet gap", markup=False)

    def on_mount(self) -> None:
        """The sources to begin with."""
        self._show_sources()

    # ------------------------------------------------------------------ the three lists

    def _show(self, title: str, keys: str, options: list[Option], at: int = 0) -> None:
        self.query_one(".title", Static).update(Content(title))
        self.query_one("#keys", Static).update(Content(keys))
        self.query_one("#problem", Static).update("")
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(options)
        enabled = [i for i, option in enumerate(options) if not option.disabled]
        listing.highlighted = max([i for i in enabled if i <= at] or enabled[:1], default=None)

    def _show_sources(self) -> None:
        self._read, self._day = None, None
        options: list[Option] = []
        heading = ""
        for number, source in enumerate(self._sources):
            if source.heading != heading:
                heading = source.heading
                options.append(Option(Content.styled(heading, "bold $accent"), disabled=True))
            options.append(Option(Content.assemble("  ", source.words), id=str(number)))
        self._show(_("Fetch steps from …"), _("Enter chooses · Esc leaves"), options, at=1)

    def _show_days(self) -> None:
        assert self._read is not None
        self._day = None
        workshop, days = self._read
        if len(days) == 1:
            self._show_steps(days[0])
            return
        options = [
            Option(
                Content.assemble(day.title, ("  " + _steps_words(workshop, day), "$quiet")), day.id
            )
            for day in days
        ]
        self._show(_("Which day?"), _("Enter chooses · Esc goes back"), options)

    def _show_steps(self, day: Day, at: int = 0) -> None:
        assert self._read is not None
        if self._day is not day:
            self._steps = self._read[0].steps_of(day)
            self._marked = {step.id for step in self._steps}
        self._day = day
        options = [
            Option(_step_words(step, marked=step.id in self._marked), id=step.id)
            for step in self._steps
        ]
        keys = _("Space marks · a all or none · Enter fetches them · N as a new day · Esc back")
        self._show(day.title, keys, options or [Option(Content(_("no steps")), disabled=True)], at)

    # ------------------------------------------------------------------ keys

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._day is not None:
            self._take(as_day=False)
        elif self._read is not None:
            self._show_steps(next(day for day in self._read[1] if day.id == event.option_id))
        else:
            self._open(self._sources[int(event.option_id or 0)])

    def _open(self, source: Source) -> None:
        try:
            self._read = source.read()
        except (ArvoverkkoError, OSError) as error:
            self.query_one("#problem", Static).update(Content(str(error)))
            return
        self._show_days()

    def action_step_back(self) -> None:
        """From the steps to the days, from the days to the sources, from there away."""
        if self._read is None:
            self.dismiss(None)
        elif self._day is not None and len(self._read[1]) > 1:
            self._show_days()
        else:
            self._show_sources()

    def action_mark(self) -> None:
        """Mark the step under the cursor, or take the mark away."""
        at = self.query_one(OptionList).highlighted
        if self._day is not None and at is not None and self._steps:
            self._marked ^= {self._steps[at].id}
            self._show_steps(self._day, min(at + 1, len(self._steps) - 1))

    def action_mark_all(self) -> None:
        """Mark every step, or none where all are marked."""
        if self._day is not None:
            every = {step.id for step in self._steps}
            self._marked = set() if self._marked == every else every
            self._show_steps(self._day, self.query_one(OptionList).highlighted or 0)

    def action_take_day(self) -> None:
        """Take the day as a whole."""
        if self._day is not None:
            self._take(as_day=True)

    def _take(self, *, as_day: bool) -> None:
        assert self._read is not None and self._day is not None
        steps = tuple(step for step in self._steps if step.id in self._marked)
        if not steps and not as_day:
            self.query_one("#problem", Static).update(Content(_("No step is marked.")))
            return
        self.dismiss(Fetched(self._read[0], self._day, steps, as_day))


# ---------------------------------------------------------------------- sources


def _sources(desk: Desk, shown: Day) -> Iterator[Source]:
    """This session's other days, the templates, the other sessions of the library."""
    workshop = desk.workshop
    for day in workshop.days_in_order():
        if day.id != shown.id and day.steps:
            title = _("Day {number}: {title}").format(number=day.number, title=day.title)
            words = Content.assemble(title, ("  " + _steps_words(workshop, day), "$quiet"))
            yield Source(_("This session"), words, lambda day=day: (workshop, [day]))  # type: ignore[misc]
    for template in desk.catalogue.agendas.values():
        if any(day.steps for day in template.days):
            own = "  " + _("your own") if template.own else ""
            words = Content.assemble(template.title.of(language()), (own, "$quiet"))
            yield Source(_("Templates"), words, _template_reader(desk, template, shown))
    for entry in desk.library.sessions():
        if entry.readable and not desk.has_open(entry.file):
            changed = format_date(entry.changed.date(), language())
            words = Content.assemble(entry.title, (f"  {changed}", "$quiet"))
            yield Source(_("Other sessions"), words, _session_reader(entry.file, desk))


def _template_reader(
    desk: Desk, template: AgendaTemplate, shown: Day
) -> Callable[[], tuple[Workshop, list[Day]]]:
    def read() -> tuple[Workshop, list[Day]]:
        days, steps = plan(
            template,
            start=shown.start,
            language=desk.workshop.session.language,
            at=desk.now(),
        )
        source = Workshop(
            session=desk.workshop.session,
            days=in_order_of_creation(days),
            steps=in_order_of_creation(steps),
        )
        return source, [day for day in days if day.steps]

    return read


def _session_reader(file: Path, desk: Desk) -> Callable[[], tuple[Workshop, list[Day]]]:
    def read() -> tuple[Workshop, list[Day]]:
        opened = open_session(file, passphrase=desk.passphrase, read_only=True)
        workshop = opened.recorder.workshop
        opened.recorder.store.close()
        return workshop, [day for day in workshop.days_in_order() if day.steps]

    return read


def _steps_words(workshop: Workshop, day: Day) -> str:
    steps = workshop.steps_of(day)
    time = minutes_words(sum(step.minutes for step in steps))
    words = ngettext("{n} step, {time}", "{n} steps, {time}", len(steps))
    return words.format(n=len(steps), time=time)


def _step_words(step: Step, *, marked: bool) -> Content:
    return Content.assemble(
        ("■ " if marked else "□ ", "bold $accent"),
        step.title,
        (f"  {minutes_words(step.minutes or max(step.added, 0))}", "$quiet"),
    )
