"""The undo history that a change log leads to, without building what nobody can take back."""

from __future__ import annotations

from typing import Any

from model.changes import Change
from model.recorder import HISTORY_LIMIT
from model.store.sessionfile import Document


def changes_to_remember(records: list[Document]) -> list[Change]:
    """The shortest history that leaves a recorder with the same undo and redo as `records` do.

    Args:
        records: changes as `Change.to_record` gives them, oldest first, without a gap.
    """
    undoable: list[Document] = []
    redoable: list[Document] = []
    taken_back: dict[str, Document] = {}
    for record in records:
        if record["kind"] == "do":
            undoable.append(record)
            redoable.clear()
        elif record["kind"] == "undo":
            if _is_last(undoable, record):
                redoable.append(undoable.pop())
                taken_back[record["of"]] = record
        elif _is_last(redoable, record):
            undoable.append(redoable.pop())
    done = undoable[-HISTORY_LIMIT:] + redoable[::-1]
    undos = [taken_back[record["id"]] for record in redoable]
    return [change for record in done + undos if (change := _change(record)) is not None]


def _is_last(stack: list[Document], record: dict[str, Any]) -> bool:
    return bool(stack) and stack[-1]["id"] == record["of"]


def _change(record: Document) -> Change | None:
    """The change of a record; one that this version cannot read cannot be taken back either."""
    try:
        return Change.from_record(record)
    except (ValueError, KeyError, TypeError):
        return None
