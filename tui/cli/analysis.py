"""Measures, findings and comparison as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from locales import _, pgettext
from model.network import diff_words
from model.network.diff import NetworkDiff
from model.network.findings import Finding, severity_words
from model.network.measures import Measures, measure_changes, measure_network
from model.network.measures.words import measure_lines
from model.network.words import decimal
from model.workshop import Workshop
from tui.cli.output import Output

_MOST_ACTORS = 12


def tell(
    workshop: Workshop,
    measures: Measures,
    findings: Sequence[Finding],
    against: NetworkDiff | None,
    output: Output,
) -> None:
    """Write the findings first: they are what the room can act on."""
    for finding in findings:
        output.line(f"{severity_words(finding.severity)}: {finding.words}")
        if finding.question:
            output.line(f"    {finding.question}")
    if not findings:
        output.line(_("The network is too small to say anything about it."))
    rows = [(line.name, line.value, line.meaning) for line in measure_lines(measures)]
    if rows:
        headings = (_("Measure"), pgettext("column", "Value"), _("What it means here"))
        output.line()
        output.table(headings, rows, "<>")
    if measures.actors:
        output.line()
        _tell_actors(workshop, measures, output)
    if against is not None:
        output.line()
        output.line(diff_words.summary(against))
        for line in diff_words.lines(against):
            output.line(f"  {line}")
        changes = measure_changes(measure_network(against.before), measures)
        figures = [(one.name, one.before, one.after, one.change) for one in changes]
        heads = (
            _("Measure"),
            pgettext("column", "before"),
            pgettext("column", "after"),
            pgettext("column", "change"),
        )
        output.line()
        output.table(heads, figures, "<>>>")


def _tell_actors(workshop: Workshop, measures: Measures, output: Output) -> None:
    ordered = sorted(
        measures.actors.items(),
        key=lambda item: (-(item[1].betweenness or 0.0), -item[1].partners),
    )
    rows = [
        (
            workshop.actors[actor].name,
            str(values.partners),
            str(values.out_strength),
            str(values.in_strength),
            _number(values.betweenness),
            _number(values.closeness),
        )
        for actor, values in ordered[:_MOST_ACTORS]
    ]
    headings = (
        _("Actor"),
        _("Partners"),
        pgettext("column", "Gives"),
        pgettext("column", "Gets"),
        _("Betweenness"),
        _("Closeness"),
    )
    output.table(headings, rows, "<>>>>>")


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else decimal(value)
