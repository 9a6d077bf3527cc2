"""The round through the actors: who has been heard, who is next, and how far invitations are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from locales import _
from model.changes import Change, edited, update
from model.entities import Actor, InvitationState, Sector
from model.errors import Refused


def said(actor: Actor, field: str) -> bool:
    """Whether anything has been said about a field of an actor's card."""
    value = getattr(actor, field)
    return bool(value) and value != Actor.model_fields[field].default


def heard(actor: Actor, fields: Iterable[str]) -> bool:
    """Whether anything has been said about any of the fields that a round asks about."""
    return any(said(actor, field) for field in fields)


def next_unheard(actors: Sequence[Actor], fields: Sequence[str], after: str | None) -> Actor | None:
    """Who is next: the first actor behind `after`, round and round, who has not been heard.

    None where everybody has.
    """
    ids = [actor.id for actor in actors]
    start = ids.index(after) + 1 if after in ids else 0
    turn = [*actors[start:], *actors[:start]]
    return next((actor for actor in turn if actor.id != after and not heard(actor, fields)), None)


def invitations(actors: Iterable[Actor]) -> Counter[InvitationState]:
    """How many contacts there are in each state."""
    return Counter(contact.state for actor in actors for contact in actor.contacts)


def next_sector(actor: Actor, *, at: dt.datetime) -> Change:
    """The change that gives an actor the next sector."""
    order = list(Sector)
    sector = order[(order.index(actor.sector) + 1) % len(order)]
    return update(actor, at=at, sector=sector)


def next_invitation(actor: Actor, *, at: dt.datetime) -> Change:
    """The change that takes an actor's contacts one invitation state further.

    Raises:
        Refused: where the actor has no contact.
    """
    if not actor.contacts:
        raise Refused(_("{name} has no contact; Enter opens its card").format(name=actor.name))
    order = list(InvitationState)
    state = order[(order.index(actor.contacts[0].state) + 1) % len(order)]
    contacts = tuple(edited(contact, state=state) for contact in actor.contacts)
    return update(actor, at=at, contacts=contacts)
