"""The field's words for the values of entities, in the language in force."""

from __future__ import annotations

from enum import Enum

from locales import N_, _
from model.entities import (
    ActorKind,
    CheckAnswer,
    InvitationState,
    LinkState,
    Nature,
    NoteKind,
    Part,
    Phase,
    Respondent,
    Sector,
    StepState,
    Strength,
    TargetState,
)

_LABELS: dict[Enum, str] = {
    ActorKind.ORGANISATION: N_("organisation"),
    ActorKind.UNIT: N_("unit"),
    ActorKind.GROUP: N_("group"),
    ActorKind.PERSON: N_("person"),
    ActorKind.CUSTOMER: N_("customer"),
    Sector.PUBLIC: N_("public"),
    Sector.PRIVATE: N_("private"),
    Sector.THIRD: N_("third sector"),
    Sector.CUSTOMER: N_("customer"),
    Sector.UNKNOWN: N_("no sector"),
    InvitationState.TO_INVITE: N_("to invite"),
    InvitationState.INVITED: N_("invited"),
    InvitationState.REGISTERED: N_("registered"),
    InvitationState.DECLINED: N_("declined"),
    InvitationState.ATTENDED: N_("attended"),
    Nature.TANGIBLE: N_("tangible"),
    Nature.INTANGIBLE: N_("intangible"),
    Strength.STRONG: N_("strong"),
    Strength.WEAK: N_("weak"),
    Strength.UNSPECIFIED: N_("strength not said"),
    LinkState.EXISTING: N_("existing"),
    LinkState.WISHED: N_("wished for"),
    LinkState.BROKEN: N_("broken"),
    NoteKind.OBSERVATION: N_("observation"),
    NoteKind.DECISION: N_("decision"),
    NoteKind.QUESTION: N_("question"),
    NoteKind.IDEA: N_("idea"),
    NoteKind.TASK: N_("task"),
    NoteKind.QUOTATION: N_("quotation"),
    NoteKind.PARKED: N_("parked"),
    Part.OPENING: N_("opening"),
    Part.PROCESSING: N_("processing"),
    Part.CLOSING: N_("closing"),
    Part.BREAK: N_("break"),
    StepState.PLANNED: N_("planned"),
    StepState.RUNNING: N_("running"),
    StepState.PAUSED: N_("paused"),
    StepState.DONE: N_("done"),
    StepState.SKIPPED: N_("skipped"),
    TargetState.OPEN: N_("open"),
    TargetState.UNDER_WAY: N_("under way"),
    TargetState.DONE: N_("done"),
    TargetState.DROPPED: N_("dropped"),
    CheckAnswer.YES: N_("yes"),
    CheckAnswer.PARTLY: N_("partly"),
    CheckAnswer.NO: N_("no"),
    Respondent.PERSON: N_("a person"),
    Respondent.GROUP: N_("a group"),
    Respondent.ROOM: N_("the whole room"),
    Phase.MAPPING: N_("Mapping"),
    Phase.SHARED_UNDERSTANDING: N_("Shared understanding"),
    Phase.VALUE_NETWORK: N_("Value network"),
    Phase.FOLLOW_UP: N_("Follow-up"),
}


def label(value: Enum) -> str:
    """The word for a sector, kind, nature, state, phase, …"""
    return _(_LABELS[value])
