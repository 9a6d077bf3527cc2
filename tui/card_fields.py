"""The fields of each card, in the order in which a facilitator asks for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from locales import N_, _, language
from model.clock import parse_minutes, parse_time
from model.contacts import format_contacts, parse_contacts
from model.dates import format_date, parse_date
from model.entities import (
    Actor,
    ActorKind,
    Day,
    Entity,
    Group,
    LinkState,
    Nature,
    NoteKind,
    Part,
    Phase,
    Sector,
    Step,
    Strength,
    TargetState,
)
from model.errors import Refused
from model.labels import label
from model.methods import group_words
from tui.widgets.entity_form import Field

LANGUAGE_NAMES = (("fi", "suomi"), ("en", "English"))
"""The languages of documents, each by its own name."""

Choice = TypeVar("Choice", bound=StrEnum)


def _options(enum: type[Choice]) -> Callable[[], Sequence[tuple[str, str]]]:
    return lambda: [(value.value, label(value)) for value in enum]


def _yes_no() -> Sequence[tuple[str, str]]:
    return [("False", _("no")), ("True", _("yes"))]


def _flag(text: str) -> bool:
    return text == "True"


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _show_contacts(entity: Entity) -> str:
    return format_contacts(entity.contacts) if isinstance(entity, Actor) else ""


def _show_networks(entity: Entity) -> str:
    return ", ".join(entity.networks) if isinstance(entity, Actor) else ""


def _show_aliases(entity: Entity) -> str:
    return ", ".join(entity.aliases) if isinstance(entity, Actor) else ""


def _show_due(entity: Entity) -> str:
    return format_date(getattr(entity, "due", None), language())


def _show_owner(entity: Entity) -> str:
    return str(getattr(entity, "owner", ""))


def _due(text: str) -> dt.date | None:
    return parse_date(text, dt.date.today())


def _show_fixed(entity: Entity) -> str:
    fixed = entity.fixed if isinstance(entity, Step) else None
    return f"{fixed:%H:%M}" if fixed else ""


def _show_ends(entity: Entity) -> str:
    ends = entity.ends if isinstance(entity, Day) else None
    return f"{ends:%H:%M}" if ends else ""


def _show_minutes(entity: Entity) -> str:
    return str(entity.minutes + entity.added) if isinstance(entity, Step) else ""


def _groups() -> Sequence[tuple[str, str]]:
    named = [(group.value, group_words(group)) for group in Group if group is not Group.DESK]
    return [("", _("as the method has it")), *named]


def _group(text: str) -> Group | None:
    return Group(text) if text else None


def _show_group(entity: Entity) -> str:
    return entity.group.value if isinstance(entity, Step) and entity.group else ""


def _fixed(text: str) -> dt.time | None:
    if not text.strip():
        return None
    return parse_time(text)


def _phases() -> Sequence[tuple[str, str]]:
    return [(str(int(phase)), label(phase)) for phase in Phase]


def _show_phase(entity: Entity) -> str:
    return str(int(entity.phase)) if isinstance(entity, Day) else ""


def _show_start(entity: Entity) -> str:
    if not isinstance(entity, Day):
        return ""
    return f"{format_date(entity.start.date(), language())} {entity.start:%H:%M}"


def _start(text: str) -> dt.datetime:
    date_text, _space, time_text = text.strip().rpartition(" ")
    date = parse_date(date_text, dt.date.today())
    if date is None:
        raise Refused(
            _("“{text}” is no day and time; write 15.12.2026 9:00").format(text=text[:40])
        )
    return dt.datetime.combine(date, parse_time(time_text))


def _round(text: str) -> int:
    if not text.strip().isdigit():
        raise Refused(_("“{text}” is no number of a round").format(text=text[:20]))
    return int(text)


NAME = Field("name", N_("Name"))
SECTOR = Field("sector", N_("Sector"), "choice", _options(Sector))
TASKS = Field("tasks", N_("Tasks"), "text")
STRENGTHS = Field("strengths", N_("Strengths"), "text")
WEAKNESSES = Field("weaknesses", N_("Weaknesses"), "text")
OFFERS = Field("offers", N_("Offers"), "text")
NEEDS = Field("needs", N_("Needs, expects"), "text")

ROUND_FIELDS = (TASKS, STRENGTHS, WEAKNESSES, OFFERS, NEEDS)
"""What is asked of each actor in the round of shared understanding."""

ACTOR_FIELDS = (
    NAME,
    SECTOR,
    Field("kind", N_("Kind"), "choice", _options(ActorKind)),
    Field("label", N_("Short name")),
    Field("contacts", N_("Contacts"), "text", show=_show_contacts, parse=parse_contacts),
    Field("internal", N_("Our own"), "choice", _yes_no, parse=_flag),
    Field("networks", N_("Networks"), show=_show_networks, parse=_names),
    Field("roles", N_("Roles"), "text"),
    TASKS,
    Field("services", N_("Services"), "text"),
    STRENGTHS,
    WEAKNESSES,
    OFFERS,
    NEEDS,
    Field("benefits", N_("Gets from it"), "text"),
    Field("mandate", N_("Mandate"), "text"),
    Field("resources", N_("Resources"), "text"),
    Field("aliases", N_("Other spellings"), show=_show_aliases, parse=_names),
    Field("notes", N_("Remarks"), "text"),
)
"""Everything that an actor's card holds."""

LINK_FIELDS = (
    Field("what", N_("What flows")),
    Field("nature", N_("Nature"), "choice", _options(Nature)),
    Field("state", N_("State"), "choice", _options(LinkState)),
    Field("strength", N_("Strength"), "choice", _options(Strength)),
    Field("category", N_("Category")),
    Field("channel", N_("Channel")),
    Field("frequency", N_("How often")),
    Field("benefit", N_("Benefit"), "text"),
    Field("note", N_("Remark"), "text"),
)

OWNER = Field("owner", N_("Owner"), show=_show_owner)
DUE = Field("due", N_("Date"), show=_show_due, parse=_due)

FOLLOWED_FIELDS = (OWNER, DUE)
"""Who sees to something, and by when: the same for whatever is followed up."""

NOTE_FIELDS = (
    Field("text", N_("Text"), "text"),
    Field("kind", N_("Kind"), "choice", _options(NoteKind)),
    Field("resolved", N_("Dealt with"), "choice", _yes_no, parse=_flag),
    Field("speaker", N_("Who said it")),
    *FOLLOWED_FIELDS,
)

STATE = Field("state", N_("State"), "choice", _options(TargetState))

TARGET_FIELDS = (
    Field("title", N_("Target")),
    Field("why", N_("Why"), "text"),
    Field("what", N_("What"), "text"),
    Field("who", N_("Who"), "text"),
    Field("how", N_("How"), "text"),
    Field("resources", N_("Resources"), "text"),
    Field("first_step", N_("First step"), "text"),
    Field("indicator", N_("Indicator"), "text"),
    OWNER,
    DUE,
    STATE,
)

AGREEMENT_FIELDS = (
    Field("title", N_("Agreement")),
    Field("text", N_("What was agreed"), "text"),
    OWNER,
    DUE,
    STATE,
)

CARD_FIELDS = (
    Field("text", N_("Card"), "text"),
    Field("answer", N_("Answer"), "text"),
)

SESSION_FIELDS = (
    Field("title", N_("Title")),
    Field("purpose", N_("Purpose"), "text"),
    Field("language", N_("Documents in"), "choice", lambda: LANGUAGE_NAMES),
    Field("round", N_("Round"), parse=_round),
)

DAY_FIELDS = (
    Field("title", N_("Title")),
    Field("phase", N_("Phase"), "choice", _phases, parse=int, show=_show_phase),
    Field("start", N_("Begins"), show=_show_start, parse=_start),
    Field("ends", N_("Room until"), show=_show_ends, parse=_fixed),
)

STEP_FIELDS = (
    Field("title", N_("Step")),
    Field("minutes", N_("Minutes"), show=_show_minutes, parse=parse_minutes),
    Field("part", N_("Part"), "choice", _options(Part)),
    Field("group", N_("Group form"), "choice", _groups, parse=_group, show=_show_group),
    Field("fixed", N_("Fixed at"), show=_show_fixed, parse=_fixed),
    Field("optional", N_("May be dropped"), "choice", _yes_no, parse=_flag),
    Field("buffer", N_("Spare time"), "choice", _yes_no, parse=_flag),
    Field("firm", N_("Never shortened"), "choice", _yes_no, parse=_flag),
    Field("instruction", N_("For the room"), "text"),
)

FIELDS_OF: Mapping[str, Sequence[Field]] = MappingProxyType(
    {
        "session": SESSION_FIELDS,
        "days": DAY_FIELDS,
        "steps": STEP_FIELDS,
        "actors": ACTOR_FIELDS,
        "links": LINK_FIELDS,
        "notes": NOTE_FIELDS,
        "targets": TARGET_FIELDS,
        "agreements": AGREEMENT_FIELDS,
        "cards": CARD_FIELDS,
        "grid_rows": FOLLOWED_FIELDS,
        "checks": FOLLOWED_FIELDS,
    }
)
"""The fields of each kind of card, by the table of its entities."""
