"""The only way a session changes: small, undoable, one list of before and after."""

from model.changes.apply import apply_change
from model.changes.change import Change, Edit
from model.changes.make import add, edited, keep_snapshot, new, remove, stamped, update
from model.changes.words import describe

__all__ = [
    "Change",
    "Edit",
    "add",
    "apply_change",
    "describe",
    "edited",
    "keep_snapshot",
    "new",
    "remove",
    "stamped",
    "update",
]
