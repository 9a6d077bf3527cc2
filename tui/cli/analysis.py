"""Measures, findings and comparison as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from locales import _, ngettext, pgettext
from model.network import diff_words
from model.network.diff import NetworkDiff
from model.network.findings import Finding, severity_words
from model.network.graph import Network
from model.network.measures import Measures, measure_changes, measure_network
from model.network.measures.words import measure_lines
from model.network.pairs import coverage_words, pair_coverage
from model.network.structure import mixing_table, named_parts
from model.network.words import figure
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
        output.line(f"    {finding.measure} · {finding.question}")
    if not findings:
        output.line(_("The network is too small to say anything about it."))
    rows = [(line.name, line.value, line.meaning) for line in measure_lines(measures)]
    if rows:
        headings = (_("Measure"), pgettext("column", "Value"), _("What it means here"))
        output.line()
        output.table(headings, rows, "<>")
    network = Network.of_workshop(workshop)
    _tell_structure(network, measures, output)
    if measures.actors:
        output.line()
        output.line(coverage_words(pair_coverage(network)))
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


def _tell_structure(network: Network, measures: Measures, output: Output) -> None:
    """Who stands where by name, and how the sectors mix."""
    if parts := named_parts(network, measures):
        output.line()
    for part in parts:
        output.line(f"{part.name}: {part.members}")
    if mixing := mixing_table(measures):
        output.line()
        output.table(mixing.head, mixing.rows, "<" + ">" * len(mixing.rows) + ">")


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
            figure(values.balance),
            figure(values.betweenness),
            figure(values.closeness),
        )
        for actor, values in ordered[:_MOST_ACTORS]
    ]
    headings = (
        _("Actor"),
        _("Partners"),
        pgettext("column", "Gives"),
        pgettext("column", "Gets"),
        _("Balance"),
        _("Betweenness"),
        _("Closeness"),
    )
    output.table(headings, rows, "<>>>>>>")
    if rest := len(ordered) - len(rows):
        output.line(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
