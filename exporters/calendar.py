"""Workshop days and due dates as an iCalendar file (RFC 5545).

A day is one event with its agenda in the description, which is what those invited want in their
calendars. Due dates, reviews and the next meeting are all-day events that leave the day free: not
every calendar shows tasks. Times are local without a zone, as a workshop happens in one room.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.options import Document, ExportOptions
from locales import _, language, speaking
from model.clock import plan, room_end
from model.clock.plan import agreed_end
from model.clock.words import minutes_words, time_words
from model.entities import Agreement, Day, GridRow, Sheet, Target, TargetState
from model.workshop import Workshop

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_ONE_DAY = dt.timedelta(days=1)
_FINISHED = (TargetState.DONE, TargetState.DROPPED)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due on a date."""

    id: str
    """Id of the entity that it comes from."""
    date: dt.date
    summary: str
    description: str = ""


def calendar(workshop: Workshop, options: ExportOptions) -> Document:
    """The days and due dates of `workshop` as iCalendar, in UTF-8 with the line ends it demands.

    The same events keep the same UIDs, so that importing again updates them. The stamp is
    `options.now` as it stands, without a zone: it only tells which of two files is the newer.
    """
    with speaking(options.language or workshop.session.language):
        days = workshop.days_in_order()
        dues = list(_dues(workshop))
        made = _empty(workshop)
        for day in days:
            made.add_component(_day_event(workshop, day, options.now))
        for due in dues:
            made.add_component(_due_event(workshop, due, options.now))
        nothing = _("The calendar is empty: there are no workshop days and no due dates yet.")
    return Document(made.to_ical(), () if days or dues else (nothing,))


def _empty(workshop: Workshop) -> Calendar:
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//arvoverkko//arvoverkko//{language().upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", workshop.session.title)
    return made


def _event(workshop: Workshop, entity_id: str, summary: str, now: dt.datetime) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", f"{workshop.session.id}-{entity_id}@arvoverkko")
    made.add("dtstamp", now.replace(microsecond=0, tzinfo=dt.UTC))
    made.add("summary", summary)
    made.add("categories", [workshop.session.title])
    return made


# ---------------------------------------------------------------------- days


def _day_event(workshop: Workshop, day: Day, now: dt.datetime) -> Event:
    summary = _("{session} · day {number}: {title}").format(
        session=workshop.session.title, number=day.number, title=day.title
    )
    event = _event(workshop, day.id, summary, now)
    planned = plan(day, workshop.steps_of(day)).end
    end = agreed_end(day, planned) or max(planned, day.start)
    if end == day.start:
        end = room_end(day) or end
    event.add("dtstart", day.start.replace(second=0, microsecond=0))
    if end > day.start:
        event.add("dtend", end.replace(second=0, microsecond=0))
    if description := _agenda_words(workshop, day):
        event.add("description", description)
    return event


def _agenda_words(workshop: Workshop, day: Day) -> str:
    """The agenda of a day as plain lines; what may be dropped is the facilitator's business."""
    steps = workshop.steps_of(day)
    lines = []
    for step, (start, end) in zip(steps, plan(day, steps).times, strict=True):
        length = minutes_words(step.minutes or max(step.added, 0))
        lines.append(f"{time_words(start)}–{time_words(end)}  {step.title} ({length})")
    if room := room_end(day):
        lines += ["", _("The room is free until {time}.").format(time=time_words(room))]
    return "\n".join(lines).strip()


# ---------------------------------------------------------------------- due dates


def _due_event(workshop: Workshop, due: Due, now: dt.datetime) -> Event:
    event = _event(workshop, due.id, due.summary, now)
    event.add("dtstart", due.date)
    if due.date < dt.date.max:
        event.add("dtend", due.date + _ONE_DAY)
    event.add("transp", "TRANSPARENT")
    if due.description:
        event.add("description", due.description)
    return event


def _dues(workshop: Workshop) -> Iterator[Due]:
    """What is still to be done or reviewed, and the next meeting where it is no workshop day."""
    for target in workshop.targets.values():
        if target.due and target.state not in _FINISHED:
            yield _target(target, target.due)
    for agreement in workshop.agreements.values():
        if agreement.due and agreement.state not in _FINISHED:
            yield _agreement(agreement, agreement.due)
    for row in workshop.grid_rows.values():
        sheet = workshop.sheets.get(row.sheet)
        if row.due and not row.done and sheet is not None:
            yield _row(workshop, row, row.due, sheet)
    meeting = workshop.session.next_meeting
    if meeting and all(day.start.date() != meeting for day in workshop.days.values()):
        words = _("Next meeting: {title}").format(title=workshop.session.title)
        yield Due("next-meeting", meeting, words)


def _target(target: Target, date: dt.date) -> Due:
    said = (
        (_("What"), target.what),
        (_("First step"), target.first_step),
        (_("Indicator"), target.indicator),
        (_("Owner"), target.owner),
    )
    return Due(target.id, date, _("Due: {title}").format(title=target.title), _lines(said))


def _agreement(agreement: Agreement, date: dt.date) -> Due:
    said = ((_("Agreed"), agreement.text), (_("Owner"), agreement.owner))
    return Due(agreement.id, date, _("Review: {title}").format(title=agreement.title), _lines(said))


def _row(workshop: Workshop, row: GridRow, date: dt.date, sheet: Sheet) -> Due:
    """A row of a table that somebody is to do: its item, actor or first cell names it."""
    items = {item.key: item.title for item in sheet.items}
    if actor := workshop.actors.get(row.item):
        items[actor.id] = actor.name
    cells = [(column.title, row.cells.get(column.key, "")) for column in sheet.columns]
    filled = [text for _title, text in cells if text]
    name = items.get(row.item) or next(iter(filled), sheet.title)
    summary = _("Due: {title}").format(title=" ".join(name.split())[:120])
    return Due(row.id, date, summary, _lines([*cells, (_("Owner"), row.owner)]))


def _lines(said: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in said if text)
