"""What has changed in the network since it was kept under a name."""

from __future__ import annotations

from exporters.drawing import comparison_text
from exporters.markdown.blocks import bullets, fenced, table
from exporters.markdown.report import Report, date_words, lead
from exporters.markdown.text import inline, opening
from locales import _, ngettext, pgettext
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
            blocks += _details(report, snapshot, diff)
            break
    return blocks


def _since(snapshot: Snapshot, diff: NetworkDiff) -> str:
    title = _("Since {name}, {date}").format(
        name=inline(snapshot.name), date=date_words(snapshot.created.date())
    )
    return f"{lead(title)} {inline(summary(diff))}"


def _details(report: Report, snapshot: Snapshot, diff: NetworkDiff) -> list[str]:
    told = lines(diff)
    shown = [opening(line) for line in told[:MOST_LINES]]
    if rest := len(told) - len(shown):
        shown.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
    drawn = comparison_text(report.workshop, snapshot, report.options)
    return [
        *([fenced(drawn)] if drawn else []),
        _("Every change since {name}:").format(name=inline(snapshot.name)),
        bullets(shown),
        *_measures(report, diff),
    ]


def _measures(report: Report, diff: NetworkDiff) -> list[str]:
    """The measures before and after that differ."""
    from model.network.measures import measure_changes, measure_network

    changes = measure_changes(measure_network(diff.before), report.measures)
    rows = [
        (one.name, one.before, one.after, one.change)
        for one in changes
        if one.change != "=" and one.before != one.after
    ]
    head = (
        _("Measure"),
        pgettext("column", "before"),
        pgettext("column", "after"),
        pgettext("column", "change"),
    )
    if not rows:
        return []
    return [_("The measures that have changed:"), table(head, rows, "<>>>")]
