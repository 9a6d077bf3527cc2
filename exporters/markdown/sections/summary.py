"""The summary, and what the network analysis says."""

from __future__ import annotations

from exporters.markdown.blocks import bullets, emphasised, strong
from exporters.markdown.report import Report, date_words
from exporters.markdown.text import inline, opening
from locales import _, ngettext
from model.entities import NoteKind, Target, TargetState

MOST_DECISIONS = 7
MOST_FINDINGS = 5
"""How much stands in the summary before it stops being one; other sections tell all."""


def body(report: Report) -> list[str]:
    """What was decided, the chosen targets, what is still open, and the findings in words."""
    blocks = []
    if decisions := _decisions(report):
        blocks += [_("What was decided:"), bullets(decisions)]
    if targets := _targets(report):
        blocks += [_("What the network chose to improve:"), bullets(targets)]
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
    """Everything the network analysis says, each with a question for the next meeting."""
    lines = [
        opening(finding.words)
        + (f" {emphasised(inline(finding.question))}" * bool(finding.question))
        for finding in report.findings
    ]
    return [bullets(lines)] if lines else []


def _decisions(report: Report) -> list[str]:
    notes = report.notes_of(NoteKind.DECISION)
    lines = [opening(note.text) for note in notes[:MOST_DECISIONS]]
    if rest := len(notes) - len(lines):
        lines.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
    return lines


def _targets(report: Report) -> list[str]:
    return [
        _target(target)
        for target in report.workshop.targets.values()
        if target.state is not TargetState.DROPPED
    ]


def _target(target: Target) -> str:
    details = [inline(target.owner)] if target.owner else []
    if target.due:
        details.append(_("by {date}").format(date=date_words(target.due)))
    words = strong(inline(target.title))
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
