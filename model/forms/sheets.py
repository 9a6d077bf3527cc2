"""Sheets: opening a method's form, and finding the one that is in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from locales import _, language
from model.changes import Change, Edit, add, new
from model.changes.references import REFERENCES
from model.entities import Form, Heading, Phase, Sheet
from model.methods.method import Both, Field, Method, Minutes, Scale
from model.workshop import Workshop

ON_SHEETS = frozenset({Form.BOARD, Form.GRID, Form.RATING, Form.CHECKLIST, Form.CAFE})
"""Forms that need a sheet; the others write actors, links, targets and notes directly."""


def sheets_of(workshop: Workshop, method: str) -> list[Sheet]:
    """Every sheet of the method with this key, oldest first."""
    return [sheet for sheet in workshop.sheets.values() if sheet.method == method]


ANSWERED_ANEW = frozenset({Form.RATING, Form.CHECKLIST})
"""Forms of which a sheet from an earlier round's session is there to be compared with."""


def sheet_for(workshop: Workshop, method: str) -> Sheet | None:
    """The sheet in use for a method: the newest one; None where it was never opened.

    What was answered in an earlier round's session is answered anew, on a sheet of its own.
    """
    newest = next(iter(reversed(sheets_of(workshop, method))), None)
    if newest is not None and newest.carried and newest.form in ANSWERED_ANEW:
        return None
    return newest


def opened_sheet(
    workshop: Workshop, method: Method, *, step: str | None = None, at: dt.datetime
) -> Change:
    """The change that opens a new sheet of `method`, the next of its rounds.

    Its words are in the session's language.
    """
    language = workshop.session.language
    sheet = new(
        Sheet,
        created=at,
        method=method.key,
        form=method.form,
        title=method.title.of(language),
        step=step,
        round=len(sheets_of(workshop, method.key)) + 1,
        columns=tuple(_heading(field, language) for field in method.columns),
        items=tuple(_heading(field, language) for field in method.items),
        rows=method.rows,
        owner_and_date=method.owner_and_date,
        votes=method.votes,
        answers=method.answers,
        low=method.scale.low,
        high=method.scale.high,
        low_words=method.scale.low_words.of(language),
        high_words=method.scale.high_words.of(language),
        rounds=method.rounds,
    )
    return add(sheet, at=at)


def _heading(field: Field, language: str) -> Heading:
    return new(
        Heading,
        key=field.key,
        title=field.title.of(language),
        group=field.group.of(language),
        steps=field.steps.of(language),
    )


def headings(
    sheet: Sheet | None, method: Method | None, part: Literal["columns", "items"]
) -> list[tuple[Heading, str]]:
    """The columns or items of a sheet, or of a method that has none yet, each with its hint.

    The sheet says which there are; where the method knows them too, they are called in the
    language in force rather than in the session's.
    """
    words = language()
    known = {field.key: field for field in getattr(method, part)} if method else {}
    if sheet is None:
        return [(_heading(field, words), field.hint.of(words)) for field in known.values()]
    return [
        (_heading(field, words), field.hint.of(words))
        if (field := known.get(heading.key))
        else (heading, "")
        for heading in getattr(sheet, part)
    ]


def method_behind(sheet: Sheet, methods: Mapping[str, Method]) -> Method:
    """The method that `sheet` belongs to.

    Where it is not among `methods` (any more), or has another form there, one is made of what the
    sheet itself holds, so that the sheet can be opened on any laptop.
    """
    known = methods.get(sheet.method)
    if known is not None and known.form is sheet.form:
        return known
    purpose = _("This method is not on this laptop; the sheet is shown by its own headings.")
    return Method(
        key=sheet.method,
        phases=(Phase.MAPPING,),
        form=sheet.form,
        group=(),
        title=Both(sheet.title, sheet.title),
        purpose=Both(purpose, purpose),
        minutes=Minutes(),
        prompts=Both((), ()),
        columns=tuple(map(_field, sheet.columns)),
        items=tuple(map(_field, sheet.items)),
        scale=Scale(
            sheet.low,
            sheet.high,
            Both(sheet.low_words, sheet.low_words),
            Both(sheet.high_words, sheet.high_words),
        ),
        rows=sheet.rows,
        owner_and_date=sheet.owner_and_date,
        votes=sheet.votes,
        answers=sheet.answers,
        rounds=sheet.rounds,
    )


def _field(heading: Heading) -> Field:
    return Field(
        key=heading.key,
        title=Both(heading.title, heading.title),
        group=Both(heading.group, heading.group),
        steps=Both(heading.steps, heading.steps),
    )


def sheets_alone(workshop: Workshop, methods: Mapping[str, Method]) -> list[Sheet]:
    """The newest sheet of every method that is not among `methods`, oldest method first."""
    alone = (sheet for sheet in workshop.sheets.values() if sheet.method not in methods)
    return list({sheet.method: sheet for sheet in alone}.values())


def answered(workshop: Workshop, sheet: Sheet) -> bool:
    """Whether anything stands on `sheet`."""
    return any(
        getattr(entity, "sheet", None) == sheet.id
        for table, references in REFERENCES.items()
        if any(reference.table == "sheets" for reference in references)
        for entity in workshop.rows(table).values()
    )


def sheet_to_write_on(
    workshop: Workshop, method: Method, *, at: dt.datetime
) -> tuple[Sheet, tuple[Edit, ...]]:
    """The sheet in use for `method`, and the edits that open it where there is none yet.

    So a form's first entry opens its sheet in the same change, and an unused form leaves nothing.
    """
    sheet = sheet_for(workshop, method.key)
    if sheet is not None:
        return sheet, ()
    edits = opened_sheet(workshop, method, at=at).edits
    opened = edits[0].after
    assert isinstance(opened, Sheet)
    return opened, edits
