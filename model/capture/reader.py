"""The one-line language: from a line as it is typed to the change that Enter makes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from locales import _
from model.capture.actors import read_actors
from model.capture.folding import visible
from model.capture.links import read_links
from model.capture.names import name_index
from model.capture.notes import read_note
from model.capture.prose import is_prose, nearly_a_link
from model.capture.reading import Draft, Reading, Unreadable
from model.capture.shape import ACTOR_MARK, AS_IS, NOTE_MARKS, link_shape, mark_of
from model.changes import stamped
from model.entities import NoteKind, Phase
from model.entities.text import TEXT_LIMIT, has_controls
from model.errors import Refused
from model.workshop import Workshop

_LONGEST = TEXT_LIMIT + 100
"""The longest line that is looked into: the longest text, its mark and some quotes."""


def read(
    line: str,
    workshop: Workshop,
    at: dt.datetime,
    *,
    step: str | None = None,
    phase: Phase | None = None,
) -> Reading:
    """What `line` means in `workshop`, captured at the local time `at`.

    Never raises: a line that cannot be taken has an error in words and no change.

    Args:
        step: id of the agenda step that runs, stamped on what is new.
        phase: the phase that goes on, stamped on notes.
    """
    draft = Draft()
    try:
        reading = _read(line, workshop, at, draft, step, phase)
    except Unreadable as error:
        return draft.refused(error)
    except Refused as error:
        # Everything a line can hold is checked where it is read; this says what slipped through.
        return Reading(error=str(error))
    if reading.change is None:
        return reading
    return replace(reading, change=stamped(reading.change, step))


def _read(
    line: str,
    workshop: Workshop,
    at: dt.datetime,
    draft: Draft,
    step: str | None,
    phase: Phase | None,
) -> Reading:
    if len(line) > _LONGEST:
        raise Unreadable(
            _("the line has {length:,} characters; at most {limit:,} fit").format(
                length=len(line), limit=TEXT_LIMIT
            )
        )
    # One sign for one sign, so that spans fit the line as it was typed.
    line = line.rstrip("\r\n").replace("\t", " ")
    if line.startswith("\ufeff"):
        line = " " + line[1:]
    if not line.isprintable() and has_controls(line):
        draft.mark(0, len(line), "error")
        raise Unreadable(_("the line holds control characters; type it as plain text"))
    if not visible(line):
        return Reading()
    kind, start = NoteKind.OBSERVATION, 0
    if marked := mark_of(line):
        mark, position = marked
        start = position + 1
        draft.mark(position, start, "mark")
        if mark == ACTOR_MARK:
            return read_actors(line, start, workshop, at, draft)
        kind = NOTE_MARKS[mark] if mark != AS_IS else kind
    elif shape := link_shape(line):
        if not is_prose(line, shape, name_index(workshop.actors)):
            return read_links(line, shape, workshop, at, draft)
        draft.remark(_how_to_link())
    elif nearly_a_link(line, name_index(workshop.actors)):
        draft.remark(_how_to_link())
    return read_note(line, start, kind, workshop, at, draft, step=step, phase=phase)


def _how_to_link() -> str:
    return _("for a link write A -> B: what flows")
