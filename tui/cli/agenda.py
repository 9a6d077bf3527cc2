"""The agenda: `agenda` shows a day's forecast, `step` runs it."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Callable

from locales import _, pgettext
from model import clock
from model.changes import Change
from model.clock import alerts, day_at, document, forecast, hours
from model.entities import Day, Step
from model.errors import Refused
from model.labels import label
from model.store import data_folder
from model.workshop import Workshop
from tui.cli.files import changing, reading
from tui.cli.output import Output
from tui.cli.usage import WrongUsage, minutes


def agenda(options: Namespace, output: Output) -> int:
    """Write the forecast of a day at a time, or its log; or keep the days as an own agenda."""
    at = _time(options)
    with reading(options.file) as opened:
        workshop = opened.recorder.workshop
    if options.save_as is not None:
        return _save_as(workshop, options, output)
    day = day_asked_for(workshop, options.day, at)
    if options.log:
        from tui.cli.agenda_log import tell_log

        return tell_log(workshop, day, at, options, output)
    return _tell(workshop, day, at, output)


def _save_as(workshop: Workshop, options: Namespace, output: Output) -> int:
    """Keep all days, or the one asked for, as an agenda of the facilitator's own."""
    from model.methods import Catalogue
    from model.methods.own_agendas import save_agenda

    days = [day for day in workshop.days_in_order() if options.day in (None, day.number)]
    if not days:
        day_asked_for(workshop, options.day, _time(options))
    folder = data_folder()
    key, path = save_agenda(workshop, options.save_as, folder, Catalogue.load(folder), days)
    if output.as_json:
        output.json({"key": key, "file": str(path)})
    else:
        output.line(key)
    return 0


def _time(options: Namespace) -> dt.datetime:
    at: dt.datetime = options.at or dt.datetime.now().replace(microsecond=0)
    return at


def day_asked_for(workshop: Workshop, number: int | None, at: dt.datetime) -> Day:
    """The day with `number`; without one the day `at` falls on, else the first.

    Raises:
        Refused: where there is no such day.
    """
    if number is None:
        if day := day_at(workshop, at):
            return day
        raise Refused(_("the session has no workshop days"))
    for day in workshop.days.values():
        if day.number == number:
            return day
    numbers = ", ".join(str(day.number) for day in workshop.days_in_order())
    raise Refused(
        _("there is no day {number}; there are: {numbers}").format(
            number=number, numbers=numbers or "–"
        )
    )


def _tell(workshop: Workshop, day: Day, at: dt.datetime, output: Output) -> int:
    found = forecast(workshop, day, at)
    told = alerts(workshop, day, at, seen=found)
    if output.as_json:
        output.json(document(found, told))
        return 0
    output.line(found.words)
    for words in _said(told):
        output.line(words)
    output.line()
    rows = [
        (
            "▶" if step.id == found.running else "",
            f"{step.planned_start:%H:%M}",
            f"{step.expected_start:%H:%M}",
            f"{step.expected_end:%H:%M}",
            str(step.planned_minutes),
            str(round(step.spent_minutes)) if step.runs else "",
            label(step.state),
            step.title,
            step.id,
        )
        for step in found.steps
    ]
    headings = (
        "",
        pgettext("column", "Planned"),
        pgettext("column", "Starts"),
        pgettext("column", "Ends"),
        _("Minutes"),
        pgettext("column", "Spent"),
        pgettext("column", "State"),
        _("Step"),
        _("Id"),
    )
    output.table(headings, rows, "<>>>>><<<")
    if not found.begun:
        output.line()
        output.line(hours(workshop, day).words)
    for warning in found.warnings:
        output.line(f"! {warning}")
    if found.recoveries:
        output.line()
        ways = [(way.key, f"{way.expected_end:%H:%M}", way.words) for way in found.recoveries]
        output.table(
            (pgettext("column", "Recovery"), pgettext("column", "Ends"), _("What it does")), ways
        )
    return 0


def _said(told: clock.Alerts) -> list[str]:
    """What there is to tell besides the forecast, line by line."""
    said = [told.words]
    if told.next_words:
        said.append(_("next: {step}").format(step=told.next_words))
    said += [told.pace.words if told.pace else "", told.parked_words]
    return [words for words in said if words]


def step(options: Namespace, output: Output) -> int:
    """Run the agenda: one verb, then the forecast of the day it touched."""
    at = _time(options)
    action = _action(options.verb, options.argument, options.day)
    with changing(options.file) as opened:
        change = action(opened.recorder.workshop, at)
        opened.recorder.apply(change)
        workshop = opened.recorder.workshop
    return _tell(workshop, _day_touched(workshop, change, at), at, output)


Action = Callable[[Workshop, dt.datetime], Change]


def _action(verb: str, argument: str | None, day: int | None) -> Action:
    """What `verb` does with `argument`: a step's id, minutes, the key of a recovery, a clock time.

    Raises:
        WrongUsage: where the verb needs another argument.
    """
    if verb in _NEEDING and argument is None:
        raise WrongUsage(
            _("“{verb}” needs an argument; see {command}").format(
                verb=verb, command="arvoverkko step --help"
            )
        )
    if verb == "add":
        more = minutes(argument or "")
        return lambda workshop, at: clock.add_minutes(workshop, _in_hand(workshop).id, more, at)
    if verb == "recover":
        key = argument or ""
        return lambda workshop, at: clock.recover(
            workshop, day_asked_for(workshop, day, at), key, at
        )
    if verb in ("until", "began", "ended"):
        time = _clock_time(argument or "")
        return lambda workshop, at: _set_right(verb, time, day, workshop, at)
    if verb == "restore":
        return lambda workshop, at: clock.restore(workshop, argument or "", at)
    return lambda workshop, at: _move(verb, argument, day, workshop, at)


_NEEDING = ("add", "recover", "restore", "until", "began", "ended")


def _clock_time(text: str) -> dt.time:
    try:
        return clock.parse_time(text)
    except Refused as refusal:
        raise WrongUsage(str(refusal)) from refusal


def _set_right(
    verb: str, time: dt.time, number: int | None, workshop: Workshop, at: dt.datetime
) -> Change:
    """Agree on an end, or set the log of the step in hand, else of the last one, right."""
    if verb == "until":
        day = day_asked_for(workshop, number, at)
        end = dt.datetime.combine(day.start.date(), time)
        end += dt.timedelta(days=1 if end <= day.start else 0)
        return clock.agree_end(workshop, day, end, at)
    moment = dt.datetime.combine(at.date(), time)
    if moment > at:
        moment -= dt.timedelta(days=1)
    if verb == "began":
        return clock.set_start(workshop, _in_hand(workshop).id, moment, at)
    last = clock.step_in_hand(workshop, at) or _last_run(workshop)
    return clock.set_end(workshop, last.id, moment, at)


def _last_run(workshop: Workshop) -> Step:
    logged = [(step.runs[-1].start, step.id) for step in workshop.steps.values() if step.runs]
    if not logged:
        raise Refused(_("no step is running"))
    return workshop.steps[max(logged)[1]]


def _move(
    verb: str, step_id: str | None, number: int | None, workshop: Workshop, at: dt.datetime
) -> Change:
    if step_id is not None and step_id not in workshop.steps:
        raise Refused(_("there is no agenda step {id}").format(id=step_id))
    match verb:
        case "start":
            day = None if number is None else day_asked_for(workshop, number, at)
            return clock.start(workshop, at, step_id, day)
        case "skip":
            return clock.skip(workshop, at, step_id)
        case "back" | "resume" if step_id is not None:
            return clock.jump(workshop, step_id, at)
    if step_id is not None and _in_hand(workshop).id != step_id:
        raise Refused(
            _("{title} is not running; nothing was changed").format(
                title=workshop.steps[step_id].title
            )
        )
    return _MOVES[verb](workshop, at)


_MOVES: dict[str, Action] = {
    "finish": clock.finish,
    "next": clock.next_step,
    "back": clock.back,
    "pause": clock.pause,
    "resume": clock.resume,
}


def _in_hand(workshop: Workshop) -> Step:
    found = clock.step_in_hand(workshop)
    if found is None:
        raise Refused(_("no step is running"))
    return found


def _day_touched(workshop: Workshop, change: Change, at: dt.datetime) -> Day:
    """The day of the step that `change` ended up with."""
    last = change.edits[-1].entity
    day = last if isinstance(last, Day) else workshop.day_of(last.id)
    return day or day_asked_for(workshop, None, at)
