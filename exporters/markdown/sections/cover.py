"""The head of the report: title, purpose, facts, and what was left out to protect people."""

from __future__ import annotations

from collections import Counter

from exporters.markdown.blocks import bullets, heading, quote, strong, table
from exporters.markdown.report import NOT_SAID, Report, date_words
from exporters.markdown.text import flowing, inline
from locales import _, ngettext, pgettext
from model.entities import Day, InvitationState, LinkState, Nature, NoteKind, Sector
from model.labels import label


def body(report: Report) -> list[str]:
    """Title, notice, purpose, facts, days, and what is not in the report."""
    session = report.workshop.session
    blocks = [heading(report.level - 1, inline(session.title))]
    if session.illustrative:
        notice = strong(_("Illustrative example."))
        words = _("The people, organisations and events in this report are invented.")
        blocks.append(quote(f"{notice} {words}"))
    if session.purpose:
        blocks.append(flowing(session.purpose))
    blocks.append(bullets(_facts(report)))
    if report.workshop.days:
        blocks.append(_days(report))
    if left_out := _left_out(report):
        blocks.append(left_out)
    return blocks


def _facts(report: Report) -> list[str]:
    workshop, now = report.workshop, report.options.now
    facts = [
        _("Report written {date} at {time}").format(
            date=date_words(now.date()), time=f"{now:%H:%M}"
        )
    ]
    if workshop.session.round > 1:
        facts.append(
            _("Round {number} of the network's work").format(number=workshop.session.round)
        )
    facts += _people(report)
    if workshop.actors:
        facts.append(_actor_words(report))
    if report.links:
        facts.append(_link_words(report))
    outcomes = _outcome_words(report)
    if outcomes:
        facts.append(", ".join(outcomes))
    return facts


def _people(report: Report) -> list[str]:
    """How many took part, by the invitations, where nobody was ticked off day by day."""
    if _present(report):
        return []
    actors = report.workshop.actors.values()
    people = sum(
        contact.state is InvitationState.ATTENDED for actor in actors for contact in actor.contacts
    )
    return (
        [ngettext("{n} participant", "{n} participants", people).format(n=people)] if people else []
    )


def _actor_words(report: Report) -> str:
    actors = report.workshop.actors.values()
    sectors = Counter(Sector.CUSTOMER if actor.is_customer else actor.sector for actor in actors)
    parts = [f"{label(sector)} {sectors[sector]}" for sector in Sector if sectors[sector]]
    count = ngettext("{n} actor in the network", "{n} actors in the network", len(actors))
    return f"{count.format(n=len(actors))}: {', '.join(parts)}"


def _link_words(report: Report) -> str:
    natures = Counter(link.nature for link in report.links)
    states = Counter(link.state for link in report.links)
    parts = [f"{label(nature)} {natures[nature]}" for nature in Nature if natures[nature]]
    parts += [
        f"{label(state)} {states[state]}"
        for state in (LinkState.WISHED, LinkState.BROKEN)
        if states[state]
    ]
    count = ngettext("{n} value link", "{n} value links", len(report.links))
    return f"{count.format(n=len(report.links))}: {', '.join(parts)}"


def _outcome_words(report: Report) -> list[str]:
    workshop = report.workshop
    decisions = len(report.notes_of(NoteKind.DECISION))
    counted = (
        (ngettext("{n} decision", "{n} decisions", decisions), decisions),
        (
            ngettext("{n} development target", "{n} development targets", len(workshop.targets)),
            len(workshop.targets),
        ),
        (
            ngettext("{n} agreement", "{n} agreements", len(workshop.agreements)),
            len(workshop.agreements),
        ),
        (ngettext("{n} note", "{n} notes", len(workshop.notes)), len(workshop.notes)),
    )
    return [words.format(n=count) for words, count in counted if count]


def _present(report: Report) -> Counter[str]:
    """How many people were there, by the day's id."""
    return Counter(
        person.day for person in report.workshop.attendees.values() if person.arrived and person.day
    )


def _days(report: Report) -> str:
    present = _present(report)
    head = [_("Day"), pgettext("day of a workshop", "Date"), _("Starts"), _("Workshop"), _("Phase")]
    return table(
        [*head, _("Present")] if present else head,
        [_day(day, present) for day in report.workshop.days_in_order()],
        right="><<<<>" if present else ">",
    )


def _day(day: Day, present: Counter[str]) -> list[str]:
    cells = [
        str(day.number),
        date_words(day.start.date()),
        f"{day.start:%H:%M}",
        inline(day.title),
        label(day.phase),
    ]
    return [*cells, str(present[day.id] or NOT_SAID)] if present else cells


def _left_out(report: Report) -> str:
    """What the reader does not see, so that nobody takes silence for absence."""
    if report.options.personal_data:
        return ""
    notes = report.workshop.notes.values()
    quotations = sum(note.kind is NoteKind.QUOTATION for note in notes)
    speakers = sum(bool(note.speaker) for note in notes if note.kind is not NoteKind.QUOTATION)
    contacts = sum(len(actor.contacts) for actor in report.workshop.actors.values())
    counted = (
        (ngettext("{n} quotation", "{n} quotations", quotations), quotations),
        (ngettext("the speaker of {n} note", "the speakers of {n} notes", speakers), speakers),
        (
            ngettext(
                "the contact details of {n} person", "the contact details of {n} people", contacts
            ),
            contacts,
        ),
    )
    parts = [words.format(n=count) for words, count in counted if count]
    if not parts:
        return ""
    return _("Left out to protect people: {parts}.").format(parts=", ".join(parts))
