"""Where the groups contradict each other: every value with those who said it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from locales import N_, _
from model.labels import label
from model.workshop import Table

_FIELDS = {
    "sector": N_("sector"),
    "kind": N_("kind"),
    "roles": N_("roles"),
    "tasks": N_("tasks"),
    "services": N_("services"),
    "strengths": N_("strengths"),
    "weaknesses": N_("weaknesses"),
    "offers": N_("offers"),
    "needs": N_("needs"),
    "benefits": N_("benefits"),
    "mandate": N_("mandate"),
    "resources": N_("resources"),
    "notes": N_("remarks"),
    "what": N_("what flows"),
    "nature": N_("nature"),
    "category": N_("category"),
    "strength": N_("strength"),
    "state": N_("state"),
    "frequency": N_("how often"),
    "channel": N_("channel"),
    "trust": N_("trust"),
    "benefit": N_("benefit"),
    "note": N_("remarks"),
    "text": N_("text"),
    "title": N_("title"),
    "owner": N_("owner"),
    "due": N_("due"),
    "flow": N_("flow"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One of the values that a field was given."""

    value: object
    origins: tuple[str, ...]
    """The groups that said so, by title."""

    @property
    def words(self) -> str:
        """The value as it is shown."""
        return label(self.value) if isinstance(self.value, Enum) else str(self.value)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of one entity that groups filled in differently."""

    table: Table
    entity_id: str
    """Id in the result."""
    name: str
    """The entity in a few words: an actor's name, or “A → B: what”."""
    field: str
    said: tuple[Said, ...]
    """The values, the one that stands without a decision first."""
    kept: object
    """What the result holds."""
    both: bool = False
    """Whether all of it was kept, as texts are: one under the other."""

    @property
    def key(self) -> str:
        """Names the conflict in `Decisions.values`."""
        return f"{self.entity_id}/{self.field}"

    @property
    def field_words(self) -> str:
        """The field's name, in the language in force."""
        return _(_FIELDS[self.field]) if self.field in _FIELDS else self.field
