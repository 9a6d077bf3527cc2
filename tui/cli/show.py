"""`show`: the whole session, for a script or for a reader."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping

from locales import _, ngettext, pgettext
from model.entities import Agreement, Target
from model.labels import label
from model.workshop import Workshop
from tui.cli.files import reading
from tui.cli.output import Output


def show(options: Namespace, output: Output) -> int:
    """Write everything the session holds."""
    with reading(options.file) as opened:
        workshop = opened.recorder.workshop
    if output.as_json:
        output.json(_document(workshop))
        return 0
    _head(workshop, output)
    _actors(workshop, output)
    _links(workshop, output)
    _days(workshop, output)
    _notes(workshop, output)
    _outcomes(workshop, output)
    return 0


def _document(workshop: Workshop) -> Mapping[str, object]:
    """Every table; days and steps in the order of the agenda, everything else as it came."""
    tables = workshop.documents()
    days = workshop.days_in_order()
    steps = [step.id for day in days for step in workshop.steps_of(day)]
    places = {entity_id: place for place, entity_id in enumerate([*(d.id for d in days), *steps])}
    for table in (tables["days"], tables["steps"]):
        table.sort(key=lambda row: places.get(row["id"], len(places)))
    return {table: rows[0] if table == "session" else rows for table, rows in tables.items()}


def _head(workshop: Workshop, output: Output) -> None:
    session = workshop.session
    output.line(session.title)
    if session.illustrative:
        output.line(_("An illustrative sample: its content is invented."))
    for line in session.purpose.splitlines():
        output.line(line)


def _section(heading: str, output: Output) -> None:
    output.line()
    output.line(heading)


def _actors(workshop: Workshop, output: Output) -> None:
    count = len(workshop.actors)
    _section(ngettext("{n} actor", "{n} actors", count).format(n=count), output)
    gives = Counter(link.source for link in workshop.links.values())
    gets = Counter(link.target for link in workshop.links.values())
    rows = [
        (
            actor.name,
            label(actor.kind),
            label(actor.sector),
            str(gives[actor.id]),
            str(gets[actor.id]),
        )
        for actor in workshop.actors.values()
    ]
    if rows:
        headings = (
            _("Actor"),
            pgettext("column", "Kind"),
            _("Sector"),
            pgettext("column", "Gives"),
            pgettext("column", "Gets"),
        )
        output.table(headings, rows, "<<<>>")


def _links(workshop: Workshop, output: Output) -> None:
    count = len(workshop.links)
    _section(ngettext("{n} value link", "{n} value links", count).format(n=count), output)
    names = {actor.id: actor.name for actor in workshop.actors.values()}
    rows = [
        (
            names[link.source],
            names[link.target],
            link.what,
            label(link.nature),
            label(link.strength),
            label(link.state),
        )
        for link in workshop.links.values()
    ]
    if rows:
        headings = (
            pgettext("column", "From"),
            pgettext("column", "To"),
            pgettext("column", "What"),
            _("Nature"),
            _("Strength"),
            pgettext("column", "State"),
        )
        output.table(headings, rows)


def _days(workshop: Workshop, output: Output) -> None:
    for day in workshop.days_in_order():
        heading = _("Day {number}: {title}, {date:%Y-%m-%d %H:%M}").format(
            number=day.number, title=day.title, date=day.start
        )
        _section(heading, output)
        steps = workshop.steps_of(day)
        rows = [
            (step.title, label(step.part), str(step.minutes), label(step.state)) for step in steps
        ]
        if rows:
            output.table(
                (_("Step"), pgettext("column", "Part"), _("Minutes"), pgettext("column", "State")),
                rows,
                "<<><",
            )


def _notes(workshop: Workshop, output: Output) -> None:
    count = len(workshop.notes)
    _section(ngettext("{n} note", "{n} notes", count).format(n=count), output)
    rows = [
        (f"{note.created:%Y-%m-%d %H:%M}", label(note.kind), note.text)
        for note in workshop.notes.values()
    ]
    if rows:
        output.table((pgettext("column", "Time"), pgettext("column", "Kind"), _("Text")), rows)


def _outcomes(workshop: Workshop, output: Output) -> None:
    agreed: list[Target | Agreement] = [*workshop.targets.values(), *workshop.agreements.values()]
    if agreed:
        _section(_("Development targets and agreements"), output)
        rows = [
            (item.title, item.owner, item.due.isoformat() if item.due else "", label(item.state))
            for item in agreed
        ]
        output.table((_("Title"), _("Owner"), _("Date"), pgettext("column", "State")), rows)
    if workshop.snapshots:
        _section(_("Snapshots of the network"), output)
        for snapshot in workshop.snapshots.values():
            output.line(f"{snapshot.created:%Y-%m-%d %H:%M}  {snapshot.name}")
