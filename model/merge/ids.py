"""What the ids of each session's entities have become in the result, and following them there."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

from model.changes.references import REFERENCES
from model.entities import Entity
from model.workshop import table_of

E = TypeVar("E", bound=Entity)

_LOOSE = ("became", "item")
"""Fields that name where something went or what it is about; what they name may not be there."""


class Ids:
    """The ids of one session's entities and the ids of the result that they have become."""

    def __init__(self) -> None:
        self._now: dict[str, str] = {}
        self._gone: set[str] = set()

    def became(self, old: str, now: str) -> None:
        """The entity `old` is `now` in the result."""
        self._now[old] = now

    def stayed_behind(self, old: str) -> None:
        """The entity `old` is not in the result."""
        self._gone.add(old)

    def now(self, old: str) -> str:
        """The id in the result."""
        return self._now.get(old, old)

    def followed(self, entity: E) -> E:
        """`entity` with all its references to other entities as they are in the result."""
        changed: dict[str, Any] = {}
        fields = [reference.field for reference in REFERENCES.get(table_of(entity), ())]
        for field in (*fields, *_LOOSE):
            value = getattr(entity, field, None)
            if value and (followed := self._follow(value)) != value:
                changed[field] = followed
        step = getattr(entity, "step", None)
        if step is not None and self._step(step) != step:
            changed["step"] = self._step(step)
        return entity.model_copy(update=changed) if changed else entity

    def _step(self, step: str) -> str | None:
        return None if step in self._gone else self.now(step)

    def _follow(self, value: str | tuple[Any, ...]) -> Any:
        if isinstance(value, str):
            return self.now(value)
        followed = [self._follow(part) for part in value]
        # Two that have become one are named once.
        return tuple(dict.fromkeys(followed))


def derived_id(*parts: str) -> str:
    """An id that the same parts always give: 12 hexadecimal digits, as every id has."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
