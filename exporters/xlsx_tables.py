"""The tables of a workbook: what the session holds, row by row, with names in place of ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from exporters.options import ExportOptions
from exporters.pairs import WEIGHTS, sound_links
from exporters.xlsx_sheets import sheet_tables
from locales import _
from model.entities import Actor, Note, NoteKind, Step, ValueLink
from model.labels import label
from model.network.graph import sector_of
from model.network.matrix import value_matrix
from model.workshop import Workshop

Cell = str | int | float | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet of the workbook."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(workshop: Workshop, options: ExportOptions) -> list[SheetTable]:
    """All tables that have rows, and actors and links in any case, in the language in force."""
    made = [
        _session(workshop, options),
        _actors(workshop),
        _links(workshop),
        _matrix(workshop),
        *([_contacts(workshop)] if options.personal_data else []),
        _notes(workshop, options),
        _targets(workshop),
        _agreements(workshop),
        _steps(workshop),
        *(
            SheetTable(title, columns, rows)
            for title, columns, rows in sheet_tables(workshop, options)
        ),
    ]
    always = {_("Actors"), _("Links")}
    return [table for table in made if table.rows or table.title in always]


def words(value: Enum | None) -> str:
    """The word of a value of an entity; empty for none."""
    return "" if value is None else label(value)


def _session(workshop: Workshop, options: ExportOptions) -> SheetTable:
    session = workshop.session
    facts: list[tuple[Cell, ...]] = [
        (_("Title"), session.title),
        (_("Purpose"), session.purpose),
        (_("Round"), session.round),
        (_("Next meeting"), session.next_meeting),
        (_("Made"), options.now.replace(microsecond=0)),
    ]
    if session.illustrative:
        facts.append((_("Illustrative"), _("yes")))
    filled = tuple(fact for fact in facts if fact[1] not in ("", None))
    return SheetTable(_("Session"), (_("What"), _("Value")), filled)


_ACTOR_TEXTS: Mapping[str, Callable[[], str]] = {
    "roles": lambda: _("Roles"),
    "tasks": lambda: _("Tasks"),
    "services": lambda: _("Services"),
    "strengths": lambda: _("Strengths"),
    "weaknesses": lambda: _("Weaknesses"),
    "offers": lambda: _("Offers"),
    "needs": lambda: _("Needs, expects"),
    "benefits": lambda: _("Gets from it"),
    "mandate": lambda: _("Mandate"),
    "resources": lambda: _("Resources"),
    "notes": lambda: _("Remarks"),
}


def _actors(workshop: Workshop) -> SheetTable:
    links = sound_links(workshop)
    gives = _counted(link.source for link in links)
    gets = _counted(link.target for link in links)

    def row(actor: Actor) -> tuple[Cell, ...]:
        return (
            actor.name,
            actor.label,
            words(actor.kind),
            words(sector_of(actor)),
            _("yes") if actor.internal else "",
            ", ".join(actor.networks),
            *(str(getattr(actor, field)) for field in _ACTOR_TEXTS),
            ", ".join(actor.aliases),
            gives.get(actor.id, 0),
            gets.get(actor.id, 0),
            actor.id,
        )

    columns = (
        _("Name"),
        _("Short name"),
        _("Kind"),
        _("Sector"),
        _("Our own"),
        _("Networks"),
        *(title() for title in _ACTOR_TEXTS.values()),
        _("Other spellings"),
        _("Gives"),
        _("Gets"),
        _("Id"),
    )
    return SheetTable(_("Actors"), columns, tuple(map(row, workshop.actors.values())))


def _links(workshop: Workshop) -> SheetTable:
    names = {actor.id: actor.name for actor in workshop.actors.values()}

    def row(link: ValueLink) -> tuple[Cell, ...]:
        return (
            names[link.source],
            names[link.target],
            link.what,
            words(link.nature),
            link.category,
            words(link.state),
            words(link.strength),
            WEIGHTS[link.strength],
            link.frequency,
            link.channel,
            link.trust,
            link.benefit,
            link.note,
            link.id,
        )

    columns = (
        _("From"),
        _("To"),
        _("What flows"),
        _("Nature"),
        _("Category"),
        _("State"),
        _("Strength"),
        _("Weight"),
        _("How often"),
        _("Channel"),
        _("Trust (1–5)"),
        _("Benefit"),
        _("Remark"),
        _("Id"),
    )
    return SheetTable(_("Links"), columns, tuple(map(row, sound_links(workshop))))


def _matrix(workshop: Workshop) -> SheetTable:
    """Who gives whom what: rows give, columns get."""
    matrix = value_matrix(workshop.actors.values(), workshop.links.values())
    rows = tuple(
        (
            giver.name,
            *(
                "\n".join(link.what for link in matrix.cell(giver.id, getter.id))
                for getter in matrix.actors
            ),
        )
        for giver in matrix.actors
    )
    columns = (_("Gives ↓ gets →"), *(actor.name for actor in matrix.actors))
    return SheetTable(_("Value transfer"), columns, rows if workshop.links else ())


def _contacts(workshop: Workshop) -> SheetTable:
    rows = tuple(
        (actor.name, person.name, person.role, person.email, person.phone, words(person.state))
        for actor in workshop.actors.values()
        for person in actor.contacts
    )
    columns = (
        _("Actor"),
        _("Contact person"),
        _("Role"),
        _("E-mail"),
        _("Telephone"),
        _("Invitation"),
    )
    return SheetTable(_("Contacts"), columns, rows)


def _notes(workshop: Workshop, options: ExportOptions) -> SheetTable:
    names = {actor.id: actor.name for actor in workshop.actors.values()}
    personal = options.personal_data

    def row(note: Note) -> tuple[Cell, ...]:
        step = workshop.steps.get(note.step or "")
        return (
            note.created.replace(microsecond=0),
            words(note.kind),
            note.text,
            step.title if step is not None else "",
            ", ".join(names[actor] for actor in note.actors if actor in names),
            _("yes") if note.resolved else "",
            *((note.owner, note.due) if personal else (note.due,)),
            *((note.speaker,) if personal else ()),
        )

    columns = (
        _("Time"),
        _("Kind"),
        _("Text"),
        _("Step"),
        _("Actors"),
        _("Dealt with"),
        *((_("Owner"), _("Date")) if personal else (_("Date"),)),
        *((_("Who said it"),) if personal else ()),
    )
    told = [
        note for note in workshop.notes.values() if personal or note.kind is not NoteKind.QUOTATION
    ]
    return SheetTable(_("Notes"), columns, tuple(map(row, told)))


def _targets(workshop: Workshop) -> SheetTable:
    names = {actor.id: actor.name for actor in workshop.actors.values()}
    rows = tuple(
        (
            *(target.title, target.why, target.what, target.who, target.how, target.resources),
            *(target.first_step, target.indicator, target.owner, target.due, words(target.state)),
            ", ".join(names[actor] for actor in target.actors if actor in names),
        )
        for target in workshop.targets.values()
    )
    columns = (
        *(_("Title"), _("Why"), _("What"), _("Who"), _("How"), _("Resources"), _("First step")),
        *(_("Indicator"), _("Owner"), _("Due"), _("State"), _("Actors")),
    )
    return SheetTable(_("Targets"), columns, rows)


def _agreements(workshop: Workshop) -> SheetTable:
    rows = tuple(
        (item.title, item.text, item.owner, item.due, words(item.state))
        for item in workshop.agreements.values()
    )
    columns = (_("Title"), _("Text"), _("Owner"), _("Due"), _("State"))
    return SheetTable(_("Agreements"), columns, rows)


def _steps(workshop: Workshop) -> SheetTable:
    rows = tuple(
        (
            day.start.date(),
            day.title,
            step.title,
            words(step.part),
            step.minutes,
            step.added or None,
            _spent(step),
            words(step.state),
        )
        for day in workshop.days_in_order()
        for step in workshop.steps_of(day)
    )
    columns = (
        *(_("Date"), _("Day"), _("Step"), _("Part"), _("Planned minutes"), _("Added minutes")),
        *(_("Minutes taken"), _("State")),
    )
    return SheetTable(_("Agenda"), columns, rows)


def _spent(step: Step) -> int | None:
    """Whole minutes of the runs that have ended; None where there are none."""
    seconds = [(run.end - run.start).total_seconds() for run in step.runs if run.end is not None]
    return round(sum(seconds) / 60) if seconds else None


def _counted(ids: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in ids:
        counts[each] = counts.get(each, 0) + 1
    return counts
