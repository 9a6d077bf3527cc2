"""Value transfer: who gives whom what, as a matrix in words, or in signs with the words below."""

from __future__ import annotations

from exporters.drawing import matrix_text
from exporters.markdown.blocks import fenced, strong, table
from exporters.markdown.report import Report
from exporters.markdown.text import inline
from locales import _
from model.entities import LinkState, Nature, ValueLink
from model.labels import label
from model.network.graph import Network, Pair
from model.network.matrix import ValueMatrix, value_matrix
from model.network.pairs import coverage_words, pair_coverage

MATRIX_LIMIT = 8
"""The most actors for which a matrix in words fits an A4 page."""


def body(report: Report) -> list[str]:
    """The matrix in words; with more actors than a page is wide, in signs.

    What flows is told pair by pair beneath the signs, unless another section tells it anyway.
    """
    network = Network.of_workshop(report.workshop)
    if not report.links and not network.nothing:
        return []
    matrix = value_matrix(report.workshop.actors.values(), report.links)
    if len(matrix.actors) <= MATRIX_LIMIT:
        return [
            _("Read across: the actor of the row gives this to the actor of the column."),
            _grid(matrix, network.nothing),
            *_gone_through(network),
        ]
    signs = matrix_text(report.workshop, report.options)
    return [
        *([fenced(signs)] if signs else []),
        *_gone_through(network),
        *_flows(report, matrix),
    ]


def _flows(report: Report, matrix: ValueMatrix) -> list[str]:
    chosen = report.options.sections or report.workshop.session.report_sections
    if not chosen or "links" in chosen:
        section = _("What each actor gives and gets")
        return [_("What flows is told actor by actor under “{section}”.").format(section=section)]
    return [
        _(
            "With {n} actors a matrix in words would not fit the page: here every pair between"
            " which something flows has a row."
        ).format(n=len(matrix.actors)),
        _pairs(matrix),
    ]


def _gone_through(network: Network) -> list[str]:
    """How much of the matrix was gone through, where the room was asked about pairs one by one."""
    if not network.nothing:
        return []
    told = coverage_words(pair_coverage(network))
    return [
        _("{told} A dash stands where nothing flows; what is empty was not asked.").format(
            told=told
        )
    ]


def _grid(matrix: ValueMatrix, nothing: frozenset[Pair]) -> str:
    head = [_("Gives ↓ to →"), *(inline(actor.label or actor.name) for actor in matrix.actors)]
    rows = [
        [
            strong(inline(giver.name)),
            *(
                "·"
                if giver is getter
                else "–"
                if (giver.id, getter.id) in nothing
                else _values(matrix.cell(giver.id, getter.id))
                for getter in matrix.actors
            ),
        ]
        for giver in matrix.actors
    ]
    return table(head, rows)


def _pairs(matrix: ValueMatrix) -> str:
    return table(
        (_("Giver"), _("Receiver"), _("What flows")),
        [
            (inline(giver.name), inline(getter.name), _values(links))
            for giver in matrix.actors
            for getter in matrix.actors
            if (links := matrix.cell(giver.id, getter.id))
        ],
    )


def _values(links: tuple[ValueLink, ...]) -> str:
    return "; ".join(map(_value, links))


def _value(link: ValueLink) -> str:
    marks = [label(link.nature)] if link.nature is Nature.INTANGIBLE else []
    if link.state is not LinkState.EXISTING:
        marks.append(label(link.state))
    words = inline(link.what)
    return f"{words} ({', '.join(marks)})" if marks else words
