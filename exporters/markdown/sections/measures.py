"""The network in figures: each measure by its standard name, and what it means here."""

from __future__ import annotations

from exporters.markdown.blocks import bullets, table
from exporters.markdown.report import Report, lead
from exporters.markdown.text import inline
from locales import _, ngettext, pgettext

MOST_ACTORS = 30
"""Actors who have a row of figures each; those who stand most between the others come first."""


def body(report: Report) -> list[str]:
    """Measures of the network, who stands where by name, sectors, and the actors' figures."""
    if not report.network.existing:
        return []
    return [*_whole(report), *_sectors(report), *_actors(report)]


def _whole(report: Report) -> list[str]:
    from model.network.measures import measure_lines
    from model.network.structure import named_parts

    rows = [
        (inline(line.name), line.value, inline(line.meaning))
        for line in measure_lines(report.measures)
    ]
    head = (_("Measure"), pgettext("column", "Value"), _("What it means here"))
    parts = [
        f"{lead(inline(part.name))} {inline(part.members)}"
        for part in named_parts(report.network, report.measures)
    ]
    return [table(head, rows, "<>"), *([bullets(parts)] if parts else [])]


def _sectors(report: Report) -> list[str]:
    from model.network.structure import mixing_table

    mixing = mixing_table(report.measures)
    if mixing is None:
        return []
    return [
        _("Sector mixing matrix: directions in which the row's sector gives to the column's."),
        table(mixing.head, mixing.rows, "<" + ">" * len(mixing.rows) + ">"),
    ]


def _actors(report: Report) -> list[str]:
    from model.network.words import figure

    ordered = sorted(
        report.measures.actors.items(),
        key=lambda item: (-(item[1].betweenness or 0.0), -item[1].partners),
    )
    rows = [
        (
            report.name(actor),
            str(values.partners),
            str(values.out_strength),
            str(values.in_strength),
            figure(values.balance),
            str(values.reach_2),
            figure(values.betweenness),
            figure(values.constraint),
        )
        for actor, values in ordered[:MOST_ACTORS]
    ]
    head = (
        _("Actor"),
        _("Partners"),
        pgettext("column", "Gives"),
        pgettext("column", "Gets"),
        _("Balance"),
        pgettext("column", "2-step reach"),
        _("Betweenness"),
        pgettext("column", "Constraint"),
    )
    rest = len(ordered) - len(rows)
    more = [ngettext("and {n} more", "and {n} more", rest).format(n=rest)] if rest else []
    return [table(head, rows, "<>>>>>>>"), *more]
