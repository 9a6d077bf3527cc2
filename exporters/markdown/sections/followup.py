"""The follow-up table: everything that somebody is to do, with owner, due date and state."""

from __future__ import annotations

from collections import Counter

from exporters.markdown.blocks import table
from exporters.markdown.report import NOT_SAID, Report, date_words, lead
from exporters.markdown.sections.grids import methods_for
from exporters.markdown.text import inline
from exporters.textmap.cells import shortened
from locales import _, ngettext
from model.followup import FOLLOWED, Matter, MatterKind, gathered, kind_words
from model.labels import label

WHAT_MOST = 240
"""Cells of what a matter is about; the whole of a long text stands in its own section."""


_COUNTED = (MatterKind.QUESTION, MatterKind.CARD, MatterKind.PARKED, MatterKind.HOLE)
"""The kinds that are counted, not listed."""


def body(report: Report) -> list[str]:
    """The next meeting; what is to be done in one table by date; what else is open, counted."""
    today, methods = report.options.now.date(), methods_for(report)
    matters = gathered(report.workshop, today, methods)
    followed = [m for m in matters if m.kind in FOLLOWED or m.owner or m.due]
    blocks: list[str] = []
    if meeting := report.workshop.session.next_meeting:
        blocks.append(lead(_("Next meeting")) + " " + date_words(meeting))
    if followed:
        blocks.append(_table(followed))
    if words := _others([m for m in matters if m not in followed and not m.finished]):
        blocks.append(words)
    return blocks


def _table(matters: list[Matter]) -> str:
    return table(
        (_("What"), _("Kind"), _("Owner"), _("Due"), _("State")),
        [
            (
                inline(shortened(" ".join(matter.what.split()), WHAT_MOST)),
                _kind(matter),
                inline(matter.owner) or NOT_SAID,
                date_words(matter.due) or NOT_SAID,
                _state(matter),
            )
            for matter in matters
        ],
    )


def _kind(matter: Matter) -> str:
    """Where a matter comes from: the sheet's own name says more than that it is one."""
    if matter.kind in (MatterKind.ROW, MatterKind.CHECK):
        return inline(matter.where)
    return kind_words(matter.kind)


def _state(matter: Matter) -> str:
    words = label(matter.state)
    return _("{state}, late").format(state=words) if matter.late else words


def _others(matters: list[Matter]) -> str:
    """Questions, cards, parked points and holes that nobody has taken on yet."""
    counts = Counter(matter.kind for matter in matters)
    questions, cards, parked, holes = (counts[kind] for kind in _COUNTED)
    parts = [
        ngettext("{n} question", "{n} questions", questions).format(n=questions),
        ngettext("{n} unanswered card", "{n} unanswered cards", cards).format(n=cards),
        ngettext("{n} parked point", "{n} parked points", parked).format(n=parked),
        ngettext("{n} hole in the network", "{n} holes in the network", holes).format(n=holes),
    ]
    counted = (questions, cards, parked, holes)
    named = [words for words, n in zip(parts, counted, strict=True) if n]
    return lead(_("Open and without an owner")) + " " + ", ".join(named) if named else ""
