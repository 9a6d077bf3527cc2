"""What the agenda's commands do while a day runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from textual.widgets import Input, TextArea

from locales import _, language
from model import clock
from model.changes import Change, update
from model.dates import format_date
from model.entities import Day, Step, StepState
from model.errors import ArvoverkkoError
from model.workshop import Workshop
from tui.home import Home
from tui.screens.agenda_recover import RecoverScreen
from tui.screens.base import PlaceScreen
from tui.screens.dialogs import PromptScreen
from tui.screens.method import MethodScreen
from tui.widgets.forms import FORMS

STRIDE = 5
"""Minutes that + and − give and take."""

Make = Callable[[Workshop, dt.datetime], Change]


def run_agenda(home: Home, verb: str) -> None:
    """Run the agenda: next, back, pause (resume where paused), finish, skip, more, less."""
    desk = home.desk
    now, workshop, step = desk.now(), desk.workshop, desk.running_step()
    if verb in ("more", "less"):
        if step is None:
            home.tell(_("No step is running; n starts the agenda."))
            return
        minutes = STRIDE if verb == "more" else -STRIDE
        home.try_to(clock.add_minutes, workshop, step.id, minutes, now)
        return
    if verb == "skip":
        _skip(home, workshop, now)
        return
    if verb == "pause" and step is not None and step.state is StepState.PAUSED:
        verb = "resume"
    if verb == "next" and step is None:
        # The day that the header shows, which need not be today's.
        begin(home, desk.day_now())
        return
    actions: dict[str, Make] = {
        "next": clock.next_step,
        "back": clock.back,
        "pause": clock.pause,
        "resume": clock.resume,
        "finish": clock.finish,
    }
    if home.try_to(actions[verb], workshop, now) and verb in ("next", "back"):
        open_method(home, step)


def begin(home: Home, day: Day | None, step_id: str | None = None) -> None:
    """Start the step `step_id` of `day`, else its next one.

    A day that was planned for another time begins now, and its times move along.
    """
    desk = home.desk
    now, workshop, before = desk.now(), desk.workshop, desk.running_step()
    if day is not None and clock.begins_elsewhere(workshop, day, now):
        done = home.try_to(clock.begin_now, workshop, day, now, step_id)
        if done:
            planned = f"{format_date(day.start.date(), language())} {day.start:%H:%M}"
            words = _("Day {number} begins now instead of {planned}, its times with it; u undoes.")
            home.tell(words.format(number=day.number, planned=planned))
    else:
        done = home.try_to(clock.start, workshop, now, step_id, day)
    if done:
        open_method(home, before)


def _skip(home: Home, workshop: Workshop, now: dt.datetime) -> None:
    """Leave out the step under the agenda's cursor, else the one in hand; or bring it back."""
    pointed = workshop.steps.get(home.pointed_step() or "")
    before = home.desk.running_step()
    if pointed is not None and pointed.state is StepState.SKIPPED:
        home.try_to(clock.restore, workshop, pointed.id, now)
    elif home.try_to(clock.skip, workshop, now, pointed.id if pointed else None):
        open_method(home, before)


def open_method(home: Home, before: Step | None) -> None:
    """Open the form of a step that has just started, unless the facilitator wants none opened."""
    step = home.desk.running_step()
    started = step is not None and (before is None or step.id != before.id)
    if started and home.settings.opens_method:
        _go_to_method(home)


def _go_to_method(home: Home) -> None:
    """Go to the running step's method, unless somebody types, projects, or is asked something.

    A method whose form is none of ours to open leaves the screen as it is.
    """
    step, screen = home.desk.running_step(), home.screen
    method = home.desk.catalogue.methods.get(step.method) if step else None
    typing = isinstance(screen.focused, Input | TextArea)
    elsewhere = isinstance(screen, PlaceScreen) and not isinstance(screen, MethodScreen)
    if elsewhere and not typing and method and method.form in FORMS:
        home.go("method")


async def began(home: Home) -> None:
    """Set right when the step in hand began; asks for the clock time."""
    desk = home.desk
    pointed = desk.workshop.steps.get(home.pointed_step() or "")
    step = pointed if pointed is not None and pointed.runs else desk.running_step()
    if step is None or not step.runs:
        home.tell(_("No step is running; n starts the agenda."))
        return
    question = _("When did “{title}” really begin?").format(title=step.title)
    time = await _clock_time(home, question, step.runs[-1].start)
    if time is None:
        return
    now = desk.now()
    home.try_to(clock.set_start, desk.workshop, step.id, latest(time, step, now), now)


async def ended(home: Home) -> None:
    """Set right when a step ended: the one under the agenda's cursor, else the last that ran."""
    desk = home.desk
    pointed = desk.workshop.steps.get(home.pointed_step() or "")
    step = pointed if pointed is not None and pointed.runs else _last_run(home)
    if step is None:
        home.tell(_("Nothing of this day has been run yet."))
        return
    question = _("When did “{title}” really end?").format(title=step.title)
    run = step.runs[-1]
    time = await _clock_time(home, question, run.end or desk.now())
    step = desk.workshop.steps.get(step.id, step)
    if time is not None:
        end = _first_after(run.start, time)
        home.try_to(clock.set_end, desk.workshop, step.id, end, desk.now())


def _last_run(home: Home) -> Step | None:
    """The step in hand, else the one of the day at hand that ended last."""
    if (step := home.desk.running_step()) is not None:
        return step
    day = home.shown_day()
    ran = [step for step in home.desk.workshop.steps_of(day) if step.runs] if day else []
    return max(ran, key=lambda step: step.runs[-1].start, default=None)


async def day_ends(home: Home) -> None:
    """Set when the day ends: until it begins, when the room must be left; then, what was agreed."""
    day = home.shown_day()
    if day is None:
        home.tell(_("No days yet."))
        return
    desk = home.desk
    seen = clock.forecast(desk.workshop, day, desk.now())
    if seen.begun:
        question = _(
            "When does the day end, as the room agreed? Planned {time}; nothing here: as planned"
        ).format(time=clock.time_words(seen.planned_end))
        before: dt.datetime | None = seen.agreed_end or seen.planned_end
    else:
        question = _("When must the room be left? Nothing here: it is free")
        before = clock.room_end(day)
    answer = await home.ask(
        PromptScreen(question, f"{before:%H:%M}" if before else "", may_be_empty=True)
    )
    day = desk.workshop.days.get(day.id)
    if answer is None or day is None:
        return
    try:
        time = clock.parse_time(answer) if answer else None
    except ArvoverkkoError as refusal:
        home.tell(str(refusal), severity="warning")
        return
    if seen.begun:
        end = _first_after(day.start, time) if time else None
        home.try_to(clock.agree_end, desk.workshop, day, end, desk.now())
    else:
        home.try_to(update, day, at=desk.now(), ends=time)


def _first_after(moment: dt.datetime, time: dt.time) -> dt.datetime:
    """The first moment with the clock time `time` that is no earlier than `moment`'s minute."""
    first = dt.datetime.combine(moment.date(), time)
    earlier = first < moment.replace(second=0, microsecond=0)
    return max(first + dt.timedelta(days=1) if earlier else first, moment)


async def _clock_time(home: Home, question: str, before: dt.datetime) -> dt.time | None:
    """Ask for a clock time; None where none is given, or what is given is none, which is said."""
    answer = await home.ask(PromptScreen(question, f"{before:%H:%M}"))
    if answer is None:
        return None
    try:
        return clock.parse_time(answer)
    except ArvoverkkoError as refusal:
        home.tell(str(refusal), severity="warning")
        return None


def latest(time: dt.time, step: Step, now: dt.datetime) -> dt.datetime:
    """The moment that the clock time `time` means for the last run of `step`.

    The last such time before the run's end, or before now; so midnight is no obstacle.
    """
    until = step.runs[-1].end or now
    moment = dt.datetime.combine(until.date(), time)
    yesterday = moment - dt.timedelta(days=1)
    too_late = moment > until
    # A time that is merely still to come today is a slip, not yesterday evening.
    return yesterday if too_late and until - yesterday < dt.timedelta(hours=6) else moment


async def recover(home: Home) -> None:
    """Show the ways to win time back and take the one that is chosen."""
    desk = home.desk
    moment = desk.moment()
    forecast, day = moment.forecast, moment.day
    if forecast is None or day is None or not forecast.recoveries:
        home.tell(_("The day is on time: there is nothing to catch up."))
        return
    key = await home.ask(RecoverScreen(forecast))
    if key is not None:
        home.alerts.close(moment)
        home.try_to(clock.recover, desk.workshop, day, key, desk.now())
