"""The learning café: tables with topic and host, rounds, who sits where, what each table said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from locales import _
from model.changes import Change, Edit, add, edited, new
from model.clock.runs import spent
from model.entities import Attendee, CafeTable, Day, Grouping, Harvest, Sheet, Step
from model.errors import Refused
from model.methods.method import Minutes
from model.people import people_of, present, rotate
from model.workshop import Workshop


def tables_of(workshop: Workshop, sheet: Sheet) -> list[CafeTable]:
    """The café's tables by number."""
    tables = (table for table in workshop.cafe_tables.values() if table.sheet == sheet.id)
    return sorted(tables, key=lambda table: (table.number, table.created))


def table_added(workshop: Workshop, sheet: Sheet, line: str, *, at: dt.datetime) -> Change:
    """The change that adds a table; `line` is its topic and, after a comma, its host.

    Raises:
        Refused: where there is no topic.
    """
    topic, _comma, host = line.rpartition(",") if "," in line else (line, "", "")
    if not topic.strip():
        raise Refused(_("write the table's topic, and after a comma who hosts it"))
    number = max((table.number for table in tables_of(workshop, sheet)), default=0) + 1
    made = new(CafeTable, created=at, sheet=sheet.id, number=number, topic=topic, host=host)
    return add(made, at=at)


# ------------------------------------------------------------------ who sits where


def seated(workshop: Workshop, sheet: Sheet, day: Day, seed: int, *, at: dt.datetime) -> Change:
    """The change that seats everybody who is present, in every round; an older seating goes.

    Hosts stay at their tables; the others move in each round, organisations mixed.

    Raises:
        Refused: where there are no tables, or fewer guests than tables.
    """
    tables = tables_of(workshop, sheet)
    people = present(workshop, day)
    if not tables:
        raise Refused(_("there is no table yet; add one with its topic first"))
    hosts = {place: host.id for place, host in _hosts(tables, people)}
    if len(people) - len(hosts) < len(tables):
        raise Refused(
            _(
                "{people} people are not enough for {tables} tables; "
                "mark in the room who has come, or take a table away"
            ).format(people=len(people), tables=len(tables))
        )
    seating = rotate(people_of(people), len(tables), rounds_of(sheet), seed, hosts)
    old = [Edit(before=grouping, after=None) for grouping in _seatings(workshop, sheet)]
    made = [
        new(
            Grouping,
            created=at,
            title=_("Round {n}").format(n=number),
            sheet=sheet.id,
            round=number,
            groups=groups,
        )
        for number, groups in enumerate(seating, start=1)
    ]
    return Change.make(*old, *(Edit(before=None, after=grouping) for grouping in made), at=at)


def rounds_of(sheet: Sheet) -> int:
    """How many rounds the café has: at least one."""
    return max(sheet.rounds, 1)


def _hosts(tables: list[CafeTable], people: list[Attendee]) -> Iterator[tuple[int, Attendee]]:
    """The tables' places with the attendee whose name is the host's."""
    by_name = {person.name.casefold(): person for person in people}
    for place, table in enumerate(tables):
        if (host := by_name.pop(table.host.casefold(), None)) is not None:
            yield place, host


def _seatings(workshop: Workshop, sheet: Sheet) -> list[Grouping]:
    return [grouping for grouping in workshop.groupings.values() if grouping.sheet == sheet.id]


def seating_in(workshop: Workshop, sheet: Sheet, number: int) -> dict[str, list[Attendee]]:
    """Who sits at which table in round `number`: attendees by table id; empty before seating."""
    grouping = next((g for g in _seatings(workshop, sheet) if g.round == number), None)
    if grouping is None:
        return {}
    groups = zip(tables_of(workshop, sheet), grouping.groups, strict=False)
    return {
        table.id: [workshop.attendees[who] for who in group if who in workshop.attendees]
        for table, group in groups
    }


# ------------------------------------------------------------------ what was said


def harvested(table: CafeTable, number: int, text: str, *, at: dt.datetime) -> Change:
    """The change that writes down what a table said in round `number`."""
    return add(new(Harvest, created=at, table=table.id, round=number, text=text), at=at)


def harvest_of(workshop: Workshop, table: CafeTable) -> list[Harvest]:
    """What the table said, by round and time."""
    said = (harvest for harvest in workshop.harvests.values() if harvest.table == table.id)
    return sorted(said, key=lambda harvest: (harvest.round, harvest.created))


def with_rounds(sheet: Sheet, rounds: int, *, at: dt.datetime) -> Change:
    """The change that gives the café so many rounds.

    Raises:
        Refused: where that is no number of rounds (1 to 20).
    """
    if not 1 <= rounds <= 20:
        raise Refused(_("a café has 1 to 20 rounds"))
    return Change.make(Edit(before=sheet, after=edited(sheet, rounds=rounds)), at=at)


# ------------------------------------------------------------------ the clock


@dataclass(frozen=True, slots=True)
class RoundNow:
    """Where the café is."""

    number: int
    """The round that runs; 0 in the opening, one more than the last in the closing."""
    left: dt.timedelta
    """Time left of it; negative where the closing is over."""
    length: dt.timedelta
    """How long each round is."""


def round_now(sheet: Sheet, minutes: Minutes, step: Step, now: dt.datetime) -> RoundNow:
    """Where the café is at `now`, by the time that its step has been running.

    The step's time, added minutes included, is shared as the method's opening, processing and
    closing are; the rounds share the processing equally.
    """
    whole = dt.timedelta(minutes=max(step.minutes + step.added, 0))
    total = minutes.total or 1
    opening = whole * minutes.opening / total
    length = (whole * (minutes.processing or total) / total) / rounds_of(sheet)
    used = spent(step, now)
    if used < opening:
        return RoundNow(0, opening - used, length)
    done = int((used - opening) / length) if length else rounds_of(sheet)
    if done < rounds_of(sheet):
        return RoundNow(done + 1, opening + (done + 1) * length - used, length)
    return RoundNow(rounds_of(sheet) + 1, whole - used, length)
