"""The follow-up: what all phases have left to be done, with who does it and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from locales import N_, _, language
from model.changes import Change, update
from model.entities import (
    OWN_TITLE,
    Agreement,
    Card,
    Check,
    Entity,
    GridRow,
    LinkState,
    Note,
    NoteKind,
    Sheet,
    Target,
    TargetState,
    ValueLink,
)
from model.errors import Refused
from model.forms.checklist import OPEN, newest_checks
from model.forms.sheets import headings
from model.labels import label
from model.methods.method import Method
from model.workshop import Workshop, table_of

SOON = 28
"""Days within which something is due soon."""

FINISHED = (TargetState.DONE, TargetState.DROPPED)
"""The states of what nobody has to see to any more."""


class MatterKind(StrEnum):
    """Where a matter comes from."""

    TARGET = "target"
    AGREEMENT = "agreement"
    ROW = "row"
    CHECK = "check"
    CARD = "card"
    TASK = "task"
    QUESTION = "question"
    PARKED = "parked"
    HOLE = "hole"


_KINDS = {
    MatterKind.TARGET: N_("target"),
    MatterKind.AGREEMENT: N_("agreement"),
    MatterKind.ROW: N_("table row"),
    MatterKind.CHECK: N_("checklist"),
    MatterKind.CARD: N_("card to be answered"),
    MatterKind.TASK: N_("task"),
    MatterKind.QUESTION: N_("question"),
    MatterKind.PARKED: N_("parked"),
    MatterKind.HOLE: N_("hole in the network"),
}

_OF_NOTES = {
    NoteKind.TASK: MatterKind.TASK,
    NoteKind.QUESTION: MatterKind.QUESTION,
    NoteKind.PARKED: MatterKind.PARKED,
}

FOLLOWED = (
    MatterKind.TARGET,
    MatterKind.AGREEMENT,
    MatterKind.ROW,
    MatterKind.CHECK,
    MatterKind.TASK,
)
"""The kinds that somebody is to do, whether or not an owner or a date has been said."""


def kind_words(kind: MatterKind) -> str:
    """What a kind of matter is called."""
    return _(_KINDS[kind])


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to follow up."""

    kind: MatterKind
    entity: Entity
    """The target, agreement, row, check, card, note or link that it is."""
    what: str
    """What it is about, in the room's words."""
    where: str
    """The sheet or agenda step it comes from; empty where it stands for itself."""
    owner: str
    due: dt.date | None
    state: TargetState
    late: bool
    """Whether its date has passed and it is not finished."""

    @property
    def id(self) -> str:
        """The entity's id."""
        return self.entity.id

    @property
    def finished(self) -> bool:
        """Whether nobody has to see to it any more."""
        return self.state in FINISHED

    @property
    def settled_on(self) -> bool:
        """Whether it has both an owner and a date."""
        return bool(self.owner) and self.due is not None

    def is_soon(self, today: dt.date) -> bool:
        """Whether it is unfinished and due within the next weeks, or was due already."""
        if self.finished or self.due is None:
            return False
        return self.due.toordinal() <= today.toordinal() + SOON


def gathered(
    workshop: Workshop, today: dt.date, methods: Mapping[str, Method] | None = None
) -> list[Matter]:
    """Everything to follow up, from all phases: unfinished first, then by date, undated last.

    Targets and agreements; rows of grids that have an owner or a date; what checklists left open;
    cards that are to be answered; tasks, questions and parked points; links that are wished for.

    Args:
        workshop: the session.
        today: what a date is late by.
        methods: the methods known, by key: their items are called in the language in force then,
            and otherwise as the sheets have them, in the session's.
    """
    matters = [_matter(*found, today) for found in _found(workshop, methods or {})]
    kinds = list(MatterKind)
    return sorted(
        matters,
        key=lambda m: (m.finished, m.due or dt.date.max, kinds.index(m.kind)),
    )


_Found = tuple[MatterKind, Entity, str, str]
"""Kind, entity, what it is about, and where it comes from."""


def _found(workshop: Workshop, methods: Mapping[str, Method]) -> Iterator[_Found]:
    for target in workshop.targets.values():
        yield MatterKind.TARGET, target, target.title, ""
    for agreement in workshop.agreements.values():
        yield MatterKind.AGREEMENT, agreement, agreement.title, ""
    for row in workshop.grid_rows.values():
        sheet = workshop.sheets[row.sheet]
        if sheet.owner_and_date and (row.owner or row.due):
            method = methods.get(sheet.method)
            what = _row_words(workshop, sheet, row, method)
            yield MatterKind.ROW, row, what, _title(sheet, method)
    for sheet, check in newest_checks(workshop):
        if check.answer in OPEN:
            method = methods.get(sheet.method)
            what = _check_words(sheet, check, method)
            yield MatterKind.CHECK, check, what, _title(sheet, method)
    for card in workshop.cards.values():
        sheet = workshop.sheets[card.sheet]
        if sheet.answers:
            yield MatterKind.CARD, card, card.text, _title(sheet, methods.get(sheet.method))
    for note in workshop.notes.values():
        if kind := _OF_NOTES.get(note.kind):
            step = workshop.steps.get(note.step or "")
            yield kind, note, note.text, step.title if step else ""
    for link in workshop.links.values():
        if link.state is LinkState.WISHED:
            yield MatterKind.HOLE, link, _link_words(workshop, link), ""


def _matter(kind: MatterKind, entity: Entity, what: str, where: str, today: dt.date) -> Matter:
    owner, due = getattr(entity, "owner", ""), getattr(entity, "due", None)
    state = state_of(entity)
    late = due is not None and due < today and state not in FINISHED
    return Matter(kind, entity, what, where, owner, due, state, late)


def state_of(entity: Entity) -> TargetState:
    """How far an entity that is followed up has come."""
    match entity:
        case Target() | Agreement():
            return entity.state
        case GridRow():
            done = entity.done
        case Check():
            done = entity.settled
        case Note():
            done = entity.resolved
        case Card():
            # What came of it is followed up for itself.
            done = bool(entity.answer or entity.became)
        case _:
            done = False
    return TargetState.DONE if done else TargetState.OPEN


def _title(sheet: Sheet, method: Method | None) -> str:
    return method.title.of(language()) if method else sheet.title


def _item_title(sheet: Sheet, item: str, method: Method | None) -> str:
    listed = headings(sheet, method, "items")
    return next((heading.title for heading, _hint in listed if heading.key == item), "")


def _row_words(workshop: Workshop, sheet: Sheet, row: GridRow, method: Method | None) -> str:
    """A row in words: its item or actor, and what its first filled cell says."""
    actor = workshop.actors.get(row.item)
    title = actor.name if actor else row.cells.get(OWN_TITLE, "")
    if row.item and not actor:
        title = _item_title(sheet, row.item, method)
    cells = (row.cells.get(column.key, "") for column in sheet.columns)
    said = next((cell for cell in cells if cell), "")
    return ": ".join(filter(None, (title, said))) or _title(sheet, method)


def _check_words(sheet: Sheet, check: Check, method: Method | None) -> str:
    title = _item_title(sheet, check.item, method) or check.item
    answer = f" ({label(check.answer)})" if check.answer else ""
    return f"{title}{answer}" + (f": {check.note}" if check.note else "")


def _link_words(workshop: Workshop, link: ValueLink) -> str:
    source, target = workshop.actors[link.source], workshop.actors[link.target]
    return f"{source.name} → {target.name}: {link.what}"


# ---------------------------------------------------------------------- changing


def next_state(entity: Entity, *, at: dt.datetime) -> Change:
    """The change that takes a matter one state further, and from the last to the first.

    A wished link becomes an existing one. What has no states between is open or done.

    Raises:
        Refused: where the entity is none that is followed up.
    """
    match entity:
        case Target() | Agreement():
            states = list(TargetState)
            after = states[(states.index(entity.state) + 1) % len(states)]
            return update(entity, at=at, state=after)
        case GridRow():
            return update(entity, at=at, done=not entity.done)
        case Check():
            return update(entity, at=at, settled=not entity.settled)
        case Note():
            return update(entity, at=at, resolved=not entity.resolved)
        case ValueLink():
            return update(entity, at=at, state=LinkState.EXISTING)
        case Card():
            raise Refused(_("an answer settles it: Enter goes to the card, O answers it there"))
        case _:
            raise Refused(_("this is nothing to follow up: {table}").format(table=table_of(entity)))
