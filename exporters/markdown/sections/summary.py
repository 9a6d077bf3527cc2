"""The summary, and what the network analysis says."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.markdown.blocks import bullets, emphasised, strong
from exporters.markdown.report import Report, date_words, lead
from exporters.markdown.text import inline, opening
from locales import _, ngettext
from model.entities import Note, NoteKind, TargetState

MOST_LINES = 7
MOST_FINDINGS = 5
"""How much stands in the summary before it stops being one; other sections tell all."""


def body(report: Report) -> list[str]:
    """The next meeting, what was decided, agreed and chosen, what is to be done, the findings."""
    blocks = []
    if meeting := report.workshop.session.next_meeting:
        blocks.append(lead(_("Next meeting")) + " " + date_words(meeting))
    if decisions := _notes(report.notes_of(NoteKind.DECISION)):
        blocks += [_("What was decided:"), bullets(decisions)]
    if agreements := _agreements(report):
        blocks += [_("What was agreed:"), bullets(agreements)]
    if targets := _targets(report):
        blocks += [_("What the network chose to improve:"), bullets(targets)]
    if tasks := _notes([note for note in report.notes_of(NoteKind.TASK) if not note.resolved]):
        blocks += [_("What is to be done next:"), bullets(tasks)]
    if still := _still_open(report):
        blocks.append(still)
    if report.findings:
        # One finding of each sort: a summary is to show how different things stand.
        first = {finding.key: finding for finding in reversed(report.findings)}
        told = [finding for finding in report.findings if first[finding.key] is finding]
        lines = [opening(finding.words) for finding in told[:MOST_FINDINGS]]
        blocks += [_("What stands out in the network:"), bullets(lines)]
    return blocks


def findings_body(report: Report) -> list[str]:
    """Everything the network analysis says, by which measure, and what to ask about it."""
    lines = [
        opening(finding.words)
        + (f" {emphasised(inline(finding.question))}" * bool(finding.question))
        + f" · {inline(finding.measure)}" * bool(finding.measure)
        for finding in report.findings
    ]
    return [bullets(lines)] if lines else []


def _notes(notes: Sequence[Note]) -> list[str]:
    return _few([opening(note.text) for note in notes])


def _few(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are."""
    rest = len(lines) - MOST_LINES
    if rest <= 0:
        return lines
    return [*lines[:MOST_LINES], ngettext("and {n} more", "and {n} more", rest).format(n=rest)]


def _agreements(report: Report) -> list[str]:
    return _few(
        [
            _who_and_when(agreement.title, agreement.owner, "")
            for agreement in report.workshop.agreements.values()
            if agreement.state is not TargetState.DROPPED
        ]
    )


def _targets(report: Report) -> list[str]:
    return [
        _who_and_when(
            target.title,
            target.owner,
            _("by {date}").format(date=date_words(target.due)) if target.due else "",
        )
        for target in report.workshop.targets.values()
        if target.state is not TargetState.DROPPED
    ]


def _who_and_when(title: str, owner: str, when: str) -> str:
    details = [words for words in (inline(owner), when) if words]
    words = strong(inline(title))
    return f"{words} ({', '.join(details)})" if details else words


def _still_open(report: Report) -> str:
    questions = sum(not note.resolved for note in report.notes_of(NoteKind.QUESTION))
    parked = sum(not note.resolved for note in report.notes_of(NoteKind.PARKED))
    parts = []
    if questions:
        parts.append(ngettext("{n} question", "{n} questions", questions).format(n=questions))
    if parked:
        parts.append(ngettext("{n} parked point", "{n} parked points", parked).format(n=parked))
    return _("Still open: {parts}.").format(parts=", ".join(parts)) if parts else ""
