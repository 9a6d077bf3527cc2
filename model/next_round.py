"""The next round of network work: a new session that begins with what the last one left.

The phases repeat (Hyödy, Johtaminen): the network of one round is what the next one starts from.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from locales import _, language, ngettext, speaking
from model.changes import edited, new
from model.dates import format_date
from model.entities import (
    Actor,
    Entity,
    Form,
    InvitationState,
    Session,
    Sheet,
    Snapshot,
    ValueLink,
)
from model.followup import MatterKind, gathered
from model.methods import Catalogue, session_from_template
from model.workshop import Table, Workshop, in_order_of_creation

E = TypeVar("E", bound=Entity)

TABLE_OF: dict[MatterKind, Table] = {
    MatterKind.TARGET: "targets",
    MatterKind.AGREEMENT: "agreements",
    MatterKind.ROW: "grid_rows",
    MatterKind.CHECK: "checks",
    MatterKind.CARD: "cards",
    MatterKind.TASK: "notes",
    MatterKind.QUESTION: "notes",
    MatterKind.PARKED: "notes",
}
"""Where the open matters of each kind are stored; holes go along with the links."""


@dataclass(frozen=True, slots=True)
class NextRound:
    """A session for the next round, and what it took along."""

    workshop: Workshop
    snapshot: str
    """The name under which the network is kept as it was."""
    matters: int
    """How many open matters came along."""

    def counts(self) -> dict[str, int]:
        """How many things of each table came along."""
        carried = ("actors", "links", "responses", *dict.fromkeys(TABLE_OF.values()))
        return {table: len(self.workshop.rows(table)) for table in carried}

    def words(self) -> str:
        """What was carried, in one sentence."""
        workshop = self.workshop
        ratings = sum(sheet.form is Form.RATING for sheet in workshop.sheets.values())
        counts = [
            _counted(ngettext("{n} actor", "{n} actors", len(workshop.actors)), workshop.actors),
            _counted(ngettext("{n} link", "{n} links", len(workshop.links)), workshop.links),
            ngettext("{n} open matter", "{n} open matters", self.matters).format(n=self.matters),
        ]
        if ratings:
            counts.append(ngettext("{n} rating", "{n} ratings", ratings).format(n=ratings))
        return _(
            "Round {round}: {counts} came along; the network as it was is kept as “{snapshot}”."
        ).format(round=workshop.session.round, counts=", ".join(counts), snapshot=self.snapshot)


def _counted(words: str, things: Iterable[object]) -> str:
    return words.format(n=len(list(things)))


def next_start(workshop: Workshop, now: dt.datetime) -> dt.datetime:
    """When the next round begins unless somebody says otherwise: at the next meeting, at nine.

    Where none is ahead, tomorrow.
    """
    meeting = workshop.session.next_meeting
    tomorrow = now.date() + dt.timedelta(days=1)
    date = meeting if meeting is not None and meeting >= tomorrow else tomorrow
    return dt.datetime.combine(date, dt.time(9))


def next_title(workshop: Workshop) -> str:
    """What the next round's session is called unless the facilitator says otherwise."""
    session = workshop.session
    with speaking(session.language):
        ending = _(", round {n}")
        base = re.sub(re.escape(ending).replace(re.escape("{n}"), r"\d+") + "$", "", session.title)
        return base[:100] + ending.format(n=session.round + 1)


def next_round(
    workshop: Workshop,
    *,
    agenda: str | None,
    start: dt.datetime,
    at: dt.datetime,
    title: str = "",
    language: str = "",
    catalogue: Catalogue | None = None,
) -> NextRound:
    """A new session that goes on where `workshop` ends; `workshop` itself stays as it is.

    It takes along the actors with their contacts, the links, everything open, the answers to
    ratings to compare with, and the network as it was, under a name. Invitations begin anew; who
    declined is still known to have.

    Args:
        workshop: the round that ends.
        agenda: key of the agenda template; None for the three workshop days.
        start: when the first day begins, local.
        at: the moment of creation, local.
        title: the new session's title; `next_title` where it is left out.
        language: of its agenda and documents, "fi" or "en"; the old one's where it is left out.
        catalogue: where the template is looked up; ours alone where none is given.

    Raises:
        Refused: where there is no such agenda, or the title does not fit.
    """
    old = workshop.session
    planned = session_from_template(
        title or next_title(workshop),
        agenda,
        language or old.language,
        start,
        at,
        catalogue=catalogue,
    )
    session = edited(
        planned.session,
        purpose=old.purpose,
        round=old.round + 1,
        report_sections=old.report_sections,
        illustrative=old.illustrative,
    )
    going = _open_matters(workshop, at.date())
    sheets = _sheets(workshop, going)
    actors = _rows(_invited_anew(actor) for actor in workshop.actors.values())
    links = _rows(_afresh(link) for link in workshop.links.values())
    # Of what came along, so that nothing has changed before anything is said.
    snapshot = _network(actors.values(), links.values(), old, at)
    earlier = [s for s in workshop.snapshots.values() if s.created <= old.created]
    made = replace(
        planned,
        session=session,
        actors=actors,
        links=links,
        sheets=_rows(sheets),
        responses=_rows(
            response
            for response in workshop.responses.values()
            if response.sheet in {sheet.id for sheet in sheets}
        ),
        snapshots=_rows([*earlier, snapshot]),
    )
    for table, entities in going.items():
        made = made.with_rows(table, _rows(entities))
    return NextRound(made, snapshot.name, sum(map(len, going.values())))


def _open_matters(workshop: Workshop, today: dt.date) -> dict[Table, list[Entity]]:
    """What is unfinished, by table; wished links are no matter of their own here."""
    going: dict[Table, list[Entity]] = {table: [] for table in TABLE_OF.values()}
    for matter in gathered(workshop, today):
        if not matter.finished and (table := TABLE_OF.get(matter.kind)):
            going[table].append(_afresh(matter.entity))
    return going


def _sheets(workshop: Workshop, going: dict[Table, list[Entity]]) -> list[Sheet]:
    """The sheets that open rows and answers stand on, and the ratings that have answers."""
    needed = {getattr(entity, "sheet", "") for rows in going.values() for entity in rows}
    rated = {response.sheet for response in workshop.responses.values()}
    return [
        edited(_afresh(sheet), carried=True)
        for sheet in workshop.sheets.values()
        if sheet.id in needed or (sheet.form is Form.RATING and sheet.id in rated)
    ]


def _network(
    actors: Iterable[Actor], links: Iterable[ValueLink], session: Session, at: dt.datetime
) -> Snapshot:
    with speaking(session.language):
        date = format_date(at.date(), language())
        name = _("Round {n}, {date}").format(n=session.round, date=date)
    return new(Snapshot, name=name, created=at, actors=tuple(actors), links=tuple(links))


def _invited_anew(actor: Actor) -> Actor:
    contacts = tuple(
        contact
        if contact.state is InvitationState.DECLINED
        else edited(contact, state=InvitationState.TO_INVITE)
        for contact in actor.contacts
    )
    return _afresh(edited(actor, contacts=contacts))


def _afresh(entity: E) -> E:
    """`entity` without the step it came from, which stays behind with its agenda."""
    return edited(entity, step=None) if getattr(entity, "step", None) else entity


def _rows(entities: Iterable[E]) -> dict[str, E]:
    return in_order_of_creation(list(entities))
