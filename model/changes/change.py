"""A change: one small, undoable step, as a list of before and after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, cast

from model.entities import Entity, new_id
from model.workshop import TABLES, Table, table_of

ChangeKind = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One entity before and after; None stands for "is not there"."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """The entity as it is after the edit, or was before it went."""
        entity = self.after or self.before
        assert entity is not None, "an edit has a before or an after"
        return entity

    @property
    def table(self) -> Table:
        """The table the entity is stored in."""
        return table_of(self.entity)


@dataclass(frozen=True, slots=True)
class Change:
    """What one action of the facilitator did, whole or not at all."""

    edits: tuple[Edit, ...]
    at: dt.datetime
    """When it was made: local wall clock."""
    id: str
    kind: ChangeKind = "do"
    of: str = ""
    """For an undo or redo: the id of the change that was taken back or done again."""

    @classmethod
    def make(cls, *edits: Edit, at: dt.datetime) -> Change:
        """A fresh change made of `edits`."""
        return cls(edits=edits, at=at, id=new_id())

    def undone(self, at: dt.datetime) -> Change:
        """The change that takes this one back: before and after swapped, last edit first."""
        swapped = tuple(Edit(before=edit.after, after=edit.before) for edit in reversed(self.edits))
        return Change(edits=swapped, at=at, id=new_id(), kind="undo", of=self.id)

    def redone(self, at: dt.datetime) -> Change:
        """The same change once more."""
        return Change(edits=self.edits, at=at, id=new_id(), kind="redo", of=self.id)

    def to_record(self) -> dict[str, Any]:
        """Plain JSON values, as the change log keeps them."""
        return {
            "id": self.id,
            "at": self.at.isoformat(),
            "kind": self.kind,
            "of": self.of,
            "edits": [
                {
                    "table": edit.table,
                    "id": edit.entity.id,
                    "before": edit.before and edit.before.model_dump(mode="json"),
                    "after": edit.after and edit.after.model_dump(mode="json"),
                }
                for edit in self.edits
            ],
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Change:
        """The change that `to_record` wrote.

        Raises:
            ValueError, KeyError: where the record is none.
        """

        def entity(table: str, document: dict[str, Any] | None) -> Entity | None:
            if document is None:
                return None
            return TABLES[cast(Table, table)].model_validate(document)

        return cls(
            edits=tuple(
                Edit(
                    before=entity(edit["table"], edit["before"]),
                    after=entity(edit["table"], edit["after"]),
                )
                for edit in record["edits"]
            ),
            at=dt.datetime.fromisoformat(record["at"]),
            id=record["id"],
            kind=record["kind"],
            of=record["of"],
        )
