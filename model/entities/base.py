"""What every stored thing shares: its own id, the moment it came, and that it never changes."""

from __future__ import annotations

import secrets

from pydantic import BaseModel, ConfigDict, Field, NaiveDatetime


def new_id() -> str:
    """A fresh id: 12 hexadecimal digits, unique within any session."""
    return secrets.token_hex(6)


class Entity(BaseModel):
    """One stored thing. Frozen: a change replaces it by a copy.

    Fields this version does not know are kept: a newer program's data survives an older one.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str = Field(default_factory=new_id, min_length=1, max_length=64)
    """The entity's own id, never TinyDB's `doc_id`."""
    created: NaiveDatetime
    """When it was first captured: local wall clock, no zone. Keeps entities in their order."""


class Value(BaseModel):
    """A part of an entity that has no id of its own."""

    model_config = ConfigDict(frozen=True, extra="allow")
