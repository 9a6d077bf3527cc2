"""The boards: column by column what stood on the cards, and what became of it."""

from __future__ import annotations

from exporters.boardplot import ASCII, UNICODE, draw_plot
from exporters.markdown.blocks import bullets, fenced, heading, strong
from exporters.markdown.report import Report, date_words, lead
from exporters.markdown.text import flowing, inline, opening
from exporters.textmap.cells import shortened
from locales import _
from model.entities import Card, Form, Sheet
from model.forms.ballot import ballot_of
from model.forms.becoming import kind_of, outcomes_of, title_of
from model.forms.columns import Column, Heap, board_of, cards_on
from model.forms.sheets import sheets_of
from model.forms.weighing import weighed

PLOT = (60, 14)
"""Cells and lines of the plot of impact × effort."""

LISTED = 80
"""Cells of a card's text in the list under the plot; all of it stands in its column."""


def body(report: Report) -> list[str]:
    """Every board that something stands on, in the order in which they were opened."""
    blocks: list[str] = []
    for sheet in report.workshop.sheets.values():
        if sheet.form is Form.BOARD and cards_on(report.workshop, sheet):
            blocks += _board(report, sheet)
    return blocks


def _board(report: Report, sheet: Sheet) -> list[str]:
    columns = board_of(report.workshop, sheet)
    blocks = [heading(report.level + 1, _title(report, sheet))]
    ballot = ballot_of(report.workshop, sheet)
    if ballot.each and ballot.given:
        blocks.append(f"{ballot.words()}.")
    for column in columns:
        if column.heaps:
            blocks.append(heading(report.level + 2, _column_title(column)))
            blocks.append(bullets(_heap(report, heap) for heap in column.heaps))
    empty = [_column_title(column) for column in columns if not column.heaps]
    if empty:
        blocks.append(lead(_("Left empty")) + " " + ", ".join(empty))
    return blocks + _plot(report, columns)


def _title(report: Report, sheet: Sheet) -> str:
    """The board's title, with its round where the method was used several times."""
    title = inline(sheet.title)
    if len(sheets_of(report.workshop, sheet.method)) < 2:
        return title
    return _("{title}, round {n} ({date})").format(
        title=title, n=sheet.round, date=date_words(sheet.created.date())
    )


def _column_title(column: Column) -> str:
    title = inline(column.heading.title)
    return f"{title} ({inline(column.heading.group)})" if column.heading.group else title


def _heap(report: Report, heap: Heap) -> str:
    if not heap.name:
        return _card(report, heap.cards[0], indent="  ")
    votes = f" ({_votes(heap.votes)})" if heap.votes else ""
    cards = [_card(report, card, indent="    ") for card in heap.cards]
    return "\n".join([f"{strong(inline(heap.name))}{votes}", *(f"  - {card}" for card in cards)])


def _votes(votes: int) -> str:
    return f"● ×{votes}"


def _card(report: Report, card: Card, indent: str) -> str:
    """A card: its text, in brackets what was said of it, and beneath what it became."""
    words = flowing(card.text, indent=indent)
    if details := _details(report, card):
        words += f" ({'; '.join(details)})"
    beneath = [
        f"→ {kind_of(outcome)}: {inline(title_of(outcome))}"
        for outcome in outcomes_of(report.workshop, card)
    ]
    if card.answer:
        beneath.append(lead(_("Answer")) + " " + flowing(card.answer, indent=indent, first=False))
    return f"  \n{indent}".join([words, *beneath])


def _details(report: Report, card: Card) -> list[str]:
    details = [_votes(card.votes)] if card.votes else []
    if names := report.names(card.actors):
        details.append(names)
    if card.impact:
        details.append(_("impact {n}").format(n=card.impact))
    if card.effort:
        details.append(_("effort {n}").format(n=card.effort))
    return details


def _plot(report: Report, columns: list[Column]) -> list[str]:
    """Impact × effort as a drawing and the list that its numbers mean; none for a single card."""
    ready, _rest = weighed(columns)
    if len(ready) < 2:
        return []
    points = [(card.impact or 0, card.effort or 0) for card in ready]
    signs = ASCII if report.options.ascii else UNICODE
    drawing = draw_plot(points, *PLOT, signs)
    numbered = [
        f"{number}. {opening(shortened(card.text, LISTED))} ({card.impact} × {card.effort})"
        for number, card in enumerate(ready, start=1)
    ]
    return [
        heading(report.level + 2, _("Impact and effort")),
        fenced("\n".join(line.rstrip() for line in drawing.lines)),
        "\n".join(numbered),
    ]
