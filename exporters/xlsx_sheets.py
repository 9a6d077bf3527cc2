"""The methods' sheets as tables: cards, grids, ratings, checklists and cafés."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from exporters.options import ExportOptions
from locales import _
from model.entities import Heading, Sheet
from model.labels import label
from model.workshop import Workshop

Cell = str | int | float | dt.date | dt.datetime | None
Rows = tuple[tuple[Cell, ...], ...]
Made = tuple[str, tuple[str, ...], Rows]
"""Title, columns and rows of a table."""


def sheet_tables(workshop: Workshop, options: ExportOptions) -> list[Made]:
    """One table for each form, whatever method it was used in."""
    return [
        _cards(workshop),
        _grids(workshop),
        _ratings(workshop, options),
        _checks(workshop),
        _harvests(workshop, options),
    ]


def _title(sheet: Sheet) -> str:
    return f"{sheet.title} {sheet.round}" if sheet.round > 1 else sheet.title


def _words(headings: Iterable[Heading], key: str) -> str:
    return next((heading.title for heading in headings if heading.key == key), key)


def _names(workshop: Workshop, ids: Iterable[str]) -> str:
    return ", ".join(workshop.actors[key].name for key in ids if key in workshop.actors)


def _cards(workshop: Workshop) -> Made:
    rows: list[tuple[Cell, ...]] = []
    for card in workshop.cards.values():
        if (sheet := workshop.sheets.get(card.sheet)) is None:
            continue
        rows.append(
            (
                *(_title(sheet), _words(sheet.columns, card.column), card.text, card.cluster),
                *(_names(workshop, card.actors), card.votes or None, card.impact, card.effort),
                card.answer,
            )
        )
    columns = (
        *(_("Sheet"), _("Column"), _("Text"), _("Group of cards"), _("Actors"), _("Votes")),
        *(_("Impact"), _("Effort"), _("Answer")),
    )
    return _("Cards"), columns, tuple(rows)


def _grids(workshop: Workshop) -> Made:
    rows: list[tuple[Cell, ...]] = []
    for row in workshop.grid_rows.values():
        if (sheet := workshop.sheets.get(row.sheet)) is None:
            continue
        actor = workshop.actors.get(row.item)
        item = actor.name if actor is not None else _words(sheet.items, row.item)
        for column in sheet.columns:
            if text := row.cells.get(column.key, ""):
                done = _("yes") if row.done else ""
                rows.append((_title(sheet), item, column.title, text, row.owner, row.due, done))
    columns = (*(_("Sheet"), _("Row"), _("Column"), _("Text"), _("Owner"), _("Date"), _("Done")),)
    return _("Grids"), columns, tuple(rows)


def _ratings(workshop: Workshop, options: ExportOptions) -> Made:
    """One row for each answer; who gave it only with personal data."""
    rows: list[tuple[Cell, ...]] = []
    for number, response in enumerate(workshop.responses.values(), start=1):
        if (sheet := workshop.sheets.get(response.sheet)) is None:
            continue
        named = options.personal_data and response.name
        who = response.name if named else f"{label(response.by)} {number}"
        for item, value in response.values.items():
            rows.append((_title(sheet), _words(sheet.items, item), value, who))
    columns = (_("Sheet"), _("Item"), _("Value"), _("Given by"))
    return _("Ratings"), columns, tuple(rows)


def _checks(workshop: Workshop) -> Made:
    rows: list[tuple[Cell, ...]] = []
    for check in workshop.checks.values():
        if (sheet := workshop.sheets.get(check.sheet)) is None:
            continue
        settled = _("yes") if check.settled else ""
        item = _words(sheet.items, check.item)
        answer = label(check.answer) if check.answer is not None else ""
        rows.append((_title(sheet), item, answer, check.note, settled))
    columns = (_("Sheet"), _("Item"), _("Answer"), _("Remark"), _("Dealt with"))
    return _("Checklists"), columns, tuple(rows)


def _harvests(workshop: Workshop, options: ExportOptions) -> Made:
    rows: list[tuple[Cell, ...]] = []
    for table in workshop.cafe_tables.values():
        host = (table.host,) if options.personal_data else ()
        said = [each for each in workshop.harvests.values() if each.table == table.id]
        for harvest in said:
            rows.append((table.number, table.topic, harvest.round, harvest.text, *host))
        if table.summary:
            rows.append((table.number, table.topic, _("summary"), table.summary, *host))
    host_title = (_("Host"),) if options.personal_data else ()
    columns = (_("Table"), _("Topic"), _("Round"), _("Text"), *host_title)
    return _("Learning café"), columns, tuple(rows)
