"""Who was there: how many people from which organisations, day by day; names only where asked."""

from __future__ import annotations

from collections import Counter

from exporters.markdown.blocks import bullets
from exporters.markdown.report import Report, lead
from exporters.markdown.text import inline
from locales import _, ngettext
from model.entities import Attendee, Day


def body(report: Report) -> list[str]:
    """One item for each day that somebody came to."""
    items = []
    for day in report.workshop.days_in_order():
        people = [
            person
            for person in report.workshop.attendees.values()
            if person.day == day.id and person.arrived
        ]
        if people:
            items.append(_day(report, day, people))
    return [bullets(items)] if items else []


def _day(report: Report, day: Day, people: list[Attendee]) -> str:
    title = lead(_("Day {number}").format(number=day.number))
    count = ngettext("{n} person", "{n} people", len(people)).format(n=len(people))
    if report.options.personal_data:
        return f"{title} {count}: " + ", ".join(_named(report, person) for person in people)
    sizes = Counter(person.actor for person in people if person.actor in report.workshop.actors)
    organisations = [
        f"{report.name(actor)} ({size})" if size > 1 else report.name(actor)
        for actor, size in sorted(
            ((actor, size) for actor, size in sizes.items() if actor is not None),
            key=lambda item: report.workshop.actors[item[0]].name.casefold(),
        )
    ]
    return f"{title} {count}" + (": " + ", ".join(organisations) if organisations else "")


def _named(report: Report, person: Attendee) -> str:
    if person.actor in report.workshop.actors:
        return f"{inline(person.name)} ({report.name(person.actor or '')})"
    return inline(person.name)
