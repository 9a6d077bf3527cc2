"""Attendance: the roll of a day from the registrations, and whoever else walks in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from locales import _
from model.capture.names import name_index
from model.changes import Change, Edit, add, edited, new
from model.entities import Actor, Attendee, Contact, Day, InvitationState
from model.errors import Refused
from model.workshop import Workshop

_EXPECTED = (InvitationState.REGISTERED, InvitationState.ATTENDED)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A person as typed: a name and, after a comma, where the person comes from."""

    name: str
    organisation: str = ""


def read_person(line: str) -> Arrival:
    """The person that `line` names, as in `Aino Esimerkki, Kela`.

    Raises:
        Refused: where there is no name.
    """
    name, _comma, organisation = line.partition(",")
    if not name.strip():
        raise Refused(_("write a name, and after a comma where the person comes from"))
    return Arrival(" ".join(name.split()), " ".join(organisation.split()))


def of_day(workshop: Workshop, day: Day) -> list[Attendee]:
    """Everybody on the day's roll, in the order they were put on it."""
    return [person for person in workshop.attendees.values() if person.day == day.id]


def present(workshop: Workshop, day: Day) -> list[Attendee]:
    """Everybody who has arrived."""
    return [person for person in of_day(workshop, day) if person.arrived]


def call_the_roll(workshop: Workshop, day: Day, *, at: dt.datetime) -> Change:
    """The change that puts every registered contact on the day's roll, as not yet arrived.

    Raises:
        Refused: where everybody who registered stands on it already.
    """
    known = {(_folded(person.name), person.actor) for person in of_day(workshop, day)}
    missing = [
        new(Attendee, created=at, day=day.id, name=contact.name, actor=actor.id, arrived=False)
        for actor, contact in _expected(workshop)
        if (_folded(contact.name), actor.id) not in known
    ]
    if not missing:
        raise Refused(_("everybody who registered is on the list already"))
    return add(*missing, at=at)


def _expected(workshop: Workshop) -> Iterator[tuple[Actor, Contact]]:
    for actor in workshop.actors.values():
        for contact in actor.contacts:
            if contact.state in _EXPECTED:
                yield actor, contact


def checked_in(workshop: Workshop, day: Day, person: Arrival, *, at: dt.datetime) -> Change:
    """The change by which `person` arrives; an organisation not known so far becomes an actor.

    Raises:
        Refused: where the organisation may be several actors, or the person is there already.
    """
    edits: list[Edit] = []
    actor_id: str | None = None
    if person.organisation:
        found = name_index(workshop.actors).find(person.organisation)
        if len(found) > 1:
            raise Refused(
                _("“{name}” may be several actors: {actors}").format(
                    name=person.organisation, actors=", ".join(actor.name for actor in found)
                )
            )
        actor = found[0] if found else new(Actor, name=person.organisation, created=at)
        actor_id = actor.id
        if not found:
            edits.append(Edit(before=None, after=actor))
    known = _known(workshop, day, person.name, actor_id)
    if known is None:
        attendee = new(Attendee, created=at, day=day.id, name=person.name, actor=actor_id)
        return Change.make(*edits, Edit(before=None, after=attendee), at=at)
    if known.arrived:
        raise Refused(_("{name} is here already").format(name=known.name))
    return arrived(workshop, known, at=at)


def _known(workshop: Workshop, day: Day, name: str, actor: str | None) -> Attendee | None:
    for person in of_day(workshop, day):
        if _folded(person.name) == _folded(name) and actor in (None, person.actor):
            return person
    return None


def arrived(workshop: Workshop, person: Attendee, *, at: dt.datetime) -> Change:
    """The change by which somebody on the roll arrives; the contact's invitation says so too."""
    edits = [Edit(before=person, after=edited(person, arrived=True))]
    return Change.make(*edits, *_contact_edits(workshop, person, InvitationState.ATTENDED), at=at)


def turned_round(workshop: Workshop, person: Attendee, *, at: dt.datetime) -> Change:
    """The change that turns "here" into "not here" and back."""
    if not person.arrived:
        return arrived(workshop, person, at=at)
    edits = [Edit(before=person, after=edited(person, arrived=False))]
    return Change.make(*edits, *_contact_edits(workshop, person, InvitationState.REGISTERED), at=at)


def _contact_edits(workshop: Workshop, person: Attendee, state: InvitationState) -> list[Edit]:
    actor = workshop.actors.get(person.actor or "")
    if actor is None:
        return []
    contacts = tuple(
        edited(contact, state=state)
        if _folded(contact.name) == _folded(person.name) and contact.state in _EXPECTED
        else contact
        for contact in actor.contacts
    )
    if contacts == actor.contacts:
        return []
    return [Edit(before=actor, after=edited(actor, contacts=contacts))]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
