"""The follow-up table: everything that somebody is to do, with owner, due date and state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exporters.markdown.blocks import table
from exporters.markdown.report import NOT_SAID, Report, date_words
from exporters.markdown.text import inline
from locales import _
from model.entities import NoteKind, TargetState
from model.labels import label

_FINISHED = (TargetState.DONE, TargetState.DROPPED)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to follow up."""

    kind: str
    what: str
    owner: str
    due: dt.date | None
    state: TargetState

    @property
    def order(self) -> tuple[bool, dt.date]:
        """Unfinished first, then by due date; those without one last."""
        return self.state in _FINISHED, self.due or dt.date.max


def body(report: Report) -> list[str]:
    """Targets, agreements and tasks in one table, what is due soonest first."""
    items = sorted(_items(report), key=lambda item: item.order)
    if not items:
        return []
    today = report.options.now.date()
    return [
        table(
            (_("What"), _("Kind"), _("Owner"), _("Due"), _("State")),
            [
                (
                    inline(item.what),
                    item.kind,
                    inline(item.owner) or NOT_SAID,
                    date_words(item.due) or NOT_SAID,
                    _state(item, today),
                )
                for item in items
            ],
        )
    ]


def _items(report: Report) -> list[Item]:
    workshop = report.workshop
    items = [
        Item(_("target"), target.title, target.owner, target.due, target.state)
        for target in workshop.targets.values()
    ]
    items += [
        Item(_("agreement"), agreement.title, agreement.owner, agreement.due, agreement.state)
        for agreement in workshop.agreements.values()
    ]
    items += [
        Item(
            label(NoteKind.TASK),
            note.text,
            "",
            None,
            TargetState.DONE if note.resolved else TargetState.OPEN,
        )
        for note in report.notes_of(NoteKind.TASK)
    ]
    return items


def _state(item: Item, today: dt.date) -> str:
    words = label(item.state)
    if item.due and item.due < today and item.state not in _FINISHED:
        return _("{state}, late").format(state=words)
    return words
