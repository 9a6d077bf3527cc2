"""The one-line language: text to changes, with completions, a preview and the way back to text."""

from model.capture.completion import Completion, complete
from model.capture.help import Example, Section, cheat_sheet
from model.capture.reader import read
from model.capture.reading import Reading, Role, Span
from model.capture.shape import AS_IS, NOTE_MARKS
from model.capture.writer import write

__all__ = [
    "AS_IS",
    "NOTE_MARKS",
    "Completion",
    "Example",
    "Reading",
    "Role",
    "Section",
    "Span",
    "cheat_sheet",
    "complete",
    "read",
    "write",
]
