"""Value transfer: who gives whom what, as a matrix in words, or in signs with the words below."""

from __future__ import annotations

from exporters.drawing import matrix_text
from exporters.markdown.blocks import fenced, strong, table
from exporters.markdown.report import Report
from exporters.markdown.text import inline
from locales import _
from model.entities import LinkState, Nature, ValueLink
from model.labels import label
from model.network.matrix import ValueMatrix, value_matrix

MATRIX_LIMIT = 8
"""The most actors for which a matrix in words fits an A4 page."""


def body(report: Report) -> list[str]:
    """The matrix in words; with more actors than a page is wide, in signs and then as pairs."""
    if not report.links:
        return []
    matrix = value_matrix(report.workshop.actors.values(), report.links)
    if len(matrix.actors) <= MATRIX_LIMIT:
        return [
            _("Read across: the actor of the row gives this to the actor of the column."),
            _grid(matrix),
        ]
    signs = matrix_text(report.workshop, report.options)
    return [
        *([fenced(signs)] if signs else []),
        _(
            "With {n} actors a matrix in words would not fit the page: here every pair between"
            " which something flows has a row."
        ).format(n=len(matrix.actors)),
        _pairs(matrix),
    ]


def _grid(matrix: ValueMatrix) -> str:
    head = [_("Gives ↓ to →"), *(inline(actor.label or actor.name) for actor in matrix.actors)]
    rows = [
        [
            strong(inline(giver.name)),
            *(
                "·" if giver is getter else _values(matrix.cell(giver.id, getter.id))
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
