"""Session and what it holds, as frozen pydantic entities."""

from model.entities.agenda import Day, Part, Phase, Run, Step, StepState
from model.entities.base import Entity, Value, new_id
from model.entities.network import (
    Actor,
    ActorKind,
    Contact,
    InvitationState,
    LinkState,
    Nature,
    Sector,
    Strength,
    ValueLink,
)
from model.entities.notes import Note, NoteKind
from model.entities.outcomes import Agreement, Snapshot, Target, TargetState
from model.entities.session import Session

__all__ = [
    "Actor",
    "ActorKind",
    "Agreement",
    "Contact",
    "Day",
    "Entity",
    "InvitationState",
    "LinkState",
    "Nature",
    "Note",
    "NoteKind",
    "Part",
    "Phase",
    "Run",
    "Sector",
    "Session",
    "Snapshot",
    "Step",
    "StepState",
    "Strength",
    "Target",
    "TargetState",
    "Value",
    "ValueLink",
    "new_id",
]
