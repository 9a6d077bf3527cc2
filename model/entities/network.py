"""Actors, the contacts behind them, and the value links between them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from locales import _
from model.entities.base import Entity, Value
from model.entities.text import FilledLine, Line, Name, Text


class ActorKind(StrEnum):
    """What sort of actor one is."""

    ORGANISATION = "organisation"
    UNIT = "unit"
    GROUP = "group"
    PERSON = "person"
    CUSTOMER = "customer"


class Sector(StrEnum):
    """The sector an actor belongs to; the customer stands apart from all three."""

    PUBLIC = "public"
    PRIVATE = "private"
    THIRD = "third"
    CUSTOMER = "customer"
    UNKNOWN = "unknown"


class InvitationState(StrEnum):
    """How far the invitation of a contact person has come."""

    TO_INVITE = "to_invite"
    INVITED = "invited"
    REGISTERED = "registered"
    DECLINED = "declined"
    ATTENDED = "attended"


class Nature(StrEnum):
    """Allee's distinction: contractual flows, and informal ones."""

    TANGIBLE = "tangible"
    INTANGIBLE = "intangible"


class Strength(StrEnum):
    """Regular, agreed and remembered; or ad hoc and voluntary; or not said."""

    STRONG = "strong"
    WEAK = "weak"
    UNSPECIFIED = "unspecified"


class LinkState(StrEnum):
    """Whether the flow exists, is wished for (a hole in the network), or has broken."""

    EXISTING = "existing"
    WISHED = "wished"
    BROKEN = "broken"


class Contact(Value):
    """A contact person of an actor. Personal data: exports leave it out unless asked."""

    name: Name
    role: Line = ""
    email: Line = ""
    phone: Line = ""
    state: InvitationState = InvitationState.TO_INVITE


class Actor(Entity):
    """An organisation, unit, group, person or customer in the network."""

    name: Name
    label: Line = ""
    """A short name for crowded drawings; empty where the name serves."""
    kind: ActorKind = ActorKind.ORGANISATION
    sector: Sector = Sector.UNKNOWN
    internal: bool = False
    """Whether it belongs to the convening organisation."""
    networks: tuple[Line, ...] = ()
    """Core and theme networks it belongs to."""
    roles: Text = ""
    tasks: Text = ""
    services: Text = ""
    strengths: Text = ""
    weaknesses: Text = ""
    offers: Text = ""
    needs: Text = ""
    benefits: Text = ""
    mandate: Text = ""
    resources: Text = ""
    contacts: tuple[Contact, ...] = ()
    notes: Text = ""
    aliases: tuple[Line, ...] = ()
    """Other spellings seen in the data."""
    step: str | None = None
    """Id of the step that was running when it was named."""
    origins: tuple[Line, ...] = ()
    """Titles of the groups' maps it was merged from."""
    former_ids: tuple[str, ...] = ()
    """Ids it had in those maps, other than its own; merging them again finds it by these."""
    pinned: tuple[float, float] | None = None
    """Where the facilitator put it on the map: shares (0 to 1) of width and height."""

    @property
    def is_customer(self) -> bool:
        """Whether this is the one the network works for."""
        return self.kind is ActorKind.CUSTOMER or self.sector is Sector.CUSTOMER


ACTOR_TEXTS = (
    "roles",
    "tasks",
    "services",
    "strengths",
    "weaknesses",
    "offers",
    "needs",
    "benefits",
    "mandate",
    "resources",
    "notes",
)
"""Fields of an actor that hold running text, in the order of its card."""


class ValueLink(Entity):
    """One directed flow of one value from one actor to another."""

    source: str
    """Id of the actor that gives."""
    target: str
    """Id of the actor that gets."""
    what: FilledLine
    nature: Nature = Nature.TANGIBLE
    category: Line = ""
    """service, information, money, referral, …: the group's own words."""
    strength: Strength = Strength.UNSPECIFIED
    state: LinkState = LinkState.EXISTING
    frequency: Line = ""
    channel: Line = ""
    trust: int | None = Field(default=None, ge=1, le=5)
    """Trust in the flow on a scale of 1 to 5, where it was asked."""
    benefit: Text = ""
    """What the receiver gains from it."""
    note: Text = ""
    step: str | None = None
    """Id of the step that was running when it was named."""
    origins: tuple[Line, ...] = ()
    """Titles of the groups' maps it was merged from."""
    former_ids: tuple[str, ...] = ()
    """Ids it had in those maps, other than its own; merging them again finds it by these."""

    @model_validator(mode="after")
    def _between_two(self) -> ValueLink:
        if self.source == self.target:
            raise ValueError(_("a value link needs two different actors"))
        return self
