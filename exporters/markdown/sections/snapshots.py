"""What has changed in the network since it was kept under a name."""

from __future__ import annotations

from exporters.markdown.blocks import bullets
from exporters.markdown.report import Report, date_words, lead
from exporters.markdown.text import inline, opening
from locales import _, ngettext
from model.entities import Snapshot
from model.network.diff import NetworkDiff, compare
from model.network.diff_words import lines, summary

MOST_LINES = 40
"""How many single changes are told; more would be a second report."""


def body(report: Report) -> list[str]:
    """A line for every snapshot, oldest first; then each change since the last that differs."""
    diffs = [
        (snapshot, compare(snapshot, report.workshop))
        for snapshot in report.workshop.snapshots.values()
    ]
    if not diffs:
        return []
    blocks = [bullets(_since(snapshot, diff) for snapshot, diff in diffs)]
    for snapshot, diff in reversed(diffs):
        if diff:
            blocks += _details(snapshot, diff)
            break
    return blocks


def _since(snapshot: Snapshot, diff: NetworkDiff) -> str:
    title = _("Since {name}, {date}").format(
        name=inline(snapshot.name), date=date_words(snapshot.created.date())
    )
    return f"{lead(title)} {inline(summary(diff))}"


def _details(snapshot: Snapshot, diff: NetworkDiff) -> list[str]:
    told = lines(diff)
    shown = [opening(line) for line in told[:MOST_LINES]]
    if rest := len(told) - len(shown):
        shown.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
    return [
        _("Every change since {name}:").format(name=inline(snapshot.name)),
        bullets(shown),
    ]
